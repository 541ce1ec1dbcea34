"""A photo in, a clean photo out: verified by decoding it, upright, in sRGB, scaled, without metadata.

Pictures come in as bytes and go out as bytes; nothing here opens a file or knows a book.
"""

from publish.imaging.clean import CleanPhoto, clean, verify
from publish.imaging.scale import EPUB, EPUB_COVER, Recipe, print_recipe

__all__ = ["EPUB", "EPUB_COVER", "CleanPhoto", "Recipe", "clean", "print_recipe", "verify"]
