"""One subset of each face for the whole book.

Every galley brings its own subset of the faces that it uses. Glyph numbers are those of the font file, so the binding
can give all galleys one subset, widths and characters of all of them together: the book is smaller, and a printer's
system sees each face once. What a glyph stands for is the same in every galley (:mod:`publish.pdf.galley.letters`).

Codes are glyph numbers in the shared subset, whatever a galley's own font says: where a galley asks for a letter that
no font has, WeasyPrint writes a list of its own glyphs in the place of that rule, and the letters of all other galleys
would be lost by it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name

from publish.fonts.glyphs import subset_glyphs, subset_outlines

_PAIR = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]+)>")


@dataclass(slots=True)
class _Face:
    """What all galleys use of one face."""

    sample: pikepdf.Object
    widths: dict[int, pikepdf.Object] = field(default_factory=dict)
    characters: dict[int, str] = field(default_factory=dict)
    places: list[tuple[pikepdf.Object, str]] = field(default_factory=list)


def share_faces(
    pdf: pikepdf.Pdf, galleys: Iterable[tuple[Sequence[pikepdf.Page], Mapping[str, str]]], fonts: Mapping[str, bytes]
) -> None:
    """Give all pages one subset of each face.

    ``galleys`` gives pages, and for the fonts in their resources the names of their files in ``fonts``.
    """
    faces: dict[tuple[str, str], _Face] = {}
    for pages, names in galleys:
        seen: set[tuple[int, int]] = set()
        for page in pages:
            table = page.obj.Resources.get("/Font")
            if table is None or table.objgen in seen:
                continue
            seen.add(table.objgen)
            for key in list(table.keys()):
                file = names.get(key.removeprefix("/"))
                if file is not None and "/DescendantFonts" in table[key]:
                    face = faces.setdefault((file, key), _Face(table[key]))
                    _gather(face, table[key])
                    face.places.append((table, key))
    for (file, _), face in sorted(faces.items()):
        shared = _written(pdf, face, fonts[file])
        for table, key in face.places:
            table[key] = shared


def _gather(face: _Face, font: pikepdf.Object) -> None:
    """Add the glyphs of one galley's subset: its widths (/W) and its characters (/ToUnicode)."""
    widths = list(font.DescendantFonts[0].W)
    for first, run in zip(widths[::2], widths[1::2], strict=True):
        face.widths.update({int(first) + place: width for place, width in enumerate(run)})
    for glyph, text in _PAIR.findall(font.ToUnicode.read_bytes()):
        face.characters.setdefault(int(glyph, 16), bytes.fromhex(text.decode()).decode("utf-16-be"))


def _written(pdf: pikepdf.Pdf, face: _Face, data: bytes) -> pikepdf.Object:
    """The font dictionary of the shared subset."""
    descendant = face.sample.DescendantFonts[0]
    descriptor = dict(descendant.FontDescriptor.items())
    inner = {**dict(descendant.items()), "/W": _widths(face.widths)}
    if "/FontFile3" in descriptor:
        # Its outlines are known by number already, and only TrueType's are looked up in a map (ISO 32000-1, §9.7.4.2).
        inner.pop("/CIDToGIDMap", None)
        outlines = subset_outlines(data, face.widths)
        descriptor["/FontFile3"] = pdf.make_stream(outlines, Subtype=Name("/CIDFontType0C"))
    else:
        program = subset_glyphs(data, face.widths)
        descriptor["/FontFile2"] = pdf.make_stream(program, Length1=len(program))
    inner["/FontDescriptor"] = pdf.make_indirect(Dictionary(descriptor))
    outer = {
        **dict(face.sample.items()),
        "/Encoding": Name("/Identity-H"),
        "/DescendantFonts": Array([pdf.make_indirect(Dictionary(inner))]),
        "/ToUnicode": pdf.make_stream(_cmap(face.characters)),
    }
    return pdf.make_indirect(Dictionary(outer))


def _widths(widths: Mapping[int, pikepdf.Object]) -> Array:
    """The widths as runs of consecutive glyphs (ISO 32000-1, §9.7.4.3)."""
    result: list[object] = []
    for glyph in sorted(widths):
        if glyph - 1 not in widths:
            result.extend([glyph, Array()])
        run = result[-1]
        assert isinstance(run, Array)
        run.append(widths[glyph])
    return Array(result)


def _cmap(characters: Mapping[int, str]) -> bytes:
    """A CMap from glyphs to characters (ISO 32000-1, §9.10.3)."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <ffff> endcodespacerange",
    ]
    pairs = [f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in sorted(characters.items())]
    for start in range(0, len(pairs), 100):
        batch = pairs[start : start + 100]
        lines.extend([f"{len(batch)} beginbfchar", *batch, "endbfchar"])
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode()
