"""Setting running heads and folios: all of a book at once, as sheets of their own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from publish.model.facts import SetText
from publish.pdf.workshop import Workshop


@dataclass(frozen=True, slots=True)
class SetHeads:
    """Heads as they were set, sheet by sheet."""

    crowded: tuple[bool, ...]
    """Whether each wants more room than there is beside its folio."""
    pdf: bytes = b""
    """The sheets, where they were written."""
    faces: Mapping[str, str] = field(default_factory=dict)
    """For each font in their resources the name of its file."""
    texts: tuple[tuple[SetText, ...], ...] = ()
    """The characters on each, box by box."""


class HeadSetter(Protocol):
    """Sets heads in a workshop, and writes them where that is asked for: it takes as long as setting them."""

    def __call__(self, shop: Workshop, flow: str, *, write: bool) -> SetHeads:
        """Heads, set."""


def set_heads(shop: Workshop, flow: str, *, write: bool) -> SetHeads:
    """Set heads in this process."""
    composition = shop.typesetter.compose(flow)
    crowded = composition.crowded("running")
    if not write:
        return SetHeads(crowded)
    pdf, faces = composition.plain()
    return SetHeads(crowded, pdf, faces, composition.texts())
