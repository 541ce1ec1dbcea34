"""Content that takes too long is given up at its line, and everything else is read and set."""

import io
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from publish.checks.source import Manuscript
from publish.config.limits import WorkLimits
from publish.diagnostics import Diagnostic, Outcome, Severity, Span
from publish.diagnostics import check as source_check
from publish.imaging.scale import Recipe
from publish.importers import markdown
from publish.importers.reader import Reader, Source
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.pipeline.build import build
from publish.pipeline.load import load_edition
from publish.pipeline.locate import load_project
from publish.pipeline.photographs import cleaned, looked_at
from publish.pipeline.prepare import CheckTerms, check
from publish.pipeline.project import Project
from publish.pipeline.wall import largest
from publish.registry import Extensions

_PUBLICATION = """\
title = "The Harbour Letter"
publisher = "Harbour Press"
language = "en"
identifier = "urn:uuid:5b0f6c1e-7d43-4a86-9a57-2f1e8c6d9b10"
"""
_HEAD = "---\nheadline: {}\ndate: 2026-01-15\n---\n\n"


def endless(source: Source) -> Outcome[tuple[Dispatch, ...]]:
    """Reads Markdown, and never ends with a text that says so."""
    if b"endless" in source.data:
        sum(itertools.count())
    return markdown.READER.read(source)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "content/editions/one"
    folder.mkdir(parents=True)
    (tmp_path / "content/publication.toml").write_text(_PUBLICATION + "[limits]\nseconds = 1\n")
    (folder / "edition.toml").write_text('title = "One"\ndate = 2026-01-15\ndispatches = ["*.md", "*.slow"]\n')
    (folder / "01-tide.md").write_text(_HEAD.format("The tide") + "It came in.\n")
    return tmp_path


def _dispatch(root: Path, name: str, body: str) -> None:
    text = _HEAD.format(name.partition(".")[0]) + body
    (root / "content/editions/one" / name).write_text(text)


def _project(root: Path) -> Project:
    slow = Extensions(readers=(Reader("slow", (".slow",), endless),))
    return load_project(root, extensions=slow).value


def _told(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{found.at}: {found.id}" for found in diagnostics if found.id == "limit-exceeded"]


def test_a_dispatch_that_cannot_be_read_in_its_time_is_named_and_the_others_are_read(root: Path) -> None:
    _dispatch(root, "02-mill.slow", "Short.\n\nThis one is endless, and long.\nIt goes on.\n\nShort.\n")
    _dispatch(root, "03-well.slow", "A line.\n")
    loaded = load_edition(_project(root), "one")
    assert [dispatch.slug for dispatch in loaded.value.edition.dispatches] == ["01-tide", "03-well"]
    assert _told(loaded.diagnostics) == ["content/editions/one/02-mill.slow:8:1: limit-exceeded"]
    assert "1 seconds" in next(str(found) for found in loaded.diagnostics if found.id == "limit-exceeded")


@pytest.mark.slow
def test_a_dispatch_that_cannot_be_set_in_its_time_is_named_at_its_largest_block(root: Path) -> None:
    # All that comes before setting takes less than a second, also where the machine has other work.
    (root / "content/publication.toml").write_text(_PUBLICATION + "[limits]\nseconds = 3\n")
    _dispatch(root, "02-mill.md", "The wheel.\n\n" + "wa\u00adter\u00ad" * 40_000 + "\n\nThe end.\n")
    _dispatch(root, "03-well.md", "- one\n- " + "*w*a" * 9000 + "\n- three\n")
    made = build(load_project(root).value, ["one"], formats=["pdf"])
    assert _told(made.diagnostics) == [
        "content/editions/one/02-mill.md:8:1: limit-exceeded",
        "content/editions/one/03-well.md:7:3: limit-exceeded",
    ]
    assert not list((root / "build").glob("*.pdf"))


def _endless_stage(edition: Edition, terms: object) -> Outcome[Edition]:
    _count(edition)
    return Outcome(edition)


@source_check("body-endless", Severity.WARNING, why="It never ends.", hint="End it.")
def _endless_check(manuscript: Manuscript) -> Iterator[Diagnostic]:
    _count(manuscript.edition)
    yield from ()


def _count(edition: Edition) -> None:
    if any("endless" in str(dispatch.blocks) for dispatch in edition.dispatches):
        sum(itertools.count())


@pytest.mark.slow
@pytest.mark.parametrize("more", [Extensions(stages=(_endless_stage,)), Extensions(checks=(_endless_check,))])
def test_a_stage_or_a_check_that_finds_no_end_is_told_at_the_dispatch(root: Path, more: Extensions) -> None:
    _dispatch(root, "02-mill.md", "Short.\n\nThis one is endless, and long.\nIt goes on.\n\nShort.\n")
    _dispatch(root, "03-well.md", "Read [this](#nowhere).\n\nA [link](never closed.\n")
    told = check(load_project(root, extensions=more).value, [], CheckTerms()).diagnostics
    assert _told(told) == ["content/editions/one/02-mill.md:8:1: limit-exceeded"]
    assert {"crossref-dead", "markup-leaked"} <= {found.id for found in told if "03-well" in found.at.path}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (b"", 1),
        (b"one\n", 1),
        (b"one\n\ntwo longer\n", 3),
        (b"a\nb\nc\n\nlong\n\nd\n", 5),
        (b"---\nx: y\n---\n\nlines of words\nin a paragraph\n\nlines of words\n", 5),
    ],
)
def test_the_largest_block_of_a_text(text: bytes, line: int) -> None:
    assert largest(text) == line


def test_limits_are_a_setting(root: Path) -> None:
    assert load_project(root).value.settings.limits == WorkLimits(seconds=1, memory=1000)


def test_a_picture_that_needs_too_much_memory_is_refused_at_its_line() -> None:
    data = io.BytesIO()
    Image.effect_noise((9000, 6000), 40).convert("RGB").save(data, "JPEG", quality=60, progressive=True)
    at = Span("content/editions/one/01-tide.md", 9, 1)
    assert looked_at(data.getvalue(), "quay.jpg", at, WorkLimits(10, 1000)) == ()
    small = WorkLimits(10, 100)
    (found,) = looked_at(data.getvalue(), "quay.jpg", at, small)
    assert (found.id, found.at) == ("limit-exceeded", at)
    assert "“quay.jpg” cannot be decoded: it needs more than 100 MB" in found.message
    made = cleaned(data.getvalue(), "quay.jpg", Recipe(), at, small)
    assert (made.value, [one.id for one in made.diagnostics]) == (None, ["limit-exceeded"])
