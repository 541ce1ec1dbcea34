"""Checking content: everything that can be said before a page is set."""

from collections.abc import Sequence

from publish.config.waivers import Waived
from publish.diagnostics import Outcome
from publish.pipeline.load import Project
from publish.pipeline.prepare import CheckTerms, judge, ready


def check(project: Project, names: Sequence[str], terms: CheckTerms) -> Outcome[tuple[Waived, ...]]:
    """Check editions; no name means every edition. The value is what waivers let through."""
    content = ready(project, names, terms)
    judged = judge(project, content.value, content.diagnostics, terms)
    return Outcome(judged.waived, judged.diagnostics)
