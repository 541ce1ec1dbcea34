"""Wild dispatches, read and not set: every word is in the tree, or an error stands at a line of the file."""

from collections import Counter
from functools import cache

import pytest

from publish.diagnostics import Diagnostic, Severity
from publish.importers import markdown
from publish.model.dispatch import Dispatch
from publish.model.walk import blocks_of, lines_of, plain
from tests.books.wild import letters
from tests.books.wild.dispatches import wild
from tests.books.wild.words import counted
from tests.texts import texts_of

_PATH = "content/editions/e/01.md"


@cache
def _read(text: str) -> tuple[Dispatch, list[Diagnostic]]:
    """The dispatch of a file, and what refuses it or takes a character out; all of it at lines of the file."""
    outcome = markdown.read(text, _PATH, folder="e", language="en")
    last = text.count("\n")
    astray = [str(found) for found in outcome.diagnostics if found.at.path != _PATH or not 0 < found.at.line <= last]
    assert astray == []
    errors = [it for it in outcome.diagnostics if it.severity is Severity.ERROR or it.id == "character-removed"]
    return outcome.value, errors


@pytest.mark.parametrize("seed", range(60))
def test_no_word_is_lost_or_told_twice(seed: int) -> None:
    made = wild(seed)
    dispatch, errors = _read(made.text)
    if not errors:
        read: Counter[str] = sum(map(counted, texts_of(dispatch)), Counter())
        assert (made.words - read, read - made.words) == (Counter(), Counter())


def test_most_are_read() -> None:
    """What is refused is the exception: else the test above would try nothing."""
    refused = [seed for seed in range(60) if _read(wild(seed).text)[1]]
    assert len(refused) < 12, refused


@pytest.mark.parametrize("seed", range(24))
def test_no_letter_is_lost_added_or_exchanged(seed: int) -> None:
    lines = letters.lines(seed)
    dispatch, errors = _read(letters.dispatch(seed, lines))
    told = {found.at.line for found in errors}
    paragraphs = {block.span.line: plain(line) for _, block in blocks_of(dispatch) for line in lines_of(block)}
    wanted = {letters.line_of(number): line for number, line in enumerate(lines)}
    assert {at: paragraphs.get(at) for at in wanted if at not in told} == {
        at: line for at, line in wanted.items() if at not in told
    }


def test_the_same_number_makes_the_same_dispatch() -> None:
    assert wild(3) == wild(3)
    assert letters.lines(3) == letters.lines(3)
    assert wild(3).text != wild(4).text
