"""An edition that is looked at, without threads and servers."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from publish.pipeline.book_process import BooksBuilt
from publish.pipeline.cache import NO_CACHE
from publish.pipeline.drafts import DraftReading, DraftTerms, read_draft
from publish.pipeline.shown_pages import PrintedPages
from publish.pipeline.starting import NewProject, start_project
from publish.pipeline.worker import Worker
from publish.preview.guard import Guard
from publish.preview.routes import Listeners, application
from publish.preview.session import Session

EDITION = "content/editions/2026-11"
IDENTIFIER = "urn:uuid:0b8d8c3e-7a42-4f0a-9a39-64c1d5c7a1b2"
TEXT = """\
---
headline: The ferry is late
credits:
  - {name: Edda Quill, roles: [writer]}
date: 2026-11-20
---

It was seen from the pier at *noon*, behind [the light](https://far.example/light).

![A desk](images/desk.jpg){alt="A desk with a lamp."}

## The second crossing

Nobody rowed.<script>document.title = "taken"</script>
"""


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a dispatch of ours in it."""
    root = tmp_path_factory.mktemp("preview")
    start_project(root, NewProject("Letters", "Mill Street Press", "en", IDENTIFIER, date(2026, 11, 20)))
    for notice in (root / "content/notices").iterdir():
        notice.write_text(f"The words of {notice.stem}, at the desk on Mill Street.\n", encoding="utf-8")
    (root / EDITION / "03-ferry.md").write_text(TEXT, encoding="utf-8")
    return root


class StandIn:
    """A desk that reads, and has the pages that it is given."""

    def __init__(self, root: Path, scratch: Path) -> None:
        self.terms = DraftTerms(root, "2026-11", date(2026, 11, 30))
        self.scratch = scratch
        self.printed: PrintedPages | None = None

    def read(self) -> DraftReading:
        return read_draft(self.terms, NO_CACHE, self.scratch)

    def build(self) -> BooksBuilt:
        return BooksBuilt()

    def pages(self, drawer: Worker) -> PrintedPages | None:
        return self.printed

    def stop(self) -> None:
        return


@pytest.fixture(scope="session")
def desk(written: Path, tmp_path_factory: pytest.TempPathFactory) -> StandIn:
    return StandIn(written, tmp_path_factory.mktemp("scratch"))


@pytest.fixture(scope="session")
def reading(desk: StandIn) -> DraftReading:
    """The edition, read once for all tests that change nothing."""
    return desk.read()


@pytest.fixture
def session(desk: StandIn, reading: DraftReading) -> Session:
    made = Session(desk)
    made.take(reading)
    return made


@pytest.fixture
def client(session: Session) -> Iterator[TestClient]:
    app = Guard(application(session, Listeners(), "vscode://file/here/{path}:{line}:{column}"), 8000)
    with TestClient(app, base_url="http://127.0.0.1:8000") as client:
        yield client
