"""What people bring from forty tools and more is read whole: words in are words out, with no edit between."""

from pathlib import Path

import pytest

from publish.diagnostics import Severity
from tests.importers.sources.bringing import brought, counted, editions, words_of
from tests.importers.sources.table import CASES, SOURCES, BroughtSource


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_words_in_are_words_out(source: BroughtSource, tmp_path: Path) -> None:
    told = brought(source, tmp_path)
    assert [str(found) for found in told if found.severity is Severity.ERROR] == []
    made = [*editions(tmp_path)]
    errors = [str(found) for _, loaded in made for found in loaded if found.severity is Severity.ERROR]
    assert errors == []
    dispatches = (dispatch for edition, _ in made for dispatch in edition.dispatches)
    assert words_of(dispatches) == counted(source.words)


def test_every_case_is_a_source() -> None:
    assert sorted(path.name for path in CASES.iterdir()) == sorted(source.name for source in SOURCES)
