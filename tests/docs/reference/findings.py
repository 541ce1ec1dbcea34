"""The reference of findings: the table that ``publish explain`` prints, by subject."""

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from publish.checks import makeup, source
from publish.checks.pdf import rules as preflight
from publish.diagnostics import Check, Rule
from publish.diagnostics import findings as subjects
from publish.pipeline.catalogue import rules
from tests.docs.reference.markdown import code, page

_INTRODUCTION = """
Whatever is wrong, or worth knowing, is told as a finding with a name: `path:line:column: severity[name]: what is
wrong`, and under it a hint. The same text stands here and in `publish explain NAME`.

An **error** stops the book. A **warning** does not, unless `--strict` is given. A **note** only tells. The severity is
the usual one; a place may know better. A finding that guards people cannot be waived, nor can one that leaves nothing
to make a book of; any other can, for a time, by a `[[waivers]]` table in `publication.toml` ([settings](settings.md)),
but where it says otherwise here. A finding that only follows from another is not told.
"""


def findings() -> str:
    """The page."""
    subjects = [_subject(_title(module), [row.id for row in module.ROWS]) for module in _in_order()]
    rooms = [_subject(_title(room), _rules_of(room.CHECKS)) for room in (source, makeup, preflight)]
    return page("# Findings", _INTRODUCTION, *subjects, *rooms)


def _in_order() -> list[ModuleType]:
    """The subjects that no room of checks stands for, in the order of their table."""
    modules = [import_module(f"{subjects.__name__}.{found.name}") for found in iter_modules(subjects.__path__)]
    order = list(rules())
    return sorted((module for module in modules if module.ROWS), key=lambda module: order.index(module.ROWS[0].id))


def _rules_of(checks: Iterable[Check[Any]]) -> list[str]:
    told = [row.id for module in _in_order() for row in module.ROWS]
    return [rule.id for check in checks for rule in check.rules if rule.id not in told]


def _title(module: ModuleType) -> str:
    return (module.__doc__ or "").strip().splitlines()[0].partition(":")[0].removesuffix(".")


def _subject(title: str, ids: Iterable[str]) -> str:
    return page(f"## {title}", *(_entry(rules()[id]) for id in ids))


def _entry(row: Rule) -> str:
    return page(f"### {row.id}", f"{code(str(row.severity))} {row.why}", f"**What to do:** {row.hint}{_waived(row)}")


def _waived(row: Rule) -> str:
    """Why no waiver speaks of a finding; nothing where one can."""
    if row.safety:
        return " It guards people and cannot be waived."
    if row.needed:
        return " It cannot be waived: there is no book without."
    return " No waiver speaks of it." if row.apart else ""
