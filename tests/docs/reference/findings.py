"""The reference of findings: the table that ``publish explain`` prints, by subject."""

from collections.abc import Iterable

from publish.diagnostics import Rule
from publish.pipeline.catalogue import subjects
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
    return page("# Findings", _INTRODUCTION, *(_subject(title, declared) for title, declared in subjects().items()))


def _subject(title: str, declared: Iterable[Rule]) -> str:
    return page(f"## {title}", *map(_entry, declared))


def _entry(row: Rule) -> str:
    return page(f"### {row.id}", f"{code(str(row.severity))} {row.why}", f"**What to do:** {row.hint}{_waived(row)}")


def _waived(row: Rule) -> str:
    """Why no waiver speaks of a finding; nothing where one can."""
    if row.safety:
        return " It guards people and cannot be waived."
    if row.needed:
        return " It cannot be waived: there is no book without."
    return " No waiver speaks of it." if row.apart else ""
