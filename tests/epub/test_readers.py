"""What readers see: an opening, a figure page, notes and contents on a phone, on electronic ink and on a desk.

By day and by night, in two reader engines and two themes; every page of the book is walked at each of these.

The pictures in ``golden/`` are small, and compared with a tolerance: letters may stand a pixel elsewhere.
``PUBLISH_GOLDEN=write`` writes them anew; look at them then.
"""

import os
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.epub.books import made
from tests.epub.views import EDITION_OF_VIEWS, VIEWS, Views
from tests.readers.walk import Engine, Walk, walk

GOLDEN = Path(__file__).parent / "golden"
SIZES = {"phone": (360, 640), "ink": (600, 800), "desk": (1024, 768)}
_SMALLER = 3
"""The pictures are kept at a third of their size."""
_MEAN = 3.0
"""How far two pictures may differ on the whole, of 255."""
_ELSEWHERE = 0.02
"""The share of pixels that may differ plainly."""

pytestmark = pytest.mark.slow

Settings = tuple[Engine, str, bool]


@pytest.fixture(scope="module")
def walks(
    require_tool: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, Settings], Walk]:
    """One book in each theme, walked in both engines at three sizes, by day and by night."""
    for name in ("node", "readers", "chromium"):
        require_tool(name)
    folder = tmp_path_factory.mktemp("views")
    books = []
    for theme in ("default", "broadsheet"):
        outcome, data = made(EDITION_OF_VIEWS, theme, gallery=Views())
        assert outcome.diagnostics == ()
        books.append(folder / f"{theme}.epub")
        books[-1].write_bytes(data)
    found = {}
    for engine, (size, (width, height)), dark in product(Engine, SIZES.items(), (False, True)):
        shots = folder / f"{engine}-{size}-{'dark' if dark else 'light'}"
        shots.mkdir()
        done = walk(books, engine, width=width, height=height, dark=dark, shots=shots, patience=20)
        found.update({(book.stem, (engine, size, dark)): one for book, one in zip(books, done, strict=True)})
    return found


def test_every_page_is_shown_everywhere(walks: dict[tuple[str, Settings], Walk]) -> None:
    for (theme, settings), done in walks.items():
        assert done.faults == (), (theme, settings)
        assert done.cover
        assert done.landmarks
        assert len(done.items) == 12
        assert all(item.characters for item in done.items if "cover" not in item.href)


def shots(walks: dict[tuple[str, Settings], Walk], theme: str) -> Iterator[tuple[str, Image.Image]]:
    """The pictures of what is looked at, each with its name."""
    for (other, (engine, size, dark)), done in walks.items():
        for view, document in VIEWS.items():
            item = next(item for item in done.items if item.href.endswith(document))
            assert item.shot is not None
            if other == theme:
                with Image.open(item.shot) as shot:
                    yield f"{view}-{engine}-{size}-{'dark' if dark else 'light'}", shot.convert("RGB")


def small(shot: Image.Image) -> Image.Image:
    size = (shot.width // _SMALLER, shot.height // _SMALLER)
    return shot.resize(size, Image.Resampling.BOX)


def alike(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures of one size show the same page."""
    difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).convert("L")
    plain = sum(difference.histogram()[80:]) / (difference.width * difference.height)
    return ImageStat.Stat(difference).mean[0] <= _MEAN and plain <= _ELSEWHERE


def test_what_readers_see(walks: dict[tuple[str, Settings], Walk]) -> None:
    different = []
    for name, shot in shots(walks, "default"):
        place = GOLDEN / f"{name}.png"
        if os.environ.get("PUBLISH_GOLDEN") == "write":
            place.parent.mkdir(exist_ok=True)
            small(shot).quantize(24, dither=Image.Dither.NONE).save(place, optimize=True)
        with Image.open(place) as kept:
            if not alike(small(shot), kept):
                different.append(name)
    assert different == []
    assert len(list(GOLDEN.glob("*.png"))) == len(VIEWS) * len(SIZES) * len(Engine) * 2


def test_another_look_is_seen(walks: dict[tuple[str, Settings], Walk]) -> None:
    """The tolerance lets letters move by a pixel, and no other theme through."""
    for name, shot in shots(walks, "broadsheet"):
        with Image.open(GOLDEN / f"{name}.png") as kept:
            if name.startswith(("opening", "notes")):
                assert not alike(small(shot), kept), name


@pytest.mark.parametrize("theme", ["default", "broadsheet"])
def test_text_is_light_by_night_and_dark_by_day(walks: dict[tuple[str, Settings], Walk], theme: str) -> None:
    for name, shot in shots(walks, theme):
        levels = shot.convert("L").histogram()
        paper = max(range(256), key=levels.__getitem__)
        assert paper < 40 if name.endswith("dark") else paper > 215, name
        ink = sum(levels[200:]) if name.endswith("dark") else sum(levels[:60])
        assert ink > 0.001 * shot.width * shot.height, f"{name} shows letters"


def test_a_figure_page_shows_its_photo(walks: dict[tuple[str, Settings], Walk]) -> None:
    for name, shot in shots(walks, "default"):
        if name.startswith("figure"):
            greens = ImageChops.subtract(shot.getchannel("G"), shot.getchannel("R"))
            assert sum(greens.histogram()[20:]) > 0.02 * shot.width * shot.height, f"{name} shows the photo"
