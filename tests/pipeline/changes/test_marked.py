"""What differs between two pages is marked where it is, and nowhere else."""

from PIL import Image, ImageDraw

from publish.pipeline.changes.page_difference import marked


def a_page(*blots: tuple[int, int]) -> Image.Image:
    page = Image.new("RGB", (200, 300), "white")
    for x, y in blots:
        ImageDraw.Draw(page).rectangle((x, y, x + 9, y + 9), fill="black")
    return page


def test_the_same_page_has_no_mark() -> None:
    page = a_page((20, 20))
    assert marked(page, page.copy()) == 0
    assert page.tobytes() == a_page((20, 20)).tobytes()


def test_each_place_that_differs_has_a_mark_on_both() -> None:
    before, after = a_page((20, 20), (20, 200)), a_page((20, 20), (120, 100))
    assert marked(before, after) == 2
    for page in (before, after):
        reds = [(x, y) for x in range(200) for y in range(300) if page.getpixel((x, y)) == (196, 0, 72)]
        assert {y // 100 for _, y in reds} >= {1, 2}
        assert all(y > 50 for _, y in reds), "what is the same is left alone"


def test_pages_of_another_size_can_be_compared() -> None:
    small, large = a_page(), Image.new("RGB", (260, 300), "black")
    assert marked(small, large) == 1
