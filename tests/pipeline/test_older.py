"""A book that differs from its content is older than it, or was changed in other hands: neither is a verdict on us."""

import os
from pathlib import Path

import pytest

from publish.diagnostics import Span, finding
from publish.pipeline.older import judged

_EDITION = Span("content/editions/one/edition.toml", 1, 1)
_LOST = finding("text-lost", "the PDF has lost a line", Span("content/editions/one/a.md", 7, 1))
_SYNTAX = finding("pdf-syntax", "an object is missing", Span("build/one.pdf"))
_INK = finding("ink-total", "page 2 has too much ink")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose book was built a minute after its content was written."""
    for name in ("content/editions/one/a.md", "content/notices/about.md", "build/one.pdf"):
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("words")
    for path in tmp_path.rglob("*"):
        os.utime(path, (1_000, 1_000))
    os.utime(tmp_path / "build/one.pdf", (1_060, 1_060))
    return tmp_path


def _judged(project: Path) -> list[tuple[str, str]]:
    found = judged([_LOST, _LOST, _SYNTAX, _INK], project / "build/one.pdf", project / "content", _EDITION)
    return [(one.id, one.at.path) for one in found]


def test_a_book_that_is_newer_is_told_of_each_difference(project: Path) -> None:
    lost = ("text-lost", "content/editions/one/a.md")
    assert _judged(project) == [lost, lost, ("pdf-syntax", _EDITION.path), ("ink-total", _EDITION.path)]
    hints = [one.hint for one in judged([_LOST], project / "build/one.pdf", project / "content", _EDITION)]
    assert all("Build the edition again" in hint and "fault of this program" not in hint for hint in hints)


@pytest.mark.parametrize("name", ["content/editions/one/a.md", "content/notices/about.md", "content/editions/one"])
def test_of_content_that_was_changed_since_it_is_said_once(name: str, project: Path) -> None:
    os.utime(project / name, (1_120, 1_120))
    assert _judged(project) == [
        ("book-older", _EDITION.path),
        ("pdf-syntax", _EDITION.path),
        ("ink-total", _EDITION.path),
    ]
    (older, *_) = judged([_LOST, _LOST], project / "build/one.pdf", project / "content", _EDITION)
    assert name in older.message
    assert "2 places" in older.message


def test_a_book_in_which_nothing_differs_is_not_older(project: Path) -> None:
    os.utime(project / "content/editions/one/a.md", (1_120, 1_120))
    assert not list(judged([], project / "build/one.pdf", project / "content", _EDITION))
