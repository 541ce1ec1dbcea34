"""Links from one dispatch of an import to another: where that stood in its source, it is a reference in the book.

All addresses are known only when everything has been read, and then no tree is kept: of each dispatch it is noted where
its links lead, and those that lead to another are read once more, from the Markdown that was made of them.
"""

import posixpath
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import unquote, urlsplit

from publish.config.addresses import WEB
from publish.config.limits import WorkLimits
from publish.diagnostics import Diagnostic
from publish.importers import markdown
from publish.importers.foreign.material import THE_SITE
from publish.importers.html.spaces import tidied
from publish.model.dispatch import Dispatch, Status
from publish.model.inlines import CrossReference, Inline, Inlines, Link
from publish.model.walk import each_inline, inlines_of, rewrite_dispatch, rewrite_inlines
from publish.pipeline.imports.gathering import Found
from publish.pipeline.imports.writing import dispatch_file
from publish.pipeline.wall import bounded_reading


def web_key(address: str) -> str:
    """What two spellings of an address on the web have in common; empty for what names no page of a site."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    page = unquote(parts.path).strip("/") or (f"?{parts.query}" if parts.query.startswith("p=") else "")
    return f"{host}/{page}" if parts.scheme.lower() in WEB and host and page else ""


@dataclass
class Crossings:
    """Where the dispatches of an import stood, and where their links lead."""

    homes: dict[Hashable, str] = field(default_factory=dict)
    """The file of each dispatch that may be referred to, by what names it in the sources."""
    _leads: dict[str, dict[str, Hashable]] = field(default_factory=dict)

    def note(self, dispatch: Dispatch, found: Found, addresses: Iterable[str], *, alone: bool) -> None:
        """Remember a dispatch that was read from a file; ``alone``: no other was, so that the file stands for it."""
        file = f"{dispatch.slug}.md"
        if dispatch.status is Status.READY:
            names: list[Hashable] = [*filter(None, map(web_key, addresses))]
            names += [_file_key(found, found.name)] if alone and found.name else []
            for name in names:
                self.homes.setdefault(name, file)
        lines = (line for line, _ in inlines_of(dispatch))
        leads = {href: name for line in lines for inline in each_inline(line) for href, name in _lead(inline, found)}
        if leads:
            self._leads[file] = leads

    def crossing(self) -> Iterator[tuple[str, dict[str, str]]]:
        """The files whose links lead to others of the import, with the file that each of these stands for.

        It is empty for a link to a site without an address, which leads nowhere.
        """
        for file, leads in self._leads.items():
            known = {href: self.homes[name] for href, name in leads.items() if self.homes.get(name, file) != file}
            known |= {href: "" for href in leads if href.startswith(THE_SITE) and href not in known}
            if known:
                yield file, known


def _lead(inline: Inline, found: Found) -> Iterator[tuple[str, Hashable]]:
    if isinstance(inline, Link) and ((name := web_key(inline.href)) or inline.href.startswith(THE_SITE)):
        yield inline.href, name
    if isinstance(inline, CrossReference) and inline.path:
        yield inline.path, _file_key(found, posixpath.join(posixpath.dirname(found.name), inline.path))


def _file_key(found: Found, name: str) -> Hashable:
    return found.place.identity, posixpath.normpath(name)


def crossed(
    data: bytes, known: Mapping[str, str], path: str, language: str, *, limits: WorkLimits
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The file of a dispatch at ``path``, with references for links to ``known`` addresses."""
    job = partial(_crossed, data, dict(known), path, language)
    made = bounded_reading(job, "this dispatch", data, path, limits=limits)
    return (made.value, ()) if made.value is not None else (data, made.diagnostics)


def _crossed(data: bytes, known: Mapping[str, str], path: str, language: str) -> bytes:
    folder = posixpath.basename(posixpath.dirname(path))
    dispatch = markdown.read(data.decode(), path, folder=folder, language=language).value

    def change(line: Inlines, _: str) -> Inlines:
        # The words of a link that goes stand beside other words, and are one text with them.
        return tidied(rewrite_inlines(line, lambda inline: _reference(inline, known)))

    return dispatch_file(rewrite_dispatch(dispatch, change), path).value[1]


def _reference(inline: Inline, known: Mapping[str, str]) -> Inlines:
    if isinstance(inline, Link) and inline.href in known:
        target = known[inline.href]
        return (CrossReference(inline.children, target),) if target else inline.children
    if isinstance(inline, CrossReference) and inline.path in known:
        return (CrossReference(inline.children, known[inline.path], inline.fragment),)
    return (inline,)
