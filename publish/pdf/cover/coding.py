"""Which bar code a cover gets, from what the trade knows the edition by, and where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_currency

from publish.config.cover import Cover
from publish.config.trade_numbers import ean_check
from publish.diagnostics import Outcome, Rule, Severity
from publish.markup.strings import Strings
from publish.model.edition import BookNumbers, Edition
from publish.model.facts import Box
from publish.pdf.cover.barcode import FULL, LEAST, Symbol, symbol
from publish.pdf.cover.geometry import BarcodePlace, Wrap, barcode_place, reserved

_CURRENCY_DIGITS = {"GBP": "0", "AUD": "3", "NZD": "4", "USD": "5", "CAD": "6"}
"""The first digit of a price of five beside an ISBN, as the book trade has it; four digits of cents follow."""


@dataclass(frozen=True, slots=True)
class Trade:
    """What the trade is told besides ISBN and ISSN."""

    price: str = ""
    """Currency and amount: ``USD 18.99``; or empty."""
    issue_code: str = ""
    """The two or five digits that go with an ISSN, or empty."""


@dataclass(frozen=True, slots=True)
class Coding:
    """The bar code of a cover, or why it has none."""

    remark: str
    """What is to be said of it, in a sentence."""
    symbol: Symbol | None = None
    """The bars and digits."""
    place: BarcodePlace | None = None
    """Where they stand on the art."""
    labels: tuple[str, ...] = ()
    """The lines over the bars."""
    reserved: Box | None = None
    """The room on the art that is kept free for a bar code of the printer's."""

    @property
    def bars(self) -> Iterator[Box]:
        """The bars, from the top left of the art."""
        if self.symbol is not None and self.place is not None:
            at = self.place.bars
            for bar in self.symbol.bars:
                yield Box(at.x + bar.x, at.y + bar.y, bar.width, bar.height)


BARCODE_NONE = Rule(
    "barcode-none",
    Severity.NOTE,
    "Shops and libraries take in a book by its bar code, which is made from an ISBN or an ISSN.",
    "Give the edition an isbn for print, or an issn; leave it so for a book that is not sold.",
)

BARCODE_NO_ROOM = Rule(
    "barcode-no-room",
    Severity.ERROR,
    "A bar code smaller than four fifths of its size, or cut into, is one that scanners may not read.",
    "Choose a larger format, or set barcode = false under [cover] in the printer's file.",
)


def coding(edition: Edition, trade: Trade, cover: Cover, on: Wrap, strings: Strings) -> Outcome[Coding]:
    """The bar code at full size, or as small as scanners allow where the back is narrow."""
    number, addon = ean(edition.numbers, trade)
    if not cover.barcode:
        room = reserved(on)
        kept = "; its room is kept free" if room else ""
        return Outcome(Coding(f"none: the printer adds its own{kept}", reserved=room))
    if not number:
        found = BARCODE_NONE.finding("the edition has no ISBN of its print edition, and no ISSN", edition.span)
        return Outcome(Coding("none: the edition has no ISBN and no ISSN"), (found,))
    lines = labels(edition.numbers, trade, strings)
    for scale in (FULL, LEAST):
        drawn = symbol(number, addon, scale=scale)
        if place := barcode_place(on, drawn, labels=len(lines)):
            beside = f" with {addon}" if addon else ""
            return Outcome(Coding(f"EAN-13 {number}{beside} at {scale:.0%}", drawn, place, lines))
    found = BARCODE_NO_ROOM.finding("the bar code is larger than the back of the cover", edition.span)
    return Outcome(Coding("none: the back has no room for it"), (found,))


def ean(numbers: BookNumbers, trade: Trade) -> tuple[str, str]:
    """The thirteen digits of the bar code and those of its add-on; empty without ISBN and ISSN.

    An ISBN is an EAN already, and a price may stand beside it. An ISSN becomes one with 977, its seven digits and the
    price variant 00; beside it stands the issue (ISSN Manual, on bar codes).
    """
    if numbers.isbn_print:
        return numbers.isbn_print, _price_code(trade.price)
    if numbers.issn:
        digits = "977" + numbers.issn.replace("-", "")[:7] + "00"
        return digits + ean_check(digits), trade.issue_code
    return "", ""


def _price_code(price: str) -> str:
    currency, _, amount = price.partition(" ")
    cents = int(Decimal(amount) * 100) if currency in _CURRENCY_DIGITS else 0
    return f"{_CURRENCY_DIGITS[currency]}{cents:04}" if 0 < cents <= 9998 else ""


def labels(numbers: BookNumbers, trade: Trade, strings: Strings) -> tuple[str, ...]:
    """The lines over the bars: the price as it is written in the edition's language, then the number."""
    currency, _, amount = trade.price.partition(" ")
    price = format_currency(Decimal(amount), currency, locale=strings.locale) if amount else ""
    number = f"ISBN {numbers.isbn_print}" if numbers.isbn_print else f"ISSN {numbers.issn}" if numbers.issn else ""
    return tuple(line for line in (price, number) if line)
