"""Pictures beside each other are of one height, and a page of pictures is one that the text goes on round."""

from xml.etree.ElementTree import Element, fromstring, tostring

import pytest

from publish.model.facts import GalleyFacts
from publish.pdf.makeup import corrected
from publish.pdf.photos import Aims
from tests.pdf.flow import CSS, flow, paragraphs, typesetter
from tests.pdf.test_makeup import AIMS

STYLE = CSS + (
    "figure figure { margin: 0 } .pictures-row { display: flex; column-gap: 5pt } .cell { min-width: 0 }"
    "html.plate { page: plate } figure.plate { display: none; margin: 0 } .plate figure.plate { display: block }"
)
SETTER = typesetter(STYLE)


def _picture(path: str, size: str) -> str:
    return f'<figure data-path="{path}"><img src="asset:{size}.png" alt="x"/></figure>'


def _row(path: str, *sizes: str) -> str:
    cells = []
    for place, size in enumerate(sizes):
        width, height = map(int, size.split("x"))
        cells.append(f'<div class="cell" style="flex: {width / height} 1 0%">{_picture(f"{path}.{place}", size)}</div>')
    return f'<figure class="pictures row" data-path="{path}"><div class="pictures-row">{"".join(cells)}</div></figure>'


def _plate(path: str, size: str = "300x300") -> str:
    return f'<figure class="pictures plate" data-path="{path}"><div>{_picture(f"{path}.0", size)}</div></figure>'


def _set(body: str, aims: Aims | None = None) -> GalleyFacts:
    root = fromstring(flow(f'<div class="body">{body}</div>'))

    def measure(tree: Element) -> GalleyFacts:
        return SETTER.compose(tostring(tree, encoding="unicode")).measure()

    if aims:
        corrected(root, measure, aims)
    return SETTER.compose(tostring(root, encoding="unicode")).galley().facts


@pytest.mark.parametrize("sizes", [("300x200", "200x300"), ("320x180", "300x300", "200x300")])
def test_pictures_beside_each_other_are_of_one_height_and_fill_the_measure(sizes: tuple[str, ...]) -> None:
    (page,) = _set(_row("b0", *sizes)).pages
    boxes = [picture.box for picture in page.pictures]
    assert len(boxes) == len(sizes)
    assert {round(box.y, 1) for box in boxes} == {round(boxes[0].y, 1)}
    assert [box.height for box in boxes] == pytest.approx([boxes[0].height] * len(sizes), abs=0.2)
    assert boxes[-1].x + boxes[-1].width - boxes[0].x == pytest.approx(165, abs=0.5)


def test_a_plate_is_a_page_of_its_own_and_the_text_goes_on_round_it() -> None:
    facts = _set(paragraphs(4, words=30) + _plate("b4") + paragraphs(6, words=30, first=5), AIMS)
    assert sum(page.plate for page in facts.pages) == 1
    plate = next(page for page in facts.pages if page.plate)
    assert [picture.path for picture in plate.pictures] == ["b4.0"]
    assert not any(block.path in ("b3", "b5") for block in plate.blocks)
    text = [page for page in facts.pages if not page.plate]
    assert not any(picture for page in text for picture in page.pictures)
    assert not any(AIMS.area.is_short(page, AIMS.short) for page in text[:-1])


def test_a_plate_stands_behind_the_page_on_which_the_words_before_it_end() -> None:
    facts = _set(paragraphs(9, words=30) + _plate("b9") + paragraphs(2, words=30, first=10))
    number = next(number for number, page in enumerate(facts.pages) if page.plate)
    assert any(block.path == "b8" for block in facts.pages[number - 1].blocks)
    assert not any(block.path == "b8" for page in facts.pages[number + 1 :] for block in page.blocks)


def test_only_the_whole_group_is_fitted_to_the_lines_of_the_page() -> None:
    root = fromstring(flow(f'<div class="body">{_row("b0", "300x200", "200x300")}{paragraphs(1, first=1)}</div>'))
    corrected(root, lambda tree: SETTER.compose(tostring(tree, encoding="unicode")).measure(), AIMS)
    outer, *inner = root.iter("figure")
    assert "min-height" in outer.get("style", "")
    assert not any("min-height" in figure.get("style", "") for figure in inner)
