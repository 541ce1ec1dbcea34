"""Importing a saved page: what is written, what reads back, and what is never written over."""

import itertools
import json
import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from publish.diagnostics import Outcome, Severity
from publish.errors import EnvironmentProblem, UsageError
from publish.importers.capture import LineVerdict
from publish.pipeline.importing import PAGE_LIMIT, ImportResult, import_page
from publish.pipeline.load import load_edition
from publish.pipeline.locate import load_project
from publish.pipeline.previous_import import ImportState
from tests.importers.capture.describing import CASES

CAPTURED = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PUBLICATION = """
title = "The Harbour Letter"
publisher = "Harbour Press"
language = "en"
identifier = "urn:uuid:5b0f6c1e-7d43-4a86-9a57-2f1e8c6d9b10"

[[notices]]
kind = "contact"
heading = "Write to us"
text = "Of the publication, and not of the page."
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    content = tmp_path / "project" / "content"
    content.mkdir(parents=True)
    (content / "publication.toml").write_text(PUBLICATION)
    return content.parent


def bring(
    project: Path,
    page: Path = CASES / "newsletter" / "page.txt",
    *,
    into: str = "content/editions/page",
    captured: datetime = CAPTURED,
    strict: bool = False,
    diff: bool = False,
) -> Outcome[ImportResult]:
    return import_page(page, Path(into), project=project, captured=captured, strict=strict, diff=diff)


def errors(outcome: Outcome[ImportResult]) -> list[tuple[str, str]]:
    return [(d.id, d.at.path) for d in outcome.diagnostics if d.severity is Severity.ERROR]


def contents(folder: Path) -> dict[str, bytes]:
    return {place.name: place.read_bytes() for place in sorted(folder.iterdir())}


@pytest.mark.parametrize("case", sorted(place.parent.name for place in CASES.glob("*/page.txt")))
def test_an_import_is_an_edition_that_loads_to_the_same_tree(project: Path, case: str) -> None:
    outcome = bring(project, CASES / case / "page.txt")
    assert errors(outcome) == []
    capture = outcome.value.capture
    loaded = load_edition(load_project(project).value, "page")
    assert [d for d in loaded.diagnostics if d.severity is Severity.ERROR] == []
    assert tuple(loaded.value.edition.dispatches) == capture.dispatches
    assert loaded.value.edition.notices == capture.notices
    settings = loaded.value.settings
    assert (settings.publication, settings.captured) == (capture.publication, CAPTURED)
    assert settings.title == (capture.title or "page")
    assert (settings.own_notices, settings.date) == (True, None)
    names = {f"{dispatch.slug}.md" for dispatch in capture.dispatches}
    assert set(contents(outcome.value.folder)) == names | {"edition.toml", "reading-report.json", "reading-report.txt"}
    assert {place.name for place in outcome.value.written} == set(contents(outcome.value.folder))


def test_the_report_names_the_page_and_every_line(project: Path) -> None:
    outcome = bring(project)
    tree = json.loads((outcome.value.folder / "reading-report.json").read_text("utf-8"))
    assert tree["source"]["path"] == "page.txt"
    assert tree["lines"]["total"] == len(tree["labels"]) == 29
    assert (outcome.value.folder / "reading-report.txt").read_text("utf-8") == outcome.value.report
    assert str(project) not in outcome.value.report + json.dumps(tree)
    for words in ("“Breaking News” is no part", "says that the page holds more", "has no headline", "shows no date"):
        assert words in outcome.value.report


def test_no_date_is_made_up_and_none_is_printed(project: Path) -> None:
    text = (bring(project).value.folder / "edition.toml").read_text("utf-8")
    assert re.findall(r"\d{4}-\d{2}-\d{2}", text) == ["2026-11-24"]
    assert "captured = 2026-11-24T09:00:00Z" in text


def test_the_same_import_twice_writes_the_same_bytes(project: Path) -> None:
    first = contents(bring(project).value.folder)
    again = bring(project)
    assert contents(again.value.folder) == first
    assert set(again.value.states.values()) == {ImportState.SAME}


def test_a_later_import_writes_over_what_nobody_touched(project: Path) -> None:
    bring(project)
    later = bring(project, captured=datetime(2026, 12, 1, tzinfo=UTC))
    assert errors(later) == []
    assert later.value.states["edition.toml"] is ImportState.CHANGED
    assert "2026-12-01T00:00:00Z" in (later.value.folder / "edition.toml").read_text("utf-8")


@pytest.mark.parametrize("name", ["dispatch-1.md", "edition.toml"])
def test_an_edited_file_is_never_written_over(project: Path, name: str) -> None:
    folder = bring(project).value.folder
    edited = folder / name
    edited.write_text(edited.read_text("utf-8") + "\n# an editor was here\n", "utf-8")
    before = contents(folder)
    outcome = bring(project, captured=datetime(2026, 12, 1, tzinfo=UTC))
    assert errors(outcome) == [("capture-edited", f"content/editions/page/{name}")]
    assert outcome.value.written == ()
    assert contents(folder) == before


def test_a_file_that_no_import_wrote_counts_as_edited(project: Path) -> None:
    folder = project / "content" / "editions" / "page"
    folder.mkdir(parents=True)
    (folder / "dispatch-2.md").write_text("mine")
    outcome = bring(project)
    assert errors(outcome) == [("capture-edited", "content/editions/page/dispatch-2.md")]
    assert contents(folder) == {"dispatch-2.md": b"mine"}


def test_a_spoilt_report_protects_every_file(project: Path) -> None:
    folder = bring(project).value.folder
    (folder / "reading-report.json").write_text('{"files": {"edition.toml": 3}, [')
    outcome = bring(project, captured=datetime(2026, 12, 1, tzinfo=UTC))
    assert errors(outcome) == [("capture-edited", "content/editions/page/edition.toml")]


def test_the_difference_is_shown_and_nothing_written(project: Path) -> None:
    folder = bring(project).value.folder
    edited = folder / "dispatch-2.md"
    edited.write_text(edited.read_text("utf-8").replace("headline: null", 'headline: "Two lamps"'), "utf-8")
    before = contents(folder)
    outcome = bring(project, diff=True)
    assert errors(outcome) == []
    assert contents(folder) == before
    assert '-headline: "Two lamps"\n+headline: null' in outcome.value.diff
    assert "--- a/content/editions/page/dispatch-2.md" in outcome.value.diff
    assert "dispatch-1.md" not in outcome.value.diff


def test_the_difference_to_nothing_is_every_line(project: Path) -> None:
    outcome = bring(project, diff=True)
    assert not outcome.value.folder.exists()
    assert "--- /dev/null\n+++ b/content/editions/page/dispatch-1.md" in outcome.value.diff


def test_doubts_are_errors_when_strict(project: Path) -> None:
    page = CASES / "unknown-publication" / "page.txt"
    outcome = bring(project, page, strict=True)
    assert [id for id, _ in errors(outcome)] == ["capture-publication-unknown"]
    assert not outcome.value.folder.exists()
    assert outcome.value.capture.count(LineVerdict.UNSURE) == 1
    assert errors(bring(project, strict=True)) == []


def test_what_an_earlier_import_left_over_is_named(project: Path) -> None:
    bring(project)
    outcome = bring(project, CASES / "one-cue" / "page.txt")
    assert [(d.id, d.at.path) for d in outcome.diagnostics if d.id == "capture-left-over"] == [
        ("capture-left-over", "content/editions/page/dispatch-2.md")
    ]
    assert (outcome.value.folder / "dispatch-2.md").exists()


def test_a_page_without_text_writes_nothing(project: Path, tmp_path: Path) -> None:
    page = tmp_path / "empty.txt"
    page.write_text("Accessibility links\n\nBreaking News\n\nXS\nSM\n")
    outcome = bring(project, page)
    assert errors(outcome) == [("capture-empty", "empty.txt")]
    assert not outcome.value.folder.exists()


def test_bytes_that_are_no_text_are_refused_at_their_line(project: Path, tmp_path: Path) -> None:
    page = tmp_path / "latin.txt"
    page.write_bytes(b"China In Eurasia\n\nThe caf\xe9 was shut.\n")
    outcome = bring(project, page)
    assert [(d.id, d.at.line) for d in outcome.diagnostics if d.severity is Severity.ERROR] == [("text-encoding", 3)]
    assert not outcome.value.folder.exists()


def test_windows_line_ends_are_the_same_page(project: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes((CASES / "newsletter" / "page.txt").read_bytes().replace(b"\n", b"\r\n"))
    assert bring(project, page).value.capture == bring(project).value.capture


@pytest.mark.parametrize(
    "into", ["content/editions", "content/editions/a.b", "content/editions/a/b", "../elsewhere", "content", "/tmp/x"]
)
def test_only_a_folder_of_the_editions_is_imported_into(project: Path, into: str) -> None:
    with pytest.raises(UsageError):
        bring(project, into=into)


def test_a_link_in_the_place_of_the_folder_is_refused(project: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (project / "content" / "editions").mkdir()
    (project / "content" / "editions" / "page").symlink_to(outside)
    with pytest.raises(UsageError):
        bring(project)
    assert list(outside.iterdir()) == []


def test_a_link_in_the_place_of_a_file_is_neither_read_nor_followed(project: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    folder = project / "content" / "editions" / "page"
    folder.mkdir(parents=True)
    (folder / "edition.toml").symlink_to(secret)
    assert errors(bring(project)) == [("capture-edited", "content/editions/page/edition.toml")]
    assert "secret" not in bring(project, diff=True).value.diff
    assert secret.read_text() == "secret"


def test_pages_that_are_no_page_are_refused(project: Path, tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    big.write_bytes(b"a\n" * PAGE_LIMIT)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for page in (big, pipe, tmp_path, tmp_path / "nowhere" / "page.txt"):
        with pytest.raises(UsageError):
            bring(project, page)


def test_a_disk_that_fails_leaves_the_last_import_whole(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = bring(project).value.folder
    before = contents(folder)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentProblem):
        bring(project, captured=datetime(2026, 12, 1, tzinfo=UTC))
    assert contents(folder) == before
    with pytest.raises(EnvironmentProblem):
        bring(project, into="content/editions/other")
    assert not (folder.parent / "other").exists()


def test_a_profile_of_ones_own_comes_first(project: Path, tmp_path: Path) -> None:
    profile = tmp_path / "courier.toml"
    profile.write_text('name = "courier"\npublications = ["The Salt Road Courier"]\nlanguage = "en-GB"\n')
    page = CASES / "unknown-publication" / "page.txt"
    outcome = import_page(
        page, Path("content/editions/page"), project=project, captured=CAPTURED, strict=True, profiles=[profile]
    )
    assert errors(outcome) == []
    assert outcome.value.capture.publication == "The Salt Road Courier"
    profile.write_text('name = "courier"\npublication = ["The Salt Road Courier"]\n')
    broken = import_page(page, Path("content/editions/page"), project=project, captured=CAPTURED, profiles=[profile])
    assert errors(broken) == [("setting-unknown", "courier.toml")]


def test_the_seed_is_imported_with_nothing_in_doubt(project: Path, seeds: Path) -> None:
    outcome = bring(project, seeds / "000_3105e033487ece26.txt", strict=True)
    assert errors(outcome) == []
    loaded = load_edition(load_project(project).value, "page").value
    assert tuple(loaded.edition.dispatches) == outcome.value.capture.dispatches
    assert loaded.edition.notices == outcome.value.capture.notices
    assert len(loaded.edition.notices) == 3
    assert loaded.edition.modified == CAPTURED


def test_a_page_of_comparisons_is_imported(project: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("The gauge\n\n" + "Four < five, and six > five, they said. " * 2500 + "\n")
    outcome = bring(project, page)
    assert errors(outcome) == []
    assert len(outcome.value.written) > 1


def test_a_page_that_no_dispatch_could_hold_is_refused_at_its_line(project: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("The gauge\n\n" + "Read <b> and </b> here. " * 4500 + "[" * 9000 + "\n")
    outcome = bring(project, page)
    assert outcome.value.written == ()
    assert {id for id, _ in errors(outcome)} <= {"text-too-large", "limit-exceeded"}


def _without_end() -> None:
    sum(itertools.count())


def _failing() -> None:
    raise IndexError("list index out of range")


@pytest.mark.parametrize(
    ("fault", "told"), [(_without_end, "limit-exceeded"), (_failing, "program-failed")], ids=["endless", "failing"]
)
@pytest.mark.parametrize("reader", ["read", "page_files"])
def test_a_page_that_the_reader_fails_at_is_told_at_the_page_and_writes_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch, fault: Callable[[], None], told: str, reader: str
) -> None:
    (project / "content/publication.toml").write_text(PUBLICATION + "[limits]\nseconds = 1\n")
    monkeypatch.setattr(FAULTY[reader], lambda *_, **__: fault())
    outcome = bring(project)
    assert [id for id, _ in errors(outcome)] == [told]
    assert "page.txt" in errors(outcome)[0][1]
    assert outcome.value.written == ()
    assert not (project / "content/editions/page").exists()


FAULTY = {"read": "publish.importers.capture.reading.split", "page_files": "publish.pipeline.page_files.edition_file"}


def test_the_projects_own_name_is_the_newsletters_and_no_headline(project: Path, tmp_path: Path) -> None:
    page = tmp_path / "named.txt"
    page.write_text(
        "The Harbour Letter\n\nThe Gate Is Painted Green\n\nIt was grey before, and nobody had asked why.\n"
    )
    capture = bring(project, page).value.capture
    assert capture.publication == "The Harbour Letter"
    assert [dispatch.slug for dispatch in capture.dispatches] == ["the-gate-is-painted-green"]


DOUBTFUL = """The Lock Gate Is Painted Green

By A Keeper Of The Upper Lock

A keeper paints the lock gate in Lindhavn on July 23.

The gate was painted, and it took four days in all.

QZV 17:3

A keeper waits at the rail (file photo).

Read the full letter here.

Load more
"""


def test_doubt_outlives_the_import_and_the_steps_name_each_line(project: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(DOUBTFUL)
    outcome = bring(project, page)
    lines = (outcome.value.folder / "the-lock-gate-is-painted-green.md").read_text().split("\n")
    marked = [n for n, line in enumerate(lines, start=1) if "unsure:" in line]
    doubted = [line.number for line in outcome.value.capture.labels if line.verdict is LineVerdict.UNSURE]
    assert doubted == [3, 5, 9]
    assert len(marked) == len(doubted)
    loaded = load_edition(load_project(project).value, "page")
    found = [d for d in loaded.diagnostics if d.id == "unsure-left"]
    assert [(d.at.line, d.severity) for d in found] == [(line, Severity.WARNING) for line in marked]
    file = "content/editions/page/the-lock-gate-is-painted-green.md"
    figure = next(n for n, line in enumerate(lines, start=1) if line.startswith("::: figure"))
    link = next(n for n, line in enumerate(lines, start=1) if line.startswith("Read the full"))
    assert [step.split("\n") for step in outcome.value.steps] == [
        [
            "The page says that it holds more: load all of it, save it again and import it anew:",
            "page.txt:15:1: “Load more” says that the page holds more than was saved",
        ],
        [
            "Look at what is in doubt, and take the mark away where it is right:",
            *(f"{file}:{line}: {lines[line - 1].partition('unsure: ')[2].removesuffix(' -->')}" for line in marked),
        ],
        [
            "Add what the page does not show:",
            f"{file}:{lines.index('---', 1) + 1}: who wrote it (credits)",
            "content/editions/page/edition.toml:2: the date of the edition",
            f"{file}:{link}: the address of “Read the full letter here.”",
        ],
        [
            "Bring the pictures, and describe each in the square brackets of its line:",
            f"{file}:{figure}: “A keeper waits at the rail (file photo).”",
        ],
        ["Check what is there now: publish check page"],
    ]


def test_nothing_in_doubt_leaves_no_mark(project: Path) -> None:
    folder = bring(project).value.folder
    assert not [place for place in folder.glob("*.md") if "unsure" in place.read_text()]
