"""What a page of a PDF is, as one hash: pages of one hash are read alike, in whichever file and place they stand.

It covers all that reading a page can come to: its boxes, its content, the fonts, pictures and forms that it names, and
what lies over it. Numbers of objects, its place among the pages and what the tags make of it are no part of it. Two
pages that say the same in other bytes have two hashes: then both are read.
"""

import re
from hashlib import sha256

import pikepdf

from publish.preflight.unread import FAULTS, Unfollowed

_REFERENCE = re.compile(rb"(?<![\d.])(\d{1,10}) (\d{1,5}) R\b")
_PLACE = frozenset({"/Parent", "/P", "/StructParent", "/StructParents", "/Tabs"})
"""What says where something stands, in the tree of pages or of tags."""
_OWN = ("/MediaBox", "/Resources")
"""What a page may have from the nodes above it: one that has, is not hashed."""
_DEEPEST = 60


class PageDigests:
    """The hashes of one file's pages; what several pages share is hashed once."""

    def __init__(self, pdf: pikepdf.Pdf, *, pictures: bool = True) -> None:
        """Without ``pictures`` these are hashed by their dictionaries alone: for who reads words."""
        self._pdf = pdf
        self._pictures = pictures
        self._known: dict[tuple[int, int], bytes] = {}
        self._open: set[tuple[int, int]] = set()

    def of(self, page: pikepdf.Page) -> str:
        """The hash of a page in hexadecimal digits; empty where it cannot be told, and the page is to be read."""
        try:
            if not all(key in page.obj for key in _OWN):
                return ""
            return sha256(self._dictionary(page.obj)).hexdigest()
        except (*FAULTS, RecursionError):
            return ""

    def _dictionary(self, found: pikepdf.Object) -> bytes:
        """A dictionary without what says its place, references replaced by the hashes of what they lead to."""
        parts = []
        for key in sorted(found.keys()):
            if key in _PLACE:
                continue
            value = found.get(key)
            if isinstance(value, pikepdf.Object):
                told = self._object(value) if value.is_indirect else self._told(value.unparse())
            else:
                told = repr(value).encode()
            parts.append(key.encode("utf-8", "surrogateescape") + b" " + told)
        return b"<<" + b"\n".join(parts) + b">>"

    def _told(self, text: bytes) -> bytes:
        return _REFERENCE.sub(lambda found: self._numbered(int(found[1]), int(found[2])), text)

    def _numbered(self, number: int, generation: int) -> bytes:
        known = self._known.get((number, generation))
        return known if known is not None else self._object(self._pdf.get_object((number, generation)))

    def _object(self, found: pikepdf.Object) -> bytes:
        """The hash of an object that others refer to."""
        place = found.objgen
        if place in self._known:
            return self._known[place]
        if place in self._open or len(self._open) > _DEEPEST:
            raise Unfollowed("it is a part of itself")
        self._open.add(place)
        try:
            digest = sha256(self._text(found)).hexdigest().encode()
        finally:
            self._open.discard(place)
        self._known[place] = digest
        return digest

    def _text(self, found: pikepdf.Object) -> bytes:
        if isinstance(found, pikepdf.Stream):
            words = self._dictionary(found.stream_dict)
            if not self._pictures and found.stream_dict.get("/Subtype") == "/Image":
                return words
            return words + sha256(found.read_raw_bytes()).digest()
        if isinstance(found, pikepdf.Dictionary):
            return self._dictionary(found)
        return self._told(found.unparse(resolved=True))
