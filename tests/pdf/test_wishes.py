"""What an editor asks of a block is done, or told with what came of it."""

import pytest

from publish.checks.makeup import MadeUpGalley
from publish.checks.makeup.wish_unkept import wish_unkept
from publish.config.theme import Makeup
from publish.pdf.setting import set_galley
from tests.pdf.wild import workshop

_WORDS = "The pilots of the old port ring their bell for a ship that comes over the bar at the turn of the tide. "


def _told(body: str, theme: str = "default", name: str = "dispatch") -> list[str]:
    shop = workshop(theme)
    flow = (
        '<html lang="en"><head><title>t</title></head><body class="dispatches">'
        f'<article class="{name}" lang="en" id="k" data-dispatch="k"><header class="opening" data-path="opening">'
        f'<h1 class="headline" data-path="headline">Port</h1></header><div class="body">{body}</div></article>'
        "</body></html>"
    )
    facts = set_galley(shop.typesetter, flow, shop.aims, {}).facts
    made = MadeUpGalley(facts, 0, shop.aims.area, Makeup(), 10)
    return [f"{found.block}: {found.message}" for found in wish_unkept(made)]


def _text(path: str, times: int = 4, wish: str = "") -> str:
    return f'<p data-path="{path}" {wish}>{_WORDS * times}</p>'


def test_what_the_plan_does_is_not_told() -> None:
    wishes = ('data-makeup="new-page"', 'data-makeup="with-next"', 'data-makeup="whole"', "")
    body = "".join(_text(f"b{number}", wish=wishes[number % 4]) for number in range(24))
    assert _told(body) == []


def test_what_is_higher_than_a_page_is_not_whole() -> None:
    items = "".join(f'<li><p data-path="b1.{number}">{_WORDS * 3}</p></li>' for number in range(20))
    body = _text("b0") + f'<ul data-path="b1" data-makeup="whole">{items}</ul>' + _text("b2")
    (told,) = _told(body)
    assert told.startswith("k:b1: .whole could not be kept: it begins on page 1 and ends on page ")


@pytest.mark.parametrize("change", [-1, 1])
def test_a_paragraph_that_stands_no_other_number_of_lines_says_so(change: int) -> None:
    short = f'<p data-path="b1" data-change="{change}">Short.</p>'
    (told,) = _told(_text("b0") + short + _text("b2"))
    assert told == f"k:b1: lines={change:+d} could not be kept: its word spaces do not stand that number of lines"
    longer = "".join(_text(f"b{number}", 5 + number, wish='data-change="1"') for number in range(4))
    assert len(_told(longer)) < 4, "some of them stand a line more"


def test_in_columns_no_paragraph_is_set_in_another_number_of_lines() -> None:
    body = _text("b0") + _text("b1", wish='data-change="-1"')
    (told,) = _told(body, "broadsheet", "dispatch brief")
    assert "filled one after the other, for its text stands in columns" in told
