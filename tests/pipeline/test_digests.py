"""Hashes that are remembered are those of the files, whatever became of these."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from publish.pipeline.cache import Cache
from publish.pipeline.digests import FileDigests
from publish.pipeline.files import Folder

SECRET = b"s" * 32


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "content/in").mkdir(parents=True)
    for name in ("a.md", "in/b.md"):
        (tmp_path / "content" / name).write_text(f"The words of {name}.")
    return tmp_path


def digests(root: Path, *, trusts_times: bool = True) -> FileDigests:
    return FileDigests(Folder(root), Cache(root, SECRET, trusts_times=trusts_times))


def hashed(root: Path, path: str) -> str:
    return sha256((root / path).read_bytes()).hexdigest()


def settled(root: Path) -> None:
    """Wait for the next tick of the disk's clock."""
    place = root / "tick"
    newest = max(path.stat().st_ctime_ns for path in root.rglob("*"))
    while True:
        place.write_bytes(b"")
        if place.stat().st_mtime_ns > newest:
            break
    place.unlink()


def test_a_file_is_read_once_and_not_again_by_the_next_run(home: Path) -> None:
    settled(home)
    first = digests(home)
    assert first.of("content/a.md") == hashed(home, "content/a.md")
    first.save()
    assert digests(home).known("content/a.md") == first.known("content/a.md") == hashed(home, "content/a.md")
    assert digests(home).known("content/in/b.md") == ""


def test_where_times_say_nothing_every_file_is_read(home: Path) -> None:
    settled(home)
    first = digests(home)
    first.of("content/a.md")
    first.save()
    assert digests(home, trusts_times=False).known("content/a.md") == ""


@pytest.mark.parametrize("same_time", [False, True])
def test_a_change_is_seen_whatever_the_file_says_of_its_time(home: Path, same_time: bool) -> None:
    place = home / "content/a.md"
    before = place.stat()
    settled(home)
    first = digests(home)
    first.of("content/a.md")
    first.save()
    place.write_text("The Words of a.md.")
    if same_time:
        os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert place.stat().st_size == before.st_size
    assert digests(home).of("content/a.md") == hashed(home, "content/a.md")


def test_a_file_that_was_just_written_is_read_again(home: Path) -> None:
    """It may be written once more in the same tick of the clock, and nobody could tell."""
    first = digests(home)
    first._now = (home / "content/a.md").stat().st_ctime_ns
    first._known = {}
    first.of("content/a.md")
    first.save()
    assert digests(home).known("content/a.md") == ""


def test_the_hash_of_a_tree_counts_every_name_kind_and_byte(home: Path) -> None:
    found = {digests(home).tree(["content"])}
    (home / "content/a.md").write_text("Other words.")
    found.add(digests(home).tree(["content"]))
    (home / "content/c.md").write_text("")
    found.add(digests(home).tree(["content"]))
    (home / "content/c.md").rename(home / "content/d.md")
    found.add(digests(home).tree(["content"]))
    (home / "content/d.md").unlink()
    (home / "content/d.md").mkdir()
    found.add(digests(home).tree(["content"]))
    (home / "content/d.md").rmdir()
    (home / "content/d.md").symlink_to("a.md")
    found.add(digests(home).tree(["content"]))
    assert len(found) == 6


def test_whether_everything_stands_as_it_did(home: Path) -> None:
    settled(home)
    seen = digests(home)
    moment = seen.moment()
    assert seen.stands_since(moment, ["", "content", "nowhere"])
    (home / "content/in/b.md").unlink()
    assert not seen.stands_since(moment, ["content"])
