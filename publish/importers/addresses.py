"""Where links lead and where pictures lie: what authors write as an address, judged once for every importer."""

import posixpath
import re
from urllib.parse import unquote

from publish.config.addresses import SCHEMES, WEB, Impossible, scheme_of, sound_address
from publish.config.values import PATH_REFUSED
from publish.diagnostics import Outcome, Rule, Severity, Span
from publish.model.inlines import CrossReference, Inlines, Link, NoteReference
from publish.model.walk import WRAPPING, each_inline

PHOTO_MISSING = Rule(
    "photo-missing",
    Severity.ERROR,
    "The image line names no file: the photo would be missing from the book.",
    "Correct the name, or add the file.",
    needed=True,
)

_ID = re.compile(r"[^\W\d][\w.\-]*")
_CONTENT = "content"
_BEHIND_NAME = re.compile(r"(?<=\.)(jpe?g|png|gif|webp|avif|svg|tiff?|bmp|heic)[?#].*$", re.IGNORECASE | re.DOTALL)
"""What stands behind the name of a picture's file for a server or a style sheet: ``chart.png?raw=true#wide``."""


ATTRIBUTE_UNKNOWN = Rule(
    "attribute-unknown",
    Severity.WARNING,
    "An attribute that nobody reads has no effect.",
    "Take it out, or correct its name.",
)

LINK_EMPTY = Rule(
    "link-empty",
    Severity.WARNING,
    "A link without words can neither be seen nor followed; it was taken out.",
    "Write its words in the square brackets.",
)

LINK_SCHEME = Rule(
    "link-scheme",
    Severity.WARNING,
    "A link of this kind can run code or reach the reader's own files; its text is kept.",
    "Use an https, http, mailto or tel link.",
    safety=True,
)


def link(children: Inlines, address: str, at: Span, *, title: str = "", print: str = "") -> Outcome[Inlines]:
    """Words with an address: a link out of the book, a cross reference inside it, or the words alone.

    Addresses without a scheme are cross references: to a dispatch's file, an id in it (``other.md#ports``) or an
    id of the own dispatch (``#ports``). Every scheme but :data:`SCHEMES` is a ``link-scheme`` warning, and so
    is an address that nothing can have. ``print`` is how the address is printed, or empty.
    """
    address = address.strip()
    scheme = scheme_of(address)
    if all(isinstance(inline, (NoteReference, *WRAPPING)) for inline in each_inline(children)):
        return Outcome(children, (LINK_EMPTY.finding("A link without words", at),))
    if not address:
        hint = "Write where it leads between the round brackets."
        return Outcome(children, (LINK_SCHEME.finding("A link without an address", at, hint=hint),))
    if not scheme and address.startswith(("//", "\\\\", "www.")):
        message = f"The address {address!r} has no scheme"
        hint = f"Write https://{address.lstrip('/')}."
        return Outcome(children, (LINK_SCHEME.finding(message, at, hint=hint),))
    if scheme and scheme not in SCHEMES:
        return Outcome(children, (LINK_SCHEME.finding(f"A link of the kind {scheme}: was taken out", at),))
    if not scheme:
        path, _, fragment = address.partition("#")
        findings = [
            ATTRIBUTE_UNKNOWN.finding(f"A cross reference has no {what}: it was taken out", at)
            for what in (*(("title",) if title else ()), *(("print=",) if print else ()))
        ]
        return Outcome((CrossReference(children, unquote(path), unquote(fragment)),), tuple(findings))
    try:
        return Outcome((Link(children, sound_address(address), title, print),))
    except Impossible as reason:
        message = f"The address {_short(address)!r} {reason}"
        hint = "Correct it, or take the link out; an address that is meant as an example stands in `code`."
        return Outcome(children, (LINK_SCHEME.finding(message, at, hint=hint),))


PHOTO_OUTSIDE = Rule(
    "photo-outside",
    Severity.ERROR,
    "A file outside the content folder may hold what was never meant for print.",
    "Copy the picture into the edition's folder.",
    safety=True,
    needed=True,
)

PHOTO_REMOTE = Rule(
    "photo-remote",
    Severity.ERROR,
    "A picture on another machine is not in the book, and loading it would tell who reads.",
    'Save the picture beside the dispatch, or write remote_pictures = "placeholder" into publication.toml.',
    safety=True,
    needed=True,
)


def picture_source(source: str, at: Span) -> Outcome[str | None]:
    """The file of a picture, relative to the project folder; ``None`` when it may not be used.

    ``source`` is as the author wrote it, relative to the folder of the file that ``at`` names. Nothing is opened. One
    that is named from the root of a site stands in the content folder, until it is looked for. One on the web keeps
    its address, and is a ``photo-remote`` error until the edition's settings have spoken.
    """
    if address := _on_the_web(source):
        message = f"The picture {_short(source.strip())} is on another machine"
        return Outcome(address, (PHOTO_REMOTE.finding(message, at),))
    if re.match(r"\s*/(?!/)", source) and at.path.startswith(f"{_CONTENT}/"):
        source = "../" * posixpath.dirname(at.path).count("/") + source.strip().lstrip("/")
    return _file(source, at, remote=PHOTO_REMOTE, outside=PHOTO_OUTSIDE, what="picture")


def _on_the_web(source: str) -> str:
    source = source.strip()
    source = f"https:{source}" if source.startswith("//") else source
    try:
        return sound_address(source) if scheme_of(source) in WEB else ""
    except Impossible:
        return ""


def text_source(source: str, at: Span) -> Outcome[str | None]:
    """The file of a text (an extended description), relative to the project folder, as :func:`picture_source`."""
    return _file(source, at, remote=PATH_REFUSED, outside=PATH_REFUSED, what="text")


def _file(source: str, at: Span, *, remote: Rule, outside: Rule, what: str) -> Outcome[str | None]:
    def refused(rule: Rule, message: str) -> Outcome[str | None]:
        return Outcome(None, (rule.finding(message, at),))

    source = source.strip()
    scheme = scheme_of(source)
    if scheme in ("http", "https", "ftp") or source.startswith(("//", "\\\\")):
        return refused(remote, f"The {what} {_short(source)} is on another machine")
    if scheme == "data":
        return refused(outside, f"A {what} written into the text as data is not a file of the edition")
    if scheme:
        return refused(PATH_REFUSED, f"{_short(source)} is not a path inside the edition")
    name = unquote(_BEHIND_NAME.sub(r"\1", source))
    if "\\" in name or "\x00" in name or name.startswith(("/", "~")) or re.search(r"%(2e|2f|5c)", name, re.IGNORECASE):
        return refused(PATH_REFUSED, f"{_short(source)} is not a path inside the edition")
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
