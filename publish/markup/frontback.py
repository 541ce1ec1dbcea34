"""Front and back matter as their parts are given them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from markupsafe import Markup, escape

from publish.markup.blocks import BlockWriter
from publish.markup.house import House
from publish.markup.inlines import ROOM, InlineWriter
from publish.markup.marks import PageMarks
from publish.markup.notes import NoteWriter
from publish.markup.page_views import ContentsLine, ContentsView, CreditsView, FooterView, NoticeView, PersonView
from publish.markup.view import ViewPiece
from publish.model.edition import Notice
from publish.model.inlines import Inlines, Text
from publish.model.matter import CONTENTS, CREDITS, NOTICES, ContentsEntry, ContentsLevel, CreditedPerson


def _lines(house: House, key: str) -> InlineWriter:
    return InlineWriter(house, key=key, calls=NoteWriter(house, key=key, notes=()), marks=PageMarks())


def footer_view(notices: Sequence[Notice], house: House) -> FooterView:
    """The newsletter footer: every notice, word for word."""
    lines = _lines(house, NOTICES)
    blocks = BlockWriter(house, lines, {})
    return FooterView(
        notices=tuple(
            NoticeView(
                kind=notice.kind,
                heading=blocks.piece(
                    (Text(notice.heading),) if notice.heading else (), house.language, f"f{index}.heading"
                ),
                body=blocks.write(notice.blocks, house.language, prefix=f"f{index}."),
                attributes=house.attributes.path(f"f{index}"),
            )
            for index, notice in enumerate(notices)
        ),
        id=house.addresses.id(NOTICES, ""),
    )


def contents_view(
    entries: Sequence[ContentsEntry], house: House, *, id: str = CONTENTS, columns: int = 0
) -> ContentsView:
    """The contents, with room for page numbers in print; or another list of places, named by ``id``."""
    writer = _lines(house, id)
    written = tuple(_contents_line(entry, house, writer) for entry in entries)
    lines = written if house.epub else tuple(_run_in(written))
    return ContentsView(id=house.addresses.id(id, ""), lines=lines, columns=columns)


_RUN_IN = (ContentsLevel.BRIEF, ContentsLevel.SECTION, ContentsLevel.MATTER)
"""What stands in one paragraph with its neighbours, in print."""


def _run_in(lines: Iterable[ContentsLine]) -> Iterator[ContentsLine]:
    """Lines with those that are run in put together, and sections of sections beside the others."""
    for level, own in groupby(lines, key=lambda line: line.level):
        if level in _RUN_IN:
            together = tuple(each for line in own for each in _flat(line))
            nothing = ViewPiece(Markup())
            yield replace(together[0], level=f"{level.rstrip('s')}s", href="", title=nothing, lines=together)
        else:
            yield from (replace(line, lines=tuple(_run_in(line.lines))) for line in own)


def _flat(line: ContentsLine) -> Iterator[ContentsLine]:
    yield replace(line, lines=())
    for inner in line.lines:
        yield from _flat(inner)


def _contents_line(entry: ContentsEntry, house: House, lines: InlineWriter) -> ContentsLine:
    line = _line(entry.level, entry.target, entry.title, entry.lang, house, lines, generated=entry.generated)
    return ContentsLine(
        level=line.level,
        href=line.href,
        title=line.title,
        kicker=entry.kicker,
        byline=entry.byline,
        standfirst=_standfirst(entry, house),
        generated=line.generated,
        page_number=line.page_number,
        lines=tuple(_contents_line(child, house, lines) for child in entry.children),
    )


def _standfirst(entry: ContentsEntry, house: House) -> ViewPiece | None:
    if house.epub or not entry.standfirst:
        return None
    return ViewPiece(escape(entry.standfirst), house.attributes.language(entry.lang, house.language))


def _line(
    level: ContentsLevel, target: str, title: Inlines, lang: str, house: House, lines: InlineWriter, *, generated: bool
) -> ContentsLine:
    key, _, fragment = target.partition("#")
    return ContentsLine(
        level=level,
        href=house.addresses.place(key, fragment),
        title=ViewPiece(lines.write(title, lang), house.attributes.language(lang, house.language)),
        kicker="",
        byline="",
        standfirst=None,
        generated=generated,
        page_number=Markup() if house.epub else ROOM.format(target=target),
        lines=(),
    )


def credits_view(people: Sequence[CreditedPerson], house: House, *, columns: int = 0) -> CreditsView:
    """The credits page: everyone with roles and dispatches."""
    lines = _lines(house, CREDITS)
    return CreditsView(
        id=house.addresses.id(CREDITS, ""),
        columns=columns,
        people=tuple(
            PersonView(
                name=person.name,
                roles=Markup(", ").join(house.strings.roles[role] for role in person.roles),
                lines=tuple(
                    _line(
                        ContentsLevel.DISPATCH,
                        each.target,
                        each.title,
                        each.lang,
                        house,
                        lines,
                        generated=each.generated,
                    )
                    for each in person.dispatches
                ),
            )
            for person in people
        ),
    )
