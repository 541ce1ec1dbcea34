"""Covers as they are bound: measured in the finished PDF, read by a scanner, looked at where nobody else would."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
import zxingcpp

from publish.config.geometry import Size
from publish.diagnostics import Severity
from publish.model.edition import BookNumbers
from publish.model.inlines import Text
from publish.pdf.cover.coding import Trade
from publish.pdf.cover.photo import FrontPhoto
from tests.pdf.cover.making import (
    ISBN,
    MM,
    PAGE,
    PRESS,
    Studio,
    bars,
    box,
    content,
    drawn,
    edition,
    made,
    page_of,
    photo_bytes,
    printer,
    words,
)

BLEED, SAFE, CONSTANT = 3.2, 6.0, 1.5
"""Of the printer's file in ``making``, in millimetres."""
WIDTH, HEIGHT = 148.0, 210.0
TENTH = 0.1
FACE_RED = (180, 30, 30)


def scanned(data: bytes, dpi: int = 200) -> set[str]:
    """What a scanner reads off the whole cover, add-ons included."""
    found = zxingcpp.read_barcodes(
        drawn(data, dpi),
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.EAN13),
        ean_add_on_symbol=zxingcpp.EanAddOnSymbol.Read,
    )
    return {barcode.text.replace(" ", "") for barcode in found}


@pytest.mark.parametrize("paper", ["white", "cream"])
@pytest.mark.parametrize("pages", [32, 160, 480])
def test_spine_wrap_and_bars_are_right_to_a_tenth_of_a_millimetre(pages: int, paper: str) -> None:
    data, outcome = made(pages, paper=paper, trade=Trade(price="USD 18.99"))
    assert outcome.ok
    spine = pages * PAGE[paper] + CONSTANT
    wrap = [BLEED, BLEED, BLEED + 2 * WIDTH + spine, BLEED + HEIGHT]
    art = [0, 0, 2 * WIDTH + spine + 2 * BLEED, HEIGHT + 2 * BLEED]
    with page_of(data) as page:
        assert box(page, "/TrimBox") == pytest.approx(wrap, abs=TENTH)
        assert box(page, "/BleedBox") == pytest.approx(art, abs=TENTH)
        assert box(page, "/MediaBox") == pytest.approx(art, abs=TENTH)
        found = bars(page)
    # The add-on's quiet zone of 5 modules ends at the margin of a tenth of the width before the fold.
    right, unit = WIDTH - WIDTH / 10 - 5 * 0.33, 0.33
    first, last = found[0], found[-1]
    assert last[0] + last[2] == pytest.approx(right, abs=TENTH)
    assert first[0] == pytest.approx(right - (95 + 9 + 47) * unit, abs=TENTH)
    main = [bar for bar in found if bar[0] < first[0] + 95 * unit - 0.01]
    assert len(main) == 30, "guards 2 + 2 + 2, and two bars a digit"
    assert main[-1][0] + main[-1][2] - main[0][0] == pytest.approx(95 * unit, abs=TENTH)
    assert max(bar[3] for bar in main) == pytest.approx(22.85 + 5 * unit, abs=TENTH)
    assert all(bar[2] == pytest.approx(round(bar[2] / unit) * unit, abs=0.005) for bar in found)
    assert min(bar[0] for bar in found) > SAFE
    assert min(bar[1] for bar in found) > SAFE


@pytest.mark.parametrize(("language", "front_at"), [("en", 1), ("he", 0), ("ar", 0)])
def test_the_front_is_where_the_book_opens(language: str, front_at: int) -> None:
    """The bar code stands on the back, by the spine, and the words on the spine begin at its head."""
    data, outcome = made(pages=480, of=replace(edition(isbn_print=ISBN), language=language))
    spine = 480 * PAGE["white"] + CONSTANT
    folds = (BLEED + WIDTH, BLEED + WIDTH + spine)
    blocks = {block.path: block.box for block in outcome.value.facts.pages[0].blocks}
    front, back = blocks["front.words"], blocks["back.words"]
    left, right = (back, front) if front_at else (front, back)
    assert (left.x + left.width) / MM < folds[0]
    assert right.x / MM > folds[1]
    with page_of(data) as page:
        found = bars(page)
    near = min(abs(bar[0] - fold + BLEED) for bar in found for fold in (folds[1 - front_at],))
    assert near < 40, "by the spine"
    assert all((bar[0] < WIDTH) is bool(front_at) for bar in found)
    assert ISBN in scanned(data)


@pytest.mark.parametrize(
    ("numbers", "trade", "expected"),
    [
        (BookNumbers(isbn_print=ISBN), Trade(), ISBN),
        (BookNumbers(isbn_print=ISBN), Trade(price="USD 18.99"), f"{ISBN}51899"),
        (BookNumbers(issn="2049-3630"), Trade(issue_code="11"), "977204936300211"),
        (BookNumbers(issn="2049-3630"), Trade(issue_code="02611", price="EUR 12.00"), "977204936300202611"),
    ],
)
def test_the_bar_code_is_read(numbers: BookNumbers, trade: Trade, expected: str) -> None:
    data, _ = made(of=replace(edition(), numbers=numbers), trade=trade)
    assert expected in scanned(data)


def test_nothing_is_printed_in_the_quiet_zones() -> None:
    data, outcome = made(trade=Trade(price="USD 18.99"))
    place = outcome.value.dimensions.coding.place
    assert place is not None
    scale, at = 200 / 72, place.bars
    image = drawn(data, 200).convert("L")
    foot = (at.y + 22.85 * MM) * scale - 2
    for left, right in ((at.x, at.x + 11 * 0.33 * MM), (at.x + 106 * 0.33 * MM, at.x + 115 * 0.33 * MM)):
        zone = image.crop((round(left * scale) + 1, round(at.y * scale) + 1, round(right * scale) - 1, round(foot)))
        assert zone.getextrema() == (255, 255)


def test_bars_are_one_ink_in_print_and_one_channel_elsewhere() -> None:
    for to, operator, operands in ((printer(PRESS), "k", [0, 0, 0, 1]), (printer(), "g", [0])):
        with page_of(made(to=to)[0]) as page:
            inks = [
                ([float(value) for value in values], name)
                for values, name in content(page.obj.Resources.XObject["/Barcode"])
                if name in ("k", "g", "rg", "sc", "scn", "cs")
            ]
        assert inks == [(operands, operator)]


def test_a_press_gets_no_rgb_and_all_that_its_standard_claims(tmp_path: Path) -> None:
    to = printer(PRESS)
    studio = Studio(photo_bytes(1800, 1200), tmp_path, to)
    data, outcome = made(to=to, photo=FrontPhoto("a.jpg", 1800, 1200, dispatch="2026-11/piece-0"), studio=studio)
    assert outcome.diagnostics == ()
    assert data.startswith(b"%PDF-1.3")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        assert not {name for _, name in content(page.obj)} & {"rg", "RG"}
        (picture,) = [form for form in page.obj.Resources.XObject.values() if form.Subtype == "/Image"]
        assert picture.ColorSpace == "/DeviceCMYK"
        (intent,) = pdf.Root.OutputIntents
        assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
        assert str(pdf.docinfo["/Title"]) == "The Harbour Letter: No. 12 (Cover)"
        assert str(pdf.docinfo["/GTS_PDFXConformance"]) == "PDF/X-1a:2001"
        states = list(page.obj.Resources.get("/ExtGState", {}).values())
        assert all("/ca" not in state and "/CA" not in state for state in states)


def test_marks_stand_in_the_slug_and_folds_are_marked() -> None:
    spine, fold = 160 * PAGE["white"] + CONSTANT, 10 + BLEED + WIDTH
    with page_of(made(160, to=printer(PRESS))[0]) as page:
        assert box(page, "/MediaBox")[:2] == [0, 0]
        assert box(page, "/BleedBox")[:2] == pytest.approx([10, 10], abs=TENTH)
        assert box(page, "/TrimBox")[:2] == pytest.approx([10 + BLEED, 10 + BLEED], abs=TENTH)
        marked = content(page.obj.Resources.XObject["/Folds"])
        lines = [[float(value) / MM for value in values] for values, name in marked if name in ("m", "l")]
    assert sorted({round(x, 2) for x, _ in lines}) == pytest.approx([fold, fold + spine], abs=TENTH)
    assert all(y < 10 or y > 10 + 2 * BLEED + HEIGHT for _, y in lines)


@pytest.mark.parametrize(("pages", "written"), [(98, False), (100, True), (480, True)])
def test_spine_text_only_from_the_printers_least_pages_on(pages: int, written: bool) -> None:
    data, outcome = made(pages)
    assert words(data).count("The Harbour Letter") == 1 + written
    assert outcome.value.dimensions.spine_text.startswith("set" if written else "none: the printer wants")


def test_spine_text_keeps_its_distance_from_the_folds() -> None:
    data, outcome = made(160)
    wrap = outcome.value.dimensions.wrap
    scale = 300 / 72
    image = drawn(data, 300).convert("L")
    first, second = (fold * scale for fold in wrap.folds)
    room = 1.5 * MM * scale
    for left, right in ((first - 5, first + room - 2), (second - room + 2, second + 5)):
        assert image.crop((round(left), 0, round(right), image.height)).getextrema() == (255, 255)
    assert image.crop((round(first + room), 0, round(second - room), image.height)).getextrema()[0] < 40  # type: ignore[operator]


def test_a_spine_too_thin_for_words_that_can_be_read_has_none() -> None:
    to = printer()
    assert to.cover is not None
    spine = replace(to.cover.spine, text_pages=10)
    data, outcome = made(40, to=replace(to, cover=replace(to.cover, spine=spine)))
    assert words(data).count("The Harbour Letter") == 1
    assert "no room" in outcome.value.dimensions.spine_text


@pytest.mark.slow
def test_a_long_name_makes_the_spines_words_smaller_and_drops_the_publisher() -> None:
    name = "The Harbour Letter of All Ports, Bays, Straits and Lights Between Cape Hollin and the Sound of Ost " * 2
    data, outcome = made(480, of=edition(title=name.strip(), isbn_print=ISBN))
    assert words(data).count("Harbour Press") == 2, "on the back, and in the rights; not on the spine"
    assert outcome.ok


def photo(folder: Path, width: int, height: int, **facts: object) -> tuple[FrontPhoto, Studio]:
    to = printer()
    picture = FrontPhoto("content/a.jpg", width, height, dispatch="2026-11/piece-0", credit=(Text("Jonah Pike"),))
    return replace(picture, **facts), Studio(photo_bytes(width, height), folder, to)  # type: ignore[arg-type]


def test_a_large_photo_runs_off_the_edges_in_the_printers_resolution(tmp_path: Path) -> None:
    picture, studio = photo(tmp_path, 3000, 2000)
    data, outcome = made(photo=picture, studio=studio)
    (shown,) = outcome.value.facts.pages[0].pictures
    assert shown.box.x + shown.box.width == pytest.approx(
        (2 * WIDTH + 2 * BLEED + 160 * 0.0572 + CONSTANT) * MM, abs=0.1
    )
    assert shown.box.y + shown.box.height == pytest.approx((HEIGHT + 2 * BLEED) * MM, abs=0.1)
    assert shown.ppi == pytest.approx(200, abs=1)
    image = drawn(data, 72)
    corner = image.getpixel((image.width - 2, image.height - 2))
    assert isinstance(corner, tuple)
    assert all(abs(a - b) < 6 for a, b in zip(corner, FACE_RED, strict=True))
    assert "Cover: Jonah Pike" in words(data)
    assert words(data).count("The boat that sails for passenger 0") == 2, "over its photo, and on the back"


def test_a_small_photo_is_left_out_with_its_credit_and_named(tmp_path: Path) -> None:
    picture, studio = photo(tmp_path, 600, 400)
    data, outcome = made(photo=picture, studio=studio)
    assert [found.id for found in outcome.diagnostics] == ["cover-photo-left-out"]
    assert outcome.ok
    assert studio.widths == []
    assert "Jonah Pike" not in words(data)
    assert outcome.value.facts.pages[0].pictures == ()


@pytest.mark.parametrize(("width", "height", "printed"), [(1180, 1650, True), (900, 1280, True), (480, 680, False)])
def test_a_cover_that_the_edition_names_is_printed_as_long_as_it_is_no_blur(
    tmp_path: Path, width: int, height: int, printed: bool
) -> None:
    picture, studio = photo(tmp_path, width, height, dispatch="")
    _, outcome = made(photo=picture, studio=studio)
    assert bool(outcome.value.facts.pages[0].pictures) is printed
    left = [found for found in outcome.diagnostics if found.id == "cover-photo-left-out"]
    assert [found.severity for found in left] == ([] if printed else [Severity.WARNING])


def test_a_crop_keeps_the_point_that_must_be_seen(tmp_path: Path) -> None:
    picture, studio = photo(tmp_path, 1600, 4000, focal=(0.5, 0.1))
    _, outcome = made(photo=picture, studio=studio)
    (shown,) = outcome.value.facts.pages[0].pictures
    assert shown.box.height < shown.box.width * 4000 / 1600 * 0.6, "much of it is cut off"


def test_a_finished_cover_fills_the_front_and_nothing_is_written_over_it(tmp_path: Path) -> None:
    size = (round((WIDTH + BLEED) / 25.4 * 200), round((HEIGHT + 2 * BLEED) / 25.4 * 200))
    picture, studio = photo(tmp_path, *size, dispatch="")
    data, outcome = made(40, photo=picture, studio=studio)
    wrap = outcome.value.dimensions.wrap
    assert outcome.diagnostics == ()
    front = drawn(data, 72).crop((round(wrap.folds[1]) + 1, 0, round(wrap.art.width) - 1, round(wrap.art.height) - 1))
    assert all(high - low < 8 for low, high in front.getextrema())  # type: ignore[misc]
    assert "The Harbour Letter" not in words(data)


def test_a_finished_cover_of_another_shape_is_said_to_be_cut(tmp_path: Path) -> None:
    picture, studio = photo(tmp_path, 1600, 2000, dispatch="")
    _, outcome = made(photo=picture, studio=studio)
    (found,) = outcome.diagnostics
    assert (found.id, "cuts off 13%" in found.message) == ("cover-cropped", True)


def test_a_list_too_long_for_the_back_ends_where_the_room_does() -> None:
    data, outcome = made(of=edition(dispatches=30, isbn_print=ISBN))
    lines = [block for block in outcome.value.facts.pages[0].blocks if block.path.startswith("back.lines.")]
    place = outcome.value.dimensions.coding.place
    assert place is not None
    assert outcome.ok
    assert 5 < len(lines) < 30
    assert max(line.box.y + line.box.height for line in lines) <= place.ground.y
    assert ISBN in scanned(data)


def test_a_long_description_is_set_smaller() -> None:
    long = "A ferry for one passenger, the volunteers of Orsa Point and a weigh-clerk with a camera. " * 14
    data, outcome = made(of=edition(description=long, isbn_print=ISBN))
    assert outcome.ok
    assert words(data).count("weigh-clerk") == 14
    assert ISBN in scanned(data)


@pytest.mark.slow
def test_a_description_that_fits_in_no_size_is_an_error() -> None:
    _, outcome = made(of=edition(description="A ferry for one passenger. " * 400, isbn_print=ISBN))
    assert [found.id for found in outcome.diagnostics] == ["cover-crowded"]
    assert not outcome.ok


@pytest.mark.slow
def test_a_name_of_one_long_word_is_set_smaller_and_stays_whole() -> None:
    name = "Donaudampfschifffahrtsgesellschaftsbrief"
    data, outcome = made(40, of=edition(title=name, isbn_print=ISBN))
    (block,) = [b for b in outcome.value.facts.pages[0].blocks if b.path == "front.words.publication"]
    assert outcome.ok
    assert len(block.lines) == 1
    assert block.lines[0].width <= block.box.width + 0.6
    assert name in words(data)


def test_the_room_of_the_printers_own_bar_code_stays_free() -> None:
    to = printer(barcode=False)
    data, outcome = made(to=to, of=edition(dispatches=30, isbn_print=ISBN))
    room = outcome.value.dimensions.coding.reserved
    assert room is not None
    with page_of(data) as page:
        assert "/Barcode" not in page.obj.Resources.get("/XObject", {})
    image = drawn(data, 144).convert("L")
    corners = (room.x * 2 + 1, room.y * 2 + 1, (room.x + room.width) * 2 - 1, (room.y + room.height) * 2 - 1)
    assert image.crop(tuple(round(corner) for corner in corners)).getextrema() == (255, 255)  # type: ignore[arg-type]


@pytest.mark.slow
def test_the_same_cover_is_the_same_bytes(tmp_path: Path) -> None:
    for to in (printer(), printer(PRESS)):
        one, two = (made(to=to)[0] for _ in range(2))
        assert one == two


def test_a_photo_that_leaves_the_words_no_room_is_left_out_and_named(tmp_path: Path) -> None:
    picture, studio = photo(tmp_path, 3000, 2000)
    theme = ".front-foot { inset-inline-start: 0 }"  # its headline would stand in the fold
    _, outcome = made(photo=picture, studio=studio, sheets=[theme])
    assert [found.id for found in outcome.diagnostics] == ["cover-photo-left-out"]
    assert outcome.value.facts.pages[0].pictures == ()


def test_a_tall_photo_is_cropped_for_the_words_over_it(tmp_path: Path) -> None:
    picture, studio = photo(tmp_path, 2000, 3000)
    _, outcome = made(
        of=edition(title="The Letter of the Outer Harbour", isbn_print=ISBN), photo=picture, studio=studio
    )
    blocks = {block.path: block.box for block in outcome.value.facts.pages[0].blocks}
    title, lead, shown = (blocks[path] for path in ("front.words", "front.lead", "front.photo"))
    assert outcome.diagnostics == ()
    assert title.y + title.height <= lead.y + 0.6
    assert lead.y + lead.height <= shown.y + 0.6
    assert shown.height > 0.25 * HEIGHT * MM


def test_a_name_is_not_set_a_word_a_line_where_smaller_type_mends_it() -> None:
    _, outcome = made(40, of=edition(title="The Harbourmasters Letter", isbn_print=ISBN))
    (block,) = [b for b in outcome.value.facts.pages[0].blocks if b.path == "front.words.publication"]
    assert len(block.lines) == 2


def test_the_dimension_sheet_says_what_the_pdf_has() -> None:
    data, outcome = made(160, to=printer(PRESS), trade=Trade(price="USD 18.99"))
    sheet = outcome.value.dimensions.data()
    with page_of(data) as page:
        trim, media, found = box(page, "/TrimBox"), box(page, "/MediaBox"), bars(page)
    assert sheet["wrap"] == {
        "width": pytest.approx(trim[2] - trim[0], abs=0.01),
        "height": pytest.approx(210, abs=0.01),
    }
    assert sheet["sheet"] == {"width": pytest.approx(media[2], abs=0.01), "height": pytest.approx(media[3], abs=0.01)}
    assert sheet["spine"] == pytest.approx(160 * 0.0572 + 1.5, abs=0.001)
    assert sheet["formula"] == "160 pages × 0.0572 mm (white) + 1.50 mm = 10.652 mm"
    assert sheet["barcode"] == {
        "number": ISBN,
        "addon": "51899",
        "scale": 1.0,
        "ground": sheet["barcode"]["ground"],  # type: ignore[index]
        "symbol": {
            "left": pytest.approx(found[0][0] - 11 * 0.33, abs=0.01),
            "foot": pytest.approx(min(bar[1] for bar in found) - (2.75 + 0.33 - 5 * 0.33), abs=0.01),
            "width": pytest.approx((11 + 95 + 9 + 47 + 5) * 0.33, abs=0.01),
            "height": pytest.approx(25.93, abs=0.01),
        },
    }
    lines = "\n".join(outcome.value.dimensions.lines())
    for told in (
        "160 pages × 0.0572 mm",
        "306.652 × 210.00 mm trimmed",
        "with 10.00 mm for marks",
        "EAN-13 9783161484100",
    ):
        assert told in lines


@pytest.mark.slow
def test_formats_of_other_shapes_hold() -> None:
    for width, height in ((74, 105), (210, 297), (250, 200)):
        to = replace(printer(), trim=Size(width * MM, height * MM))
        data, outcome = made(160, to=to)
        assert outcome.ok, outcome.diagnostics
        assert ISBN in scanned(data, 250)
