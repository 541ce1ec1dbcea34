"""Facts about the pages of a book, counted on the pages themselves and not on what they were made from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from itertools import pairwise

from lxml import etree

from publish.markup.css import Declaration, declarations

UNDESCRIBED = "undescribed"
"""The class of a picture that nobody has described: its alt says so, and describes nothing."""

_XHTML = "{http://www.w3.org/1999/xhtml}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_RANKS = {f"{_XHTML}h{rank}": rank for rank in range(1, 7)}
_MOVING = frozenset(
    {*(f"{_XHTML}{tag}" for tag in ("audio", "video", "script", "canvas", "object", "embed", "iframe")), "animate"}
)
_SILENT = frozenset({"presentation", "none"})
_FIXED = re.compile(r"\d(px|pt|cm|mm|in|pc)\b")
_RUNNING = re.compile(r"(^|[\s,])(html|body|p|\*)$")


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What was counted on one page."""

    pictures: int = 0
    """Pictures that are no decoration."""
    described: int = 0
    """Those of them with a description."""
    extended: int = 0
    """Those of them with an extended description too."""
    headings: int = 0
    """Headings of any rank."""
    broken_ranks: int = 0
    """Places where the headings leave a rank out, or the top one stands twice or not first."""
    roles: int = 0
    """Elements with a role of DPUB-ARIA."""
    marks: int = 0
    """Marks of pages of the print edition."""
    notes: int = 0
    """Notes with a way back."""
    tables: int = 0
    """Tables whose cells know their headings."""
    moving: int = 0
    """What moves, sounds or runs."""
    languages: tuple[str, ...] = ()
    """The languages that passages are marked in, in the order in which they come."""

    def __add__(self, other: "DocumentFacts") -> "DocumentFacts":
        return DocumentFacts(
            *(getattr(self, field.name) + getattr(other, field.name) for field in fields(DocumentFacts))
        )


def page_facts(root: etree._Element) -> DocumentFacts:
    """What is on a page, by its root. The cover counts for nothing: its picture is the book's, not the text's."""
    elements = [*root.iter(etree.Element)]
    if any("cover" in (e.get(_TYPE) or "").split() for e in elements):
        return DocumentFacts(languages=_languages(elements))
    shown = [e for e in elements if e.tag == f"{_XHTML}img" and e.get("role") not in _SILENT]
    described = [e for e in shown if (e.get("alt") or "").strip() and UNDESCRIBED not in (e.get("class") or "").split()]
    roles = [e.get("role") or "" for e in elements]
    ranks = [_RANKS[str(e.tag)] for e in elements if e.tag in _RANKS]
    return DocumentFacts(
        pictures=len(shown),
        described=len(described),
        extended=sum(1 for e in described if e.get("aria-details")),
        headings=len(ranks),
        broken_ranks=_broken(ranks),
        roles=sum(1 for role in roles if role.startswith("doc-")),
        marks=roles.count("doc-pagebreak"),
        notes=roles.count("doc-backlink"),
        tables=sum(1 for e in elements if e.tag == f"{_XHTML}table" and _headed(e)),
        moving=sum(1 for e in elements if e.tag in _MOVING),
        languages=_languages(elements),
    )


def _broken(ranks: list[int]) -> int:
    skips = sum(1 for before, after in pairwise(ranks) if after > before + 1)
    return skips + abs(ranks.count(1) - 1) + (bool(ranks) and ranks[0] != 1)


def _headed(table: etree._Element) -> bool:
    heads = [*table.iter(f"{_XHTML}th")]
    return bool(heads) and all(head.get("scope") for head in heads)


def _languages(elements: list[etree._Element]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for e in elements if (tag := e.get("lang"))))


@dataclass(frozen=True, slots=True)
class AccessibilityFacts:
    """What was counted in a book."""

    pages: DocumentFacts
    """On all of its pages together."""
    documents: int
    """How many pages it has."""
    contents: int
    """How many places the contents name."""
    nested: bool
    """Whether the contents name sections too."""
    listed: int
    """How many pages of the print edition are listed."""
    illustrations: bool
    """Whether its pictures are listed."""
    yields: bool
    """Whether its style sheet leaves size, leading and colours to the reader."""

    @property
    def all_described(self) -> bool:
        """Whether each picture is described; true for a book without pictures."""
        return self.pages.described == self.pages.pictures

    @property
    def paged(self) -> bool:
        """Whether the pages of a print edition are marked, every one of those that are listed."""
        return 0 < self.listed == self.pages.marks


def total(pages: Iterable[DocumentFacts]) -> DocumentFacts:
    """The facts of all pages together; each language once."""
    whole = sum(pages, DocumentFacts())
    values = {field.name: getattr(whole, field.name) for field in fields(DocumentFacts)}
    return DocumentFacts(**{**values, "languages": tuple(dict.fromkeys(whole.languages))})


def style_yields(css: str) -> bool:
    """Whether a style sheet leaves size, leading and colours of running text to the reader."""
    for entry in declarations(css):
        if not isinstance(entry, Declaration) or entry.selector.startswith("@"):
            continue
        if entry.property in ("font-size", "line-height") and _FIXED.search(entry.value):
            return False
        colours = entry.property in ("color", "background", "background-color")
        if colours and any(_RUNNING.search(part.strip()) for part in entry.selector.split(",")):
            return False
    return True
