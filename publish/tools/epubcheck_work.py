"""The part of :mod:`publish.tools.epubcheck` that runs inside the Java machine."""

import json
import tempfile
from pathlib import Path
from typing import Any

from publish.tools import machine


def work(library: Path, request: dict[str, Any]) -> list[Any]:
    """The reports of epubcheck, as it writes them in JSON, on each of the request's books."""
    jpype = machine.start(library, [Path(request["jar"])])
    checker = jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")
    reports = []
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        for book in request["books"]:
            report.unlink(missing_ok=True)
            checker().run([book, "--json", str(report), "--locale", "en", "--quiet"])
            reports.append(json.loads(report.read_bytes()))
    return reports
