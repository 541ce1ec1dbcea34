"""Fonts as values: what a file covers, what it says of itself, a subset of it, and which family sets which character.

Everything here is a function over the bytes of a font, or over text and coverage. Knows nothing of themes' files, of
editions or of the two renderers.
"""

from publish.fonts.coverage import coverage, family_coverage
from publish.fonts.facts import Embedding, FontFacts, facts
from publish.fonts.fallback import font_fallback
from publish.fonts.pick import Missing, Picked, pick, stack
from publish.fonts.subset import subset
from publish.fonts.texts import glyph_texts
from publish.fonts.unset import unset

__all__ = [
    "Embedding",
    "FontFacts",
    "Missing",
    "Picked",
    "coverage",
    "facts",
    "family_coverage",
    "font_fallback",
    "glyph_texts",
    "pick",
    "stack",
    "subset",
    "unset",
]
