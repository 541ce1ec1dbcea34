"""Settings files with faults, each beside what is said of it: ``NAME.toml`` and ``NAME.txt``."""

from collections.abc import Callable
from pathlib import Path

import pytest

from publish.config.edition import read_edition
from publish.config.printer import read_printer
from publish.config.publication import PublicationSettings, read_publication
from publish.config.store import read_store
from publish.config.theme import read_theme
from publish.diagnostics import Diagnostic
from publish.pipeline.catalogue import rules

CASES = Path(__file__).parent / "cases"

_ABOVE = PublicationSettings(
    title="The Harbour Letter",
    publisher="Harbour Press",
    language="en",
    identifier="urn:uuid:5b0f6c1e-7d43-4a86-9a57-2f1e8c6d9b10",
)

_READERS: dict[str, Callable[[str, str], tuple[Diagnostic, ...]]] = {
    "publication": lambda text, path: read_publication(text, path, rules=rules).diagnostics,
    "edition": lambda text, path: read_edition(text, path, publication=_ABOVE).diagnostics,
    "printer": lambda text, path: read_printer(text, path, name="case").diagnostics,
    "store": lambda text, path: read_store(text, path, name="case").diagnostics,
    "theme": lambda text, path: read_theme(text, path, name="case").diagnostics,
}


@pytest.mark.parametrize("case", sorted(CASES.glob("*/*.toml")), ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_every_fault_is_told_at_its_place_in_one_run(case: Path) -> None:
    said = _READERS[case.parent.name](case.read_text(encoding="utf-8"), case.name)
    expected = case.with_suffix(".txt")
    told = "".join(f"{diagnostic}\n" for diagnostic in said)
    assert told == (expected.read_text(encoding="utf-8") if expected.exists() else "")
