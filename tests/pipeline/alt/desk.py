"""A small project with pictures, and the sheet that an editor works on."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

from publish.pipeline.alt.sheet import write_sheet
from publish.pipeline.alt.worklist import worklist
from publish.pipeline.load import Project
from publish.pipeline.locate import load_project
from tests.imaging.samples import drawing, jpeg

SETTINGS = 'title = "Letters"\npublisher = "Press"\nlanguage = "en"\nidentifier = "urn:x:1"\n'
PLACE = "content/editions/one/a.md"
HEAD = "---\nheadline: One\n---\n\n"


def project(folder: Path, *bodies: str, photo: bytes = b"") -> Project:
    """A project whose edition has a dispatch for each body: a.md, b.md, …"""
    edition = folder / "content/editions/one"
    (edition / "images").mkdir(parents=True)
    (folder / "content/publication.toml").write_text(SETTINGS)
    (edition / "edition.toml").write_text('title = "One"\ndate = 2026-11-20\ndispatches = ["*.md"]\n')
    for name in ("boats", "crane"):
        (edition / f"images/{name}.jpg").write_bytes(photo or jpeg(drawing()))
    for letter, body in zip("abc", bodies, strict=False):
        (edition / f"{letter}.md").write_text(HEAD + body, newline="")
    return load_project(folder).value


Row = dict[str, str]


def sheet(home: Project) -> list[Row]:
    """The rows of a new sheet."""
    data = write_sheet(worklist(home, ()).value).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(data, newline="")))


def written(rows: list[Row], *, delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    """A sheet as a spreadsheet saves it."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def edited(rows: list[Row], change: Callable[[Row], None], place: int = 0) -> list[Row]:
    """The rows with one of them changed."""
    change(rows[place])
    return rows
