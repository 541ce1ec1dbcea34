"""What is seen in a file agrees with what other programs see in it."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from publish.preflight.frames import frame
from publish.preflight.inspect import inspect
from publish.preflight.inspection import Inspection
from publish.tools import pdffonts, pdfimages, pdftotext
from tests.pdf.flow import flow, paragraphs, typesetter
from tests.preflight.sound import Sound, printer

_BODY = f"""<h1 data-path="headline">The harbour of Orsa</h1>{paragraphs(4)}
<figure data-path="b4"><img src="asset:900x600.png" alt="a"/></figure>{paragraphs(6, first=5)}"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages as a typesetter writes them: glyphs by number, a flipped matrix, a picture."""
    path = tmp_path_factory.mktemp("agreement") / "book.pdf"
    path.write_bytes(typesetter().compose(flow(_BODY)).galley().pdf)
    return path


@pytest.fixture(scope="module")
def seen(book: Path) -> Inspection:
    return inspect(BytesIO(book.read_bytes()))


def test_text_stands_where_others_see_it(book: Path, seen: Inspection, require_tool: Callable[[str], Path]) -> None:
    require_tool("pdftotext")
    theirs = pdftotext.words(book)
    assert len(theirs) == len(seen.pages)
    for page, other in zip(seen.pages, theirs, strict=True):
        # The hyphen at a line's end is told to be a soft one beside its glyph: here glyphs are read.
        words = "".join("".join(run.text.split()) for run in page.runs).replace("‐", "\u00ad")
        assert sorted(words) == sorted("".join(word.text for word in other.words))
        left, right = min(run.area.left for run in page.runs), max(run.area.right for run in page.runs)
        assert left == pytest.approx(min(word.left for word in other.words), abs=0.2)
        assert right == pytest.approx(max(word.right for word in other.words), abs=3)  # a space may hang out
        for run in page.runs:
            top, bottom = page.media.top - run.area.top, page.media.top - run.area.bottom
            assert any(word.top - 1 <= top and bottom <= word.bottom + 1 for word in other.words), run


def test_pictures_have_the_resolution_that_others_see(
    book: Path, seen: Inspection, require_tool: Callable[[str], Path]
) -> None:
    require_tool("pdfimages")
    theirs = [(image.page, image.width, image.height, image.x_ppi, image.y_ppi) for image in pdfimages.read(book)]
    ours = [
        (page.number, *picture.pixels, round(picture.ppi[0]), round(picture.ppi[1]))
        for page in seen.pages
        for picture in page.pictures
    ]
    assert ours == theirs
    assert ours


def test_fonts_are_those_that_others_see(book: Path, seen: Inspection, require_tool: Callable[[str], Path]) -> None:
    require_tool("pdffonts")
    theirs = {(font.name.partition("+")[2], font.embedded, font.subset) for font in pdffonts.read(book)}
    assert {(font.name, font.embedded, font.subset) for font in seen.fonts} == theirs


@pytest.mark.parametrize("name", ["offset-x4", "lulu", "kdp"])
def test_the_frame_is_found_without_a_trim_box(name: str) -> None:
    order = printer(name)
    sound = Sound(order)
    whole = inspect(BytesIO(sound.bytes()))
    for page in sound.pdf.pages:
        del page.obj["/TrimBox"]
    bare = inspect(BytesIO(sound.bytes()))
    for one, other in zip(whole.pages, bare.pages, strict=True):
        assert frame(other, order).trim.holds(frame(one, order).trim, 0.01)
        assert frame(one, order).trim.holds(frame(other, order).trim, 0.01)


def test_an_inherited_box_and_rotation_are_found() -> None:
    sound = Sound(printer("office"))
    data = sound.bytes()
    with pikepdf.open(BytesIO(data)) as pdf:
        media = pdf.pages[0].obj.MediaBox
        pdf.Root.Pages.MediaBox, pdf.Root.Pages.Rotate = media, 90
        for page in pdf.pages:
            del page.obj["/MediaBox"]
        out = BytesIO()
        pdf.save(out)
    pages = inspect(out).pages
    assert {page.rotation for page in pages} == {90}
    assert {page.media.width for page in pages} == {float(media[2])}
