"""Git says what differs from where a branch began, and runs nothing that a repository configures."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from publish.errors import UsageError
from publish.tools.git import changed_files

Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, require_tool: Callable[[str], Path]) -> Git:
    """Git in a fresh repository with one commit on ``main``."""
    program = require_tool("git")
    settings = ("-c", "user.name=Edda Quill", "-c", "user.email=edda@lamp.example", "-c", "commit.gpgsign=false")

    def run(*arguments: str) -> str:
        command = [str(program), "-C", str(tmp_path), *settings, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    run("init", "--quiet", "--initial-branch=main")
    for name in ("letters/a.md", "letters/b.md", "other.md", ".gitignore"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("build/\n" if name == ".gitignore" else "One.\n")
    run("add", ".")
    run("commit", "--quiet", "-m", "One")
    return run


def test_what_differs_is_named_relative_to_the_folder(git: Git, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    assert changed_files(folder, "main") == ()
    git("checkout", "--quiet", "-b", "work")
    (folder / "a.md").write_text("Two.\n")
    git("mv", "letters/b.md", "letters/c.md")
    git("commit", "--quiet", "-a", "-m", "Two")
    (folder / "заметка „“ \n.md").write_text("New.\n")
    (folder / "build").mkdir()
    (folder / "build/a.pdf").write_text("x")
    (tmp_path / "other.md").write_text("Elsewhere.\n")
    assert changed_files(folder, "main") == ("a.md", "b.md", "c.md", "заметка „“ \n.md")
    assert "other.md" in changed_files(tmp_path, "main")


def test_what_others_did_since_the_branch_began_is_no_change_of_it(git: Git, tmp_path: Path) -> None:
    git("checkout", "--quiet", "-b", "work")
    git("checkout", "--quiet", "main")
    (tmp_path / "letters/a.md").write_text("Theirs.\n")
    git("commit", "--quiet", "-a", "-m", "Theirs")
    git("checkout", "--quiet", "work")
    (tmp_path / "letters/b.md").write_text("Ours.\n")
    assert changed_files(tmp_path, "main") == ("letters/b.md",)


@pytest.mark.parametrize("base", ["gone", "--output=letters/a.md", "", "a b", "main:letters", "\n"])
def test_a_commit_that_is_none_is_refused(git: Git, tmp_path: Path, base: str) -> None:
    with pytest.raises(UsageError, match="git knows no commit"):
        changed_files(tmp_path, base)
    assert (tmp_path / "letters/a.md").read_text() == "One.\n"


def test_a_folder_in_no_repository_is_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(UsageError, match="in no repository"):
        changed_files(tmp_path_factory.mktemp("bare"), "main")


def test_branches_without_a_common_commit_are_told(git: Git, tmp_path: Path) -> None:
    git("checkout", "--quiet", "--orphan", "alone")
    git("commit", "--quiet", "-m", "Alone")
    with pytest.raises(UsageError, match="does not see where this branch left") as refused:
        changed_files(tmp_path, "main")
    assert "fetch-depth: 0" in refused.value.hint


def test_nothing_that_the_repository_configures_is_run(git: Git, tmp_path: Path) -> None:
    trap, sprung = tmp_path / "trap.sh", tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch '{sprung}'\n")
    trap.chmod(0o755)
    (tmp_path / ".gitattributes").write_text("*.md diff=trap\n")
    for key in ("core.fsmonitor", "diff.external", "diff.trap.command", "diff.trap.textconv"):
        git("config", key, str(trap))
    (tmp_path / "letters/a.md").write_text("Two.\n")
    assert "letters/a.md" in changed_files(tmp_path, "main")
    assert not sprung.exists()
