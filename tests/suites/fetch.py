"""Fetching the suites: ``python -m tests.suites.fetch`` brings each at its commit, once."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.suites.sources import SUITES, Suite


def fetch(suite: Suite) -> None:
    """Check a suite out into the cache; what is there already stays."""
    folder = suite.folder
    if (folder / ".complete").exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _git(folder, "init", "--quiet")
    # Their attributes would change line ends, and their hooks are none of ours.
    _git(folder, "config", "core.autocrlf", "false")
    _git(folder, "config", "core.symlinks", "false")
    _git(folder, "fetch", "--quiet", "--depth", "1", suite.address, suite.commit)
    _git(folder, "checkout", "--quiet", "FETCH_HEAD", "--", *(suite.paths or (".",)))
    (folder / ".complete").touch()


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, timeout=600)


def main() -> int:
    """Fetch all, and say which could not be."""
    missing = []
    for suite in SUITES:
        try:
            fetch(suite)
        except subprocess.SubprocessError as error:
            missing.append(f"{suite.name}: {error}")
    print(*missing, sep="\n", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
