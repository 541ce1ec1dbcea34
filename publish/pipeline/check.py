"""Checking content: everything that can be said before a page is set."""

from collections.abc import Sequence

from publish.config.waivers import Waived
from publish.diagnostics import Outcome
from publish.pipeline.load import Project
from publish.pipeline.prepare import Terms, ready


def check(project: Project, names: Sequence[str], terms: Terms) -> Outcome[tuple[Waived, ...]]:
    """Check editions; no name means every edition. The value is what waivers let through."""
    outcome = ready(project, names, terms)
    return Outcome(outcome.value.waived, outcome.diagnostics)
