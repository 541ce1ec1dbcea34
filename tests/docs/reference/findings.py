"""The reference of findings: the table that ``publish explain`` prints, by subject."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from publish.diagnostics import FINDINGS, Rule
from publish.diagnostics import findings as subjects
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
    return page("# Findings", _INTRODUCTION, *(_subject(module) for module in _in_order()))


def _in_order() -> list[ModuleType]:
    """The modules of the table, in the order in which it has them."""
    modules = [import_module(f"{subjects.__name__}.{found.name}") for found in iter_modules(subjects.__path__)]
    order = list(FINDINGS)
    return sorted((module for module in modules if module.ROWS), key=lambda module: order.index(module.ROWS[0].id))


def _subject(module: ModuleType) -> str:
    title = (module.__doc__ or "").strip().splitlines()[0].removesuffix(".")
    return page(f"## {title}", *_entries(module.ROWS))


def _entries(rows: tuple[Rule, ...]) -> Iterator[str]:
    for row in (FINDINGS[row.id] for row in rows):
        yield page(f"### {row.id}", f"{code(str(row.severity))} {row.why}", f"**What to do:** {row.hint}{_waived(row)}")


def _waived(row: Rule) -> str:
    """Why no waiver speaks of a finding; nothing where one can."""
    if row.safety:
        return " It guards people and cannot be waived."
    if row.needed:
        return " It cannot be waived: there is no book without."
    return " No waiver speaks of it." if row.apart else ""
