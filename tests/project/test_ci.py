"""The script of the integration server wants every tool and the saved pages, and runs both suites."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("failing", "status", "ran"), [("", 0, ["test", "test-slow"]), ("test", 2, ["test"])])
def test_both_suites_run_with_all_that_they_need(failing: str, status: int, ran: list[str], tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    (checkout / ".ci").mkdir(parents=True)
    shutil.copy(ROOT / ".ci/run", checkout / ".ci/run")
    make = tmp_path / "bin" / "make"
    make.parent.mkdir()
    make.write_text(
        '#!/bin/bash\necho "$1 $PUBLISH_REQUIRE_TOOLS $PUBLISH_SEEDS $PWD"\n' + f'[ "$1" != "{failing}" ] || exit 2\n'
    )
    make.chmod(0o755)
    surroundings = {"PATH": f"{make.parent}:/usr/bin:/bin"}
    command = ["bash", str(checkout / ".ci/run")]
    done = subprocess.run(command, cwd="/", env=surroundings, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == status
    assert done.stdout.splitlines() == [f"{suite} 1 {tmp_path}/shared/seeds {checkout}" for suite in ran]


@pytest.mark.parametrize("suite", ["test", "test-slow", "nightly", "suites", "book"])
def test_make_knows_the_suite(suite: str) -> None:
    command = ["make", "--dry-run", "--no-print-directory", suite]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.startswith(f".ci/setup {'book' if suite == 'book' else 'test'}")
