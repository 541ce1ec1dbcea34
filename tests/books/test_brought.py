"""What people bring from forty tools and more is a book, with no edit but what the reports of its imports ask for."""

import json
import shutil
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.books.ebook import documents
from tests.books.press import built, publish
from tests.imaging.samples import drawing, png
from tests.importers.sources.bringing import PUBLICATION, brought, counted
from tests.importers.sources.table import SOURCES, BroughtSource

Require = Callable[[str], Path]
EDITION = "content/editions/brought"


def _imported(source: BroughtSource, folder: Path, project: Path) -> Iterator[str]:
    """Bring a source in, do what its report asks for, and put it into the edition; the patterns of its dispatches."""
    folder.mkdir()
    brought(source, folder)
    for edition in sorted((folder / "project/content/editions").iterdir()):
        place = project / EDITION / source.name / edition.name
        shutil.copytree(edition, place, ignore=shutil.ignore_patterns("edition.toml", "reading-report*"))
        report = edition / "reading-report.json"
        told = json.loads(report.read_text()) if report.is_file() else {}
        for name in told.get("pictures", {}).get("to_fetch", ()):  # as the script of --fetch-list would
            (place / name).parent.mkdir(exist_ok=True)
            (place / name).write_bytes(png(drawing()))
        gathered = tomllib.loads((edition / "edition.toml").read_text())["dispatches"]
        yield from (f"{source.name}/{edition.name}/{pattern}" for pattern in gathered)
    for authors in (folder / "project/content").glob("authors.*"):
        shutil.copy(authors, project / "content")


@pytest.mark.slow
def test_all_sources_are_a_book_that_every_judge_passes(tmp_path: Path, require_tool: Require) -> None:
    require_tool("epubcheck")
    project = tmp_path / "book"
    (project / EDITION).mkdir(parents=True)
    (project / "content/publication.toml").write_text(PUBLICATION)
    parts = []
    for source in SOURCES:
        patterns = [*_imported(source, tmp_path / source.name, project)]
        parts.append(f"[[parts]]\ntitle = {json.dumps(source.tool)}\ndispatches = {json.dumps(patterns)}\n")
    head = 'title = "Brought"\ndate = 2026-11-24\n\n'
    (project / EDITION / "edition.toml").write_text(head + "\n".join(parts))
    books = built(project)  # its gates hold the words of both books to the model's
    assert sorted(book.suffix for book in books.iterdir() if book.suffix in (".epub", ".pdf")) == [".epub", ".pdf"]
    verified = publish("verify", "--quiet", folder=project)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    wanted = sum((Counter(counted(source.words)) for source in SOURCES), Counter[str]())
    assert wanted - _words(books / "brought.epub") == Counter()


def _words(book: Path) -> Counter[str]:
    """The words of a book's pages."""
    texts = ["\n".join(map(str, page.itertext())) for page in documents(book).values()]
    return Counter(word for text in texts for word in counted(text))
