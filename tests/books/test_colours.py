"""Every kind of picture in a book for every printer: its colours, or its inks, are those that its file means.

What a page shows is measured by a program that is none of ours: Ghostscript, which knows neither the profiles nor the
libraries that made the pictures. Only where a picture stands on its page is asked of our own reading of the file.
"""

import io
import subprocess
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageCms

from publish.config.printer import Printer
from publish.diagnostics import NOWHERE
from publish.pipeline.editions import EditionBuilder
from publish.pipeline.locate import load_project
from publish.pipeline.prepare import USUAL, ready
from publish.pipeline.styles import printer_named
from publish.preflight.inspect import inspect
from publish.preflight.observations import PlacedPicture
from publish.resources import SHIPPED
from publish.tools import ghostscript
from tests.imaging.inks import difference, profile, seen
from tests.imaging.samples import chunk, cmyk_profile, jpeg, png, wide_profile
from tests.imaging.test_components import NAMES, said

pytestmark = pytest.mark.slow

PRINTERS = sorted(name.removesuffix(".toml") for name in SHIPPED.names("styles/printers"))
_SIDE = 60
"""Pixels of a patch: enough of them in the middle are far from its edges."""
_DPI = 72
_OF_LIGHT, _OF_BLACK, _OF_INK = 3.0, 12.0, 3
"""How far a colour may be off: in CIE L*a*b* of 1976, in that where black is black ink alone, and of 255 of an ink."""
Colour = tuple[int, ...]


@dataclass(frozen=True)
class Kind:
    """A kind of picture: a row of patches."""

    data: bytes
    """Its file."""
    light: tuple[Colour, ...]
    """What each patch is in sRGB."""
    inks: tuple[Colour, ...] = ()
    """The inks that each patch keeps at a press, of 255; none: whichever look as it does."""
    black: bool = False
    """Whether a press prints it in black ink alone, which is no deeper than that ink."""


def _row(mode: str, patches: tuple[Colour | int, ...]) -> Image.Image:
    image = Image.new(mode, (_SIDE * len(patches), _SIDE))
    for number, patch in enumerate(patches):
        image.paste(patch, (_SIDE * number, 0, _SIDE * (number + 1), _SIDE))
    return image


_COLOURS: tuple[Colour, ...] = ((190, 70, 60), (80, 140, 90), (70, 90, 150), (220, 190, 80), (255, 255, 255))
_GREYS = (0, 64, 128, 200, 255)
_IN_GREY = tuple((grey, grey, grey) for grey in _GREYS)
_INKS: tuple[Colour, ...] = ((0, 0, 0, 255), (0, 0, 0, 128), (128, 0, 40, 0), (0, 100, 100, 20), (0, 0, 0, 0))


def _deep(patches: tuple[Colour, ...]) -> bytes:
    """A PNG of sixteen bits a sample, which no library here writes in colour."""
    line = b"\0" + b"".join(bytes(v for value in patch for v in (value, value)) * _SIDE for patch in patches)
    head = (_SIDE * len(patches)).to_bytes(4) + _SIDE.to_bytes(4) + bytes((16, {1: 0, 3: 2}[len(patches[0])], 0, 0, 0))
    pixels = zlib.compress(line * _SIDE)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def _clear() -> bytes:
    """Half of each patch's light is let through; the last one is clear."""
    return png(_row("RGBA", (*((*colour, 128) for colour in _COLOURS[:4]), (9, 9, 9, 0))))


def _by(icc: bytes, mode: str, patches: tuple[Colour, ...]) -> tuple[Colour, ...]:
    """What patches are in sRGB by a profile."""
    moved = ImageCms.profileToProfile(
        _row(mode, patches), ImageCms.ImageCmsProfile(io.BytesIO(icc)), ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC, outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )  # fmt: skip
    assert moved is not None
    return tuple(_at(moved, n) for n in range(len(patches)))


def _at(image: Image.Image, number: int) -> Colour:
    pixel = image.getpixel((_SIDE * number + _SIDE // 2, _SIDE // 2))
    assert isinstance(pixel, tuple)
    return pixel


def _plainly(inks: Colour) -> Colour:
    """Inks of which nobody says how they look: each takes its light, and black all."""
    return tuple(round((255 - ink) * (255 - inks[3]) / 255) for ink in inks[:3])


def _in_chrominance(image: Image.Image) -> Image.Image:
    """Samples that are luminance and two chrominances beside black, for a marker that says so (Adobe's transform 2)."""
    *inks, black = image.split()
    coded = Image.merge("RGB", inks).convert("YCbCr")
    return Image.merge("CMYK", (*map(ImageChops.invert, coded.split()), black))


_OWN = profile(300)
_OTHER = cmyk_profile()
_IN_INKS = _row("CMYK", _INKS)
_PLAIN = tuple(map(_plainly, _INKS))
_PALE = (*(tuple((value + 255) // 2 for value in colour) for colour in _COLOURS[:4]), (255, 255, 255))
KINDS: Mapping[str, Kind] = {
    "rgb": Kind(png(_row("RGB", _COLOURS)), _COLOURS),
    "rgb-jpeg": Kind(jpeg(_row("RGB", _COLOURS)), _COLOURS),
    "rgb-profile": Kind(png(_row("RGB", _COLOURS), icc_profile=wide_profile()), _by(wide_profile(), "RGB", _COLOURS)),
    "grey": Kind(png(_row("L", _GREYS)), _IN_GREY, black=True),
    "grey-jpeg": Kind(jpeg(_row("L", _GREYS)), _IN_GREY, black=True),
    "grey-rgb": Kind(png(_row("RGB", _IN_GREY)), _IN_GREY, black=True),
    "cmyk-own": Kind(jpeg(_IN_INKS, icc_profile=_OWN), _by(_OWN, "CMYK", _INKS), _INKS),
    "cmyk-other": Kind(jpeg(_IN_INKS, icc_profile=_OTHER), _by(_OTHER, "CMYK", _INKS)),
    "cmyk-none": Kind(jpeg(_IN_INKS), _PLAIN, _INKS),
    "cmyk-unmarked": Kind(said(jpeg(_IN_INKS), jfif=False, adobe=None), _PLAIN, _INKS),
    "cmyk-ycck": Kind(said(jpeg(_in_chrominance(_IN_INKS)), jfif=False, adobe=2), _PLAIN, _INKS),
    "cmyk-scaled": Kind(jpeg(_IN_INKS.resize((3000, 600)), icc_profile=_OWN), _by(_OWN, "CMYK", _INKS), _INKS),
    "deep": Kind(_deep(_COLOURS), _COLOURS),
    "deep-grey": Kind(_deep(tuple((grey,) for grey in _GREYS)), _IN_GREY, black=True),
    "line": Kind(png(_row("1", (0, 255, 0, 255, 0))), ((0, 0, 0), (255, 255, 255)) * 2 + ((0, 0, 0),), black=True),
    "palette": Kind(png(_row("RGB", _COLOURS).quantize(5)), _COLOURS),
    "clear": Kind(_clear(), _PALE),
    "letters": Kind(
        said(jpeg(_row("RGB", _COLOURS), keep_rgb=True), jfif=False, adobe=None, names=NAMES["letters"]), _COLOURS
    ),
}

_PUBLICATION = """\
title = "The Colour Letter"
publisher = "Ropewalk Press"
language = "en"
identifier = "urn:uuid:1c7f5e0e-2a55-4a39-8f61-6a1f1c1f5d20"
rights = "© 2026 Ropewalk Press"
typography = false
"""
_EDITION = 'title = "Colours"\ndate = 2026-11-28\ndispatches = ["*.md"]\n'


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The pictures in a book for every printer, set one after the other in one process."""
    folder = tmp_path_factory.mktemp("colours")
    edition = folder / "content/editions/one"
    (edition / "images").mkdir(parents=True)
    (folder / "content/publication.toml").write_text(_PUBLICATION)
    (edition / "edition.toml").write_text(_EDITION)
    lines = ["---", "headline: Colours", "date: 2026-11-20", "---", "", "Patches."]
    for name, kind in KINDS.items():
        suffix = "png" if kind.data.startswith(b"\x89PNG") else "jpg"
        (edition / f"images/{name}.{suffix}").write_bytes(kind.data)
        lines += ["", f"![Five patches, {name}](images/{name}.{suffix})"]
    (edition / "01.md").write_text("\n".join(lines) + "\n")
    project = load_project(folder).value
    outcome = ready(project, (), USUAL)
    assert outcome.ok, outcome.diagnostics
    (prepared,) = outcome.value
    made = {}
    for name in PRINTERS:
        made[name] = folder / f"{name}.pdf"
        with made[name].open("wb") as sink:
            EditionBuilder(project, prepared, folder / "scratch").print_edition(printer(name), sink)
    return made


@cache
def printer(name: str) -> Printer:
    return printer_named(SHIPPED, name, NOWHERE).value


def placed(book: Path) -> list[tuple[int, float, PlacedPicture]]:
    """The pictures in order: their page, the height of its sheet, and where they stand."""
    with book.open("rb") as file:
        pages = inspect(file).pages
    found = [(page.number, page.media.top, it) for page in pages for it in page.pictures]
    return sorted(found, key=lambda it: (it[0], -it[2].area.top))


def drawn(book: Path, folder: Path, *, inks: bool) -> list[Image.Image]:
    """The pages as Ghostscript draws them, in inks as they are or in light."""
    device = "tiff32nc" if inks else "png16m"
    out = folder / f"{book.stem}-%03d.{device}"
    tool = ghostscript.find().require()
    quiet = ("-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", f"-r{_DPI}", f"-sDEVICE={device}", f"-sOutputFile={out}")
    subprocess.run([tool, *quiet, book], check=True, capture_output=True)
    return [Image.open(path) for path in sorted(folder.glob(f"{book.stem}-*.{device}"))]


def patches(book: Path, folder: Path, *, inks: bool) -> Iterator[tuple[str, list[Colour]]]:
    pages, pictures = drawn(book, folder, inks=inks), placed(book)
    assert len(pictures) == len(KINDS)
    for name, (number, height, picture) in zip(KINDS, pictures, strict=True):
        width = picture.area.width / 5
        across = [picture.area.left + width * (n + 0.5) for n in range(5)]
        middle = height - (picture.area.top + picture.area.bottom) / 2
        found = [pages[number - 1].getpixel((int(x), int(middle))) for x in across]
        yield name, [pixel if isinstance(pixel, tuple) else (pixel,) * 3 for pixel in found]  # type: ignore[misc]


def _apart(found: Sequence[Colour], wanted: Sequence[Colour]) -> int:
    pairs = (pair for one, other in zip(found, wanted, strict=True) for pair in zip(one, other, strict=True))
    return max(abs(one - other) for one, other in pairs)


@pytest.mark.parametrize("name", PRINTERS)
def test_colours_are_those_of_the_file(name: str, books: Mapping[str, Path], tmp_path: Path) -> None:
    pressed = printer(name).colour == "cmyk"
    for kind, found in patches(books[name], tmp_path, inks=pressed):
        wanted = KINDS[kind]
        if pressed and wanted.inks:
            assert _apart(found, wanted.inks) <= _OF_INK, (kind, found)
            continue
        shown = _row("CMYK" if pressed else "RGB", tuple(found))
        apart = difference(seen(shown, printer(name).total_ink) if pressed else shown, _row("RGB", wanted.light))
        assert max(apart) <= (_OF_BLACK if pressed and wanted.black else _OF_LIGHT), (kind, found)
        assert not (pressed and wanted.black) or max(max(patch[:3]) for patch in found) <= 1, (kind, found)
