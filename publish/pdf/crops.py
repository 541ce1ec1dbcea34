"""Pictures that are cropped as their author says: to a proportion, about the point that must stay, else the middle.

A crop is set in the width that the picture has, so it is reckoned from the first setting, before pages are planned.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from publish.model.facts import GalleyFacts, SetPicture
from publish.pdf.elements import dispatches, names
from publish.pdf.photos import Aims, lower

CROP = "data-crop"
"""The proportion that a picture is cropped to, width by height: ``3:2``."""
_HIGHEST, _LEAD = 0.62, 0.45
"""How much of the type area a picture takes at the most, and how much of the page one under an opening."""
_MIDDLE = "50% 50%"
_POINTS = 0.75
"""A pixel of a picture that nothing makes larger or smaller, in points."""


def has_crops(root: Element) -> bool:
    """Whether a picture of the flow is cropped."""
    return root.find(f".//img[@{CROP}]") is not None


def crop_pictures(root: Element, facts: GalleyFacts, aims: Aims) -> None:
    """Crop the pictures of the flow ``root``, of which ``facts`` say how it is set without."""
    pictures = {(each.dispatch, each.path): each for page in facts.pages for each in page.pictures}
    rooms = {
        (block.dispatch, block.path): block.box.width
        for page in facts.pages
        for block in page.blocks
        if block.element == "figure"
    }
    for key, image, path, is_lead in _cropped(root):
        picture, room = pictures.get((key, path)), rooms.get((key, path))
        if picture is None or room is None:
            continue
        wide, high = map(int, image.get(CROP, "1:1").split(":"))
        most = aims.trim.height * _LEAD if is_lead else (aims.area.bottom - aims.area.top) * _HIGHEST
        width = min(room, _natural(picture, wide / high), most * wide / high)
        image.set("data-focal", image.get("data-focal", _MIDDLE))
        lower(image, width * high / wide, width)


def _cropped(root: Element) -> Iterator[tuple[str, Element, str, bool]]:
    """Each picture that is cropped: its dispatch, its element, the path of its figure, whether it leads."""
    for key, article in dispatches(root):
        body = next((element for element in article if "body" in names(element)), article)
        for figure in article.iter("figure"):
            image = next((each for each in figure.iter("img") if each.get(CROP)), None)
            if image is not None:
                yield key, image, figure.get("data-path", ""), len(body) > 0 and body[0] is figure


def _natural(picture: SetPicture, proportion: float) -> float:
    """How wide what is left of it stands at its own size, in points."""
    width, height = picture.pixels
    return min(width, height * proportion) * _POINTS
