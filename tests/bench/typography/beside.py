"""The lines of this program beside those of Typst: the same words, face, size, measure and leading, in one run.

``python -m tests.bench.typography.beside`` writes the table and the picture in ``docs/typography.md``. Typst comes with
the Python package ``typst``, which only this needs.
"""

import json
import re
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image

from publish.model.blocks import Paragraph
from publish.model.walk import each_block, plain
from publish.pipeline.interface import build_pdf, load_edition
from publish.transforms.numbering import StageTerms
from publish.transforms.typography import set_text
from tests.bench.typography.colour import colour
from tests.bench.typography.lines import Line, lines
from tests.bench.typography.reading import PageInk, read
from tests.bench.typography.table import COLOUR, grid, put
from tests.books.press import ROOT

PAGE = ROOT / "docs/typography.md"
PICTURE = ROOT / "docs/pictures/beside-typst.png"
EDITIONS = ("2026-10", "2026-11")
MOST_BYTES = 150_000

_NOT_PLAIN = re.compile(r"[*_\[\]<>#`|\\{}$^~]|^\W|^\d+[.)]|https?:|[^\x20-\u024f\u2010-\u2026]")
"""Markup, and letters that are not Latin: they would be set in other faces."""
_LEAST = 120
"""Characters: a paragraph of one line tells nothing."""
_PUBLICATION = """\
title = "Lines"
publisher = "Lines"
language = "en"
identifier = "urn:uuid:8c1a1c56-6d0e-4a53-9f59-7b1c2f4c9a10"
frequency = "monthly"
rights = "© 2026"
theme = "default"
printer = "office"
"""
_EDITION = 'title = "Lines"\ndate = 2026-12-18\ndescription = "The same words."\ndispatches = ["*.md"]\n'
_FRONT = '---\nheadline: "The same words"\ndate: 2026-12-18\n---\n\n'

_TYPST = """\
#let page-of = json("page.json")
#set page(width: page-of.width * 1pt, height: page-of.height * 1pt, margin: (
  left: page-of.left * 1pt, right: page-of.right * 1pt, top: page-of.top * 1pt, bottom: page-of.bottom * 1pt))
#set text(font: page-of.family, size: page-of.size * 1pt, lang: "en", hyphenate: true,
  top-edge: 0.75em, bottom-edge: -0.25em)
#set par(justify: true, linebreaks: "optimized", first-line-indent: 1em,
  leading: (page-of.leading - page-of.size) * 1pt, spacing: (page-of.leading - page-of.size) * 1pt)
"""
_WORDS = """
#for words in json("words.json") { par(words) }
"""
SETTINGS = {
    "Typst, optimised": "#set text(overhang: false)",
    "Typst, tracking and hanging points": "#set text(overhang: true)\n"
    "#set par(justification-limits: (tracking: (min: -0.015em, max: 0.015em)))",
}


def paragraphs(project: Path = ROOT) -> list[str]:
    """English running text of the sample editions without markup, quotes and dashes set; a string a paragraph."""
    found = []
    for name in EDITIONS:
        loaded = load_edition(project, name).value.edition
        edition = set_text(loaded, StageTerms(whole=loaded, as_of=None)).value
        for dispatch in edition.dispatches:
            if dispatch.lang == "en":
                for _, block in each_block(dispatch.blocks):
                    words = plain(block.inlines) if isinstance(block, Paragraph) else ""
                    if len(words) >= _LEAST and not _NOT_PLAIN.search(words):
                        found.append(words)
    return found


def set_here(words: Sequence[str], folder: Path) -> Path:
    """The PDF of a letter of one dispatch with these paragraphs."""
    edition = folder / "content/editions/lines"
    edition.mkdir(parents=True)
    (folder / "content/publication.toml").write_text(_PUBLICATION)
    (edition / "edition.toml").write_text(_EDITION)
    (edition / "words.md").write_text(_FRONT + "\n\n".join(words) + "\n")
    outcome = build_pdf(folder, "lines")
    if outcome.value is None:
        sys.exit("\n".join(str(found) for found in outcome.diagnostics))
    return outcome.value


def page_like(pages: Sequence[PageInk], text: Sequence[Line]) -> dict[str, float]:
    """Type area, size and leading of a book's text pages, read off the one with the most full lines; points."""
    (number, _), *_ = Counter(line.page for line in text if line.full).most_common(1)
    here = [line for line in text if line.page == number and line.body]
    heights = sorted({line.baseline for line in here}, reverse=True)
    size, leading = here[0].size, heights[0] - heights[1]
    page = pages[number]
    right = sorted(line.right for line in here if line.full)
    return {
        "width": page.width,
        "height": page.height,
        "left": min(line.left for line in here),
        "right": page.width - right[len(right) // 2],
        "top": page.height - heights[0] - 0.75 * size,
        "bottom": heights[-1] - 0.25 * size - 0.5,
        "size": size,
        "leading": leading,
    }


def set_by_typst(words: Sequence[str], page: dict[str, Any], settings: str, fonts: Path, out: Path) -> Path:
    """The PDF that Typst makes of these paragraphs; ``SystemExit`` without the package."""
    try:
        import typst
    except ImportError:
        sys.exit("Typst is not there: install the Python package typst into .venv")
    out.mkdir()
    (out / "words.json").write_text(json.dumps(words))
    (out / "page.json").write_text(json.dumps(page))
    (out / "lines.typ").write_text(_TYPST + settings + _WORDS)
    made = out / "lines.pdf"
    typst.compile(out / "lines.typ", output=made, font_paths=[fonts], ignore_system_fonts=True)
    return made


def face() -> tuple[str, Path]:
    """The family that the default theme sets text in, and the folder of its fonts."""
    theme = tomllib.loads((ROOT / "styles/themes/default/theme.toml").read_text())
    family = theme["roles"]["text"]
    folder = next(row["folder"] for row in theme["families"] if row["name"] == family)
    return family, ROOT / "styles" / folder


def running(text: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of pages of running text: no title page, no contents."""
    pages = {line.page for line in text if line.full}
    return tuple(line for line in text if line.page in pages)


def letters(text: Sequence[Line]) -> str:
    """What a text says: no hyphens, no spaces, no difference of case."""
    return re.sub(r"[\W_]", "", "".join(line.text for line in text if line.body)).casefold()


def main() -> None:
    words = paragraphs()
    with tempfile.TemporaryDirectory() as scratch:
        here = Path(scratch)
        books = {"publish": set_here(words, here / "letter")}
        family, fonts = face()
        pages, _ = read(books["publish"])
        page = {**page_like(pages, lines(pages)), "family": family}
        for number, (name, settings) in enumerate(SETTINGS.items()):
            books[name] = set_by_typst(words, page, settings, fonts, here / f"typst-{number}")
        texts = {name: running(lines(read(path)[0])) for name, path in books.items()}
        if len({letters(text) for text in texts.values()}) != 1:
            sys.exit("the books do not say the same words")
        document = put(PAGE.read_text(), "beside", compared(texts, words))
        save(shown(list(books.values()), list(texts.values())), PICTURE)
    PAGE.write_text(document)


def compared(texts: dict[str, tuple[Line, ...]], words: Sequence[str]) -> str:
    """A table in Markdown: a column a book."""
    even = {name: colour(text) for name, text in texts.items()}
    rows = [["", *texts], *([name, *map(tell, even.values())] for name, tell, _ in COLOUR)]
    count = sum(len(paragraph.split()) for paragraph in words)
    rows.append([f"lines for {count:,} words", *(str(sum(line.body for line in text)) for text in texts.values())])
    return grid(rows)


def shown(paths: Sequence[Path], texts: Sequence[Sequence[Line]]) -> Image.Image:
    """A full page of the first book, and the page of each other one on which its first line begins; greys."""
    first = next(
        line for line in texts[0] if line.full and line.page > min(line.page for line in texts[0] if line.full)
    )
    opening = " ".join(first.text.split()[:3])
    drawn = []
    for path, text in zip(paths, texts, strict=True):
        number = next((line.page for line in text if opening in line.text), first.page)
        page = pypdfium2.PdfDocument(path)[number]
        drawn.append(page.render(scale=560 / page.get_width()).to_pil().convert("L"))
    sheet = Image.new("L", (sum(page.width for page in drawn) + 8 * len(drawn) - 8, drawn[0].height), 200)
    for place, page in enumerate(drawn):
        sheet.paste(page, (place * (drawn[0].width + 8), 0))
    return sheet


def save(picture: Image.Image, path: Path) -> None:
    """Write a PNG of sixteen greys; ``SystemExit`` where it is too large for a page of documentation."""
    data = BytesIO()
    picture.quantize(16).save(data, "PNG", optimize=True)
    if data.tell() > MOST_BYTES:
        sys.exit(f"{path.name} would have {data.tell()} bytes")
    path.write_bytes(data.getvalue())


if __name__ == "__main__":
    main()
