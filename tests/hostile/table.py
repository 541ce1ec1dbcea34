"""The table of threats: what somebody might write into content, and what has to come of it, a row a case.

A file of ``threats/`` holds rows of one kind. At its head stands what they share, and a row may say otherwise:

    exit      the exit of the last command
    finding   a finding that has to be told; empty for none
    keep      words that have to stand in both books
    lack      words that must stand nowhere in them, and in nothing that is printed
    as        what the text is: a body, a dispatch, an edition (its settings), a name (of a dispatch's file), none
    files     further files of the edition, by what makes them (`tests/hostile/lays.py`)
    styles    files of the project's styles: what a theme could ask for
    lay       what else is laid out: how, where, and where it leads
    commands  what is typed; by default `build`
    limit     seconds of the processor

In a text ``{port}`` is a port where the canary listens, ``{outside}`` the folder that nobody may touch, and ``times``
says how often a text stands there.
"""

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from tests.docs.promises import letter
from tests.hostile.lays import LAYS, MAKERS
from tests.hostile.room import Room

THREATS = Path(__file__).with_name("threats")
PLACE = "content/editions/2026-11"
BEFORE, AFTER = "The first boat came in at five.", "The last boat came in at nine."
_HEAD = "---\nheadline: Low water\ndate: 2026-11-18\n---\n\n"


@dataclass(frozen=True)
class Case:
    """A row."""

    name: str
    text: str = ""
    times: int = 1
    exit: int | tuple[int, ...] = 0
    finding: str = ""
    keep: tuple[str, ...] = ()
    lack: tuple[str, ...] = ()
    kind: str = "body"
    files: dict[str, str] = field(default_factory=dict)
    styles: dict[str, str] = field(default_factory=dict)
    lay: tuple[tuple[str, ...], ...] = ()
    commands: tuple[str, ...] = ("build",)
    limit: float = 60.0

    def made(self, folder: Path, room: Room) -> Path:
        """A project with what the row says in it."""

        def filled(text: str) -> str:
            return text.replace("{port}", str(room.port)).replace("{outside}", str(room.outside))

        text = filled(self.text * self.times)
        name = text if self.kind == "name" else "01-boats.md"
        body = f"{BEFORE}\n\n{text if self.kind == 'body' else ''}\n\n{AFTER}\n"
        dispatch = text if self.kind == "dispatch" else f"{_HEAD}{body}"
        home = letter.make(folder, {name: dispatch, "02-tide.md": f"{_HEAD.replace('Low', 'High')}Nothing else.\n"})
        if self.kind in ("edition", "publication"):
            place = f"{PLACE}/edition.toml" if self.kind == "edition" else "content/publication.toml"
            with (home / place).open("a") as settings:
                settings.write(text)
        laid = {f"{PLACE}/{file}": maker for file, maker in self.files.items()}
        laid |= {f"styles/{file}": filled(style) for file, style in self.styles.items()}
        for file, maker in laid.items():
            (home / file).parent.mkdir(parents=True, exist_ok=True)
            (home / file).write_bytes(MAKERS[maker]() if maker in MAKERS else maker.encode())
        for how, place, *to in self.lay:
            (home / place).parent.mkdir(parents=True, exist_ok=True)
            LAYS[how](home / place, *(word.replace("{outside}", str(room.outside)) for word in to))
        return home


def cases() -> list[Case]:
    """Every row of every file."""
    return [case for file in sorted(THREATS.glob("*.toml")) for case in _read(file)]


def _read(file: Path) -> list[Case]:
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    rows: dict[str, Any] = table.pop("case")
    table.pop("threat")
    found = []
    for name, row in rows.items():
        given = {**table, **({"text": row} if isinstance(row, str) else row)}
        given["kind"] = given.pop("as", "body")
        unknown = given.keys() - {one.name for one in fields(Case)}
        assert not unknown, f"{file.name}: {name}: {unknown}"
        lists = {key: tuple(value) for key, value in given.items() if isinstance(value, list)}
        found.append(Case(f"{file.stem}-{name}", **{**given, **lists}))
    return found
