"""A hostile twin of each source is made harmless, or refused where the harm stands; its other words stay."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from publish.diagnostics import Diagnostic, Severity
from publish.model.walk import plain
from tests.importers.sources import twins
from tests.importers.sources.bringing import brought, counted, editions, words_of
from tests.importers.sources.table import SOURCES, BroughtSource
from tests.importers.sources.twins import FORBIDDEN, LINK, STAYS, TWINS, XML, Twin

_PLAIN = {"mailing-list", "press-release", "ghost-mobiledoc"}
"""Plain text, in which nothing is markup, and the older form of Ghost, whose cards are those of the new one."""


def _errors(told: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return [found for found in told if found.severity is Severity.ERROR]


@pytest.mark.slow
@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: twin.name)
def test_what_acts_is_taken_out_and_told_and_every_word_stays(twin: Twin, tmp_path: Path) -> None:
    told = brought(twin.source, tmp_path, twin.laid_out(tmp_path))
    assert [str(found) for found in _errors(told)] == []
    made = [*editions(tmp_path)]
    said = [*told, *(found for _, loaded in made for found in loaded)]
    assert [str(found) for found in _errors(tuple(said))] == []
    dispatches = [dispatch for edition, _ in made for dispatch in edition.dispatches]
    tree = repr(dispatches).lower()
    assert [harm for harm in FORBIDDEN if harm in tree] == []
    wanted = Counter(counted(twin.source.words)) + Counter(counted(f"{STAYS} {LINK}"))
    assert Counter(words_of(iter(dispatches))) == wanted
    assert [found for found in said if found.at.path and any(word in found.message for word in ("javascript", "link"))]


def test_every_source_has_a_twin() -> None:
    assert {source.name for source in SOURCES} == {twin.name for twin in TWINS} | _PLAIN


def _refused(source: BroughtSource, folder: Path, given: Path, words: str) -> Diagnostic:
    """The error that an import of something is refused with; nothing may have been written."""
    errors = _errors(brought(source, folder, given))
    found = [one for one in errors if words in one.message]
    assert found, [str(one) for one in errors]
    assert not (folder / "project/content/editions").exists()
    return found[0]


@pytest.mark.parametrize("doctype", [twins.BOMB, twins.ELSEWHERE], ids=["bomb", "external"])
@pytest.mark.parametrize("name", XML)
def test_entities_are_refused_where_they_are_declared(name: str, doctype: str, tmp_path: Path) -> None:
    source = next(one for one in SOURCES if one.name == name)
    given = source.laid_out(tmp_path, twins.declaring(doctype, XML[name]))
    found = _refused(source, tmp_path, given, "declares")
    assert found.id == "import-refused"
    assert found.at.line == (1 if source.packed else 2)
    assert "root:" not in str(found)


@pytest.mark.slow
@pytest.mark.parametrize("harm", ["path", "link", "bomb"])
@pytest.mark.parametrize("name", [source.name for source in SOURCES if source.packed])
def test_archives_with_ways_out_are_refused(name: str, harm: str, tmp_path: Path) -> None:
    source = next(one for one in SOURCES if one.name == name)
    given = source.laid_out(tmp_path)
    if harm == "bomb":
        twins.with_bomb(given)
    else:
        twins.with_entries(given, link=harm == "link")
    words = {"path": "leads out", "link": "symbolic link", "bomb": "far more"}[harm]
    assert _refused(source, tmp_path, given, words).id == "import-refused"


@pytest.mark.parametrize("name", ["ghost-mobiledoc", "json-feed", "ninjs-2"])
def test_trees_without_end_are_refused(name: str, tmp_path: Path) -> None:
    source = next(one for one in SOURCES if one.name == name)

    def deepen(folder: Path) -> None:
        [file] = folder.glob("*.json")
        text = file.read_text()
        file.write_text(text[: text.rstrip().rindex("}")] + ', "deep": ' + "[" * 100_000)

    assert _refused(source, tmp_path, source.laid_out(tmp_path, deepen), "").at.path


@pytest.mark.parametrize("name", [source.name for source in SOURCES if source.is_project])
def test_ways_out_of_a_folder_are_not_gone(name: str, tmp_path: Path) -> None:
    source = next(one for one in SOURCES if one.name == name)
    secret = tmp_path / "secret.png"
    secret.write_text("a secret of the machine")
    given = source.laid_out(tmp_path, lambda folder: twins.with_ways_out(folder, secret))
    brought(source, tmp_path, given)
    files = [path for path in (tmp_path / "project").rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if path.is_symlink() or b"a secret of the machine" in path.read_bytes()] == []


def _formula(table: str, title: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        [file] = folder.glob(table)
        quoted = '"=HYPERLINK(""https://spy.example"",""go"")"'
        file.write_text(file.read_text().replace(title, quoted, 1))

    return change


@pytest.mark.parametrize(
    ("name", "table", "title"),
    [
        ("beehiiv", "*.csv", "The Net Menders"),
        ("substack", "posts.csv", '"Der Deich, zweimal vermessen"'),
        ("buttondown", "emails.csv", "Low tide at noon"),
    ],
)
def test_formulas_of_tables_are_words(name: str, table: str, title: str, tmp_path: Path) -> None:
    source = next(one for one in SOURCES if one.name == name)
    told = brought(source, tmp_path, source.laid_out(tmp_path, _formula(table, title)))
    assert _errors(told) == []
    headlines = [plain(dispatch.headline) for edition, _ in editions(tmp_path) for dispatch in edition.dispatches]
    assert '=HYPERLINK("https://spy.example","go")' in headlines
