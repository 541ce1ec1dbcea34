"""Lines of two directions: their boxes stand in Unicode's order, and are read in the author's."""

from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from weasyprint.text.line_break import line_size

from publish.pdf.galley import Composition, Typesetter
from publish.pdf.galley.letters import TRACKED, glyph_count
from publish.pdf.galley.levels import in_order, levels_of
from publish.pdf.spills import HANG
from tests.pdf.flow import CSS, FACE, Pictures
from tests.readers.glyphs import lines

NOTO = FACE.parents[4] / "shared/fonts/noto"
FONTS = {"serif": FACE, "he": NOTO / "NotoSerifHebrew-Regular.ttf", "ar": NOTO / "NotoNaskhArabic-Regular.ttf"}
STYLE = """
@font-face { font-family: H; src: url("font:he") }
@font-face { font-family: A; src: url("font:ar") }
body { font-family: G, H, A }
a { border: 1px solid; margin: 0; padding: 0 3px }
"""
LEVELS: dict[str, tuple[str, str, str]] = {
    "a number in Hebrew": ("אב 12 ג", "rtl", "1112211"),
    "Hebrew in English": ("ab אב גד, c", "ltr", "00011111000"),
    "a number behind a word": ("אב Mk 7 ג", "rtl", "111222211"),
    "numbers and a dash in Arabic": ("با 12-34", "rtl", "11122122"),
    "numbers and a dash in Hebrew": ("אב 12-34", "rtl", "11122222"),
    "brackets round the other direction": ("אב (cd) ה", "rtl", "111122111"),
    "brackets that belong to it": ("אב cd (e) ו", "rtl", "11122222211"),
    "an isolate": ("אב \u2066c (ד)\u2069 ה", "rtl", "111122232111"),
    "an isolate over two lines": ("\u2066ab\nc\u2069 ד", "rtl", "12212111"),
}


@pytest.mark.parametrize("name", LEVELS)
def test_levels_are_those_of_unicode(name: str) -> None:
    text, base, wanted = LEVELS[name]
    assert "".join(map(str, levels_of(text, base))) == wanted


@given(st.lists(st.integers(0, 4), max_size=12))
def test_the_order_reverses_every_run_of_a_level_or_higher(levels: list[int]) -> None:
    def reversed_at(level: int, row: list[int]) -> list[int]:
        result: list[int] = []
        run: list[int] = []
        for place in [*row, -1]:
            if place >= 0 and levels[place] >= level:
                run.append(place)
                continue
            result += [*reversed(run), place]
            run = []
        return result[:-1]

    wanted = list(range(len(levels)))
    for level in range(4, 0, -1):
        wanted = reversed_at(level, wanted)
    assert in_order(levels) == wanted


def _set(body: str, width: int = 400) -> Composition:
    css = CSS + STYLE + f"@page {{ size: {width}pt 300pt }}"
    fonts = {name: path.read_bytes() for name, path in FONTS.items()}
    return Typesetter(css=css, fonts=fonts, gallery=Pictures()).compose(
        f'<html lang="en"><head><title>t</title></head><body><article data-dispatch="k">{body}</article></body></html>'
    )


def _lines(composition: Composition) -> list[Any]:
    boxes = [box for page in composition._document.pages for box in page._page_box.children[0].descendants()]
    return [box for box in boxes if type(box).__name__ == "LineBox"]


def _texts(line: Any) -> list[Any]:
    return [box for box in line.descendants() if type(box).__name__ == "TextBox" and box.text]


def _in_sight(line: Any) -> list[str]:
    return [box.text for box in sorted(_texts(line), key=lambda box: box.position_x)]


def _p(words: str, base: str = "rtl") -> str:
    return f'<p lang="he" dir="{base}" data-path="b0" style="direction: {base}; text-align: start">{words}</p>'


def test_words_of_the_other_direction_go_on_into_marked_words() -> None:
    (line,) = _lines(_set(_p("אבג <em>דה Northern</em> Light וז")))
    assert _in_sight(line) == [" וז", "Northern", " Light", "דה ", "אבג "]
    assert "".join(box.text for box in _texts(line)) == "אבג דה Northern Light וז"


def test_the_pieces_of_a_line_stand_side_by_side_and_are_as_wide_as_it() -> None:
    for line in _lines(_set(_p("אבג <em>דה Northern</em> Light, <a href='http://a.b'>12 (וז) ab</a> חט. " * 9), 240)):
        left = line.position_x
        for box in sorted(_texts(line), key=lambda box: box.position_x):
            side = next((side for side in (0, 4, 8) if abs(box.position_x - left - side) < 0.01), None)  # of links
            assert side is not None, box.text
            left = box.position_x + box.width
        assert left - line.position_x <= line.width + 0.01


def test_a_link_that_is_parted_has_its_sides_at_its_ends_alone_and_is_touched_in_both_places() -> None:
    composition = _set(_p('It says <a href="http://a.b">אב Northern גד</a> (הו) and', "ltr"))
    (line,) = _lines(composition)
    parts = [box for box in line.descendants() if box.element_tag == "a" and type(box).__name__ == "InlineBox"]
    assert ["".join(inner.text for inner in _texts(part)) for part in parts] == ["אב Northern ", "גד"]
    first, last = sorted(parts, key=lambda box: box.position_x)
    assert (first.border_left_width, first.border_right_width) == (1, 0)
    assert (last.border_left_width, last.border_right_width) == (0, 1)
    links = composition.galley().facts.pages[0].links
    assert [link.href for link in links] == ["http://a.b"] * 2


def test_a_line_that_begins_amid_a_paragraph_is_ordered_by_the_whole_of_it() -> None:
    """A number behind Arabic letters is an Arabic number, also where its line begins with it (UAX #9, rule W2)."""
    words = '<p lang="ar" dir="rtl" style="direction: rtl; text-align: start">{}</p>'
    own = _lines(_set(words.format("كتاب<br/>12-34")))
    over = _lines(_set(words.format("كتاب كتابكتابكتاب 12-34"), 130))
    assert _in_sight(own[-1]) == ["12-34"]
    assert _in_sight(over[-1]) == ["34", "-", "12"]


def test_brackets_are_mirrored_where_they_run_from_the_right(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(_set(_p("אב (<em>גד</em>)")).galley().pdf)
    (drawn,) = lines(path, 14)
    names = TTFont(FACE).getGlyphOrder()
    assert [names[number] for font, number in drawn if font == "G"] == ["parenleft", "parenright", "space"]


def test_a_line_from_the_left_alone_is_as_it_was() -> None:
    plain = _lines(_set("<p>The <em>buoy</em> at 12 (low) is <a href='http://a.b'>lit</a>.</p>"))[0]
    assert _in_sight(plain) == ["The ", "buoy", " at 12 (low) is ", "lit", "."]


def test_white_at_the_end_of_a_line_does_not_move_its_words() -> None:
    found = _lines(_set(_p("אבג דהו Northern Light Northern Light Northern Light Northern Light זחט"), 160))
    rights = {round(max(box.position_x + box.width for box in _texts(line)), 1) for line in found}
    assert len(found) > 2
    assert len(rights) == 1


WORDS = {
    "he": "המנהל פתח את הפנקס הישן ובדק שורה אחר שורה, ואיש לא ענה לו, כי הים היה שקט כנייר שזה עתה נפרש. ",
    "ar": "فتح المدير الدفتر القديم وراح يقرأ سطرا بعد سطر، ولم يجب أحد، فقد كان البحر هادئا كورقة جديدة. ",
}


@pytest.mark.parametrize("language", WORDS)
def test_justified_lines_are_drawn_as_wide_as_they_are_measured_and_indented_at_their_right(language: str) -> None:
    """A face may have another word space than the text's: what is measured must be what is drawn."""
    style = "direction: rtl; hyphens: manual; text-indent: 20px"
    for width in range(240, 330, 6):
        body = f'<p lang="{language}" dir="rtl" data-path="b0" style="{style}">{WORDS[language] * 3}</p>'
        composition = _set(body, width)
        composition.galley()
        found = _lines(composition)
        assert len(found) > 3
        for number, line in enumerate(found):
            left = min(box.position_x for box in _texts(line))
            right = max(box.position_x + _drawn(box) for box in _texts(line))
            assert right == pytest.approx((width - 30) / 0.75 - (0 if number else 20), abs=0.3)
            if line is not found[-1]:
                assert left == pytest.approx(40 - getattr(_texts(line)[-1], HANG, 0.0), abs=0.1)


def _drawn(box: Any) -> float:
    """How wide a text is drawn, in CSS pixels."""
    box.pango_layout.reactivate(box.style)
    line, _ = box.pango_layout.get_first_line()
    width = line_size(line, box.style)[0] + getattr(box, TRACKED, 0.0) * glyph_count(line)
    box.pango_layout.deactivate()
    return float(width)
