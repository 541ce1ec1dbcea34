"""Whoever asks why a part was made again is told what changed."""

from pathlib import Path

import pytest

from publish.pipeline import cache as caches
from publish.pipeline.cache import Cache
from publish.pipeline.reasons import LOST, NEW, Reasons

SECRET = b"s" * 32


def run(root: Path, file: str, setting: str, *, kept: bool = False) -> list[str]:
    reasons = Reasons(Cache(root, SECRET))
    reasons.note("a.md", {"its file": file, "a setting": setting}, kept=kept)
    reasons.save()
    return list(reasons.lines())


def test_each_reason_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(tmp_path, "1", "1") == [f"a.md: {NEW}"]
    assert run(tmp_path, "1", "1", kept=True) == []
    assert run(tmp_path, "2", "1") == ["a.md: its file changed"]
    assert run(tmp_path, "3", "2") == ["a.md: its file and a setting changed"]
    assert run(tmp_path, "3", "2") == [f"a.md: {LOST}"]
    monkeypatch.setattr(caches, "program_hash", lambda: "another version")
    assert run(tmp_path, "3", "2") == ["a.md: the program changed"]


def test_what_another_run_made_is_not_forgotten(tmp_path: Path) -> None:
    run(tmp_path, "1", "1")
    other = Reasons(Cache(tmp_path, SECRET))
    other.note("b.md", {"its file": "1"}, kept=False)
    other.save()
    assert other.kept == 0
    assert run(tmp_path, "2", "1") == ["a.md: its file changed"]
