"""What a check of content is handed: the edition, and on what terms it is judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from publish.config.checks import PARAGRAPH_WORDS
from publish.config.theme import Theme
from publish.model.edition import Edition
from publish.model.figures import Output


@dataclass(frozen=True, slots=True)
class Manuscript:
    """An edition as it goes to be set."""

    edition: Edition
    """The edition, after its transforms."""
    theme: Theme | None = None
    """How it will look; ``None`` where nobody asks."""
    today: date | None = None
    """The day that licences are judged by; ``None``: that of the newest change in the content."""
    outputs: tuple[Output, ...] = ()
    """The outputs that are being made; empty when content alone is checked, and any may be made later."""
    covered: frozenset[int] | None = None
    """The code points that the faces of the theme have; ``None`` where nobody asks."""
    emoji: frozenset[int] = frozenset()
    """Those of them that a family of emoji has, and no family of a role."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """The files that the content stands in, by path: where a character stands is looked up in them."""
    paragraph_words: int = PARAGRAPH_WORDS
    """The most words of a paragraph."""
