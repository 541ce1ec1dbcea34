"""The cover: the edition's own picture, or one set from type and the first dispatch's lead photo."""

from publish.epub.cover.page import EpubCover, cover_of
from publish.epub.cover.setting import SetCoverPhoto, drawn_cover
from publish.epub.cover.sheet import HEIGHT, WIDTH

__all__ = ["HEIGHT", "WIDTH", "EpubCover", "SetCoverPhoto", "cover_of", "drawn_cover"]
