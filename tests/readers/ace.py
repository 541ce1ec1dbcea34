"""Ace by DAISY, which judges the accessibility of an EPUB by automatic rules."""

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

from publish.tools.run import Finished, misbehaved, run
from tests.readers import engines

# Ace sometimes fails to start its browser: that says nothing about the book.
_TRIES = 3
_PASSED, _VIOLATIONS = 0, 2


@dataclass(frozen=True, slots=True)
class Violation:
    """One rule that a book breaks, at one place."""

    rule: str
    """Its name (``image-alt``)."""
    impact: str
    """``critical``, ``serious``, ``moderate`` or ``minor``."""
    path: str
    """The file inside the book."""
    text: str
    """What is wrong."""


def check(book: Path, *, timeout: float = 120) -> tuple[Violation, ...]:
    """Judge ``book``. A failure of Ace itself is tried again, then raised: it is never a pass."""
    script = engines.engines().require() / "@daisy/ace-cli/bin/ace.js"
    variables = {"PUPPETEER_EXECUTABLE_PATH": str(engines.chromium().require())}
    options = ("--silent", "--exiterror2", "--force", "--outdir")
    finished: Finished | None = None
    for _ in range(_TRIES):
        with tempfile.TemporaryDirectory() as folder:
            variables |= {"HOME": folder, "TMPDIR": folder}
            finished = run(
                [engines.node().require(), script, *options, folder, book.resolve(strict=True)],
                timeout=timeout,
                variables=variables,
            )
            if finished.status in (_PASSED, _VIOLATIONS):
                return _violations(Path(folder, "report.json"))
    assert finished is not None
    raise misbehaved("Ace", finished)


def _violations(report: Path) -> tuple[Violation, ...]:
    return tuple(
        Violation(
            said["earl:test"]["dct:title"],
            said["earl:test"]["earl:impact"],
            page["earl:testSubject"]["url"],
            said["earl:result"]["dct:description"],
        )
        for page in json.loads(report.read_bytes())["assertions"]
        for said in page["assertions"]
        if said["earl:result"]["earl:outcome"] == "fail"
    )
