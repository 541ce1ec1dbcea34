"""No picture lays down more ink than the press can dry: measured on what a decoder finds, after coding."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from publish.imaging.clean import clean
from publish.imaging.ink import InkLimits, total_ink
from publish.imaging.press import PrintColour
from publish.imaging.scale import Recipe
from tests.imaging.inks import press
from tests.imaging.samples import jpeg, opened, png


def noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Hard edges everywhere, and the darkest colours beside the lightest: the worst that a coding meets."""
    bands = len(mode)
    samples = random.Random(4711).randbytes(width * height * bands)
    image = Image.frombytes(mode, (width, height), samples)
    return image.point([max(0, min(255, 3 * value - 255)) for value in range(256)] * bands)


def batched(samples: bytes) -> list[tuple[int, ...]]:
    return [tuple(samples[at : at + 4]) for at in range(0, len(samples), 4)]


def test_ink_is_measured() -> None:
    image = Image.new("CMYK", (10, 10), (255, 255, 0, 128))
    image.paste((255, 255, 255, 255), (0, 0, 5, 1))
    found = total_ink(image, limit=300)
    assert found.most == pytest.approx(400)
    assert found.above == pytest.approx(0.05)
    assert total_ink(image, limit=240).above == pytest.approx(1)
    grey = total_ink(Image.new("L", (4, 4), 51), limit=70)
    assert grey.most == pytest.approx(80)
    assert grey.above == 1
    assert total_ink(Image.new("RGB", (4, 4))).most == 0


def test_a_tall_picture_is_measured_to_its_foot() -> None:
    image = Image.new("CMYK", (3, 1500))
    image.putpixel((2, 1499), (255, 255, 255, 10))
    assert total_ink(image).most == pytest.approx(775 / 2.55)


@given(st.lists(st.tuples(*[st.integers(0, 255)] * 4), min_size=1, max_size=40), st.integers(100, 400))
def test_ink_is_held_and_black_stays(pixels: list[tuple[int, int, int, int]], limit: int) -> None:
    image = Image.new("CMYK", (len(pixels), 1))
    image.putdata(pixels)
    held = InkLimits(image.size, limit).apply(image)
    assert total_ink(held).most <= limit + 1e-6
    for before, after in zip(pixels, batched(held.tobytes()), strict=True):
        assert after[3] == before[3]
        assert all(new <= old for new, old in zip(after, before, strict=True))
        if sum(before) <= limit * 2.55:
            assert after == before


@pytest.mark.parametrize("limit", [300, 240])
@pytest.mark.parametrize("write", [jpeg, png])
@pytest.mark.parametrize("intent", ["relative", "perceptual"])
def test_no_separated_photo_exceeds_the_limit_when_it_is_decoded(limit: int, write: object, intent: str) -> None:
    assert callable(write)
    outcome = clean(write(noise(203, 151)), source="x", recipe=Recipe(colour=press(limit, intent=intent)))
    assert outcome.value is not None
    found = total_ink(opened(outcome.value.data), limit=limit)
    assert found.most <= limit
    assert found.above == 0
    assert outcome.value.rendition.ink == pytest.approx(found.most)
    assert found.most > limit - 25, "and not much is taken away"


def test_inks_that_come_too_heavy_are_held_too() -> None:
    image = noise(90, 70, "CMYK")
    assert total_ink(image).most > 350
    outcome = clean(jpeg(image), source="x", recipe=Recipe(colour=press(240)))
    assert outcome.value is not None
    assert total_ink(opened(outcome.value.data)).most <= 240


def test_a_profile_above_the_limit_is_held_to_it() -> None:
    heavy = PrintColour("cmyk", press(300).profile, "relative", 240)
    outcome = clean(jpeg(noise(90, 70)), source="x", recipe=Recipe(colour=heavy))
    assert outcome.value is not None
    assert total_ink(opened(outcome.value.data)).most <= 240


def test_no_limit_takes_nothing_away() -> None:
    image = Image.new("CMYK", (64, 64), (250, 250, 250, 250))
    outcome = clean(jpeg(image), source="x", recipe=Recipe(colour=press(300, total_ink=0)))
    assert outcome.value is not None
    assert outcome.value.rendition.ink == pytest.approx(1000 / 2.55, abs=4)


@settings(max_examples=12, deadline=None)
@given(st.integers(100, 400), st.integers(1, 60), st.integers(1, 60))
def test_any_limit_and_any_size_come_to_an_end(limit: int, width: int, height: int) -> None:
    image = noise(width, height, "CMYK")
    outcome = clean(jpeg(image), source="x", recipe=Recipe(colour=press(300, total_ink=limit)))
    assert outcome.value is not None
    assert total_ink(opened(outcome.value.data)).most <= limit
