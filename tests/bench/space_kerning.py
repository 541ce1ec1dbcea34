"""Takes the kerning against the word space out of a font file: ``python -m tests.bench.space_kerning IN.ttf OUT.ttf``.

A line is measured and justified in pieces, word by word; a font that kerns letters against the space is drawn wider or
narrower than it was measured, and the edge of the text is not straight. Licence: only for fonts whose licence lets them
be changed under their own name (OFL 1.1 without reserved font names).
"""

import sys
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont


def without_space_kerning(font: TTFont) -> int:
    """Take every pair with the space out of ``font``; returns how many places were changed."""
    space = font.getBestCmap()[0x20]
    changed = 0
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            inner = table.ExtSubTable if hasattr(table, "ExtSubTable") else table
            if type(inner).__name__ == "PairPos":
                changed += _pairs(inner, space)
    return changed


def _pairs(table: Any, space: str) -> int:
    changed = 0
    if table.Format == 1:
        for pairs in table.PairSet:
            kept = [record for record in pairs.PairValueRecord if record.SecondGlyph != space]
            changed += len(pairs.PairValueRecord) - len(kept)
            pairs.PairValueRecord, pairs.PairValueCount = kept, len(kept)
    elif table.ClassDef2.classDefs.pop(space, 0):
        changed += 1
    if space in table.Coverage.glyphs:
        place = table.Coverage.glyphs.index(space)
        table.Coverage.glyphs.remove(space)
        if table.Format == 1:
            del table.PairSet[place]
            table.PairSetCount = len(table.PairSet)
        else:
            table.ClassDef1.classDefs.pop(space, None)
        changed += 1
    return changed


def main() -> None:
    """Read the first file, write the second."""
    source, target = (Path(argument) for argument in sys.argv[1:3])
    font = TTFont(source, recalcTimestamp=False)
    changed = without_space_kerning(font)
    font.save(target)
    print(f"{target}: {changed} places changed")


if __name__ == "__main__":
    main()
