"""The measures of finished PDFs, on PDFs whose figures are known because they were set so."""

from pathlib import Path
from statistics import median

import pytest

from tests.bench.typography.colour import Colour, colour
from tests.bench.typography.ends import Ends, ends
from tests.bench.typography.lines import lines
from tests.bench.typography.pressed import LEADING, NATURAL, Row, Sheet, line, press
from tests.bench.typography.reading import read
from tests.bench.typography.table import measured, put, table

TOP = 540.0


def column(count: int, *, top: float = TOP, space: float = NATURAL) -> tuple[Row, ...]:
    """A short line at the top, and full ones below it."""
    full = tuple(line(top - number * LEADING, space=space) for number in range(1, count))
    return (Row("as it is in nature", top), *full)


def colour_of(path: Path) -> Colour:
    return colour(lines(read(path)[0]))


def ends_of(path: Path) -> Ends:
    pages, outline = read(path)
    return ends(pages, outline, lines(pages))


def test_word_spaces_are_those_that_were_set(tmp_path: Path) -> None:
    rows = [line(TOP - number * LEADING, space=0.30) for number in range(6)]
    rows += [line(TOP - number * LEADING, space=0.45) for number in range(6, 9)]
    rows += [line(TOP - 9 * LEADING, space=0.60), Row("as it is in nature", TOP - 10 * LEADING)]
    found = colour_of(press(tmp_path / "a.pdf", [Sheet(tuple(rows))]))
    assert found.natural == pytest.approx([NATURAL], abs=0.005)
    assert len(found.spaces) == 10
    assert median(found.spaces) == pytest.approx(0.30, abs=0.04)
    assert found.over(1.5) == pytest.approx(0.4)
    assert found.over(2) == pytest.approx(0.1)


def test_hyphens_are_counted_hard_ones_and_soft_ones(tmp_path: Path) -> None:
    ended = [line(TOP - number * LEADING, end="-" if number in {1, 2, 3, 6} else "") for number in range(8)]
    soft = [Row(row.text.rstrip("-"), row.y, row.space, soft=row.text.endswith("-")) for row in ended]
    for name, rows in {"hard": ended, "soft": soft}.items():
        found = colour_of(press(tmp_path / name, [Sheet((*rows, Row("as it is in nature", TOP - 8 * LEADING)))]))
        assert (found.hyphens, found.longest_run, found.rests) == (4, 3, 0), name
        assert found.hyphenated == 0.5


def test_a_run_of_hyphens_goes_on_over_pages_and_ends_with_a_paragraph(tmp_path: Path) -> None:
    one = (*column(20), line(TOP - 20 * LEADING, end="-"))
    other = (line(TOP, end="-"), *column(4, top=TOP - LEADING), line(TOP - 5 * LEADING, end="-"))
    assert colour_of(press(tmp_path / "a.pdf", [Sheet(one), Sheet(other)])).longest_run == 2


def test_the_rest_of_a_word_is_found_as_a_last_line(tmp_path: Path) -> None:
    rest = (line(TOP, end="-"), Row("bour.", TOP - LEADING))
    whole = (line(TOP - 2 * LEADING), Row("harbour.", TOP - 3 * LEADING))
    more = (line(TOP - 4 * LEADING, end="-"), Row("bour it was.", TOP - 5 * LEADING))
    path = press(tmp_path / "a.pdf", [Sheet((*rest, *whole, *more, *column(8, top=TOP - 6 * LEADING)))])
    assert colour_of(path).rests == 1


def test_ragged_lines_and_other_sizes_are_left_out(tmp_path: Path) -> None:
    ragged = tuple(line(TOP - number * LEADING, space=0.5, measure=320 - 9 * (number + 1)) for number in range(6))
    notes = tuple(Row("notes in a small type are measured by themselves", 100.0 - 9 * n, 0.9, 7.5) for n in range(5))
    found = colour_of(press(tmp_path / "a.pdf", [Sheet((*ragged, *column(12, top=450), *notes))]))
    assert len(found.spaces) == 11
    assert found.over(1.5) == 0


def test_columns_are_lines_of_their_own(tmp_path: Path) -> None:
    def half(left: float) -> tuple[Row, ...]:
        rows = [line(TOP - n * LEADING, words=5, measure=150) for n in range(8)]
        return (*(Row(row.text, row.y, row.space, x=left) for row in rows), Row("in nature it is", 420, x=left))

    found = colour_of(press(tmp_path / "a.pdf", [Sheet((*half(40), *half(205)))]))
    assert len(found.spaces) == 16
    assert found.over(1.5) == 0


def flow(*counts: int, opening: int = 20) -> list[Sheet]:
    """Pages of so many lines; the first begins lower, with so many lines, under a headline."""
    first = Sheet((Row("A headline", 500, size=24), *column(opening, top=TOP - (34 - opening) * LEADING)))
    return [first, *(Sheet(column(count)) for count in counts)]


def test_pages_that_end_short_and_facing_pages_are_counted(tmp_path: Path) -> None:
    # The first page of a file lies at the right: 2 and 3 face each other, 4 and 5, 6 and 7.
    path = press(tmp_path / "a.pdf", flow(34, 34, 32, 33, 33, 33, 20), [("One", 0, None)])
    assert ends_of(path) == Ends(going_on=7, short=1, facing=3, level=2, last=1, thin=0, openings=1, bare=0)


def test_thin_last_pages_and_bare_openings_are_counted(tmp_path: Path) -> None:
    sheets = [*flow(34, 6), *flow(34, 7, opening=5), Sheet((Row("People", 500, size=24),))]
    path = press(tmp_path / "a.pdf", sheets, [("One", 0, None), ("Two", 3, None), ("People", 6, None)])
    found = ends_of(path)
    assert (found.last, found.thin, found.openings, found.bare) == (2, 1, 2, 1)


def test_an_opening_may_face_a_page_of_pictures(tmp_path: Path) -> None:
    photo = Sheet(picture=(0, 0, 400, 600))
    sheets = [*flow(34, 20), photo, *flow(34, 20, opening=2)]
    found = ends_of(press(tmp_path / "a.pdf", sheets, [("One", 0, None), ("Two", 4, None)]))
    assert (found.openings, found.bare, found.last) == (1, 0, 2)


def test_a_page_that_ends_in_a_picture_is_full(tmp_path: Path) -> None:
    short = column(20)
    foot = TOP - 33 * LEADING
    for bottom, count in ((foot, 0), (foot + 3 * LEADING, 1)):
        pictured = Sheet(short, picture=(40, bottom, 320, short[-1].y - 10 - bottom))
        sheets = [*flow(34, 34, 34), pictured, Sheet(column(20))]
        assert ends_of(press(tmp_path / "a.pdf", sheets, [("One", 0, None)])).short == count


def test_what_runs_on_in_the_midst_of_a_page_opens_no_flow(tmp_path: Path) -> None:
    path = press(tmp_path / "a.pdf", flow(34, 20), [("One", 0, None), ("Two", 1, 300.0)])
    assert ends_of(path).openings == 1


def test_without_an_outline_headlines_open_flows(tmp_path: Path) -> None:
    def headed(sheet: Sheet) -> Sheet:
        return Sheet((Row("The Letter", 575, size=8), *sheet.rows))

    sheets = [
        sheet if number == 0 else headed(sheet)
        for part in (flow(34, 20), flow(34, 5))
        for number, sheet in enumerate(part)
    ]
    found = ends_of(press(tmp_path / "a.pdf", sheets))
    assert (found.openings, found.last, found.thin) == (2, 2, 1)


def test_a_book_without_justified_text_is_told(tmp_path: Path) -> None:
    path = press(tmp_path / "few.pdf", [Sheet((Row("A few words and no more", 300),))])
    with pytest.raises(ValueError, match=r"^few\.pdf: no justified text$"):
        measured([path])


def test_the_table_adds_books_up(tmp_path: Path) -> None:
    one = press(tmp_path / "one.pdf", flow(34, 34, 20), [("One", 0, None)])
    other = press(tmp_path / "other.pdf", flow(34, 32, 5), [("Other", 0, None)])
    written = table({"one": measured([one]), "other": measured([other])})
    rows = {
        row[0]: row[1:] for row in ([cell.strip() for cell in line.split("|")[1:-1]] for line in written.splitlines())
    }
    assert rows[""] == ["one", "other", "all", "aim, at most"]
    assert rows["pages that go on and end two lines or more short"] == [
        "0 of 3 (0 %)",
        "1 of 3 (33 %)",
        "1 of 6 (17 %)",
        "1 %",
    ]
    assert rows["last pages with 6 lines or fewer"] == ["0 of 1 (0 %)", "1 of 1 (100 %)", "1 of 2 (50 %)", "3 %"]
    assert measured([one, other]) == measured([one]) + measured([other])


def test_a_table_takes_the_place_of_the_last_one() -> None:
    page = "before\n<!-- measures -->\nold\n<!-- /measures -->\nbehind\n"
    once = put(page, "measures", "| new |")
    assert once == "before\n<!-- measures -->\n\n| new |\n\n<!-- /measures -->\nbehind\n"
    assert put(once, "measures", "| new |") == once
    with pytest.raises(ValueError, match="weight"):
        put(page, "weight", "")
