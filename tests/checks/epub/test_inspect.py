"""The inspector passes a sound book, and finds each planted fault by its id and its place."""

import io
import re
import zipfile

import pytest
from PIL import Image

from publish.checks.epub.inspect import inspect
from publish.diagnostics import Severity
from tests.checks.epub.faults import Fault, Files, adding, behind, packed, replacing, sound, with_fault, without
from tests.epub.books import built
from tests.epub.samples import YEARBOOK


def picture(files: Files) -> str:
    return next(name for name in files if name.startswith("EPUB/img/") and "cover" not in name)


def other_picture(data: bytes) -> Fault:
    def plant(files: Files) -> None:
        files[picture(files)] = data

    return plant


def drawn(format: str, *, moving: bool = False, **options: object) -> bytes:
    sink = io.BytesIO()
    image = Image.new("RGB", (12, 8), "red")
    more = {"save_all": True, "append_images": [Image.new("RGB", (12, 8), "blue")]} if moving else {}
    image.save(sink, format, **more, **options)
    return sink.getvalue()


def a_past() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    return drawn("JPEG", exif=exif)


def moving(files: Files) -> None:
    files[picture(files)] = drawn("PNG", moving=True)
    package = files["EPUB/content.opf"].decode()
    item = next(line for line in package.splitlines() if picture(files).removeprefix("EPUB/") in line)
    files["EPUB/content.opf"] = package.replace(item, item.replace("image/jpeg", "image/png")).encode()


def drawing(inside: str) -> Fault:
    """A drawing that stands in the manifest and outside the reading order."""

    def plant(files: Files) -> None:
        head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        files["EPUB/drawing.svg"] = f"{head}{inside}</svg>".encode()
        package = files["EPUB/content.opf"].decode()
        item = '<item id="drawing" href="drawing.svg" media-type="image/svg+xml"/>'
        files["EPUB/content.opf"] = package.replace("</manifest>", f"{item}</manifest>").encode()

    return plant


_DRAWN = ("book-calls-home", "drawing.svg.*loads")

FAULTS: dict[str, tuple[Fault, str, str]] = {
    "no alt": (replacing("d0001.xhtml", ' alt="Three cranes &amp; a tower"', ""), "book-alt-missing", "has no alt"),
    "empty alt": (replacing("d0001.xhtml", 'alt="Three cranes &amp; a tower"', 'alt=""'), "book-alt-missing", "empty"),
    "no language": (replacing("d0002.xhtml", 'lang="kk" xml:lang="kk"', ""), "book-language-missing", "no language"),
    "two languages": (
        replacing("d0001.xhtml", 'lang="ar" xml:lang="ar"', 'lang="ar" xml:lang="fa"'),
        "book-language-missing",
        "lang is ar and xml:lang is fa",
    ),
    "no such language": (
        replacing("d0001.xhtml", 'lang="ar" xml:lang="ar"', 'lang="a!" xml:lang="a!"'),
        "book-language-missing",
        "not a language tag",
    ),
    "faint": (behind("style.css", "p { color: #aaaaaa }"), "book-contrast", "2.3 to 1 on #ffffff"),
    "transparent": (behind("style.css", ".credit { opacity: 0.4 }"), "book-contrast", "opacity of 0.4"),
    "dark on dark": (
        behind("style.css", "@media (prefers-color-scheme: dark) { p { color: #333 } }"),
        "book-contrast",
        "on #000000",
    ),
    "on its ground": (behind("style.css", ".box { color: #777; background: #ddd }"), "book-contrast", "on #ddd"),
    "dead link": (
        replacing("d0001.xhtml", 'href="d0002.xhtml#lamps"', 'href="d0002.xhtml#lambs"'),
        "book-link-dead",
        "no place",
    ),
    "lost document": (
        replacing("d0001.xhtml", 'href="d0002.xhtml#lamps"', 'href="d0009.xhtml"'),
        "book-link-dead",
        "no file",
    ),
    "dead details": (replacing("d0001.xhtml", 'aria-details="', 'aria-details="x'), "book-link-dead", "aria-details"),
    "no such scheme": (replacing("d0001.xhtml", 'href="https://', 'href="file:///'), "book-link-dead", "opens nowhere"),
    "page without target": (replacing("d0001.xhtml", 'id="page-6"', 'id="page-66"'), "book-page-marker", "page 6 "),
    "page without entry": (
        replacing("nav.xhtml", '<li><a href="d0001.xhtml#page-6">6</a></li>', ""),
        "book-page-marker",
        "not in the page-list",
    ),
    "page of another name": (replacing("nav.xhtml", ">6</a>", ">8</a>"), "book-page-marker", "page 8 "),
    "pages of no edition": (
        replacing("content.opf", "pageBreakSource", "x:pageBreakSource"),
        "book-page-marker",
        "edition",
    ),
    "two top headings": (
        replacing("d0001.xhtml", "<h2 class=", "<h1>And</h1><h2 class="),
        "book-heading",
        "2 h1 headings",
    ),
    "rank left out": (
        replacing("d0001.xhtml", "<h2 class=", "<h4>Deep</h4><h2 class="),
        "book-heading",
        "an h4 directly after an h1",
    ),
    "role without type": (replacing("d0001.xhtml", ' epub:type="footnote"', ""), "book-role", "epub:type footnote"),
    "type without role": (replacing("d0001.xhtml", ' role="doc-noteref"', ""), "book-role", "doc-noteref"),
    "id given twice": (replacing("d0001.xhtml", 'id="deeper"', 'id="fig-quay"'), "book-structure", "given twice"),
    "not well-formed": (replacing("d0003.xhtml", "</article>", ""), "book-structure", "not well-formed"),
    "file without entry": (adding("EPUB/notes.txt", b"x"), "book-structure", "not in the manifest"),
    "entry without file": (without("style.css"), "book-structure", "not in the book"),
    "another order": (
        replacing("nav.xhtml", 'href="d0002.xhtml"', 'href="title.xhtml"'),
        "book-structure",
        "another order",
    ),
    "old contents": (replacing("toc.ncx", "Шамдар", "Лампы"), "book-structure", "“Лампы” and “Шамдар”"),
    "no moment": (replacing("content.opf", "dcterms:modified", "dcterms:issued"), "book-structure", "dcterms:modified"),
    "no hazard": (replacing("content.opf", "schema:accessibilityHazard", "schema:x"), "book-structure", "Hazard"),
    "no cover": (replacing("content.opf", ' properties="cover-image"', ""), "book-structure", "cover"),
    "broken picture": (other_picture(b"\xff\xd8\xff nothing"), "book-picture", "no whole picture"),
    "another format": (other_picture(drawn("PNG")), "book-picture", "PNG picture and called image/jpeg"),
    "moving": (moving, "book-picture", "it moves"),
    "a past": (other_picture(a_past()), "book-picture", "carries exif"),
    "a comment": (other_picture(drawn("JPEG", comment=b"by hand")), "book-picture", "carries comment"),
    "script": (replacing("d0001.xhtml", "</head>", "<script>x()</script></head>"), "book-calls-home", "script"),
    "handler": (replacing("d0001.xhtml", "<article ", '<article onclick="x()" '), "book-calls-home", "onclick"),
    "form": (replacing("d0001.xhtml", "</article>", "<form action='x'></form></article>"), "book-calls-home", "form"),
    "remote picture": (replacing("d0001.xhtml", 'src="img/', 'src="https://x.invalid/'), "book-calls-home", "loads"),
    "tracking link": (
        replacing("d0001.xhtml", '<a class="external"', '<a ping="https://x.invalid/"'),
        "book-calls-home",
        "ping|loads",
    ),
    "javascript": (replacing("d0001.xhtml", 'href="https://', 'href="javascript:x//'), "book-calls-home", "runs"),
    "refresh": (
        replacing("d0001.xhtml", "</head>", '<meta http-equiv="refresh" content="0;url=x"/></head>'),
        "book-calls-home",
        "elsewhere",
    ),
    "remote style": (behind("style.css", '@import "https://x.invalid/a.css";'), "book-calls-home", "loads"),
    "remote font": (
        behind("style.css", "@font-face { font-family: x; src: url(//x.invalid/f) }"),
        "book-calls-home",
        "loads",
    ),
    "set of pictures": (
        behind("style.css", "p { background: image-set('https://x.invalid/a.png' 1x) }"),
        "book-calls-home",
        "style sheet loads",
    ),
    "rule in a rule": (
        behind("style.css", "p { & em { background: url(//x.invalid/a) } }"),
        "book-calls-home",
        "style sheet loads",
    ),
    "margin of a page": (
        behind("style.css", "@page { @top-left { background: \\75rl(https://x.invalid/a) } }"),
        "book-calls-home",
        "style sheet loads",
    ),
    "scope": (
        behind("style.css", "@scope (p) { em { src: src('https://x.invalid') } }"),
        "book-calls-home",
        "style sheet loads",
    ),
    "style of a document": (
        replacing("d0001.xhtml", "</head>", "<style>@import '//x.invalid/a.css';</style></head>"),
        "book-calls-home",
        "style loads",
    ),
    "style of an element": (
        replacing("d0001.xhtml", "<article ", "<article style='--a: \"https://x.invalid\"' "),
        "book-calls-home",
        "article loads",
    ),
    "instruction": (
        replacing("d0001.xhtml", "<html", "<?xml-stylesheet href='&#104;ttps://x.invalid/a.css'?><html"),
        "book-calls-home",
        "document loads",
    ),
    "base of a document": (
        replacing("d0001.xhtml", "<body", "<body xml:base='https://x.invalid/'"),
        "book-calls-home",
        "body loads",
    ),
    "preloaded picture": (
        replacing("d0001.xhtml", "</head>", "<link rel='preload' imagesrcset='a.png 1x, //x.invalid/b 2x'/></head>"),
        "book-calls-home",
        "link loads",
    ),
    "picture of a formula": (
        replacing(
            "d0001.xhtml",
            "</article>",
            "<math xmlns='http://www.w3.org/1998/Math/MathML' altimg='https://x.invalid/m.png'/></article>",
        ),
        "book-calls-home",
        "math loads",
    ),
    "picture of a filter": (drawing("<filter id='f'><feImage xlink:href='//x.invalid/a'/></filter>"), *_DRAWN),
    "picture of a drawing": (drawing("<image href='https:\\\\x.invalid/a'/>"), *_DRAWN),
    "filled from elsewhere": (drawing("<rect fill='url(https://x.invalid/a#b)'/>"), *_DRAWN),
    "set to elsewhere": (drawing("<set attributeName='href' to='https://x.invalid/'/>"), *_DRAWN),
    "impossible host": (drawing("<image href='http://[x/a'/>"), *_DRAWN),
    "host behind a tab": (drawing("<use href='/&#9;/x.invalid/a'/>"), *_DRAWN),
    "kind declared elsewhere": (
        replacing("d0001.xhtml", "<!DOCTYPE html>", "<!DOCTYPE html SYSTEM 'https://x.invalid/a.dtd'>"),
        "book-calls-home",
        "declared by",
    ),
    "lost font": (
        behind("style.css", "@font-face { font-family: x; src: url(fonts/x.ttf) }"),
        "book-link-dead",
        "x.ttf",
    ),
}


def test_a_sound_book_passes() -> None:
    assert [str(found) for found in inspect(packed(sound()))] == []
    assert [str(found) for found in inspect(io.BytesIO(built(YEARBOOK, "broadsheet")))] == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found_at_its_place(name: str) -> None:
    fault, id, words = FAULTS[name]
    found = [d for d in inspect(with_fault(fault)) if d.id == id]
    assert [d for d in found if re.search(words, d.message)], [str(d) for d in found]
    assert all(d.severity is Severity.ERROR for d in found if re.search(words, d.message))
    assert all(d.message.startswith(d.block) for d in found)


@pytest.mark.parametrize("name", ["no alt", "dead link", "no such scheme", "rank left out", "id given twice", "script"])
def test_what_stands_in_a_document_names_it(name: str) -> None:
    fault, id, _ = FAULTS[name]
    assert {d.block for d in inspect(with_fault(fault)) if d.id == id} == {"EPUB/d0001.xhtml"}


def test_a_document_without_top_heading_is_found() -> None:
    def plant(files: Files) -> None:
        text = files["EPUB/colophon.xhtml"].decode()
        files["EPUB/colophon.xhtml"] = re.sub(r"<(/?)h1", r"<\1h2", text).encode()

    assert any("no h1 heading" in d.message for d in inspect(with_fault(plant)))


def test_a_colour_that_only_some_readers_lose_is_a_warning() -> None:
    (found,) = inspect(with_fault(behind("style.css", ".kicker-like { color: #0b4f7d }")))
    assert (found.id, found.severity) == ("book-contrast", Severity.WARNING)
    assert "on #000000" in found.message


def exchanged(name: str, one: str, other: str) -> Fault:
    def plant(files: Files) -> None:
        text = files[f"EPUB/{name}"].decode()
        assert one in text
        assert other in text
        files[f"EPUB/{name}"] = text.replace(one, "\0").replace(other, one).replace("\0", other).encode()

    return plant


@pytest.mark.parametrize("pages", [("5", "6"), ("6", "7"), ("7", "9")])
def test_a_page_list_in_another_order_than_the_pages_is_found(pages: tuple[str, str]) -> None:
    documents = {"9": "d0002.xhtml"}
    entries = [f'<li><a href="{documents.get(page, "d0001.xhtml")}#page-{page}">{page}</a></li>' for page in pages]
    (found,) = inspect(with_fault(exchanged("nav.xhtml", entries[0], entries[1])))
    assert (found.id, "another order" in found.message) == ("book-page-marker", True)


@pytest.mark.parametrize("pages", [("5", "6"), ("5", "7")])
def test_a_photo_may_float_over_the_page_that_its_text_begins(pages: tuple[str, str]) -> None:
    marks = [
        f'<span id="page-{page}" epub:type="pagebreak" role="doc-pagebreak" aria-label="{page}">' for page in pages
    ]
    assert list(inspect(with_fault(exchanged("d0001.xhtml", *marks)))) == []


def test_the_kind_comes_first_and_plain() -> None:
    assert any("begin with its kind" in d.message for d in inspect(packed(sound(), stored=False)))


@pytest.mark.parametrize("data", [b"", b"A letter, not a book.", b"PK\x03\x04 and no more"])
def test_what_is_no_book(data: bytes) -> None:
    (found,) = inspect(io.BytesIO(data))
    assert found.id == "book-structure"
    assert "cannot be opened" in found.message


@pytest.mark.parametrize("name", ["META-INF/container.xml", "EPUB/content.opf"])
def test_a_book_without_its_package(name: str) -> None:
    files = {other: data for other, data in sound().items() if other != name}
    (found,) = inspect(packed(files))
    assert "cannot be opened" in found.message


@pytest.mark.parametrize("harm", ["flate", "directory", "cut", "size"])
def test_a_damaged_book_is_an_error_and_no_end(harm: str) -> None:
    data = bytearray(packed(sound()).getvalue())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        row = next(row for row in archive.infolist() if row.filename.endswith("d0001.xhtml"))
    start = row.header_offset + 30 + len(row.filename)
    if harm == "flate":
        data[start + 9 : start + 40] = bytes(value ^ 0x5A for value in data[start + 9 : start + 40])
    elif harm == "directory":
        data[-90:-60] = b"\xff" * 30
    elif harm == "cut":
        del data[len(data) // 2 :]
    else:
        data[row.header_offset + 8] = 99  # a way of packing that nobody knows
        central = data.rindex(b"PK\x01\x02", 0, data.rindex(row.filename.encode()))
        data[central + 10] = 99
    said = [str(one) for one in inspect(io.BytesIO(bytes(data)))]
    assert any("book-structure" in one for one in said)
    assert not [one for one in said if "zlib" in one or "<_io" in one or "Error" in one]
