"""Set pages written by hand, for the checks that look at them."""

from dataclasses import replace

from publish.checks.makeup import MadeUpGalley
from publish.config.theme import Makeup
from publish.model.facts import Box, GalleyFacts, PageFacts, SetBlock, SetLine, TypeArea

AREA = TypeArea(leading=14, top=50, bottom=50 + 34 * 14)
RULES = Makeup(orphans=2, widows=2, short_page=3, last_page_least=5, last_page_thin=10, figure_travel=1)


def block(path: str, *, lines: int = 4, line: int = 0, element: str = "p", width: float = 300) -> SetBlock:
    return SetBlock(
        dispatch="e/port",
        path=path,
        box=Box(50, 50 + line * 14, 320, lines * 14),
        text="words",
        offset=0,
        lines=tuple(SetLine(width) for _ in range(lines)),
        element=element,
    )


def asked(path: str, *wishes: str, lines: int = 4, line: int = 0) -> SetBlock:
    """A paragraph of which the editor asks something."""
    return replace(block(path, lines=lines, line=line), asked=wishes)


def page(*blocks: SetBlock, depth: float = AREA.bottom) -> PageFacts:
    return PageFacts(
        blocks=blocks,
        pictures=(),
        links=(),
        references=(),
        artifacts=(),
        openings=(),
        anchors=(),
        fonts=(),
        colours=(),
        depth=depth,
    )


def setting(*pages: PageFacts, start: int = 0) -> MadeUpGalley:
    facts = GalleyFacts(("e/port",), pages)
    return MadeUpGalley(facts, start=start, area=AREA, rules=RULES, text_size=10)


def unplanned(*pages: PageFacts) -> MadeUpGalley:
    case = setting(*pages)
    return replace(case, facts=replace(case.facts, unplanned="its text stands in columns"))


def hyphens(count: int) -> SetBlock:
    lines = tuple(SetLine(300, hyphenated=n < count) for n in range(count + 2))
    return replace(block("b0", lines=count + 2), lines=lines)


GOOD = page(block("b0", lines=20), block("b1", lines=14, line=20))
LAST = page(block("b9", lines=12), depth=AREA.top + 12 * 14)
