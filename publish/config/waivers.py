"""Findings that are let through at a deadline, by name and for a time; none that guards people.

The table of a waiver stands in ``publication.toml``. What is let through is not hidden: every report prints it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from pydantic import AfterValidator

from publish.config.schema import SETTING_INVALID
from publish.config.suggest import did_you_mean
from publish.config.table import PlacedTable
from publish.config.values import Day, Words
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span, rule_named

CONTENT = "content/"
"""The folder that the paths of waivers start from, as the paths of findings name it."""


def _in_content(path: str) -> str:
    return CONTENT + path.removeprefix("./").removeprefix(CONTENT)


@dataclass(frozen=True, slots=True)
class Waiver(PlacedTable):
    """A finding that is let through at a deadline."""

    id: Words
    """The finding, as it is printed in square brackets."""
    path: Annotated[Words, AfterValidator(_in_content)]
    """The file, relative to content/; a folder stands for all files in it."""
    reason: Words
    """Why it is let through."""
    by: Words
    """Who answers for it."""
    expires: Day
    """The last day on which it holds."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.places.key()

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Whether it speaks of this finding."""
        path = diagnostic.at.path
        return diagnostic.id == self.id and (path == self.path or path.startswith(f"{self.path.rstrip('/')}/"))


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that was let through, and by what."""

    diagnostic: Diagnostic
    """The finding."""
    waiver: Waiver
    """The waiver."""


@dataclass(frozen=True, slots=True)
class JudgedFindings:
    """Findings after the waivers have spoken."""

    diagnostics: tuple[Diagnostic, ...]
    """What still stands, and what is to be said of the waivers themselves."""
    waived: tuple[Waived, ...] = ()
    """What was let through; printed in every report."""

    @property
    def ok(self) -> bool:
        """Whether no error stands."""
        return all(d.severity is not Severity.ERROR for d in self.diagnostics)


WAIVER_NEEDED = Rule(
    "waiver-needed",
    Severity.ERROR,
    "Without what this finding asks for there is nothing to make a book of, so it cannot be let through.",
    "Take the waiver out, and do what the finding asks.",
    needed=True,
)

WAIVER_SAFETY = Rule(
    "waiver-safety",
    Severity.ERROR,
    "A finding that guards readers or sources is never let through.",
    "Mend what it names, and take the waiver out.",
    needed=True,
)


def waivers_in_use(
    waivers: Iterable[Waiver], *, rules: Callable[[], Mapping[str, Rule]]
) -> Outcome[tuple[Waiver, ...]]:
    """The waivers that hold; those of unknown findings and of findings that guard people are refused.

    ``rules`` is the catalogue, which is asked for only where there is a waiver.
    """
    standing: list[Waiver] = []
    findings: list[Diagnostic] = []
    for waiver in waivers:
        rule, at = rule_named(waiver.id, rules()), waiver.places.value("id")
        if rule is None:
            hint = did_you_mean(waiver.id, rules())
            findings.append(SETTING_INVALID.finding(f"“{waiver.id}” is not a finding", at, hint=hint))
        elif rule.safety:
            findings.append(WAIVER_SAFETY.finding(f"{rule.id} guards people and cannot be waived", at))
        elif rule.needed:
            findings.append(WAIVER_NEEDED.finding(f"{rule.id} cannot be waived: without it there is no book", at))
        elif rule.apart:
            hint = "Take the waiver out: what it names stops no book."
            findings.append(SETTING_INVALID.finding(f"no waiver speaks of {rule.id}", at, hint=hint))
        else:
            standing.append(replace(waiver, id=rule.id))
    return Outcome(tuple(standing), tuple(findings))


def apply_waivers(diagnostics: Sequence[Diagnostic], waivers: Sequence[Waiver], *, today: date) -> JudgedFindings:
    """Take out the findings that are let through, and say which waivers have expired or find nothing.

    ``today`` comes from whoever runs the check; a waiver holds on its last day. Findings that guard people,
    and those that leave nothing to make a book of, are never taken out, whatever the waivers say.
    """
    standing: list[Diagnostic] = []
    waived: list[Waived] = []
    used: set[int] = set()
    for diagnostic in diagnostics:
        covering = [place for place, waiver in enumerate(waivers) if waiver.covers(diagnostic)]
        valid = [place for place in covering if waivers[place].expires >= today]
        used.update(valid or covering)
        if valid and diagnostic.rule.waivable:
            waived.append(Waived(diagnostic, waivers[valid[0]]))
        else:
            standing.append(diagnostic)
    return JudgedFindings((*standing, *_about(waivers, used, today)), tuple(waived))


WAIVER_EXPIRED = Rule(
    "waiver-expired",
    Severity.WARNING,
    "The time for which the finding was let through is over.",
    "Mend what it names and take the waiver out, or give it a new day and reason.",
    apart=True,
)

WAIVER_UNUSED = Rule(
    "waiver-unused",
    Severity.NOTE,
    "A waiver that lets nothing through may hide the next fault.",
    "Take it out.",
    apart=True,
)


def _about(waivers: Sequence[Waiver], used: set[int], today: date) -> Iterable[Diagnostic]:
    for place, waiver in enumerate(waivers):
        what = f"the waiver of {waiver.id} for {waiver.path}"
        if waiver.expires < today:
            yield WAIVER_EXPIRED.finding(f"{what} ended on {waiver.expires}", waiver.span)
        elif place not in used:
            yield WAIVER_UNUSED.finding(f"{what} finds nothing to let through", waiver.span)


def strict(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The same findings with every warning raised to an error; notes stay notes."""
    return tuple(replace(d, severity=Severity.ERROR) if d.severity is Severity.WARNING else d for d in diagnostics)
