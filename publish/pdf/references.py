"""Filling in "page N": the room for it was kept when the galley was set.

In the room stand the ten digits as a sample. They are set like the number will be, so the sample gives the glyphs,
whatever the face: the number is made of them and set flush right.
"""

from collections.abc import Mapping

import pikepdf

from publish.errors import Fault
from publish.model.facts import PageFacts, PageReference

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
