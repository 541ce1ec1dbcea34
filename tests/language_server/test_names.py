"""What is known of a place in a text: where it leads, what can stand there, and what changes with a slug."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from publish.language_server.completion import MOST, Offer, Offers, chosen, offers
from publish.language_server.definition import definition
from publish.language_server.open_project import OpenProject, OpenText
from publish.language_server.rename import NoRename, renamed, slug_at
from publish.pipeline.live import LiveTerms, live_check
from publish.pipeline.worker import WORKER
from tests.language_server.conftest import FERRY, HARBOUR, write_project

FOLDER = "content/editions/2026-11"
PATH = f"{FOLDER}/ferry.md"
EDITION = f"{FOLDER}/edition.toml"


@dataclass(frozen=True)
class Typed:
    """A text with a cursor in it, which is written ``‸``."""

    project: OpenProject

    def put(self, text: str, path: str = PATH) -> tuple[str, int]:
        """Open a text, and say where the cursor is."""
        before, cursor, behind = text.partition("‸")
        assert cursor
        self.project.open[path] = OpenText((before + behind).encode(), 1, "file:///x")
        return before + behind, len(before)

    def offers(self, text: str, path: str = PATH) -> list[str]:
        """What can stand at the cursor."""
        whole, offset = self.put(text, path)
        before = whole[:offset]
        line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
        found = offers(self.project, path, whole, line, column)
        return [one.text for one in chosen(found)[0]] if found else []

    def leads_to(self, text: str, path: str = PATH) -> str:
        """Where the name at the cursor leads."""
        return str(definition(self.project, path, *self.put(text, path)) or "")


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> OpenProject:
    root = tmp_path_factory.mktemp("names")
    write_project(root)
    (root / FOLDER / "quay.md").write_text("---\nheadline: The old quay\nslug: quay-side\n---\n\nIt is wet.\n")
    (root / FOLDER / "images/boat.png").touch()
    project = OpenProject(root)
    project.checked = live_check(LiveTerms(root, date(2026, 11, 30)))
    WORKER.close()
    return project


@pytest.fixture
def typed(letters: OpenProject) -> Typed:
    letters.open.clear()
    return Typed(letters)


HEAD = "---\nheadline: The ferry\n---\n\n"


@pytest.mark.parametrize(
    ("text", "led"),
    [
        ("The [harbour](harb‸our.md) froze.", f"{FOLDER}/harbour.md:1:1"),
        ("The [harbour](<harbour.md‸>) froze.", f"{FOLDER}/harbour.md:1:1"),
        ("The [ice](harbour.md#i‸ce) is thick.", f"{FOLDER}/harbour.md:9:4"),
        ("The [[har‸bour#ice|ice]] is thick.", f"{FOLDER}/harbour.md:9:4"),
        ("The [[The old q‸uay]] is wet.", f"{FOLDER}/quay.md:1:1"),
        ("The [quay](quay-s‸ide) is wet.", f"{FOLDER}/quay.md:1:1"),
        ("[harbour]: har‸bour.md", f"{FOLDER}/harbour.md:1:1"),
        ("The [quay](#the-qu‸ay) is wet.", f"{PATH}:17:4"),
        ("![A boat](images/bo‸at.png)", f"{FOLDER}/images/boat.png"),
        ("In code: `[harbour](har‸bour.md)`.", ""),
        ("```\n[harbour](har‸bour.md)\n```", ""),
        ("[away](https://exa‸mple.org)", ""),
        ("Just wor‸ds.", ""),
    ],
)
def test_where_a_name_leads(text: str, led: str, typed: Typed) -> None:
    assert typed.leads_to(f"{HEAD}{text}\n") == led


def test_where_a_file_leads_that_settings_name(typed: Typed) -> None:
    assert typed.leads_to('dispatches = ["ferry.md", "har‸bour.md"]', EDITION) == f"{FOLDER}/harbour.md"
    assert typed.leads_to("---\npicture: images/b‸oat.png\n---\n") == f"{FOLDER}/images/boat.png"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("---\nhead‸\n---\n", ["headline: "]),
        ("---\ncredits:\n  - name: Jon\n    ro‸\n---\n", ["role: ", "roles: "]),
        ("---\ncredits:\n- ro‸\n---\n", ["role: ", "roles: "]),
        ("---\ncredits: [{name: Jon, ro‸\n---\n", ["role: ", "roles: "]),
        ("---\ncredits: [{name: Jon, role: writer}, {fi‸}]\n---\n", ["file_as: ", "affiliation: "]),
        ("---\ncredits: [{name: Jon, role: re‸}]\n---\n", ["reporter"]),
        ("---\ncredits: [{name: ‸}]\n---\n", ["Edda Quill", "Jon Wren"]),
        ("---\nstatus: w‸\n---\n", ["withheld"]),
        ("---\nrun_on: ‸\n---\n", ["true", "false"]),
        ("---\npicture:\n  file: ‸\n---\n", ["images/boat.png"]),
        ("+++\nstatus = dr‸\n+++\n", ['"draft"']),
        (f"{HEAD}The [harbour](‸", ["harbour.md", "quay.md"]),
        (f"{HEAD}The [harbour](old‸", ["quay.md"]),
        (f"{HEAD}The [[qu‸", ["quay-side"]),
        (f"{HEAD}The [ice](harbour.md#‸", ["ice"]),
        (f"{HEAD}![A boat](‸", ["images/boat.png"]),
        (f"{HEAD}Just wor‸ds", []),
    ],
)
def test_what_can_stand_in_a_dispatch(text: str, first: list[str], typed: Typed) -> None:
    found = typed.offers(text)
    assert found[: len(first)] == first
    assert found == [] if not first else True


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("cont‸\n", ["contents_depth = ", "contents_standfirsts = ", "contents_columns = "]),
        ('title = "x"\n\n[ebook]\ntoc‸\n', ["toc_depth = "]),
        ('[[parts]]\ntitle = "x"\nord‸\n', ["order = "]),
        ('[[parts]]\norder = "‸"\n', ["given", "date"]),
        ("print_links = ‸\n", ['"notes"', '"list"']),
        ('printer = "off‸"\n', ["office", "offset-x1a", "offset-x4"]),
        ('theme = "‸"\n', ["broadsheet", "default", "review"]),
        ('dispatches = ["ferry.md", "‸"]\n', ["ferry.md", "harbour.md"]),
        ("isbn = { e‸ }\n", ["epub = "]),
        ("[nonsense]\na‸\n", []),
    ],
)
def test_what_can_stand_in_the_settings_of_an_edition(text: str, first: list[str], typed: Typed) -> None:
    found = typed.offers(text, EDITION)
    assert found[: len(first)] == first
    assert found == [] if not first else True


def test_of_very_many_names_those_are_offered_that_fit() -> None:
    every = tuple(Offer(f"dispatch-{number:04}.md", f"Headline {number}") for number in range(MOST + 10))
    first, whole = chosen(Offers("", every))
    assert (len(first), whole) == (MOST, False)
    assert [one.text for one in chosen(Offers("headline 207", every))[0]] == ["dispatch-0207.md"]


def _after(project: OpenProject, path: str, text: str, new: str) -> dict[str, str]:
    """The texts of a project after a dispatch got another slug where the cursor is."""
    whole, offset = Typed(project).put(text, path)
    named = slug_at(project, path, whole, offset)
    assert named
    texts: dict[str, str] = {}
    for edit in reversed(renamed(project, named.outline, new)):
        before = texts.setdefault(edit.path, project.text(edit.path))
        texts[edit.path] = f"{before[: edit.start]}{edit.text}{before[edit.end :]}"
    return texts


def test_a_slug_changes_everywhere_and_every_link_still_leads_there(tmp_path: Path) -> None:
    write_project(tmp_path)
    quay = f"{FOLDER}/quay.md"
    (tmp_path / quay).write_text(
        "---\nheadline: The old quay\nslug: quay-side\n---\n\nSee [it](quay-side#wet).\n\n## Wet\n"
    )
    calls = (
        "[one](quay-side), [two](quay.md#wet), [[quay-side#Wet|three]], `[four](quay-side)`, [[The old quay]], [five]\n"
    )
    (tmp_path / PATH).write_text(f"{FERRY}\n{calls}\n[five]: quay-side.md\n")
    (tmp_path / "content/notices/about.md").write_text("Read [this](quay-side).\n")
    project = OpenProject(tmp_path)
    terms = LiveTerms(tmp_path, date(2026, 11, 30))
    project.checked = live_check(terms)
    before = [found.id for found in project.checked.diagnostics]
    texts = _after(project, quay, (tmp_path / quay).read_text().replace("slug: quay", "slug: qu‸ay"), "wharf")
    assert set(texts) == {quay, PATH, "content/notices/about.md"}
    assert texts[quay] == "---\nheadline: The old quay\nslug: wharf\n---\n\nSee [it](wharf#wet).\n\n## Wet\n"
    assert "[one](wharf), [two](quay.md#wet), [[wharf#Wet|three]], `[four](quay-side)`, [[The old quay]]" in texts[PATH]
    assert texts[PATH].endswith("[five]: wharf.md\n")
    for path, text in texts.items():
        (tmp_path / path).write_text(text)
    project.open.clear()
    project.checked = live_check(terms)
    assert [found.id for found in project.checked.diagnostics] == before
    assert "2026-11/wharf" in {one.key for one in project.checked.editions[0].outlines}


def test_a_slug_that_was_never_written_is_written(typed: Typed) -> None:
    text = f"{HEAD}The [harbour](har‸bour.md), or [harbour](harbour).\n"
    typed.put(text)
    texts = _after(typed.project, PATH, text, "port")
    assert texts[f"{FOLDER}/harbour.md"] == HARBOUR.replace("---\n", "---\nslug: port\n", 1)
    assert texts[PATH] == f"{HEAD}The [harbour](harbour.md), or [harbour](port).\n"


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ("Old Port", "“Old Port” cannot stand in a link: .* Write old-port."),
        ("ferry", f"the slug ferry is taken by {PATH}"),
    ],
)
def test_a_slug_that_cannot_be_is_refused(new: str, reason: str, typed: Typed) -> None:
    (edition,) = typed.project.checked.editions
    harbour = next(one for one in edition.outlines if one.slug == "harbour")
    with pytest.raises(NoRename, match=reason):
        renamed(typed.project, harbour, new)
