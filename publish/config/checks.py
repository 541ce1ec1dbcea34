"""Which checks of the content a publication does without, and why: the table ``[checks]``.

A check is named by its finding. None that guards people is switched off, and none whose finding is an error: a single
one of those can be waived, by name and until a day. What is left out so is told with every run.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import Field, model_validator

from publish.config.positions import Places
from publish.config.schema import SETTING_MISSING, SETTING_UNKNOWN, fault
from publish.config.suggest import did_you_mean
from publish.config.values import Count, Maybe, TableModel
from publish.diagnostics import NOWHERE, Diagnostic, Outcome, Rule, Severity, Span, rule_named

PARAGRAPH_WORDS = 350
"""The most words of a paragraph unless the publication says otherwise: some screens of a small e-reader."""
_LONG = "paragraph-long"


@dataclass(frozen=True, slots=True)
class SwitchedOff:
    """A check that a publication does without."""

    id: str
    """Its finding."""
    reason: str
    """Why."""
    span: Span = field(default=NOWHERE, compare=False)
    """Where it stands."""


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What a publication says of the checks."""

    off: tuple[SwitchedOff, ...] = ()
    """The checks that it does without."""
    paragraph_words: int = PARAGRAPH_WORDS
    """The most words of a paragraph."""


class CheckTable(TableModel):
    """What is said of one check, by the name of its finding."""

    off: bool = Field(False, description="Whether the check is switched off.")
    reason: Maybe = Field("", description="Why it is switched off.")
    words: Count | None = Field(None, description="For paragraph-long: the most words of a paragraph; by default 350.")

    @model_validator(mode="after")
    def _reasoned(self) -> "CheckTable":
        if self.off and not self.reason:
            raise fault(SETTING_MISSING, "the reason is missing", hint='Say why: reason = "…".', at="off")
        return self


def checks_in_use(
    tables: Mapping[str, CheckTable], places: Places, *, rules: Callable[[], Mapping[str, Rule]]
) -> Outcome[CheckSettings]:
    """The settings of a table; what names no check, or one that is needed, is told and does not count.

    ``rules`` is the catalogue, which is asked for only where a check is named.
    """
    off: list[SwitchedOff] = []
    findings: list[Diagnostic] = []
    for name, table in tables.items():
        at = places.key("checks", name)
        rule = rule_named(name, rules())
        if rule is None:
            hint = did_you_mean(name, rules())
            findings.append(SETTING_UNKNOWN.finding(f"“{name}” is no finding", at, hint=hint))
        elif fault_found := _fault(rule, table, at, places.key("checks", name, "words")):
            findings.append(fault_found)
        elif table.off:
            off.append(SwitchedOff(rule.id, table.reason, at))
    words = tables[_LONG].words if _LONG in tables else None
    return Outcome(CheckSettings(tuple(off), words or PARAGRAPH_WORDS), tuple(findings))


CHECK_NEEDED = Rule(
    "check-needed",
    Severity.ERROR,
    "A check that guards people, or without which there is no sound book, is not switched off.",
    "Take the line out. A single finding that is no matter of safety can be waived until a day.",
    needed=True,
)


def _fault(rule: Rule, table: CheckTable, at: Span, words: Span) -> Diagnostic | None:
    """What is wrong with the table of a rule, which stands at ``at`` and its words at ``words``."""
    if table.off and rule.safety:
        return CHECK_NEEDED.finding(f"{rule.id} guards people and is not switched off", at)
    if table.off and rule.severity is Severity.ERROR:
        return CHECK_NEEDED.finding(f"{rule.id} is an error and is not switched off", at)
    if table.words is not None and rule.id != _LONG:
        return SETTING_UNKNOWN.finding(f"words means nothing for {rule.id}", words)
    return None


CHECK_OFF = Rule(
    "check-off",
    Severity.NOTE,
    "The publication has switched this check off; who answers for the book should know what it would have said.",
    "Take the line out of checks in publication.toml to switch it on.",
)


def without_off(diagnostics: Sequence[Diagnostic], settings: CheckSettings) -> tuple[Diagnostic, ...]:
    """The findings but for those of checks that are off, and a note for each check that would have said something.

    A finding that is an error where it was found stands, whatever the settings say.
    """
    reasons = {switched.id: switched for switched in settings.off}
    kept: list[Diagnostic] = []
    left: dict[str, int] = {}
    for diagnostic in diagnostics:
        if diagnostic.id in reasons and diagnostic.severity is not Severity.ERROR:
            left[diagnostic.id] = left.get(diagnostic.id, 0) + 1
        else:
            kept.append(diagnostic)
    for id, count in left.items():
        times = "once" if count == 1 else f"{count} times"
        message = f"{id} is off ({reasons[id].reason}); it would have spoken {times}"
        kept.append(CHECK_OFF.finding(message, reasons[id].span))
    return tuple(kept)
