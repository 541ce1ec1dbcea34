"""Marks of printed pages: each before a word, where so many characters stand before it; none is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from publish.errors import Fault
from publish.markup.attributes import Target
from publish.markup.marks import PageMarks
from publish.model.pagination import PageStart
from tests.epub.samples import PORT
from tests.markup.composing import compositor, parsed

MARK = re.compile(r'<span id="page-(\w+)"[^>]*></span>')


def start(folio: str, block: str, offset: int = 0) -> PageStart:
    return PageStart(folio, PORT.key, block, offset)


@pytest.mark.parametrize(
    ("offset", "marked"),
    [(0, "|The sea."), (3, "The |sea."), (1, "The |sea."), (4, "The sea.|"), (99, "The sea.|")],
)
def test_a_page_that_begins_inside_a_word_moves_to_the_next(offset: int, marked: str) -> None:
    marks = PageMarks([start("7", "b0", offset)])
    marks.enter("b0")
    assert MARK.sub("|", str(marks.text("The sea.") + marks.leave())) == marked


def test_a_word_may_stand_in_several_pieces() -> None:
    marks = PageMarks([start("7", "b0", 5)])
    marks.enter("b0")
    written = marks.text("The har") + marks.text("bour is") + marks.text(" shut")
    assert MARK.sub("|", str(written)) == "The harbour |is shut"


@given(st.lists(st.text(alphabet="ab <&\n", max_size=9), max_size=6), st.lists(st.integers(0, 40), max_size=4))
def test_words_stay_and_every_page_is_marked(pieces: list[str], offsets: list[int]) -> None:
    starts = [start(str(number), "b0", offset) for number, offset in enumerate(sorted(offsets))]
    marks, bare = PageMarks(starts), PageMarks()
    marks.enter("b0")
    written = "".join(str(marks.text(piece)) for piece in pieces) + str(marks.leave())
    assert MARK.sub("", written) == "".join(str(bare.text(piece)) for piece in pieces)
    assert MARK.findall(written) == [s.folio for s in starts]
    for match, each in zip(MARK.finditer(written), starts, strict=True):
        before = MARK.sub("", written[: match.start()]).replace("&lt;", "<").replace("&amp;", "&")
        assert len("".join(before.split())) >= min(each.offset, len("".join("".join(pieces).split())))


def test_marks_stand_in_opening_paragraph_table_figure_note_and_correction() -> None:
    starts = [
        start("1", "headline"),
        start("2", "b1", 50),
        start("3", "b9", 12),
        start("4", "b11"),
        start("5", "n1.0"),
        start("6", "c0", 20),
        start("7", "b7", 4),
    ]
    article = parsed(compositor(Target.EPUB).dispatch(PORT, starts=starts))
    found = {span.get("aria-label"): span for span in article.iter("span") if span.get("role") == "doc-pagebreak"}
    assert sorted(found, key=str) == list("1234567")

    def above(folio: str) -> list[str]:
        return [str(element.tag) for element in found[folio].iterancestors()][:-2]

    assert above("1") == []
    assert above("2") == ["p", "div"]
    assert above("3") == ["th", "tr", "thead", "table", "div"]
    assert above("4") == ["div"]
    following = found["4"].getnext()
    assert following is not None
    assert following.tag == "figure"
    assert above("5") == ["p", "aside", "section"]
    assert above("6") == ["p", "section"]
    assert above("7") == ["p", "li", "ol", "div"]


@pytest.mark.parametrize(
    ("offset", "before"),
    [(0, ""), (3, "ALMATY, Kazakhstan — "), (18, "ALMATY, Kazakhstan — "), (19, "ALMATY, Kazakhstan — Nobody ")],
)
def test_a_dateline_counts(offset: int, before: str) -> None:
    in_the_text = {"parts/dateline.html": '<span class="dateline">{{ it.text }}</span> — '}
    composed = compositor(Target.EPUB, templates=[in_the_text]).dispatch(PORT, starts=[start("7", "b1", offset)])
    article = parsed(composed)
    paragraph = article.find(".//div[@class='body']/p")
    assert paragraph is not None
    markup = etree.tostring(paragraph, encoding="unicode")
    words = re.sub(r"<[^>]*>", "", markup[: markup.index("<span id=")])
    assert words == before


@pytest.mark.parametrize(("offset", "before"), [(0, ""), (6, "Nobody "), (9, "Nobody had ")])
def test_a_dateline_that_stands_elsewhere_in_print_does_not(offset: int, before: str) -> None:
    composed = compositor(Target.EPUB).dispatch(PORT, starts=[start("7", "b1", offset)])
    paragraph = parsed(composed).find(".//div[@class='body']/p")
    assert paragraph is not None
    markup = etree.tostring(paragraph, encoding="unicode")
    words = re.sub(r"<[^>]*>", "", markup[: markup.index("<span id=")])
    assert words == f"ALMATY, Kazakhstan—{before}"


def test_a_page_in_no_block_is_a_fault() -> None:
    with pytest.raises(Fault, match="page 9 begins in block b99"):
        compositor(Target.EPUB).dispatch(PORT, starts=[start("9", "b99")])
