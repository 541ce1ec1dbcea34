"""Page numbers guessed before anything is set: a dispatch that points far ahead keeps room for three digits at once."""

import pytest

from publish.pdf.page_estimate import guessed_rooms
from publish.pdf.setting import set_flow
from publish.pdf.workshop import FlowJob
from tests.pdf.wild import print_style, wild, workshop


def _named(seed: int, number: int) -> str:
    """A wild flow that others point to, and that points to the next one."""
    room = f'<p>See page <span class="page-number" data-target="k{number + 1}">0123456789</span>.</p>'
    return wild(seed).replace('id="k"', f'id="k{number}"', 1).replace("</article>", f"{room}</article>", 1)


@pytest.mark.parametrize("seed", [1, 2, 5])
def test_rooms_have_as_many_digits_as_the_numbers_will(seed: int) -> None:
    pages = len(set_flow(workshop(), FlowJob(wild(seed), {})).facts.pages)
    copies = 160 // pages
    guessed = guessed_rooms([_named(seed, number) for number in range(copies)], print_style())
    for number in range(1, copies):
        page = 1 + number * pages
        if not any(0.7 * border < page < 1.4 * border for border in (10, 100)):
            assert guessed[number - 1].get(f"k{number}", 1.0) == len(str(page)) / 2, page


def test_nothing_is_guessed_where_nothing_points() -> None:
    assert guessed_rooms([wild(1), wild(2)], print_style()) == [{}, {}]


def test_what_stands_nowhere_keeps_the_usual_room() -> None:
    flow = '<p>page <span class="page-number" data-target="gone">0123456789</span></p>'
    assert guessed_rooms([flow], print_style()) == [{}]
