"""Each make-up check finds its fault, and finds none on a good page."""

from dataclasses import replace

import pytest

from publish.checks.makeup import CHECKS, MadeUpGalley
from publish.checks.makeup.wish_unkept import wish_unkept
from publish.model.facts import SetLine, Spill
from tests.checks.makeup.galleys import AREA, GOOD, LAST, asked, block, hyphens, page, setting, unplanned


def found(case: MadeUpGalley) -> list[tuple[str, str]]:
    every = [diagnostic for check in CHECKS for diagnostic in check(case)]
    return [(diagnostic.id, diagnostic.block.partition(":")[2]) for diagnostic in every]


CASES = {
    "page-short": (setting(page(block("b0", lines=29), depth=AREA.bottom - 5 * 14), GOOD, LAST), "b0"),
    "last-page-short": (setting(GOOD, page(block("b9", lines=6), depth=AREA.top + 6 * 14)), "b9"),
    "widow": (setting(page(block("b0", lines=34)), page(block("b0", lines=1), block("b1", lines=33)), LAST), "b0"),
    "runt": (setting(page(replace(block("b0"), lines=(SetLine(300), SetLine(9)))), LAST), "b0"),
    "hyphens-stacked": (setting(page(hyphens(4)), LAST), "b0"),
    "hyphen-turn": (
        setting(page(replace(block("b0", lines=34), hyphenated=True)), page(block("b0", lines=34)), LAST),
        "b0",
    ),
    "heading-low": (setting(page(block("b0", lines=33), block("b1", lines=1, line=33, element="h2")), LAST), "b1"),
    "caption-parted": (
        setting(page(block("b0", lines=30), block("b1", element="figure")), page(block("b1", element="figure")), LAST),
        "b1",
    ),
    "figure-far": (
        setting(page(block("b0", lines=34)), page(block("b7", lines=34)), page(block("b1", element="figure")), LAST),
        "b1",
    ),
    "line-loose": (setting(page(replace(block("b0"), lines=(SetLine(300, stretch=0.8), SetLine(90)))), LAST), "b0"),
    "table-cut": (setting(page(block("b0", element="table")), page(block("b0", element="table")), LAST), "b0"),
    "break-forced": (setting(page(replace(block("b0"), lines=(SetLine(320, forced=True), SetLine(90)))), LAST), "b0"),
    "beyond-type-area": (setting(replace(GOOD, spills=(Spill("e/port", "b1", "text", 8, 0),)), LAST), "b1"),
    "table-turned": (setting(GOOD, replace(page(block("b2", element="table")), turned=True), LAST), "b2"),
    "table-wide": (setting(replace(GOOD, spills=(Spill("e/port", "b1", "table", 80, 0),)), LAST), "b1"),
    "off-page": (setting(replace(GOOD, spills=(Spill("e/port", "b1", "text", 80, 30),)), LAST), "b1"),
    "wish-unkept": (setting(page(asked("b0", ".whole", lines=34)), page(asked("b0", ".whole"), block("b1"))), "b0"),
    "pages-unplanned": (unplanned(GOOD, LAST), ""),
    "page-blank": (setting(GOOD, page(depth=0), GOOD, LAST), "b0"),
}


def test_a_good_galley_gives_no_finding() -> None:
    assert found(setting(GOOD, LAST)) == []


@pytest.mark.parametrize("id", CASES)
def test_each_fault_is_found_at_its_block(id: str) -> None:
    case, path = CASES[id]
    assert (id, path) in found(case)


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (setting(page(block("b0"), asked("b1", ".new-page", line=4)), LAST), "“words” stands above it on page 1"),
        (setting(page(asked("b0", ".with-next")), page(block("b1"))), "it ends on page 1, and what follows begins"),
        (setting(page(asked("b0", ".whole")), page(asked("b0", ".whole"))), "it begins on page 1 and ends on page 2"),
        (setting(page(replace(asked("b0", "lines=-1"), refused=True))), "its word spaces do not stand"),
        (unplanned(page(asked("b0", "lines=+1"))), "its pages are filled one after the other"),
    ],
)  # fmt: skip
def test_a_wish_that_was_not_kept_is_told_with_what_came_of_it(case: MadeUpGalley, said: str) -> None:
    (finding,) = wish_unkept(case)
    assert finding.message.partition(" could not be kept: ")[2].startswith(said)


def test_wishes_that_were_kept_are_not_told() -> None:
    every = (".new-page", ".with-next", ".whole", ".here", "lines=-1")
    kept = replace(asked("b1"), asked=every)
    inside = replace(block("b1.0"), box=kept.box)
    assert not list(wish_unkept(setting(page(block("b0")), page(kept, inside, block("b2", line=8)), LAST)))
    assert not list(wish_unkept(setting(page(asked("b0", ".with-next")))))


def test_every_check_has_a_case() -> None:
    assert {rule.id for check in CHECKS for rule in check.rules} == set(CASES)


def test_a_broken_word_on_a_verso_is_no_turn() -> None:
    broken = page(replace(block("b0", lines=34), hyphenated=True))
    assert ("hyphen-turn", "b0") not in found(setting(broken, page(block("b0", lines=34)), LAST, start=1))


def test_a_photo_behind_a_plate_is_near_its_words() -> None:
    plate = replace(page(block("b8", element="figure")), plate=True)
    photo = page(block("b1", element="figure"))
    assert found(setting(page(block("b0", lines=34)), plate, photo, LAST)) == []
    between = page(block("b7", lines=34))
    assert found(setting(page(block("b0", lines=34)), between, photo, LAST)) == [("figure-far", "b1")]


def test_a_photo_is_near_where_the_words_before_it_end() -> None:
    pages = (page(block("b0", lines=34)), GOOD, page(block("b0", lines=34)), page(block("b1", element="figure")), LAST)
    assert found(setting(*pages)) == []


def test_an_opening_behind_a_short_page_is_no_fault() -> None:
    short = page(block("b0", lines=20), depth=AREA.top + 20 * 14)
    opening = replace(GOOD, openings=("e/other",))
    assert ("page-short", "b0") not in found(setting(short, opening, LAST))


def test_a_block_is_told_once_a_page_by_what_reaches_furthest() -> None:
    spills = (Spill("e/port", "b1", "text", 8, 0), Spill("e/port", "b1", "picture", 60, 12))
    assert found(setting(replace(GOOD, spills=spills), LAST)) == [("off-page", "b1")]


def test_a_wide_table_is_told_once_and_says_what_would_fit() -> None:
    spills = (Spill("e/port", "b1", "text", 76, 12), Spill("e/port", "b1", "table", 80, 16))
    case = setting(replace(GOOD, spills=spills), LAST)
    told = [diagnostic for check in CHECKS for diagnostic in check(case)]
    assert [diagnostic.id for diagnostic in told] == ["table-wide"]
    assert "75%" in told[0].message
