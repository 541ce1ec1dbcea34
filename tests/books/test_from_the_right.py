"""Editions in Arabic, Hebrew and Persian: e-books that validators take, and print editions that open from the right."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from PIL import Image

from publish.diagnostics import NOWHERE, Severity
from publish.pipeline.styles import printer_named
from publish.preflight.inspect import inspect
from publish.preflight.preflight import preflight
from publish.resources import SHIPPED
from publish.tools import epubcheck, pdftotext
from tests.books.press import built

pytestmark = pytest.mark.slow

WORDS = {
    "ar": ("رسالة الجزر", "العوامة عند الممر", "وصل القارب في الخامسة ومعه 14 صندوقاً من الشمع.", "الصناديق"),
    "he": ("מכתב האיים", "המצוף שבמעבר", "הסירה הגיעה בחמש ובה 14 ארגזי שעווה.", "הארגזים"),
    "fa": ("نامهٔ جزیره‌ها", "گویهٔ گذرگاه", "قایق ساعت پنج با ۱۴ صندوق موم رسید.", "صندوق‌ها"),
}
"""By language: the publication, a headline, a sentence, a heading."""


def project(folder: Path, language: str, *, paragraphs: int = 1) -> Path:
    name, headline, sentence, heading = WORDS[language]
    edition = folder / "content/editions/one"
    (edition / "images").mkdir(parents=True)
    (folder / "content/publication.toml").write_text(
        f'title = "{name}"\npublisher = "{name}"\nlanguage = "{language}"\nidentifier = "urn:x-test:{language}"\n'
        f'rights = "© 2026 {name}"\n',
        encoding="utf-8",
    )
    (edition / "edition.toml").write_text('title = "12"\ndate = 2026-11-20\ndispatches = ["*.md"]\n', encoding="utf-8")
    Image.linear_gradient("L").resize((1500, 900)).convert("RGB").save(edition / "images/buoy.jpg")
    (edition / "01.md").write_text(
        f'---\nheadline: "{headline}"\ndate: 2026-11-20\ncredits:\n  - {{name: "{name}", role: writer}}\n---\n\n'
        f"{sentence}[^1] H~2~O.\n\n## {heading}\n\n{(sentence + ' ') * 30}\n\n1. {sentence}\n2. {sentence}\n\n"
        f"| {heading} | 12 |\n|---|---:|\n| {heading} | 7 |\n\n> {sentence}\n\n"
        f'![{sentence}](images/buoy.jpg "{heading}"){{credit="{name}"}}\n\n'
        + f"{(sentence + ' ') * 60}\n\n" * paragraphs
        + f"[^1]: {sentence}\n",
        encoding="utf-8",
    )
    return folder


@pytest.fixture(scope="module", params=sorted(WORDS))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def books(language: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(project(tmp_path_factory.mktemp(language), language))


def test_the_e_book_is_valid_and_is_read_from_the_right(
    books: Path, language: str, require_tool: Callable[[str], Path]
) -> None:
    require_tool("epubcheck")
    (verdict,) = epubcheck.check([books / "one.epub"])
    assert not verdict.messages, verdict
    with zipfile.ZipFile(books / "one.epub") as book:
        package = etree.fromstring(book.read("EPUB/content.opf"))
        pages = [book.read(name) for name in book.namelist() if name.endswith(".xhtml")]
    assert package.get("dir") == "rtl"
    assert [spine.get("page-progression-direction") for spine in package.iter("{*}spine")] == ["rtl"]
    assert pages
    assert all(etree.fromstring(page).get("dir") == "rtl" for page in pages)
    words = " ".join(" ".join(map(str, etree.fromstring(page).itertext())) for page in pages)
    known = {"Gentium", "Book", "Plus", "Noto", "Sans", "urn", "uuid"}
    strange = {word for word in re.findall(r"[A-Za-z]{3,}", words) if not re.fullmatch(r"[0-9a-f]+", word)}
    assert strange <= known, "no words of another house"


def test_the_print_edition_opens_from_the_right(books: Path, require_tool: Callable[[str], Path]) -> None:
    require_tool("pdftotext")
    with pikepdf.open(books / "one.pdf") as pdf:
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"
    for number, page in enumerate(pdftotext.words(books / "one.pdf")):
        heads = [word for word in page.words if word.top < 50]
        if folio := next((word for word in heads if word.text == str(number + 1)), None):
            assert (folio.left < 100) is (number % 2 == 0), f"page {number + 1}"
    assert "".join(pdftotext.text(books / "one.pdf")).count("H2O"), "a formula keeps its order"


def test_numbers_of_the_contents_stand_before_their_titles(books: Path, require_tool: Callable[[str], Path]) -> None:
    require_tool("pdftotext")
    contents = pdftotext.words(books / "one.pdf")[2].words
    numbers = [word for word in contents if word.text == "4" and word.top > 50]
    assert numbers
    for number in numbers:
        title = [word for word in contents if word is not number and abs(word.bottom - number.bottom) < 8]
        assert title
        assert number.left > max(word.right for word in title)


@pytest.mark.parametrize("name", sorted(file.removesuffix(".toml") for file in SHIPPED.names("styles/printers")))
def test_it_passes_every_printers_preflight(name: str, tmp_path: Path) -> None:
    bound = project(tmp_path, "he", paragraphs=34)  # 32 pages, the fewest that every printer binds
    folder = built(bound, "--printer", name, "--format", "pdf")
    asked = printer_named(SHIPPED, name, NOWHERE).value
    (book,) = (path for path in folder.glob("*.pdf") if ".cover." not in path.name)
    with book.open("rb") as file:
        found = preflight(inspect(file), asked)
    assert [one for one in found if one.severity is not Severity.NOTE] == []
