"""Where links lead and where pictures lie: what authors write as an address, judged once for every importer."""

import posixpath
import re
from urllib.parse import unquote

from publish.config.addresses import SCHEMES, Impossible, scheme_of, sound_address
from publish.diagnostics import Outcome, Span, finding
from publish.model.inlines import CrossReference, Inlines, Link, NoteReference
from publish.model.walk import WRAPPING, each_inline

_ID = re.compile(r"[^\W\d][\w.\-]*")
_CONTENT = "content"


def link(children: Inlines, address: str, at: Span, *, title: str = "") -> Outcome[Inlines]:
    """Words with an address: a link out of the book, a cross reference inside it, or the words alone.

    Addresses without a scheme are cross references: to a dispatch's file, an id in it (``other.md#ports``) or an
    id of the own dispatch (``#ports``). Every scheme but :data:`SCHEMES` is a ``link-scheme`` warning, and so
    is an address that nothing can have.
    """
    address = address.strip()
    scheme = scheme_of(address)
    if all(isinstance(inline, (NoteReference, *WRAPPING)) for inline in each_inline(children)):
        return Outcome(children, (finding("link-empty", "A link without words", at),))
    if not address:
        hint = "Write where it leads between the round brackets."
        return Outcome(children, (finding("link-scheme", "A link without an address", at, hint=hint),))
    if not scheme and address.startswith(("//", "\\\\", "www.")):
        message = f"The address {address!r} has no scheme"
        hint = f"Write https://{address.lstrip('/')}."
        return Outcome(children, (finding("link-scheme", message, at, hint=hint),))
    if scheme and scheme not in SCHEMES:
        return Outcome(children, (finding("link-scheme", f"A link of the kind {scheme}: was taken out", at),))
    if not scheme:
        path, _, fragment = address.partition("#")
        findings = (
            [finding("attribute-unknown", "A cross reference has no title: it was taken out", at)] if title else []
        )
        return Outcome((CrossReference(children, unquote(path), unquote(fragment)),), tuple(findings))
    try:
        return Outcome((Link(children, sound_address(address), title),))
    except Impossible as reason:
        message = f"The address {_short(address)!r} {reason}"
        hint = "Correct it, or take the link out; an address that is meant as an example stands in `code`."
        return Outcome(children, (finding("link-scheme", message, at, hint=hint),))


def picture_source(source: str, at: Span) -> Outcome[str | None]:
    """The file of a picture, relative to the project folder; ``None`` when it may not be used.

    ``source`` is as the author wrote it, relative to the folder of the file that ``at`` names. Nothing is opened.
    """
    return _file(source, at, remote="photo-remote", outside="photo-outside", what="picture")


def text_source(source: str, at: Span) -> Outcome[str | None]:
    """The file of a text (an extended description), relative to the project folder, as :func:`picture_source`."""
    return _file(source, at, remote="path-refused", outside="path-refused", what="text")


def _file(source: str, at: Span, *, remote: str, outside: str, what: str) -> Outcome[str | None]:
    def refused(id: str, message: str) -> Outcome[str | None]:
        return Outcome(None, (finding(id, message, at),))

    source = source.strip()
    scheme = scheme_of(source)
    if scheme in ("http", "https", "ftp") or source.startswith(("//", "\\\\")):
        return refused(remote, f"The {what} {_short(source)} is on another machine")
    if scheme == "data":
        return refused(outside, f"A {what} written into the text as data is no file of the edition")
    if scheme:
        return refused("path-refused", f"{_short(source)} is no path inside the edition")
    name = unquote(source)
    if "\\" in name or "\x00" in name or name.startswith(("/", "~")) or re.search(r"%(2e|2f|5c)", name, re.IGNORECASE):
        return refused("path-refused", f"{_short(source)} is no path inside the edition")
    folder = posixpath.dirname(at.path)
    joined = posixpath.normpath(posixpath.join(folder, name))
    root = f"{_CONTENT}/" if folder.split("/")[0] == _CONTENT else ""
    if joined.startswith("..") or not joined.startswith(root):
        return refused(outside, f"{_short(source)} leaves the content folder")
    return Outcome(joined)


def _short(address: str) -> str:
    return address if len(address) <= 80 else f"{address[:77]}…"


def sound_id(id: str) -> bool:
    """Whether an id can be a link target in every output (an XML name without colons)."""
    return _ID.fullmatch(id) is not None
