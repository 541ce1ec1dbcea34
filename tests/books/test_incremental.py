"""A book that is built again after an edit is, byte for byte, the book that an empty cache gives."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copytree, rmtree
from typing import Any

import pytest

from tests.bench.generate import EDITION, write_project
from tests.bench.photos import Camera

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-c", "from publish.cli.app import program; program()"]
FOLDER = f"content/editions/{EDITION}"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_project(tmp_path_factory.mktemp("incremental") / "project", dispatches=3, photos=1)
    settings = root / FOLDER / "edition.toml"
    settings.write_text(settings.read_text().replace("page_list = true", "page_list = false"))
    return root


@pytest.fixture
def project(small: Path, tmp_path: Path) -> Path:
    return copytree(small, tmp_path / "project")


def run(project: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(project.parent / "state")}
    return subprocess.run(
        [*PROGRAM, *arguments, "--project", str(project)],
        cwd=project.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def built(project: Path, format: str = "epub") -> tuple[int, str, dict[str, bytes]]:
    """What a build gives: its exit code, its report with every finding, and the files that stand in ``build``."""
    done = run(project, "build", "--format", format, "--json")
    files = {path.name: path.read_bytes() for path in (project / "build").iterdir() if path.is_file()}
    return done.returncode, done.stdout, files


def fresh(project: Path, format: str = "epub") -> tuple[int, str, dict[str, bytes]]:
    """The same of a copy at the same place whose cache and books are gone."""
    aside = project.with_name("aside")
    (project / "build").rename(aside)
    try:
        return built(project, format)
    finally:
        rmtree(project / "build")
        aside.rename(project / "build")


def dispatches(project: Path) -> list[Path]:
    return sorted((project / FOLDER).glob("*.md"))


def a_word(project: Path, rng: random.Random) -> None:
    file = rng.choice(dispatches(project))
    text = file.read_text(encoding="utf-8")
    at = rng.choice([place for place, sign in enumerate(text) if sign == " " and place > text.index("\n---", 4)])
    file.write_text(f"{text[:at]} {rng.choice(['quay', 'tide', 'Ünter'])}{text[at:]}", encoding="utf-8")


def a_headline(project: Path, rng: random.Random) -> None:
    file = rng.choice(dispatches(project))
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    lines = [f"headline: Number {rng.randrange(1000)}\n" if line.startswith("headline:") else line for line in lines]
    file.write_text("".join(lines), encoding="utf-8")


def a_photo(project: Path, rng: random.Random) -> None:
    file = rng.choice(sorted((project / FOLDER / "images").iterdir()))
    file.write_bytes(Camera(2).photo(rng.randrange(1000)))


def the_order(project: Path, rng: random.Random) -> None:
    names = [path.name for path in dispatches(project)]
    rng.shuffle(names)
    settings = project / FOLDER / "edition.toml"
    lines = [line for line in settings.read_text().splitlines() if not line.startswith("dispatches")]
    settings.write_text("\n".join([*lines, f"dispatches = {names!r}".replace("'", '"')]) + "\n")


def a_setting(project: Path, rng: random.Random) -> None:
    settings = project / FOLDER / "edition.toml"
    lines = [line for line in settings.read_text().splitlines() if not line.startswith(("description", "typography"))]
    at = next((place for place, line in enumerate(lines) if line.startswith("[")), len(lines))
    new = [f'description = "Number {rng.randrange(1000)}."', f"typography = {rng.choice(['true', 'false'])}"]
    settings.write_text("\n".join([*lines[:at], *new, *lines[at:]]) + "\n")


def a_page(project: Path, rng: random.Random) -> None:
    """One dispatch a page longer: all behind it begins on the next page, and lies on the other side."""
    file = rng.choice(dispatches(project))
    more = "\n".join(f"Then came the tide of day {day}, and with it a boat.\n" for day in range(60))
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{more}", encoding="utf-8")


def the_starts(project: Path, rng: random.Random) -> None:
    """Dispatches begin on the next page, or on a recto with a blank page before it."""
    settings = project / FOLDER / "edition.toml"
    lines = [line for line in settings.read_text().splitlines() if not line.startswith("dispatch_starts")]
    at = next((place for place, line in enumerate(lines) if line.startswith("[")), len(lines))
    new = f'dispatch_starts = "{rng.choice(["next", "recto"])}"'
    settings.write_text("\n".join([*lines[:at], new, *lines[at:]]) + "\n")


def the_theme(project: Path, rng: random.Random) -> None:
    part = project / "styles/parts/dateline.html"
    part.parent.mkdir(parents=True, exist_ok=True)
    part.write_text(f'<span class="dateline">{{{{ it.text }}}}{rng.choice([".", ":", " -"])}</span>')


def one_more(project: Path, rng: random.Random) -> None:
    name = f"more-{rng.randrange(10_000)}"
    text = f"---\nheadline: {name}\ndate: 2026-12-01\nrun_on: true\n---\n\nWords of [one](dispatch-0001.md).\n"
    (project / FOLDER / f"{name}.md").write_text(text)


def one_less(project: Path, rng: random.Random) -> None:
    found = [path for path in dispatches(project) if path.name.startswith("more-")]
    if found:
        rng.choice(found).unlink()


EDITS: tuple[Callable[[Path, random.Random], None], ...] = (
    a_word,
    a_headline,
    a_photo,
    the_order,
    a_setting,
    the_theme,
    one_more,
    one_less,
)
PAGED: tuple[Callable[[Path, random.Random], None], ...] = (*EDITS, a_page, the_starts)
"""What changes pages too."""


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_each_of_ten_edits_the_book_is_that_of_an_empty_cache(project: Path, seed: int) -> None:
    rng = random.Random(seed)
    assert built(project)[0] == 0
    edits = list(EDITS) + [rng.choice(EDITS) for _ in range(2)]
    rng.shuffle(edits)
    for edit in edits:
        edit(project, rng)
        again, cold = built(project), fresh(project)
        assert again[:2] == cold[:2], edit.__name__
        if again[0] == 0:  # with an error the books of the last build stay
            assert again[2] == cold[2], edit.__name__
        assert again == built(project), f"nothing changed after {edit.__name__}"


def test_each_kind_of_edit_gives_the_book_of_an_empty_cache(project: Path) -> None:
    rng = random.Random(4)
    first = built(project)
    assert first[0] == 0
    for edit in EDITS:
        edit(project, rng)
    again = built(project)
    assert again == fresh(project)
    assert again != first


@pytest.mark.parametrize("seed", [6, 7])
def test_after_each_of_ten_edits_the_pages_are_those_of_an_empty_cache(project: Path, seed: int) -> None:
    rng = random.Random(seed)
    assert built(project, "pdf")[0] == 0
    edits = rng.sample(PAGED, len(PAGED))
    for edit in edits:
        edit(project, rng)
        again, cold = built(project, "pdf"), fresh(project, "pdf")
        assert again[:2] == cold[:2], edit.__name__
        if again[0] == 0:
            assert again[2] == cold[2], edit.__name__


def test_only_the_dispatch_that_changed_is_set_again(project: Path) -> None:
    """Also where it grew by a page, and all that follows lies on the other side."""
    assert built(project, "pdf")[0] == 0
    for edit, own in ((a_word, "3"), (a_page, "2")):
        edit(project, _Always(own))
        done = run(project, "build", "--format", "pdf", "--explain")
        again = [line for line in done.stderr.splitlines() if "made again: the galley of" in line]
        assert again
        assert all(f"dispatch-000{own}" in line for line in again), again


class _Always(random.Random):
    """Chooses the file that it was given, and else what is first."""

    def __init__(self, own: str) -> None:
        super().__init__(0)
        self._own = own

    def choice(self, seq: Any) -> Any:
        """The file of that number."""
        return next((one for one in seq if str(one).endswith(f"{self._own}.md")), seq[-1])


def flipped(project: Path, rng: random.Random, count: int) -> None:
    """Change single bits, each in a file of the cache taken by chance."""
    files = sorted(path for path in (project / "build/.cache").rglob("*") if path.is_file())
    for file in rng.choices(files, k=count):
        data = bytearray(file.read_bytes())
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        file.write_bytes(data)


def test_flipped_bits_in_the_cache_change_no_book(project: Path) -> None:
    """Two hundred of them, twenty at a time: a book is built from what they leave, and what they hit is made again."""
    cold, rng = built(project), random.Random(5)
    assert cold[0] == 0
    for _ in range(10):
        flipped(project, rng, 20)
        assert built(project)[2] == cold[2]


def test_flipped_bits_in_the_cache_change_no_page(project: Path) -> None:
    cold, rng = built(project, "pdf"), random.Random(8)
    assert cold[0] == 0
    for _ in range(4):
        flipped(project, rng, 20)
        assert built(project, "pdf")[2] == cold[2]


def test_a_cache_that_came_with_the_project_is_not_believed(project: Path) -> None:
    cold = built(project)
    (project.parent / "state").rename(project.parent / "theirs")
    assert built(project) == cold


def test_two_builds_at_once_give_the_same_book(project: Path) -> None:
    cold = built(project)
    rmtree(project / "build")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(project.parent / "state")}
    arguments = [*PROGRAM, "build", "--format", "epub", "--quiet", "--project", str(project)]
    runs = [subprocess.Popen(arguments, cwd=project.parent, env=environment) for _ in range(2)]
    assert [one.wait(timeout=300) for one in runs] == [0, 0]
    assert built(project) == cold
