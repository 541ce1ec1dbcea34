"""What the cache gives back is what was put in, or nothing."""

from hashlib import sha256
from pathlib import Path

import pytest

from publish.diagnostics import Outcome
from publish.errors import EnvironmentProblem
from publish.imaging.clean import CleanPhoto
from publish.model.assets import Rendition
from publish.pipeline.cache import PhotoCache
from publish.pipeline.catalogue import rules

SECRET = b"s" * 32
DATA = b"bytes\nof a photo"
PHOTO = CleanPhoto(Rendition(f"{sha256(DATA).hexdigest()[:20]}.jpg", "image/jpeg", 3, 2), DATA)


class EditionPhotos:
    """Makes the photo, and counts how often."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> Outcome[CleanPhoto | None]:
        self.made += 1
        return Outcome(PHOTO)


def test_what_was_made_is_kept(tmp_path: Path) -> None:
    make = EditionPhotos()
    for _ in range(3):
        assert PhotoCache(tmp_path, SECRET).photo("print", b"raw", make) == Outcome(PHOTO)
    assert make.made == 1


@pytest.mark.parametrize(("recipe", "data"), [("epub", b"raw"), ("print", b"other")])
def test_another_recipe_or_photo_is_made(tmp_path: Path, recipe: str, data: bytes) -> None:
    make = EditionPhotos()
    PhotoCache(tmp_path, SECRET).photo("print", b"raw", make)
    PhotoCache(tmp_path, SECRET).photo(recipe, data, make)
    assert make.made == 2


@pytest.mark.parametrize("flip", [0, 40, -1])
def test_a_flipped_bit_is_never_trusted_and_is_told(tmp_path: Path, flip: int) -> None:
    make = EditionPhotos()
    PhotoCache(tmp_path, SECRET).photo("print", b"raw", make)
    (place,) = (path for path in tmp_path.rglob("*") if path.is_file())
    value = bytearray(place.read_bytes())
    value[flip] ^= 1
    place.write_bytes(value)
    again = PhotoCache(tmp_path, SECRET).photo("print", b"raw", make)
    assert again.value == PHOTO
    assert make.made == 2
    assert [found.id for found in again.diagnostics] == ["cache-untrusted"]


@pytest.mark.parametrize("value", [b"", b"x" * 10])
def test_a_value_cut_short_is_made_again(tmp_path: Path, value: bytes) -> None:
    make = EditionPhotos()
    PhotoCache(tmp_path, SECRET).photo("print", b"raw", make)
    (place,) = (path for path in tmp_path.rglob("*") if path.is_file())
    place.write_bytes(value)
    assert PhotoCache(tmp_path, SECRET).photo("print", b"raw", make).value == PHOTO


def test_a_cache_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert PhotoCache(tmp_path / "file", SECRET).photo("print", b"raw", EditionPhotos()).value == PHOTO


def test_what_there_is_something_to_say_about_is_said_every_time(tmp_path: Path) -> None:
    told: Outcome[CleanPhoto | None] = Outcome(PHOTO, (rules()["photo-format"].finding("odd"),))
    cache = PhotoCache(tmp_path, SECRET)
    assert [cache.photo("print", b"raw", lambda: told) for _ in range(2)] == [told, told]


def test_one_value_cannot_stand_in_for_another(tmp_path: Path) -> None:
    make = EditionPhotos()
    PhotoCache(tmp_path, SECRET).photo("print", b"one", make)
    PhotoCache(tmp_path, SECRET).photo("print", b"two", make)
    one, two = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    one.write_bytes(two.read_bytes())
    found = [
        d.id for raw in (b"one", b"two") for d in PhotoCache(tmp_path, SECRET).photo("print", raw, make).diagnostics
    ]
    assert found == ["cache-untrusted"]


def test_a_name_that_is_not_the_contents_is_refused(tmp_path: Path) -> None:
    evil = CleanPhoto(Rendition("../../evil.jpg", "image/jpeg", 3, 2), DATA)
    PhotoCache(tmp_path, SECRET).photo("print", b"raw", lambda: Outcome(evil))
    assert PhotoCache(tmp_path, SECRET).photo("print", b"raw", EditionPhotos()).value == PHOTO


def test_what_somebody_else_sealed_is_not_believed(tmp_path: Path) -> None:
    """A cache may come with a project: whoever made it knows how it is sealed, and not by which secret."""
    evil = CleanPhoto(Rendition(f"{sha256(b'evil').hexdigest()[:20]}.jpg", "image/jpeg", 3, 2), b"evil")
    PhotoCache(tmp_path, b"e" * 32).photo("print", b"raw", lambda: Outcome(evil))
    PhotoCache(tmp_path, SECRET).photo("print", b"other", EditionPhotos())
    theirs, ours = (next(resources.iterdir()) for resources in _shelves(tmp_path, b"e" * 32, SECRET))
    for forged in theirs.iterdir():
        (ours.parent / theirs.name).mkdir(exist_ok=True)
        (ours.parent / theirs.name / forged.name).write_bytes(forged.read_bytes())
    again = PhotoCache(tmp_path, SECRET).photo("print", b"raw", EditionPhotos())
    assert again.value == PHOTO
    assert [found.id for found in again.diagnostics] == ["cache-untrusted"]


def _shelves(root: Path, *secrets: bytes) -> list[Path]:
    return [root / PhotoCache(root, secret)._folder for secret in secrets]


def test_another_users_photos_are_passed_over_in_silence(tmp_path: Path) -> None:
    PhotoCache(tmp_path, b"e" * 32).photo("print", b"raw", EditionPhotos())
    make = EditionPhotos()
    assert PhotoCache(tmp_path, SECRET).photo("print", b"raw", make) == Outcome(PHOTO)
    assert make.made == 1


def test_without_a_secret_nothing_is_kept(tmp_path: Path) -> None:
    make = EditionPhotos()
    for _ in range(2):
        assert PhotoCache(tmp_path, None).photo("print", b"raw", make) == Outcome(PHOTO)
    assert make.made == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["build", "build/.cache"])
def test_a_cache_behind_a_link_stops_the_build(tmp_path: Path, place: str) -> None:
    (tmp_path / "other").mkdir()
    project = tmp_path / "project"
    (project / place).parent.mkdir(parents=True)
    (project / place).symlink_to(tmp_path / "other")
    with pytest.raises(EnvironmentProblem, match=f"{place} is a symbolic link"):
        PhotoCache(project, SECRET).photo("print", b"raw", EditionPhotos())
    assert list((tmp_path / "other").iterdir()) == []
