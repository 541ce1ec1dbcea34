"""The forms of openings: a dispatch's own, or else the edition's; and whether the theme has them."""

from collections.abc import Sequence
from dataclasses import replace

from publish.config.edition import EditionSettings
from publish.config.suggest import did_you_mean
from publish.config.theme import Theme
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span
from publish.model.dispatch import Dispatch
from publish.model.edition import Part

USUAL = "usual"
"""What a dispatch writes that is to open as most do where the edition chooses another form."""

OPENING_UNKNOWN = Rule(
    "opening-unknown",
    Severity.ERROR,
    "The theme has no sheet for an opening of that form, and it would look like every other.",
    "Name a form that the theme has, or take the line out.",
)


def opened(parts: Sequence[Part], settings: EditionSettings, theme: Theme) -> Outcome[tuple[Part, ...]]:
    """Parts whose dispatches know the forms of their openings; one that the theme does not have is the usual one."""
    known, findings = (USUAL, *theme.openings), list[Diagnostic]()

    def form(name: str, at: Span) -> str:
        if name and name not in known:
            message = f"the theme {theme.name} has no opening “{name}”"
            findings.append(OPENING_UNKNOWN.finding(message, at, hint=did_you_mean(name, known)))
        return name if name in theme.openings else ""

    usual = form(settings.opening, settings.places.value("opening"))

    def own(dispatch: Dispatch) -> Dispatch:
        chosen = form(dispatch.opening, dispatch.at("opening")) if dispatch.opening else usual
        return dispatch if chosen == dispatch.opening else replace(dispatch, opening=chosen)

    made = tuple(replace(part, dispatches=tuple(map(own, part.dispatches))) for part in parts)
    return Outcome(made, tuple(findings))
