"""A photo in, a clean photo out: verified by decoding it, upright, scaled, without metadata, in the target's colours.

Pictures come in as bytes and go out as bytes, JPEG or PNG; nothing here opens a file or knows a book.
"""

from publish.imaging.clean import CleanPhoto, clean, verify
from publish.imaging.embedded import NOTHING, Embedded, embedded
from publish.imaging.foreign import decoders
from publish.imaging.ink import TotalInk, total_ink
from publish.imaging.press import SRGB, PrintColour, ProfileFacts, profile_facts, profile_ink
from publish.imaging.scale import EPUB, EPUB_COVER, Recipe, print_recipe

__all__ = [
    "EPUB",
    "EPUB_COVER",
    "NOTHING",
    "SRGB",
    "CleanPhoto",
    "Embedded",
    "PrintColour",
    "ProfileFacts",
    "Recipe",
    "TotalInk",
    "clean",
    "decoders",
    "embedded",
    "print_recipe",
    "profile_facts",
    "profile_ink",
    "total_ink",
    "verify",
]
