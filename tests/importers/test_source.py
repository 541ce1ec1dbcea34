"""Bytes become text: one encoding, one line end, no character that could harm a reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.config.characters import COMBINING_LIMIT
from publish.config.scrub import scrub
from publish.diagnostics import Severity, Span
from publish.importers.source import decode

PATH = "content/a.md"


def said(data: bytes) -> list[str]:
    return [f"{d.at.line}:{d.at.column} {d.id}" for d in decode(data, PATH).diagnostics]


def test_plain_text_stays() -> None:
    text = "Қала\n\nدهکده — “quoted” e\u0301 🧑\u200d🚀\n"
    assert decode(text.encode(), PATH).value == text
    assert not decode(text.encode(), PATH).diagnostics


@pytest.mark.parametrize("written", ["\ufeffa\nb", "a\r\nb", "a\rb"])
def test_byte_order_mark_and_line_ends(written: str) -> None:
    assert decode(written.encode(), PATH).value == "a\nb"
    assert not said(written.encode())


def test_bytes_that_are_no_utf_8_are_named_by_line_and_column() -> None:
    data = "Zwei\nKäse ".encode() + b"\x93so\x94\nK\xe4se"
    assert said(data) == ["2:6 text-encoding", "3:2 text-encoding"]
    assert "Windows-1252" in decode(data, PATH).diagnostics[0].message


@pytest.mark.parametrize(
    "data", ["Text".encode("utf-16"), b"%PDF-1.7\n", b"PK\x03\x04...", b"{\\rtf1 x}", b"\xd0\xcf\x11\xe0..."]
)
def test_other_kinds_of_files_are_refused(data: bytes) -> None:
    assert said(data) == ["1:1 text-encoding"]
    assert decode(data, PATH).value == ""


@pytest.mark.parametrize(
    "character", ["\x00", "\x01", "\x0b", "\x0c", "\x1b", "\x7f", "\x92", "\ufdd0", "\ufffe", "\U0001ffff"]
)
def test_characters_that_no_book_can_hold_are_errors(character: str) -> None:
    outcome = decode(f"ab\ncd{character}ef".encode(), PATH)
    assert [(d.id, d.at.line, d.at.column) for d in outcome.diagnostics] == [("character-illegal", 2, 3)]
    assert not outcome.ok
    assert outcome.value == "ab\ncd\ufffdef"


@pytest.mark.parametrize(
    "hidden",
    ["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u206a", "\ufeff", "\ufffc", "\U000e0001", "\U000e0041"],
)
def test_hidden_characters_are_taken_out_with_a_warning(hidden: str) -> None:
    outcome = decode(f"ab{hidden}cd".encode(), PATH)
    assert outcome.value == "abcd"
    assert [(d.id, d.severity, d.at.column) for d in outcome.diagnostics] == [
        ("character-removed", Severity.WARNING, 3)
    ]


def test_line_separators_become_spaces() -> None:
    assert decode("a\u2028b\u2029c".encode(), PATH).value == "a b c"


@pytest.mark.parametrize("kept", ["\u200c", "\u200d", "\u200e", "\u200f", "\u00ad", "\u2060", "\u200b", "❤\ufe0f"])
def test_what_scripts_need_stays(kept: str) -> None:
    assert decode(f"ab{kept}cd".encode(), PATH).value == f"ab{kept}cd"


def test_isolates_stay_in_pairs_within_a_paragraph() -> None:
    paired = "a \u2067דוד\u2069 b \u2068x \u2066y\u2069\u2069"
    assert decode(paired.encode(), PATH).value == paired
    assert decode("a\u2067b\n\nc\u2069d".encode(), PATH).value == "ab\n\ncd"
    assert said("a\u2067b\n\nc\u2069d".encode()) == ["1:2 character-removed", "3:2 character-removed"]


def test_floods_of_combining_marks_are_cut() -> None:
    outcome = decode(("z" + "\u0301" * 500 + "algo").encode(), PATH)
    assert outcome.value == "z" + "\u0301" * COMBINING_LIMIT + "algo"
    assert [d.id for d in outcome.diagnostics] == ["character-removed"]
    assert decode(("z" + "\u0301" * COMBINING_LIMIT).encode(), PATH).diagnostics == ()


def test_variation_selectors_hide_no_data() -> None:
    smuggled = "".join(chr(0xE0100 + number) for number in b"secret")
    assert decode(f"a\ufe0f{smuggled}b".encode(), PATH).value == "a\ufe0fb"


def test_a_file_full_of_them_gets_a_count_and_not_a_list() -> None:
    outcome = decode(("\u202e" * 5000).encode(), PATH)
    assert outcome.value == ""
    assert len(outcome.diagnostics) == 21
    assert "4980 more" in outcome.diagnostics[-1].message


@given(st.text())
def test_scrubbed_text_is_clean(text: str) -> None:
    once = scrub(text, Span(PATH, 1, 1))
    assert scrub(once.value, Span(PATH, 1, 1)).diagnostics == ()
    assert (once.value == text) == (not once.diagnostics)


@given(st.binary())
def test_any_bytes_end_in_text_or_a_finding(data: bytes) -> None:
    outcome = decode(data, PATH)
    plain = data.decode(errors="replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert outcome.value == plain or outcome.diagnostics
