"""Loading: a case is a project with what is said of it; then what is loaded, and what is never opened."""

import errno
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from publish.diagnostics import Diagnostic, Severity, Span
from publish.errors import EnvironmentProblem, UsageError
from publish.model.figures import Figure
from publish.model.walk import plain
from publish.pipeline import files
from publish.pipeline.load import LoadedEdition, edition_identifier, load_edition, read_picture
from publish.pipeline.locate import load_project
from publish.pipeline.project import TEXT_LIMIT, Project

CASES = Path(__file__).parent / "cases"

_EDITION = 'title = "One"\ndate = 2026-01-15\n'
_PUBLICATION = """\
title = "The Harbour Letter"
publisher = "Harbour Press"
language = "en"
identifier = "urn:uuid:5b0f6c1e-7d43-4a86-9a57-2f1e8c6d9b10"
"""


def _said(root: Path) -> list[Diagnostic]:
    project = load_project(root)
    editions = (load_edition(project.value, name).diagnostics for name in project.value.editions)
    return [*project.diagnostics, *(diagnostic for said in editions for diagnostic in said)]


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_every_fault_of_a_project_is_told_in_one_run(case: Path) -> None:
    told = "".join(f"{diagnostic}\n" for diagnostic in _said(case))
    assert told == (case / "expected.txt").read_text(encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one edition of one dispatch."""
    _write(tmp_path, "content/publication.toml", _PUBLICATION)
    _write(tmp_path, "content/editions/one/edition.toml", _EDITION)
    _write(tmp_path, "content/editions/one/a.md", "---\nheadline: A\n---\n\nWords.\n")
    return tmp_path


def _write(root: Path, path: str, text: str | bytes) -> Path:
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(text if isinstance(text, bytes) else text.encode())
    return place


def _project(root: Path) -> Project:
    return load_project(root).value


def _loaded(root: Path, name: str = "one") -> LoadedEdition:
    outcome = load_edition(_project(root), name)
    assert outcome.ok, outcome.diagnostics
    return outcome.value


def _ids(root: Path, name: str = "one") -> list[str]:
    return [diagnostic.id for diagnostic in load_edition(_project(root), name).diagnostics]


def _keys(loaded: LoadedEdition) -> list[list[str]]:
    return [[dispatch.key for dispatch in part.dispatches] for part in loaded.edition.parts]


def test_patterns_gather_in_order_and_each_file_once() -> None:
    assert _keys(_loaded(CASES / "gather")) == [["one/c", "one/a", "one/b", "one/z", "one/deep"]]


def test_a_yearbook_gathers_by_date_and_keys_stay_those_of_the_editions() -> None:
    loaded = _loaded(CASES / "gather", "yearbook")
    assert [part.title for part in loaded.edition.parts] == ["By date", "What is left"]
    assert _keys(loaded) == [["one/b", "one/z", "one/a", "one/c", "two/a"], ["one/deep"]]
    languages = {dispatch.key: dispatch.lang for dispatch in loaded.edition.dispatches}
    assert (languages["two/a"], languages["one/a"]) == ("de", "en"), "as in the edition that they stand in"


def test_the_order_of_names_on_disk_means_nothing(root: Path) -> None:
    for name in ("z", "m", "b"):
        _write(root, f"content/editions/one/{name}.md", f"---\nheadline: {name}\n---\n\nWords.\n")
    assert _keys(_loaded(root)) == [["one/a", "one/b", "one/m", "one/z"]]


def test_what_an_edition_is_called() -> None:
    edition = _loaded(CASES / "gather").edition
    assert edition.identifier == "urn:uuid:20fcf4aa-5670-5d06-9216-155b49eb471b", "it never changes"
    assert edition_identifier("urn:x:1", "one") != edition_identifier("urn:x:2", "one")
    assert (edition.slug, edition.title, edition.publication.title) == ("one", "One", "The Harbour Letter")
    assert edition.modified == datetime(2026, 1, 15, tzinfo=UTC)
    assert str(edition.span) == "content/editions/one/edition.toml:1:1"


def test_an_edition_keeps_the_name_that_its_publication_bore(root: Path) -> None:
    _write(root, "content/editions/one/edition.toml", _EDITION + 'publication = "The Old Letter"\n')
    loaded = _loaded(root)
    assert loaded.edition.publication.title == "The Old Letter"
    assert loaded.edition.publication.publisher == "Harbour Press"


def test_notices_of_the_publication_and_of_the_edition(root: Path) -> None:
    notice = '\n[[notices]]\nkind = "{}"\ntext = "{}"\n'
    _write(
        root,
        "content/publication.toml",
        _PUBLICATION + notice.format("about", "Ours.") + notice.format("legal", "Law."),
    )
    _write(root, "content/editions/one/edition.toml", _EDITION + notice.format("contact", "Write."))
    assert [str(n.kind) for n in _loaded(root).edition.notices] == ["about", "legal", "contact"]
    _write(
        root,
        "content/editions/one/edition.toml",
        _EDITION + "own_notices = true\n" + notice.format("contact", "Write."),
    )
    assert [str(n.kind) for n in _loaded(root).edition.notices] == ["contact"]


def test_a_legal_notice_is_printed_unless_the_region_is_excluded(root: Path) -> None:
    legal = '\n[[notices]]\nkind = "legal"\ntext = "If you live in Orsa."\n'
    legal += 'condition = "in  ORSA"\nexclude_regions = ["KZ"]\n'
    _write(root, "content/publication.toml", _PUBLICATION + legal)
    for region, kept, said in (("", 1, []), ('region = "EU"\n', 1, []), ('region = "KZ"\n', 0, ["notice-left-out"])):
        _write(root, "content/editions/one/edition.toml", f"{_EDITION}{region}")
        outcome = load_edition(_project(root), "one")
        assert (len(outcome.value.edition.notices), [d.id for d in outcome.diagnostics]) == (kept, said)


def test_a_condition_is_found_however_its_letters_are_composed(root: Path) -> None:
    legal = '\n[[notices]]\nkind = "legal"\ntext = "If you live in São Tomé."\ncondition = "in Sa\u0303o Tome\u0301"\n'
    _write(root, "content/publication.toml", _PUBLICATION + legal)
    assert [d.id for d in load_edition(_project(root), "one").diagnostics] == []


def test_an_extended_description_is_read_into_its_figure(root: Path) -> None:
    _write(
        root, "content/editions/one/a.md", '---\nheadline: A\n---\n\n![A chart.](chart.png){long="notes/chart.md"}\n'
    )
    _write(root, "content/editions/one/notes/chart.md", "It *falls*.\n\n- from nine\n- to six\n")
    (dispatch,) = _loaded(root).edition.dispatches
    figure = dispatch.blocks[0]
    assert isinstance(figure, Figure)
    assert [plain(line) for line in figure.long] == ["It falls.", "from nine", "to six"]


def test_looks_come_from_the_project_first(root: Path) -> None:
    printer = (
        'trim = {width = "100mm", height = "150mm"}\nmargins = {top="9mm", bottom="9mm", inner="9mm", outer="9mm"}\n'
    )
    _write(root, "styles/printers/office.toml", printer)
    _write(root, "styles/printers/pocket.toml", printer)
    assert _loaded(root).printer.trim.width == pytest.approx(283.46, abs=0.01)
    settings = (
        'printer = "trade"\npage_source = "pocket"\ntrim = {width = "5in", height = "8in"}\ntheme = "broadsheet"\n'
    )
    _write(root, "content/editions/one/edition.toml", _EDITION + settings)
    loaded = _loaded(root)
    assert (loaded.printer.name, loaded.printer.trim.width, loaded.printer.bleed.top) == ("trade", 360.0, 9.0)
    assert (loaded.page_printer.name, loaded.theme.name) == ("pocket", "broadsheet")
    _write(root, "content/editions/one/edition.toml", _EDITION + 'trim = {width = "1in", height = "8in"}\n')
    (said,) = load_edition(_project(root), "one").diagnostics
    assert (said.id, str(said.at)) == ("setting-invalid", "content/editions/one/edition.toml:3:8")


@pytest.mark.parametrize(
    ("printer", "trim", "cut"),
    [
        ("kdp", ("5in", "8in"), True),
        ("kdp", ("127.02mm", "203.2mm"), True),
        ("kdp", ("148mm", "210mm"), False),
        ("lulu", ("8in", "8in"), False),
        ("office", ("140mm", "200mm"), True),
    ],
)
def test_a_size_that_the_printer_does_not_cut_is_told(
    root: Path, printer: str, trim: tuple[str, str], cut: bool
) -> None:
    settings = f'printer = "{printer}"\ntrim = {{width = "{trim[0]}", height = "{trim[1]}"}}\n'
    _write(root, "content/editions/one/edition.toml", _EDITION + settings)
    said = load_edition(_project(root), "one").diagnostics
    wanted = [] if cut else [("trim-size", "content/editions/one/edition.toml:4:8")]
    assert [(d.id, str(d.at)) for d in said] == wanted


def test_faults_of_a_printers_own_file_are_told_at_its_lines(root: Path) -> None:
    _write(root, "styles/printers/office.toml", 'trim = {width = "100mm", height = "150mm"}\nmargins = 3\nprice = 3\n')
    said = load_edition(_project(root), "one").diagnostics
    assert [(d.id, str(d.at)) for d in said] == [
        ("setting-invalid", "styles/printers/office.toml:2:11"),
        ("setting-unknown", "styles/printers/office.toml:3:1"),
    ]


def test_a_cover_is_named_by_its_place_in_the_project(root: Path) -> None:
    _write(root, "content/editions/one/edition.toml", _EDITION + 'cover = "images/cover.jpg"\n')
    _write(root, "content/editions/one/images/cover.jpg", b"\xff\xd8")
    assert _loaded(root).edition.cover == "content/editions/one/images/cover.jpg"


@pytest.mark.parametrize(
    ("name", "hint"), [("onne", "Did you mean one?"), ("2026.01", "letters"), ("../one", "letters"), ("", "letters")]
)
def test_names_that_no_edition_has(root: Path, name: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        load_edition(_project(root), name)
    assert hint in refused.value.hint


def test_no_project(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no content/publication\.toml"):
        load_project(tmp_path)
    with pytest.raises(UsageError, match="there is no folder"):
        load_project(tmp_path / "nowhere")


def test_settings_that_cannot_be_read_do_not_hide_the_dispatches(root: Path) -> None:
    _write(root, "content/publication.toml", 'title = "Broken\n')
    _write(root, "content/editions/one/a.md", "---\nheadlin: A\n---\n\nWords.\n")
    assert [d.id for d in _said(root)] == ["toml-syntax", "matter-key-unknown"]


@pytest.mark.parametrize(
    ("setting", "id", "hint"),
    [
        ('printer = "A5"', "printer-unknown", "Known: ingram, kdp"),
        ('printer = "Office"', "printer-unknown", "Did you mean office?"),
        ('printer = "../office"', "printer-unknown", "Did you mean office?"),
        ('theme = "Broad Sheet"', "theme-unknown", "Did you mean broadsheet?"),
    ],
)
def test_the_names_that_there_are_are_proposed(root: Path, setting: str, id: str, hint: str) -> None:
    _write(root, "content/editions/one/edition.toml", f'title = "One"\ndate = 2026-11-18\n{setting}\n')
    (found,) = (each for each in _said(root) if each.id == id)
    assert (found.at.line, found.hint.startswith(hint)) == (3, True), found


def test_bytes_that_are_no_utf8_are_told_with_the_rest(root: Path) -> None:
    _write(root, "content/editions/one/a.md", b"---\nheadline: A\n---\n\nCaf\xe9.\n")
    _write(root, "content/editions/one/edition.toml", b'title = "Caf\xe9"\ndate = 2026-01-15\n')
    said = load_edition(_project(root), "one").diagnostics
    assert [(d.id, d.at.line) for d in said] == [("text-encoding", 1), ("text-encoding", 5)]


# What is never opened.


def test_links_pipes_and_devices_are_refused_unopened(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = _write(tmp_path_factory.mktemp("elsewhere"), "secret.md", "---\nheadline: Secret\n---\n\nSecret.\n")
    folder = root / "content/editions/one"
    (folder / "b.md").symlink_to(secret)
    (folder / "c.md").symlink_to("a.md")
    os.mkfifo(folder / "d.md")  # to open it would wait for ever
    (folder / "linked").symlink_to(secret.parent)
    _write(root, "content/editions/one/edition.toml", _EDITION + 'dispatches = ["*.md", "*/*.md"]\n')
    outcome = load_edition(_project(root), "one")
    said = [(d.id, d.message, d.at.column) for d in outcome.diagnostics]
    here = "content/editions/one"
    assert said == [
        ("file-refused", f"{here}/b.md is a symbolic link", 15),
        ("file-refused", f"{here}/c.md is a symbolic link", 15),
        ("file-refused", f"{here}/d.md is not a regular file", 15),
        ("file-refused", f"{here}/linked is a symbolic link", 23),
    ]
    assert _keys(outcome.value) == [["one/a"]]
    assert "Secret" not in str(outcome)


def test_named_links_are_refused_too(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    _write(elsewhere, "secret.md", "Secret.")
    folder = root / "content/editions/one"
    (folder / "notes").symlink_to(elsewhere)
    (folder / "chart.png").symlink_to(elsewhere / "secret.md")
    (root / "content/notices").symlink_to(elsewhere)
    notice = '\n[[notices]]\nkind = "about"\nfile = "notices/secret.md"\n'
    _write(root, "content/publication.toml", _PUBLICATION + notice)
    _write(root, "content/editions/one/a.md", '---\nheadline: A\n---\n\n![A.](chart.png){long="notes/secret.md"}\n')
    outcome = load_edition(_project(root), "one")
    assert [d.id for d in outcome.diagnostics] == ["description-missing", "notice-missing"]
    assert all("symbolic link" in d.message for d in outcome.diagnostics)
    picture = read_picture(_project(root), "content/editions/one/chart.png", Span("a.md", 5, 1))
    assert (picture.value, picture.diagnostics[0].id) == (None, "file-refused")
    assert "Secret" not in str(outcome)


def test_an_edition_whose_folder_or_settings_are_links(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    _write(elsewhere, "edition.toml", 'title = "Secret"\n')
    (root / "content/editions/two").symlink_to(elsewhere)
    project = load_project(root)
    assert [d.id for d in project.diagnostics] == ["file-refused"]
    assert project.value.editions == ("one",)
    (root / "content/editions/three").mkdir()
    (root / "content/editions/three/edition.toml").symlink_to(elsewhere / "edition.toml")
    with pytest.raises(UsageError, match="symbolic link"):
        load_edition(_project(root), "three")


def test_linked_styles_are_refused(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (root / "styles/printers").mkdir(parents=True)
    (root / "styles/printers/office.toml").symlink_to(_write(tmp_path_factory.mktemp("elsewhere"), "x.toml", "x"))
    with pytest.raises(UsageError, match="symbolic link"):
        load_edition(_project(root), "one")


def test_the_project_itself_may_be_reached_through_a_link(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    link = tmp_path_factory.mktemp("links") / "project"
    link.symlink_to(root)
    assert _keys(_loaded(link)) == [["one/a"]]


@pytest.mark.parametrize(
    "pattern",
    ["/etc/*", "../../../*.md", "..\\\\one\\\\*.md", "*/../../x.md", "../../editions.md", "//x.md"],
)
def test_patterns_that_leave_the_editions(root: Path, pattern: str) -> None:
    settings = f'{_EDITION}dispatches = ["{pattern}", "a.md"]\n'
    _write(root, "content/editions/one/edition.toml", settings)
    assert _ids(root) == ["path-refused"]


def test_a_pattern_with_a_character_that_no_name_has(root: Path) -> None:
    _write(root, "content/editions/one/edition.toml", f'{_EDITION}dispatches = ["a\\u0000.md", "a.md"]\n')
    assert _ids(root) == ["character-illegal", "dispatch-missing"]


def test_a_dispatch_of_two_million_letters_is_no_dispatch(root: Path) -> None:
    with (root / "content/editions/one/a.md").open("r+b") as file:
        file.truncate(TEXT_LIMIT + 1)
    (said,) = load_edition(_project(root), "one").diagnostics
    assert said.id == "file-refused"
    assert "too large" in said.message


def test_names_are_compared_composed(root: Path) -> None:
    _write(root, "content/editions/one/cafe\u0301.md", "---\nheadline: B\nslug: b\n---\n\nWords.\n")
    settings = _EDITION + 'dispatches = ["caf\u00e9.md"]\n'
    _write(root, "content/editions/one/edition.toml", settings)
    assert _keys(_loaded(root)) == [["one/b"]]
    _write(root, "content/editions/one/images/e\u0301.jpg", b"x")
    picture = read_picture(_project(root), "content/editions/one/images/\u00e9.jpg", Span("a.md", 5, 1))
    assert picture.value == b"x"


def test_names_that_are_no_text_are_refused(root: Path) -> None:
    os.close(os.open(os.fsencode(root) + b"/content/editions/one/\xff.md", os.O_CREAT | os.O_WRONLY))
    (said,) = load_edition(_project(root), "one").diagnostics
    assert (said.id, said.message) == ("file-refused", "content/editions/one/\\udcff.md is not a name in UTF-8")


def test_equal_slugs_are_refused_naming_both_files(root: Path) -> None:
    _write(root, "content/editions/one/A_.md", "---\nheadline: B\n---\n\nWords.\n")
    (said,) = load_edition(_project(root), "one").diagnostics
    assert (said.id, said.severity) == ("slug-duplicate", Severity.ERROR)
    assert {"content/editions/one/A_.md", "content/editions/one/a.md"} <= {said.at.path, said.message.split()[-1]}


def test_pictures(root: Path) -> None:
    _write(root, "content/editions/one/images/quay.jpg", b"jpeg")
    project, at = _project(root), Span("content/editions/one/a.md", 5, 1)
    assert read_picture(project, "content/editions/one/images/quay.jpg", at).value == b"jpeg"
    for source, id in (
        ("content/editions/one/images/quai.jpg", "photo-missing"),
        ("content/editions/one/images", "file-refused"),
        ("content/../../etc/passwd", "photo-outside"),
        ("/etc/passwd", "photo-outside"),
        ("content/editions/one/" + "x" * 300 + ".jpg", "photo-missing"),
        ("content/editions/one/\ud800.jpg", "photo-outside"),
    ):
        outcome = read_picture(project, source, at)
        assert (outcome.value, [(d.id, d.at) for d in outcome.diagnostics]) == (None, [(id, at)]), source
    (said,) = read_picture(project, "content/editions/one/images/quai.jpg", at).diagnostics
    assert said.hint == "Did you mean quay.jpg?"


def test_a_disk_that_refuses_is_the_machines_problem(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(files, "_bytes", refuse)
    with pytest.raises(EnvironmentProblem, match="Permission denied"):
        load_project(root)


def test_loading_is_the_same_in_any_folder(tmp_path: Path) -> None:
    shutil.copytree(CASES / "gather", tmp_path / "elsewhere")
    for name in ("one", "two", "yearbook"):
        assert load_edition(_project(CASES / "gather"), name) == load_edition(_project(tmp_path / "elsewhere"), name)
