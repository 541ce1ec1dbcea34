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

    declared = (rule for table in (source.CHECKS, makeup.CHECKS) for check in table for rule in check.rules)
    return {**FINDINGS, **{rule.id: rule for rule in declared}}
