"""Findings as an editor reads them, in one file that is read like prose; ``PUBLISH_GOLDEN=write`` writes it."""

import os
from collections.abc import Iterable
from pathlib import Path

from publish.diagnostics import Diagnostic


def shown(cases: Iterable[tuple[str, Iterable[Diagnostic]]]) -> str:
    """Each case by its name, with what is found there: place, severity, id, block, words, hint."""
    lines: list[str] = []
    for name, findings in cases:
        lines += ["", f"# {name}"]
        for found in findings:
            at = f"{found.at.path}:{found.at.line}:{found.at.column}: " if found.at.path else ""
            lines += [f"{at}{found.severity}[{found.id}] {found.block}: {found.message}", f"  hint: {found.hint}"]
    return "\n".join(lines).lstrip() + "\n"


def held_to(golden: Path, text: str) -> str:
    """What the file says that a text is held to; it says the text, where files are to be written."""
    if os.environ.get("PUBLISH_GOLDEN") == "write":
        golden.write_text(text, encoding="utf-8")
    return golden.read_text(encoding="utf-8")
