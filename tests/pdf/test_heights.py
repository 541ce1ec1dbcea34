"""Pictures stand in whole lines, and leave text its place under an opening."""

from collections.abc import Callable
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest

from publish.config.geometry import Size
from publish.model.facts import GalleyFacts, SetBlock, TypeArea
from publish.pdf.heights import fit_heights
from publish.pdf.photos import Aims
from tests.pdf.flow import flow, paragraphs, typesetter

AIMS = Aims(TypeArea(leading=14, top=30, bottom=30 + 17 * 14), Size(225, 300))


@pytest.fixture(scope="module")
def measure() -> Callable[[Element], GalleyFacts]:
    setter = typesetter()

    def measured(root: Element) -> GalleyFacts:
        return setter.compose(tostring(root, encoding="unicode")).measure()

    return measured


def _dispatch(figure: str, before: str = "", height: int = 28) -> Element:
    opening = (
        f'<div class="opening" data-path="opening" style="height:{height}pt"><p data-path="headline">Port</p></div>'
    )
    body = f'<div class="body">{before}{figure}{paragraphs(8, words=30)}</div>'
    return fromstring(flow(f'<div data-dispatch="port">{opening}{body}</div>'))


def _figure(focal: str = "") -> str:
    crop = f' data-focal="{focal}"' if focal else ""
    return (
        f'<figure data-path="f"><img src="asset:300x240.png" width="300" height="240" alt="x"{crop}/>'
        f"<figcaption data-path='f.caption' style='line-height:9pt'>Caption.</figcaption></figure>"
    )


def _block(facts: GalleyFacts) -> SetBlock:
    return next(block for page in facts.pages for block in page.blocks if block.path == "f")


@pytest.mark.parametrize("focal", ["50% 30%", ""])
def test_six_lines_follow_a_picture_under_an_opening(focal: str, measure: Callable[[Element], GalleyFacts]) -> None:
    root = _dispatch(_figure(focal))
    before = measure(root)
    assert (AIMS.area.bottom - _block(before).box.y - _block(before).box.height) / 14 < 6
    assert fit_heights(root, before, AIMS)
    block = _block(measure(root))
    assert (AIMS.area.bottom - block.box.y - block.box.height) / 14 >= 6
    assert block.box.height == pytest.approx(round(block.box.height / 14) * 14, abs=0.1) or not focal


def test_a_picture_is_not_cut_to_a_strip(measure: Callable[[Element], GalleyFacts]) -> None:
    root = _dispatch(_figure("50% 30%"), height=84)
    assert not fit_heights(root, measure(root), AIMS)


def test_elsewhere_a_picture_that_may_be_cropped_fills_whole_lines(
    measure: Callable[[Element], GalleyFacts],
) -> None:
    root = _dispatch(_figure("50% 50%"), before=paragraphs(1, first=40))
    before = _block(measure(root)).box.height
    assert fit_heights(root, measure(root), AIMS) == (before % 14 > 0.1)
    assert _block(measure(root)).box.height % 14 == pytest.approx(0, abs=0.1)
    bare = _dispatch(_figure(), before=paragraphs(1, first=40))
    assert not fit_heights(bare, measure(bare), AIMS)
