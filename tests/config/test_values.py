"""Dates, lengths, numbers of the trade and language tags: what is taken, what is refused, and what is advised."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from publish.config.languages import tag_fault
from publish.config.lengths import points
from publish.config.suggest import did_you_mean, nearest
from publish.config.trade_numbers import ean_check, isbn, issn, price
from publish.config.values import Address, Changed, Credential, Day, Identifier, Instant
from publish.model.dates import moment

_DAY: TypeAdapter[date] = TypeAdapter(Day)
_CHANGED: TypeAdapter[date | datetime] = TypeAdapter(Changed)
_INSTANT: TypeAdapter[datetime] = TypeAdapter(Instant)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        (" 2026-11-20 ", date(2026, 11, 20)),
        ("2026-11-20T23:30:00-05:00", date(2026, 11, 20)),
        (date(2026, 11, 20), date(2026, 11, 20)),
        (datetime(2026, 11, 20, 9, tzinfo=UTC), date(2026, 11, 20)),
    ],
)
def test_days(written: object, read: date) -> None:
    assert _DAY.validate_python(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("2026-11-20 09:30", datetime(2026, 11, 20, 9, 30, tzinfo=UTC)),
        ("2026-11-20T09:30:15.25Z", datetime(2026, 11, 20, 9, 30, 15, 250_000, tzinfo=UTC)),
        ("2026-11-20 09:30 +05:00", datetime(2026, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=5)))),
    ],
)
def test_changes(written: str, read: date) -> None:
    assert _CHANGED.validate_python(written) == read


def test_embargoes_are_instants() -> None:
    assert _INSTANT.validate_python("2026-11-19T06:00Z") == datetime(2026, 11, 19, 6, tzinfo=UTC)
    assert _INSTANT.validate_python("2026-11-19") == datetime(2026, 11, 19, tzinfo=UTC)
    with pytest.raises(ValidationError, match="has no zone"):
        _INSTANT.validate_python("2026-11-19T06:00")


@pytest.mark.parametrize(
    ("kind", "written", "read"),
    [
        (Address, "", ""),
        (Address, "https://häfen.example/ü", "https://xn--hfen-loa.example/%C3%BC"),
        (Credential, "https://tide.example/a b", "https://tide.example/a%20b"),
        (Credential, "  Certified: twice ", "Certified: twice"),
        (Credential, "httpd, by the desk", "httpd, by the desk"),
        (Identifier, "https://häfen.example/1", "https://häfen.example/1"),
        (Identifier, "urn:isbn:9783161484100", "urn:isbn:9783161484100"),
    ],
)
def test_addresses(kind: Any, written: str, read: str) -> None:
    assert TypeAdapter(kind).validate_python(written) == read


@pytest.mark.parametrize("kind", [Address, Credential, Identifier])
@pytest.mark.parametrize(
    "written", ["https://tide.example:99999/", "https://a..example/", "https://-/", "https://300.0.2.7/"]
)
def test_an_address_that_nothing_can_have_is_refused(kind: Any, written: str) -> None:
    with pytest.raises(ValidationError, match="names a "):
        TypeAdapter(kind).validate_python(written)


_TOO_FAR = ["0001-01-01T00:00+14:00", "9999-12-31"]
_OTHER_FORMS = ["20261120", "2026-W47-5", "２０２６-11-20", "", "now", "2026-11-20T25:00", "2026-11-20T10:00:60Z"]
_OTHER_KINDS = [2026, True, None, ["2026-11-20"]]


@pytest.mark.parametrize("written", ["2026-02-30", *_TOO_FAR, *_OTHER_FORMS, *_OTHER_KINDS])
def test_what_is_no_date(written: object) -> None:
    with pytest.raises(ValidationError) as refused:
        _DAY.validate_python(written)
    assert refused.value.errors()[0]["type"] == "date-invalid"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("20 November 2026", "Write it as 2026-11-20."),
        ("Nov 20, 2026", "Write it as 2026-11-20."),
        ("2026/11/20", "Write it as 2026-11-20."),
        ("11/12/2026", ""),  # which of them is the month, nobody can say
        ("31 Feb 2026", ""),
    ],
)
def test_dates_of_other_habits_are_rewritten_where_they_are_certain(written: str, hint: str) -> None:
    with pytest.raises(ValidationError) as refused:
        _DAY.validate_python(written)
    assert refused.value.errors()[0]["ctx"]["hint"] == hint


@given(st.text(alphabet="0123456789-T: Z+.", max_size=30) | st.datetimes().map(str))
def test_any_text_is_a_comparable_date_or_refused(written: str) -> None:
    try:
        read = _CHANGED.validate_python(written)
    except ValidationError:
        return
    assert moment(read) <= datetime(2401, 1, 1, tzinfo=UTC) + timedelta(days=1)


@pytest.mark.parametrize(
    ("written", "length"),
    [("72pt", 72), ("1in", 72), ('1"', 72), ("25.4mm", 72), ("2.54 cm", 72), ("6pc", 72), ("0", 0), ("0mm", 0)],
)
def test_lengths_become_points(written: str, length: float) -> None:
    assert points(written) == pytest.approx(length)


@pytest.mark.parametrize("written", ["", "12", "-3mm", "3 furlongs", "1e3mm", "mm", "20000pt", "１mm"])
def test_what_is_no_length(written: str) -> None:
    with pytest.raises(ValueError, match=r"unit|length|longer"):
        points(written)


def test_isbn() -> None:
    assert isbn("978-3-16-148410-0") == "9783161484100"
    assert isbn("ISBN 979 10 90636 07 1") == "9791090636071"
    for wrong in ("978-3-16-148410-1", "3-16-148410-X", "3161484100", "9773161484100", "", "978316148410O"):
        with pytest.raises(ValueError, match=r"ISBN|ten digits"):
            isbn(wrong)


@given(st.integers(0, 10**9 - 1))
def test_a_swapped_digit_is_noticed(body: int) -> None:
    digits = f"978{body:09d}"
    right = digits + ean_check(digits)
    assert isbn(right) == right
    changed = right[:5] + str((int(right[5]) + 1) % 10) + right[6:]
    with pytest.raises(ValueError, match="check digit"):
        isbn(changed)


def test_issn() -> None:
    assert issn("2049-3630") == issn("20493630") == issn("ISSN 2049–3630") == "2049-3630"
    assert issn("2434-561x") == "2434-561X"
    for wrong in ("2049-3631", "2049", "", "2049-363O"):
        with pytest.raises(ValueError, match="ISSN"):
            issn(wrong)


@pytest.mark.parametrize(
    ("written", "expected"),
    [("USD 18.99", "USD 18.99"), ("eur 5", "EUR 5.00"), ("GBP4,50", "GBP 4.50"), ("JPY 1200", "JPY 1200")],
)
def test_price(written: str, expected: str) -> None:
    assert price(written) == expected


@pytest.mark.parametrize("written", ["18.99", "$18.99", "XXQ 3", "EUR 1.5", "JPY 12.00", "USD -1", "USD", ""])
def test_what_is_no_price(written: str) -> None:
    with pytest.raises(ValueError, match=r"price|currency"):
        price(written)


@pytest.mark.parametrize("tag", ["en", "de-AT", "kk", "kk-Cyrl", "sr-Latn-RS", "zh-Hant", "ug", "und", "x-own", "EN"])
def test_known_languages(tag: str) -> None:
    assert tag_fault(tag) == ""


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("en_US", "Write en-US."),
        ("eng", "Write en."),
        ("zho-Hant", "Write zh-Hant."),
        ("Kazakh", "Write kk."),
        ("xx", "Use a BCP 47 tag, such as en, de-AT or kk."),
        ("", "Use a BCP 47 tag, such as en, de-AT or kk."),
        ("ру", "Use a BCP 47 tag, such as en, de-AT or kk."),
        ("en-", "Use a BCP 47 tag, such as en, de-AT or kk."),
    ],
)
def test_unknown_languages_and_what_to_write(tag: str, hint: str) -> None:
    assert tag_fault(tag) == hint


def test_identifiers_are_uris() -> None:
    check: TypeAdapter[str] = TypeAdapter(Identifier)
    for right in (
        "urn:uuid:5b0f6c1e-7d43-4a86-9a57-2f1e8c6d9b10",
        "https://example.org/letter",
        "urn:isbn:9783161484100",
    ):
        assert check.validate_python(right) == right
    for wrong in ("letter", "urn:uuid:5b0f6c1e", "https://example.org/a letter", "urn:"):
        with pytest.raises(ValidationError):
            check.validate_python(wrong)


def test_did_you_mean() -> None:
    assert did_you_mean("titel", ["title", "theme"]) == "Did you mean title?"
    assert did_you_mean("page-list", ["page_list"]) == "Did you mean page_list?"
    assert did_you_mean("author", ["credits"], synonyms={"author": "credits"}) == "Did you mean credits?"
    assert did_you_mean("ebup", ["epub", "pdf"]) == "Did you mean epub?"
    assert did_you_mean("zzz", ["title", "theme"]) == "Known: title, theme."
    assert did_you_mean("zzz", map(str, range(99))) == ""
    assert nearest("zzz", []) == ""
