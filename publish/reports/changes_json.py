"""What changed as JSON, whose form is that of :mod:`publish.model.changes`."""

from dataclasses import asdict

from publish.model.changes import Changes
from publish.reports.harmless import Shown
from publish.reports.json import dumps


def changes_json(changes: Changes) -> Shown:
    """The document, what it is first."""
    entries = asdict(changes)
    return dumps({"format": entries.pop("format"), "version": entries.pop("version"), **entries})
