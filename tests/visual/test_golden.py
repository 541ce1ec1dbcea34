"""Pages look as they did when somebody last looked at them; ``README.md`` says how to renew the pictures."""

import os
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageOps

from publish.tools import pdftotext
from tests.books import printed
from tests.books.press import ROOT
from tests.visual.looking import difference, kept, pictures

GOLDEN = Path(__file__).with_name("golden")
THEMES = ("default", "broadsheet", "review")
PRINTER = ROOT / "styles/printers/office.toml"
LARGEST = 60_000
"""Bytes of a golden picture, at the most."""

PAGES: dict[str, tuple[str, ...]] = {
    "title": ("What the letter printed in its third year",),
    "contents": ("Contents",),
    "part": ("Part 1",),
    "opening": ("Every morning for thirty-one years",),
    "spread": ("The plank on the third pier", "So for four days there was one gauge"),
    "correction": ("Correction April 11",),
    "briefs": ("Bells to ring by the metre",),
    "note": ("Green glass floats still come ashore",),
    "footer": ("About this newsletter",),
    "credits": ("Colophon",),
}
"""What is looked at in the yearbook, each by words that stand on its pages alone, contents left out."""
FORMS: dict[str, tuple[str, ...]] = {
    "updates": ("As the landing wrote it down",),
    "letters": ("It was not a lantern",),
    "pair": ("Both were taken from the weir",),
    "strip": ("The way they came",),
    "plate": ("The pier that it left standing",),
    "boxes": ("Sweat the onions",),
}
"""What is looked at in the edition of every form."""
EVERY = PAGES | FORMS


@pytest.fixture(scope="module")
def books(builds: dict[str, Path], require_tool: Callable[[str], Path]) -> dict[tuple[str, str], printed.Print]:
    require_tool("pdftotext")
    read = {(theme, name): folder / f"{name}.pdf" for theme, folder in builds.items() for name in ("year", "forms")}
    return {place: printed.read(pdf, PRINTER) for place, pdf in read.items()}


def _numbers(book: printed.Print, words: tuple[str, ...]) -> tuple[int, ...]:
    """The pages that are meant, from 0; contents and part pages say many of these words too, so others go first."""
    found = []
    for said in map(printed.letters, words):
        pages = [page for page in book.pages if said in page.letters]
        lists = [page for page in pages if page.lines[0].letters in ("contents", "part1", "part2")]
        found.append(next((page for page in pages if page not in lists), pages[0]).number)
    return tuple(found)


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", EVERY)
def test_a_page_looks_as_it_did(
    name: str, theme: str, books: dict[tuple[str, str], printed.Print], tmp_path: Path
) -> None:
    book = books[theme, "forms" if name in FORMS else "year"]
    shown = pictures(book.path, _numbers(book, EVERY[name]))
    golden = GOLDEN / f"{theme}-{name}.png"
    if os.environ.get("PUBLISH_GOLDEN") == "write":
        if not golden.exists() or not difference(shown, Image.open(golden)).same:
            kept(shown).save(golden, optimize=True)
        return
    assert golden.exists(), f"{golden.name} is not there; {GOLDEN.parent.name}/README.md says how to make it"
    with Image.open(golden) as wanted:
        found = difference(shown, wanted)
        if not found.same:
            shown.save(tmp_path / "now.png")
            ImageChops.difference(shown, wanted.convert("RGB")).save(tmp_path / "difference.png")
    assert found.same, f"{golden.name}: {found}; look at {tmp_path}"


def test_every_golden_picture_is_of_a_page_and_small() -> None:
    pictures_kept = {path.stem: path.stat().st_size for path in GOLDEN.iterdir()}
    assert pictures_kept.keys() == {f"{theme}-{name}" for theme in THEMES for name in EVERY}
    assert {name: size for name, size in pictures_kept.items() if size > LARGEST} == {}


@pytest.mark.parametrize(("theme", "another"), list(combinations(THEMES, 2)))
def test_each_theme_has_looks_of_its_own(theme: str, another: str) -> None:
    for name in EVERY:
        with Image.open(GOLDEN / f"{theme}-{name}.png") as one, Image.open(GOLDEN / f"{another}-{name}.png") as other:
            assert not difference(one, other).same, name


def _with_head_moved(page: Image.Image) -> Image.Image:
    """The strip of the running head moved by four points."""
    moved = page.copy()
    strip = page.crop((0, 18, page.width, 40))
    moved.paste(ImageChops.offset(strip, 4, 0), (0, 18))
    return moved


def _with_foot_moved(page: Image.Image) -> Image.Image:
    moved = page.copy()
    strip = page.crop((0, 535, page.width, 560))
    moved.paste(ImageChops.offset(strip, 4, 0), (0, 535))
    return moved


def _with_head_mirrored(page: Image.Image) -> Image.Image:
    """The folio of a verso, mirrored where it stands."""
    mirrored = page.copy()
    place = (474, 14, 492, 34)
    mirrored.paste(ImageOps.mirror(page.crop(place)), place)
    return mirrored


def _without_foot(page: Image.Image) -> Image.Image:
    blank = page.copy()
    blank.paste("white", (0, 535, page.width, 560))
    return blank


def _a_line_lower(page: Image.Image) -> Image.Image:
    return ImageChops.offset(page, 0, 14)


CHANGES: tuple[tuple[str, Callable[[Image.Image], Image.Image], tuple[str, ...]], ...] = (
    ("spread", ImageOps.mirror, THEMES),
    ("spread", _a_line_lower, THEMES),
    ("spread", _with_head_moved, THEMES),
    ("spread", _with_head_mirrored, ("default", "broadsheet")),  # the review has its folios at the foot
    ("opening", _with_foot_moved, THEMES),
    ("opening", _without_foot, THEMES),
    ("opening", ImageOps.flip, THEMES),
)


@pytest.mark.parametrize(
    ("name", "change", "theme"), [(name, change, theme) for name, change, themes in CHANGES for theme in themes]
)
def test_what_moved_or_was_mirrored_is_seen(
    name: str, change: Callable[[Image.Image], Image.Image], theme: str
) -> None:
    """The negative control: each golden picture, changed in one way, is another page."""
    with Image.open(GOLDEN / f"{theme}-{name}.png") as golden:
        page = golden.convert("RGB")
    assert not difference(change(page), page).same


def test_a_breath_of_antialiasing_is_not_seen(books: dict[tuple[str, str], printed.Print]) -> None:
    """The same pages drawn a quarter of a pixel off are the same pages."""
    book = books["default", "year"]
    page = pictures(book.path, (5,))
    shifted = page.transform(page.size, Image.Transform.AFFINE, (1, 0, 0.25, 0, 1, 0.25), Image.Resampling.BILINEAR)
    assert difference(page, shifted).same, difference(page, shifted)


def test_words_set_wide_stay_words(yearbooks: dict[str, Path], require_tool: Callable[[str], Path]) -> None:
    """Letters set too far apart are taken for words of their own by who searches, copies or listens."""
    require_tool("pdftotext")
    for theme, pdf in yearbooks.items():
        shown = {word for page in pdftotext.text(pdf) for word in page.casefold().split()}
        missing = {"river", "in", "brief", "trades", "thaw", "part", "the", "year", "contents", "imprint"} - shown
        assert missing == set(), theme
