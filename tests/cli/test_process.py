"""The command as the shell sees it: what it loads, what it writes where, and what happens when nobody reads."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from publish import __version__
from publish.cli.app import COMMANDS

ROOT = Path(__file__).parents[2]
LAUNCH = [sys.executable, "-c", "from publish.cli.app import main; main()"]
HEAVY = ("weasyprint", "ebooklib", "fontTools.subset", "pikepdf")


def publish(*arguments: str, cwd: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        [*LAUNCH, *arguments], cwd=cwd, env=surroundings, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.parametrize("arguments", [["--help"], ["check"], ["explain"], ["build", "--help"]])
def test_light_commands_load_no_heavy_library(letters: Path, arguments: list[str]) -> None:
    program = (
        "import sys\n"
        "from publish.cli.app import run\n"
        f"code = run({arguments!r})\n"
        f"print(int(code), sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=letters, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.stderr.splitlines()[-1] == "0 []"


def test_help_loads_neither_settings_nor_content(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from publish.cli.app import run\n"
        "run(['--help'])\n"
        "print(sorted({'pydantic', 'lxml', 'markdown_it', 'PIL', 'jinja2'} & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.stderr == "[]\n"


MOST_MODULES = 285
"""Own modules that a check of the samples loads; each costs about a millisecond. Add to it with a reason: the cache has
eight, and spares ten milliseconds for each dispatch that it has; what it keeps of stages and checks has five more;
two share work among workers, and three look at fillers and crops for print."""
NOT_FOR_A_CHECK = (
    *("publish.cli.build", "publish.cli.verify", "publish.cli.new", "publish.reports.json", "publish.reports.github"),
    *("publish.importers.foreign", "publish.importers.capture", "publish.imaging.clean", "publish.imaging.encode"),
    *("publish.fonts.subset", "publish.fonts.plain", "publish.pipeline.photos", "publish.transforms.matter"),
    *("publish.transforms.typography.languages.french", "langcodes", "fontTools.ttLib", "email.parser", "tinycss2"),
)


def test_a_check_loads_what_its_content_needs() -> None:
    program = (
        "import sys\n"
        "from publish.cli.app import run\n"
        "code = run(['check', '--quiet'])\n"
        "own = [name for name in sys.modules if name.split('.')[0] == 'publish']\n"
        f"print(int(code), len(own), sorted(set({NOT_FOR_A_CHECK!r}) & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    code, count, others = done.stderr.splitlines()[-1].split(maxsplit=2)
    assert (code, others) == ("0", "[]")
    assert int(count) <= MOST_MODULES


def test_what_did_not_change_is_told_again_by_a_program_that_loads_neither_settings_nor_content(letters: Path) -> None:
    program = (
        "import sys\n"
        "from publish.cli.app import run\n"
        "code = run(['check', '--verbose'])\n"
        "heavy = {'markdown_it', 'yaml', 'lxml', 'PIL', 'jinja2', 'publish.pipeline.load'}\n"
        "print(int(code), sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], cwd=letters, capture_output=True, text=True, check=False)
        for _ in range(2)
    ]
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].stderr.splitlines()[:-1] == runs[1].stderr.splitlines()[:-1]
    assert "markdown_it" in runs[0].stderr.splitlines()[-1]
    assert runs[1].stderr.splitlines()[-1] == "0 []"


@pytest.mark.parametrize("arguments", [["check"], ["explain", "nothing"], ["check", "--json", "nowhere"]])
def test_the_program_ends_as_its_command_line_does(letters: Path, arguments: list[str]) -> None:
    """It leaves without taking itself apart; what it said is out all the same."""
    ended = [
        subprocess.run(
            [sys.executable, "-c", f"from publish.cli.app import {name}; {name}()", *arguments],
            cwd=letters,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=False,
            timeout=120,
        )
        for name in ("program", "main")
    ]
    assert ended[0].stdout + ended[0].stderr != b""
    one, other = ((done.returncode, done.stdout, done.stderr) for done in ended)
    assert one == other


def test_the_help_names_every_command_and_the_exit_codes(tmp_path: Path) -> None:
    shown = publish("--help", cwd=tmp_path)
    assert shown.returncode == 0
    listed = [line.split()[0] for line in shown.stdout.split("Commands:")[1].splitlines() if line.startswith("  ")]
    assert [name for name, _ in COMMANDS] == listed[1 : len(COMMANDS) + 1]
    assert "130 interrupted" in shown.stdout
    assert publish("--version", cwd=tmp_path).stdout == f"publish {__version__}\n"


def test_a_closed_pipe_ends_quietly(letters: Path) -> None:
    with subprocess.Popen([*LAUNCH, "explain"], cwd=letters, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        said = running.stderr.read()
        running.wait(timeout=60)
    assert (running.returncode, said) == (141, b"")


def test_a_full_disk_under_the_output_is_the_machines_fault(letters: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("the machine has no /dev/full")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*LAUNCH, "explain"], cwd=letters, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 3
    assert b"No space left" in done.stderr


def test_output_survives_a_terminal_that_knows_ascii_alone(letters: Path) -> None:
    dispatch = letters / "content/editions/2026-11/02-letter.md"
    dispatch.write_text(dispatch.read_text() + "\n[далеко](09-далеко.md)\n")
    done = publish("check", cwd=letters, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 1
    assert "error[crossref-dead]" in done.stdout
    assert "\\u0434" in done.stdout


@pytest.mark.slow
def test_colours_are_for_terminals_alone(letters: Path) -> None:
    pty = pytest.importorskip("pty")

    def on_a_terminal(**environment: str) -> bytes:
        own, others = pty.openpty()
        surroundings = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "TERM"}}
        with subprocess.Popen(
            [*LAUNCH, "explain", "nothing"],
            cwd=letters,
            stdout=others,
            stderr=others,
            env={**surroundings, **environment},
        ) as running:
            os.close(others)
            said = b""
            while True:
                try:
                    piece = os.read(own, 4096)
                except OSError:
                    break
                if not piece:
                    break
                said += piece
            running.wait(timeout=60)
        os.close(own)
        return said

    assert b"\x1b[31merror\x1b[0m: there is no finding" in on_a_terminal(TERM="xterm")
    assert b"\x1b" not in on_a_terminal(TERM="xterm", NO_COLOR="1")
    assert b"\x1b" not in on_a_terminal(TERM="dumb")
    assert "\x1b" not in publish("explain", "nothing", cwd=letters).stderr


@pytest.mark.slow
def test_a_word_is_completed_by_editions_ids_and_commands(letters: Path) -> None:
    def completed(line: str) -> list[str]:
        words = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1), "_PUBLISH_COMPLETE": "complete_bash"}
        return publish(cwd=letters, **words).stdout.split()

    assert completed("publish ch") == ["check"]
    assert completed("publish check ") == ["2026-11"]
    assert completed("publish explain photo-mis") == ["photo-missing"]
    assert completed("publish build --format e") == ["epub"]
    assert completed("publish schema front") == ["front-matter"]


@pytest.mark.slow
def test_an_interrupted_build_leaves_the_old_books_and_nothing_else(letters: Path) -> None:
    old = letters / "build/2026-11.pdf"
    old.write_text("the last good one")
    for sent, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        command = [*LAUNCH, "build", "--verbose"]
        with subprocess.Popen(command, cwd=letters, stderr=subprocess.PIPE, text=True) as running:
            assert running.stderr
            assert "setting" in running.stderr.readline()
            running.send_signal(sent)
            running.stderr.read()
            running.wait(timeout=60)
        assert running.returncode == code
        assert old.read_text() == "the last good one"
        left = {path.name for path in (letters / "build").iterdir()} - {".cache"}
        assert left == {".gitignore", ".lock", "2026-11.pdf"}
