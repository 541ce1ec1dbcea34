"""Contact sheets: which pages lie side by side, and that every page is where a reader of the sheet looks for it."""

import pytest
from PIL import Image

from publish.imaging.contact import SHEET, DrawnPage, filling, layout, sheets, spreads
from publish.resources import SHIPPED

FONT = SHIPPED.read_bytes("styles/themes/default/fonts/noto-sans/NotoSans-Regular.ttf")
WHITE, RED, BLUE = (255, 255, 255), (255, 0, 0), (0, 0, 255)


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (1, ((None, 0),)),
        (2, ((None, 0), (1, None))),
        (3, ((None, 0), (1, 2))),
        (4, ((None, 0), (1, 2), (3, None))),
    ],
)
def test_the_first_page_is_a_recto(pages: int, expected: object) -> None:
    assert spreads(pages) == expected


@pytest.mark.parametrize(("pages", "expected"), [(2, ((0, None), (None, 1))), (3, ((0, None), (2, 1)))])
def test_a_book_bound_at_its_right_has_its_rectos_at_the_left(pages: int, expected: object) -> None:
    assert spreads(pages, from_the_right=True) == expected


def test_every_page_is_on_one_spread() -> None:
    shown = [page for spread in spreads(121) for page in spread if page is not None]
    assert shown == list(range(121))


def page(number: int) -> DrawnPage:
    """A page whose colour is its number."""
    return DrawnPage(Image.new("RGB", (100, 140), (number, 0, 0)), str(number + 1), (((10, 10, 90, 130), "#0000ff"),))


def areas(image: Image.Image, colour: tuple[int, int, int]) -> tuple[int, int, int, int] | None:
    """The box of all pixels of a colour."""
    red, green, blue = (
        band.point([255 if value == wanted else 0 for value in range(256)])
        for band, wanted in zip(image.split(), colour, strict=True)
    )
    nothing = Image.new("L", image.size)
    return Image.composite(Image.composite(red, nothing, green), nothing, blue).getbbox()


def test_verso_and_recto_touch_at_the_fold_and_stand_on_one_line() -> None:
    plan = layout((100, 140), pages=7, apart=False, alone=False)
    (image,) = sheets(spreads(7), plan, page, title="A book", font=FONT)
    places = [areas(image, (number, 0, 0)) for number in range(7)]
    assert all(places)
    left, right = places[1], places[2]
    assert left
    assert right
    assert (left[1], left[3]) == (right[1], right[3])
    assert right[0] - left[2] in (0, 1)  # the fold's line lies between
    first, third = places[0], places[1]
    assert first
    assert third
    assert first[0] - 100 >= 72, "the first page leaves the place of a verso free"
    assert first[1] == third[1]


def test_pages_with_what_is_cut_off_stand_apart_under_their_lines() -> None:
    plan = layout((100, 140), pages=3, apart=True, alone=True)
    images = list(sheets(spreads(3), plan, page, title="A book", legend=(("trim", "#0000ff"),), font=FONT))
    assert len(images) == 2
    left, right = areas(images[1], (1, 0, 0)), areas(images[1], (2, 0, 0))
    assert left
    assert right
    assert right[0] - left[2] == 24
    corner = images[1].getpixel((left[0] + 10, left[1] + 10))
    assert corner == BLUE
    assert images[1].getpixel((left[0] + 9, left[1] + 9)) == (1, 0, 0)


def test_many_spreads_go_on_to_another_sheet_and_no_sheet_grows() -> None:
    plan = layout((280, 400), pages=121, apart=False, alone=False)
    sizes = [image.size for image in sheets(spreads(121), plan, page, title="A book", font=FONT)]
    assert set(sizes) == {SHEET}
    assert len(sizes) == -(-61 // plan.capacity) > 1


def test_a_single_page_stands_alone_in_the_middle() -> None:
    plan = layout((300, 200), pages=1, apart=False, alone=False)
    (image,) = sheets(
        ((0, None),), plan, lambda _: DrawnPage(Image.new("RGB", (300, 200), RED), "1"), title="", font=FONT
    )
    place = areas(image, RED)
    assert place
    assert place[0] == image.width - place[2]


def test_pages_of_another_size_stand_at_the_fold_and_the_foot() -> None:
    def odd(number: int) -> DrawnPage:
        size = (60, 90) if number == 1 else (100, 140)
        return DrawnPage(Image.new("RGB", size, (number, 0, 0)), str(number))

    plan = layout((100, 140), pages=3, apart=False, alone=True)
    image = list(sheets(spreads(3), plan, odd, title="", font=FONT))[1]
    small, large = areas(image, (1, 0, 0)), areas(image, (2, 0, 0))
    assert small
    assert large
    assert small[3] == large[3]
    assert large[0] - small[2] in (0, 1)


def test_a_title_gives_way_to_the_number_of_the_sheet() -> None:
    plan = layout((100, 140), pages=3, apart=False, alone=True)
    long, short = (next(sheets(spreads(3), plan, page, title=title, font=FONT)) for title in ("x" * 400, "x"))
    assert long.size == short.size
    ends = [areas(image.crop((image.width - 72, 0, *image.size)), (0x4A, 0x4A, 0x48)) for image in (long, short)]
    assert ends == [None, None], "nothing is written into the margin"


@pytest.mark.parametrize("width", [4.0, 5.83, 6.0, 8.27])
def test_rows_fill_the_sheet(width: float) -> None:
    dpi = filling(width, 40, apart=False)
    plan = layout((round(width * dpi), round(width * 1.5 * dpi)), pages=200, apart=False, alone=False)
    across = plan.columns * (plan.spread[0] + 48) - 48
    assert dpi >= 40
    assert abs(across - (SHEET[0] - 2 * 72)) <= 2 * plan.columns
