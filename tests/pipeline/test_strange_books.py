"""Finished books of strangers: read, drawn and judged in the worker, and never the end of the program."""

import zipfile
from pathlib import Path

import pytest

from publish.diagnostics import Severity
from publish.errors import PublishError
from publish.pipeline import verify as verifying
from publish.pipeline.locate import load_project
from publish.pipeline.sheets import View, sheet
from publish.pipeline.validators import VALIDATORS
from publish.tools.tool import Tool

_PUBLICATION = """\
title = "The Harbour Letter"
publisher = "Harbour Press"
language = "en"
identifier = "urn:uuid:5b0f6c1e-7d43-4a86-9a57-2f1e8c6d9b10"
"""


def _unpacked(path: Path, size: int) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", b"<a" + b" " * size + b"/>")


@pytest.mark.parametrize("harm", ["nothing", "noise", "bomb", "cut", "host"])
def test_strange_books_are_errors_of_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: str) -> None:
    absent = {name: lambda name=name: Tool(name, None, "left out") for name in VALIDATORS}
    monkeypatch.setattr(verifying, "VALIDATORS", absent)
    folder = tmp_path / "content/editions/one"
    folder.mkdir(parents=True)
    (tmp_path / "build").mkdir()
    (tmp_path / "content/publication.toml").write_text(_PUBLICATION)
    (folder / "edition.toml").write_text('title = "One"\ndate = 2026-01-15\n')
    (folder / "a.md").write_text("---\nheadline: A\ndate: 2026-01-15\n---\n\nWords.\n")
    book, pages = tmp_path / "build/one.epub", tmp_path / "build/one.pdf"
    book.write_bytes({"noise": bytes(range(256)) * 9, "cut": b"PK\x03\x04" + b"\0" * 99}.get(harm, b""))
    if harm in ("bomb", "host"):
        _unpacked(book, 300_000_000 if harm == "bomb" else 9)
    pages.write_bytes({"noise": b"%PDF-1.7\n" + bytes(range(256)), "cut": b"%PDF-1.7\n1 0 obj\n<<"}.get(harm, b""))
    found = verifying.verify(load_project(tmp_path).value, ["one"]).diagnostics
    told = [f"{one.at} {one.message}" for one in found if one.severity is Severity.ERROR]
    assert any("one.epub" in one or "EPUB" in one for one in told)
    assert any("one.pdf" in one for one in told)
    assert not [one for one in told if "<_io" in one or "Error" in one]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n" + bytes(range(256)), b"%PDF-1.4\n1 0 obj\n<</Pages 1 0 R>>"])
def test_what_cannot_be_drawn_is_told(tmp_path: Path, data: bytes) -> None:
    pytest.importorskip("pypdfium2")
    source = tmp_path / "proof.pdf"
    source.write_bytes(data)
    with pytest.raises(PublishError, match="cannot be drawn"):
        sheet(source, None, View())
    assert [path.name for path in tmp_path.iterdir()] == ["proof.pdf"]
