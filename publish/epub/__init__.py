"""The e-book: one edition as an EPUB 3.3 that old readers can read too."""

from publish.epub.build import BuiltEpub, build
from publish.epub.style import EpubJob, EpubStyle

__all__ = ["BuiltEpub", "EpubJob", "EpubStyle", "build"]
