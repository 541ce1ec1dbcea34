"""The reader engines open the sound book without a word, and show each planted fault."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.readers.walk import Engine, Target, Walk, walk
from tests.tools.books import packed, page, sound_book

pytestmark = pytest.mark.slow

_ONE = '<h1 id="high">High water</h1><p id="p7">{}</p>'


def _with(path: str, content: bytes | None) -> bytes:
    files = sound_book()
    if content is None:
        del files[path]
    else:
        files[path] = content
    return packed(files)


_REMOTE = page("High water", _ONE.format('<img src="http://harbour.invalid/pixel.png" alt="Pixel"/>')).encode()
_SVG = page(
    "Low water",
    '<h1>Low</h1><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2">'
    '<image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="gauge.png" aria-label="Drawn"/></svg>',
).encode()

_BOOKS: dict[str, tuple[bytes, str]] = {
    "remote": (_with("EPUB/one.xhtml", _REMOTE), r"leaves the book: http://harbour\.invalid/pixel\.png"),
    "lost picture": (_with("EPUB/gauge.png", None), r"tide gauge|/gauge\.png"),
    "broken picture": (
        packed(sound_book() | {"EPUB/gauge.png": b"no picture", "EPUB/two.xhtml": _SVG}),
        "broken picture: Drawn",
    ),
    "ill-formed": (
        _with("EPUB/one.xhtml", page("High", "<h1>High").encode()),
        r"one\.xhtml: no element has the id high",
    ),
    "lost target": (_with("EPUB/one.xhtml", page("High", "<h1>High</h1>").encode()), "no element has the id p7"),
    "lost page": (_with("EPUB/two.xhtml", None), r"two\.xhtml: "),
    "no archive": (b"A letter, not a book.", "the walk ended early: "),
}


@pytest.fixture(scope="module", params=Engine)
def walks(
    request: pytest.FixtureRequest, require_tool: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Walk]:
    """The sound book and every faulty one, walked in one browser, in the dark."""
    for name in ("node", "readers", "chromium"):
        require_tool(name)
    folder = tmp_path_factory.mktemp("books")
    books = {"sound": packed(sound_book()), **{name: book for name, (book, _) in _BOOKS.items()}}
    paths = [folder / f"{number}.epub" for number in range(len(books))]
    for path, book in zip(paths, books.values(), strict=True):
        path.write_bytes(book)
    engine = Engine(request.param)
    done = walk(paths, engine, width=300, height=400, dark=True, shots=folder, patience=4)
    return dict(zip(books, done, strict=True))


def test_the_sound_book_is_walked_from_end_to_end(walks: dict[str, Walk]) -> None:
    sound = walks["sound"]
    assert sound.faults == ()
    assert sound.console == ()
    assert (sound.title, sound.language, sound.cover, sound.landmarks) == ("Tide tables", "en", True, 1)
    assert [item.href.removeprefix("EPUB/") for item in sound.items] == ["one.xhtml", "two.xhtml"]
    assert [item.linear for item in sound.items] == [True, False]
    assert all(item.characters > 20 for item in sound.items)
    assert sound.contents == (Target("High water", 0, "high"), Target("Low water", 1, ""))
    assert sound.pages == (Target("7", 0, "p7"),)


def test_every_item_leaves_a_picture_in_the_readers_colours(walks: dict[str, Walk]) -> None:
    for item in walks["sound"].items:
        assert item.shot is not None
        with Image.open(item.shot) as shot:
            assert shot.size == (300, 400)
            assert shot.convert("L").histogram()[0] > shot.width * shot.height / 2, "a dark page"
            assert sum(shot.convert("L").histogram()[200:]) > 50, "with light letters"


@pytest.mark.parametrize("name", _BOOKS)
def test_a_planted_fault_is_seen(name: str, walks: dict[str, Walk]) -> None:
    faults = "\n".join(walks[name].faults)
    assert re.search(_BOOKS[name][1], faults)


def test_what_leaves_the_book_is_refused(walks: dict[str, Walk]) -> None:
    assert walks["remote"].remote == ("http://harbour.invalid/pixel.png",)
    assert "one.xhtml: broken picture: Pixel" in "\n".join(walks["remote"].faults)
