"""Cross references: the file that an author wrote becomes the dispatch that is meant, or a finding."""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from publish.config.suggest import did_you_mean
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition, Notice
from publish.model.inlines import CrossReference, Inline, Inlines, Link
from publish.model.walk import (
    Rewrite,
    each_block,
    each_inline,
    inlines_of,
    lines_of,
    rewrite_blocks,
    rewrite_dispatch,
    rewrite_inlines,
)
from publish.transforms.numbering import StageTerms
from publish.transforms.places import DispatchIndex


@dataclass(frozen=True, slots=True)
class _Here:
    """Where a reference stands."""

    file: str
    folder: str
    key: str


def resolve(edition: Edition, terms: StageTerms) -> Outcome[Edition]:
    """The edition with every cross reference led to its dispatch and id; a dead one keeps its words alone.

    Ids must have been given before: sections are linked to by ids that nobody wrote.
    """
    places = terms.index or DispatchIndex(edition, terms.whole, terms.elsewhere)
    site = edition.publication.site
    diagnostics: list[Diagnostic] = []
    parts = []
    for part in edition.parts:
        dispatches = []
        for dispatch in part.dispatches:
            here = _Here(dispatch.span.path, dispatch.folder, dispatch.key)
            diagnostics.extend(_faults(_references(dispatch), here, places, site))
            dispatches.append(_resolved(dispatch, here, places, site))
        parts.append(replace(part, dispatches=tuple(dispatches)))
    notices = []
    for notice in edition.notices:
        here = _Here(notice.span.path or edition.span.path, edition.slug, "")
        diagnostics.extend(_faults(_noticed(notice), here, places, site))
        led = _leading(here, places, site)
        notices.append(replace(notice, blocks=rewrite_blocks(notice.blocks, led, edition.language)))
    return Outcome(replace(edition, parts=tuple(parts), notices=tuple(notices)), tuple(diagnostics))


def _references(dispatch: Dispatch) -> Iterator[tuple[CrossReference, Span]]:
    for line, place in inlines_of(dispatch):
        yield from _in_line(line, dispatch.at(place))


def _noticed(notice: Notice) -> Iterator[tuple[CrossReference, Span]]:
    for _, block in each_block(notice.blocks):
        for line in lines_of(block):
            yield from _in_line(line, block.span if block.span.path else notice.span)


def _in_line(line: Inlines, at: Span) -> Iterator[tuple[CrossReference, Span]]:
    return ((inline, at) for inline in each_inline(line) if isinstance(inline, CrossReference))


def _resolved(dispatch: Dispatch, here: _Here, places: DispatchIndex, site: str) -> Dispatch:
    return rewrite_dispatch(dispatch, _leading(here, places, site))


_TEXTS = frozenset([".md", ".markdown", ".mdx", ".qmd"])
"""How the files of dispatches end."""
_IN_ADDRESSES = "/?&=:@!$'()*+,;~%"
"""What stands in addresses as it is (RFC 3986 §2.2)."""


def _page(reference: CrossReference, site: str) -> str:
    """The address of a page of the newsletter's site; empty where none is meant."""
    path = reference.path
    if path.startswith("@/"):
        # Zola names a page by its file in the folder of contents, and a section by the file that speaks of it.
        path = f"{path[1:].removesuffix('.md').removesuffix('/_index').removesuffix('/index')}/"
    if not site or not path.startswith("/"):
        return ""
    fragment = f"#{quote(reference.fragment)}" if reference.fragment else ""
    return f"{site}{quote(path, safe=_IN_ADDRESSES)}{fragment}"


def _leading(here: _Here, places: DispatchIndex, site: str) -> Rewrite:
    def led(inline: Inline) -> Inlines:
        if not isinstance(inline, CrossReference):
            return (inline,)
        key = _key(inline.path, here, places)
        if not key and (page := _page(inline, site)):
            return (Link(inline.children, page),)
        id = places.id(key, inline.fragment) if places.is_in(key) and inline.fragment else ""
        if not places.is_in(key) or _is_dead(key, inline.fragment, places):
            return inline.children
        return (replace(inline, target=key, fragment=id),)

    return lambda line, _: rewrite_inlines(line, led)


def _key(path: str, here: _Here, places: DispatchIndex) -> str:
    return places.key(path, beside=here.file, folder=here.folder) if path else here.key


def _is_dead(key: str, fragment: str, places: DispatchIndex) -> bool:
    """Whether a fragment names nothing in a dispatch of the book."""
    return bool(fragment) and not places.id(key, fragment) and not places.is_head(key, fragment)


def led_to(dispatch: Dispatch, places: DispatchIndex, references: Iterable[tuple[str, str]]) -> str | None:
    """Where the references of a dispatch lead, as text: what becomes of them follows from it, and from themselves.

    ``None`` where one leads to no place of the book: what is said of it, and what is proposed, follows from all places.
    """
    here = _Here(dispatch.span.path, dispatch.folder, dispatch.key)
    led: list[tuple[str, str]] = []
    for path, fragment in references:
        key = _key(path, here, places)
        if not places.is_in(key) or _is_dead(key, fragment, places):
            return None
        led.append((key, places.id(key, fragment) if fragment else ""))
    return repr((here, led))


CROSSREF_DEAD = Rule(
    "crossref-dead",
    Severity.ERROR,
    "A cross reference to a place that is not in the book leads nowhere, on paper and on screen.",
    "Correct the file name or the id.",
)

CROSSREF_OUTSIDE = Rule(
    "crossref-outside",
    Severity.WARNING,
    "A page of a site, a file of one, or a note that was never written is not in the book: the words stand without"
    " a link.",
    "Bring in what it leads to, or write the whole address.",
)

CROSSREF_ELSEWHERE = Rule(
    "crossref-elsewhere",
    Severity.NOTE,
    "The dispatch that this points to is in another edition: in this book the words stand without a link.",
    "Nothing to do; in a yearbook that gathers both the words are a link.",
)

CROSSREF_EMBEDDED = Rule(
    "crossref-embedded",
    Severity.WARNING,
    "What is brought in from another dispatch stands in the book once: here its name leads to it.",
    "Where its words have to stand twice, write them here too.",
)

CROSSREF_LEFT_OUT = Rule(
    "crossref-left-out",
    Severity.ERROR,
    "The dispatch that this points to is left out of the book.",
    "Take the reference out, or bring the dispatch in.",
)


def _is_of_a_site(reference: CrossReference) -> bool:
    """Whether a reference is written as to a page or a file of a site, or to a note by its name.

    A dispatch is named by its file or without an ending; one that is not there is an author's slip.
    """
    ending = posixpath.splitext(reference.path)[1].lower()
    if reference.written.startswith("!"):
        # The words of a note that is brought in would be lost with it.
        return False
    return (
        reference.path.startswith(("/", "{{", "@/"))
        or reference.path.endswith("/")
        or (bool(reference.written) and ending not in _TEXTS)
        or (ending[1:].isalnum() and ending not in _TEXTS)
    )


def _faults(
    references: Iterable[tuple[CrossReference, Span]], here: _Here, places: DispatchIndex, site: str
) -> Iterator[Diagnostic]:
    for reference, at in references:
        key = _key(reference.path, here, places)
        page = _page(reference, site)
        if not key and places.is_elsewhere(reference.path, beside=here.file, by_name=not page):
            shown = reference.written or f"“{reference.path}”"
            yield CROSSREF_ELSEWHERE.finding(f"{shown} leads to a dispatch of another edition", at)
        elif not key and page:
            continue
        elif not key:
            shown = reference.written or f"“{reference.path or '#' + reference.fragment}”"
            hint = did_you_mean(reference.path, places.files(beside=here.file))
            if reference.path.startswith("{{"):
                hint = "Write the address: only the builder of the site knows what this stands for."
            elif reference.path.startswith(("/", "@/")):
                hint = 'Name the site that it is a page of, in publication.toml: site = "https://example.org".'
            rule = CROSSREF_OUTSIDE if _is_of_a_site(reference) else CROSSREF_DEAD
            yield rule.finding(f"{shown} leads to no dispatch of the book", at, hint=hint)
        elif not places.is_in(key):
            yield CROSSREF_LEFT_OUT.finding(f"“{reference.path}” leads to “{key}”, which is left out", at)
        elif _is_dead(key, reference.fragment, places):
            whose = f"“{key}”" if reference.path else "this dispatch"
            shown = f"{reference.written}: " if reference.written else ""
            message = f"{shown}“#{reference.fragment}” is the id of nothing in {whose}"
            yield CROSSREF_DEAD.finding(
                message,
                at,
                hint=did_you_mean(f"#{reference.fragment}", (f"#{id}" for id in places.ids(key))),
            )
        elif reference.written.startswith("!"):
            yield CROSSREF_EMBEDDED.finding(f"{reference.written} is not repeated here: its name leads to it", at)
