"""The outline and the named destinations of the bound book."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from publish.pdf.boxes import PagePlacement


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of the outline."""

    title: str
    """Its words."""
    target: str
    """Where it leads: ``KEY`` or ``KEY#ID``."""
    children: "tuple[OutlineEntry, ...]" = ()
    """The lines under it."""


def add_outline(
    pdf: pikepdf.Pdf,
    entries: Sequence[OutlineEntry],
    destinations: Mapping[str, tuple[int, float]],
    places: Sequence[PagePlacement],
) -> None:
    """Write the outline; a line whose target is not in the book is left out with its children's lines kept.

    ``destinations`` gives the page, from 0, and the distance from the top of each target; ``places`` where the content
    of each page stands.
    """

    def items(level: Sequence[OutlineEntry]) -> list[OutlineItem]:
        made = []
        for entry in level:
            if entry.target not in destinations:
                made.extend(items(entry.children))
                continue
            page, top = destinations[entry.target]
            item = OutlineItem(entry.title, page, "XYZ", left=0, top=round(places[page].up(top), 3), zoom=0)
            item.children.extend(items(entry.children))
            item.is_closed = False
            made.append(item)
        return made

    with pdf.open_outline() as outline:
        outline.root.extend(items(entries))


def add_destinations(
    pdf: pikepdf.Pdf,
    pages: Sequence[pikepdf.Page],
    destinations: Mapping[str, tuple[int, float]],
    places: Sequence[PagePlacement],
) -> None:
    """Write the name tree of link targets (ISO 32000-1, §12.3.2.3): names in the order of their bytes."""
    names = Array()
    for name in sorted(destinations, key=lambda name: bytes(String(name))):
        page, top = destinations[name]
        names.append(String(name))
        names.append(Array([pages[page].obj, Name.XYZ, 0, round(places[page].up(top), 3), 0]))
    if len(names):
        pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(Dictionary(Names=names)))
