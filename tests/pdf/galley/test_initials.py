"""An initial is drawn over three lines, and its letter is read at the head of its word."""

import pypdfium2
import pytest

from publish.fonts.outlines import outline
from publish.pdf.setting import set_flow
from publish.pdf.workshop import FlowJob
from tests.pdf.flow import FACE
from tests.pdf.wild import workshop

_WORDS = "harbour ropes and tar where pilots ring their bell for a ship that comes home late. " * 9


def _flow(letter: str, rest: str) -> str:
    initial = f'<span class="initial" data-letter="{letter}"><span class="initial-letter">{letter}</span></span>'
    return (
        '<html lang="en"><head><title>t</title></head><body class="dispatches">'
        '<article class="dispatch" lang="en" id="k" data-dispatch="k"><header class="opening" data-path="opening">'
        f'<h1 class="headline" data-path="headline">Port</h1></header><div class="body">'
        f'<p class="with-initial" data-path="b0">{initial}{rest} {_WORDS}</p></div></article></body></html>'
    )


def _page(letter: str, rest: str, theme: str = "default") -> pypdfium2.PdfPage:
    return pypdfium2.PdfDocument(set_flow(workshop(theme), FlowJob(_flow(letter, rest), {})).pdf)[0]


@pytest.mark.parametrize(("letter", "rest"), [("T", "he"), ("A", "t"), ("W", "hoever"), ("É", "tait"), ("Ж", "уравль")])
def test_the_first_word_is_copied_whole(letter: str, rest: str) -> None:
    page = _page(letter, rest)
    text = page.get_textpage()
    assert f"{letter}{rest} harbour ropes" in text.get_text_bounded().replace("\r\n", " ")
    at = text.get_text_bounded().index(letter + rest)
    (left, foot, right, top), (next_left, next_foot, _, next_top) = text.get_charbox(at), text.get_charbox(at + 1)
    assert next_left - 3 < right < next_left + 3
    assert top - foot < 2 * (next_top - next_foot)
    assert abs(foot - next_foot) < 4 or letter in "ÉЖ"
    assert left > 40


def test_the_letter_is_drawn_over_three_lines() -> None:
    bitmap = _page("T", "he").render(scale=2).to_pil().convert("RGB")
    red = [(x, y) for y in range(bitmap.height) for x in range(200) if _is_accent(bitmap.getpixel((x, y)))]
    assert red
    tops, lefts = [y / 2 for _, y in red], [x / 2 for x, _ in red]
    assert 2.4 * 13.5 < max(tops) - min(tops) < 3 * 13.5
    assert max(lefts) - min(lefts) > 20


def _is_accent(pixel: object) -> bool:
    assert isinstance(pixel, tuple)
    red, green, blue = pixel[:3]
    return bool(red > 100 and red - green > 60 and red - blue > 60)


def test_a_theme_without_initials_draws_none() -> None:
    text = _page("T", "he", "review").get_textpage()
    box = text.get_charbox(text.get_text_bounded().index("The harbour"))
    assert box[3] - box[1] < 13


def test_an_outline_is_closed_paths_in_ems() -> None:
    path = outline(FACE.read_bytes(), 40)
    operators = "".join(operator for operator, _ in path)
    assert operators[0] == "m"
    assert operators[-1] == "h"
    assert operators.count("m") == operators.count("h")
    assert {len(numbers) for operator, numbers in path if operator == "c"} == {6}
    assert all(-1 < number < 2 for _, numbers in path for number in numbers)
