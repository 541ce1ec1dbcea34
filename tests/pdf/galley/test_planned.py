"""Lines that are planned reach the page: as wide as the measure, whole, and in the words of the flow."""

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import weasyprint.layout.inline

from publish.pdf.galley import planned
from publish.pdf.galley.letters import TRACKED
from publish.pdf.paragraphs import Breaking, MeasuredParagraph, breakings
from publish.pdf.spills import HANG
from tests.bench.typography.lines import lines
from tests.bench.typography.reading import read
from tests.pdf.flow import CSS, flow, typesetter

STYLE = """
@page { size: 360pt 400pt; margin: 30pt }
p { hyphenate-limit-chars: 6 3 3; text-indent: 10pt }
.footnote::footnote-call { content: attr(data-number); font-size: 0.7em; line-height: 0; vertical-align: super }
code { hyphens: none; hyphenate-character: " /.,;:&?=_"; padding: 0 3pt }
.page-ref { white-space: nowrap }
h1 { text-align: start; hyphens: none }
"""
MARKUP = (
    "When the channel has its nine metres it will have <em>new buoys</em> too, seven pairs of them, lit, "
    'numbered,<aside class="footnote" data-number="1" id="n"><p>So.</p></aside> and watched from a screen in the '
    'capital. The <a href="https://a.b">dredging contract</a> says so on its <em>fortieth</em> page '
    '<span class="page-ref">(page <span class="page-number">0123456789</span>)</span>, and <code>a.b/c?d=e</code> has '
    "it all, and the tower will be cut off at last, and a company makes an offer for the out\u00adside of it."
)


def _lines(body: str, css: str = STYLE) -> list[Any]:
    composition = typesetter(CSS + css).compose(flow(f'<div class="body">{body}</div>'))
    boxes = [box for page in composition._document.pages for box in page._page_box.children[0].descendants()]
    return [box for box in boxes if type(box).__name__ == "LineBox"]


def _texts(line: Any) -> list[Any]:
    return [box for box in line.descendants() if type(box).__name__ == "TextBox"]


def _reach(line: Any) -> float:
    """How far the words of a line reach, without what hangs in the margin."""
    last = _texts(line)[-1]
    return float(last.position_x + last.width - getattr(last, HANG, 0.0))


def test_all_lines_but_the_last_are_as_wide_as_the_measure_whatever_stands_in_them() -> None:
    for width in range(240, 380, 7):
        lines = _lines(f'<p data-path="b0">{MARKUP}</p>', STYLE.replace("360pt", f"{width}pt"))
        wide = [line for line in lines if line.element_tag == "p" and "So." not in _texts(line)[0].text]
        assert len(wide) > 4
        for line in wide[:-1]:
            assert _reach(line) == pytest.approx((width - 30) / 0.75, abs=0.1)


def test_the_words_of_the_lines_are_those_of_the_flow() -> None:
    lines = _lines(f'<p data-path="b0">{MARKUP}</p>')
    text = " ".join("".join(box.text for box in _texts(line)) for line in lines if "So." not in _texts(line)[0].text)
    whole = text.replace("‐ ", "").replace("\u00ad", "").split()
    said = "When the channel has its nine metres it will have new buoys too, seven pairs of them, lit, numbered,1 and"
    assert whole[: len(said.split())] == said.split()
    assert whole[-5:] == ["for", "the", "outside", "of", "it."]


def _tracking(lines: list[Any]) -> dict[str, float]:
    """What the letters of each box of text are given."""
    return {box.text: getattr(box, TRACKED, 0.0) for line in lines for box in _texts(line)}


def test_letters_are_spaced_or_set_closer_by_a_hair_and_joined_ones_never() -> None:
    text = "The pilots rang the bell for ships in fog, and then they all went home along the quay, for it was late"
    latin = _tracking(_lines("".join(f'<p data-path="b{n}">{" ".join([text[n:]] * 3)}.</p>' for n in range(9))))
    most = 0.015 * 10 / 0.75 + 0.001
    assert -most <= min(latin.values()) < 0 < max(latin.values()) <= most
    arabic = '<span lang="ar">كتاب</span>'
    mixed = "".join(f'<p data-path="b{n}">{" ".join([text[n:], arabic, text])}.</p>' for n in range(9))
    given = _tracking(_lines(mixed))
    assert any(given.values())
    assert given["كتاب"] == 0
    words = " ".join(["كتاب", "الميناء", "والبحر", "في", "القناة"] * 12)
    assert not any(_tracking(_lines(f'<p data-path="b0" style="direction:rtl" lang="ar">{words}</p>')).values())


@pytest.mark.parametrize("width", range(300, 364, 16))
def test_letters_that_are_spaced_stay_joined_and_stand_where_their_boxes_say(width: int, tmp_path: Path) -> None:
    text = "Five officers filed by the ferry; the fixers in the office found flax, coffee and fish in effluents "
    body = "".join(f'<p data-path="b{n}">{(text[n:] * 3).strip()}.</p>' for n in range(6))
    composition = typesetter(CSS + STYLE.replace("360pt", f"{width}pt")).compose(flow(body))
    boxes = [box for page in composition._document.pages for box in page._page_box.children[0].descendants()]
    words = [_texts(box)[-1] for box in boxes if type(box).__name__ == "LineBox"]
    assert min(getattr(box, TRACKED, 0.0) for box in words) < 0 < max(getattr(box, TRACKED, 0.0) for box in words)
    (path := tmp_path / "lines.pdf").write_bytes(composition.galley().pdf)
    drawn = lines(read(path)[0])
    ends = [0.75 * (box.position_x + box.width) for box in words]
    assert [line.right for line in drawn] == pytest.approx(ends, abs=0.2)  # numbers are written in thousandths of an em
    with pikepdf.open(path) as pdf:
        shown = [act.operands[0] for page in pdf.pages for act in pikepdf.parse_content_stream(page, "TJ")]
    glyphs = sum(len(bytes(codes)) // 2 for row in shown for codes in row if isinstance(codes, pikepdf.String))
    assert glyphs < sum(len(box.text) for box in words)


def test_spaced_lines_of_two_directions_are_as_wide_as_the_measure() -> None:
    text = (
        "The pilots rang הפעמון בלילה for ships in fog, ואז כולם הלכו הביתה along the quay, for it was late and cold "
    )
    lines = _lines("".join(f'<p data-path="b{n}">{(text[n:] * 3).strip()}</p>' for n in range(9)))
    given = _tracking(lines)
    assert min(given.values()) < 0 < max(given.values())
    full = [line for line, after in pairwise(lines) if after.element is line.element]
    for line in full:
        assert max(box.position_x + box.width - getattr(box, HANG, 0.0) for box in _texts(line)) == pytest.approx(
            440, abs=0.3
        )


def test_a_word_is_divided_near_its_ends_only_at_a_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[MeasuredParagraph] = []

    def noted(paragraph: MeasuredParagraph) -> Mapping[int, Breaking]:
        asked.append(paragraph)
        return breakings(paragraph)

    monkeypatch.setattr(planned, "breakings", noted)
    text = "Сама она отшучивается, потому что её место у заведующей занимали многие"
    _lines(f'<p data-path="b0" lang="ru" style="hyphenate-limit-chars: 5 2 2">{text}</p>')
    parts = {}
    for chance in asked[0].chances:
        if chance.hyphen:
            before, after = text[: chance.end].split()[-1], text[chance.end :].split()[0].strip(",")
            parts[before, after] = chance.cost
    assert parts["ме", "сто"] > 0
    assert parts["отшучи", "вается"] == 0
    assert all((cost > 0) == (min(map(len, both)) < 3) for both, cost in parts.items())


def test_a_forced_break_ends_its_line_and_does_not_stretch_it() -> None:
    first, second = _lines('<p data-path="b0">The pilots rang<br/>the bell.</p>')
    assert "".join(box.text for box in _texts(first)).strip() == "The pilots rang"
    assert _reach(first) < 200
    assert "".join(box.text for box in _texts(second)) == "the bell."


def test_a_headline_is_parted_in_lines_of_one_length() -> None:
    lines = _lines('<h1 data-path="headline">Dredgers return to the old port at low water</h1>')
    widths = [_reach(line) for line in lines]
    assert len(widths) == 2
    assert max(widths) - min(widths) < 60


def test_a_paragraph_goes_on_over_the_page_as_it_was_planned() -> None:
    whole = _lines(f'<p data-path="b0">{MARKUP * 3}</p>', STYLE.replace("400pt", "4000pt"))
    parted = _lines(f'<p data-path="b0">{MARKUP * 3}</p>', STYLE.replace("400pt", "140pt"))
    one, other = (
        ["".join(box.text for box in _texts(line)) for line in lines if line.element_tag == "p"]
        for lines in (whole, parted)
    )
    assert [line for line in other if line != "So."] == [line for line in one if line != "So."]


def test_weasyprint_is_as_it_was_afterwards() -> None:
    inline = weasyprint.layout.inline
    before = dict(vars(inline))
    _lines('<p data-path="b0">The pilots rang.</p>')
    assert vars(inline) == before


INITIAL = """
.initial::before { content: "W"; float: left; font-size: 56pt; height: 40.6pt; line-height: 40.6pt; visibility: hidden }
"""


@pytest.mark.parametrize("cut", range(0, 42, 3))
def test_lines_beside_a_float_are_planned_in_the_room_that_it_leaves(cut: int) -> None:
    body = f'<p data-path="b0" class="initial">{MARKUP[cut:]}</p><p data-path="b1">{MARKUP}</p>'
    lines = [line for line in _lines(body, STYLE + INITIAL) if line.element_tag == "p" and line.position_x >= 40]
    lines = [line for line in lines if "So." not in _texts(line)[0].text]
    full = [line for line, after in pairwise(lines) if after.element is line.element]
    assert len(full) > 6
    assert all(_reach(line) == pytest.approx(440, abs=0.1) for line in full)
    words = [[box for box in _texts(line) if box.text != "W"] for line in lines]
    begins = [texts[0].position_x for texts in words[:4]]
    assert begins[0] == pytest.approx(begins[1], abs=14)  # the indent
    assert begins[1] == begins[2] > begins[3] + 40
    given = [box.justification_spacing for texts in words for box in texts]
    assert -1 < min(given) <= max(given) < 6
