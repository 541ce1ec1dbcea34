"""What programs call, reached as ``publish.load_edition`` and so on: a project's folder in, values and books out.

Content problems are never raised: each function returns an :class:`~publish.diagnostics.Outcome`, a value with what was
noticed. What cannot go on is a :class:`~publish.errors.PublishError`: no project there, no such edition, a full disk.
"""

from collections.abc import Sequence
from datetime import date, datetime
from os import PathLike
from pathlib import Path

from publish.diagnostics import Diagnostic, Outcome
from publish.pipeline import build as building
from publish.pipeline.cache import Cache
from publish.pipeline.formats import formats_named
from publish.pipeline.formats.format import Progress
from publish.pipeline.load import LoadedEdition, Project
from publish.pipeline.load import load_edition as load_named
from publish.pipeline.locate import chosen, load_project
from publish.pipeline.prepare import CheckTerms, check
from publish.pipeline.project_root import project_root
from publish.pipeline.secret import user_secret


def load_edition(project: str | PathLike[str], name: str) -> Outcome[LoadedEdition]:
    """Read an edition of the project in a folder: its dispatches, notices, settings, printer and theme."""
    return _opened(project).then(lambda home: load_named(home, name))


def check_edition(
    project: str | PathLike[str],
    name: str,
    *,
    as_of: datetime | None = None,
    today: date | None = None,
    strict: bool = False,
) -> tuple[Diagnostic, ...]:
    """What is wrong with the content of an edition, after waivers; no page is set.

    ``as_of`` is the moment that embargoes are judged by (the end of the edition's day without it), ``today`` the day
    that waivers are judged by; ``strict`` raises warnings to errors.
    """
    home = _opened(project)
    outcome = check(home.value, chosen(home.value, [name]), CheckTerms(as_of=as_of, today=today, strict=strict))
    return tuple(dict.fromkeys((*home.diagnostics, *outcome.diagnostics)))


def build_epub(
    project: str | PathLike[str],
    name: str,
    *,
    as_of: datetime | None = None,
    today: date | None = None,
    strict: bool = False,
) -> Outcome[Path | None]:
    """Make ``build/NAME.epub``; the value is its path, or ``None`` with an error, and then nothing was written."""
    return _one(project, name, "epub", CheckTerms(as_of=as_of, today=today, strict=strict))


def build_pdf(
    project: str | PathLike[str],
    name: str,
    *,
    as_of: datetime | None = None,
    today: date | None = None,
    strict: bool = False,
) -> Outcome[Path | None]:
    """Make ``build/NAME.pdf``; the value is its path, or ``None`` with an error, and then nothing was written."""
    return _one(project, name, "pdf", CheckTerms(as_of=as_of, today=today, strict=strict))


def build(
    project: str | PathLike[str],
    names: Sequence[str] = (),
    *,
    formats: Sequence[str] = (),
    stores: Sequence[str] = (),
    as_of: datetime | None = None,
    today: date | None = None,
    strict: bool = False,
    progress: Progress = lambda _: None,
    remark: building.Remark = lambda _: None,
) -> Outcome[building.BuildReport]:
    """Make the books of editions, by default of all, in ``formats``, by default in all.

    ``stores`` are whom the e-books are made for, each with a book of its own; by default nobody in particular. With
    an error in any of them nothing is written, and the books of the last run stay. ``progress`` is told what is done,
    and ``remark`` what a reader of the log should know too.
    """
    home = _opened(project)
    if not home.ok:
        return Outcome(building.BuildReport(), home.diagnostics)
    kinds = formats_named(formats)
    terms = CheckTerms(as_of=as_of, today=today, strict=strict)
    return home.then(
        lambda opened: building.build(
            opened, chosen(opened, names), formats=kinds, stores=stores, terms=terms, progress=progress, remark=remark
        )
    )


def _one(project: str | PathLike[str], name: str, format: str, terms: CheckTerms) -> Outcome[Path | None]:
    outcome = build(project, [name], formats=[format], as_of=terms.as_of, today=terms.today, strict=terms.strict)
    return Outcome(next((made.path for made in outcome.value.made), None), outcome.diagnostics)


def _opened(project: str | PathLike[str]) -> Outcome[Project]:
    folder = Path(project)
    root = project_root(folder, start=folder)
    return load_project(root, cache=Cache(root, user_secret()))
