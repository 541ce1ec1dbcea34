"""Markup that was meant and not understood is an error at its line; signs that mean themselves are printed in peace."""

import pytest

from publish.diagnostics.rule import Severity
from publish.importers.markdown import read_blocks


def _told(text: str, *, worst: Severity = Severity.ERROR) -> list[tuple[str, int]]:
    said = read_blocks(text, "a.md", language="en").diagnostics
    return [(d.id, d.at.line) for d in said if d.severity is worst]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The tide is **high, they say.", 1),
        ("One.\n\nTwo lines\nand (**half of it", 4),
        ("He said **“no”**and left.", 1),
        ("It is ~~gone, nearly.", 1),
        ("It is __gone, nearly.", 1),
        ("See [the pier] (https://tide.example) there.", 1),
        ("!!! note\n    Low water.", 1),
        ("Words.\n\n\\newpage", 3),
        ("It was \\textbf{low}.", 1),
        ("It was [b]low[/b].", 1),
        ("{toc}", 1),
        ("See [the pier][nowhere] there.", 1),
        ("See [the pier][] there.", 1),
        ("Low\nHigh\n: Both are water.", 3),
        ("Low\nHigh\n:   Both are water.", 3),
        ("Before.\n\nLow\nHigh\n:\tBoth are water.", 5),
    ],
)
def test_what_was_meant_as_markup_is_an_error_at_its_line(text: str, line: int) -> None:
    assert ("markup-leaked", line) in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Two ** two is four, 2**3 is eight, and s**t is said.",
        "A row of **** stars, and ~ 5 km or ~5 km.",
        "It is \\*\\*meant\\*\\* and `**code**` and \\~\\~so\\~\\~.",
        "Call __init__ and snake__case, and ____ is a blank. Wow!!! note that. In C:\\newfolder.",
        "They said [sic] (see above), and [so] (as `code`).",
        "The field a[1][2] is empty, [in detention] as it were.",
        "Either | or, and\n\\| a bar.",
        "| a | b |\n|---|---|\n| c | d |",
        "Term\n: Its meaning.",
        "He said: so.\n\n:) he wrote.",
        "- [sic] is written\n- [x](https://tide.example) marks it",
        "[about #![wet] paint](https://tide.example/wet)",
        "[the chart][1]\n\n[1]: https://tide.example/1\n[2]: https://tide.example/2",
    ],
)
def test_what_means_itself_is_not_told(text: str) -> None:
    assert _told(text) == []
    assert _told(text, worst=Severity.WARNING) == []


def test_a_definition_that_no_link_uses_is_a_note_and_a_line_that_is_none_a_warning() -> None:
    assert _told("Words.\n\n[2]: https://tide.example", worst=Severity.NOTE) == [("text-swallowed", 3)]
    assert _told("Words.\n\n[too]: quiet", worst=Severity.WARNING) == [("text-swallowed", 3)]
