"""Verse and question and answer in a printed book: what belongs together stands on one page, and no word is lost."""

import io
from collections import defaultdict
from dataclasses import replace

from publish.checks.parity.tagged import pdf_parity
from publish.checks.piece_kinds import PieceKind
from publish.model.blocks import Definition, DefinitionList, Paragraph, Quote
from publish.model.edition import Edition, Part
from publish.model.inlines import LineBreak, Text
from publish.preflight.reading import read
from tests.checks.parity.books import SAMPLE, printed
from tests.epub.samples import BRIEF, say, words

STANZA = Paragraph(tuple(x for n in range(5) for x in (Text(f"The tide goes out {n}"), LineBreak()))[:-1])
POEM = Quote((STANZA, STANZA), kind="verse")
TALK = DefinitionList(
    tuple(
        Definition(words(name), ((say(said),),))
        for name, said in (("The Letter", "Why is the bell silent?"), ("Ines Hallgarten", "It has no rope.")) * 4
    ),
    kind="interview",
)
PIECE = replace(BRIEF, run_on=False, notes=(), corrections=(), blocks=(say("It begins here."), *(POEM, TALK) * 6))
FORMS: Edition = replace(SAMPLE, parts=(Part((PIECE,)),))
FREE = ".stanza { break-inside: auto } .question, .speaker { break-after: auto }"


def _parted(css: str) -> tuple[int, int]:
    """How many stanzas stand on two pages, and how many questions on another page than their answer."""
    pages: dict[str, set[int]] = defaultdict(set)
    for galley in printed(FORMS, css=css).galleys:
        for number, page in enumerate(galley.pages):
            for block in page.blocks:
                if block.dispatch == PIECE.key:
                    pages[block.path].add(number)
    bodies = list(enumerate(PIECE.blocks))
    stanzas = [pages[f"b{n}.{m}"] for n, block in bodies if block is POEM for m in range(2)]
    turns = [(pages[f"b{n}.{m}"], pages[f"b{n}.{m + 1}"]) for n, block in bodies if block is TALK for m in (0, 2, 4, 6)]
    assert all(stanzas)
    assert all(question and answer for question, answer in turns)
    return sum(len(stanza) > 1 for stanza in stanzas), sum(question != answer for question, answer in turns)


def test_a_stanza_and_a_question_with_its_answer_stay_on_one_page() -> None:
    assert _parted("") == (0, 0)


def test_without_the_rules_some_do_not() -> None:
    """The negative control."""
    assert sum(_parted(FREE)) > 0


def test_no_word_of_them_is_lost_in_print() -> None:
    reading = read(io.BytesIO(printed(FORMS).data))
    assert not list(pdf_parity(FORMS, reading, capitals=frozenset({PieceKind.KICKER})))
