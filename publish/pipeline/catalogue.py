"""The catalogue of rules: what ``publish explain`` prints, the reference lists, and waivers name."""

from collections.abc import Mapping
from functools import cache

from publish.diagnostics import FINDINGS, Rule


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by id, in the order of the rooms: settings, sources, checks of content and of pages, books.

    The rooms are imported when this is called: a run that waives nothing never needs the whole catalogue.
    """
    from publish.checks import makeup, source
    from publish.checks.pdf import rules as preflight

    content = (check.rules for check in source.CHECKS)
    pages = (check.rules for check in makeup.CHECKS)
    files = (check.rules for check in preflight.CHECKS)
    return {**FINDINGS, **{rule.id: rule for declared in (*content, *pages, *files) for rule in declared}}
