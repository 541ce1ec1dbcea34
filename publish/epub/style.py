"""What an e-book is made to: the theme's tokens as an e-reader is given them, and the store's rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from publish.config.book import EbookSettings
from publish.config.evaluation import Evaluation
from publish.config.store import StoreMarks
from publish.config.theme import Family, Theme
from publish.fonts.pick import stack
from publish.markup.contrast import legible_anywhere
from publish.markup.divisions import limits_by_language, limits_of
from publish.markup.stylesheet import stylesheet


@dataclass(frozen=True, slots=True)
class EpubStyle:
    """What a book is shown in."""

    theme: Theme
    """The theme: type and colour."""
    styles: Mapping[str, str]
    """Style sheets by name, in the order in which they count: shared, then the e-book's, then the theme's."""
    fonts: Mapping[str, bytes]
    """The theme's font files, by ``folder/file``; looked up when they are needed."""

    def css(self) -> str:
        """The style sheet of the book, without its ``@font-face`` rules.

        Roles and colours are tokens. A colour's ``NAME-any`` is of its hue and read on white and on black alike; its
        ``NAME-dark`` is for light text on black, and the text's own colour where the theme has none. Sizes are the
        reader's, so no measure is a token.
        """
        theme = self.theme
        roles = {
            "text": theme.roles.text,
            "display": theme.roles.display,
            "sans": theme.roles.sans,
            "mono": theme.roles.mono,
        }
        tokens = {role: self._families(name) for role, name in roles.items()}
        for token, colour in theme.palette.items():
            tokens[token] = colour.screen
            tokens[f"{token}-any"] = legible_anywhere(colour.screen)
            tokens[f"{token}-dark"] = colour.dark or "currentColor"
        shortest, before, after = theme.hyphenation.limits()
        tokens |= {"hyphenate-before": str(before), "hyphenate-after": str(after)}
        tokens["hyphenate-limits"] = limits_of((shortest, before, after))
        return "\n".join([stylesheet(self.styles, tokens), *limits_by_language(theme.hyphenation)])

    def _families(self, name: str) -> str:
        families = [self.theme.family(family) for family in stack(name, self.theme.scripts)]
        return ", ".join([*(f'"{book_name(family)}"' for family in families), families[0].generic])


def book_name(family: Family) -> str:
    """The name that a family bears inside the book: a subset must not bear a reserved one (OFL 1.1 §3)."""
    return family.subset_name or family.name


def font_name(family: Family, file: str) -> str:
    """The name of a font file in :attr:`EpubStyle.fonts`."""
    return f"{family.folder}/{file}"


@dataclass(frozen=True, slots=True)
class EpubJob:
    """What is asked of an e-book."""

    settings: EbookSettings = field(default_factory=EbookSettings)
    """What the edition sets for it."""
    evaluations: tuple[Evaluation, ...] = ()
    """What people found who read books of the publication for their accessibility."""
    marks: StoreMarks = StoreMarks.NONE
    """Marks of a store's own in the text."""


USUAL = EpubJob()
"""The job of who asks for nothing in particular."""
