"""``publish clean``: what builds have made goes, and nothing else."""

import fcntl
from pathlib import Path

from publish.errors import ExitCode
from tests.cli.conftest import Shell

BOOKS = (
    "2026-11.epub",
    "2026-11.pdf",
    "2026-11.lulu.pdf",
    "2026-11.lulu.cover.pdf",
    "2026-11.lulu.cover.sheet.png",
    "2026-11.kobo.kepub.epub",
    "2026-11.kindle.epub",
    "2026-11.cover.jpg",
    "2026-11.accessibility.json",
    "2026-11.pages.json",
    "2026-11.sheet.png",
    "2026-11.sheet-02.png",
    ".2026-11.pdf.4242.part",
)
OTHERS = (".gitignore", "2025-11.epub", "notes.txt", "2026-11.pdf.bak", "2026-11.backup.pdf", "2026-11", ".lock")


def test_only_the_books_of_editions_go(shell: Shell, letters: Path) -> None:
    for name in (*BOOKS, *OTHERS[1:]):
        (letters / "build" / name).write_text("x")
    (letters / "build/2026-11.epub.d").mkdir()
    cleaned = shell("clean", "-C", letters)
    assert cleaned.code is ExitCode.OK
    assert sorted(cleaned.lines) == sorted(f"letters/build/{name}" for name in BOOKS)
    assert {path.name for path in (letters / "build").iterdir()} == {*OTHERS, "2026-11.epub.d"}
    assert "letters/build/2025-11.epub stays: there is no edition of that name" in cleaned.err
    assert shell("clean", "-C", letters).out == ""


def test_one_edition_can_be_named(shell: Shell, letters: Path) -> None:
    shell("new", "edition", "2026-12", "-C", letters)
    for name in ("2026-11.pdf", "2026-12.pdf"):
        (letters / "build" / name).write_text("x")
    assert shell("clean", "2026-12", "-C", letters).lines == ["letters/build/2026-12.pdf"]
    assert (letters / "build/2026-11.pdf").exists()


def test_a_build_at_work_is_left_alone(shell: Shell, letters: Path) -> None:
    book = letters / "build/2026-11.pdf"
    book.write_text("x")
    with (letters / "build/.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        refused = shell("clean", "-C", letters)
    assert refused.code is ExitCode.ENVIRONMENT
    assert "a build is at work" in refused.err
    assert book.exists()


def test_without_a_build_folder_there_is_nothing_to_do(shell: Shell, letters: Path) -> None:
    (letters / "build/.gitignore").unlink()
    (letters / "build").rmdir()
    assert shell("clean", "-C", letters).code is ExitCode.OK
    assert not (letters / "build").exists()
