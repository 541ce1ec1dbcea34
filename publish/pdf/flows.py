"""What is set: the flows of a book, in order, each one galley.

A dispatch is a flow of its own; neighbours that are ``run_on`` share one. Front and back matter are flows like any
other: page numbers in them are room that the binding fills in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from publish.config.book import DispatchStarts
from publish.config.characters import has_ink
from publish.markup.compositor import Compositor
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.model.matter import ContentsEntry, ContentsLevel, FrontAndBackMatter, cut, part_target
from publish.model.walk import plain
from publish.pdf.fillers import chosen
from publish.pdf.folios import RunningHead

FEW = 12
"""The most dispatches of a yearbook whose sections are named too unless the edition says otherwise."""

_WHOLE = 6
"""The ranks of headings: no contents go deeper."""


@dataclass(frozen=True, slots=True)
class ListForms:
    """What an edition chooses of the form of its printed lists."""

    depth: int | None = None
    """How deep the contents go; ``None``: all sections in a yearbook of :data:`FEW` dispatches, else no section."""
    standfirsts: bool | None = None
    """Whether the contents give standfirsts; ``None``: all but those of yearbooks do."""
    contents_columns: int = 0
    """In how many columns the contents are set; 0: as the theme's sheets say."""
    credits_columns: int = 0
    """The same for the credits."""


USUAL_LISTS = ListForms()
"""Lists as the theme says, of an edition that chooses nothing."""


def printed_contents(entries: Sequence[ContentsEntry], forms: ListForms) -> tuple[ContentsEntry, ...]:
    """The lines that are printed, with as much under each of them as is set."""
    yearbook = any(entry.level is ContentsLevel.PART for entry in entries)
    usual = _WHOLE if yearbook and sum(1 for _ in _dispatches(entries)) <= FEW else 1
    told = not yearbook if forms.standfirsts is None else forms.standfirsts
    lines = (cut(entry, usual if forms.depth is None else forms.depth) for entry in entries)
    return tuple(lines) if told else tuple(map(_brief, lines))


def _brief(entry: ContentsEntry) -> ContentsEntry:
    """A line without its standfirst, nor those of the lines under it."""
    return replace(entry, standfirst="", children=tuple(map(_brief, entry.children)))


def _dispatches(entries: Sequence[ContentsEntry]) -> Iterator[ContentsEntry]:
    for entry in entries:
        if entry.level is ContentsLevel.PART:
            yield from _dispatches(entry.children)
        elif entry.level in (ContentsLevel.DISPATCH, ContentsLevel.BRIEF):
            yield entry


@dataclass(frozen=True, slots=True)
class Flow:
    """What is set as one galley."""

    kind: str
    """``front``, ``contents``, ``part``, ``dispatches``, ``back`` or ``blank``: the class of its ``body``."""
    language: str
    """BCP 47 tag."""
    title: str
    """What it is called in the document's head."""
    body: Markup
    """Its markup."""
    heading: RunningHead
    """What its pages show at their heads."""
    recto: bool = False
    """Whether it begins on a recto, with a blank page before it if need be."""


def blank(language: str) -> Flow:
    """A page with nothing on it."""
    return Flow("blank", language, "", Markup(), RunningHead("", lambda _: "", folios=False, runs=False))


def flows(
    edition: Edition,
    matter: FrontAndBackMatter,
    compositor: Compositor,
    faces: tuple[str, ...],
    *,
    starts: DispatchStarts = "next",
    forms: ListForms = USUAL_LISTS,
) -> Iterator[Flow]:
    """The flows of an edition, in the order of the book; ``faces`` are named in the colophon.

    Parts begin on rectos, and so do dispatches where ``starts`` says so. ``forms`` are those of the lists.
    """
    language, publication = edition.language, edition.publication.title
    titles = {dispatch.key: plain(dispatch.headline) or dispatch.label for dispatch in edition.dispatches}
    short = {dispatch.key: running_head(dispatch) for dispatch in edition.dispatches}
    running = RunningHead(publication, lambda key: short.get(key, publication), number=matter.masthead.title)
    quiet = RunningHead(publication, lambda _: publication, runs=False)
    bare = RunningHead(publication, lambda _: publication, folios=False, runs=False)

    def flow(kind: str, title: str, body: str, heading: RunningHead, *, recto: bool = False) -> Flow:
        return Flow(kind, language, title, Markup(body), heading, recto)

    front = compositor.title_page(matter.masthead) + compositor.imprint(matter.imprint)
    yield flow("front", edition.title, front, bare)
    yield flow("contents", edition.title, compositor.contents(matter.contents, columns=forms.contents_columns), quiet)
    for number, part in enumerate(edition.parts, start=1):
        if part.title:
            own = next((entry.children for entry in matter.contents if entry.target == part_target(number)), ())
            page = compositor.part_page(number, part.title, tuple(cut(entry, 1) for entry in own))
            yield flow("part", part.title, page, bare, recto=True)
        for group in _galleys(part.dispatches):
            body = "".join(compositor.dispatch(dispatch) for dispatch in group)
            if filler := chosen(edition.fillers, group[-1].key):
                body += compositor.filler(filler)
            yield flow("dispatches", titles[group[0].key], body, running, recto=starts == "recto")
    if footer := compositor.newsletter_footer():
        yield flow("back", publication, footer, quiet)
    people = compositor.credits_page(matter.people, columns=forms.credits_columns) if matter.people else ""
    yield flow("back", publication, people + compositor.colophon(faces), quiet)


def running_head(dispatch: Dispatch) -> str:
    """What stands over the pages of a dispatch: its short headline, its headline, or the label for it."""
    short = plain(dispatch.short)
    return short if has_ink(short) else plain(dispatch.headline) or dispatch.label


def _galleys(dispatches: tuple[Dispatch, ...]) -> Iterator[tuple[Dispatch, ...]]:
    """The dispatches that share pages: neighbours that are run on; each other one stands alone."""
    numbered = enumerate(dispatches)
    for _, group in groupby(numbered, key=lambda pair: -1 if pair[1].run_on else pair[0]):
        yield tuple(dispatch for _, dispatch in group)
