"""``publish sheet``: the spreads of a PDF as pictures."""

import io
import json
import sys
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from publish.errors import ExitCode
from tests.cli.conftest import Shell
from tests.pipeline.torn import torn

BLEED, SLUG = 9.0, 20.0
WIDTH, HEIGHT = 144.0, 216.0
INKS = ((255, 0, 0), (0, 160, 0), (0, 0, 255), (200, 120, 0), (90, 0, 140))


def book(path: Path, pages: int = 5, *, labels: bool = True, direction: str = "") -> Path:
    """A book whose pages are each of one colour up to the bleed, in a white slug."""
    pdf = pikepdf.new()
    for number in range(pages):
        page = pdf.add_blank_page(page_size=(WIDTH + 2 * (BLEED + SLUG), HEIGHT + 2 * (BLEED + SLUG)))
        page.obj.TrimBox = Array([SLUG + BLEED, SLUG + BLEED, SLUG + BLEED + WIDTH, SLUG + BLEED + HEIGHT])
        page.obj.BleedBox = Array([SLUG, SLUG, SLUG + 2 * BLEED + WIDTH, SLUG + 2 * BLEED + HEIGHT])
        red, green, blue = (value / 255 for value in INKS[number % len(INKS)])
        fill = f"{red} {green} {blue} rg {SLUG} {SLUG} {WIDTH + 2 * BLEED} {HEIGHT + 2 * BLEED} re f"
        page.obj.Contents = pdf.make_stream(fill.encode())
    if labels:
        front, body = Dictionary(S=Name.r), Dictionary(S=Name.D)
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, front, 2, body]))
    if direction:
        pdf.Root.ViewerPreferences = Dictionary(Direction=Name(direction))
    pdf.save(path)
    return path


def colours(path: Path) -> dict[tuple[int, ...], int]:
    """How many pixels there are of each colour."""
    image = Image.open(path)
    found = image.getcolors(1 << 24)
    assert found is not None
    return {colour: count for count, colour in found if isinstance(colour, tuple)}


def test_a_sheet_stands_beside_the_book_and_shows_it_as_it_is_cut(shell: Shell, tmp_path: Path) -> None:
    source = book(tmp_path / "letters.pdf")
    drawn = shell("sheet", source, "--dpi", "72")
    assert (drawn.code, drawn.lines) == (ExitCode.OK, ["letters.sheet.png"])
    assert drawn.err.endswith("5 pages, 3 spreads, 1 sheet\n")
    found = colours(tmp_path / "letters.sheet.png")
    for ink in INKS:
        # A fold's line covers a column of the page on its right.
        assert WIDTH * HEIGHT - HEIGHT <= found[ink] <= WIDTH * HEIGHT, "the whole trimmed page and no bleed"


@pytest.mark.parametrize(("direction", "order"), [("", (1, 2)), ("/L2R", (1, 2)), ("/R2L", (2, 1))])
def test_pages_are_paired_by_the_side_at_which_the_book_is_bound(
    shell: Shell, tmp_path: Path, direction: str, order: tuple[int, int]
) -> None:
    source = book(tmp_path / "letters.pdf", 3, direction=direction)
    shell("sheet", source, "--spreads", "--dpi", "72", "--out", "proofs")
    spread = Image.open(tmp_path / "proofs/letters.sheet-02.png").convert("RGB")
    middle = spread.height // 2
    row = [spread.getpixel((x, middle)) for x in range(spread.width)]
    left, right = (row.index(INKS[page]) for page in order)
    assert left < right


def test_boxes_show_what_is_cut_off_with_lines_for_trim_and_bleed(shell: Shell, tmp_path: Path) -> None:
    source = book(tmp_path / "letters.pdf", 1)
    shell("sheet", source, "--boxes", "--dpi", "72", "--out", "boxes.png")
    found = colours(tmp_path / "boxes.png")
    art = (WIDTH + 2 * BLEED) * (HEIGHT + 2 * BLEED)
    edges = 2 * (WIDTH + HEIGHT) + 2 * (WIDTH + HEIGHT + 4 * BLEED)
    assert abs(found[INKS[0]] - (art - edges)) < edges * 0.05
    assert found[(0, 0x9A, 0xD6)] >= 2 * (WIDTH + HEIGHT) * 0.95
    assert found[(0xD6, 0, 0x6E)] >= 2 * (WIDTH + HEIGHT + 4 * BLEED) * 0.95


def test_spreads_have_sheets_of_their_own_in_a_folder(shell: Shell, tmp_path: Path) -> None:
    source = book(tmp_path / "letters.pdf")
    drawn = shell("sheet", source, "--spreads", "--out", "proofs", "--quiet")
    assert drawn.lines == [f"proofs/letters.sheet-{number:02}.png" for number in (1, 2, 3)]
    assert drawn.err == ""
    assert INKS[1] in colours(tmp_path / "proofs/letters.sheet-02.png")


def test_a_proof_is_one_pdf_and_the_same_one_again(shell: Shell, tmp_path: Path) -> None:
    source = book(tmp_path / "letters.pdf")
    for name in ("one.pdf", "two.pdf"):
        assert shell("sheet", source, "--spreads", "--dpi", "36", "--out", name).lines == [name]
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    with pikepdf.open(tmp_path / "one.pdf") as proof:
        assert len(proof.pages) == 3
        image = next(iter(proof.pages[0].get_images().values()))
        width = float(proof.pages[0].obj.MediaBox[2])
    assert width == pytest.approx(int(image.Width) / 36 * 72), "a spread is as large as it will be"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["letters.pdf", "one.pdf", "two.pdf"]


def test_the_same_book_gives_the_same_sheet(shell: Shell, tmp_path: Path) -> None:
    source = book(tmp_path / "letters.pdf")
    for name in ("one.png", "two.png"):
        shell("sheet", source, "--out", name)
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()


def test_an_edition_is_found_by_its_name(shell: Shell, letters: Path) -> None:
    missing = shell("sheet", "2026-11", "-C", letters)
    assert missing.code is ExitCode.USAGE
    assert "there is no build/2026-11.pdf" in missing.err
    assert "publish build 2026-11" in missing.err
    book(letters / "build/2026-11.pdf")
    book(letters / "build/2026-11.lulu.pdf")
    assert shell("sheet", "2026-11", "-C", letters).lines == ["letters/build/2026-11.sheet.png"]
    drawn = shell("sheet", "2026-11", "--printer", "lulu", "-C", letters, "--json")
    assert json.loads(drawn.out)["files"] == ["letters/build/2026-11.lulu.sheet.png"]
    assert shell("sheet", "2026-12", "-C", letters).code is ExitCode.USAGE


@pytest.mark.parametrize("named", ["build/2026-11.pdf", "2026-11", "away"])
def test_a_set_that_was_cut_short_is_made_whole_first(shell: Shell, letters: Path, tmp_path: Path, named: str) -> None:
    build = letters / "build"
    new = book(tmp_path / "new.pdf", 7).read_bytes()
    book(build / "2026-11.pdf", 5)
    (build / "2026-11.epub").write_bytes(b"old")
    torn(build, {"2026-11.epub": b"new", "2026-11.pdf": new})
    if named == "away":  # the sheet of another book goes into that folder
        drawn = shell("sheet", book(tmp_path / "other.pdf", 7), "--out", build / "other.sheet.png")
    else:
        place = letters / named if "/" in named else named
        drawn = shell("sheet", place, *(() if "/" in named else ("--project", letters)))
    assert drawn.code is ExitCode.OK
    assert "the last run was cut short" in drawn.err
    assert "7 pages" in drawn.err
    assert (build / "2026-11.pdf").read_bytes() == new
    assert (build / "2026-11.epub").read_bytes() == b"new"
    assert not (build / ".delivery").exists()


def test_the_book_is_never_drawn_over(shell: Shell, tmp_path: Path) -> None:
    source = book(tmp_path / "letters.pdf")
    before = source.read_bytes()
    refused = shell("sheet", source, "--out", source)
    assert refused.code is ExitCode.USAGE
    assert "is the book itself" in refused.err
    assert source.read_bytes() == before


@pytest.mark.parametrize("data", [b"", b"no book", b"%PDF-1.7\n%%EOF\n"])
def test_what_is_no_book_is_said_and_leaves_nothing(shell: Shell, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "broken.pdf").write_bytes(data)
    refused = shell("sheet", "broken.pdf")
    assert refused.code is ExitCode.CONTENT
    assert "broken.pdf cannot be drawn" in refused.err
    assert [path.name for path in tmp_path.iterdir()] == ["broken.pdf"]


def test_a_book_without_pages_is_said(shell: Shell, tmp_path: Path) -> None:
    pikepdf.new().save(tmp_path / "empty.pdf")
    assert "empty.pdf cannot be drawn" in shell("sheet", "empty.pdf").err


def test_a_password_is_not_asked_for(shell: Shell, tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
    refused = shell("sheet", "locked.pdf")
    assert refused.code is ExitCode.CONTENT
    assert "without a password" in refused.err


def test_a_page_as_large_as_pages_can_be_is_drawn_within_bounds(shell: Shell, tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(14_400, 14_400))
    pdf.save(tmp_path / "wall.pdf")
    drawn = shell("sheet", "wall.pdf", "--dpi", "10")
    assert drawn.code is ExitCode.OK
    with Image.open(io.BytesIO((tmp_path / "wall.sheet.png").read_bytes())) as image:
        assert image.width == 2000 + 144


@pytest.mark.parametrize("dpi", ["5", "1000", "-1"])
def test_resolutions_that_show_nothing_are_refused(shell: Shell, tmp_path: Path, dpi: str) -> None:
    source = book(tmp_path / "letters.pdf", 1)
    assert shell("sheet", source, f"--dpi={dpi}").code is ExitCode.USAGE


def test_without_pdfium_the_way_to_it_is_shown(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = book(tmp_path / "letters.pdf", 1)
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    stopped = shell("sheet", source)
    assert stopped.code is ExitCode.ENVIRONMENT
    assert "dispatch-press[proof]" in stopped.err


def test_a_place_that_cannot_be_written_is_said(shell: Shell, tmp_path: Path) -> None:
    source = book(tmp_path / "letters.pdf", 1)
    (tmp_path / "taken").write_text("x")
    refused = shell("sheet", source, "--out", "taken/sheet.png")
    assert refused.code is ExitCode.ENVIRONMENT
    assert "--out" in refused.err


def test_turned_pages_and_pages_without_boxes_are_drawn_whole(shell: Shell, tmp_path: Path) -> None:
    pdf = pikepdf.new()
    for turn in (0, 90):
        page = pdf.add_blank_page(page_size=(100, 200))
        page.obj.Rotate = turn
        page.obj.Contents = pdf.make_stream(b"1 0 0 rg 0 0 100 200 re f")
    pdf.save(tmp_path / "turned.pdf")
    shell("sheet", "turned.pdf", "--dpi", "72", "--out", "turned.png")
    assert colours(tmp_path / "turned.png")[(255, 0, 0)] == 2 * 100 * 200
