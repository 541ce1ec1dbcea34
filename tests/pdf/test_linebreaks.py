"""Lines before a link or a phrase end where they should, whatever the measure."""

from contextlib import nullcontext
from html import escape
from typing import Any

import pytest

from publish.model.facts import GalleyFacts
from tests.pdf.flow import CSS, flow, typesetter

TEXT = (
    "When the channel has its nine metres it will have new buoys too, seven pairs of them, lit, numbered, and watched "
    'from a screen in the capital. The <a href="https://a.b">dredging contract</a> says so on its <em>fortieth</em> '
    "page, and the tower will be cut off at last, and a company makes an offer for the outside of it."
)


def _lines(width: float) -> list[float]:
    """The widths of the lines of a paragraph, in shares of the measure."""
    setter = typesetter(CSS.replace("size: 225pt 300pt", f"size: {width + 60:.2f}pt 300pt"))
    page = setter.compose(flow(f'<div class="body"><p data-path="b0">{TEXT}</p></div>')).measure().pages[0]
    return [line.width / width for block in page.blocks for line in block.lines]


def _shortest(widths: list[float]) -> float:
    """The shortest line but the last of each paragraph, over many measures."""
    return min(min(_lines(width)[:-1]) for width in widths)


WIDTHS = [306 + step / 2 for step in range(24)]
"""Points: in some of them the words before the link fit, and the space behind them does not."""


def test_no_word_is_left_alone_on_a_line() -> None:
    assert _shortest(WIDTHS) > 0.7


def test_without_mending_a_word_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control, and what tells when the mending is not needed any more."""
    monkeypatch.setattr("publish.pdf.galley.lines_planned", lambda inline: nullcontext())
    monkeypatch.setattr("publish.pdf.linebreaks.hanging", lambda split: split)
    assert _shortest(WIDTHS) < 0.5


ADDRESS = "https://tide-tables.example/stations/low-harbour/soundings_2026?depth=9&unit=metres"
STYLE = """
.address { hyphens: none; hyphenate-character: "/.?&=-_@" }
.footnote::footnote-call { font-size: 0.7em; line-height: 0; vertical-align: super }
code { hyphens: none; hyphenate-character: " /.,;:&?=_" }
pre { white-space: pre-wrap; hyphens: none; margin: 0 }
"""
CODE = ("depth -> height -> width", "publish build --no-colour --printer=office-a5", "south-pier/north-pier.toml")


def _set(body: str, width: float) -> tuple[list[str], GalleyFacts]:
    """What stands in each line, and the facts."""
    setter = typesetter(CSS.replace("size: 225pt 300pt", f"size: {width + 60:.2f}pt 300pt") + STYLE)
    composition = setter.compose(flow(f'<div class="body">{body}</div>'))
    boxes: list[Any] = [box for page in composition._document.pages for box in page._page_box.descendants()]
    lines = [box for box in boxes if type(box).__name__ == "LineBox"]
    return ["".join(getattr(box, "text", "") for box in line.descendants()) for line in lines], composition.measure()


@pytest.mark.parametrize("width", [90, 120, 137, 160, 211, 260])
@pytest.mark.parametrize("before", ["See ", "We have read all of it, and (", "<em>See</em> "])
def test_an_address_is_broken_behind_its_points_alone_and_without_a_hyphen(width: float, before: str) -> None:
    lines, facts = _set(f'<p data-path="b0">{before}<span class="address">{escape(ADDRESS)}</span>), again.</p>', width)
    assert ADDRESS in "".join(lines)
    inside = "".join(lines).index(ADDRESS)
    at = 0
    for line in lines[:-1]:
        at += len(line)
        if inside < at < inside + len(ADDRESS):
            assert line[-1] in "/.?&=-_@"
    assert not [spill for page in facts.pages for spill in page.spills]
    assert not any(line.forced for page in facts.pages for block in page.blocks for line in block.lines)


@pytest.mark.parametrize("code", CODE)
def test_code_in_a_line_is_broken_between_its_parts_alone(code: str) -> None:
    parted = set[str]()
    for width in range(110, 200, 6):
        body = f'<p data-path="b0">Whoever types <code>{escape(code)}</code> gets what was asked for, they say.</p>'
        lines, facts = _set(body, width)
        parts = [line.split("types ")[-1].split(" gets")[0] for line in lines]
        assert code.replace(" ", "") in "".join(lines).replace(" ", "")
        parted |= {part for part in parts if part in code and not code.endswith(part)}
        assert not [spill for page in facts.pages for spill in page.spills]
    assert {part for part in parted if part.endswith("-")} == set()


@pytest.mark.parametrize(
    "body",
    [
        '<p data-path="b0">The number is 31415926535897932384626433832795028841971693993751 (all of it).</p>',
        '<p data-path="b0">“<span class="address">q2345abcdefghijk2345abcdefghijk2345abcdefghij</span>”</p>',
        '<pre data-path="b0">berth=north;berth=south;berth=east;berth=west;order=depth\nend</pre>',
    ],
)
def test_what_is_longer_than_the_measure_is_broken_anywhere_and_told(body: str) -> None:
    lines, facts = _set(body, 120)
    blocks = [block for page in facts.pages for block in page.blocks]
    assert any(line.forced for block in blocks for line in block.lines)
    assert not [spill for page in facts.pages for spill in page.spills]
    assert not any("‐" in line for line in lines)


def test_a_long_word_that_fits_a_line_is_not_broken() -> None:
    _, facts = _set('<p data-path="b0">The <em>so-called <strong>Donaudampfschiff</strong></em> of 1.</p>', 120)
    assert not any(line.forced for page in facts.pages for block in page.blocks for line in block.lines)


@pytest.mark.parametrize("width", range(120, 260, 20))
def test_a_line_that_hangs_out_has_the_room_that_it_hangs_by(width: float) -> None:
    words = "The pilots rang the bell for ships in fog, and then they went home"
    style = "display: block; padding-inline-start: 60px; text-indent: -60px; text-align: start"
    lines, facts = _set(f'<p data-path="b0"><span style="{style}">{words}</span></p>', width)
    assert " ".join(line.strip() for line in lines) == words
    assert not any(line.forced for page in facts.pages for block in page.blocks for line in block.lines)


def test_the_mark_of_a_note_begins_no_line() -> None:
    text = "The bell was counted by the harbour board in all."
    bodies = [
        f'<p data-path="b0">{text}<span class="footnote" id="n">So.</span></p>',
        f'<p data-path="b0">{text}<sup class="note-call"><a href="#n">7</a></sup></p>',
    ]
    for body in bodies:
        for step in range(60):
            lines, _ = _set(body, 90 + 1.5 * step)
            assert not any(line.strip().isdigit() for line in lines)


def test_what_cannot_be_broken_at_all_is_told_where_it_reaches_out() -> None:
    _, facts = _set('<p data-path="b0" style="white-space:nowrap">The pilot boat is not coming back today.</p>', 90)
    (spill,) = facts.pages[0].spills
    assert (spill.path, spill.kind) == ("b0", "text")
    assert spill.beyond > 40
    assert spill.off > 10
