"""Galleys that stand just on this side and just on that of each limit that make-up is held to."""

from collections.abc import Mapping
from dataclasses import replace

from publish.checks.makeup import MadeUpGalley
from publish.model.facts import SetLine, Spill
from tests.checks.makeup.galleys import AREA, GOOD, LAST, block, hyphens, page, setting

_FULL = page(block("b0", lines=34))
_AHEAD = page(block("b8", lines=34))


def _ending(*widths: float) -> MadeUpGalley:
    return setting(page(replace(block("b0"), lines=tuple(map(SetLine, widths)))), LAST)


def _parted(lines: int, rest: int, *, more: int = 0) -> MadeUpGalley:
    pages = [page(block("b0", lines=lines)), page(block("b0", lines=rest), block("b1", lines=20, line=rest))]
    middle = [page(block("b0", lines=more))] if more else []
    return setting(pages[0], *middle, pages[1], LAST)


def _head(left: int, element: str = "h2") -> MadeUpGalley:
    """A heading of one line with so many lines of text under it on its page."""
    text = [block("b2", lines=left, line=34 - left)] if left else []
    return setting(
        page(block("b0", lines=33 - left), block("b1", lines=1, line=33 - left, element=element), *text), LAST
    )


def _short(lines: float, *following: str) -> MadeUpGalley:
    """A page that ends so many lines early, before blocks of these elements."""
    blocks = (block(f"b{n + 2}", element=element, line=3 * n, lines=3) for n, element in enumerate(following))
    return setting(page(block("b0", lines=20), depth=AREA.bottom - lines * 14), page(*blocks), GOOD, LAST)


def _last(lines: float) -> MadeUpGalley:
    return setting(GOOD, page(block("b9", lines=1), block("b10"), depth=AREA.top + lines * 14))


def _far(pages: int) -> MadeUpGalley:
    """A photo so many pages behind the words that it belongs to."""
    between = (page(block(f"b{n + 20}", lines=34)) for n in range(pages - 1))
    return setting(_FULL, *between, page(block("b1", element="figure")), LAST)


def _spilling(*spills: Spill, turned: bool = False) -> MadeUpGalley:
    wide = page(replace(block("b1", element="table", lines=10), path="b1"), block("b2", line=12))
    return setting(replace(wide, spills=spills, turned=turned), LAST, start=7)


LIMITS: Mapping[str, MadeUpGalley] = {
    "a last line of 1.5 em": _ending(300, 15),
    "a last line of 1.4 em": _ending(300, 14),
    "a paragraph of one short line": _ending(14),
    "a last line of a heading": setting(
        page(replace(block("b0", element="h3"), lines=(SetLine(300), SetLine(9)))), LAST
    ),
    "a short last line on the next page": _parted(34, 0, more=0),
    "two lines at the foot and two at the head": _parted(2, 2),
    "one line at the foot": _parted(1, 5),
    "one line at the head": _parted(5, 1),
    "one line on a page between": _parted(5, 5, more=1),
    "a list's item of one line at the head": setting(
        page(block("b0", element="li", lines=30)), page(block("b0", element="li", lines=1)), LAST
    ),
    "two lines under a heading": _head(2),
    "one line under a heading": _head(1),
    "a heading of rank 6 at the foot": _head(0, "h6"),
    "a paragraph at the foot": _head(0, "p"),
    "a page 3.9 lines short": _short(3.9, "figure"),
    "a page 4 lines short before a photo": _short(4, "figure"),
    "a page 7 lines short before a heading": _short(7, "h3", "p"),
    "a page 7 lines short before text": _short(7, "p", "figure"),
    "a page 7 lines short before nothing": _short(7),
    "a last page of 10 lines": _last(10),
    "a last page of 9 lines": _last(9),
    "a last page of one line": _last(1),
    "a dispatch of one short page": setting(page(block("b9", lines=2), depth=AREA.top + 2 * 14)),
    "a last page without a line": setting(GOOD, page(depth=AREA.top)),
    "three hyphens on end": setting(page(hyphens(3)), LAST),
    "four hyphens on end": setting(page(hyphens(4)), LAST, start=2),
    "two ladders, the longer one told": setting(
        page(replace(block("b0"), lines=tuple(SetLine(300, hyphenated=n != 4) for n in range(10)))), LAST
    ),
    "a word broken over the leaf, and another": setting(
        page(block("b1"), replace(block("b2", line=5), hyphenated=True)), GOOD, LAST, start=4
    ),
    "word spaces widened by half an em": setting(
        page(replace(block("b0"), lines=(SetLine(300, stretch=0.5), SetLine(90)))), LAST
    ),
    "word spaces widened by more": setting(
        page(block("b0"), replace(block("b1"), lines=(SetLine(300, stretch=0.51), SetLine(300, stretch=0.77)))), LAST
    ),
    "a photo on the next page": _far(1),
    "a photo two pages on": _far(2),
    "a photo before its words": setting(page(block("b2", element="figure")), _AHEAD, page(block("b1", lines=34)), LAST),
    "a photo at the very beginning": setting(_AHEAD, _AHEAD, page(block("b0", element="figure")), LAST),
    "a photo inside a box": setting(_FULL, _AHEAD, page(block("b1.0", element="figure")), LAST),
    "a photo whose words are nowhere": setting(_AHEAD, _AHEAD, page(block("b5", element="figure")), LAST),
    "a caption over the page": setting(
        page(block("b0", element="figure", lines=34)), page(block("b0", element="figure")), LAST, start=10
    ),
    "a photo on one page": setting(page(block("b0", element="figure", lines=34)), LAST),
    "a table over three pages": setting(*(page(block("b0", element="table")) for _ in range(3)), LAST, start=1),
    "a turned table over two pages": setting(
        *(replace(page(block("b2", element="table"), block("b3")), turned=True) for _ in range(2)), LAST
    ),
    "a line of code that was broken": setting(
        page(block("b1"), replace(block("b0", element="pre"), lines=(SetLine(320, forced=True), SetLine(90)))), LAST
    ),
    "a word that was broken": setting(
        GOOD, page(replace(block("b0"), lines=(SetLine(320), SetLine(320, forced=True)))), LAST
    ),
    "a picture 8.4 points out, and text 3": _spilling(
        Spill("e/port", "b2", "text", 3, 0), Spill("e/port", "b1", "picture", 8.4, 0)
    ),
    "one block out twice, once off the page": _spilling(
        Spill("e/port", "b2", "text", 90, 0), Spill("e/port", "b2", "picture", 60, 12)
    ),
    "equal path of another dispatch": _spilling(
        Spill("e/port", "b2", "text", 9, 0), Spill("e/other", "b2", "text", 8, 2)
    ),
    "two wide tables": _spilling(
        Spill("e/port", "b1", "table", 80, 16),
        Spill("e/port", "b1", "table", 90, 26),
        Spill("e/port", "b2", "table", 32, 0),
    ),
    "a table that is too wide when it is turned": _spilling(Spill("e/port", "b1", "table", 35, 0), turned=True),
    "a blank page between": setting(GOOD, page(depth=0), GOOD, LAST, start=3),
    "a blank page at the end": setting(GOOD, page(depth=0)),
    "two blank pages": setting(GOOD, page(depth=0), page(depth=0), GOOD, LAST),
}
