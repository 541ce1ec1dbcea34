"""The geometry of wraps, against the printers' files as they stand, reckoned here by hand."""

import tomllib

import pytest

from publish.config.printer import read_printer
from publish.model.facts import Box
from publish.pdf.cover.barcode import symbol
from publish.pdf.cover.geometry import barcode_place, reserved, wrap
from publish.resources import SHIPPED
from tests.pdf.cover.making import MM

MILLIMETRES = {"mm": 1.0, "in": 25.4, "pt": 25.4 / 72}
FILES = {
    name: text
    for name in SHIPPED.names("styles/printers")
    if "[cover]" in (text := SHIPPED.read_text(f"styles/printers/{name}"))
}


def mm(written: str) -> float:
    return float(written[:-2]) * MILLIMETRES[written[-2:]]


def of_a_page(paper: dict[str, str | float]) -> float:
    """What a page of a paper adds, in millimetres, from any of the three ways to say it."""
    if "page" in paper:
        return mm(str(paper["page"]))
    return mm(str(paper["leaf"])) / 2 if "leaf" in paper else 25.4 / float(paper["pages_per_inch"])


def test_there_are_printers_that_want_covers() -> None:
    assert {"kdp.toml", "lulu.toml", "ingram.toml", "offset-x4.toml"} <= FILES.keys()


@pytest.mark.parametrize("pages", [48, 124, 432])
@pytest.mark.parametrize("name", sorted(FILES))
def test_spine_and_wrap_are_as_the_printers_file_says(name: str, pages: int) -> None:
    file = tomllib.loads(FILES[name])
    printer = read_printer(FILES[name], name, name=name.removesuffix(".toml")).value
    assert printer.cover is not None
    assert len(printer.papers) >= 2, "a printer offers a choice of papers"
    for paper, table in file["papers"].items():
        on = wrap(printer.trim, printer.cover, printer.papers[paper], pages)
        spine = pages * of_a_page(table) + mm(file["cover"]["spine"]["constant"])
        width, height = (mm(file["trim"][side]) for side in ("width", "height"))
        bleed = mm(file["cover"]["bleed"])
        assert on.spine / MM == pytest.approx(spine, abs=0.01)
        assert (on.width / MM, on.height / MM) == pytest.approx((2 * width + spine, height), abs=0.01)
        assert on.art.width / MM == pytest.approx(2 * width + spine + 2 * bleed, abs=0.01)
        assert [fold / MM for fold in on.folds] == pytest.approx([bleed + width, bleed + width + spine], abs=0.01)


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_bar_code_keeps_the_printers_safe_zone_and_the_foot_by_the_spine(name: str) -> None:
    printer = read_printer(FILES[name], name, name=name.removesuffix(".toml")).value
    assert printer.cover is not None
    on = wrap(printer.trim, printer.cover, next(iter(printer.papers.values())), 200)
    place = barcode_place(on, symbol("9783161484100", "51899"), labels=2)
    kept = reserved(on)
    assert place is not None
    assert kept is not None
    for ground in (place.ground, kept):
        assert inside(ground, on.live(on.back))
        assert ground.x + ground.width / 2 > on.back.x + on.back.width / 2, "on the side of the spine"
        assert ground.y > on.back.y + on.back.height / 2, "in the lower half"
    assert inside(place.bars, place.ground)


def inside(box: Box, room: Box) -> bool:
    slack = 1e-6
    across = room.x - slack <= box.x and box.x + box.width <= room.x + room.width + slack
    return across and room.y - slack <= box.y and box.y + box.height <= room.y + room.height + slack
