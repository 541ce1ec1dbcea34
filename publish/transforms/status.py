"""Which dispatches are in the book: those that are ready and whose embargo has passed, at a given moment.

Nothing is left out in silence: each one is named. The clock is never asked.
"""

from dataclasses import replace
from datetime import UTC, datetime, time

from publish.diagnostics import Diagnostic, Outcome, Rule, Severity
from publish.model.dates import moment
from publish.model.dispatch import Dispatch, Status
from publish.model.edition import Edition, Part
from publish.transforms.numbering import StageTerms


def leave_out(edition: Edition, terms: StageTerms) -> Outcome[Edition]:
    """The edition without drafts, withheld dispatches and those under embargo; parts left empty go too."""
    at = judged_at(edition, terms.as_of)
    diagnostics: list[Diagnostic] = []
    parts: list[Part] = []
    for part in edition.parts:
        kept: list[Dispatch] = []
        for dispatch in part.dispatches:
            reason, hint = _reason(dispatch, at)
            if reason:
                diagnostics.append(_named(dispatch, reason, hint))
            else:
                kept.append(dispatch)
        if kept:
            parts.append(replace(part, dispatches=tuple(kept)))
    if not parts:
        if diagnostics:
            diagnostics.append(_nothing_left(edition))
        parts = [Part(())]
    return Outcome(replace(edition, parts=tuple(parts)), tuple(diagnostics))


def judged_at(edition: Edition, as_of: datetime | None) -> datetime | None:
    """The moment that embargoes are judged by: the one given, else the end of the edition's day; UTC without a zone."""
    if as_of is not None:
        return moment(as_of)
    if edition.date is None:
        return None
    if isinstance(edition.date, datetime):
        return moment(edition.date)
    return datetime.combine(edition.date, time.max, tzinfo=UTC)


def _reason(dispatch: Dispatch, at: datetime | None) -> tuple[str, str]:
    if dispatch.status is not Status.READY:
        return f"its status is {dispatch.status}", "Set the status to ready when it is."
    if dispatch.embargo is None:
        return "", ""
    until = moment(dispatch.embargo)
    if at is None:
        return (
            f"it is under embargo until {until:%Y-%m-%d %H:%M} UTC, and the edition has no date to judge that by",
            "Give the edition a date, or build with --as-of.",
        )
    if until > at:
        return (
            f"it is under embargo until {until:%Y-%m-%d %H:%M} UTC, judged as of {at:%Y-%m-%d %H:%M} UTC",
            "Build with a later --as-of.",
        )
    return "", ""


DISPATCH_LEFT_OUT = Rule(
    "dispatch-left-out",
    Severity.NOTE,
    "Status or embargo keeps this dispatch out of the book.",
    "Set the status to ready, or build with a later --as-of.",
)


def _named(dispatch: Dispatch, reason: str, hint: str) -> Diagnostic:
    return DISPATCH_LEFT_OUT.finding(f"“{dispatch.key}” is left out: {reason}", dispatch.span, hint=hint)


_NO_DISPATCH = (
    *("toml-syntax", "dispatch-missing", "path-refused", "file-refused", "limit-exceeded", "program-failed"),
    "slug-duplicate",
)
"""What says already why a dispatch is not there."""

DISPATCHES_NONE = Rule(
    "dispatches-none",
    Severity.ERROR,
    "An edition whose patterns match no dispatch would be an empty book.",
    "Correct the patterns under dispatches, or add a dispatch.",
    follows=_NO_DISPATCH,
    needed=True,
)


def _nothing_left(edition: Edition) -> Diagnostic:
    return DISPATCHES_NONE.finding(
        "Every dispatch of the edition is left out",
        edition.span,
        hint="Set a dispatch to ready, or build with a later --as-of.",
    )
