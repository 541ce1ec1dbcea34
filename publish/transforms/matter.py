"""Front and back matter, computed from an edition whose numbering and links are done."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from publish.markup.bylines import names_line
from publish.markup.strings import Strings
from publish.model.blocks import Heading
from publish.model.credits import Role
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.model.figures import Figure, Written
from publish.model.inlines import CrossReference, Inline, Inlines, LineBreak, Link, NoteReference, Phrase, Text
from publish.model.matter import (
    CREDITS,
    NOTICES,
    ContentsEntry,
    ContentsLevel,
    CreditedDispatch,
    CreditedPerson,
    FrontAndBackMatter,
    ImprintKind,
    ImprintLine,
    Masthead,
    part_target,
)
from publish.model.walk import blocks_of, heading_ranks, plain, rewrite_inlines
from publish.transforms.filing import file_as

_SENTENCE = re.compile(r"(\w*)([.!?…])[”’»“]?\s+(?=(\S))")
"""Where a sentence may end: the word before the stop, the stop, and what follows."""

_STANDFIRST = 240
"""The most characters of a standfirst in the contents: two lines, or three."""


def front_and_back(edition: Edition, strings: Strings) -> FrontAndBackMatter:
    """The front and back matter of an edition, in the words of its language."""
    people = credited_people(edition)
    return FrontAndBackMatter(
        masthead=_masthead(edition, strings),
        imprint=tuple(_imprint(edition, strings)),
        contents=tuple(_contents(edition, strings, credited=bool(people))),
        people=people,
        illustrations=tuple(_illustrations(edition)),
    )


def display_title(inlines: Inlines) -> Inlines:
    """The words of a heading for another place: without links, targets, marks of notes and line breaks."""

    def bare(inline: Inline) -> Inlines:
        if isinstance(inline, NoteReference):
            return ()
        if isinstance(inline, Link | CrossReference):
            return inline.children
        if isinstance(inline, Phrase):
            return (replace(inline, id=""),)
        return (Text(" "),) if isinstance(inline, LineBreak) else (inline,)

    return rewrite_inlines(inlines, bare)


def dispatch_title(dispatch: Dispatch) -> Inlines:
    """The headline for another place, or the label that stands for it."""
    return display_title(dispatch.headline) or (Text(dispatch.label or dispatch.slug),)


def credited_people(edition: Edition) -> tuple[CreditedPerson, ...]:
    """Everyone who is credited, by the name as sorted, with all roles and dispatches in the edition."""
    found: dict[str, CreditedPerson] = {}
    for dispatch in edition.dispatches:
        piece = CreditedDispatch(dispatch.key, dispatch_title(dispatch), dispatch.lang, generated=not dispatch.headline)
        for credit in dispatch.credits:
            person = found.get(credit.name) or CreditedPerson(credit.name, "", (), ())
            roles = {*person.roles, *credit.roles}
            found[credit.name] = CreditedPerson(
                name=credit.name,
                file_as=person.file_as or credit.file_as,
                roles=tuple(role for role in Role if role in roles),
                dispatches=person.dispatches if piece in person.dispatches else (*person.dispatches, piece),
            )
    languages = {credit.name: d.lang for d in reversed([*edition.dispatches]) for credit in d.credits}
    named = [replace(p, file_as=p.file_as or file_as(p.name, languages[p.name])) for p in found.values()]
    return tuple(sorted(named, key=lambda person: (_sorted_as(person.file_as), person.name)))


def _sorted_as(name: str) -> str:
    """Letters without marks and case: Ångström stands near Angstrom whatever the machine's locale."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def _masthead(edition: Edition, strings: Strings) -> Masthead:
    return Masthead(
        publication=edition.publication.title,
        title=_own_title(edition),
        number=edition.number,
        date=strings.date(edition.date) if edition.date else "",
        iso_date=edition.date.isoformat() if edition.date else "",
        description=edition.description,
        publisher=edition.publication.publisher,
    )


def _own_title(edition: Edition) -> str:
    """The edition's title, unless it is the newsletter's: a page that was captured knows no other."""
    same = edition.title.casefold() == edition.publication.title.casefold()
    return "" if same else edition.title


def _imprint(edition: Edition, strings: Strings) -> Iterator[ImprintLine]:
    date = strings.date(edition.date) if edition.date else ""
    title = ", ".join(filter(None, (edition.publication.title, _own_title(edition), date)))
    numbers, words = edition.numbers, strings.words
    lines = (
        (ImprintKind.TITLE, title),
        (ImprintKind.PUBLISHER, edition.publication.publisher),
        (ImprintKind.RIGHTS, edition.rights or edition.publication.rights),
        (ImprintKind.ISBN_EPUB, numbers.isbn_epub and f"ISBN {numbers.isbn_epub} ({words['epub_edition']})"),
        (ImprintKind.ISBN_PRINT, numbers.isbn_print and f"ISBN {numbers.isbn_print} ({words['print_edition']})"),
        (ImprintKind.ISSN, numbers.issn and f"ISSN {numbers.issn}"),
        (ImprintKind.IDENTIFIER, edition.identifier),
    )
    return (ImprintLine(kind, text) for kind, text in lines if text)


def _contents(edition: Edition, strings: Strings, *, credited: bool) -> Iterator[ContentsEntry]:
    language = strings.language
    for number, part in enumerate(edition.parts, start=1):
        entries = tuple(_dispatch_entry(dispatch, strings) for dispatch in part.dispatches)
        if part.title:
            title = (Text(part.title),)
            yield ContentsEntry(ContentsLevel.PART, part_target(number), title, _language(edition), children=entries)
        else:
            yield from entries
    if edition.notices:
        yield ContentsEntry(ContentsLevel.MATTER, NOTICES, (Text(str(strings.words["notices"])),), language)
    if credited:
        yield ContentsEntry(ContentsLevel.MATTER, CREDITS, (Text(str(strings.words["credits"])),), language)


def _language(edition: Edition) -> str:
    return edition.language or edition.publication.language


def _dispatch_entry(dispatch: Dispatch, strings: Strings) -> ContentsEntry:
    return ContentsEntry(
        level=ContentsLevel.BRIEF if dispatch.run_on else ContentsLevel.DISPATCH,
        target=dispatch.key,
        title=dispatch_title(dispatch),
        lang=dispatch.lang,
        kicker=dispatch.kicker,
        byline=names_line(dispatch.credits, strings),
        standfirst=first_sentence(plain(display_title(dispatch.standfirst)), most=_STANDFIRST),
        generated=not dispatch.headline,
        children=_sections(dispatch),
    )


def _illustrations(edition: Edition) -> Iterator[ContentsEntry]:
    """Every picture with a caption or a description, by the first sentence of it."""
    for dispatch in edition.dispatches:
        for _, block in blocks_of(dispatch):
            if isinstance(block, Figure) and block.picture and block.id:
                described = block.picture.alt.text if isinstance(block.picture.alt, Written) else ""
                if title := first_sentence(plain(display_title(block.caption)) or described):
                    target = f"{dispatch.key}#{block.id}"
                    yield ContentsEntry(ContentsLevel.PICTURE, target, (Text(title),), block.lang or dispatch.lang)


def first_sentence(text: str, *, most: int = 120) -> str:
    """The first sentence of a text, without its stop; of a long one the words that ``most`` characters hold."""
    sentence = " ".join(text.split())
    for stop in _SENTENCE.finditer(sentence):
        # A capital begins the next one, unless what stands before is an abbreviation: Dr. Almasi, No. 12, p. 9.
        if (stop[3].isupper() or stop[3] in "“„«‘") and (stop[2] != "." or len(stop[1]) > 3):
            sentence = sentence[: stop.end()].rstrip()
            break
    if len(sentence) > most:
        return f"{sentence[:most].rpartition(' ')[0] or sentence[:most]}…"
    return sentence.removesuffix(".") if not sentence.endswith("..") else sentence


def _sections(dispatch: Dispatch) -> tuple[ContentsEntry, ...]:
    """The section headings that stand in the body itself, nested by rank."""
    ranks = heading_ranks(dispatch)
    headings = [
        (ranks[f"b{index}"], block)
        for index, block in enumerate(dispatch.blocks)
        if isinstance(block, Heading) and block.id
    ]
    return _nested(headings, dispatch)


def _nested(headings: list[tuple[int, Heading]], dispatch: Dispatch) -> tuple[ContentsEntry, ...]:
    entries: list[ContentsEntry] = []
    while headings:
        (rank, heading), *rest = headings
        inner = next((index for index, (other, _) in enumerate(rest) if other <= rank), len(rest))
        entries.append(
            ContentsEntry(
                level=ContentsLevel.SECTION,
                target=f"{dispatch.key}#{heading.id}",
                title=display_title(heading.inlines),
                lang=heading.lang or dispatch.lang,
                children=_nested(rest[:inner], dispatch),
            )
        )
        headings = rest[inner:]
    return tuple(entries)
