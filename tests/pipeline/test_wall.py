"""The last wall: a fault of this program at one dispatch is told at its file, and the other dispatches are read."""

import logging
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from PIL import UnidentifiedImageError

from publish.checks.source import CHECKS, Manuscript
from publish.cli.app import main
from publish.diagnostics import Check, Diagnostic, Outcome
from publish.diagnostics.rule import Severity
from publish.errors import ExitCode, Fault, UsageError
from publish.importers import markdown
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.pipeline.locate import load_project
from publish.pipeline.prepare import CheckTerms, check

_PUBLICATION = """\
title = "The Harbour Letter"
publisher = "Harbour Press"
language = "en"
identifier = "urn:uuid:5b0f6c1e-7d43-4a86-9a57-2f1e8c6d9b10"

[[notices]]
kind = "about"
heading = "About"
text = "A letter of the harbour."
"""
_BAD = "content/editions/one/b.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of one edition with three dispatches; the second has a fault, and the third a typing mistake."""
    folder = tmp_path / "content/editions/one"
    folder.mkdir(parents=True)
    (tmp_path / "content/publication.toml").write_text(_PUBLICATION, encoding="utf-8")
    (folder / "edition.toml").write_text('title = "One"\ndate = 2026-01-15\n', encoding="utf-8")
    for name, words in (("a", "Sound."), ("b", "Cursed."), ("c", "A [link](never closed.")):
        (folder / f"{name}.md").write_text(f"---\nheadline: {name.upper()}\n---\n\n{words}\n", encoding="utf-8")
    return tmp_path


def _told(root: Path) -> list[tuple[str, str]]:
    project = load_project(root)
    said = check(project.value, [], CheckTerms()).diagnostics
    return [(d.id, f"{d.at.path}:{d.at.line}") for d in said if d.severity is Severity.ERROR]


_WANTED = [("markup-leaked", "content/editions/one/c.md:5"), ("program-failed", f"{_BAD}:1")]


def _cursed(dispatch: Dispatch) -> bool:
    return "Cursed." in str(dispatch.blocks)


@pytest.mark.parametrize("error", [IndexError("list"), RecursionError("deep"), Fault("an invariant"), KeyError(3)])
def test_a_reader_that_fails_costs_its_own_dispatch_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    real = markdown.read

    def read(text: str, path: str, **others: Any) -> Outcome[Dispatch]:
        if "Cursed" in text:
            raise error
        return real(text, path, **others)

    monkeypatch.setattr("publish.importers.markdown.dispatch.read", read)
    assert sorted(_told(root)) == _WANTED


def test_a_transform_that_fails_is_told_at_the_dispatch_that_it_fails_at(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stage(edition: Edition, terms: object) -> Outcome[Edition]:
        if any(map(_cursed, edition.dispatches)):
            raise ValueError("substring not found")
        return Outcome(edition)

    monkeypatch.setattr(import_module("publish.transforms.prepare"), "STAGES", (stage,))
    assert sorted(_told(root)) == _WANTED


def test_a_check_that_fails_still_speaks_of_the_others(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cursed(found: Check[Manuscript]) -> Check[Manuscript]:
        @wraps(found.run)
        def judged(manuscript: Manuscript) -> Iterator[Diagnostic]:
            for dispatch in manuscript.edition.dispatches:
                if _cursed(dispatch):
                    raise AttributeError("NoneType")
            yield from found(manuscript)

        return replace(found, run=judged)

    for each in CHECKS:  # where it stands, for the worker looks for it there
        monkeypatch.setattr(import_module(each.run.__module__), each.run.__qualname__, cursed(each))
    told = _told(root)
    assert sorted(set(told)) == _WANTED
    assert len(told) == 2


def test_a_notice_that_cannot_be_read_is_told_at_its_line(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise TypeError("unhashable")

    monkeypatch.setattr("publish.pipeline.notices.read_blocks", fail)
    assert ("program-failed", "content/publication.toml:9") in _told(root)


@pytest.mark.parametrize("error", [UsageError("no such thing"), OSError(28, "No space left")])
def test_what_says_something_of_the_machine_or_of_the_command_goes_through(
    root: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def read(*_: object, **__: object) -> Outcome[Dispatch]:
        raise error

    monkeypatch.setattr("publish.importers.markdown.dispatch.read", read)
    with pytest.raises(type(error)):
        _told(root)


def test_a_library_that_cannot_read_a_file_says_nothing_of_the_machine(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: object, **__: object) -> Outcome[Dispatch]:
        raise UnidentifiedImageError("cannot identify image file")

    monkeypatch.setattr("publish.importers.markdown.dispatch.read", read)
    assert ("program-failed", f"{_BAD}:1") in _told(root)


def test_the_words_of_the_fault_are_shown_to_who_asks_for_them_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def read(*_: object, **__: object) -> Outcome[Dispatch]:
        raise IndexError("the words of Python")

    monkeypatch.setattr("publish.importers.markdown.dispatch.read", read)

    monkeypatch.setattr(logging.getLogger(), "handlers", [])

    def said(*options: str) -> str:
        monkeypatch.setattr(sys, "argv", ["publish", "check", "--project", str(root), *options])
        with pytest.raises(SystemExit) as stopped:
            main()
        assert stopped.value.code == ExitCode.CONTENT
        shown = capsys.readouterr()
        return shown.out + shown.err

    assert "the words of Python" not in said()
    assert "IndexError: the words of Python" in said("--debug")
    assert "the words of Python" not in said()
