"""Placing photos: no page ends short because a photo did not fit.

WeasyPrint has no page floats. A photo that left its page short moves within its section to where a page can take it:
behind the text that fills the room, or before the text that makes room. Where that is not enough an upright photo is
set smaller, and one whose author named its focal point is cropped.
Photos keep their order, and the tags keep the author's order of reading (``data-order``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from publish.config.geometry import Size
from publish.model.facts import GalleyFacts, PageFacts, SetPicture, TypeArea
from publish.pdf.elements import HEADINGS, dispatches, names, stays, styled


@dataclass(frozen=True, slots=True)
class Aims:
    """What make-up works towards."""

    area: TypeArea
    """The type area and its lines."""
    trim: Size
    """The page."""
    short: int = 3
    """By how many lines a page may end early."""
    least: int = 5
    """How many lines the last page holds at least, where setting can help it."""
    filler: int = 0
    """How many lines a last page leaves free at the least for a filler to stand there; 0: none does."""
    list_white: float = 0.5
    """How much of its white a list keeps at the least that is fitted to its pages."""
    list_leading: float = 0.92
    """The same for its leading."""


BARRIERS = HEADINGS | {"figure", "pre", "table"}
"""What a photo never passes: the border of its section, another photo, and what is no running text."""
ANNOUNCING = (":", "：", "՝")
"""How a sentence ends that announces what follows: a photo does not come between."""
LAST_LINES = 5
"""How many lines follow a photo that was moved: none is put before the last sentence of its dispatch."""
_HAIR = 0.05
"""Points: what rounding leaves."""
LEAST_UPRIGHT = 0.6
"""How much of its height an upright photo keeps at the least when it is set smaller."""
LEAST_CROP = 0.75
"""How much of its height a photo keeps at the least when it is cropped."""
LEAST_CHOSEN = 0.92
"""The same where its author chose the proportion: as much as makes its figure fill whole lines."""
LEAST_LEAD = 0.64
"""The same for one under an opening, cropped or set smaller."""


def short_pages(facts: GalleyFacts, aims: Aims) -> Iterator[tuple[int, float]]:
    """Pages that end early although more of the dispatch follows, each with the room left at its foot in points."""
    for number, page in enumerate(facts.pages[:-1]):
        if aims.area.is_short(page, aims.short) and not facts.pages[number + 1].openings:
            yield number, aims.area.room(page)


def shortness(facts: GalleyFacts, aims: Aims) -> float:
    """How much white short pages leave in all, in points: the less the better."""
    return sum(room for _, room in short_pages(facts, aims))


def place_photos(root: Element, facts: GalleyFacts, aims: Aims) -> bool:
    """Move the first photo that leaves a page short; says whether there was one that could be moved."""
    for number, room in short_pages(facts, aims):
        for key, article in dispatches(root):
            body = next((element for element in article.iter() if "body" in names(element)), article)
            if _place(_Body(key, body, facts), facts.pages[number + 1], room, aims):
                return True
    return False


class _Body:
    """The blocks of one dispatch, with how high each stands."""

    def __init__(self, key: str, element: Element, facts: GalleyFacts) -> None:
        self.key = key
        self.element = element
        self.blocks = list(element)
        self._heights: dict[str, float] = {}
        self._pictures: dict[str, SetPicture] = {}
        for page in facts.pages:
            for block in page.blocks:
                if block.dispatch == key:
                    self._heights[block.path] = self._heights.get(block.path, 0.0) + block.box.height
            self._pictures.update({picture.path: picture for picture in page.pictures if picture.dispatch == key})

    def height(self, index: int) -> float:
        """How high a block stands, over all its pages."""
        return self._heights.get(self.blocks[index].get("data-path", ""), 0.0)

    def picture(self, index: int) -> SetPicture | None:
        """The picture of a figure."""
        return self._pictures.get(self.blocks[index].get("data-path", ""))

    def first_on(self, page: PageFacts) -> int | None:
        """Which block begins a page: the one that stands highest, if all of it is there."""
        tops = {block.path: block for block in page.blocks if block.dispatch == self.key and block.box.height}
        known = [
            (tops[path].box.y, index)
            for index, block in enumerate(self.blocks)
            if (path := block.get("data-path", "")) in tops
        ]
        if not known:
            return None
        index = min(known)[1]
        return None if tops[self.blocks[index].get("data-path", "")].offset else index

    def takes(self, place: int, least: float) -> bool:
        """Whether a photo may be put before the block at ``place``: enough follows, and nothing was announced."""
        announcing = place > 0 and "".join(self.blocks[place - 1].itertext()).rstrip().endswith(ANNOUNCING)
        follows = sum(
            self.height(after) for after in range(place, len(self.blocks)) if self.blocks[after].tag != "figure"
        )
        return not announcing and follows >= least

    def may_move(self, index: int) -> bool:
        """Whether a block is a picture that the editor lets move."""
        return self.blocks[index].tag == "figure" and not stays(self.blocks[index])

    def move(self, index: int, target: int) -> None:
        """Put a block before the one at ``target``; every block keeps its place in the order of reading."""
        for place, block in enumerate(self.blocks):
            block.set("data-order", block.get("data-order", str(place)))
        self.element.remove(self.blocks[index])
        self.element.insert(target - 1 if target > index else target, self.blocks[index])


def _place(body: _Body, page: PageFacts, room: float, aims: Aims) -> bool:
    """Place the photo that begins a page so that the page before, with so much room, is filled."""
    index = body.first_on(page)
    while index is not None and body.blocks[index].tag in HEADINGS:  # a heading stays with what it stands over
        room -= body.height(index)
        index = index + 1 if index + 1 < len(body.blocks) else None
    if index is None or not body.may_move(index):
        return False
    least = LAST_LINES * aims.area.leading - _HAIR
    for white in (0.0, aims.short * aims.area.leading):
        if target := next((place for place in _later(body, index, room - white) if body.takes(place, least)), 0):
            body.move(index, target)
            return True
    before = [(place, gained) for place, gained in _before(body, index) if body.takes(place, least)]
    need = body.height(index) - room
    for place, gained in before:
        if gained >= need:
            body.move(index, place)
            return True
    place, gained = before[-1] if before else (index, 0.0)
    if not _reduce(body, index, need - gained):
        return False
    if place != index:
        body.move(index, place)
    return True


def lower(image: Element, height: float, width: float) -> None:
    """Set a photo lower, in points: cropped to ``width`` about the point that must stay where its author named it."""
    if focal := image.get("data-focal"):
        size = f"height:{height:.3f}pt;width:{width:.3f}pt;max-height:none"
        styled(image, f"{size};object-fit:cover;object-position:{focal}")
    else:
        styled(image, f"max-height:{height:.3f}pt")


def _later(body: _Body, index: int, room: float) -> Iterator[int]:
    """Behind which blocks of its section the photo may stand so that text fills the room, the nearest first."""
    filled = 0.0
    for place in range(index + 1, len(body.blocks)):
        if body.blocks[place].tag in BARRIERS:
            return
        filled += body.height(place)
        if filled >= room:
            yield place + 1


def _before(body: _Body, index: int) -> Iterator[tuple[int, float]]:
    """The places before it in its section, from the nearest, each with the room that standing there makes."""
    gained = 0.0
    for place in range(index - 1, -1, -1):
        if body.blocks[place].tag in BARRIERS:
            return
        gained += body.height(place)
        yield place, gained


def _reduce(body: _Body, index: int, need: float) -> bool:
    """Make a photo lower by ``need`` points: an upright one is set smaller, one with a focal point is cropped.

    An upright photo is narrower than the measure anyway; one as wide as the measure is cropped only where its author
    said what a crop must keep.
    """
    figure, picture = body.blocks[index], body.picture(index)
    image = next(figure.iter("img"), None)
    if picture is None or image is None or image.get("style"):
        return False
    height = picture.box.height - need - 1
    is_upright = picture.box.height > picture.box.width
    if not is_upright and not image.get("data-focal"):
        return False
    if height < (LEAST_UPRIGHT if is_upright else LEAST_CROP) * picture.box.height:
        return False
    figure.attrib.pop("style", None)
    lower(image, height, picture.box.width)
    return True
