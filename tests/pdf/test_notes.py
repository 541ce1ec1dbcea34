"""A note stands on the page of its mark, also where lines at the foot would drive it out."""

from collections.abc import Callable
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest

from publish.config.geometry import Size
from publish.model.facts import GalleyFacts, TypeArea
from publish.pdf.makeup import corrected
from publish.pdf.photos import Aims
from tests.pdf.flow import flow, paragraphs, typesetter

AIMS = Aims(TypeArea(leading=14, top=30, bottom=30 + 17 * 14), Size(225, 300))
NOTE = '<span class="footnote" data-note="0" id="k#note-1">A note of some words, enough for a second line of it.</span>'


@pytest.fixture(scope="module")
def measure() -> Callable[[Element], GalleyFacts]:
    setter = typesetter()

    def measured(root: Element) -> GalleyFacts:
        return setter.compose(tostring(root, encoding="unicode")).measure()

    return measured


def _astray(facts: GalleyFacts) -> list[int]:
    return [number for number, page in enumerate(facts.pages) if set(page.marks) - set(page.notes)]


def test_lines_go_over_where_a_note_would(measure: Callable[[Element], GalleyFacts]) -> None:
    """The note's page ends with two lines of a paragraph, whatever the length of the one before."""
    strayed = 0
    for words in range(40, 56, 3):
        content = f'<p data-path="b0">A mark.{NOTE}</p>' + paragraphs(1, words=words, first=1) + paragraphs(3, first=2)
        root = fromstring(flow(f'<div class="body">{content}</div>'))
        strayed += len(_astray(measure(root)))
        facts = corrected(root, measure, AIMS)
        assert facts.pages[0].marks == ("k#note-1",)
        assert _astray(facts) == [], f"{words} words"
    assert strayed, "no case shows what is mended"
