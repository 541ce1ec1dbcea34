"""A saved page and a mail in an edition's folder are read as they are, with the pictures that they carry."""

import shutil
from pathlib import Path

from publish.diagnostics import Severity
from publish.model.figures import Figure
from publish.model.walk import blocks_of, plain
from publish.pipeline.load import load_edition, read_picture
from publish.pipeline.locate import load_project
from tests.pipeline.imports.test_cases import CASES, PUBLICATION


def _edition(root: Path, *patterns: str) -> Path:
    folder = root / "content/editions/one"
    folder.mkdir(parents=True)
    (root / "content/publication.toml").write_text(PUBLICATION)
    (folder / "edition.toml").write_text(f'title = "One"\ndate = 2026-11-20\ndispatches = {list(patterns)}\n')
    return folder


def test_each_is_a_dispatch_under_its_files_name_with_its_pictures(tmp_path: Path) -> None:
    folder = _edition(tmp_path, "*.html", "*.eml", "*.mhtml")
    shutil.copytree(CASES / "page/brought/page_files", folder / "page_files")
    shutil.copy(CASES / "page/brought/page.html", folder / "gate.html")
    shutil.copy(CASES / "mail/brought/letter.eml", folder / "lamp.eml")
    shutil.copy(CASES / "mhtml/brought/page.mhtml", folder / "wet.mhtml")
    project = load_project(tmp_path).value
    loaded = load_edition(project, "one")
    assert [found for found in loaded.diagnostics if found.severity is Severity.ERROR] == []
    dispatches = {dispatch.slug: dispatch for dispatch in loaded.value.edition.dispatches}
    assert {slug: plain(dispatch.headline) for slug, dispatch in dispatches.items()} == {
        "gate": "The Lock Gate Is Painted",
        "lamp": "The Lamp Is Lit – at last",
        "wet": "The Lock Gate Is Painted",
    }
    for slug, dispatch in dispatches.items():
        pictures = [block.picture for _, block in blocks_of(dispatch) if isinstance(block, Figure) and block.picture]
        assert len(pictures) == 1, slug
        data = read_picture(project, pictures[0].source, pictures[0].span).value
        assert data is not None, slug
        assert data.startswith(b"\x89PNG"), slug


def test_a_picture_elsewhere_is_an_error_at_its_line(tmp_path: Path) -> None:
    folder = _edition(tmp_path, "*.html")
    (folder / "gate.html").write_text(
        '<html><body><h1>The Gate</h1>\n<p>It is wet.</p>\n<img src="https://a.example/gate.jpg"></body></html>'
    )
    found = load_edition(load_project(tmp_path).value, "one").diagnostics
    assert [(one.id, one.at.line) for one in found if one.severity is Severity.ERROR] == [("photo-remote", 3)]
