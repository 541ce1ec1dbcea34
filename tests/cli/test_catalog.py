"""``publish catalog``: a folder that is served as it is, and that readers of feeds can load the books from."""

import json
import re
import shutil
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import feedparser
import onixcheck  # type: ignore[import-untyped]
import pytest

from publish.errors import ExitCode
from publish.pipeline.starting import NewProject, start_project
from tests.books.press import ROOT, built, copied
from tests.cli.conftest import IDENTIFIER, Shell
from tests.readers.page import look
from tests.trade.models import Feed, check_atom, check_opds

FILES = {"index.html", "feed.xml", "opds.xml", "opds.json", "onix.xml"}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A server of this machine alone, as a publisher's would serve the folder; its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def loaded(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=20) as answer:
        data: bytes = answer.read()
    return data


def old_reader(address: str) -> dict[str, dict[str, bytes]]:
    """What a reader of OPDS 1.2 finds: by the title of each book, its files by their types."""
    feed = feedparser.parse(loaded(address))
    assert not feed.bozo
    found: dict[str, dict[str, bytes]] = {}
    for entry in feed.entries:
        for link in entry.links:
            if link.rel.startswith(("http://opds-spec.org/acquisition", "http://opds-spec.org/image")):
                data = loaded(urljoin(address, link.href))
                assert len(data) == int(link.get("length", len(data)))
                found.setdefault(entry.title, {})[f"{link.rel.rpartition('/')[2]} {link.type}"] = data
    return found


def new_reader(address: str) -> dict[str, dict[str, bytes]]:
    """The same of OPDS 2.0."""
    feed = Feed.model_validate_json(loaded(address))
    found: dict[str, dict[str, bytes]] = {}
    for one in feed.publications:
        links = [(link, "open-access") for link in one.links if "acquisition" in str(link.rel)]
        for link, kind in (*links, (one.images[0], "image"), (one.images[1], "thumbnail")):
            data = loaded(urljoin(address, link.href))
            assert len(data) == (link.size or len(data))
            found.setdefault(one.metadata.title, {})[f"{kind} {link.type}"] = data
    return found


def setting(project: Path, text: str) -> None:
    """Write what stands in ``publication.toml`` over again, with a setting more."""
    path = project / "content/publication.toml"
    kept = path.read_text(encoding="utf-8").partition("\n[catalog]")[0]
    path.write_text(f"{kept}\n[catalog]\n{text}\n", encoding="utf-8")


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample editions, built."""
    folder = copied(ROOT, tmp_path_factory.mktemp("harbour"))
    built(folder)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("told", [True, False], ids=["with an address", "without one"])
def test_readers_of_both_kinds_load_the_samples(shell: Shell, harbour: Path, told: bool) -> None:
    catalog = harbour / "build/catalog"
    catalog.mkdir(exist_ok=True)
    with served(catalog) as address:
        setting(harbour, f'address = "{address}/"\npdf = true' if told else "pdf = true")
        done = shell("catalog", "-C", harbour, "--json")
        assert done.code is ExitCode.OK, done.out
        assert [found["id"] for found in json.loads(done.out)["findings"]] == ([] if told else ["catalog-address"])
        books = {path.name: path.read_bytes() for path in (harbour / "build").glob("*.*") if path.is_file()}
        for reader, file in ((old_reader, "opds.xml"), (new_reader, "opds.json")):
            found = reader(f"{address}/{file}")
            assert list(found) == [
                "The Harbour Letter: Yearbook 2026",
                "The Harbour Letter: No. 12",
                "The Harbour Letter: No. 11",
            ]
            for title, name in zip(found, ("yearbook-2026", "2026-11", "2026-10"), strict=True):
                assert found[title]["open-access application/epub+zip"] == books[f"{name}.epub"]
                assert found[title]["open-access application/pdf"] == books[f"{name}.pdf"]
                assert found[title]["image image/jpeg"] == books[f"{name}.cover.jpg"]
                assert len(found[title]["thumbnail image/jpeg"]) < 60_000
        entries = feedparser.parse(loaded(f"{address}/feed.xml")).entries
    dates = [entry.updated for entry in entries]
    assert dates == sorted(dates, reverse=True)
    corrected = [entry for entry in entries if entry.title.startswith("Correction: ")]
    assert {(entry.updated[:10], entry.title[12:20]) for entry in corrected} == {
        ("2026-10-21", "Dredgers"),
        ("2026-11-18", "Eleven k"),
    }
    check_opds((catalog / "opds.xml").read_bytes())
    check_atom((catalog / "feed.xml").read_bytes())
    assert [str(fault) for fault in onixcheck.validate(str(catalog / "onix.xml"), schemas=("xsd", "rng"))] == []


@pytest.mark.slow
@pytest.mark.parametrize(("dark", "width"), [(False, 1200), (True, 1200), (False, 340)])
def test_the_page_passes_axe_and_leads_to_what_is_there(
    shell: Shell, harbour: Path, dark: bool, width: int, require_tool: Callable[[str], Path]
) -> None:
    for name in ("node", "readers", "chromium"):
        require_tool(name)
    setting(harbour, "pdf = true")
    assert shell("catalog", "-C", harbour).code is ExitCode.OK
    page = harbour / "build/catalog/index.html"
    seen = look(page, dark=dark, width=width, beside=True)
    assert (seen.violations, seen.remote, seen.console, seen.broken, seen.wide) == ((), (), (), (), 0)
    assert seen.passes > 20
    links = re.findall(r'(?:href|src)="([^"#]+)"', page.read_text(encoding="utf-8"))
    assert len(links) > 12
    assert [link for link in links if not (page.parent / link).is_file()] == []


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project whose one edition is built."""
    folder = tmp_path_factory.mktemp("mill")
    start_project(folder, NewProject("Letters", "Mill Street Press", "en", IDENTIFIER, date(2026, 11, 20)))
    built(folder)
    return folder


@pytest.fixture
def small(mill: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(mill, tmp_path / "small")


def test_the_same_books_give_the_same_bytes_and_nothing_is_left_over(shell: Shell, small: Path) -> None:
    folder = small / "build/catalog"
    assert shell("catalog", "-C", small).code is ExitCode.OK
    before = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert {str(path) for path in before if path.parent == Path()} == FILES
    (folder / "books/2026-09.epub").write_bytes(b"withdrawn")
    (folder / "robots.txt").write_text("mine\n")
    done = shell("catalog", "-C", small)
    assert "2026-09.epub is offered no more" in done.err
    (folder / "robots.txt").unlink()
    assert {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_book_that_is_missing_or_older_is_not_offered(shell: Shell, small: Path) -> None:
    dispatch = small / "content/editions/2026-11/02-letter.md"
    text = dispatch.read_text(encoding="utf-8")
    dispatch.write_text(f"{text}\nOne sentence more.\n", encoding="utf-8")
    done = shell("catalog", "-C", small)
    assert done.code is ExitCode.CONTENT
    assert "content/editions/2026-11/edition.toml:1:1: error[book-older]: 2026-11.epub was built before" in done.err
    dispatch.write_text(text, encoding="utf-8")
    (small / "build/2026-11.cover.jpg").unlink()
    done = shell("catalog", "-C", small)
    assert done.code is ExitCode.CONTENT
    assert "error[book-missing]: there is no build/2026-11.cover.jpg" in done.err
    assert not (small / "build/catalog").exists()


@pytest.mark.parametrize(
    ("file", "data"),
    [
        ("2026-11.cover.jpg", b"no picture"),
        ("2026-11.cover.jpg", b""),
        ("2026-11.accessibility.json", b'{"claims": "many"}'),
        ("2026-11.accessibility.json", b"\xff\xfe"),
    ],
)
def test_what_no_build_has_made_is_refused(shell: Shell, small: Path, file: str, data: bytes) -> None:
    (small / "build" / file).write_bytes(data)
    done = shell("catalog", "-C", small)
    assert done.code is ExitCode.CONTENT
    assert "error[book-older]: the books of 2026-11 cannot be offered" in done.err


def test_the_address_is_below_the_site_unless_it_is_given(shell: Shell, small: Path) -> None:
    def address() -> Any:
        assert shell("catalog", "-C", small).code is ExitCode.OK
        return json.loads((small / "build/catalog/opds.json").read_text())["links"][0]["href"]

    path = small / "content/publication.toml"
    assert address() == "opds.json"
    path.write_text(f'site = "https://mill.example/"\n{path.read_text(encoding="utf-8")}', encoding="utf-8")
    assert shell("build", "-C", small, "--quiet").code is ExitCode.OK
    assert address() == "https://mill.example/catalog/opds.json"
    setting(small, 'address = "https://books.example/mill/"')
    assert address() == "https://books.example/mill/opds.json"
