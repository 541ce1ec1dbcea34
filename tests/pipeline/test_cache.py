"""What the cache gives back is what was put in, or nothing."""

import os
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from publish.errors import EnvironmentProblem
from publish.pipeline import cache as caches
from publish.pipeline.cache import Cache, CachedKind, key_of
from publish.pipeline.held import held

SECRET = b"s" * 32


def values(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file())


def test_what_was_put_in_comes_back_under_its_own_name_only(tmp_path: Path) -> None:
    Cache(tmp_path, SECRET).put("kind", "key", b"value")
    again = Cache(tmp_path, SECRET)
    assert again.get("kind", "key") == b"value"
    assert [again.get("other", "key"), again.get("kind", "other")] == [None, None]
    assert again.findings == []


def test_parts_of_a_key_do_not_run_into_each_other() -> None:
    assert len({key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of(b"abc", "")}) == 4


def test_a_flipped_bit_is_never_trusted_and_is_told(tmp_path: Path) -> None:
    cache = Cache(tmp_path, SECRET)
    cache.put("kind", "key", b"a value")
    (place,) = values(tmp_path)
    sound, chance = place.read_bytes(), random.Random(1)
    for _ in range(200):
        value = bytearray(sound)
        value[chance.randrange(len(value))] ^= 1 << chance.randrange(8)
        place.write_bytes(value)
        again = Cache(tmp_path, SECRET)
        assert again.get("kind", "key") is None
        assert [found.id for found in again.findings] == ["cache-untrusted"]


@pytest.mark.parametrize("value", [b"", b"x" * 10, b"x" * 100])
def test_a_value_cut_short_is_none(tmp_path: Path, value: bytes) -> None:
    cache = Cache(tmp_path, SECRET)
    cache.put("kind", "key", b"a value")
    values(tmp_path)[0].write_bytes(value)
    assert cache.get("kind", "key") is None


def test_one_value_cannot_stand_in_for_another(tmp_path: Path) -> None:
    cache = Cache(tmp_path, SECRET)
    cache.put("kind", "one", b"one")
    cache.put("kind", "two", b"two")
    first, second = values(tmp_path)
    first.write_bytes(second.read_bytes())
    assert sorted(map(str, (cache.get("kind", "one"), cache.get("kind", "two")))).count("None") == 1
    assert [found.id for found in cache.findings] == ["cache-untrusted"]


def test_what_somebody_else_sealed_is_not_believed(tmp_path: Path) -> None:
    """A cache may come with a project: whoever made it knows how it is sealed, and not by which secret."""
    theirs, ours = Cache(tmp_path, b"e" * 32), Cache(tmp_path, SECRET)
    theirs.put("kind", "key", b"evil")
    (forged,) = values(tmp_path)
    place = tmp_path / ours._folder / forged.relative_to(tmp_path / theirs._folder)
    place.parent.mkdir(parents=True)
    place.write_bytes(forged.read_bytes())
    assert ours.get("kind", "key") is None
    assert [found.id for found in ours.findings] == ["cache-untrusted"]


def test_another_users_values_are_passed_over_in_silence(tmp_path: Path) -> None:
    Cache(tmp_path, b"e" * 32).put("kind", "key", b"theirs")
    ours = Cache(tmp_path, SECRET)
    assert ours.get("kind", "key") is None
    assert ours.findings == []


def test_another_program_has_values_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(tmp_path, SECRET).put("kind", "key", b"old")
    monkeypatch.setattr(caches, "program_hash", lambda: "another version")
    newer = Cache(tmp_path, SECRET)
    assert newer.get("kind", "key") is None
    newer.put("kind", "key", b"new")
    monkeypatch.undo()
    assert Cache(tmp_path, SECRET).get("kind", "key") == b"old"


def test_without_a_secret_nothing_is_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path, None)
    assert not cache.put("kind", "key", b"value")
    assert cache.get("kind", "key") is None
    assert list(tmp_path.iterdir()) == []


def test_a_cache_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = Cache(tmp_path / "file", SECRET)
    assert not cache.put("kind", "key", b"value")
    assert cache.get("kind", "key") is None


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path, SECRET)
    for number in range(6):
        cache.put("kind", str(number), b"x" * 968)  # a seal makes it 1,000
    for age, place in enumerate(values(tmp_path)):
        os.utime(place, ns=(age, age))
    for used in "03":
        cache.get("kind", used)
    cache.trim(2000)
    assert [number for number in "012345" if cache.get("kind", number)] == ["0", "3"]
    assert cache.kinds() == (CachedKind("kind", 2, 2000),)


def test_runs_at_once_share_it(tmp_path: Path) -> None:
    def work(number: int) -> bytes | None:
        cache = Cache(tmp_path, SECRET)
        key = str(number % 5)
        cache.put("kind", key, key.encode() * 50_000)
        cache.trim(150_000)
        return cache.get("kind", key)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(work, range(200)))
    assert {one for one in found if one} <= {str(number).encode() * 50_000 for number in range(5)}
    assert any(found)


@pytest.mark.parametrize("place", ["build", "build/.cache"])
def test_a_cache_behind_a_link_stops_the_run(tmp_path: Path, place: str) -> None:
    (tmp_path / "other").mkdir()
    project = tmp_path / "project"
    (project / place).parent.mkdir(parents=True)
    (project / place).symlink_to(tmp_path / "other")
    with pytest.raises(EnvironmentProblem, match=f"{place} is a symbolic link"):
        Cache(project, SECRET).put("kind", "key", b"value")
    assert list((tmp_path / "other").iterdir()) == []


def test_the_cache_does_not_wait_for_the_disk_and_what_is_to_last_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[int] = []
    monkeypatch.setattr(os, "fsync", waited.append)
    assert Cache(tmp_path, SECRET).put("kind", "key", b"value")
    assert waited == []
    with held(tmp_path, "build/books", make=True):
        assert len(waited) == 1, "of the two folders one was there"
