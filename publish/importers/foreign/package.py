"""A file of a word processor: a zip archive of XML parts and pictures, opened in memory and within limits."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Outcome, Span
from publish.importers.foreign.archives import DAMAGED, why_refused
from publish.importers.foreign.carried import carried
from publish.importers.foreign.rules import IMPORT_REFUSED

if TYPE_CHECKING:
    from lxml.etree import _Element

DOCUMENTS = (".docx", ".odt", ".eml", ".mhtml", ".mht")
"""The endings of files that hold their pictures."""
MOST_PARTS = 5000
"""The most parts of a file; a book of five hundred pictures has a thousand."""
MOST_BYTES = 400_000_000
"""The most bytes that it may unpack to."""
_RULES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


class DocumentParts:
    """The parts of a file by name; made by :func:`opened`."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        """What each part holds."""

    def xml(self, name: str) -> "_Element | None":
        """The tree of a part; ``None`` where there is none, or none that can be read."""
        from lxml import etree

        if name not in self.parts:
            return None
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=True,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            return etree.fromstring(self.parts[name], parser)
        except etree.XMLSyntaxError:
            return None


def opened(data: bytes, at: Span) -> Outcome[DocumentParts | None]:
    """The package in some bytes; ``None``, and ``import-refused``, for one that is damaged, hostile or too large."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            refusals = tuple(_refusals(archive.infolist(), at))
            parts = {} if refusals else {one.filename: archive.read(one) for one in archive.infolist()}
    except DAMAGED as error:
        return Outcome(None, (IMPORT_REFUSED.finding(f"the file is damaged: {error}", at),))
    refusals += tuple(_with_rules(parts, at))
    return Outcome(None, refusals[:1]) if refusals else Outcome(DocumentParts(parts))


def _refusals(entries: list[zipfile.ZipInfo], at: Span) -> Iterator[Diagnostic]:
    if len(entries) > MOST_PARTS:
        yield IMPORT_REFUSED.finding(f"the file has {len(entries):,} parts; {MOST_PARTS:,} are the most", at)
    if (size := sum(entry.file_size for entry in entries)) > MOST_BYTES:
        yield IMPORT_REFUSED.finding(f"the file unpacks to {size:,} bytes; {MOST_BYTES:,} are the most", at)
    if len({entry.filename for entry in entries}) < len(entries):
        yield IMPORT_REFUSED.finding("two parts of the file have one name", at)
    for entry in entries:
        if why := why_refused(entry):
            yield IMPORT_REFUSED.finding(f"its part {entry.filename[:80]} is refused: {why}", at)


def _with_rules(parts: dict[str, bytes], at: Span) -> Iterator[Diagnostic]:
    """The parts that a parser would let grow, or load something for: no word processor writes such."""
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")) and (data.startswith(_WIDE) or _RULES.search(data)):
            yield IMPORT_REFUSED.finding(f"its part {name[:80]} declares XML of its own, and was not read", at)


def part_of(data: bytes, name: str, limit: int) -> bytes | None:
    """What a part of a document holds; ``None`` where there is none that may be read."""
    if not data.startswith(b"PK"):
        return carried(data, name)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entry = archive.getinfo(name)
            return archive.read(entry) if entry.file_size <= limit else None
    except (KeyError, *DAMAGED):
        return None
