"""A crop for one printer is meant for a printer that there is."""

from pathlib import Path

from publish.pipeline.load import load_edition
from publish.pipeline.locate import load_project

_PUBLICATION = 'title = "The Harbour Letter"\npublisher = "P"\nlanguage = "en"\nidentifier = "urn:x-test:crops"\n'


def test_a_crop_for_a_printer_that_there_is_not_is_told_at_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "content/editions/one"
    (folder / "images").mkdir(parents=True)
    (tmp_path / "content/publication.toml").write_text(_PUBLICATION)
    (folder / "edition.toml").write_text('title = "One"\ndate = 2026-01-15\n')
    (folder / "images/bar.jpg").write_bytes(b"")
    (folder / "a.md").write_text(
        "---\nheadline: Tar\n---\n\n![The bar](images/bar.jpg){crop-office=1:1}\n\n"
        "![The bar](images/bar.jpg){crop-kpd=1:1}\n"
    )
    said = load_edition(load_project(tmp_path).value, "one").diagnostics
    assert [str(found) for found in said] == [
        "content/editions/one/a.md:7:1: warning[crop-unused]: no printer is called “kpd”\n  hint: Did you mean kdp?"
    ]
