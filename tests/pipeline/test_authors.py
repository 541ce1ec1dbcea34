"""Ids in front matter become the names that an authors file has for them; a publication names its own keys."""

from pathlib import Path

import pytest

from publish.diagnostics import Severity
from publish.model.walk import plain
from publish.pipeline.load import load_edition
from publish.pipeline.locate import load_project
from tests.pipeline.test_load import _PUBLICATION

_EDITION = 'title = "One"\ndate = 2026-11-20\n'
_POST = "---\ntitle: The lamp is lit\nauthor: ines\nsub: On a Friday.\ninternal_id: 7\n---\n\nWords.\n"


def _project(root: Path, files: dict[str, str], *, publication: str = _PUBLICATION) -> Path:
    base = {"content/publication.toml": publication, "content/editions/one/edition.toml": _EDITION}
    for path, text in {**base, "content/editions/one/a.md": _POST, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("_data/authors.yml", "ines:\n  name: Ines Hallgarten\n  url: https://example.org\n"),
        ("content/authors.yml", "ines: Ines Hallgarten\n"),
        ("content/editions/one/authors.yaml", "ines: {name: Ines Hallgarten, title: Desk}\n"),
        ("data/authors.toml", '[ines]\nname = "Ines Hallgarten"\n'),
        ("_data/authors.json", '{"ines": {"name": "Ines Hallgarten"}}'),
        ("data/authors/ines.toml", 'first_name = "Ines"\nlast_name = "Hallgarten"\n'),
    ],
)
def test_an_id_is_the_name_that_an_authors_file_has_for_it(path: str, text: str, tmp_path: Path) -> None:
    loaded = load_edition(load_project(_project(tmp_path, {path: text})).value, "one").value
    (dispatch,) = loaded.edition.dispatches
    assert [credit.name for credit in dispatch.credits] == ["Ines Hallgarten"]


def test_an_authors_file_that_is_broken_is_an_error_at_its_line(tmp_path: Path) -> None:
    root = _project(tmp_path, {"content/authors.yml": "ines:\n  name: [Ines\n"})
    found = load_edition(load_project(root).value, "one").diagnostics
    errors = [each for each in found if each.severity is Severity.ERROR]
    assert [(each.id, each.at.path) for each in errors] == [("matter-syntax", "content/authors.yml")]


def test_the_publication_names_keys_of_its_own(tmp_path: Path) -> None:
    names = '\n[front_matter]\nsub = "standfirst"\nignore = ["internal_id"]\n'
    root = _project(tmp_path, {}, publication=_PUBLICATION + names)
    loaded = load_edition(load_project(root).value, "one")
    (dispatch,) = loaded.value.edition.dispatches
    assert plain(dispatch.standfirst) == "On a Friday."
    assert "matter-key-foreign" not in {each.id for each in loaded.diagnostics}
    assert [each.message for each in loaded.diagnostics if each.id == "matter-key-aside"] == [
        "keys that a book has no use for are kept aside: internal_id"
    ]


def test_a_key_that_nobody_knows_is_told_once_an_edition_and_the_rest_in_one_note(tmp_path: Path) -> None:
    more = {f"content/editions/one/{name}.md": _POST.replace("sub:", "layout:") for name in "bc"}
    found = load_edition(load_project(_project(tmp_path, more)).value, "one").diagnostics
    told = [(each.id, each.severity, str(each.at), each.message) for each in found if each.id.startswith("matter-key")]
    assert told == [
        (
            "matter-key-foreign",
            Severity.WARNING,
            "content/editions/one/a.md:4:1",
            "sub is not a known key",
        ),
        (
            "matter-key-foreign",
            Severity.WARNING,
            "content/editions/one/a.md:5:1",
            "internal_id is not a known key, and stands in 3 files",
        ),
        (
            "matter-key-aside",
            Severity.NOTE,
            "content/editions/one/b.md:1:1",
            "keys that a book has no use for are kept aside: layout (2)",
        ),
    ]


@pytest.mark.parametrize(
    ("line", "column", "hint"),
    [
        ('sub = "standfrist"', 7, "Did you mean standfirst?"),
        ("sub = 3", 7, 'Write: KEY = "standfirst"'),
        ('ignore = "internal_id"', 10, 'Write: ignore = ["internal_id"]'),
    ],
)
def test_a_name_for_no_key_is_an_error_at_its_line(line: str, column: int, hint: str, tmp_path: Path) -> None:
    publication = f"{_PUBLICATION}\n[front_matter]\n{line}\n"
    project = load_project(_project(tmp_path, {}, publication=publication))
    (found,) = project.diagnostics
    at = publication.count("\n", 0, publication.index(line)) + 1
    assert (found.id, found.at.line, found.at.column, found.hint) == ("setting-invalid", at, column, hint)


def test_the_lightest_comes_first_and_what_has_no_weight_last(tmp_path: Path) -> None:
    posts = {"b": "weight: 2", "c": "weight: 1", "d": "weight: 10"}
    post = "---\ntitle: {}\n{}\n---\n\nWords.\n"
    files = {f"content/editions/one/{name}.md": post.format(name, line) for name, line in posts.items()}
    loaded = load_edition(load_project(_project(tmp_path, files)).value, "one").value
    assert [dispatch.slug for dispatch in loaded.edition.dispatches] == ["c", "b", "d", "a"]


def test_a_name_that_nobody_wrote_gives_way_to_one_that_is_taken(tmp_path: Path) -> None:
    post = "---\ntitle: A\n{}\n---\n\nWords.\n"
    files = {
        "a.md": "",
        "2025/a.md": "",
        "2026/a.md": "",
        "2026/b.md": "permalink: /2024/a/",
        "2026/c.md": "slug: a",
    }
    laid = {f"content/editions/one/{name}": post.format(line) for name, line in files.items()}
    root = _project(tmp_path, laid)
    (root / "content/editions/one/edition.toml").write_text(f'{_EDITION}dispatches = ["a.md", "*/*.md"]\n')
    loaded = load_edition(load_project(root).value, "one")
    assert [dispatch.slug for dispatch in loaded.value.edition.dispatches] == ["a", "2025-a", "2026-a", "b"]
    told = [(each.id, each.at.path) for each in loaded.diagnostics if each.severity is Severity.ERROR]
    assert told == [("slug-duplicate", "content/editions/one/2026/c.md")]
