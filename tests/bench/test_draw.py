"""The committed pictures come from the script, and are fit to print."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.bench.draw import PICTURES, draw

CONTENT = Path(__file__).parents[2] / "content"
QUICK = ("editions/2026-11/images/waves.jpg", "editions/2026-10/images/depth-chart.png")
TOLERANCE = 2.0
"""The mean difference of a channel's values (of 255) that another encoder's rounding may make."""


def _open(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
    image.load()
    return image


def _differs(first: bytes, second: bytes) -> float:
    a, b = _open(first), _open(second)
    assert (a.size, a.mode) == (b.size, b.mode)
    return max(ImageStat.Stat(ImageChops.difference(a, b)).mean)


@pytest.mark.parametrize("path", QUICK)
def test_a_picture_is_what_the_script_draws(path: str) -> None:
    committed = (CONTENT / path).read_bytes()
    assert committed == draw(path) or _differs(committed, draw(path)) < TOLERANCE


@pytest.mark.slow
@pytest.mark.parametrize("path", [path for path in PICTURES if path not in QUICK])
def test_every_picture_is_what_the_script_draws(path: str) -> None:
    committed = (CONTENT / path).read_bytes()
    assert committed == draw(path) or _differs(committed, draw(path)) < TOLERANCE


def test_another_picture_is_told_apart() -> None:
    first, second = (
        draw("editions/2026-11/images/waves.jpg"),
        (CONTENT / "editions/2026-11/images/waves.jpg").read_bytes(),
    )
    turned = io.BytesIO()
    _open(first).transpose(Image.Transpose.FLIP_TOP_BOTTOM).save(turned, "JPEG")
    assert _differs(turned.getvalue(), second) > TOLERANCE


def test_the_table_and_the_folders_agree() -> None:
    found = {file.relative_to(CONTENT).as_posix() for file in CONTENT.rglob("images/*") if file.is_file()}
    assert found == set(PICTURES)


def test_pictures_are_fit_to_print() -> None:
    modes: list[str] = []
    for path in PICTURES:
        data = (CONTENT / path).read_bytes()
        assert len(data) < 300_000, path
        image = _open(data)
        modes.append(image.mode)
        assert image.width in (1600, 1067), path
        assert not image.getexif(), path
    assert modes.count("L") == 1
