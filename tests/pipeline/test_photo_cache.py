"""A cleaned photo of an earlier build is the photo, or it is made again."""

from hashlib import sha256
from pathlib import Path

import pytest

from publish.diagnostics import Outcome
from publish.errors import Fault
from publish.imaging.clean import CleanPhoto
from publish.model.assets import Rendition
from publish.pipeline.cache import Cache
from publish.pipeline.photo_cache import KeptPhoto, PhotoCache, PhotoPlace
from publish.pipeline.reasons import Reasons

SECRET = b"s" * 32
DATA = b"bytes\nof a photo"
PHOTO = CleanPhoto(Rendition(f"{sha256(DATA).hexdigest()[:20]}.jpg", "image/jpeg", 3, 2), DATA)


class Maker:
    """Makes the photo, and counts how often."""

    def __init__(self, photo: CleanPhoto | None = PHOTO) -> None:
        self.made = 0
        self.photo = photo

    def __call__(self) -> Outcome[CleanPhoto | None]:
        self.made += 1
        return Outcome(self.photo)


def kept(root: Path, make: Maker, *, recipe: str = "print", digest: str = "raw") -> KeptPhoto:
    photo = PhotoCache(Reasons(Cache(root, SECRET))).kept("a.jpg", recipe, digest, make)
    if isinstance(photo, KeptPhoto):
        return photo
    made = make().value
    assert made is not None
    assert photo.keep(made)
    again = photo.load(make)
    assert again is not None
    return again


def files(root: Path, kind: str) -> list[Path]:
    return sorted(path for path in root.glob(f"build/.cache/*/{kind}/*/*"))


def test_what_was_made_is_kept(tmp_path: Path) -> None:
    make = Maker()
    for _ in range(3):
        photo = kept(tmp_path, make)
        assert (photo.rendition, photo.size, photo.data()) == (PHOTO.rendition, len(DATA), DATA)
    assert make.made == 1


@pytest.mark.parametrize(("recipe", "digest"), [("epub", "raw"), ("print", "other")])
def test_another_recipe_or_photo_is_made(tmp_path: Path, recipe: str, digest: str) -> None:
    make = Maker()
    kept(tmp_path, make)
    kept(tmp_path, make, recipe=recipe, digest=digest)
    assert make.made == 2


@pytest.mark.parametrize("kind", ["photos", "photo-files"])
@pytest.mark.parametrize("value", [None, b"", b"x" * 10, b"x" * 100])
def test_one_that_was_lost_or_changed_is_made_again(tmp_path: Path, kind: str, value: bytes | None) -> None:
    make = Maker()
    kept(tmp_path, make)
    (place,) = files(tmp_path, kind)
    place.unlink() if value is None else place.write_bytes(value)
    photo = kept(tmp_path, make)
    assert (photo.rendition, photo.data(), make.made) == (PHOTO.rendition, DATA, 2)
    assert kept(tmp_path, make).data() == DATA
    assert make.made == 2


def test_a_photo_that_is_made_again_and_is_another_stops_the_build(tmp_path: Path) -> None:
    kept(tmp_path, Maker())
    files(tmp_path, "photo-files")[0].unlink()
    other = CleanPhoto(Rendition(f"{sha256(b'other').hexdigest()[:20]}.jpg", "image/jpeg", 3, 2), b"other")
    with pytest.raises(Fault, match="changed while the book was made"):
        kept(tmp_path, Maker(other)).data()


def test_bytes_that_are_not_those_of_their_name_are_made_again(tmp_path: Path) -> None:
    kept(tmp_path, Maker())
    Cache(tmp_path, SECRET).put("photo-files", PHOTO.rendition.name, b"evil")
    assert kept(tmp_path, Maker()).data() == DATA


def test_a_photo_that_cannot_be_kept_is_not_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for cache in (Cache(tmp_path / "file", SECRET), Cache(tmp_path, None)):
        place = PhotoCache(Reasons(cache)).kept("a.jpg", "print", "raw", Maker())
        assert isinstance(place, PhotoPlace)
        assert not place.keep(PHOTO)
