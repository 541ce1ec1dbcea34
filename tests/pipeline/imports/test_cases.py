"""What people bring, a folder a case: ``brought`` goes in, ``expected`` comes out, report and all."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from publish.diagnostics import Outcome, Severity
from publish.pipeline.imports.run import Imported, import_sources
from publish.pipeline.load import load_edition
from publish.pipeline.locate import load_project

CASES = Path(__file__).parent / "cases"
CAPTURED = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PUBLICATION = """
title = "The Low Water"
publisher = "Sandbank Press"
language = "en"
identifier = "urn:uuid:4d1f7c52-9a0e-4b8e-8a63-2f5b0c7e91aa"
"""


def bring(folder: Path, *sources: Path | str, given: bytes = b"", media: tuple[Path, ...] = ()) -> Outcome[Imported]:
    """Import into the edition ``page`` of a project that is made in ``folder``."""
    content = folder / "project" / "content"
    content.mkdir(parents=True, exist_ok=True)
    (content / "publication.toml").write_text(PUBLICATION)
    return import_sources(
        [str(source) for source in sources],
        Path("content/editions/page"),
        project=content.parent,
        captured=CAPTURED,
        given=given,
        media=media,
    )


def written(outcome: Outcome[Imported]) -> dict[str, str]:
    """What was written, as text; of pictures their sizes."""
    folder = outcome.value.folder
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        if path.suffix in (".md", ".toml", ".txt")
        else f"{path.stat().st_size} bytes"
        for path in outcome.value.written
        if path.suffix != ".json"
    }


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_what_is_brought_becomes_what_is_expected(case: str, tmp_path: Path) -> None:
    brought = CASES / case / "brought"
    [first, *others] = sorted(path for path in brought.iterdir() if not path.name.endswith("_files"))
    outcome = bring(tmp_path, brought if others else first)
    made = "".join(f"===== {name}\n{text.rstrip()}\n" for name, text in sorted(written(outcome).items()))
    errors = [found for found in outcome.diagnostics if found.severity is Severity.ERROR]
    made += "".join(f"===== {found}\n" for found in errors)
    place = CASES / case / "expected.txt"
    if os.environ.get("PUBLISH_GOLDEN") == "write":
        place.write_text(made)
    assert made == place.read_text()
    if not errors:
        loaded = load_edition(load_project(tmp_path / "project").value, "page")
        strange = [found for found in loaded.diagnostics if found.severity is Severity.ERROR]
        assert strange == []
        assert "file-left-out" not in [found.id for found in loaded.diagnostics]
