"""epubcheck passes the sound book, and catches each planted fault."""

from collections.abc import Callable
from pathlib import Path

import pytest

from publish.tools import epubcheck
from publish.tools.epubcheck import EpubcheckVerdict, Message, MessageLevel
from tests.tools.books import packed, page, sound_book

_FAULTY: dict[str, tuple[str, bytes | None]] = {
    "a picture that is not there": (
        "EPUB/one.xhtml",
        page("High water", '<h1 id="high">High</h1><p id="p7"><img src="gone.png" alt="Nothing"/></p>').encode(),
    ),
    "an unknown element": (
        "EPUB/two.xhtml",
        page("Low water", "<h1>Low</h1><marquee>Ebb</marquee>").encode(),
    ),
    "a page that is not well-formed": ("EPUB/two.xhtml", page("Low water", "<h1>Low").encode()),
    "a spine item that is not there": ("EPUB/two.xhtml", None),
    "no container": ("META-INF/container.xml", None),
}
_CAUGHT = {
    "a picture that is not there": ("RSC-007", MessageLevel.ERROR, "EPUB/one.xhtml"),
    "an unknown element": ("RSC-005", MessageLevel.ERROR, "EPUB/two.xhtml"),
    "a page that is not well-formed": ("RSC-016", MessageLevel.FATAL, "EPUB/two.xhtml"),
    "a spine item that is not there": ("RSC-001", MessageLevel.ERROR, "EPUB/two.xhtml"),
    "no container": ("RSC-002", MessageLevel.FATAL, ""),
    "not an archive": ("PKG-008", MessageLevel.FATAL, ""),
}


@pytest.fixture(scope="module")
def verdicts(
    require_tool: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, EpubcheckVerdict]:
    """The sound book and every faulty one, judged in one call."""
    require_tool("epubcheck")
    folder = tmp_path_factory.mktemp("books")
    books = {"sound": packed(sound_book()), "not an archive": b"A letter, not a book."}
    for name, (path, content) in _FAULTY.items():
        files = sound_book()
        if content is None:
            del files[path]
        else:
            files[path] = content
        books[name] = packed(files)
    paths = [folder / f"{number}.epub" for number in range(len(books))]
    for place, book in zip(paths, books.values(), strict=True):
        place.write_bytes(book)
    return dict(zip(books, epubcheck.check(paths), strict=True))


def test_the_sound_book_passes(verdicts: dict[str, EpubcheckVerdict]) -> None:
    assert verdicts["sound"].faults == ()
    assert verdicts["sound"].version == "5.3.0"


@pytest.mark.parametrize("name", _CAUGHT)
def test_a_planted_fault_is_caught(name: str, verdicts: dict[str, EpubcheckVerdict]) -> None:
    assert _CAUGHT[name] in [(m.id, m.level, m.path) for m in verdicts[name].faults]


def test_a_message_tells_its_place(verdicts: dict[str, EpubcheckVerdict]) -> None:
    (missing,) = [m for m in verdicts["a picture that is not there"].faults if m.id == "RSC-007"]
    assert missing.line == 5
    assert missing.column > 1
    assert str(missing).startswith(f"EPUB/one.xhtml:5:{missing.column}: error[RSC-007]: ")


def test_information_is_no_fault() -> None:
    said = (
        Message("ACC-009", MessageLevel.INFO, "Good to know."),
        Message("HTM-010", MessageLevel.USAGE, "Seldom seen."),
    )
    assert EpubcheckVerdict(Path("a.epub"), "5.3.0", said).faults == ()


def test_no_books_need_no_java(require_tool: Callable[[str], Path]) -> None:
    require_tool("epubcheck")
    assert epubcheck.check([]) == ()
