"""Setting up: what is missing is installed as root or named, and a second run installs nothing.

The script runs in a copy of what it reads, among programs that only write down what was asked of them.
"""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_READ = (".ci", "pyproject.toml", "requirements.lock", "requirements-dev.lock", "publish/__init__.py")
_READERS = ("tests/readers/package.json", "tests/readers/package-lock.json")
_REAL = ("bash", "cat", "dirname", "grep", "mkdir", "sed", "touch", "tr")

_PYTHON = f"""#!/bin/bash
case "$*" in
    *hashlib*) exec {sys.executable} "$@" ;;
    *ctypes*) [ -e "$STATE/libraries" ] ;;
    *"-m venv"*)
        mkdir -p .venv/bin
        printf '#!/bin/bash\\necho "python $*" >>"$STATE/log"\\n' >.venv/bin/python
        printf '#!/bin/bash\\necho "npm $*" >>"$STATE/log"\\nmkdir -p node_modules\\n' >.venv/bin/npm
        {shutil.which("chmod")} +x .venv/bin/python .venv/bin/npm ;;
    *) exit 0 ;;
esac
"""
_APT = """#!/bin/bash
echo "apt-get $*" >>"$STATE/log"
case "$*" in *install*) touch "$STATE/libraries" ;; esac
"""


@dataclass(frozen=True)
class Machine:
    """A machine that has nothing yet."""

    checkout: Path
    state: Path

    def set_up(self, what: str, **variables: str) -> subprocess.CompletedProcess[str]:
        surroundings = {"PATH": str(self.state / "bin"), "STATE": str(self.state), "HOME": str(self.state), **variables}
        command = [str(self.checkout / ".ci/setup"), what]
        return subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=60, check=False)

    def program(self, name: str, script: str) -> None:
        path = self.state / "bin" / name
        path.write_text(script)
        path.chmod(0o755)

    @property
    def log(self) -> list[str]:
        log = self.state / "log"
        return [line for line in log.read_text().splitlines() if "import pip" not in line] if log.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    checkout, state = tmp_path / "checkout", tmp_path / "state"
    (state / "bin").mkdir(parents=True)
    for name in (*_READ, *_READERS):
        source, target = ROOT / name, checkout / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)
    for name in _REAL:
        (state / "bin" / name).symlink_to(shutil.which(name) or name)
    made = Machine(checkout, state)
    made.program("python3", _PYTHON)
    made.program("apt-get", _APT)
    made.program("apt-cache", "#!/bin/bash\necho 'Version: 1'\n")
    made.program("id", "#!/bin/bash\necho 0\n")
    return made


def test_root_gets_what_is_missing_and_a_second_run_installs_nothing(machine: Machine) -> None:
    first = machine.set_up("book")
    assert first.returncode == 0, first.stderr
    libraries = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    pip = "python -m pip --disable-pip-version-check --no-input install --quiet"
    assert [line.rstrip() for line in machine.log] == [
        "apt-get update -qq",
        f"apt-get install -y -qq --no-install-recommends {libraries}",
        f"{pip} --progress-bar off --require-hashes -r requirements.lock",
        f"{pip} --no-deps --no-build-isolation --no-index -e .",
    ]
    done = machine.log
    second = machine.set_up("book")
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert machine.log == done


def test_a_new_lock_is_installed(machine: Machine) -> None:
    machine.set_up("book")
    done = machine.log
    with (machine.checkout / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    machine.set_up("book")
    assert [line.split()[-1] for line in machine.log[len(done) :]] == ["requirements.lock"]


def test_after_the_tests_a_book_needs_nothing_more(machine: Machine) -> None:
    assert machine.set_up("test").returncode == 0
    done = machine.log
    assert any("requirements-dev.lock" in line for line in done)
    assert sum(line.startswith("npm ci --ignore-scripts") for line in done) == 1
    machine.set_up("book")
    machine.set_up("test")
    # The stand-in for apt brings no validator, so they are asked for anew.
    assert [line for line in machine.log[len(done) :] if not line.startswith("apt-get")] == []


def test_without_root_the_line_to_type_is_shown(machine: Machine) -> None:
    machine.program("id", "#!/bin/bash\necho 1000\n")
    tried = machine.set_up("book")
    assert tried.returncode == 3
    assert "  sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n" in tried.stderr
    assert machine.log == []
    assert not (machine.checkout / ".venv").exists()


def test_a_validator_that_is_missing_is_named(machine: Machine) -> None:
    machine.program("id", "#!/bin/bash\necho 1000\n")
    (machine.state / "libraries").touch()
    tried = machine.set_up("test")
    assert tried.returncode == 0
    assert "sudo apt-get install default-jre-headless qpdf poppler-utils ghostscript chromium\n" in tried.stderr


def test_where_every_tool_is_wanted_a_missing_one_stops(machine: Machine) -> None:
    machine.program("id", "#!/bin/bash\necho 1000\n")
    (machine.state / "libraries").touch()
    tried = machine.set_up("test", PUBLISH_REQUIRE_TOOLS="1")
    assert tried.returncode == 3
    assert "PUBLISH_REQUIRE_TOOLS=1 wants every tool." in tried.stderr


def test_an_old_python_is_refused(machine: Machine) -> None:
    old = _PYTHON.replace(
        "    *hashlib*)", "    *version_info*) exit 1 ;;\n    -V) echo Python 3.9.2 ;;\n    *hashlib*)"
    )
    machine.program("python3", old)
    tried = machine.set_up("book")
    assert tried.returncode == 3
    assert "Python 3.11 or newer is needed; python3 is Python 3.9.2" in tried.stderr
