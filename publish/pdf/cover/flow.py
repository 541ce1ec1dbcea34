"""Setting a cover: its words and its picture, larger or smaller until nothing runs into anything.

A theme's parts name with ``data-path`` what must keep clear: ``front.…`` and ``back.…`` stay inside the safe zone of
their panel and off each other and the bar code; ``….photo`` may run off the edges; ``back.lines.N`` are left out,
from the last on, when there is no room for them. What has no ``data-path`` is the theme's own affair: words on a
picture, say.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from xml.etree import ElementTree

from publish.errors import UsageError
from publish.markup.compositor import Compositor
from publish.model.assets import Gallery
from publish.model.facts import Box, GalleyFacts, SetBlock, SetPicture
from publish.pdf.cover.geometry import Wrap
from publish.pdf.cover.words import CoverView, Sizes
from publish.pdf.galley import Typesetter

_LINE = "back.lines."
"""The path of a line of the list of dispatches, before its number."""
_NAME = ".publication"
"""The end of the path of the publication's name on the front."""
_STEP = 0.93
_LEAST, _LEAST_BESIDE, _LEAST_NAME, _TOWERING = 0.5, 0.8, 0.25, 0.6
"""Words are set no smaller than half of what the theme asks for, beside a picture than four fifths; the publication's
name than a quarter, and for the sake of fewer lines than three fifths."""
_LEAST_PHOTO = 0.25
"""How low a picture may become, as a share of the front."""
_WIDE = ":wide"
"""Stands behind the path of what is wider than its place: only smaller type helps."""
_SPINE_STEP = 0.9
_HAIR = 0.6
"""Lengths that differ by no more than this, in points, are the same: setting rounds."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How the parts of a cover are set so that all fits."""

    front: float = 1.0
    """The size of the words on the front, of what the theme asks for."""
    name: float = 1.0
    """The size of the publication's name, besides, of what the theme asks for."""
    back: float = 1.0
    """The size of the words on the back, of what the theme asks for."""
    spine: float = 0.0
    """The size of the words on the spine, in points; 0 for none."""
    publisher: bool = True
    """Whether the publisher stands on the spine too."""
    lines: int = 0
    """How many dispatches the back announces."""
    photo: bool = True
    """Whether the front has its picture."""
    height: float = 0.0
    """How high the picture may be, in points; 0: as the theme asks for."""


@dataclass(frozen=True, slots=True)
class SetCover:
    """A cover that was set and measured."""

    root: ElementTree.Element
    """The flow."""
    facts: GalleyFacts
    """Where everything stands."""
    fit: Fit
    """How it is set."""
    crowded: tuple[str, ...] = ()
    """The panels on which words run into each other even at their smallest: ``front``, ``back``."""

    @property
    def frame(self) -> SetPicture | None:
        """The picture on the front as it stands there."""
        return next(iter(self.facts.pages[0].pictures), None)


@dataclass(frozen=True, slots=True)
class CoverMaterials:
    """What a cover is set from and with."""

    compositor: Compositor
    """Renders the parts."""
    view: CoverView
    """What is said."""
    on: Wrap
    """Where everything is."""
    css: str
    """The style sheet."""
    fonts: Mapping[str, bytes]
    """The theme's fonts, by the names in the style sheet."""

    def typesetter(self, gallery: Gallery) -> Typesetter:
        """Sets covers with the pictures of a gallery."""
        return Typesetter(css=self.css, fonts=self.fonts, gallery=gallery)

    def flow(self, fit: Fit) -> ElementTree.Element:
        """The flow in a fit."""
        base = self.on.base
        front, back, spine = (f"{size:.3f}pt" for size in (base * fit.front, base * fit.back, fit.spine))
        sizes = Sizes(front, back, spine, f"{fit.name:.2%}", f"{fit.height:.3f}pt" if fit.height else "")
        view = replace(
            self.view,
            photo=self.view.photo if fit.photo else None,
            back_lines=fit.lines,
            spine=fit.spine > 0,
            spine_publisher=fit.publisher,
            sizes=sizes,
        )
        return ElementTree.fromstring(self.compositor.render("print/cover.html", view))


def written(root: ElementTree.Element) -> str:
    """A flow as HTML."""
    return ElementTree.tostring(root, encoding="unicode")


def fitted(table: CoverMaterials, gallery: Gallery, fit: Fit, *, spine_least: float) -> SetCover:
    """Set a cover until nothing runs into anything, or nothing more can be given away.

    On the back the list of dispatches gives way first, then the size of the type; on the front the height of the
    picture, the size of the name, that of all words, then the picture; on the spine, below ``spine_least`` points, the
    publisher and at last all words.
    """
    typesetter = table.typesetter(gallery)

    def measure(root: ElementTree.Element) -> GalleyFacts:
        return typesetter.compose(written(root)).measure()

    while True:
        root = table.flow(fit)
        facts = measure(root)
        if len(facts.pages) != 1:
            raise UsageError("the theme's cover does not stand on one page", hint="Give its parts a place on a panel.")
        setting = SetCover(root, facts, fit)
        troubles = {*_troubles(facts.pages[0].blocks, table.on), *_towering(setting, table.view)}
        looser = _loosened(setting, troubles, table.on, spine_least)
        if looser == fit:
            break
        fit = looser
    crowded = tuple(sorted({path.partition(".")[0] for path in troubles}))
    return SetCover(root, facts, fit, crowded)


def _towering(setting: SetCover, view: CoverView) -> Iterator[str]:
    """The path of a name that stands in more than two lines, a word in each: smaller, it would stand in fewer."""
    count = len(view.masthead.publication.split())
    for block in setting.facts.pages[0].blocks:
        if block.path.endswith(_NAME) and len(block.lines) == count > 2 and setting.fit.name > _TOWERING:
            yield f"{block.path}{_WIDE}"


def _loosened(setting: SetCover, troubles: set[str], on: Wrap, spine_least: float) -> Fit:
    fit = setting.fit
    if lines := [path for path in troubles if path.startswith(_LINE)]:
        kept = min(int(path.removeprefix(_LINE)) for path in lines)
        return replace(fit, lines=kept if kept > 1 else 0)
    if any(path.startswith("spine.") for path in troubles):
        if fit.spine * _SPINE_STEP >= spine_least:
            return replace(fit, spine=fit.spine * _SPINE_STEP)
        return replace(fit, publisher=False) if fit.publisher else replace(fit, spine=0.0)
    if any(path.startswith("back.") for path in troubles):
        if fit.lines:
            return replace(fit, lines=fit.lines - 1 if fit.lines > 2 else 0)
        if fit.back * _STEP >= _LEAST:
            return replace(fit, back=fit.back * _STEP)
    front = {path for path in troubles if path.startswith("front.")}
    return _front_loosened(setting, front, on) if front else fit


def _front_loosened(setting: SetCover, troubles: set[str], on: Wrap) -> Fit:
    fit, frame = setting.fit, setting.frame
    crowded = any(not path.endswith(_WIDE) for path in troubles)
    if crowded and frame is not None and frame.box.height * _STEP >= _LEAST_PHOTO * on.height:
        return replace(fit, height=frame.box.height * _STEP)
    if any(path.removesuffix(_WIDE).endswith(_NAME) for path in troubles) and fit.name * _STEP >= _LEAST_NAME:
        return replace(fit, name=fit.name * _STEP)
    if fit.front * _STEP >= (_LEAST_BESIDE if fit.photo else _LEAST):
        return replace(fit, front=fit.front * _STEP)
    return replace(fit, photo=False, front=1.0, name=1.0) if fit.photo else fit


def _troubles(blocks: tuple[SetBlock, ...], wrap: Wrap) -> Iterator[str]:
    """The paths of what stands in the way of something, or leaves its place; lines of dispatches are blamed first."""
    apart = [block for block in blocks if not block.path.startswith("spine.")]
    for block in apart:
        panel, part = block.path.partition(".")[0], block.path.rpartition(".")[2]
        live = wrap.live(wrap.back if panel in ("back", "barcode") else wrap.front)
        if part != "photo" and not _within(block.box, live):
            yield block.path
        # A word that had to be broken anywhere is wider than its place too.
        if any(line.forced or line.width > block.box.width + _HAIR for line in block.lines):
            yield f"{block.path}{_WIDE}"
    for one, other in combinations(apart, 2):
        nested = one.path.startswith(f"{other.path}.") or other.path.startswith(f"{one.path}.")
        if not nested and _meet(one.box, other.box):
            yield from _blamed(one.path, other.path)
    yield from _spine_troubles([block for block in blocks if block.path.startswith("spine.")], wrap)


def _blamed(one: str, other: str) -> tuple[str, ...]:
    lines = [path for path in (one, other) if path.startswith(_LINE)]
    return tuple(lines) or tuple(path for path in (one, other) if path != "barcode")


def _spine_troubles(blocks: list[SetBlock], wrap: Wrap) -> Iterator[str]:
    """The words on the spine are measured as they are set, before they are turned: their widths must fit along it."""
    widths = [line.width for block in blocks for line in block.lines]
    gaps = max(0, len(blocks) - 1) * 2 * wrap.margin
    if sum(widths) + gaps > wrap.spine_room.width + _HAIR:
        yield blocks[0].path


def _within(box: Box, room: Box) -> bool:
    return (
        box.x >= room.x - _HAIR
        and box.y >= room.y - _HAIR
        and box.x + box.width <= room.x + room.width + _HAIR
        and box.y + box.height <= room.y + room.height + _HAIR
    )


def _meet(one: Box, other: Box) -> bool:
    return (
        one.x + _HAIR < other.x + other.width
        and other.x + _HAIR < one.x + one.width
        and one.y + _HAIR < other.y + other.height
        and other.y + _HAIR < one.y + one.height
    )
