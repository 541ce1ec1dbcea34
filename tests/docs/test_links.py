"""Links in the documents lead to what is there: a file of the repository, and a heading of it."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.docs.documents import ROOT, documents, headings, links, named
from tests.docs.pictures import FOLDER, LIMIT


def faults(path: Path, *, root: Path = ROOT) -> list[str]:
    """What is wrong with the links of a document of a repository."""
    found = []
    for line, address in links(path):
        parts = urlsplit(address)
        if parts.scheme in {"http", "https", "mailto"}:
            continue
        target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
        if not target.is_relative_to(root) or not target.exists():
            found.append(f"line {line}: {address} is not there")
        elif parts.fragment and parts.fragment not in headings(target):
            found.append(f"line {line}: no heading of {target.name} is #{parts.fragment}")
    return found


@pytest.mark.parametrize("path", documents(), ids=named)
def test_links_lead_somewhere(path: Path) -> None:
    assert faults(path) == []


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    (tmp_path / "other.md").write_text("## A heading, *stressed*\n")
    document.write_text(
        "# A page\n\n[a](#a-page) [b](#b-page) [c](other.md#a-heading-stressed) [d](no.md) [e](https://e.org)\n\n"
        "![f](no.png) [g](other.md#no) [h](../other.md)\n"
    )
    assert faults(document, root=tmp_path) == [
        "line 3: no heading of page.md is #b-page",
        "line 3: no.md is not there",
        "line 5: no.png is not there",
        "line 5: no heading of other.md is #no",
        "line 5: ../other.md is not there",
    ]


def test_every_document_is_linked_to() -> None:
    """A page that nothing leads to is a page that nobody reads; pieces of the next changelog wait for no reader."""
    led_to = {
        (path.parent / unquote(urlsplit(address).path)).resolve()
        for path in documents()
        for _, address in links(path)
        if urlsplit(address).path and not urlsplit(address).scheme
    }
    read = [path for path in documents() if path != ROOT / "README.md" and path.parent != ROOT / "docs/changes"]
    assert [named(path) for path in read if path not in led_to] == []


def test_pictures_are_small_and_shown() -> None:
    pictures = set(FOLDER.iterdir())
    assert {path.name: path.stat().st_size for path in pictures if path.stat().st_size > LIMIT} == {}
    shown = {
        (path.parent / unquote(urlsplit(address).path)).resolve() for path in documents() for _, address in links(path)
    }
    assert {path.name for path in pictures - shown} == set()
