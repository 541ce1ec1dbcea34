"""The photos of an edition: the cover has a recipe of its own, and a cover in one piece has its frame's."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from publish.config.publication import PublicationSettings
from publish.diagnostics import Outcome, Span
from publish.imaging.press import SRGB
from publish.imaging.scale import EPUB, EPUB_COVER, Recipe
from publish.model.edition import Edition, Part, Publication
from publish.model.figures import Crop, Figure, Picture
from publish.pipeline import photos
from publish.pipeline.cache import NO_CACHE, Cache
from publish.pipeline.covers import CoverStudio
from publish.pipeline.crew import Crew
from publish.pipeline.crops import narrowest
from publish.pipeline.files import Folder
from publish.pipeline.photo_cache import PhotoCache
from publish.pipeline.photos import develop
from publish.pipeline.picture_files import PictureFiles
from publish.pipeline.project import Project
from publish.pipeline.reasons import Reasons
from publish.resources import Resources
from tests.pdf.cover.making import dispatch

PUBLICATION = Publication("The Harbour Letter", "Harbour Press", "en", "urn:x:1")
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
    edition = Edition("one", PUBLICATION, "One", (Part((dispatch(1),)),), cover="cover.jpg")
    files, cache = PictureFiles(_project(tmp_path)), PhotoCache(Reasons(NO_CACHE))
    made = develop(edition, files, recipe=EPUB, folder=tmp_path / "photos", cache=cache, cover=cover)
    assert made.value.rendition("cover.jpg").width == width


def _edition(*sources: str) -> Edition:
    figures = tuple(Figure(Picture(source)) for source in sources)
    return Edition("one", PUBLICATION, "One", (Part((replace(dispatch(1), blocks=figures),)),))


@pytest.mark.parametrize(
    ("crops", "width"),
    [
        ((), 600),
        ((Crop(5, 4),), 600),
        ((Crop(3, 1),), 600),
        ((Crop(5, 8),), 1200),
        ((Crop(1, 5),), 3000),
        ((Crop(5, 8), Crop(0, 0, "kdp")), 600),
        ((Crop(5, 8, "office"),), 600),
    ],
)
def test_what_a_crop_leaves_of_a_picture_is_as_wide_as_the_recipe_says(
    crops: tuple[Crop, ...], width: int, tmp_path: Path
) -> None:
    edition = _edition("x.jpg")
    (figure,) = next(edition.dispatches).blocks
    assert isinstance(figure, Figure)
    cropped = replace(next(edition.dispatches), blocks=(replace(figure, crops=crops),))
    edition = replace(edition, parts=(Part((cropped,)),))
    files, cache = PictureFiles(_project(tmp_path)), PhotoCache(Reasons(NO_CACHE))
    proportions = narrowest(edition, "kdp")
    recipe = Recipe(max_width=600)
    made = develop(edition, files, recipe=recipe, folder=tmp_path / "photos", cache=cache, proportions=proportions)
    assert made.value.rendition("x.jpg").width == width


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("secret", [b"s" * 32, None], ids=["kept", "not kept"])
def test_photos_and_what_is_told_of_them_are_in_their_order(
    workers: int, secret: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twice: what is wrong with one is not kept, so that it is said again."""
    monkeypatch.setattr(photos, "_WORTH", 2)
    project = _project(tmp_path)
    for number, kind in enumerate(("PNG", "WEBP", "JPEG", "WEBP", "PNG")):
        Image.new("RGB", (300 + number, 200), (90, 60, 30)).save(tmp_path / f"{number}.img", kind)
    for name in ("short.jpg", "cut.jpg"):
        (tmp_path / name).write_bytes(_PLATE.getvalue()[:900])
    edition = _edition("0.img", "short.jpg", "1.img", "2.img", "3.img", "cut.jpg", "4.img")
    for _ in range(2):
        cache = PhotoCache(Reasons(Cache(tmp_path, secret)))
        files, folder = PictureFiles(project), tmp_path / "photos"
        made = develop(edition, files, recipe=EPUB, folder=folder, cache=cache, crew=Crew(workers))
        assert [one.width for one in made.value.renditions.values()] == [300, 301, 302, 303, 304]
        assert all(made.value.data(name) for name in made.value.renditions)
        assert [found.id for found in made.diagnostics] == ["photo-broken"] * 2
        assert ["short.jpg" in made.diagnostics[0].message, "cut.jpg" in made.diagnostics[1].message] == [True, True]


@pytest.mark.parametrize(("width", "ppi", "pixels"), [(144.0, 100, 200), (72.0, 300, 300), (7200.0, 300, 3000)])
def test_the_picture_of_a_cover_in_one_piece_is_as_large_as_its_frame_asks(
    width: float, ppi: int, pixels: int, tmp_path: Path
) -> None:
    studio = CoverStudio(_read, tmp_path / "photos", ppi, SRGB)
    assert studio.developed("x.jpg", width=width).rendition("x.jpg").width == pixels
