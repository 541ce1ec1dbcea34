"""How high pictures stand: whole lines with their captions, and under an opening low enough for text to follow.

Done before the make-up, on the first setting: what is cropped here needs no white below it to come back to the lines,
so the white under such figures is always the same. Only a picture whose author named the point that a crop must keep
is cropped; one under an opening that may not be is set smaller.
"""

import math
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from publish.model.facts import GalleyFacts, PageFacts, SetBlock, SetPicture
from publish.pdf.elements import dispatches, names
from publish.pdf.photos import LEAST_LEAD, Aims, lower

_FOLLOWING = 6
"""How many lines of text follow a picture under an opening, on its page."""
_HARDLY = 0.92
"""How much any other one keeps."""
_HAIR = 0.05


def fit_heights(root: Element, facts: GalleyFacts, aims: Aims) -> bool:
    """Set the heights of pictures in the flow ``root``, of which ``facts`` say how it is set; whether one changed."""
    changed = False
    for key, article in dispatches(root):
        body = next((element for element in article if "body" in names(element)), None)
        for place, figure in enumerate(() if body is None else body):
            if figure.tag != "figure" or (found := _set(key, figure, facts)) is None:
                continue
            page, block, picture = found
            opening = next((each for each in page.blocks if (each.dispatch, each.path) == (key, "opening")), None)
            if place == 0 and opening is not None:
                height, least = _under(opening, block, aims), LEAST_LEAD
            else:
                height, least = _whole(block.box.height, aims), _HARDLY
            changed |= _lowered(figure, picture, block.box.height - height, least, small=place == 0)
    return changed


def _set(key: str, figure: Element, facts: GalleyFacts) -> tuple[PageFacts, SetBlock, SetPicture] | None:
    """The page of a figure, where it stands on it, and its picture; ``None`` where it is parted or has none."""
    path = figure.get("data-path", "")
    found = list(_on_pages(key, path, facts))
    return found[0] if len(found) == 1 else None


def _on_pages(key: str, path: str, facts: GalleyFacts) -> Iterator[tuple[PageFacts, SetBlock, SetPicture]]:
    for page in facts.pages:
        picture = next((each for each in page.pictures if (each.dispatch, each.path) == (key, path)), None)
        for block in page.blocks:
            if (block.dispatch, block.path) == (key, path) and picture is not None:
                yield page, block, picture


def _whole(height: float, aims: Aims) -> float:
    """The height of a figure that fills whole lines, and is hardly lower."""
    return math.floor(height / aims.area.leading + _HAIR) * aims.area.leading


def _under(opening: SetBlock, block: SetBlock, aims: Aims) -> float:
    """The height of a figure under an opening: enough lines are left below it and the white behind it."""
    leading = aims.area.leading
    # The make-up gives the opening whole lines: what stands under it goes down by what is missing.
    down = math.ceil(opening.box.height / leading - _HAIR) * leading - opening.box.height
    room = aims.area.bottom - block.box.y - down - (1 + _FOLLOWING) * leading
    return min(_whole(room, aims), _whole(block.box.height, aims))


def _lowered(figure: Element, picture: SetPicture, by: float, least: float, *, small: bool) -> bool:
    image = next(figure.iter("img"), None)
    share = 1 - by / picture.box.height
    if image is None or image.get("style") or by < _HAIR or share < least:
        return False
    if not small and not image.get("data-focal"):
        return False
    lower(image, picture.box.height - by, picture.box.width)
    return True
