"""What pages show is read across columns: a cell whose lines stand between those of its neighbours is not lost."""

import pytest

from publish.checks.parity.paper import paper_parity
from publish.checks.pieces import body_of
from publish.model.blocks import Block, Cell, CodeBlock, Definition, DefinitionList, Paragraph, Quote, Table
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition, Part, Publication
from publish.model.inlines import CrossReference, NoteReference, Phrase, Text

_HEADS = ("Ships through", "Ice in centimetres", "Remarks")
_CELLS = ("4", "12", "The gate was frozen shut until noon")


def _edition() -> Edition:
    def row(texts: tuple[str, ...]) -> tuple[Cell, ...]:
        return tuple(Cell((Text(text),)) for text in texts)

    table = Table((row(_HEADS),), (row(_CELLS),), ("", "", ""))
    terms = DefinitionList((Definition((Text("neap tide"),), ((Paragraph((Text("the low one"),)),),)),))
    return _edition_of(table, terms)


def _edition_of(*blocks: Block) -> Edition:
    publication = Publication("The Harbour Letter", "Harbour Press", "en", "urn:x:1")
    part = Part((Dispatch("a", "one", headline=(Text("Ice"),), blocks=blocks),))
    return Edition("one", publication, "One", (part,))


_SHOWN = """Ice
Ships Ice in Remarks
through centi-
metres
4 12 The gate was
frozen shut until
noon
neap the low one
tide
"""


def _lost(page: str) -> set[str]:
    return {found.message.partition("“")[2].rstrip("”") for found in paper_parity(_edition(), [page])}


def test_cells_and_terms_whose_lines_are_read_across_columns_are_there() -> None:
    assert _lost(_SHOWN) == set()


@pytest.mark.parametrize(
    ("gone", "lost"),
    [
        ("through", "Ships through"),
        ("metres", "Ice in centimetres"),
        ("noon", "The gate was frozen shut until noon"),
        ("neap", "neap tide"),
    ],
)
def test_a_word_of_a_cell_that_is_not_there_is_told(gone: str, lost: str) -> None:
    assert _lost(_SHOWN.replace(gone, "")) == {lost}


def test_a_cell_may_go_on_over_the_leaf_and_no_further() -> None:
    before, _, behind = _SHOWN.partition("frozen")
    assert list(paper_parity(_edition(), [before, "frozen" + behind])) == []
    found = paper_parity(_edition(), [before, "A photo.", "frozen" + behind])
    assert [one.message for one in found] == ["the pages of the PDF do not show “The gate was frozen shut until noon”"]


def test_what_one_reading_shows_is_there_though_another_takes_spaced_words_for_columns() -> None:
    spaced = _SHOWN.replace("neap the low one\ntide", "the\none\nneap tide\nlow")
    assert [found.message for found in paper_parity(_edition(), [spaced])] == [
        "the pages of the PDF do not show “the low one”"
    ]
    assert list(paper_parity(_edition(), [spaced], [_SHOWN])) == []


def test_what_no_reading_shows_is_told_once() -> None:
    gone = _SHOWN.replace("low", "")
    found = list(paper_parity(_edition(), [gone], [gone.replace("\n", " ")]))
    assert [one.message for one in found] == ["the pages of the PDF do not show “the low one”"]


def test_a_short_run_may_go_over_a_leaf_with_long_notes_at_its_foot() -> None:
    """It stands right behind the run before it, and nowhere else."""
    before = CrossReference((Text("the lock at the old weir"),), fragment="lock")
    paragraph = Paragraph((before, Text(" and the lamp that nobody minded")))
    edition = _edition_of(paragraph)
    notes, rest = "whatever else was noted " * 60, "the lamp that nobody minded"
    sound = [f"Ice the lock at the old weir (page 3) and {notes}", f"The Harbour Letter {rest}"]
    assert list(paper_parity(edition, sound)) == []
    assert list(paper_parity(edition, [sound[0].replace(" and ", " "), sound[1]])) != []


@pytest.mark.parametrize(
    "blocks",
    [
        (
            Paragraph(
                (Text("The lock was ] frozen 545586 at noon"), NoteReference("n", 1), Text(" and the lamp was lit"))
            ),
        ),
        (Paragraph((Text("The lock in the old weir was frozen at noon"),)), Paragraph((Text("Nobody lit the lamp"),))),
        (CodeBlock("lock 4 of the old weir\nfrozen\nat noon"), Paragraph((Text("Nobody lit the lamp"),))),
    ],
)
def test_a_short_end_of_a_run_may_go_over_a_leaf_with_long_notes_at_its_foot(blocks: tuple[Block, ...]) -> None:
    """It stands right before what follows it, though its beginning is far from the edge of its page."""
    edition = _edition_of(*blocks)
    words = " ".join(piece.text for piece in body_of(next(iter(edition.dispatches))))
    before, gone, behind = words.partition("at noon")
    notes = "whatever else was noted " * 60
    assert list(paper_parity(edition, [f"Ice {before}{notes}", f"The Harbour Letter {gone}{behind}"])) == []
    assert list(paper_parity(edition, [f"Ice {before}{notes}", f"The Harbour Letter {behind}"])) != []
    assert list(paper_parity(edition, [f"Ice {before[:-4]}{notes}", f"The Harbour Letter {gone}{behind}"])) != []


_NOTES = "whatever else was noted " * 60
_LONG_RUN = "The lock was frozen till noon and the lamp that nobody minded burnt on all the night in the tower"


@pytest.mark.parametrize("cuts", [(20, 60), (6, 70), (40, 50)])
def test_a_run_may_stand_on_three_pages_where_notes_leave_few_lines(cuts: tuple[int, int]) -> None:
    first, second = cuts
    edition = _edition_of(Paragraph((Text(_LONG_RUN),)), Paragraph((Text("Nobody rang the bell"),)))
    middle, rest = _LONG_RUN[first:second], f"{_LONG_RUN[second:]} Nobody rang the bell"
    pages = [f"Ice {_LONG_RUN[:first]}", f"{middle} {_NOTES}", rest]
    assert list(paper_parity(edition, pages)) == []
    assert list(paper_parity(edition, [pages[0], f"{middle[1:]} {_NOTES}", rest])) != []
    assert list(paper_parity(edition, [pages[0], _NOTES, rest])) != []


def test_words_that_stood_before_are_looked_for_where_the_last_ones_ended() -> None:
    marks = [NoteReference(name, number) for number, name in enumerate("abc", start=1)]
    words = Text("lamp"), marks[0], Text("the lock"), marks[1], Text("lamp"), marks[2], Text("nobodyremembersanything")
    edition = _edition_of(Paragraph(words))
    pages = [f"Ice lamp 1 the lock 2 lamp 3 nobodyrem {_NOTES}", "embersanything"]
    assert list(paper_parity(edition, pages)) == []
    assert list(paper_parity(edition, [pages[0], "mbersanything"])) != []


@pytest.mark.parametrize(
    "block",
    [
        Paragraph((Text("It says "), Phrase((Text("147982 lock { the weir"),), direction="rtl"), Text(" on it"))),
        Paragraph((Text("147982 lock { the weir"),), direction="rtl"),
        Quote((Paragraph((Text("147982 lock { the weir"),)),), direction="rtl"),
    ],
)
def test_words_that_are_set_from_right_to_left_are_left_to_other_readings(block: Block) -> None:
    assert list(paper_parity(_edition_of(block), ["Ice It says lock } the weir 147982 on it"])) == []


def test_words_in_a_foreign_language_alone_are_not() -> None:
    block = Paragraph((Phrase((Text("147982 lock"),), lang="fr"),))
    assert list(paper_parity(_edition_of(block), ["Ice lock 147982"])) != []
