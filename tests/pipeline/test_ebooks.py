"""E-books for stores: pictures scaled until a book can be sent, each one named, and the cover as it was."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from PIL import Image

import publish
from publish.diagnostics import Diagnostic
from tests.bench.generate import EDITION, write_project

POST = 'title = "Post"\nfit = true\n[must]\nfile = "{file}"\n'


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two dispatches with two photos each, and no pages to be set."""
    folder = write_project(tmp_path_factory.mktemp("post") / "project", dispatches=2, photos=2)
    settings = folder / f"content/editions/{EDITION}/edition.toml"
    settings.write_text(settings.read_text().replace("page_list = true", "page_list = false"))
    (folder / "styles/stores").mkdir(parents=True)
    return folder


def built(project: Path, store: str, *, file: str = "") -> tuple[Path | None, tuple[Diagnostic, ...]]:
    if file:
        (project / f"styles/stores/{store}.toml").write_text(POST.format(file=file))
    outcome = publish.build(project, [EDITION], formats=["epub"], stores=[store])
    return next((made.path for made in outcome.value.made), None), outcome.diagnostics


def pictures(book: Path) -> dict[str, tuple[int, int]]:
    with zipfile.ZipFile(book) as archive:
        names = [name for name in archive.namelist() if name.startswith("EPUB/img/")]
        return {name: Image.open(io.BytesIO(archive.read(name))).size for name in names}


@pytest.mark.slow
def test_pictures_are_scaled_until_the_book_can_be_sent(project: Path) -> None:
    limit = 900_000
    small, said = built(project, "post", file=f"{limit}B")
    assert small is not None
    assert limit * 0.9 < small.stat().st_size <= limit, "no smaller than it must be"
    scaled = [d for d in said if d.id == "store-picture-scaled"]
    assert len(scaled) == 4
    assert all(d.at.path.endswith(".md") and d.at.line > 1 for d in scaled)
    assert "goes from 1600 × 1067 pixels (" in scaled[0].message
    sizes = pictures(small)
    assert sizes.pop("EPUB/img/cover.jpg") == (1600, 2560)
    assert sizes
    assert all(300 < width < 1600 for width, _ in sizes.values())


@pytest.mark.slow
def test_a_book_that_no_scaling_makes_small_enough_is_refused(project: Path) -> None:
    book, said = built(project, "post", file="400kB")
    assert book is None
    assert [d.id for d in said if d.severity == "error"] == ["store-file-size"]


@pytest.mark.slow
def test_a_book_that_is_small_enough_keeps_its_pictures(project: Path) -> None:
    whole, _ = built(project, "generic")
    same, said = built(project, "kindle")
    assert whole is not None
    assert same is not None
    assert pictures(same) == pictures(whole)
    assert not [d for d in said if d.id == "store-picture-scaled"]


def settings_of(project: Path) -> Path:
    return project / f"content/editions/{EDITION}/edition.toml"


def package(book: Path) -> str:
    with zipfile.ZipFile(book) as archive:
        return archive.read("EPUB/content.opf").decode()


@pytest.mark.slow
def test_an_evaluation_in_the_settings_is_claimed_until_the_content_changes(project: Path) -> None:
    plain, _ = built(project, "generic")
    assert plain is not None
    assert "dcterms:conformsTo" not in package(plain)
    content = json.loads((project / "build/bench.accessibility.json").read_text())["content"]
    before = settings_of(project).read_text()
    record = {"edition": EDITION, "content": content, "evaluator": "The Reading Room"}
    lines = [f'{key} = "{value}"' for key, value in record.items()]
    standard = 'conformance = "EPUB Accessibility 1.1 - WCAG 2.1 Level AA"\ndate = 2026-12-20\n'
    settings_of(project).write_text("\n".join([before, "[evaluation]", *lines, standard]))
    try:
        signed, said = built(project, "kobo")
        assert signed is not None
        assert not [d for d in said if d.id == "evaluation-lapsed"]
        assert "WCAG 2.1 Level AA</meta>" in package(signed), "of any store's book: the content is the same"
        dispatch = next((project / f"content/editions/{EDITION}").glob("*.md"))
        words = dispatch.read_text()
        dispatch.write_text(f"{words}\n\nOne more sentence.\n")
        lapsed, said = built(project, "generic")
        dispatch.write_text(words)
        assert lapsed is not None
        assert "dcterms:conformsTo" not in package(lapsed)
        (told,) = (d for d in said if d.id == "evaluation-lapsed")
        assert told.at.path.endswith("edition.toml")
        assert told.at.line > before.count("\n")
    finally:
        settings_of(project).write_text(before)


@pytest.mark.slow
def test_settings_decide_whose_pages_are_named(project: Path) -> None:
    before = settings_of(project).read_text()
    found = {}
    try:
        for printer in ("office", "trade"):
            text = before.replace("page_list = false", f'page_list = true\npage_source = "{printer}"')
            settings_of(project).write_text(text)
            book, _ = built(project, "generic")
            assert book is not None
            found[printer] = package(book)
            with zipfile.ZipFile(book) as archive:
                assert b'epub:type="page-list"' in archive.read("EPUB/nav.xhtml")
    finally:
        settings_of(project).write_text(before)
    for printer, said in found.items():
        assert f"#{printer}</meta>" in said
        assert "pageNavigation" in said
    plain, _ = built(project, "generic")
    assert plain is not None
    assert "pageBreakSource" not in package(plain)
