"""A run as JSON: ``report.json``, whose form is that of :mod:`publish.model.results`."""

from dataclasses import asdict

from publish.model.results import RunResult
from publish.reports.harmless import Shown
from publish.reports.json import dumps


def run_json(run: RunResult) -> Shown:
    """The document, what it is first."""
    entries = asdict(run)
    return dumps({"format": entries.pop("format"), "version": entries.pop("version"), **entries})
