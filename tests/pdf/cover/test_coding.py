"""Which bar code an edition gets."""

import pytest

from publish.config.cover import Cover, Paper, Spine
from publish.config.geometry import Size
from publish.markup.strings import strings_for
from publish.model.edition import BookNumbers
from publish.pdf.cover.coding import Coding, Trade, coding, ean, labels
from publish.pdf.cover.geometry import wrap
from tests.pdf.cover.making import ISBN, MM, edition


@pytest.mark.parametrize(
    ("numbers", "trade", "expected"),
    [
        (BookNumbers(isbn_print=ISBN), Trade(), (ISBN, "")),
        (BookNumbers(isbn_print=ISBN), Trade(price="USD 18.99"), (ISBN, "51899")),
        (BookNumbers(isbn_print=ISBN), Trade(price="CAD 9.50"), (ISBN, "60950")),
        (BookNumbers(isbn_print=ISBN), Trade(price="EUR 18.99"), (ISBN, "")),
        (BookNumbers(isbn_print=ISBN), Trade(price="JPY 1800"), (ISBN, "")),
        (BookNumbers(isbn_print=ISBN), Trade(price="USD 120.00"), (ISBN, "")),
        (BookNumbers(isbn_print=ISBN), Trade(price="USD 0.00"), (ISBN, "")),
        (BookNumbers(isbn_print=ISBN, issn="2049-3630"), Trade(issue_code="11"), (ISBN, "")),
        (BookNumbers(issn="2049-3630"), Trade(issue_code="11"), ("9772049363002", "11")),
        (BookNumbers(issn="2049-3630"), Trade(price="USD 18.99"), ("9772049363002", "")),
        (BookNumbers(issn="2434-561X"), Trade(), ("9772434561006", "")),
        (BookNumbers(isbn_epub=ISBN), Trade(), ("", "")),
    ],
)
def test_numbers_of_the_trade_become_bars(numbers: BookNumbers, trade: Trade, expected: tuple[str, str]) -> None:
    assert ean(numbers, trade) == expected


@pytest.mark.parametrize(
    ("language", "price", "expected"),
    [
        ("en", "USD 18.99", ("$18.99", f"ISBN {ISBN}")),
        ("de", "EUR 18.99", ("18,99\xa0€", f"ISBN {ISBN}")),
        ("en", "", (f"ISBN {ISBN}",)),
    ],
)
def test_the_price_is_written_as_the_language_writes_it(language: str, price: str, expected: tuple[str, ...]) -> None:
    assert labels(BookNumbers(isbn_print=ISBN), Trade(price=price), strings_for(language)) == expected


def coded(
    width: float, height: float, *, barcode: bool = True, issn: str = "", isbn: str = ISBN
) -> tuple[Coding, list[str]]:
    cover = Cover(bleed=9, safe=5 * MM, spine=Spine(), barcode=barcode)
    on = wrap(Size(width * MM, height * MM), cover, Paper("white", 0.16), 100)
    outcome = coding(edition(isbn_print=isbn, issn=issn), Trade(), cover, on, strings_for("en"))
    return outcome.value, [found.id for found in outcome.diagnostics]


def test_it_is_printed_at_full_size_where_there_is_room() -> None:
    value, said = coded(148, 210)
    assert value.symbol is not None
    assert (value.symbol.scale, said) == (1.0, [])


def test_on_a_narrow_back_it_is_as_small_as_scanners_allow() -> None:
    value, said = coded(44, 100)
    assert value.symbol is not None
    assert (value.symbol.scale, said) == (0.8, [])


def test_a_back_without_room_for_it_is_an_error() -> None:
    value, said = coded(37, 100)
    assert (value.symbol, value.place, said) == (None, None, ["barcode-no-room"])


def test_without_a_number_there_is_none_and_it_is_said() -> None:
    value, said = coded(148, 210, isbn="")
    assert (value.symbol, list(value.bars), said) == (None, [], ["barcode-none"])


def test_a_printer_of_bar_codes_finds_its_room_free() -> None:
    value, said = coded(148, 210, barcode=False)
    assert (value.symbol, said) == (None, [])
    assert value.reserved is not None
    assert (value.reserved.width / 72, value.reserved.height / 72) == (2.0, 1.2)
