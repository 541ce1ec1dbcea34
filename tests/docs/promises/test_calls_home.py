"""A book never calls home: nothing in it loads, runs or sends, whatever its content asked for."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

pytestmark = pytest.mark.slow

_RUNS = {"script", "iframe", "frame", "object", "embed", "applet", "form", "input", "button", "base", "style"}
_LOADS = {"src", "srcset", "data", "poster", "background", "action", "formaction", "ping", "manifest"}
_PLAYED = {"https://tracker.invalid/frame", "https://tracker.invalid/o.swf"}
"""What a frame and an object would have loaded: their addresses are printed, as links that a reader may follow."""
_PLAIN_LINKS = {"https://example.org/tides", *_PLAYED}
_DOES = {"/JavaScript", "/JS", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie"}


def _local(name: object) -> str:
    return etree.QName(str(name)).localname.lower()


def _faults(page: bytes, name: str) -> Iterator[str]:
    """What of a document of an e-book would load, run or send."""
    for element in etree.fromstring(page, etree.XMLParser(resolve_entities=False)).iter(etree.Element):
        tag = _local(element.tag)
        if tag in _RUNS or (tag == "meta" and "refresh" in str(dict(element.attrib))):
            yield f"{name}: an element {tag}"
        for key, value in ((_local(key), str(value)) for key, value in element.attrib.items()):
            remote = re.match(r"\s*(?:[a-z][a-z0-9+.-]*:|//)", value, re.IGNORECASE)
            if key.startswith("on") or key == "style":
                yield f"{name}: an attribute {key}"
            elif key in _LOADS and remote:
                yield f"{name}: {key} loads {value}"
            elif key == "href" and remote and not (tag == "a" and _plain(value)):
                yield f"{name}: {tag} leads to {value}"


def _plain(address: str) -> bool:
    """Whether an address is one that the author linked to, for readers to follow if they like."""
    return address in _PLAIN_LINKS or address.startswith("mailto:")


def _without(data: bytes, addresses: set[str]) -> bytes:
    for address in addresses:
        data = data.replace(address.encode(), b"")
    return data


def test_the_e_book_loads_runs_and_sends_nothing(books: Path) -> None:
    found: list[str] = []
    links = set()
    with zipfile.ZipFile(books / "2026-11.epub") as book:
        names = book.namelist()
        for name in names:
            data = book.read(name)
            assert b"tracker.invalid" not in _without(data, _PLAYED), name
            if name.endswith((".xhtml", ".opf", ".ncx", ".xml", ".svg")):
                found.extend(_faults(data, name))
                links.update(re.findall(r'href="(https?:[^"]*)"', data.decode()))
            elif name.endswith(".css"):
                assert not re.search(rb"@import|url\(\s*['\"]?(?:[a-z]+:|//)", data), name
    assert found == []
    assert links == _PLAIN_LINKS
    assert not [name for name in names if name.endswith((".js", ".svg"))]


def test_the_pdf_loads_runs_and_sends_nothing(books: Path) -> None:
    links = set()
    with pikepdf.open(books / "2026-11.pdf") as pdf:
        assert not {"/AcroForm", "/AA", "/Collection"} & set(pdf.Root.keys())
        assert "/OpenAction" not in pdf.Root or isinstance(pdf.Root.OpenAction, pikepdf.Array)
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                assert b"tracker.invalid" not in _without(thing.read_raw_bytes(), _PLAYED)
                assert "/F" not in thing, "a stream that stands in another file"
            if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
                assert "/AA" not in thing
                action = thing.get("/S")
                assert not (isinstance(action, pikepdf.Name) and str(action) in _DOES)
                assert not {"/JS", "/EmbeddedFile", "/EF"} & set(thing.keys())
                if action == pikepdf.Name.URI:
                    links.add(str(thing["/URI"]))
                inner = thing.get("/A")
                if isinstance(inner, pikepdf.Dictionary) and inner.get("/S") == pikepdf.Name.URI:
                    links.add(str(inner["/URI"]))
    assert {link for link in links if not link.startswith("mailto:")} == _PLAIN_LINKS


def test_what_was_taken_out_is_told_at_its_line_and_its_words_stay(books: Path) -> None:
    said = (books / "said.txt").read_text()
    for line, id in ((11, "active-content"), (13, "active-content"), (13, "style-removed"), (23, "tracker-removed")):
        assert re.search(rf"01-boats\.md:{line}:\d+: warning\[{id}\]", said), (line, id, said)
    with zipfile.ZipFile(books / "2026-11.epub") as book:
        page = next(data for name in book.namelist() if b"boats" in (data := book.read(name)) and "d0001" in name)
    text = "".join(map(str, etree.fromstring(page).itertext()))
    for words in ("The second boat came in at six.", "The third boat is late.", "A drawing.", "{{ 7*7 }} boats"):
        assert words in text


def test_a_planted_script_is_found() -> None:
    planted = b'<p onload="x"><img src="https://e.invalid/a"/><a href="javascript:x">a</a><script/></p>'
    assert len(list(_faults(planted, "planted"))) == 4
