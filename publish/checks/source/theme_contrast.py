"""A theme's colours have to be readable on its paper, and on black where the reader turns to it."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.diagnostics import Diagnostic, Severity, Span, check
from publish.markup.contrast import BLACK, LEAST, WHITE, colour, contrast

_TEXT = ("ink", "muted", "accent")
"""The colours that words are set in; others are rules and grounds."""


@check(
    "theme-contrast",
    Severity.WARNING,
    why="Words of less than 4.5 to 1 on their ground are lost on weak eyes, and on all in the sun (WCAG 2.1 §1.4.3).",
    hint="Make the colour darker on paper, and lighter on black.",
)
def theme_contrast(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Every colour of text of less than 4.5 to 1 on the theme's paper (WCAG 2.1 §1.4.3)."""
    theme = manuscript.theme
    if theme is None:
        return
    paper = theme.colours["paper"].screen if "paper" in theme.colours else WHITE
    for token in _TEXT:
        if token in theme.colours:
            yield from _judged(theme.places.path, f"colours.{token}.screen", theme.colours[token].screen, paper)
            yield from _judged(theme.places.path, f"colours.{token}.dark", theme.colours[token].dark, BLACK)


def _judged(path: str, name: str, ink: str, paper: str) -> Iterator[Diagnostic]:
    rgb, ground = colour(ink), colour(paper)
    if ink and rgb and ground and (reached := contrast(rgb, ground)) < LEAST:
        message = f"{name} is {ink}: {reached:.1f} to 1 on {paper}"
        yield theme_contrast.finding(message, Span(path))
