"""Lines of scripts that do not part their words by spaces, or have signs of their own that begin no line.

What stands here is what Unicode's rule (UAX 14) leaves to the language. The faces are not there, so letters have no
width but the room between them.
"""

from collections.abc import Iterator

import pytest

from tests.pdf.flow import CSS, flow, typesetter

_SHEET = CSS + 'p { letter-spacing: 6pt; text-align: start } [lang|="th"] { hyphens: manual }'


def _lines(language: str, words: str, inline: str = "{}") -> Iterator[list[str]]:
    """The lines of a paragraph, in measures from narrow to wide."""
    for width in range(160, 300, 7):
        sheet = f"{_SHEET} @page {{ size: {width}pt 900pt }}"
        body = f'<p lang="{language}" data-path="b0">{inline.format(words)}</p>'
        page = typesetter(sheet).compose(flow(body))._document.pages[0]._page_box
        boxes = [box for box in page.descendants() if type(box).__name__ == "LineBox" and box.element_tag == "p"]
        yield ["".join(inner.text for inner in box.descendants() if hasattr(inner, "text")) for box in boxes]


@pytest.mark.parametrize(
    ("language", "words", "signs"),
    [
        ("th", "เรือเก่า ๆ แล่นช้า ๆ ในกรุงเทพฯ วันนี้ ", "ๆฯ"),
        ("lo", "ສະບາຍ ໆ ດີ ", "ໆ"),
        ("km", "ខ្ញុំ ៗ ទៅ ", "ៗ"),
    ],
    ids=["Thai", "Lao", "Khmer"],
)
def test_no_line_begins_with_a_sign_of_repetition(language: str, words: str, signs: str) -> None:
    for lines in _lines(language, words * 12):
        assert len(lines) > 2
        assert not [line for line in lines if line.lstrip()[0] in signs]


def test_what_is_one_sign_in_two_letters_and_numbers_in_full_width_are_not_divided() -> None:
    for language, words, whole in (("th", "ปลา เรือ ฯลฯ ", "ฯลฯ"), ("ja", "板の数字は２．４メートル、", "２．４")):
        for lines in _lines(language, words * 14):
            assert sum(line.count(whole) for line in lines) == 14


def test_japanese_stops_and_small_letters_begin_no_line_and_brackets_end_none() -> None:
    words = "「ちょっと」（港）、カーフェリーの『鐘』。なぜ？……そう！々 "
    for lines in _lines("ja", words * 6):
        assert not [line for line in lines if line[0] in "」）』、。？！…々ょっーァェィュ"]
        assert not [line for line in lines if line[-1] in "「（『"]


def test_thai_is_parted_between_words_and_gets_no_hyphen_among_english() -> None:
    thai = "ระฆังของท่าเรือน้ำตื้นดังเฉพาะเช้าที่มีหมอกหนาเท่านั้น"
    inline = '<span lang="th">{}</span> and the bell of the harbour'
    ends: set[str] = set()
    for lines in _lines("en", thai, inline):
        joined = "".join(lines).replace(" ", "")
        assert thai in joined
        ends.update(line[-4:] for line in lines[:-1] if line and line[-1] in thai)
    assert ends
    assert not [end for end in ends if end[-1] in "เแโใไ"], "a vowel that is written before its letter ends no line"
