"""Edits of a sheet carried into the Markdown: one picture's line changes, and nothing else, or nothing at all.

A line that has changed since the sheet was written is refused. After each edit the file is read again: its tree must be
the old one with that description in it, so that no mark in a description can change what stands round it.
"""

import os
import posixpath
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from publish.config.suggest import did_you_mean
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity
from publish.errors import EnvironmentProblem
from publish.importers.markdown import read
from publish.importers.picture_marks import with_description
from publish.importers.source import decode
from publish.model.blocks import Block
from publish.model.dispatch import Dispatch
from publish.model.figures import Alt, Figure, Picture
from publish.model.walk import blocks_of, map_dispatch
from publish.pipeline.alt.sheet import ALT_SHEET_INVALID, Edit, read_sheet
from publish.pipeline.alt.texts import DiskText
from publish.pipeline.files import Refusal, is_plain
from publish.pipeline.gather import EDITIONS
from publish.pipeline.held import held
from publish.pipeline.project import TEXT_LIMIT, Project
from publish.pipeline.sinks import delivering, finished

_SUFFIXES = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Applied:
    """What the edits of a sheet came to."""

    changed: tuple[Path, ...] = ()
    """The files that were written; with an error, or when nothing is to be written, those that would have been."""
    edits: int = 0
    """The descriptions that were changed."""
    unchanged: int = 0
    """The rows that say what the content says already."""


def apply_sheet(
    project: Project,
    data: bytes,
    name: str,
    *,
    dry: bool = False,
    remark: Callable[[str], None] = lambda _: None,
) -> Outcome[Applied]:
    """Carry the edits of a sheet into the content of a project; with an error nothing is written.

    Rows that no editor has touched are passed over. ``name`` is what the sheet is called in findings; ``dry`` writes
    nothing and tells what would be written. What an earlier run could not finish is told through ``remark``.

    Raises :class:`publish.errors.EnvironmentProblem` when a file cannot be written.
    """
    if not dry:
        with _writable(project):
            finished(project.root, EDITIONS, remark)
    sheet = read_sheet(data, name)
    findings = list(sheet.diagnostics)
    files: dict[str, _File] = {}
    for edit in (edit for edit in sheet.value if edit.touched):
        if edit.file not in files:
            opened = _opened(project, edit)
            findings += opened.diagnostics
            files[edit.file] = opened.value
        findings += files[edit.file].apply(edit)
    outcome = Outcome(None, tuple(findings))
    done = [file for file in files.values() if file.edits]
    same = sum(not edit.touched for edit in sheet.value) + sum(file.same for file in files.values())
    edits = sum(file.edits for file in done)
    if not outcome.ok or dry:
        return Outcome(Applied(tuple(project.root / file.path for file in done), edits, same), outcome.diagnostics)
    written = _write(project, done, remark) if done else ()
    return Outcome(Applied(written, edits, same), outcome.diagnostics)


ALT_SHEET_STALE = Rule(
    "alt-sheet-stale",
    Severity.ERROR,
    "The line of the picture has changed since the sheet was written: somebody else has worked on it.",
    "Write the sheet anew, and look at what the line says now.",
    needed=True,
)

ALT_SHEET_REFUSED = Rule(
    "alt-sheet-refused",
    Severity.ERROR,
    "The description cannot be put into the line without changing something else.",
    "Write it by hand.",
    needed=True,
)


@dataclass
class _File:
    """A dispatch's file while edits are made in it."""

    path: str
    before: DiskText
    text: DiskText
    dispatch: Dispatch | None
    edits: int = 0
    same: int = 0

    def apply(self, edit: Edit) -> Iterator[Diagnostic]:
        """Make one edit, or say why not."""
        if self.dispatch is None:
            return  # why the file cannot be read was said when it was opened
        place = self._place(edit)
        if place is None:
            if any(figure.picture and figure.picture.alt == edit.alt for figure in self._in_line(edit.line)):
                self.same += 1
            elif edit.check:
                message = f"line {edit.line} of {self.path} is not what it was when the sheet was written"
                yield ALT_SHEET_STALE.finding(message, edit.at)
            else:
                yield self._refused(edit)
            return
        figures = [figure for figure in self._figures() if self._place_of(figure) == place]
        if any(figure.picture and figure.picture.alt == edit.alt for figure in figures):
            self.same += 1
        elif any(self._take(place, figure, edit.alt) for figure in figures):
            self.edits += 1
        else:
            yield self._refused(edit)

    def _refused(self, edit: Edit) -> Diagnostic:
        message = f"the description in line {edit.line} of {self.path} cannot be set without changing something else"
        return ALT_SHEET_REFUSED.finding(message, edit.at, hint=f"Write it by hand, in {self.path}:{edit.line}.")

    def _place(self, edit: Edit) -> int | None:
        """Which picture of the text a row means: its lines have not changed; of several alike the one at its line."""
        # Edits of other rows may have changed lines by now: names are those of the text as it was.
        alike = [n for n, (name, _) in enumerate(self.before.marks) if name == edit.check]
        if len(alike) > 1:
            alike = [n for n in alike if self.before.marks[n][1].lines(self.before.plain)[0] == edit.line]
        return alike[0] if len(alike) == 1 and len(self.text.marks) == len(self.before.marks) else None

    def _figures(self) -> list[Figure]:
        blocks = (block for _, block in blocks_of(self.dispatch)) if self.dispatch else ()
        return [block for block in blocks if isinstance(block, Figure) and block.picture]

    def _in_line(self, line: int) -> list[Figure]:
        return [figure for figure in self._figures() if figure.picture and figure.picture.span.line == line]

    def _place_of(self, figure: Figure) -> int | None:
        at = figure.picture.span if figure.picture else figure.span
        return self.text.place(at.line, at.column)

    def _take(self, place: int, figure: Figure, alt: Alt) -> bool:
        """Change the text, if the tree then is the old one with that description, and no fault is in it."""
        if self.dispatch is None or figure.picture is None:
            return False
        _, mark = self.text.marks[place]
        text = self.text.with_splices(with_description(self.text.plain, mark, alt))
        changed = _read(text, self.path)
        if changed is None or changed != _with(self.dispatch, figure.picture, alt):
            return False
        self.text, self.dispatch = text, changed
        return True


def _opened(project: Project, edit: Edit) -> Outcome[_File]:
    """The file of an edit; one that may not be changed, or cannot be read, has no dispatch, and a finding says why."""
    nothing = _File(edit.file, DiskText(""), DiskText(""), None)

    def refused(why: str, hint: str = "") -> Outcome[_File]:
        return Outcome(nothing, (ALT_SHEET_INVALID.finding(why, edit.at, hint=hint),))

    parts = edit.file.split("/")
    if not is_plain(edit.file) or not edit.file.startswith(f"{EDITIONS}/") or len(parts) < len(EDITIONS.split("/")) + 2:
        return refused(f"“{edit.file}” is not a file of an edition")
    if not edit.file.lower().endswith(_SUFFIXES):
        return refused(f"{edit.file} is not a dispatch in Markdown")
    data = project.files.read(edit.file, limit=TEXT_LIMIT)
    if isinstance(data, Refusal):
        folder, _, name = edit.file.rpartition("/")
        return refused(str(data), did_you_mean(name, [entry.name for entry in project.files.entries(folder)]))
    try:
        text = DiskText(data.decode())
    except UnicodeDecodeError:
        return refused(f"{edit.file} is not text in UTF-8")
    dispatch = _read(text, edit.file)
    if dispatch is None:
        return refused(f"{edit.file} has faults", "Mend what publish check says of it first.")
    return Outcome(_File(edit.file, text, text, dispatch))


def _read(text: DiskText, path: str) -> Dispatch | None:
    """The dispatch of a text; ``None`` when there is an error in it."""
    decoded = decode(text.raw.encode(), path)
    outcome = read(decoded.value, path, folder=posixpath.basename(posixpath.dirname(path)), language="en")
    findings = (*decoded.diagnostics, *outcome.diagnostics)
    return None if any(found.severity is Severity.ERROR for found in findings) else outcome.value


def _with(dispatch: Dispatch, picture: Picture, alt: Alt) -> Dispatch:
    """The dispatch with another description of the picture at a place."""

    def block(old: Block) -> Block:
        if isinstance(old, Figure) and old.picture is picture:
            return replace(old, picture=replace(picture, alt=alt))
        return old

    return map_dispatch(dispatch, block)


def _write(project: Project, files: Sequence[_File], remark: Callable[[str], None]) -> tuple[Path, ...]:
    """Write the files over the old ones, all of them or, when one cannot be written, none."""
    with _writable(project), held(project.root, EDITIONS) as folder, delivering(folder, remark) as made:
        for file in files:
            name = posixpath.relpath(file.path, EDITIONS)
            with folder.opened(name) as old, made.sink(name) as sink:
                os.fchmod(sink.fileno(), os.fstat(old.fileno()).st_mode & 0o7777)
                sink.write(file.text.raw.encode())
        return made.deliver()


@contextmanager
def _writable(project: Project) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = error.strerror or str(error)
        raise EnvironmentProblem(f"{error.filename or project.root}: {what}", hint="Look at its rights.") from error
