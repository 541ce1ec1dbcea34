"""The words by which bylines, dates and datelines are known, in the language of a text."""

from functools import lru_cache

from publish.importers.capture.phrases import Phrasebook, phrasebook
from publish.importers.capture.profiles import choose, read_profile
from publish.resources import SHIPPED


@lru_cache(maxsize=16)
def book_of(language: str) -> Phrasebook:
    """The words of a language, and English ones."""
    profiles = [read_profile(SHIPPED.read_text(name), name).value for name in SHIPPED.files("profiles", ".toml")]
    return phrasebook(choose(profiles, (), language).words)
