"""Reading a finished tagged PDF as a screen reader does: along its structure tree, words by the maps of its fonts.

Independent of what made the file: only the file is read (ISO 32000-1, §14.7 and §9.10).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

import pikepdf

_PAIR = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")
_MARKS = frozenset({"/Reference", "/Lbl"})


@dataclass(slots=True)
class Reading:
    """What a PDF says."""

    text: str = ""
    """Its words in the order of its tags; those of notes, and the labels of notes and lists, left out."""
    notes: str = ""
    """The words of its notes, in order."""
    pages: int = 0
    """How many pages it has."""
    claims: frozenset[str] = field(default_factory=frozenset)
    """What it claims: ``pdfua``."""


def read(file: BinaryIO) -> Reading:
    """Read a PDF; one without tags has no words here."""
    with pikepdf.open(file) as pdf:
        with pdf.open_metadata() as meta:
            claims = frozenset({"pdfua"} if meta.get("pdfuaid:part") else ())
        reading = Reading(pages=len(pdf.pages), claims=claims)
        tree = pdf.Root.get("/StructTreeRoot")
        if tree is None:
            return reading
        words = {page.obj.objgen: _marked(page) for page in pdf.pages}
        notes: list[str] = []
        reading.text = "".join(_said(tree, None, words, notes))
        reading.notes = "\n".join(notes)
        return reading


def _said(
    element: pikepdf.Object,
    page: pikepdf.Object | None,
    words: dict[tuple[int, int], dict[int, str]],
    notes: list[str],
) -> Iterator[str]:
    """The words under a structure element; ``page`` is the one that its numbers mean."""
    page = element.get("/Pg", page)
    for kid in _kids(element):
        if not isinstance(kid, pikepdf.Dictionary):
            yield _on(page, words).get(int(kid), "")
        elif kid.get("/Type") == "/MCR":
            yield _on(kid.get("/Pg", page), words).get(int(kid.MCID), "")
        elif kid.get("/Type") == "/OBJR" or kid.get("/S") in _MARKS:
            continue
        elif "/ActualText" in kid:
            yield str(kid.ActualText)
        elif kid.get("/S") == "/Note":
            notes.append("".join(_said(kid, page, words, [])))
        else:
            yield from _said(kid, page, words, notes)
            yield "\n"


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _on(page: pikepdf.Object | None, words: dict[tuple[int, int], dict[int, str]]) -> dict[int, str]:
    return words[page.objgen] if page is not None else {}


def _marked(page: pikepdf.Page) -> dict[int, str]:
    """The words of each piece of marked content of a page, by number."""
    maps: dict[str, dict[int, str]] = {}
    found: dict[int, list[str]] = {}
    current: list[int | None] = []
    fonts = page.obj.get("/Resources", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary())
    font: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator in ("BDC", "BMC"):
            properties = operands[1] if operator == "BDC" else None
            numbered = isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties
            current.append(int(properties.MCID) if numbered and properties is not None else None)
        elif operator == "EMC":
            current.pop()
        elif operator == "Tf":
            name = str(operands[0])
            if name not in maps:
                maps[name] = _characters(fonts[name])
            font = maps[name]
        elif operator in ("TJ", "Tj"):
            number = next((mark for mark in reversed(current) if mark is not None), None)
            if number is not None:
                shown = operands[0] if operator == "TJ" else [operands[0]]
                glyphs = b"".join(bytes(item) for item in shown if isinstance(item, pikepdf.String))
                codes = (int.from_bytes(glyphs[i : i + 2], "big") for i in range(0, len(glyphs), 2))
                found.setdefault(number, []).append("".join(font.get(code, "\ufffd") for code in codes))
    return {number: "".join(parts) for number, parts in found.items()}


def _characters(font: pikepdf.Object) -> dict[int, str]:
    """What each glyph stands for, by the font's ToUnicode map."""
    if "/ToUnicode" not in font:
        return {}
    pairs = _PAIR.findall(font.ToUnicode.read_bytes())
    return {int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in pairs}
