"""Editions of wild dispatches: built; what is refused at its own line is taken out, and the rest is built again."""

import json
import re
import shutil
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.books.plank import PLACE
from tests.books.wild.bench import publish

_PUBLICATION = """\
title = "The Wild Letter"
publisher = "Ropewalk Press"
language = "en"
identifier = "urn:uuid:1c7f5e0e-2a55-4a39-8f61-6a1f1c1f5d20"
frequency = "quarterly"
rights = "© 2026 Ropewalk Press"
theme = "default"
printer = "office"
"""
_EDITION = """\
title = "Wild"
number = 1
date = 2026-11-28
description = "Dispatches that nobody wrote."
subjects = ["rivers"]
dispatches = ["*.md"]
"""
_NAME = "wild"
_ROUNDS = 6
"""How often what is refused is taken out: a page is set only when nothing is wrong with any text."""

Cure = Callable[[str, set[int]], str]
"""What is left of a dispatch, given its text and the lines at which it was refused; empty: nothing."""


@dataclass(frozen=True)
class Pressed:
    """What came of an edition."""

    books: tuple[Path, ...]
    """The books, or none."""
    refused: dict[str, set[str]]
    """The findings at which each dispatch was refused, with their lines."""
    astray: list[str]
    """Findings at no line of a dispatch, runs that ended in a fault of the program, books that are missing."""
    texts: dict[str, str]
    """The dispatches that are in the books."""


def pressed(folder: Path, dispatches: Mapping[str, str], cure: Cure) -> Pressed:
    """Build an edition of these dispatches until nothing is refused, curing what was."""
    place = folder / "content/editions" / _NAME
    (place / "images").mkdir(parents=True)
    (folder / "content/publication.toml").write_text(_PUBLICATION)
    (place / "edition.toml").write_text(_EDITION)
    assert tomllib.loads(_EDITION)["dispatches"] == ["*.md"]
    shutil.copyfile(PLACE, place / "images/plank.png")
    texts, refused, astray = dict(dispatches), dict[str, set[str]](), list[str]()
    for _ in range(_ROUNDS):
        for name in dispatches:
            (place / name).unlink(missing_ok=True)
        for name, text in texts.items():
            (place / name).write_text(text)
        code, out, err = publish("build", "--json", _NAME, folder=folder)
        said = _said(out)
        if said is None or code not in (0, 1):
            astray.append(f"build ended in {code}: {(err or out)[-2000:]}")
            break
        wrong: dict[str, set[int]] = {}
        for found in said["findings"]:
            name = str(found["path"]).rpartition("/")[2]
            at, told = int(found["line"] or 0), f"{found['id']}: {found['message']}"
            where = f"{found['path']}:{found['line']}:{found['column']}"
            inside = name in texts and 0 < at <= texts[name].count("\n") + 1
            if inside and (found["severity"] == "error" or found["id"] == "character-removed"):
                wrong.setdefault(name, set()).add(at)
                refused.setdefault(name, set()).add(f"{at}: {told}")
            elif found["severity"] == "error" or _of_a_dispatch(name, at, texts) or _of_a_page(name, found["message"]):
                astray.append(f"{where}: {found['severity']}[{told}")
        if astray or not wrong:
            break
        texts = {name: cure(text, wrong[name]) if name in wrong else text for name, text in texts.items()}
        texts = {name: text for name, text in texts.items() if text}
    books = tuple(sorted(folder.glob("build/*.epub")) + sorted(folder.glob("build/*.pdf")))
    if not astray and len(books) != 2:
        astray.append(f"after {_ROUNDS} rounds there is no book: {refused}")
    return Pressed(books, refused, astray, texts)


def _of_a_dispatch(name: str, line: int, texts: Mapping[str, str]) -> bool:
    """Whether a finding that lets the book through stands outside the dispatch that it names."""
    return name in texts and line > texts[name].count("\n") + 1


def _of_a_page(name: str, message: str) -> bool:
    """Whether a finding at the edition's settings is one of a place on a page, which stands in a dispatch."""
    return name == "edition.toml" and re.match(r"page \d+\b.* at ", message) is not None


def verified(folder: Path) -> list[str]:
    """What ``publish verify`` says against the books, with every validator."""
    code, out, err = publish("verify", "--json", "--require-validators", _NAME, folder=folder)
    said = _said(out)
    if said is None:
        return [f"verify ended in {code}: {(err or out)[-2000:]}"]
    against = [f"{it['path']}:{it['line']}: [{it['id']}] {it['message']}" for it in said["findings"] if _counts(it)]
    return against if against or code == 0 else [f"verify ended in {code}"]


def _counts(found: Mapping[str, Any]) -> bool:
    return bool(found["severity"] == "error")


def _said(text: str) -> dict[str, Any] | None:
    try:
        said: dict[str, Any] = json.loads(text)
    except ValueError:
        return None
    return said


def without(text: str, lines: set[int]) -> str:
    """A dispatch that is refused is taken out whole."""
    return ""


def without_lines(text: str, lines: set[int]) -> str:
    """The paragraphs that are refused are taken out; a dispatch of which no paragraph is left, too."""
    kept = [line for number, line in enumerate(text.split("\n"), start=1) if number not in lines]
    left = "\n".join(kept)
    return left if re.search(r"^---\n.*\n---\n\s*\S", left, re.DOTALL) else ""
