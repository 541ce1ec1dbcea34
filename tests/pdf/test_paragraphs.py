"""Lines are chosen for the whole paragraph: what they cost, and what they never do."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.pdf.paragraphs import TRACKING, Chance, MeasuredParagraph, Setting, best, breakings, changed, spread

SPACE, EM = 2.5, 10.0
CONTRAST = 6_000.0
"""What a tight line under a loose one costs."""


def paragraph(words: str, room: float, setting: Setting = Setting.JUSTIFIED, indent: float = 0.0) -> MeasuredParagraph:
    """Words of a face whose letters are all half an em wide; ``-`` in a word is where it may be divided."""
    chances: list[Chance] = []
    at, width, spaces = 0, 0.0, 0
    for word in words.split():
        parts = word.split("-")
        for number, part in enumerate(parts, 1):
            at, width = at + len(part), width + len(part) * EM / 2
            if number < len(parts):
                chances.append(Chance(at, at, width, width, spaces, spaces, at, at, hyphen=EM / 3))
        chances.append(Chance(at, at + 1, width, width + SPACE, spaces, spaces + 1, at, at + 1))
        at, width, spaces = at + 1, width + SPACE, spaces + 1
    return MeasuredParagraph(tuple(chances), (room - indent, room), SPACE, EM, setting)


def lines(asked: MeasuredParagraph, words: str) -> list[str]:
    """The words of each line of the best breaking."""
    found = best(breakings(asked), asked.setting)
    assert found is not None
    plain = words.replace("-", "") + " "
    borders = [0, *(asked.chances[end].resume for end in found.ends)]
    return [plain[start:stop].strip() for start, stop in pairwise(borders)]


def test_a_line_gives_up_a_word_so_that_a_later_one_is_not_torn_apart() -> None:
    words = "aaaa bbbb cc dddd eeeeeee ffffffffffffff gg hhhh"
    filled = paragraph(words, 75)
    assert lines(filled, words)[0] == "aaaa bbbb cc"
    looser = paragraph(words.replace("eeeeeee", "eeeeeeeee"), 75)
    assert lines(looser, words.replace("eeeeeee", "eeeeeeeee"))[0] == "aaaa bbbb cc"


def test_no_paragraph_ends_in_the_rest_of_a_word() -> None:
    words = "the pilots rang the bell for ships in fog and went home con-tent"
    for room in range(120, 300):
        assert lines(paragraph(words, room), words)[-1] != "tent"


def test_no_three_lines_in_a_row_end_in_a_hyphen_where_there_is_another_way() -> None:
    words = " ".join(["ab-cd", "efg-hi", "a"] * 20)
    for room in range(200, 400, 3):
        asked = paragraph(words, room)
        found = best(breakings(asked), asked.setting)
        assert found is not None
        hyphens = "".join("-" if asked.chances[end].hyphen else " " for end in found.ends)
        assert "---" not in hyphens


def test_a_word_that_is_wider_than_the_measure_has_no_breaking() -> None:
    assert not breakings(paragraph("an internationalisation of it", 40))


def test_display_lines_are_of_one_length_and_no_more_than_are_needed() -> None:
    words = "dredgers return to the old port at last"
    asked = paragraph(words, 130, Setting.BALANCED)
    widths = [len(line) for line in lines(asked, words)]
    assert len(widths) == 2
    assert max(widths) - min(widths) <= 3


def test_ragged_lines_are_never_wider_than_their_room_and_the_last_one_may_be_short() -> None:
    words = "the pilots rang the bell for ships in fog and then they all went home"
    asked = paragraph(words, 100, Setting.RAGGED)
    assert all(len(line.replace(" ", "")) * EM / 2 + line.count(" ") * SPACE <= 100 for line in lines(asked, words))


def test_a_line_ends_where_it_must() -> None:
    free = paragraph("one two three four", 500)
    forced = tuple(
        Chance(c.end, c.resume, c.width, c.after, c.spaces, c.spaces_after, forced=number == 1)
        for number, c in enumerate(free.chances)
    )
    found = best(breakings(MeasuredParagraph(forced, free.rooms, SPACE, EM)), Setting.JUSTIFIED)
    assert found is not None
    assert found.ends == (1, 3)


TEXTS = st.lists(st.text("abcdefgh-", min_size=1, max_size=11).filter(lambda w: w.strip("-") == w), min_size=1)


@given(TEXTS, st.integers(60, 300), st.integers(0, 30), st.sampled_from(Setting))
def test_every_breaking_ends_at_the_end_and_fits(texts: list[str], room: int, indent: int, setting: Setting) -> None:
    asked = paragraph(" ".join(texts), room, setting, indent)
    for count, way in breakings(asked).items():
        assert len(way.ends) == count
        assert way.ends[-1] == len(asked.chances) - 1
        assert list(way.ends) == sorted(set(way.ends))
        begin = Chance(0, 0, 0.0, 0.0, 0, 0)
        for number, end in enumerate(way.ends):
            chance = asked.chances[end]
            gaps, letters = chance.spaces - begin.spaces_after, chance.letters - begin.letters_after
            gives = gaps * SPACE * 0.3 + letters * EM * TRACKING if gaps and setting is Setting.JUSTIFIED else 0.0
            assert chance.width - begin.after + chance.hyphen - gives <= asked.rooms[min(number, 1)] + 0.02
            begin = chance


@given(TEXTS, st.integers(60, 300))
def test_no_other_number_of_lines_is_cheaper_than_the_best(texts: list[str], room: int) -> None:
    found = breakings(paragraph(" ".join(texts), room))
    now = best(found, Setting.JUSTIFIED)
    for count, way in found.items():
        assert now is not None
        more = (way.cost - now.cost) / count
        assert more >= 0
        assert changed(found, now, count - len(now.ends)) == (pytest.approx(more) if more < 500_000 else None)


@given(st.lists(st.text("abc-", min_size=1, max_size=6).filter(lambda w: w.strip("-") == w), min_size=1, max_size=6))
def test_no_other_ends_of_as_many_lines_are_cheaper(texts: list[str]) -> None:
    asked = paragraph(" ".join(texts), 60)
    *inner, last = asked.chances
    begin = Chance(0, 0, 0.0, 0.0, 0, 0)
    for count, way in breakings(asked).items():
        costs: dict[bool, list[float]] = {True: [], False: []}
        for ends in combinations(inner, count - 1):
            # A paragraph that offers no other ends than these costs what they cost.
            only = breakings(replace(asked, chances=(*ends, last))).get(count)
            full = all(end.width + end.hyphen - before.after >= 42 for before, end in pairwise((begin, *ends)))
            costs[full] += [only.cost] if only else []
        # The contrast of two lines is judged by the cheapest way to the upper one alone.
        least = min(costs[True] or costs[False])
        assert least - 1 <= way.cost <= least + CONTRAST * count


@pytest.mark.parametrize(("free", "letters"), [(5, 60), (20, 60), (80, 60), (-3, 60), (-9, 60), (4, 0)])
def test_what_is_free_is_given_to_spaces_first_and_to_letters_by_a_hair(free: float, letters: int) -> None:
    word, letter = spread(free, 9, letters, paragraph("a b", 100))
    assert word * 9 + letter * letters == pytest.approx(free)
    assert abs(letter) <= TRACKING * EM
    assert letter == 0 or abs(word) >= SPACE * 0.09
    assert letter * free >= 0


def test_a_compound_word_stays_whole_in_a_headline() -> None:
    whole = paragraph("what the weighXclerk saw", 95, Setting.BALANCED)
    at = "what the weigh".replace(" ", "_")
    width = whole.chances[1].after + 6 * EM / 2
    inside = Chance(len(at), len(at), width, width, 2, 2, cost=9_000)
    chances = (*whole.chances[:2], inside, *whole.chances[2:])
    found = best(breakings(MeasuredParagraph(chances, whole.rooms, SPACE, EM, Setting.BALANCED)), Setting.BALANCED)
    assert found is not None
    assert 2 not in found.ends
