"""Which checks of the content a publication does without, and why: the table ``[checks]``.

A check is named by its finding. None that guards people is switched off, and none whose finding is an error: a single
one of those can be waived, by name and until a day. What is left out so is told with every run.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import model_validator

from publish.config.schema import SETTING_MISSING, SETTING_UNKNOWN, fault
from publish.config.suggest import did_you_mean
from publish.config.table import PlacedTable
from publish.config.values import Count, Maybe
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, rule_named

PARAGRAPH_WORDS = 350
"""The most words of a paragraph unless the publication says otherwise: some screens of a small e-reader."""
_LONG = "paragraph-long"


@dataclass(frozen=True, slots=True)
class CheckSetting(PlacedTable):
    """What is said of one check, by the name of its finding."""

    off: bool = False
    """Whether the check is switched off."""
    reason: Maybe = ""
    """Why it is switched off."""
    words: Count | None = None
    """For paragraph-long: the most words of a paragraph; by default 350."""

    @model_validator(mode="after")
    def _reasoned(self) -> "CheckSetting":
        if self.off and not self.reason:
            raise fault(SETTING_MISSING, "the reason is missing", hint='Say why: reason = "…".', at="off")
        return self


def checks_in_use(
    settings: Mapping[str, CheckSetting], *, rules: Callable[[], Mapping[str, Rule]]
) -> Outcome[Mapping[str, CheckSetting]]:
    """The settings of checks, by their present names; what names none or one that is needed is told, and left out.

    ``rules`` is the catalogue, which is asked for only where a check is named.
    """
    standing: dict[str, CheckSetting] = {}
    findings: list[Diagnostic] = []
    for name, setting in settings.items():
        rule = rule_named(name, rules())
        if rule is None:
            hint = did_you_mean(name, rules())
            findings.append(SETTING_UNKNOWN.finding(f"“{name}” is not a finding", setting.places.key(), hint=hint))
        elif found := _fault(rule, setting):
            findings.append(found)
        else:
            standing[rule.id] = setting
    return Outcome(standing, tuple(findings))


def paragraph_words(settings: Mapping[str, CheckSetting]) -> int:
    """The most words of a paragraph."""
    return (settings[_LONG].words if _LONG in settings else None) or PARAGRAPH_WORDS


CHECK_NEEDED = Rule(
    "check-needed",
    Severity.ERROR,
    "A check that guards people, or without which there is no sound book, is not switched off.",
    "Take the line out. A single finding that is no matter of safety can be waived until a day.",
    needed=True,
)


def _fault(rule: Rule, setting: CheckSetting) -> Diagnostic | None:
    at = setting.places.key()
    if setting.off and rule.safety:
        return CHECK_NEEDED.finding(f"{rule.id} guards people and is not switched off", at)
    if setting.off and rule.severity is Severity.ERROR:
        return CHECK_NEEDED.finding(f"{rule.id} is an error and is not switched off", at)
    if setting.words is not None and rule.id != _LONG:
        return SETTING_UNKNOWN.finding(f"words means nothing for {rule.id}", setting.places.key("words"))
    return None


CHECK_OFF = Rule(
    "check-off",
    Severity.NOTE,
    "The publication has switched this check off; whoever answers for the book should know what it would have said.",
    "Take the line out of checks in publication.toml to switch it on.",
)


def without_off(diagnostics: Sequence[Diagnostic], settings: Mapping[str, CheckSetting]) -> tuple[Diagnostic, ...]:
    """The findings but for those of checks that are off, and a note for each check that would have said something.

    A finding that is an error where it was found stands, whatever the settings say.
    """
    reasons = {id: setting for id, setting in settings.items() if setting.off}
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
        kept.append(CHECK_OFF.finding(message, reasons[id].places.key()))
    return tuple(kept)
