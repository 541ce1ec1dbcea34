"""What the house sets on a last page that would be nearly empty: an ornament, or a line, at the foot of the type area.

Every flow bears one, unseen; where its last page is planned with enough white it is shown. It is no part of the column,
so no line of the text depends on it.
"""

from collections.abc import Sequence
from xml.etree.ElementTree import Element
from zlib import crc32

from publish.model.edition import Filler
from publish.pdf.elements import names
from publish.pdf.photos import Aims

_NAME = "filler"


def chosen(fillers: Sequence[Filler], key: str) -> Filler | None:
    """The filler of a dispatch: by its key, so that it stays when others come and go; ``None`` where there is none."""
    return fillers[crc32(key.encode()) % len(fillers)] if fillers else None


def show_filler(root: Element, room: float, aims: Aims) -> bool:
    """Show the filler of a flow where the ``room`` below the last words, in points, is enough; whether it is."""
    filler = next((element for element in root.iter("aside") if _NAME in names(element)), None)
    if filler is None or not aims.filler or room < aims.filler * aims.area.leading:
        return False
    filler.set("class", f"{_NAME} shown")
    return True
