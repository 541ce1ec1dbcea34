"""The example workflow and the action: their steps are run in bash as a runner would, and they hold no secret."""

import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from publish import __version__
from publish.errors import ExitCode
from publish.pipeline.starting import NewProject, start_project

ROOT = Path(__file__).parents[2]
WORKFLOW = ROOT / "docs/example-workflow/book.yml"
GUIDE = ROOT / "docs/example-workflow/README.md"
ACTION = ROOT / "action.yml"
IDENTIFIER = "urn:uuid:3d1b6f0a-2c57-4e8e-b1d5-9f6a70c4e821"

RECORD = '#!/bin/bash\necho "{name} $*" >>"$LOG"\n'
VENV = """
if [ "$1" = -m ] && [ "$2" = venv ]; then
  mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && cp "$(dirname "$0")/publish" "$3/bin/publish"
fi
"""


def read(path: Path) -> dict[Any, Any]:
    document: dict[Any, Any] = yaml.safe_load(path.read_text())
    return document


def workflow_steps() -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = read(WORKFLOW)["jobs"]["book"]["steps"]
    return steps


def action_steps() -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = read(ACTION)["runs"]["steps"]
    return steps


@dataclass(frozen=True)
class Runner:
    """A runner's machine: a checkout, the program, and in the place of what installs a note of what was asked."""

    checkout: Path
    scratch: Path

    def step(self, script: str, **settings: str) -> "subprocess.CompletedProcess[str]":
        """Run a step as runners do: ``bash --noprofile --norc -eo pipefail``."""
        file = self.scratch / "step.sh"
        file.write_text(script)
        surroundings = {
            "PATH": f"{self.scratch / 'bin'}:/usr/bin:/bin",
            "HOME": str(self.scratch),
            "PYTHONPATH": str(ROOT),
            "LOG": str(self.scratch / "log"),
            "RUNNER_TEMP": str(self.scratch),
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_PATH": str(self.scratch / "path"),
            "GITHUB_OUTPUT": str(self.scratch / "output"),
            **settings,
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(file)]
        return subprocess.run(
            command, cwd=self.checkout, env=surroundings, capture_output=True, text=True, timeout=300, check=False
        )

    @property
    def log(self) -> str:
        """What was asked to be installed."""
        return (self.scratch / "log").read_text()


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    checkout, programs = tmp_path / "checkout", tmp_path / "scratch/bin"
    programs.mkdir(parents=True)
    start_project(checkout, NewProject("Letters", "Mill Street Press", "en", IDENTIFIER, date(2026, 11, 20)))
    start = f"exec '{sys.executable}' -c 'from publish.cli.app import main; main()' \"$@\"\n"
    scripts = {
        "sudo": RECORD.format(name="sudo"),
        "python": RECORD.format(name="python"),
        "python3": RECORD.format(name="python3") + VENV,
        "publish": f"#!/bin/bash\n{start}",
    }
    for name, text in scripts.items():
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    return Runner(checkout, tmp_path / "scratch")


def scripts(steps: list[dict[str, Any]]) -> dict[str, str]:
    return {step["name"]: step["run"] for step in steps if "run" in step}


def break_a_dispatch(runner: Runner) -> None:
    (runner.checkout / "content/editions/2026-11/03-new.md").write_text("---\nheadlin: New\n---\n\nText.\n")


def test_the_workflow_can_read_alone_and_knows_no_secret() -> None:
    workflow, text = read(WORKFLOW), WORKFLOW.read_text() + ACTION.read_text()
    triggers = workflow[True]  # YAML 1.1 reads the key `on` as true
    assert set(triggers) == {"push", "pull_request", "workflow_dispatch"}
    assert triggers["push"]["paths"] == triggers["pull_request"]["paths"]
    assert "content/**" in triggers["push"]["paths"]
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["jobs"]
    assert all("permissions" not in job for job in workflow["jobs"].values())
    assert "secrets." not in text
    assert "github.token" not in text
    (checkout,) = [step for step in workflow_steps() if "actions/checkout@" in step.get("uses", "")]
    assert checkout["with"]["persist-credentials"] is False


def test_every_action_that_is_used_is_pinned_by_its_commit() -> None:
    used = re.findall(r"^\s*(?:- )?uses: (\S+)(.*)$", WORKFLOW.read_text(), re.MULTILINE)
    assert len(used) == 3
    for action, comment in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment)


def test_no_word_of_strangers_gets_into_a_script() -> None:
    for script in (*scripts(workflow_steps()).values(), *scripts(action_steps()).values()):
        assert "${{" not in script


def test_what_sets_type_is_installed_as_the_project_does(runner: Runner) -> None:
    needed = set(re.findall(r"\|\| echo (lib[\w.-]+)", (ROOT / ".ci/setup").read_text()))
    assert len(needed) == 3
    install = scripts(workflow_steps())["Install what sets type, and what judges books"]
    done = runner.step(install.replace("publish doctor", ""))
    assert done.returncode == 0, done.stderr
    asked = runner.log.splitlines()
    assert needed <= set(asked[1].split())
    assert asked[2] == f"python -m pip install --quiet dispatch-press[verify]=={__version__}"


@pytest.mark.parametrize("verify", ["true", "false"])
def test_the_action_installs_from_the_lock(runner: Runner, verify: str) -> None:
    needed = set(re.findall(r"\|\| echo (lib[\w.-]+)", (ROOT / ".ci/setup").read_text()))
    (install,) = [script for name, script in scripts(action_steps()).items() if name.startswith("Install")]
    done = runner.step(install, VERIFY=verify)
    assert done.returncode == 0, done.stderr
    asked = runner.log.splitlines()
    assert needed <= set(asked[1].split())
    assert ("qpdf" in asked[1].split()) is (verify == "true")
    assert f"--require-hashes -r {ROOT}/requirements.lock" in runner.log
    assert asked[-1].endswith(f"{ROOT}[verify]" if verify == "true" else str(ROOT))
    assert (runner.scratch / "path").read_text() == f"{runner.scratch}/publish/bin\n"


def test_the_workflow_says_what_is_wrong_at_its_line_and_stops(runner: Runner) -> None:
    break_a_dispatch(runner)
    checked = runner.step(scripts(workflow_steps())["Check the content"])
    assert checked.returncode == 1
    place = "content/editions/2026-11/03-new.md"
    assert f"::error file={place},line=2,col=1,title=matter-key-unknown::{place}:2:1: " in checked.stdout
    assert checked.stdout.count("headlin is not") == 1, "no finding is printed twice"
    built = runner.step(scripts(workflow_steps())["Build the books"])
    assert built.returncode == 1
    assert {path.name for path in (runner.checkout / "build").iterdir()} == {".cache", ".gitignore"}


def test_the_action_passes_on_its_settings(runner: Runner) -> None:
    break_a_dispatch(runner)
    check = scripts(action_steps())["Check the content"]
    settings = {"PROJECT": "checkout", "EDITIONS": "2026-11", "AS_OF": "2026-11-30", "STRICT": "true"}
    beside = Runner(runner.checkout.parent, runner.scratch)
    checked = beside.step(check, **settings)
    assert checked.returncode == 1
    assert "::error file=checkout/content/editions/2026-11/03-new.md," in checked.stdout
    other = beside.step(check, **{**settings, "EDITIONS": "2026-11 2026-12"})
    assert other.returncode == 2
    assert "Did you mean 2026-11?" in other.stderr


@pytest.mark.slow
@pytest.mark.parametrize(("steps", "tells"), [(workflow_steps(), False), (action_steps(), True)])
def test_the_steps_make_books_of_sound_content(runner: Runner, steps: list[dict[str, Any]], tells: bool) -> None:
    settings = {"PROJECT": ".", "EDITIONS": "", "AS_OF": "", "STRICT": "false"}
    for name in ("Check the content", "Build the books", "Verify the books"):
        script = scripts(steps)[name]
        done = runner.step(script.replace(" --require-validators", ""), **settings)
        assert done.returncode == 0, f"{name}\n{done.stdout}\n{done.stderr}"
    kept = next(step for step in workflow_steps() if "upload-artifact" in step.get("uses", ""))
    books = [path for pattern in kept["with"]["path"].split() for path in runner.checkout.glob(pattern)]
    assert sorted(path.name for path in books) == ["2026-11.epub", "2026-11.pdf"]
    assert (runner.scratch / "output").exists() is tells
    if tells:
        first, *paths, last = (runner.scratch / "output").read_text().splitlines()
        assert first == f"books<<{last}"
        assert sorted(paths) == ["build/2026-11.epub", "build/2026-11.pdf"]


def test_the_guide_explains_every_exit_code() -> None:
    explained = [int(code) for code in re.findall(r"^\| (\d+) \|", GUIDE.read_text(), re.MULTILINE)]
    assert explained == [int(code) for code in ExitCode]


def test_the_guides_script_goes_on_by_the_code(runner: Runner) -> None:
    (script,) = re.findall(r"```bash\n(.*?)```", GUIDE.read_text(), re.DOTALL)
    sound = runner.step(script)
    assert (sound.returncode, sound.stdout) == (0, "The content is sound.\n")
    break_a_dispatch(runner)
    broken = runner.step(script)
    assert (broken.returncode, broken.stdout) == (0, "The content has problems.\n")
    (runner.checkout / "content/publication.toml").unlink()
    assert runner.step(script).returncode == 2
