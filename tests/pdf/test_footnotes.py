"""Notes of any length and content go over pages: nothing is lost, doubled, out of order, or outside the type area."""

import re
import sys
from collections.abc import Callable
from functools import partial
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from publish.model.facts import GalleyFacts, TypeArea
from publish.pdf.galley import Typesetter
from tests.pdf.flow import CSS, flow, typesetter

AREA = TypeArea(leading=14, top=30, bottom=270)
FOOT = """
@page { @footnote { border-top: 0.4pt solid; margin-top: 14pt; padding-top: 4pt; box-decoration-break: clone } }
.footnote { float: footnote; footnote-policy: line; font-size: 8pt; line-height: 11pt; text-align: left }
.footnote::footnote-call { content: attr(data-number) }
.footnote::footnote-marker { content: none; display: block }
.footnote img { width: 40pt } .footnote figure { margin: 5pt 0 } .footnote tr { break-inside: avoid }
ol { margin: 0; padding-left: 15pt } table { break-inside: avoid; margin: 14pt 0; width: 100% }
h2 { break-after: avoid; break-inside: avoid; font-size: 12pt; line-height: 14pt; margin: 14pt 0 0 }
"""
SHORT = 5
"""By how many lines a page may end early where a mark, a heading or the lines of a paragraph go over together."""


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return typesetter(CSS + FOOT)


def words(name: str, first: int, count: int) -> str:
    return " ".join(f"{name}{number}" for number in range(first, first + count))


def note(number: int, count: int, extra: str = "") -> str:
    """A note of numbered words, with a list, a table, a picture or a second paragraph in their midst."""
    name, half, index = f"note{number}w", max(count // 2, 1), number - 1
    path = f"n{index}"
    inside = {
        "": "",
        "paragraph": f'<p data-path="{path}.1">{words(name, half, 3)}</p>',
        "list": f'<ol data-path="{path}.1">'
        + "".join(f'<li><p data-path="{path}.1.{n}">{name}{half + n}</p></li>' for n in range(3))
        + "</ol>",
        "table": f'<table data-path="{path}.1"><tbody>'
        + "".join(f"<tr><td>{name}{half + n}</td><td>·</td></tr>" for n in range(3))
        + "</tbody></table>",
        "picture": f'<figure data-path="{path}.1"><img src="asset:40x30.png" alt="a"/>'
        f'<figcaption data-path="{path}.1.caption">{words(name, half, 3)}</figcaption></figure>',
    }[extra]
    rest = half + (3 if extra else 0)
    body = f'<p data-path="{path}.0">{words(name, 0, half)}</p>{inside}'
    last = f'<p data-path="{path}.2">{words(name, rest, max(count - rest, 1))}</p>'
    return (
        f'<aside class="footnote" data-note="{index}" data-number="{number}" id="k#note-{number}">{body}{last}</aside>'
    )


def shown(facts: GalleyFacts, pattern: str) -> list[tuple[int, str]]:
    """The words of a kind in the order of the pages, each with its page."""
    return [
        (number, word)
        for number, page in enumerate(facts.pages)
        for block in page.blocks
        for word in re.findall(pattern, block.text)
    ]


def judge(facts: GalleyFacts, notes: list[int], *, short: int | None = SHORT) -> None:
    """Every word of the text and of each note once and in order, none before its mark, none outside the type area."""
    text = [word for _, word in shown(facts, r"word\d+")]
    assert text
    assert text == [f"word{n}" for n in range(len(text))]
    for number, count in enumerate(notes, start=1):
        found = shown(facts, rf"note{number}w\d+")
        assert [word for _, word in found] == [f"note{number}w{n}" for n in range(max(count, len(found)))]
        (mark,) = (n for n, page in enumerate(facts.pages) if f"k#note-{number}" in page.marks)
        assert found[0][0] >= mark
    standing = [block for page in facts.pages for block in page.blocks if block.path.startswith("n")]
    assert bool(standing) is bool(notes)
    for number, page in enumerate(facts.pages):
        feet = [block.box for block in page.blocks if block.path.startswith("n") and block.box.height]
        assert all(box.y >= page.depth - 0.1 for box in feet), f"page {number}: text over notes"
        assert all(AREA.top - 0.1 <= box.y and box.y + box.height <= AREA.bottom + 0.1 for box in feet)
        assert page.depth <= AREA.bottom + 0.1
        more = any(later.depth for later in facts.pages[number + 1 :])
        assert short is None or not more or not AREA.is_short(page, short), f"page {number} is short"


def test_a_note_longer_than_its_page_goes_on_over_the_next_ones(setter: Typesetter) -> None:
    body = f'<p data-path="b0">{words("word", 0, 60)}{note(1, 600)} {words("word", 60, 340)}</p>'
    facts = setter.compose(flow(body)).galley().facts
    judge(facts, [600])
    pages = {number for number, _ in shown(facts, r"note1w\d+")}
    assert pages == set(range(min(pages), max(pages) + 1))
    assert len(pages) >= 3
    assert all(facts.pages[number].depth for number in pages), "text stands over each of its parts"


@pytest.mark.parametrize("extra", ["list", "table", "picture", "paragraph"])
def test_what_a_note_holds_goes_over_with_it(setter: Typesetter, extra: str) -> None:
    body = f'<p data-path="b0">{words("word", 0, 70)}{note(1, 260, extra)} {words("word", 70, 90)}</p>'
    facts = setter.compose(flow(body)).galley().facts
    judge(facts, [260], short=None)
    assert sum(len(page.pictures) for page in facts.pages) == (extra == "picture")


@pytest.mark.parametrize("lengths", [(300, 300), (5, 400, 5), (200, 2, 200, 2)])
def test_several_notes_of_one_line_keep_their_order(setter: Typesetter, lengths: tuple[int, ...]) -> None:
    marks = "".join(note(number, count) for number, count in enumerate(lengths, start=1))
    body = f'<p data-path="b0">{words("word", 0, 50)}{marks} {words("word", 50, 120)}</p>'
    facts = setter.compose(flow(body)).galley().facts
    judge(facts, list(lengths))
    begun = [shown(facts, rf"note{number}w0(?!\d)")[0][0] for number in range(1, len(lengths) + 1)]
    assert begun == sorted(begun)


@pytest.mark.parametrize("before", [20, 70, 110, 130])
def test_what_stays_together_leaves_no_white_for_its_note(setter: Typesetter, before: int) -> None:
    """A table with a long note in its first row, a heading with one, a note in the last line of a paragraph."""
    rows = "".join(f"<tr><td>word{before + n}{note(1, 150) if not n else ''}</td></tr>" for n in range(4))
    at = before + 4
    body = (
        f'<p data-path="b0">{words("word", 0, before)}</p><table data-path="b1"><tbody>{rows}</tbody></table>'
        f'<h2 data-path="b2">word{at}{note(2, 150)}</h2><p data-path="b3">{words("word", at + 1, 60)}{note(3, 90)}</p>'
    )
    facts = setter.compose(flow(body)).galley().facts
    judge(facts, [150, 150, 90], short=8)
    tables = [n for n, page in enumerate(facts.pages) for block in page.blocks if block.path == "b1"]
    assert len(tables) == 1, "the table stays whole"
    headings = [n for n, page in enumerate(facts.pages) for block in page.blocks if block.path == "b2"]
    following = [n for n, page in enumerate(facts.pages) for block in page.blocks if block.path == "b3"]
    assert headings == following[:1], "the heading stays with its text"


def test_the_end_of_a_note_may_stand_alone_behind_the_text(setter: Typesetter) -> None:
    facts = setter.compose(flow(f'<p data-path="b0">word0{note(1, 500)}</p>')).galley().facts
    judge(facts, [500])
    assert facts.pages[-1].depth == 0


def test_many_notes_take_time_by_their_number(setter: Typesetter) -> None:
    """Each note is measured once: that is counted, for a clock depends on the machine."""
    counted: list[int] = []
    for many in (20, 80):
        marks = " ".join(f"word{n}{note(n + 1, 12)}" for n in range(many))
        counted.append(_steps(partial(setter.compose, flow(f'<p data-path="b0">{marks}</p>'))))
    assert counted[1] < 8 * counted[0]


def _steps(work: Callable[[], object]) -> int:
    """How many calls of functions a piece of work takes."""
    count = 0

    def tick(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


_NOTES = st.tuples(
    st.one_of(st.integers(1, 40), st.integers(1, 1500)),
    st.sampled_from(["", "", "paragraph", "list", "table", "picture"]),
)
_PARAGRAPHS = st.lists(st.tuples(st.integers(5, 90), st.lists(_NOTES, max_size=3)), min_size=1, max_size=5)


def _wild(setter: Typesetter, paragraphs: list[tuple[int, list[tuple[int, str]]]]) -> None:
    at, lengths, body = 0, list[int](), list[str]()
    for index, (count, notes) in enumerate(paragraphs):
        pieces, step = list[str](), max(count // (len(notes) + 1), 1)
        for length, extra in notes:
            lengths.append(length)
            pieces.append(words("word", at, step) + note(len(lengths), length, extra))
            at += step
        pieces.append(words("word", at, count))
        at += count
        body.append(f'<p data-path="b{index}">{" ".join(pieces)}</p>')
    facts = setter.compose(flow("".join(body))).galley().facts
    simple = not any(extra in ("table", "picture", "list") for _, notes in paragraphs for _, extra in notes)
    judge(facts, lengths, short=SHORT if simple else None)


_SETTINGS = {"deadline": None, "derandomize": True, "suppress_health_check": list(HealthCheck)}


@pytest.mark.slow
@settings(max_examples=8, phases=[Phase.generate], **_SETTINGS)  # type: ignore[arg-type]
@given(paragraphs=_PARAGRAPHS)
def test_wild_notes(setter: Typesetter, paragraphs: list[tuple[int, list[tuple[int, str]]]]) -> None:
    _wild(setter, paragraphs)


@pytest.mark.slow
@settings(max_examples=150, **_SETTINGS)  # type: ignore[arg-type]
@given(paragraphs=_PARAGRAPHS)
def test_wilder_notes(setter: Typesetter, paragraphs: list[tuple[int, list[tuple[int, str]]]]) -> None:
    _wild(setter, paragraphs)


def test_flows_are_trees() -> None:
    """A list in a line's note stays in it: a parser of HTML would end the paragraph there."""
    root = fromstring(flow(f'<p data-path="b0">word0{note(1, 20, "list")} word1</p>'))
    assert root.find(".//p/aside/ol") is not None
