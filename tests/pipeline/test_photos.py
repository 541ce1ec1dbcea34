"""The photos of an edition: the cover has a recipe of its own, and a cover in one piece has its frame's."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from publish.config.publication import PublicationSettings
from publish.diagnostics import Outcome, Span
from publish.imaging.press import SRGB
from publish.imaging.scale import EPUB, EPUB_COVER, Recipe
from publish.model.edition import Edition, Part, Publication
from publish.pipeline.cache import NO_CACHE
from publish.pipeline.covers import CoverStudio
from publish.pipeline.files import Folder
from publish.pipeline.photo_cache import PhotoCache
from publish.pipeline.photos import develop
from publish.pipeline.picture_files import PictureFiles
from publish.pipeline.project import Project
from publish.pipeline.reasons import Reasons
from publish.resources import Resources
from tests.pdf.cover.making import dispatch

_PLATE = BytesIO()
Image.new("RGB", (3000, 2400), (90, 60, 30)).save(_PLATE, "JPEG")


def _read(_: str, __: Span) -> Outcome[bytes | None]:
    return Outcome(_PLATE.getvalue())


def _project(root: Path) -> Project:
    for name in ("cover.jpg", "x.jpg"):
        (root / name).write_bytes(_PLATE.getvalue())
    settings = PublicationSettings(title="Letter", publisher="Press", language="en", identifier="urn:x:1")
    return Project(Folder(root), settings, Resources(), ())


@pytest.mark.parametrize(("cover", "width"), [(EPUB_COVER, 2262), (Recipe(max_side=700), 700), (None, 2000)])
def test_the_cover_has_its_own_recipe(cover: Recipe | None, width: int, tmp_path: Path) -> None:
    publication = Publication("The Harbour Letter", "Harbour Press", "en", "urn:x:1")
    edition = Edition("one", publication, "One", (Part((dispatch(1),)),), cover="cover.jpg")
    files, cache = PictureFiles(_project(tmp_path)), PhotoCache(Reasons(NO_CACHE))
    made = develop(edition, files, recipe=EPUB, folder=tmp_path / "photos", cache=cache, cover=cover)
    assert made.value.rendition("cover.jpg").width == width


@pytest.mark.parametrize(("width", "ppi", "pixels"), [(144.0, 100, 200), (72.0, 300, 300), (7200.0, 300, 3000)])
def test_the_picture_of_a_cover_in_one_piece_is_as_large_as_its_frame_asks(
    width: float, ppi: int, pixels: int, tmp_path: Path
) -> None:
    studio = CoverStudio(_read, tmp_path / "photos", ppi, SRGB)
    assert studio.developed("x.jpg", width=width).rendition("x.jpg").width == pixels
