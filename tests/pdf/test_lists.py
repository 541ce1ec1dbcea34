"""Contents, credits and notices fill their pages: closer, or all of them alike, within what the theme allows."""

from dataclasses import replace
from functools import cache

import pytest

from publish.config.geometry import Size
from publish.model.facts import GalleyFacts, TypeArea
from publish.pdf.galley import Galley, Typesetter
from publish.pdf.photos import Aims
from publish.pdf.setting import set_galley
from tests.pdf.flow import CSS, typesetter

LEADING, LINES = 14.0, 17
AREA = TypeArea(LEADING, 30, 30 + LINES * LEADING)
AIMS = Aims(AREA, Size(225, 300))
_CSS = f"{CSS} ol {{ list-style: none; margin: 0; padding: 0 }} li {{ margin-top: 14pt; break-inside: avoid }}"


@cache
def setter() -> Typesetter:
    return typesetter(_CSS)


def listed(entries: int, *, kind: str = "contents") -> str:
    lines = "".join(f"<li>Entry number {number}</li>" for number in range(entries))
    head = "<head><title>t</title></head>"
    return f'<html lang="en">{head}<body class="{kind}"><h1>Contents</h1><ol>{lines}</ol></body></html>'


def galley(entries: int, aims: Aims = AIMS, *, kind: str = "contents") -> Galley:
    return set_galley(setter(), listed(entries, kind=kind), aims, {})


def depths(facts: GalleyFacts) -> list[float]:
    return [page.depth - AREA.top for page in facts.pages]


def words(made: Galley) -> str:
    return " ".join(each.text for page in made.facts.pages for each in page.texts)


def plain(entries: int) -> GalleyFacts:
    return setter().compose(listed(entries)).measure()


@pytest.mark.parametrize("entries", [1, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17, 18, 20, 25, 26, 27, 33, 34])
def test_no_list_ends_on_a_page_that_is_nearly_empty(entries: int) -> None:
    before, made = plain(entries), galley(entries)
    filled = depths(made.facts)
    assert len(filled) <= len(before.pages)
    assert len(filled) == 1 or filled[-1] > 0.7 * max(filled)
    assert max(filled) <= LINES * LEADING + 0.01
    assert [word for word in words(made).split() if word.isdigit()] == [str(number) for number in range(entries)]


def test_a_few_lines_too_many_are_set_closer_and_as_little_as_will_do() -> None:
    # Two lines of headline, and two for each entry: seven entries and a half are a page.
    assert (len(plain(8).pages), len(plain(9).pages)) == (2, 2)
    eight, nine = galley(8).facts, galley(9).facts
    assert len(eight.pages) == len(nine.pages) == 1
    close, closer = (depths(facts)[0] for facts in (eight, nine))
    assert LINES * LEADING - LEADING <= close <= LINES * LEADING
    assert close <= closer + LEADING


@pytest.mark.parametrize("entries", [10, 11, 12])
def test_nothing_is_closer_than_the_theme_allows(entries: int) -> None:
    looser = galley(entries, replace(AIMS, list_white=0.9, list_leading=1.0))
    closer = galley(entries, replace(AIMS, list_white=0.0, list_leading=0.9))
    assert (len(looser.facts.pages), len(closer.facts.pages)) == (2, 1)
    first, last = depths(looser.facts)
    assert abs(first - last) <= 3 * LEADING


def test_closer_lists_lose_the_white_between_entries_before_their_leading() -> None:
    composition = setter().compose(listed(9))
    spacing = composition.spacing()
    kinds = {element.tag: block for element, block in spacing.blocks.items()}
    assert kinds["li"].white == {"margin-top": pytest.approx(14)}
    assert kinds["li"].leading == pytest.approx(14)
    assert kinds["li"].lines == 1
    assert spacing.white == pytest.approx(9 * 14)
    assert spacing.height == pytest.approx(9 * 14 + 28)
    tight = galley(9, replace(AIMS, list_leading=1.0))
    assert depths(tight.facts) == depths(galley(9).facts)


def test_a_list_that_fits_is_set_as_its_styles_say() -> None:
    assert galley(6).facts.pages[0].depth == plain(6).pages[0].depth
    assert depths(galley(15).facts) == depths(plain(15))


@pytest.mark.parametrize("kind", ["contents", "back"])
def test_front_and_back_lists_are_fitted_and_other_matter_is_not(kind: str) -> None:
    assert len(galley(8, kind=kind).facts.pages) == 1
    assert len(galley(8, kind="front").facts.pages) == 2


def test_a_very_long_list_is_left_as_it_is() -> None:
    entries = 9 * 8
    assert depths(galley(entries).facts) == depths(plain(entries))
