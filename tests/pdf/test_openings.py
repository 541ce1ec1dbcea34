"""Openings of every form, in the themes that ship."""

import pytest

from publish.model.facts import SetBlock
from publish.pdf.setting import set_galley
from tests.pdf.wild import workshop

_TEXT = " ".join(["The pilots of the old port ring their bell for a ship that comes over the bar."] * 6)


def _opened(theme: str, form: str) -> dict[str, SetBlock]:
    names = f"dispatch opens-{form}" if form else "dispatch"
    flow = (
        f'<html lang="en"><head><title>t</title></head><body class="dispatches"><article class="{names}" lang="en" '
        'id="k" data-dispatch="k"><header class="opening" data-path="opening">'
        '<h1 class="headline" data-path="headline">Port</h1></header><div class="body">'
        '<p class="with-initial" data-path="b0"><span class="initial" data-letter="T"><span class="initial-letter">T'
        f"</span></span>{_TEXT[1:]}</p></div></article></body></html>"
    )
    shop = workshop(theme)
    facts = set_galley(shop.typesetter, flow, shop.aims, {}).facts
    assert not facts.unplanned
    return {block.path: block for block in facts.pages[0].blocks}


@pytest.mark.parametrize(
    "theme", ["default", *(pytest.param(theme, marks=pytest.mark.slow) for theme in ("broadsheet", "review"))]
)
def test_forms_of_openings_differ(theme: str) -> None:
    usual, plain, sunk = (_opened(theme, form) for form in ("", "plain", "sunk"))
    leading = workshop(theme).aims.area.leading
    assert plain["headline"].box.height < usual["headline"].box.height
    assert plain["b0"].box.y <= usual["b0"].box.y - leading
    assert sunk["headline"].box.y >= usual["headline"].box.y + 4 * leading
    widths = [line.width for line in plain["b0"].lines[:3]]
    assert max(widths) - min(widths) < 4 * leading, "no initial makes its first lines shorter"
