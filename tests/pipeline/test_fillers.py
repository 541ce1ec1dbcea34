"""Fillers are an edition's own, or its publication's, each beside the file that names it."""

from pathlib import Path

from publish.diagnostics import Outcome
from publish.model.edition import Filler
from publish.pipeline.load import LoadedEdition, load_edition
from publish.pipeline.locate import load_project

_PUBLICATION = 'title = "The Harbour Letter"\npublisher = "P"\nlanguage = "en"\nidentifier = "urn:x-test:fillers"\n'


def _loaded(root: Path, publication: str, edition: str) -> Outcome[LoadedEdition]:
    folder = root / "content/editions/one"
    folder.mkdir(parents=True)
    (root / "content/publication.toml").write_text(_PUBLICATION + publication)
    (folder / "edition.toml").write_text(f'title = "One"\ndate = 2026-01-15\n{edition}')
    (folder / "a.md").write_text("---\nheadline: Tar\n---\n\nWords.\n")
    return load_edition(load_project(root).value, "one")


_HOUSE = 'fillers = [{ picture = "house/anchor.png" }, { line = "Write to the desk." }]\n'


def test_a_publication_speaks_for_its_editions(tmp_path: Path) -> None:
    done = _loaded(tmp_path, _HOUSE, "")
    anchor, desk = Filler(picture="content/house/anchor.png"), Filler(line="Write to the desk.")
    assert done.value.edition.fillers == (anchor, desk)
    assert [str(filler.span) for filler in done.value.edition.fillers] == [
        "content/publication.toml:5:24",
        "content/publication.toml:5:55",
    ]


def test_an_edition_has_its_own_or_none(tmp_path: Path) -> None:
    own = _loaded(tmp_path / "own", _HOUSE, 'fillers = [{ picture = "images/rope.png" }]\n')
    assert own.value.edition.fillers == (Filler(picture="content/editions/one/images/rope.png"),)
    assert _loaded(tmp_path / "none", _HOUSE, "fillers = []\n").value.edition.fillers == ()


def test_a_filler_is_a_picture_or_a_line_and_stands_in_the_project(tmp_path: Path) -> None:
    done = _loaded(tmp_path, "", 'fillers = [{ picture = "../../../../x.png" }, { }]\n')
    assert [found.id for found in done.diagnostics] == ["setting-invalid", "photo-outside"]
    assert done.value.edition.fillers == ()
