"""The shapes of lines, and dates that are lines."""

from datetime import date

import pytest

from publish.importers.capture.dates import day
from publish.importers.capture.lines import split
from publish.importers.capture.shapes import closed, folded, one_sentence, title_case
from tests.importers.capture.describing import book


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Lamp on the Grain Tower", True),
        ("Lighting Up The Tower", True),
        ("2,000 Lamps And Counting", True),
        ("The iPhone of Lamps", True),
        ("Why the Tower Fell", True),
        ("A lamp on the grain tower", False),
        ("The Tower of", False),
        ("Lamps", False),
        ("والمنارة على الساحل", False),
        ("灯塔 海岸", False),
        ("42 — 43", False),
        ("", False),
    ],
)
def test_title_case(text: str, expected: bool) -> None:
    assert title_case(text) is expected


def test_ends_and_sentences() -> None:
    assert closed("He said: “No.”")
    assert closed("Шам жанды…")
    assert closed("点灯了。")
    assert not closed("A lamp (file photo)")
    assert one_sentence("J. K. Roe of the U.S. Coast Guard waits in St. Morwen’s.") is False  # in doubt it is two
    assert one_sentence("J. K. Roe of the U.S. Coast Guard waits.")
    assert not one_sentence("He waits. She does not.")
    assert folded("It’s  “lit”\u00a0here.") == folded('It\'s "lit" here')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("November 18, 2026", date(2026, 11, 18)),
        ("Wednesday, 18 Nov. 2026, 08:12 GMT", date(2026, 11, 18)),
        ("Published on 2026-11-18", date(2026, 11, 18)),
        ("18 November", None),
        ("November 31, 2026", None),
        ("Foo 18, 2026", None),
        ("On November 18, 2026 the lamp was lit", None),
    ],
)
def test_a_line_that_is_a_date(text: str, expected: date | None) -> None:
    assert day(text, book()) == expected


def test_lines_are_numbered_as_editors_count_them() -> None:
    lines = split("one\r\n\r\n \u200b\u00a0\rtwo\u2028still two\n three \x0c\t3\n\n")
    assert [(line.number, line.text, line.above, line.below) for line in lines] == [
        (1, "one", True, True),
        (4, "two still two", True, False),
        (5, "three 3", False, True),
    ]
