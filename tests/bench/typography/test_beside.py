"""What is compared with Typst: the words, the type area read off a page, and a book without its frame."""

from pathlib import Path

import pytest
from PIL import Image

from tests.bench.typography import beside
from tests.bench.typography.lines import lines
from tests.bench.typography.pressed import LEADING, LEFT, SIZE, Row, Sheet, line, press
from tests.bench.typography.reading import read


def _book(path: Path) -> Path:
    rows = tuple(line(540 - number * LEADING) for number in range(30))
    front = Sheet((Row("Contents in the size of the text", 400),))
    return press(path, [front, Sheet((*rows[:-1], Row("a last li-", rows[-1].y))), Sheet((Row("ne", 540), *rows[1:]))])


def test_the_samples_have_plain_paragraphs_with_their_quotes_set() -> None:
    words = beside.paragraphs()
    assert len(words) > 100
    assert not any(sign in paragraph for paragraph in words for sign in "*_[]<>'\"")


def test_the_type_area_is_read_off_a_full_page(tmp_path: Path) -> None:
    pages, _ = read(_book(tmp_path / "a.pdf"))
    page = beside.page_like(pages, lines(pages))
    assert (page["size"], page["leading"], page["left"]) == pytest.approx((SIZE, LEADING, LEFT))
    assert page["width"] - page["left"] - page["right"] == pytest.approx(320, abs=1)
    assert page["height"] - page["top"] - page["bottom"] == pytest.approx(29 * LEADING + SIZE, abs=1)


def test_the_frame_is_left_out_and_words_are_told_without_their_hyphens(tmp_path: Path) -> None:
    text = beside.running(lines(read(_book(tmp_path / "a.pdf"))[0]))
    assert {found.page for found in text} == {1, 2}
    assert "alastline" in beside.letters(text)


def test_a_picture_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside.save(Image.new("L", (40, 40), 255), tmp_path / "small.png")
    assert Image.open(tmp_path / "small.png").size == (40, 40)
    monkeypatch.setattr(beside, "MOST_BYTES", 10)
    with pytest.raises(SystemExit, match=r"large\.png would have"):
        beside.save(Image.new("L", (40, 40), 255), tmp_path / "large.png")
