"""Hints that an editor can follow by itself: the edit is the one that is told, and cures the finding."""

from datetime import date
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.workspace import PositionCodec

from publish.diagnostics import Hint, Replacement
from publish.language_server.fixes import fixes
from publish.language_server.positions import TextPositions
from publish.pipeline.live import LiveCheck, LiveTerms, live_check
from publish.pipeline.pickled import dumps, loads
from publish.pipeline.worker import WORKER
from tests.language_server.conftest import write_project

FOLDER = "content/editions/2026-11"
FERRY = f"{FOLDER}/ferry.md"
HEAD = "---\nheadline: The ferry\ncredits: [{name: Edda Quill, role: writer}]\ndate: 2026-11-20\n---\n\n"
EVERYWHERE = types.Range(types.Position(0, 0), types.Position(100, 0))


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("fixes")
    write_project(root)
    return root


def _checked(root: Path, path: str, text: str) -> LiveCheck:
    checked = live_check(LiveTerms(root, date(2026, 11, 30), {path: text.encode()}))
    WORKER.close()
    return checked


@pytest.mark.parametrize(
    ("path", "wrong", "right"),
    [
        (FERRY, HEAD.replace("headline:", "headlin:"), HEAD),
        (FERRY, HEAD.replace("role: writer", "role: writter"), HEAD),
        (FERRY, HEAD.replace("date:", "slug: Ferry One\ndate:"), HEAD.replace("date:", "slug: ferry-one\ndate:")),
        (FERRY, HEAD.replace("date:", "lang: English\ndate:"), HEAD.replace("date:", "lang: en\ndate:")),
        (FERRY, HEAD.replace("The ferry", "The ferry: late"), HEAD.replace("The ferry", '"The ferry: late"')),
        (FERRY, f"{HEAD}The harbor is [shut](harbor.md).\n", f"{HEAD}The harbor is [shut](harbour.md).\n"),
        (FERRY, f"{HEAD}It is\n[thick](harbour.md#ices).\n", f"{HEAD}It is\n[thick](harbour.md#ice).\n"),
        (FERRY, f"{HEAD}So said Анна Щербакова.\n", f"{HEAD}So said [Анна Щербакова]{{lang=ru}}.\n"),
        (f"{FOLDER}/edition.toml", 'title = "x"\nprinterr = "office"\n', 'title = "x"\nprinter = "office"\n'),
        (f"{FOLDER}/edition.toml", 'title = "x"\nprinter = "ofice"\n', 'title = "x"\nprinter = "office"\n'),
        (f"{FOLDER}/edition.toml", "title = “x”\n", 'title = "x"\n'),
        (f"{FOLDER}/edition.toml", 'title = "x"\nprint_links = "lists"\n', 'title = "x"\nprint_links = "list"\n'),
    ],
)
def test_a_hint_is_followed(path: str, wrong: str, right: str, letters: Path) -> None:
    found = [one for one in _checked(letters, path, wrong).diagnostics if one.at.path == path]
    text = TextPositions(wrong, PositionCodec())
    (action,) = fixes("file:///x", text, found, EVERYWHERE)
    assert action.edit
    assert action.edit.changes
    ((edit,),) = action.edit.changes.values()
    start, end = text.offset(edit.range.start), text.offset(edit.range.end)
    assert wrong[:start] + edit.new_text + wrong[end:] == right
    cured = next(one.id for one in found if one.edit)
    assert cured not in {one.id for one in _checked(letters, path, right).diagnostics if one.at.path == path}


def test_elsewhere_in_the_text_nothing_is_offered(letters: Path) -> None:
    wrong = HEAD.replace("headline:", "headlin:")
    found = _checked(letters, FERRY, wrong).diagnostics
    away = types.Range(types.Position(4, 0), types.Position(4, 1))
    assert [*fixes("file:///x", TextPositions(wrong, PositionCodec()), found, away)] == []


def test_a_hint_comes_with_its_edit_from_another_process() -> None:
    hint = loads(dumps(Hint("Did you mean one?", Replacement("oen", "one"))))
    assert (str(hint), hint.edit) == ("Did you mean one?", Replacement("oen", "one"))
