"""The form of an opening is the dispatch's choice, or else the edition's, among those that the theme has."""

from pathlib import Path

from publish.diagnostics import Outcome
from publish.pipeline.load import LoadedEdition, load_edition
from publish.pipeline.locate import load_project

_PUBLICATION = 'title = "The Harbour Letter"\npublisher = "P"\nlanguage = "en"\nidentifier = "urn:x-test:openings"\n'


def _loaded(root: Path, edition: str, *dispatches: str) -> Outcome[LoadedEdition]:
    folder = root / "content/editions/one"
    folder.mkdir(parents=True)
    (root / "content/publication.toml").write_text(_PUBLICATION)
    (folder / "edition.toml").write_text(f'title = "One"\ndate = 2026-01-15\n{edition}')
    for number, line in enumerate(dispatches):
        (folder / f"d{number}.md").write_text(f"---\nheadline: Tar\n{line}\n---\n\nWords.\n")
    return load_edition(load_project(root).value, "one")


def test_a_dispatch_chooses_and_the_edition_speaks_for_the_others(tmp_path: Path) -> None:
    done = _loaded(tmp_path, 'opening = "plain"\n', "", "opening: sunk", "opening: usual", "opening:")
    assert [dispatch.opening for dispatch in done.value.edition.dispatches] == ["plain", "sunk", "", "plain"]
    assert not done.diagnostics


def test_a_form_that_the_theme_does_not_have_is_told_at_its_line(tmp_path: Path) -> None:
    done = _loaded(tmp_path, 'opening = "ribbon"\n', "opening: plane")
    assert [dispatch.opening for dispatch in done.value.edition.dispatches] == [""]
    assert [str(found) for found in done.diagnostics] == [
        "content/editions/one/edition.toml:3:11: error[opening-unknown]: the theme default has no opening “ribbon”\n"
        "  hint: Known: usual, plain, sunk.",
        "content/editions/one/d0.md:3:10: error[opening-unknown]: the theme default has no opening “plane”\n"
        "  hint: Did you mean plain?",
    ]
