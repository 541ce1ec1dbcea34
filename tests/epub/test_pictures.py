"""Whatever an editor drops in comes out as every store takes it, or is refused with a reason."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from publish.checks.epub.inspect import inspect
from publish.checks.epub.stores import store_rules
from publish.config.store import read_store
from publish.diagnostics import Severity
from publish.imaging.clean import CleanPhoto, clean
from publish.imaging.scale import EPUB
from publish.model.assets import Rendition
from publish.model.edition import Edition, Part
from publish.model.figures import Figure, Picture, Written
from publish.resources import SHIPPED
from tests.epub.books import made
from tests.epub.samples import BRIEF, EDITION, words

STORES = tuple(file.removesuffix(".toml") for file in SHIPPED.names("styles/stores"))
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>x()</script><rect width="9" height="9"/></svg>'
)


def saved(image: Image.Image, format: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, format, **options)
    return out.getvalue()


def scene(mode: str = "RGB", size: tuple[int, int] = (1500, 1000)) -> Image.Image:
    image = Image.new("RGB", size, "#88aacc")
    ImageDraw.Draw(image).ellipse((size[0] // 4, size[1] // 4, size[0] // 2, size[1] // 2), fill="#cc4422")
    return image.convert(mode)


def moving(format: str) -> bytes:
    frames = [scene(size=(300, 200)), scene("L", (300, 200)).convert("RGB")]
    return saved(frames[0], format, save_all=True, append_images=frames[1:], duration=80)


TAKEN: dict[str, Callable[[], bytes]] = {
    "a JPEG of 40 megapixels": lambda: saved(scene(size=(8000, 5000)), "JPEG", quality=80),
    "a PNG of 40 megapixels": lambda: saved(scene("L", (8000, 5000)), "PNG", compress_level=1),
    "a JPEG of four inks": lambda: saved(scene("CMYK"), "JPEG"),
    "a progressive JPEG": lambda: saved(scene(), "JPEG", progressive=True),
    "a grey JPEG": lambda: saved(scene("L"), "JPEG"),
    "a PNG with transparency": lambda: saved(scene("RGBA"), "PNG"),
    "a PNG of sixteen bits": lambda: saved(scene("L").convert("I;16"), "PNG"),
    "a PNG with a palette": lambda: saved(scene("P"), "PNG"),
    "a PNG of one bit": lambda: saved(scene("1"), "PNG"),
    "an animated GIF": lambda: moving("GIF"),
    "a GIF": lambda: saved(scene(size=(30, 20)), "GIF"),
    "an animated PNG": lambda: moving("PNG"),
    "an SVG": lambda: SVG.replace(b"<script>x()</script>", b""),
    "a WebP": lambda: saved(scene(size=(30, 20)), "WEBP"),
    "an animated WebP": lambda: moving("WEBP"),
    "an AVIF": lambda: saved(scene(size=(64, 64)), "AVIF"),
    "a TIFF": lambda: saved(scene(size=(30, 20)), "TIFF"),
}
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "an SVG with a script": (lambda: SVG, "script"),
    "a bomb": (lambda: saved(Image.new("1", (30000, 30000)), "PNG"), "pixels"),
}


class One:
    """A gallery of one picture."""

    def __init__(self, photo: CleanPhoto) -> None:
        self._photo = photo

    def rendition(self, source: str) -> Rendition:
        return self._photo.rendition

    def data(self, name: str) -> bytes:
        return self._photo.data


def with_picture() -> Edition:
    figure = Figure(Picture("photo", Written("A disc")), caption=words("A disc."), id="fig-1")
    return replace(EDITION, parts=(Part((replace(BRIEF, blocks=(figure,)),)),))


@pytest.mark.slow
@pytest.mark.parametrize("name", TAKEN)
def test_what_is_taken_suits_every_store(name: str) -> None:
    photo = clean(TAKEN[name](), source="photo", recipe=EPUB)
    assert photo.value is not None, [str(d) for d in photo.diagnostics]
    with Image.open(io.BytesIO(photo.value.data)) as image:
        assert image.format in ("JPEG", "PNG")
        assert image.mode in ("RGB", "L", "P", "1")
        assert image.width * image.height <= 4_000_000
        assert max(image.size) <= 2000
    _, data = made.__wrapped__(with_picture(), gallery=One(photo.value))
    assert [str(d) for d in inspect(io.BytesIO(data))] == []
    for store in STORES:
        rules = read_store(SHIPPED.read_text(f"styles/stores/{store}.toml"), store, name=store).value
        said = [d for d in store_rules(io.BytesIO(data), rules) if d.id == "store-picture"]
        assert [str(d) for d in said if d.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_says_why(name: str) -> None:
    make, reason = REFUSED[name]
    photo = clean(make(), source="photo", recipe=EPUB)
    assert photo.value is None
    (said,) = photo.diagnostics
    assert said.severity is Severity.ERROR
    assert reason in said.message
    assert said.hint
