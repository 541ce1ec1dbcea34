"""Pages are chosen for the whole dispatch: what they never do, and what they would rather do."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.pdf.pages import Floating, Item, PlannedPage, Room, pages_of

ROOM = Room(lines=20, rule=1.0, least=4)


def paragraph(lines: int, **more: object) -> Item:
    """Of so many lines."""
    item = Item(tuple(float(line) for line in range(1, lines + 1)), 0.0, orphans=2, widows=2, text=lines)
    return replace(item, **more)  # type: ignore[arg-type]


def heading(**more: object) -> Item:
    return replace(Item((1.0,), 1.0, above=1.0), **more)  # type: ignore[arg-type]


def picture(height: float, **more: object) -> Item:
    return replace(Item((height,), 1.0, above=1.0, below=1.0), **more)  # type: ignore[arg-type]


def planned(items: list[Item], floats: tuple[Floating, ...] = (), room: Room = ROOM) -> tuple[PlannedPage, ...]:
    pages = pages_of(items, floats, room)
    assert pages is not None
    return pages


def test_text_fills_its_pages() -> None:
    pages = planned([paragraph(9) for _ in range(8)])
    assert [page.short for page in pages] == [0, 0, 0, 0]
    assert [page.used for page in pages[:-1]] == [20, 20, 20]


def test_a_heading_takes_two_lines_of_its_text_along() -> None:
    """The white before it costs less than two lines that are uneven: the page before is short on its own."""
    pages = planned([paragraph(17), heading(), paragraph(9, joined=True), paragraph(9)])
    first = pages[0]
    assert first.end.item == 1 or first.end.line >= 2


def test_a_picture_that_does_not_fit_comes_behind_the_text_that_fills_the_page() -> None:
    items = [paragraph(8) for _ in range(6)]
    home = Floating(picture(9.0), {2: 0.0})
    free = Floating(picture(9.0), {1: 3.0, 2: 0.0, 3: 2.0, 4: 4.0})
    assert max(page.short for page in planned(items, (home,))[:-1]) > 0
    assert [page.short for page in planned(items, (free,))[:-1]] == [0, 0]


def test_a_picture_is_lower_so_that_text_follows_an_opening() -> None:
    items = [Item((6.0,), 0.0), picture(13.0, heights=((11.0, 6.0), (9.0, 12.0))), *(paragraph(9) for _ in range(4))]
    items[2] = replace(items[2], gap=1.0)
    first = planned(items)[0]
    assert first.standing[1].height == 9.0
    assert sum(standing.lines for standing in first.standing if items[standing.number].text) >= 3


def test_a_paragraph_is_a_line_longer_where_that_mends_an_end() -> None:
    """Nineteen lines and a heading: no page may end behind the heading, nor with it."""
    flexible = paragraph(9, more=1_000.0)
    stiff = planned([paragraph(9), paragraph(10), heading(joined=False, gap=0.0), paragraph(9, joined=True)])
    assert stiff[0].short == 1
    pages = planned([flexible, paragraph(10), heading(joined=False, gap=0.0), paragraph(9, joined=True)])
    assert pages[0].short == 0
    assert [standing.change for standing in pages[0].standing] == [1, 0]


def test_a_last_page_has_some_lines() -> None:
    pages = planned([paragraph(7, more=500.0, fewer=500.0) for _ in range(3)])
    last = sum(standing.lines for standing in pages[-1].standing)
    assert len(pages) == 1 or last >= 4


def test_notes_stand_on_the_page_of_their_marks() -> None:
    pages = planned([paragraph(12), paragraph(12, notes=((3, 6.0),)), paragraph(12)])
    first = pages[0]
    noted = first.end.item > 1 or first.end.line > 3
    assert first.used + (7.0 if noted else 0.0) <= 20


def test_what_is_higher_than_a_page_has_no_pages() -> None:
    assert pages_of([paragraph(3), picture(21.0)], (), ROOM) is None


ITEMS = st.lists(
    st.one_of(
        st.builds(paragraph, st.just(1)),
        st.builds(
            paragraph,
            st.integers(2, 30),
            fewer=st.none() | st.floats(0, 90_000),
            more=st.none() | st.floats(0, 90_000),
            notes=st.just(()) | st.just(((0, 1.6),)),
        ),
        st.builds(heading),
        st.builds(picture, st.floats(1, 19)),
    ),
    min_size=1,
    max_size=14,
)


@st.composite
def flows(draw: st.DrawFn) -> tuple[list[Item], tuple[Floating, ...]]:
    items = draw(ITEMS)
    items = [
        replace(item, joined=index > 0 and len(items[index - 1].reach) == 1 and items[index - 1].below == 0)
        for index, item in enumerate(items)
    ]
    homes = sorted(draw(st.lists(st.integers(1, len(items)), max_size=3)))
    floats = []
    for home in homes:
        reach = draw(st.integers(0, 4))
        places = {number: 2.0 * abs(number - home) for number in range(home, min(home + reach, len(items)) + 1)}
        floats.append(Floating(picture(draw(st.floats(2, 15))), places))
    return items, tuple(floats)


@given(flows())
def test_whatever_is_set_stands_whole_and_in_order(flow: tuple[list[Item], tuple[Floating, ...]]) -> None:
    items, floats = flow
    pages = pages_of(items, floats, ROOM)
    if pages is None:
        return
    standing = [each for page in pages for each in page.standing]
    assert [each.number for each in standing if each.floats] == list(range(len(floats)))
    for number, item in enumerate(items):
        own = [each for each in standing if not each.floats and each.number == number]
        assert sum(each.lines for each in own) == len(item.reach) + own[0].change
        assert len({each.change for each in own}) == 1
        if len(own) > 1:
            assert own[0].lines >= item.orphans
            assert own[-1].lines >= item.widows
    order = [each.number for each in standing if not each.floats]
    assert order == sorted(order)
    for before, after in pairwise(pages):
        assert before.end == after.start
        parted = before.end.line or before.end.item == len(items)
        assert parted or not items[before.end.item].joined
    for page in pages:
        notes = sum(
            item.noted(
                page.start.line if number == page.start.item else 0,
                page.end.line if number == page.end.item else len(item.reach) + 2,
            )
            for number, item in enumerate(items)
            if page.start.item <= number <= page.end.item and (number < page.end.item or page.end.line)
        )
        assert page.used + (notes + ROOM.rule if notes else 0) <= ROOM.lines + 0.02
    for place, floating in enumerate(floats):
        index = next(at for at, each in enumerate(standing) if each.floats and each.number == place)
        following = next((each.number for each in standing[index:] if not each.floats), len(items))
        assert following in floating.places


def test_the_same_flow_has_the_same_pages() -> None:
    items = [paragraph(number % 9 + 2) for number in range(40)]
    assert planned(items) == planned(list(items))


@pytest.mark.parametrize("more", [1, 9, 20])
def test_what_is_added_behind_moves_no_page_before_by_much(more: int) -> None:
    """The first pages are full with and without it: nothing behind asks them for room."""
    items = [paragraph(8) for _ in range(10)]
    short, long = planned(items), planned([*items, *(paragraph(8) for _ in range(more))])
    assert [page.short for page in short[:-1]] == [page.short for page in long[: len(short) - 1]]


def test_a_page_begins_with_what_is_forced_and_the_others_are_full() -> None:
    for count in range(1, 6):
        before = [paragraph(9) for _ in range(count)]
        pages = planned([*before, paragraph(9, forced=True), *(paragraph(9) for _ in range(7))])
        begun = next(number for number, page in enumerate(pages) if page.start.item == count)
        assert pages[begun].start.line == 0
        assert [page.short for page in pages[begun:-1]] == [0] * (len(pages) - begun - 1)


def test_a_dispatch_may_begin_with_what_is_forced() -> None:
    assert len(planned([paragraph(9, forced=True), paragraph(9)])) == 1
