"""Bar codes: a reader reads back what was written, and every bar is where the standard has it."""

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from publish.config.trade_numbers import ean_check
from publish.pdf.cover.barcode import LEAST, MILLIMETRE, Symbol, symbol

numbers = st.text("0123456789", min_size=12, max_size=12).map(lambda digits: digits + ean_check(digits))
addons = st.one_of(
    st.just(""), st.text("0123456789", min_size=2, max_size=2), st.text("0123456789", min_size=5, max_size=5)
)


def picture(drawn: Symbol, dots: int = 4) -> Image.Image:
    """The symbol in so many dots a module, with nothing round it."""
    unit = 0.33 * MILLIMETRE * drawn.scale / dots
    image = Image.new("L", (round(drawn.width / unit), round(drawn.height / unit)), 255)
    pen = ImageDraw.Draw(image)
    for bar in drawn.bars:
        edges = (bar.x / unit, bar.y / unit, (bar.x + bar.width) / unit - 1, (bar.y + bar.height) / unit - 1)
        pen.rectangle([round(edge) for edge in edges], fill=0)
    return image


def read(image: Image.Image, addon: str) -> list[str]:
    symbols = zxingcpp.EanAddOnSymbol.Require if addon else zxingcpp.EanAddOnSymbol.Ignore
    # As it stands and no smaller: an add-on of two digits has no check but its order of sets.
    found = zxingcpp.read_barcodes(
        image,
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.EAN13),
        ean_add_on_symbol=symbols,
        try_downscale=False,
        try_rotate=False,
        try_invert=False,
    )
    return [barcode.text.replace(" ", "") for barcode in found]


@given(number=numbers, addon=addons, small=st.booleans())
@settings(max_examples=60)
def test_what_is_written_is_read_back(number: str, addon: str, small: bool) -> None:
    drawn = symbol(number, addon, scale=LEAST if small else 1.0)
    assert read(picture(drawn), addon) == [number + addon]


@given(number=numbers, addon=addons)
def test_digits_stand_under_their_bars_and_nothing_in_the_quiet_zones(number: str, addon: str) -> None:
    drawn = symbol(number, addon)
    module = 0.33 * MILLIMETRE
    assert "".join(digit.text for digit in drawn.digits) == number + addon
    assert drawn.bars[0].x / module == pytest.approx(11)
    ends = [bar.x + bar.width for bar in drawn.bars]
    assert (drawn.width - ends[-1]) / module == pytest.approx(5 if addon else 7)
    assert [round(bar.width / module, 6) for bar in drawn.bars] == [
        float(round(bar.width / module)) for bar in drawn.bars
    ]
    assert max(round(bar.width / module) for bar in drawn.bars) <= 4
    assert drawn.digits
    assert all(digit.box.x >= 0 and digit.box.x + digit.box.width <= drawn.width for digit in drawn.digits)
    assert all(digit.box.y + digit.box.height <= drawn.height + 1e-9 for digit in drawn.digits)


def test_measures_are_those_of_the_standard() -> None:
    """GS1 General Specifications, §5.2.6: 37.29 × 25.93 mm with quiet zones at full size."""
    plain, magazine, priced = symbol("9783161484100"), symbol("9772049363002", "11"), symbol("9783161484100", "51899")
    assert [plain.width / MILLIMETRE, plain.height / MILLIMETRE] == pytest.approx([37.29, 25.93])
    heights = sorted({round(bar.height / MILLIMETRE, 2) for bar in priced.bars})
    assert heights == [21.10, 22.85, 24.50], "the add-on, the bars and the guards"
    feet = {round((bar.y + bar.height) / MILLIMETRE, 2) for bar in priced.bars}
    assert feet == {22.85, 24.50}, "an add-on ends with the guards"
    modules = [drawn.width / 0.33 / MILLIMETRE for drawn in (magazine, priced)]
    assert modules == pytest.approx([11 + 95 + 9 + 20 + 5, 11 + 95 + 9 + 47 + 5])
    assert symbol("9783161484100", scale=LEAST).width / MILLIMETRE == pytest.approx(29.832)
