"""A printing read from the report of a run, with those of its books that still stand beside it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from publish.errors import UsageError
from publish.model.results import COMPARES, RunResult
from publish.pipeline.changes.printing import Kind, Printing
from publish.pipeline.results import file_hash

_HINT = "Name the report.json of publish ci, an EPUB or a PDF."


def printing_of_report(path: Path) -> Printing:
    """The printing; :class:`UsageError` for what is no report of a run, or one of a later form."""
    try:
        document = json.loads(path.read_bytes())
    except ValueError as error:
        raise UsageError(f"{path} is no report: it is not JSON", hint=_HINT) from error
    if not isinstance(document, dict) or document.get("format") != "dispatch-press run":
        raise UsageError(f"{path} is not the report of a run", hint=_HINT)
    if document.get("version") != 1:
        raise UsageError(f"{path} has a form that this program does not know", hint="Install a newer publish.")
    known = document.setdefault("compares", 0) == COMPARES
    try:
        run = TypeAdapter(RunResult).validate_python(document)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise UsageError(f"{path} is no whole report: {place}: {first['msg']}", hint=_HINT) from error
    printing = printing_of_run(str(path), run, path.resolve().parent.parent)
    return printing if known else replace(printing, worded=False)


def printing_of_run(name: str, run: RunResult, folder: Path) -> Printing:
    """The printing of a run whose books were made into ``folder``."""
    files = dict(_standing(run, folder))
    return Printing(name, Kind.CONTENT, run.editions, run.findings, partial=run.affected is not None, files=files)


def _standing(run: RunResult, folder: Path) -> Iterator[tuple[str, Path]]:
    """The books that still stand there, with the bytes that the run made."""
    for edition in run.editions:
        for book in edition.books:
            place = folder / Path(book.path).name
            if book.sha256 and place.is_file() and file_hash(place) == book.sha256:
                yield book.path, place
