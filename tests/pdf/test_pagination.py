"""Where pages begin, as the e-book needs to know it."""

from publish.model.facts import Box, GalleyFacts, PageFacts, SetBlock, TypeArea
from publish.pdf.boxes import BoundSheet
from publish.pdf.page_starts import page_starts, with_blanks
from publish.pdf.record import PrintedBook, pagination


def _block(path: str, y: float, text: str = "", *, offset: int = 0, element: str = "p") -> SetBlock:
    return SetBlock("k", path, Box(40, y, 300, 28), text, offset, element=element)


def _starts(*blocks: SetBlock, turned: bool = False) -> list[tuple[str, str, int]]:
    page = PageFacts(blocks, (), (), (), (), (), (), (), (), 200, turned=turned)
    facts = GalleyFacts(("k",), (page,))
    starts = pagination(
        PrintedBook(
            (facts,), page_starts([1]), 1, accessible=True, area=TypeArea(14, 51, 527), sheet=BoundSheet(420, 595, 0)
        ),
        "urn:x",
    ).starts
    return [(start.folio, start.block, start.offset) for start in starts]


def test_a_page_begins_with_its_highest_block() -> None:
    assert _starts(_block("b1", 80, "Below."), _block("b0", 52, "Above.", offset=7)) == [("1", "b0", 7)]


def test_a_page_that_begins_within_a_list_begins_with_an_item() -> None:
    items = (_block("b3.2.0", 52, "Third."), _block("b3.3.0", 66, "Fourth."))
    assert _starts(_block("b3", 52, element="ol"), *items) == [("1", "b3.2.0", 0)]


def test_a_page_that_begins_with_a_photo_begins_with_the_figure() -> None:
    figure = (_block("b2", 52, element="figure"), _block("b2.caption", 200, "What it shows."))
    assert _starts(*figure, _block("b3", 240, "Text.")) == [("1", "b2", 0)]


def test_notes_begin_no_page() -> None:
    assert _starts(_block("n0.0", 40, "A note."), _block("b3", 240, "Text.")) == [("1", "b3", 0)]


def test_a_turned_page_begins_at_its_left() -> None:
    late = SetBlock("k", "b5", Box(90, 40, 28, 300), "Later.", 0)
    assert _starts(late, SetBlock("k", "b3", Box(40, 60, 28, 280), "First.", 0), turned=True) == [("1", "b3", 0)]


def test_what_begins_on_a_recto_has_a_blank_page_before_it_where_it_would_not() -> None:
    assert with_blanks([2, 1, 4, 1], [False, False, True, True]) == (0, 1, None, 2, 3)
    assert with_blanks([2, 2, 3], [True, True, True]) == (0, 1, 2)
    assert with_blanks([1, 1], [True, True]) == (0, None, 1)
    assert with_blanks([1, 1], [False, False]) == (0, 1)
