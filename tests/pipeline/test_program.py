"""What made a value: a change of the program makes another, and on a runner a new copy of the same program does not."""

import os
from pathlib import Path

import pytest

from publish.pipeline import program
from publish.pipeline.program import program_content_hash, program_hash


def _hashes() -> tuple[str, str]:
    program_hash.cache_clear()
    program_content_hash.cache_clear()
    return program_hash(), program_content_hash()


def test_a_copy_is_another_program_by_its_times_and_the_same_by_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "publish/module.py"
    file.parent.mkdir()
    file.write_text("one = 1\n")
    monkeypatch.setattr(program, "_PACKAGE", file.parent)
    by_time, by_content = _hashes()
    os.utime(file, (1, 1))
    touched = _hashes()
    assert (touched[0] != by_time, touched[1]) == (True, by_content)
    file.write_text("one = 2\n")
    os.utime(file, (1, 1))
    assert _hashes()[1] != by_content
    monkeypatch.undo()
    _hashes()
