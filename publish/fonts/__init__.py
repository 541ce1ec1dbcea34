"""Fonts as values: what a file covers, what it says of itself, a subset of it, and which family sets which character.

Everything here is a function over the bytes of a font, or over text and coverage. Knows nothing of themes' files, of
editions or of the two renderers.
"""

from publish.fonts.coverage import coverage, family_coverage
from publish.fonts.facts import Embedding, FontFacts, facts
from publish.fonts.packs import package_of
from publish.fonts.pick import MissingCharacter, Picked, draws_nothing, pick, stack
from publish.fonts.plain import PlainFace, plain_faces
from publish.fonts.subset import subset
from publish.fonts.texts import glyph_texts
from publish.fonts.unset import CHARACTER_UNSET, FONT_FALLBACK, left_to_readers, named, unset

__all__ = [
    "CHARACTER_UNSET",
    "FONT_FALLBACK",
    "Embedding",
    "FontFacts",
    "MissingCharacter",
    "Picked",
    "PlainFace",
    "coverage",
    "draws_nothing",
    "facts",
    "family_coverage",
    "glyph_texts",
    "left_to_readers",
    "named",
    "package_of",
    "pick",
    "plain_faces",
    "stack",
    "subset",
    "unset",
]
