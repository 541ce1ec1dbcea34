"""Every line of an edition is set, across its inlines and paragraphs, and counted; what cannot be set is said."""

from dataclasses import replace
from datetime import date

import pytest

from publish.diagnostics import Severity, Span
from publish.model.blocks import (
    Aside,
    Blocks,
    Cell,
    CodeBlock,
    Definition,
    DefinitionList,
    Heading,
    List,
    ListItem,
    Note,
    Paragraph,
    PullQuote,
    Quote,
    Table,
)
from publish.model.credits import Credit, Dateline, Role
from publish.model.dispatch import Correction, Dispatch
from publish.model.edition import Edition, Notice, NoticeKind
from publish.model.figures import Figure, Picture, Written
from publish.model.inlines import Code, Emphasis, Inlines, LineBreak, Link, NoteReference, Phrase, Strong, Text
from publish.model.walk import inlines_of, plain
from publish.transforms import prepare
from publish.transforms.typography.setting import set_line
from tests.transforms.editions import edition, para, piece, words


def done(*inlines: object, tag: str = "en") -> Inlines:
    line = tuple(Text(i) if isinstance(i, str) else i for i in inlines)
    return set_line(line, tag).inlines  # type: ignore[arg-type]


def em(*inlines: object) -> Emphasis:
    return Emphasis(tuple(Text(i) if isinstance(i, str) else i for i in inlines))  # type: ignore[misc]


def with_blocks(*blocks: object, lang: str = "en") -> Dispatch:
    every: Blocks = blocks  # type: ignore[assignment]
    return replace(piece("a"), blocks=every, lang=lang)


def one(dispatch: Dispatch) -> Dispatch:
    outcome = prepare(edition(dispatch), as_of=None)
    assert [d for d in outcome.diagnostics if d.id != "typography-counted"] == []
    return next(outcome.value.dispatches)


def test_a_quotation_runs_through_inlines() -> None:
    assert done('"', em("word"), '"') == (Text("“"), em("word"), Text("”"))
    assert done('He said "', em("yes"), ' and no".') == (Text("He said “"), em("yes"), Text(" and no”."))
    assert done(em('"yes'), ' and no"') == (em("“yes"), Text(" and no”"))
    assert done("it", em("'s"), " so") == (Text("it"), em("’s"), Text(" so"))
    assert done("so -", em("- a"), " b") == (Text("so\u00a0—"), em(" a"), Text(" b"))
    assert done("one ", em("-- two")) == (Text("one\u00a0—"), em(" two"))


def test_the_mark_of_a_note_is_not_in_the_way() -> None:
    line = ('"Yes', NoteReference("1"), '," he said.', NoteReference("2"), ' "No."')
    expected = (Text("“Yes"), NoteReference("1"), Text(",” he said."), NoteReference("2"), Text(" “No.”"))
    assert done(*line) == expected
    assert done("mot", NoteReference("1"), " !", tag="fr") == (Text("mot"), NoteReference("1"), Text("\u202f!"))


def test_code_and_addresses_are_left_alone() -> None:
    link = Link(words("https://example.org/a--b'c"), "https://example.org/a--b'c")
    line = (Code('a--b "c"...'), Text("'s "), link, Text(' "ok"'))
    assert done(*line) == (Code('a--b "c"...'), Text("’s "), link, Text(" “ok”"))
    assert done('"', Code("x"), '"') == (Text("“"), Code("x"), Text("”"))
    assert done(Link(words('a "b"'), "https://example.org")) == (Link(words("a “b”"), "https://example.org"),)


def test_a_phrase_in_another_language_goes_by_its_own_rules() -> None:
    russian = Phrase(words('"да" - "нет"'), lang="ru")
    assert done('"See ', russian, '" -- "no"') == (
        Text("“See "),
        Phrase(words("«да»\u00a0— «нет»"), lang="ru"),
        Text("”\u00a0— “no”"),
    )
    same = Phrase(words('"x'), lang="en-US")
    assert done(same, ' y"') == (Phrase(words("“x"), lang="en-US"), Text(" y”"))
    unknown = Phrase(words('"x"'), lang="th")
    assert done(unknown, ' "y"') == (unknown, Text(" “y”"))
    assert done(Phrase((Text('"x" '), Phrase(words('"да"'), lang="ru")), lang="th")) == (
        Phrase((Text('"x" '), Phrase(words("«да»"), lang="ru")), lang="th"),
    )


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (['"One.', '"Two.', '"Three."'], ["“One.", "“Two.", "“Three.”"]),
        (['"One.', 'Two." He left.'], ["“One.", "Two.” He left."]),
        (['He said: "One.', '"Two," and "three."'], ["He said: “One.", "“Two,” and “three.”"]),
        (['"One "two" three.', '"Four "five"."'], ["“One ‘two’ three.", "“Four ‘five’.”"]),
    ],
)
def test_a_quotation_over_several_paragraphs_is_no_fault(paragraphs: list[str], expected: list[str]) -> None:
    found = one(with_blocks(*(para(text) for text in paragraphs)))
    assert [plain(line) for line, _ in inlines_of(found)] == expected


def test_a_picture_between_two_paragraphs_does_not_end_a_quotation() -> None:
    found = one(with_blocks(para('"One.'), Figure(None, caption=words('"A"')), para('"Two."')))
    assert [plain(line) for line, _ in inlines_of(found)] == ["“One.", "“A”", "“Two.”"]


def test_a_pull_quote_of_several_lines_opens_each() -> None:
    quote = PullQuote((Text('"One.'), LineBreak(), Text('"Two."')), cite=words("A -- B"))
    found = one(with_blocks(quote)).blocks[0]
    assert found == PullQuote((Text("“One."), LineBreak(), Text("“Two.”")), cite=words("A\u00a0— B"))


@pytest.mark.parametrize(
    "paragraphs",
    [['"One.', "Two.", '"Three."'], ['"One.', '"Two.'], ["One.", 'Two."'], ['"One "two.', '"Three."']],
)
def test_a_quotation_that_does_not_close_is_said_at_its_block_and_left(paragraphs: list[str]) -> None:
    blocks = [para(text, line=10 + number) for number, text in enumerate(paragraphs)]
    outcome = prepare(edition(with_blocks(*blocks)), as_of=None)
    faults = [d for d in outcome.diagnostics if d.id == "quotes-unbalanced"]
    assert faults
    assert all(fault.severity is Severity.WARNING for fault in faults)
    assert {fault.at.line for fault in faults} <= {10, 11, 12}
    stray = plain(next(outcome.value.dispatches).blocks[faults[0].at.line - 10].inlines)  # type: ignore[union-attr]
    assert '"' in stray


def test_the_words_round_a_stray_mark_are_shown() -> None:
    outcome = prepare(edition(with_blocks(para('He said "hello and left.', line=4))), as_of=None)
    (fault,) = (d for d in outcome.diagnostics if d.id == "quotes-unbalanced")
    assert '"hello' in fault.message
    assert str(fault.at) == "e/1/a.md:4:1"


def test_every_line_of_an_edition_is_set() -> None:
    q, s = '"q"', "“q”"

    def tree(w: str) -> Edition:
        table = Table(((Cell(words(w)),),), ((Cell(words(w)),),), ("",), caption=words(w))
        picture = Picture("a.jpg", Written(q))
        figure = Figure(picture, caption=words(w), credit=words(w), long=(words(w),), number=1, id="fig-1")
        blocks: Blocks = (
            Paragraph(words(w)),
            Heading(words(w), id="q"),
            Quote((Paragraph(words(w)),), cite=words(w)),
            PullQuote(words(w), cite=words(w)),
            List((ListItem((Paragraph(words(w)),)),)),
            DefinitionList((Definition(words(w), ((Paragraph(words(w)),),)),)),
            table,
            Aside((Paragraph(words(w)),), title=words(w)),
            CodeBlock(q),
            figure,
        )
        note = Note("1", (Paragraph(words(w)),), number=1)
        start = Paragraph((NoteReference("1", 1),))
        dispatch = Dispatch(
            "a",
            "1",
            headline=words(w),
            short=words(w),
            kicker=w,
            standfirst=words(w),
            byline=words(w),
            dateline=Dateline(q),
            corrections=(Correction(date(2026, 1, 1), words(w)),),
            blocks=(*blocks, start),
            notes=(note,),
            span=Span("e/1/a.md"),
        )
        notice = Notice(NoticeKind.LEGAL, w, (Paragraph(words(w)),))
        whole = replace(edition(dispatch, notices=(notice,)), title=w, description=w)
        return replace(whole, parts=(replace(whole.parts[0], title=w),))

    outcome = prepare(tree(q), as_of=None)
    assert outcome.value == tree(s)
    counted = [d for d in outcome.diagnostics if d.id == "typography-counted"]
    assert [d.severity for d in counted] == [Severity.NOTE] * 2
    assert [d.at.path for d in counted] == ["e/1/a.md", "e/1/edition.toml"]
    assert "48 quotation marks" in counted[0].message
    assert "10 quotation marks" in counted[1].message


def test_what_was_done_is_counted_by_kind() -> None:
    text = para('"It\'s 6\'2" -- or 5 km..."')
    (note,) = prepare(edition(with_blocks(text)), as_of=None).diagnostics
    assert note.message == "“1/a”: 2 quotation marks, 1 apostrophe, 2 primes, 1 dash, 1 ellipsis, 1 space set"


def test_what_is_right_already_is_not_counted() -> None:
    assert prepare(edition(with_blocks(para("“It’s so,” he said."))), as_of=None).diagnostics == ()


def test_it_can_be_switched_off() -> None:
    text = para('"It\'s" -- 5 km...')
    outcome = prepare(edition(with_blocks(text)), as_of=None, typography=False)
    assert next(outcome.value.dispatches).blocks == (text,)
    assert outcome.diagnostics == ()


def test_a_block_in_another_language_goes_by_its_own_rules() -> None:
    found = one(with_blocks(replace(para('"Ja" -- "nein"'), lang="de"), Quote((para('"да"'),), lang="ru")))
    assert [plain(line) for line, _ in inlines_of(found)] == ["„Ja“\u00a0– „nein“", "«да»"]


def test_titles_get_no_spaces_that_a_catalogue_would_not_find() -> None:
    whole = replace(edition(with_blocks(para("x"))), title='No. 5 -- "Ports"')
    assert prepare(whole, as_of=None).value.title == "No. 5 — “Ports”"


def test_weight_and_emphasis_stay_where_they_were() -> None:
    assert done(Strong((em("a"),)), "...") == (Strong((em("a"),)), Text("…"))


@pytest.mark.parametrize("lang", ["en", "fr", "vo"])
@pytest.mark.parametrize(
    ("typed", "printed"),
    [("Ida O'Dowd", "Ida O’Dowd"), ("D'Arcy -- Sons", "D’Arcy -- Sons"), ("Ole 'Red' Lund", "Ole 'Red' Lund")],
)
def test_names_have_the_apostrophe_of_print_and_nothing_else_is_set_in_them(
    lang: str, typed: str, printed: str
) -> None:
    credit = Credit(typed, (Role.WRITER,), place=typed, affiliation=typed, file_as=typed)
    dispatch = one(replace(piece("a"), lang=lang, credits=(credit,), dateline=Dateline(typed, typed)))
    assert dispatch.credits == (Credit(printed, (Role.WRITER,), printed, printed, printed),)
    assert dispatch.dateline == Dateline(printed, printed)


def test_the_publication_has_its_name_set_as_it_is_in_the_text() -> None:
    whole = edition(piece("a"))
    named = replace(whole, publication=replace(whole.publication, title="The Pilot's Letter", publisher="Lund's"))
    set_one = prepare(named, as_of=None).value.publication
    assert (set_one.title, set_one.publisher) == ("The Pilot’s Letter", "Lund’s")
