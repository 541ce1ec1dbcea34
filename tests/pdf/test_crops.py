"""Pictures stand as wide and in the proportion that their author chose."""

import pytest

from publish.model.facts import GalleyFacts
from publish.pdf.setting import set_galley
from tests.pdf.wild import workshop

_TEXT = " ".join(["The pilots of the old port ring their bell for a ship that comes over the bar."] * 5)


def _figure(size: str, look: str = "", crop: str = "", path: str = "f") -> str:
    width, height = size.split("x")
    chosen = f' data-crop="{crop}"' if crop else ""
    image = f'<img src="asset:{size}.png" width="{width}" height="{height}" alt="x"{chosen}/>'
    caption = f'<figcaption class="caption" data-path="{path}.caption">The bar.</figcaption>'
    return f'<figure class="figure {look}" data-path="{path}"><div class="picture">{image}</div>{caption}</figure>'


def _facts(body: str, *, columns: bool = False) -> GalleyFacts:
    shop = workshop()
    style = "<style>.body { columns: 1 }</style>" if columns else ""
    flow = (
        f'<html lang="en"><head><title>t</title>{style}</head><body class="dispatches">'
        '<article class="dispatch" lang="en" id="k" data-dispatch="k"><header class="opening" data-path="opening">'
        f'<h1 class="headline" data-path="headline">Port</h1></header><div class="body">{body}</div></article>'
        "</body></html>"
    )
    facts = set_galley(shop.typesetter, flow, shop.aims, {}).facts
    assert bool(facts.unplanned) == columns
    return facts


def _boxes(facts: GalleyFacts) -> dict[str, tuple[float, float]]:
    return {each.path: (each.box.width, each.box.height) for page in facts.pages for each in page.pictures}


def _text(count: int) -> str:
    return "".join(f'<p data-path="b{number}">{_TEXT}</p>' for number in range(count))


def test_a_picture_has_its_share_of_the_measure() -> None:
    body = _text(2) + _figure("2400x1200") + _text(3)
    width, _ = _boxes(_facts(body))["f"]
    body = body.replace('class="figure "', 'class="figure share share-60"')
    facts = _facts(body)
    assert _boxes(facts)["f"][0] == pytest.approx(0.6 * width, abs=0.5)
    figure = next(block for page in facts.pages for block in page.blocks if block.path == "f")
    assert figure.box.width == pytest.approx(0.6 * width, abs=0.5), "its caption is no wider"


@pytest.mark.parametrize("columns", [False, pytest.param(True, marks=pytest.mark.slow)])
@pytest.mark.parametrize("crop", ["3:2", "4:1", "1:1", "4:5"])
def test_a_picture_is_cropped_to_its_proportion(crop: str, columns: bool) -> None:
    wide, high = map(int, crop.split(":"))
    for size in ("2400x1600", "1600x2400", "300x200"):
        facts = _facts(_text(2) + _figure(size, crop=crop) + _text(4), columns=columns)
        width, height = _boxes(facts)["f"]
        assert 1 <= width / height / (wide / high) <= 1.1, "of its height it may lose what makes lines whole"
        assert width <= int(size.split("x")[0]) * 0.75 + 0.01, "no picture is set larger than it is"


def test_six_lines_follow_a_cropped_picture_under_an_opening() -> None:
    facts = _facts(_figure("2400x1600", crop="1:1") + _text(6))
    first = facts.pages[0]
    assert sum(len(block.lines) for block in first.blocks if block.path.startswith("b")) >= 6


def test_pictures_beside_each_other_stay_of_one_height() -> None:
    cells = "".join(
        f'<div class="cell" style="flex: {share} 1 0%">{_figure("2400x1600", crop=crop, path=f"g.{number}")}</div>'
        for number, (crop, share) in enumerate((("1:1", 1.0), ("2:1", 2.0)))
    )
    group = f'<figure class="pictures row of-2" data-path="g"><div class="pictures-row">{cells}</div></figure>'
    boxes = _boxes(_facts(_text(2) + group + _text(3)))
    assert boxes["g.0"][1] == pytest.approx(boxes["g.1"][1], abs=0.5)
    assert boxes["g.0"][0] * 2 == pytest.approx(boxes["g.1"][0], rel=0.05)
