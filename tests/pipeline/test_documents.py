"""Word files and pieces from wires in an edition's folder: read as they are, with the pictures that they hold."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from publish.diagnostics import Severity
from publish.model.figures import Figure
from publish.model.walk import blocks_of, plain
from publish.pipeline.load import load_edition, read_picture
from publish.pipeline.locate import load_project
from publish.pipeline.prepare import CheckTerms, check
from publish.pipeline.project import Project
from tests.importers.foreign.office import PICTURE, docx, odt, p, picture
from tests.importers.foreign.test_opendocument import HEAD, STYLES
from tests.importers.foreign.test_opendocument import picture as odt_picture
from tests.importers.foreign.test_wire import MESSAGE, NITF, PIECE

_PUBLICATION = """
title = "The Harbour Letter"
publisher = "Harbour Press"
language = "en"
identifier = "urn:uuid:5b0f6c1e-7d43-4a86-9a57-2f1e8c6d9b10"
"""
GATE = BytesIO()
Image.new("RGB", (60, 40), "navy").save(GATE, "JPEG")
WORD = docx(
    p("The ferry", style="Title"),
    p("By Ana Reis"),
    p("20 November 2026"),
    p("It is late."),
    p(picture("A gate.")),
    p("End."),
)
FILES = {
    "ferry.docx": WORD,
    "gate.odt": odt(f"{HEAD}<text:p>20 November 2026</text:p><text:p>{odt_picture('A gate.')}</text:p>", styles=STYLES),
    "g2.xml": MESSAGE.encode(),
    "tide.xml": NITF.encode(),
    "wire.json": json.dumps(PIECE).encode(),
    "gate.jpg": GATE.getvalue(),
}


def project(root: Path, files: dict[str, bytes]) -> Project:
    folder = root / "content/editions/one"
    folder.mkdir(parents=True)
    (root / "content/publication.toml").write_text(_PUBLICATION)
    names = ", ".join(f'"*{ending}"' for ending in sorted({Path(name).suffix for name in files} - {".jpg"}))
    (folder / "edition.toml").write_text(f'title = "One"\ndate = 2026-11-20\ndispatches = [{names}]\n')
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return load_project(root).value


def test_each_is_a_dispatch_under_its_files_name(tmp_path: Path) -> None:
    home = project(tmp_path, FILES)
    loaded = load_edition(home, "one")
    dispatches = {dispatch.key: dispatch for dispatch in loaded.value.edition.dispatches}
    assert set(dispatches) == {"one/ferry", "one/gate", "one/g2", "one/tide", "one/wire"}
    assert plain(dispatches["one/ferry"].headline) == "The ferry"
    assert not [found for found in loaded.diagnostics if found.severity is not Severity.NOTE]
    for dispatch in dispatches.values():
        [figure] = [block for _, block in blocks_of(dispatch) if isinstance(block, Figure)]
        assert figure.picture is not None
        data = read_picture(home, figure.picture.source, figure.picture.span)
        assert data.value == (PICTURE if dispatch.slug in ("ferry", "gate") else GATE.getvalue())


def test_pictures_within_a_document_are_looked_at_with_all_others(tmp_path: Path) -> None:
    broken = docx(
        p("A", style="Title"), p(picture("A gate.")), p("End."), extra={"word/media/image1.png": PICTURE[:-30]}
    )
    done = check(project(tmp_path, {"ferry.docx": broken}), ["one"], CheckTerms())
    [found] = [found for found in done.diagnostics if found.id == "photo-broken"]
    assert (found.at.path, found.at.line) == ("content/editions/one/ferry.docx", 2)


@pytest.mark.parametrize(
    "source", ["ferry.docx/word/none.png", "ferry.docx/../../../x", "none.docx/word/media/image1.png"]
)
def test_nothing_else_of_a_document_is_a_picture(source: str, tmp_path: Path) -> None:
    home = project(tmp_path, FILES)
    outcome = read_picture(home, f"content/editions/one/{source}", load_edition(home, "one").value.edition.span)
    assert outcome.value is None
    assert [found.severity for found in outcome.diagnostics] == [Severity.ERROR]


def test_a_spoiled_document_is_an_error_at_its_file(tmp_path: Path) -> None:
    loaded = load_edition(project(tmp_path, {"ferry.docx": WORD[:-60]}), "one")
    found = [found for found in loaded.diagnostics if found.severity is Severity.ERROR]
    assert {one.at.path for one in found} >= {"content/editions/one/ferry.docx"}
    assert "import-refused" in {one.id for one in found}


def test_a_file_of_another_kind_is_passed_over_and_said(tmp_path: Path) -> None:
    loaded = load_edition(project(tmp_path, {"feed.xml": b"<rss version='2.0'/>", "ferry.docx": WORD}), "one")
    assert [found.id for found in loaded.diagnostics if found.severity is Severity.WARNING] == ["file-passed-over"]


def test_data_beside_dispatches_is_nobodys_and_a_piece_that_nothing_names_is_told(tmp_path: Path) -> None:
    home = project(tmp_path, {"ferry.docx": WORD})
    folder = tmp_path / "content/editions/one"
    (folder / "tides.json").write_text('{"high": [1, 2]}')
    (folder / "wire.json").write_text(json.dumps(PIECE))
    (folder / "late.odt").write_bytes(FILES["gate.odt"])
    found = [one.at.path for one in load_edition(home, "one").diagnostics if one.id == "file-left-out"]
    assert found == ["content/editions/one/late.odt", "content/editions/one/wire.json"]
