"""The photos of an edition: the cover has a recipe of its own, and a cover in one piece has its frame's."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from publish.diagnostics import Outcome, Span
from publish.imaging.press import SRGB
from publish.imaging.scale import EPUB, EPUB_COVER, Recipe
from publish.model.edition import Edition, Part, Publication
from publish.pipeline.cache import PhotoCache
from publish.pipeline.covers import CoverStudio
from publish.pipeline.photos import develop
from tests.pdf.cover.making import dispatch

_PLATE = BytesIO()
Image.new("RGB", (3000, 2400), (90, 60, 30)).save(_PLATE, "JPEG")


def _read(_: str, __: Span) -> Outcome[bytes | None]:
    return Outcome(_PLATE.getvalue())


@pytest.mark.parametrize(("cover", "width"), [(EPUB_COVER, 2262), (Recipe(max_side=700), 700), (None, 2000)])
def test_the_cover_has_its_own_recipe(cover: Recipe | None, width: int, tmp_path: Path) -> None:
    publication = Publication("The Harbour Letter", "Harbour Press", "en", "urn:x:1")
    edition = Edition("one", publication, "One", (Part((dispatch(1),)),), cover="cover.jpg")
    cache = PhotoCache(tmp_path, None)
    made = develop(edition, _read, recipe=EPUB, folder=tmp_path / "photos", cache=cache, cover=cover)
    assert made.value.rendition("cover.jpg").width == width


@pytest.mark.parametrize(("width", "ppi", "pixels"), [(144.0, 100, 200), (72.0, 300, 300), (7200.0, 300, 3000)])
def test_the_picture_of_a_cover_in_one_piece_is_as_large_as_its_frame_asks(
    width: float, ppi: int, pixels: int, tmp_path: Path
) -> None:
    studio = CoverStudio(_read, tmp_path / "photos", ppi, SRGB)
    assert studio.developed("x.jpg", width=width).rendition("x.jpg").width == pixels
