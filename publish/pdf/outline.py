"""The outline and the named destinations of the bound book, and the numbers of "page N"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from publish.errors import Fault
from publish.model.facts import PageFacts, PageReference
from publish.pdf.boxes import PagePlacement

DIGIT = 0.5
"""The width of the room kept at first for each digit of a page number, in ems."""


def fill_in(pdf: pikepdf.Pdf, page: pikepdf.Page, facts: PageFacts, numbers: Mapping[str, str]) -> None:
    """Write the numbers into a page's content, and make artifacts of what carries no information.

    ``numbers`` gives the folio of each target. Raises :class:`publish.errors.Fault` when a sample is not found.
    """
    if not facts.references and not facts.artifacts:
        return
    by_mcid = {reference.mcid: reference for reference in facts.references}
    current: PageReference | None = None
    result: list[tuple[list[pikepdf.Object], pikepdf.Operator]] = []
    for instruction in pikepdf.parse_content_stream(page):
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            raise Fault("a galley holds an inline image")
        operands, operator = list(instruction.operands), str(instruction.operator)
        if operator == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]:
            number = int(operands[1].MCID)
            current = by_mcid.pop(number, None)
            if number in facts.artifacts:
                operands, operator = [pikepdf.Name.Artifact], "BMC"
        elif operator == "TJ" and current is not None:
            sample = b"".join(bytes(item) for item in operands[0] if isinstance(item, pikepdf.String))
            operands, current = [_shown(sample, current, numbers[current.target])], None
        result.append((operands, pikepdf.Operator(operator)))
    if by_mcid:
        raise Fault(f"{len(by_mcid)} page numbers could not be filled in")
    page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(result))


def _shown(sample: bytes, reference: PageReference, number: str) -> pikepdf.Array:
    """The operand of TJ that shows a number at the right of its room."""
    if len(sample) != 20:
        raise Fault("the sample of ten digits was not set as ten glyphs")
    glyphs = b"".join(sample[2 * int(digit) : 2 * int(digit) + 2] for digit in number)
    left = reference.room - len(number) * reference.digit
    return pikepdf.Array([-round(left, 3), pikepdf.String(glyphs)])


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
