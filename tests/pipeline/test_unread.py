"""No file of an edition's folder vanishes: it is in the book, or is named, or its name says that it is none."""

from pathlib import Path

import pytest

from publish.diagnostics import Severity
from publish.pipeline.load import load_edition
from publish.pipeline.locate import load_project

_PUBLICATION = """\
title = "T"
publisher = "P"
language = "en"
identifier = "urn:uuid:5b0f6c1e-7d43-4a86-9a57-2f1e8c6d9b10"
"""
_DISPATCH = "---\nheadline: A\ndate: 2026-11-18\n---\n\nWords.\n"
_HERE = "content/editions/one"


def _said(root: Path, files: dict[str, str], settings: str = "") -> list[tuple[str, Severity, str]]:
    whole = {
        "content/publication.toml": _PUBLICATION,
        f"{_HERE}/edition.toml": f'title = "One"\ndate = 2026-11-18\n{settings}',
        f"{_HERE}/a.md": _DISPATCH,
        **{f"{_HERE}/{name}": text for name, text in files.items()},
    }
    for name, text in whole.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    found = load_edition(load_project(root).value, "one").diagnostics
    return [(d.id, d.severity, d.at.path.removeprefix(f"{_HERE}/")) for d in found]


@pytest.mark.parametrize(
    "name", ["b.MD", "b.Markdown", "b.mdx", "b.txt", "b.html", "late/b.md", "late/deep/B.TXT", "b.docx", "b.rst"]
)
def test_a_text_that_no_pattern_gathers_is_named(name: str, tmp_path: Path) -> None:
    assert _said(tmp_path, {name: _DISPATCH}) == [("file-left-out", Severity.WARNING, name)]


def test_a_dispatch_that_a_list_forgets_is_named(tmp_path: Path) -> None:
    said = _said(tmp_path, {"b.md": _DISPATCH, "c.md": _DISPATCH}, 'dispatches = ["a.md", "c.md"]\n')
    assert said == [("file-left-out", Severity.WARNING, "b.md")]


@pytest.mark.parametrize(
    "name",
    ["_b.md", "_late/b.md", ".b.md", "README.txt", "docs/README.md", "style-guide.html", "images/b.svg", "b.json"],
)
def test_what_its_name_sets_aside_is_passed_over(name: str, tmp_path: Path) -> None:
    assert [found for found in _said(tmp_path, {name: "Words."}) if found[1] is not Severity.NOTE] == []


@pytest.mark.parametrize("name", ["README.txt", "Style guide.docx", "late/notes.odt"])
def test_a_paper_of_the_folder_is_a_note_for_its_name_may_deceive(name: str, tmp_path: Path) -> None:
    assert _said(tmp_path, {name: "Words."}) == [("file-left-out", Severity.NOTE, name)]


def test_texts_that_have_their_place_in_the_book_are_not_named(tmp_path: Path) -> None:
    picture = '\n![Boats](boats.png "Boats."){long="notes/boats.md"}\n'
    notice = '[[notices]]\nkind = "about"\nheading = "About"\nfile = "about.txt"\n'
    files = {"b.md": _DISPATCH + picture, "notes/boats.md": "Four of them.", "boats.png": "", "about.txt": "Us."}
    said = _said(tmp_path, files, notice)
    assert [found for found in said if found[0] in ("file-left-out", "notice-missing")] == []


@pytest.mark.parametrize("text", ["", "\n\n", " \t\n\u200b\ufeff\n"])
def test_an_empty_file_is_told(text: str, tmp_path: Path) -> None:
    assert ("file-empty", Severity.WARNING, "b.md") in _said(tmp_path, {"b.md": text})


@pytest.mark.parametrize(
    ("name", "severity"),
    [("notes-on-style.md", Severity.NOTE), ("CONTRIBUTING.md", Severity.NOTE), ("02-quay.md", Severity.WARNING)],
)
def test_a_file_without_front_matter_is_a_note_where_its_name_says_that_it_is_none(
    name: str, severity: Severity, tmp_path: Path
) -> None:
    assert _said(tmp_path, {name: "Words.\n\nMore of them.\n"}) == [("file-passed-over", severity, name)]


def test_more_files_than_anybody_reads_are_counted(tmp_path: Path) -> None:
    said = _said(tmp_path, {f"old/{number:03}.txt": "Words." for number in range(40)})
    assert len(said) == 31
    assert said[-1][0] == "file-left-out"
    assert load_edition(load_project(tmp_path).value, "one").diagnostics[-1].message.startswith("10 more files")
