"""The pictures of the documents, made from the sample editions: ``make book``, then ``python -m tests.docs.pictures``.

Pages are found by words that stand on them, so that a change of the make-up changes the pictures and not this script.
Needs the tools of the tests: pypdfium2 shows pages, a reader engine in Chromium shows the e-book.
"""

import tempfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image

from publish.pipeline.interface import build_pdf
from tests.docs.documents import ROOT
from tests.readers.walk import Engine, walk

FOLDER = ROOT / "docs/pictures"
LIMIT = 150_000
"""The most bytes of a picture: who reads the documents on a telephone pays for them."""

_WIDTH = 620
"""How wide a page is shown, in pixels."""
_IN_A_SPREAD = 520
_GAP = 16
_GROUND = (226, 224, 220)
"""Between pages, so that their edges are seen."""
_OPENING = "After eleven winters"
_TABLE = "Reading the board"
_SECTION = "## The argument on the mole"
"""A section that is begun on a page of its own."""
_LOOKS = {
    "editions/2026-10/grain-tower.md": ("headline:", "opening: plain\nheadline:"),
    "editions/2026-10/salt-marsh.md": ("headline:", "opening: sunk\nheadline:"),
    "editions/2026-10/night-train.md": ("{#fig-sidings", '{#fig-sidings width=50% crop="1:1"'),
    "editions/2026-10/old-port.md": ("{#fig-board", '{#fig-board crop="3:1"'),
}
"""Openings of other forms, and pictures that are cropped."""
_SHOWN = {
    "openings": ("The last lamp on the grain tower", "Low Sarna lets the sea back in"),
    "cropped": ("The birch at the end of road seven", "Reading the board"),
}
"""The pictures of them, and what their pages say."""
_CONTENTS = "Contents 4"
_PART = "Part 1 Autumn"
_BRIEFS = "A clapper for the drowned bell"
_NOTICES = "About The Harbour Letter"


def main() -> None:
    """Make every picture, and say how large it is."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    october, november = (_pdf(ROOT / f"build/{name}.pdf") for name in ("2026-10", "2026-11"))
    opening = _opening(october)
    _save("opening", [_page(october, opening)])
    _save("spread", _spread(october, _page_with(october, _TABLE, after=opening)))
    _save("contents", [_page(november, _page_with(november, _CONTENTS))])
    yearbook = _pdf(ROOT / "build/yearbook-2026.pdf")
    _save("part", [_page(yearbook, _page_with(yearbook, _PART))])
    _save("title", [_page(october, 0)])
    _save("briefs", [_page(november, _page_with(november, _BRIEFS, after=5))])
    _save("notices", [_page(november, _page_with(november, _NOTICES))])
    with tempfile.TemporaryDirectory() as scratch:
        for theme in ("broadsheet", "review"):
            other = _pdf(_in_another_theme(theme, Path(scratch, theme)))
            _save(theme, [_page(other, _opening(other))])
        columns = "contents_columns = 2\ncredits_columns = 2\n"
        changes = {"editions/2026-11/edition.toml": ("page_list", f"{columns}page_list")}
        lists = _pdf(_otherwise("2026-11", changes, Path(scratch, "lists")))
        credits = _page_with(lists, "Credits", after=_page_with(lists, _NOTICES, after=5))
        changes = {"editions/2026-10/old-port.md": (_SECTION, f"{{.new-page}}\n{_SECTION}")}
        begun = _pdf(_otherwise("2026-10", changes, Path(scratch, "begun")))
        looks = _pdf(_otherwise("2026-10", _LOOKS, Path(scratch, "looks")))
        for name, wanted in _SHOWN.items():
            behind = _page_with(looks, "Contents")
            _save(name, [_page(looks, _page_with(looks, words, after=behind), width=_IN_A_SPREAD) for words in wanted])
        page = _page_with(begun, _SECTION.removeprefix("## "), after=_opening(begun))
        _save("new-page", _spread(begun, page))
        _save(
            "lists",
            [_page(lists, _page_with(lists, _CONTENTS), width=_IN_A_SPREAD), _page(lists, credits, width=_IN_A_SPREAD)],
        )
        _save("reader", _shown(ROOT / "build/2026-10.epub", Path(scratch)))


def _pdf(path: Path) -> pypdfium2.PdfDocument:
    if not path.is_file():
        raise SystemExit(f"{path.relative_to(ROOT)} is not there: run make book first")
    return pypdfium2.PdfDocument(path)


def _page_with(book: pypdfium2.PdfDocument, words: str, *, after: int = -1) -> int:
    """The first page that these words stand on, whatever the breaks of its lines."""
    for number in range(after + 1, len(book)):
        if words in " ".join(book[number].get_textpage().get_text_range().split()):
            return number
    raise SystemExit(f"no page says “{words}”")


def _opening(book: pypdfium2.PdfDocument) -> int:
    """The first page of the first dispatch: its standfirst stands in the contents too."""
    return _page_with(book, _OPENING, after=_page_with(book, "Contents"))


def _page(book: pypdfium2.PdfDocument, number: int, *, width: int = _WIDTH) -> Image.Image:
    page = book[number]
    shown: Image.Image = page.render(scale=2 * width / page.get_width()).to_pil().convert("RGB")
    return shown.resize((width, round(width * page.get_height() / page.get_width())), Image.Resampling.LANCZOS)


def _spread(book: pypdfium2.PdfDocument, number: int) -> list[Image.Image]:
    """The two pages that lie open where this one does: the first page of a book is a recto."""
    verso = number if number % 2 else number - 1
    return [_page(book, verso, width=_IN_A_SPREAD), _page(book, verso + 1, width=_IN_A_SPREAD)]


def _in_another_theme(theme: str, scratch: Path) -> Path:
    """The October letter as another theme sets it."""
    return _otherwise("2026-10", {"publication.toml": ('theme = "default"', f'theme = "{theme}"')}, scratch)


def _otherwise(edition: str, changes: Mapping[str, tuple[str, str]], scratch: Path) -> Path:
    """An edition made of content that says something else: by file, what words stand in the place of which."""
    (scratch / "letter").mkdir(parents=True)
    for path in sorted((ROOT / "content").rglob("*")):
        copy = scratch / "letter" / path.relative_to(ROOT)
        if path.is_dir():
            copy.mkdir(parents=True, exist_ok=True)
        else:
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    for name, (words, others) in changes.items():
        path = scratch / "letter/content" / name
        assert words in path.read_text(), f"{name} does not say {words}"
        path.write_text(path.read_text().replace(words, others, 1))
    made = build_pdf(scratch / "letter", edition).value
    if made is None:
        raise SystemExit(f"{edition} cannot be built with its changes: run publish check")
    return made


def _shown(book: Path, scratch: Path) -> list[Image.Image]:
    """The first dispatch of an e-book in a reader, by day and by night."""
    shots: list[Image.Image] = []
    for dark in (False, True):
        folder = scratch / f"shots-{dark}"
        folder.mkdir()
        (walked,) = walk([book], Engine.FOLIATE, width=520, height=760, dark=dark, shots=folder)
        dispatch = next(item for item in walked.items if item.shot and item.characters > 4000)
        assert dispatch.shot is not None
        shots.append(Image.open(BytesIO(dispatch.shot.read_bytes())).convert("RGB"))
    return shots


def _save(name: str, pages: Sequence[Image.Image]) -> None:
    """Pages side by side as a JPEG that is not too large; pages of a spread touch, others do not."""
    gap = 2 if name in ("spread", "new-page") else _GAP
    width = sum(page.width for page in pages) + gap * (len(pages) - 1) + 2 * _GAP
    sheet = Image.new("RGB", (width, max(page.height for page in pages) + 2 * _GAP), _GROUND)
    left = _GAP
    for page in pages:
        sheet.paste(page, (left, _GAP))
        left += page.width + gap
    for quality in (86, 78, 70, 62):
        data = BytesIO()
        sheet.save(data, "JPEG", quality=quality, optimize=True, progressive=True)
        if data.tell() <= LIMIT:
            break
    else:
        raise SystemExit(f"{name}.jpg is larger than {LIMIT} bytes")
    path = FOLDER / f"{name}.jpg"
    path.write_bytes(data.getvalue())
    print(f"{path.relative_to(ROOT)}: {data.tell()} bytes, {sheet.width} × {sheet.height}, quality {quality}")


if __name__ == "__main__":
    main()
