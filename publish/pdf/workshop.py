"""What flows are set with, as plain values: so that they can be set in a process of its own, one after the other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias
from xml.etree import ElementTree

from publish.errors import Fault, OverLimit
from publish.model.assets import Gallery
from publish.pdf.elements import dispatches
from publish.pdf.galley import Galley, Typesetter
from publish.pdf.photos import Aims


@dataclass(frozen=True, eq=False)
class Workshop:
    """Everything that the setting of a flow depends on besides the flow; it can be pickled."""

    css: str
    """The style sheet."""
    fonts: Mapping[str, bytes]
    """The files of the fonts."""
    gallery: Gallery
    """The pictures."""
    aims: Aims
    """What make-up works towards."""

    @cached_property
    def typesetter(self) -> Typesetter:
        """Sets flows; made when the first one comes, in the process that sets it."""
        return Typesetter(css=self.css, fonts=self.fonts, gallery=self.gallery)


@dataclass(frozen=True, slots=True)
class FlowJob:
    """A flow that is to be set."""

    flow: str
    """A whole HTML document, well-formed as XML."""
    rooms: Mapping[str, float]
    """The widths of its rooms for page numbers, in ems, by what they point to."""


SetFlow: TypeAlias = Galley | OverLimit | Fault
"""What came of a flow: its galley, or why it was given up."""

Setter: TypeAlias = Callable[[Workshop, Sequence[FlowJob]], Sequence[SetFlow]]
"""Sets flows in a workshop, in whatever order; what came of each is told in theirs."""


def heaviest(flow: str) -> str:
    """The block of a flow that most is in, as findings name it: most likely it is what takes too long.

    From the dispatch down to the innermost block that holds more than half of it all.
    """
    root = ElementTree.fromstring(flow)
    key, article = max(dispatches(root), key=lambda each: _weight(each[1]), default=("", root))
    if not key:
        return ""
    path, least, inside = "", _weight(article) / 2, [article]
    while inside:
        path = inside[0].get("data-path") or path
        inside = [child for child in inside[0] if _weight(child) > least]
    return f"{key}:{path}" if path else key


def _weight(element: ElementTree.Element) -> int:
    return sum(1 + len(each.text or "") + len(each.tail or "") for each in element.iter())
