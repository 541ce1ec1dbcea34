"""How far down a page its boxes reach, and what must stand there together.

Reads the boxes of WeasyPrint for :mod:`publish.pdf.galley.footnotes`.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any


def avoids(value: str) -> bool:
    """Whether no page may end there."""
    return value in ("avoid", "avoid-page")


def bottom(owner: Any) -> float:
    """How much of a block lies under its last line."""
    return float(owner.padding_bottom + owner.border_bottom_width)


def kept(owner: Any, index: int, ahead: Iterator[Any], own: float, below: float) -> float:
    """How far down the lines reach that may not be parted from the one at ``index``: orphans and widows."""
    need = max(owner.style["orphans"] - index - 1, 0)
    feet = []
    for line, resume_at in ahead:
        feet.append(line.position_y + line.height + below + (bottom(owner) if resume_at is None else 0.0))
        if len(feet) >= need + owner.style["widows"]:
            break
    if len(feet) - need < owner.style["widows"]:
        need = len(feet)
    return float(max([own, *feet[:need]]))


def white(page: Any) -> float:
    """How much white lies between the text of a page and its notes; less than none where they overlap."""
    flow, area, *_ = page.children
    if not area.children:
        return 0.0
    feet = [
        box.position_y + box.height
        for box in flow.descendants()
        if type(box).__name__ == "LineBox" or type(box).__name__.endswith("ReplacedBox")
    ]
    return float(area.position_y - max([page.content_box_y(), *feet]))


def restore(state: Sequence[Any], before: Sequence[Any]) -> None:
    """Set what is counted over the pages back to what it was."""
    for current, earlier in zip(state, deepcopy(before), strict=True):
        current.clear()
        if isinstance(current, Mapping):
            current.update(earlier)  # type: ignore[attr-defined]
        else:
            current.extend(earlier)
