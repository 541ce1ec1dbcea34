"""What an edition's front matter holds besides: each key that nobody knows once, all that is kept aside in one line."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from publish.diagnostics import Diagnostic, Rule, Severity
from publish.importers.matter.mapping import MATTER_KEY_FOREIGN
from publish.model.dispatch import Dispatch

MATTER_KEY_ASIDE = Rule(
    "matter-key-aside",
    Severity.NOTE,
    "Keys that a site needs and a book does not: what they say is not in the book.",
    "Nothing has to be done.",
)


def once_a_key(findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings, those of one key that nobody knows as one, at the first file that has it."""
    every = list(findings)
    counts = Counter(found.message for found in every if found.rule == MATTER_KEY_FOREIGN)
    for found in every:
        if found.rule != MATTER_KEY_FOREIGN:
            yield found
        elif more := counts.pop(found.message, 0):
            others = f", and stands in {more:,} files" if more > 1 else ""
            yield replace(found, message=f"{found.message}{others}")


def kept_aside(dispatches: Iterable[Dispatch]) -> Iterator[Diagnostic]:
    """One note for all keys that a book has no use for, at the first dispatch that has one."""
    having = [dispatch for dispatch in dispatches if dispatch.provenance.aside]
    counts = Counter(key for dispatch in having for key in dispatch.provenance.aside)
    if having:
        told = ", ".join(f"{key} ({count:,})" if count > 1 else key for key, count in sorted(counts.items()))
        yield MATTER_KEY_ASIDE.finding(f"keys that a book has no use for are kept aside: {told}", having[0].span)
