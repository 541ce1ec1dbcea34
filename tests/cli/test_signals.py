"""Told to end, the program ends: what cleans up runs to its end, and no library can swallow it."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

_BEGIN = """
import os, signal, sys, time
from publish.cli.signals import ending
class Tidy:
    def __enter__(self): return self
    def __exit__(self, *_):
        time.sleep(0.7)          # longer than the program waits before it looks again
        print("tidied", flush=True)
class Swallows:
    def __del__(self):
        os.kill(os.getpid(), NUMBER)
        time.sleep(0.05)
with ending():
    with Tidy():
"""


def ended(body: str, number: int) -> "subprocess.CompletedProcess[str]":
    code = _BEGIN.replace("NUMBER", str(number)) + "\n".join(f"        {line}" for line in body.splitlines())
    return subprocess.run(
        [sys.executable, "-c", code + '\n        time.sleep(20)\n        print("went on")\n'],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
        cwd=Path(__file__).parents[2],
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize(
    "body",
    [
        "os.kill(os.getpid(), NUMBER)",
        "Swallows()",
        "try:\n    os.kill(os.getpid(), NUMBER); time.sleep(1)\nexcept BaseException:\n    pass",
    ],
    ids=["plain", "destructor", "caught"],
)
def test_a_signal_ends_the_program_in_order(number: int, body: str) -> None:
    body = body.replace("NUMBER", str(int(number)))
    done = ended(body, int(number))
    assert (done.returncode, done.stdout) == (128 + number, "tidied\n"), done.stderr
    assert done.stderr == ""


def test_a_signal_that_is_to_be_passed_over_is(tmp_path: Path) -> None:
    code = (
        "import os, signal\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "from publish.cli.signals import ending\n"
        "with ending():\n    os.kill(os.getpid(), signal.SIGHUP)\nprint('went on')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stdout) == (0, "went on\n"), done.stderr
