"""ISBN, ISSN and price: their check digits, and the one form in which they travel."""

import re


def isbn(written: str) -> str:
    """The thirteen digits of an ISBN (ISO 2108:2017).

    :class:`ValueError` with a sentence and a hint when it is none.
    """
    digits = re.sub(r"[\s\u2010\u2011\u2012\u2013-]", "", written.removeprefix("ISBN"))
    if re.fullmatch(r"[0-9]{9}[0-9Xx]", digits):
        if _modulo_11(digits):
            raise ValueError(f"“{written}” has ten digits", f"Write the ISBN of thirteen: {_thirteen(digits)}.")
        raise ValueError(f"“{written}” is no ISBN", "It has thirteen digits.")
    if not re.fullmatch(r"97[89][0-9]{10}", digits):
        raise ValueError(f"“{written}” is no ISBN", "It has thirteen digits and begins with 978 or 979.")
    if ean_check(digits[:12]) != digits[12]:
        raise ValueError(
            f"“{written}” is no ISBN: its check digit would be {ean_check(digits[:12])}",
            "Compare it with the agency's list: two digits may be swapped.",
        )
    return digits


def issn(written: str) -> str:
    """An ISSN with its hyphen (ISO 3297:2022).

    :class:`ValueError` with a sentence and a hint when it is none.
    """
    match = re.fullmatch(r"(?:ISSN\s*)?([0-9]{4})[\s\u2010\u2011\u2012\u2013-]?([0-9]{3})([0-9Xx])", written.strip())
    if not match:
        raise ValueError(f"“{written}” is no ISSN", "It has eight characters: 2049-3630.")
    digits = match[1] + match[2] + match[3].upper()
    if not _modulo_11(digits):
        raise ValueError(f"“{written}” is no ISSN: its check digit is wrong", "Compare it with the centre's letter.")
    return f"{digits[:4]}-{digits[4:]}"


def price(written: str) -> str:
    """A price as currency (ISO 4217) and amount: ``USD 18.99``.

    :class:`ValueError` with a sentence and a hint when it is none.
    """
    from babel.numbers import get_currency_precision, is_currency

    hint = "Write the currency's code and the amount: USD 18.99."
    match = re.fullmatch(r"([A-Za-z]{3})\s*([0-9]{1,7})(?:[.,]([0-9]{1,3}))?", written.strip())
    if not match:
        raise ValueError(f"“{written}” is not a price", hint)
    code, whole, cents = match[1].upper(), match[2], match[3] or ""
    if not is_currency(code):
        raise ValueError(f"{code} is not a currency", hint)
    places = get_currency_precision(code)
    if len(cents) not in (0, places):
        raise ValueError(f"“{written}” is not a price: {code} has {places} places behind the point", hint)
    return f"{code} {int(whole)}" + ("." + (cents or "0" * places) if places else "")


def ean_check(digits: str) -> str:
    """The check digit behind the twelve digits of an EAN-13 (GS1 General Specifications §7.9)."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return str(-total % 10)


def _modulo_11(digits: str) -> bool:
    values = [10 if digit in "Xx" else int(digit) for digit in digits]
    return sum(value * weight for value, weight in zip(values, range(len(values), 0, -1), strict=True)) % 11 == 0


def _thirteen(ten: str) -> str:
    digits = "978" + ten[:9]
    return digits + ean_check(digits)
