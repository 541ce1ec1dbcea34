"""Blocks whose margins fill their room stand where the margins leave them, from either side."""

import pytest

from tests.pdf.flow import CSS, flow, typesetter

STYLE = "p { width: 60%; text-align: start } .middle { margin-inline: auto } .end { margin-inline-start: auto }"
ROOM = (225 - 60) / 0.75
LEFT = 40.0


@pytest.mark.parametrize("kind", ["p", "img"])
@pytest.mark.parametrize(
    ("side", "base", "place"),
    [("middle", "ltr", 0.2), ("middle", "rtl", 0.2), ("end", "ltr", 0.4), ("end", "rtl", 0.0), ("none", "rtl", 0.4)],
)
def test_a_block_stands_between_its_margins(kind: str, side: str, base: str, place: float) -> None:
    block = f'<p class="{side}">The tide.</p>'
    if kind == "img":
        block = f'<img class="{side}" style="width: 60%" src="asset:60x40.png" alt=""/>'
    body = f'<div dir="{base}" style="direction: {base}">{block}</div>'
    composition = typesetter(CSS + STYLE).compose(flow(body))
    page = composition._document.pages[0]._page_box
    (box,) = (
        each for each in page.descendants() if each.element_tag == kind and type(each).__name__.startswith("Block")
    )
    assert box.border_box_x() == pytest.approx(LEFT + place * ROOM, abs=0.1)
