"""What programs call: ``publish`` loads nothing until it is asked, and then does what the command line does."""

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pytest

import publish
from publish.errors import UsageError
from publish.pipeline.starting import NewProject, start_project


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    new = NewProject(
        "Letters", "Mill Street Press", "en", "urn:uuid:3d1b6f0a-2c57-4e8e-b1d5-9f6a70c4e821", date(2026, 11, 20)
    )
    start_project(tmp_path, new)
    return tmp_path


def test_importing_it_loads_nothing() -> None:
    program = "import publish, sys; print([name for name in sys.modules if name.startswith('publish.')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_every_name_is_there_and_no_other() -> None:
    assert {name for name in publish.__all__ if callable(getattr(publish, name))} == {
        "build",
        "build_epub",
        "build_pdf",
        "check_edition",
        "load_edition",
    }
    assert set(publish.__all__) <= set(dir(publish))
    with pytest.raises(AttributeError, match="no attribute 'bild'"):
        _ = publish.bild


def test_an_edition_is_loaded_and_checked(letters: Path) -> None:
    loaded = publish.load_edition(letters, "2026-11")
    assert loaded.ok
    assert [dispatch.slug for dispatch in loaded.value.edition.dispatches] == ["window", "letter"]
    told = {d.id for d in publish.check_edition(str(letters), "2026-11", strict=True)}
    assert told <= {"typography-counted", "placeholder-left"}
    dispatch = letters / "content/editions/2026-11/02-letter.md"
    dispatch.write_text(dispatch.read_text().replace("lang: en\n", "lang: en\nembargo: 2026-12-01\n"))
    usual = publish.check_edition(letters, "2026-11")
    assert "dispatch-left-out" in {d.id for d in usual}
    later = publish.check_edition(letters, "2026-11", as_of=datetime(2026, 12, 1, tzinfo=UTC))
    assert "dispatch-left-out" not in {d.id for d in later}


def test_what_is_not_there_is_raised(letters: Path) -> None:
    with pytest.raises(UsageError, match="no edition"):
        publish.check_edition(letters, "2026-12")
    with pytest.raises(UsageError, match="is not a folder"):
        publish.build(letters / "nowhere")
    with pytest.raises(UsageError, match="no format"):
        publish.build(letters, formats=["mobi"])


def test_with_an_error_no_book_is_made(letters: Path) -> None:
    (letters / "content/editions/2026-11/03.md").write_text("---\nheadlin: x\n---\n\nText.\n")
    made = publish.build_pdf(letters, "2026-11")
    assert made.value is None
    assert [d.id for d in made.diagnostics if d.severity == "error"] == ["matter-key-unknown"]


@pytest.mark.slow
def test_books_are_made(letters: Path) -> None:
    said: list[str] = []
    report = publish.build(letters, progress=said.append)
    assert [(made.format, made.path.exists()) for made in report.value.made] == [("pdf", True), ("epub", True)]
    assert said
    before = (letters / "build/2026-11.epub").read_bytes()
    assert publish.build_epub(letters, "2026-11").value == letters / "build/2026-11.epub"
    assert (letters / "build/2026-11.epub").read_bytes() == before


@pytest.mark.slow
def test_printed_contents_are_as_deep_as_the_publication_says_and_the_edition_says_otherwise(letters: Path) -> None:
    def links() -> int:
        made = publish.build_pdf(letters, "2026-11").value
        assert made is not None
        with pikepdf.open(made) as opened:
            return len(opened.pages[2].get("/Annots", ()))

    settings = [letters / "content/publication.toml", letters / "content/editions/2026-11/edition.toml"]
    whole = links()
    for path, depth in zip(settings, (1, 6), strict=True):
        path.write_text(f"contents_depth = {depth}\n{path.read_text()}")
        assert (links() > whole) if depth == 6 else (links() == whole)
