"""Building books: all editions that are asked for, in all formats, or none of them.

Books are written beside their places and delivered together at the end, so that a fault in one edition replaces no
book of another.
"""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from publish.config.waivers import Waived
from publish.diagnostics import Diagnostic, Outcome, Refused, Rule, Severity
from publish.pipeline.editions import EditionBuilder
from publish.pipeline.formats import FORMATS
from publish.pipeline.formats.format import EditionJob, Format, Made, Progress
from publish.pipeline.held import held
from publish.pipeline.load import Project
from publish.pipeline.places import placed
from publish.pipeline.prepare import USUAL, CheckTerms, Prepared, judge, ready
from publish.pipeline.project_root import BUILD
from publish.pipeline.redirects import redirects
from publish.pipeline.sinks import Delivery, delivery
from publish.pipeline.stores import asked_for

BOOK_MISSING = Rule(
    "book-missing",
    Severity.ERROR,
    "There is no book to read.",
    "Build the edition first.",
)

LINKS = ".links"
"""What the folder of an edition's short addresses ends in."""
CATALOG = "catalog"
"""The folder of the catalogue."""
REPORT = "report"
"""The folder of the report of a run."""

Remark = Callable[[str], None]
"""Is told what a reader of the log should know too: that another build is waited for, that a set was finished."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a run made."""

    made: tuple[Made, ...] = ()
    """The books, by edition and format; none when there was an error."""
    waived: tuple[Waived, ...] = ()
    """What waivers let through."""
    files: tuple[str, ...] = ()
    """Every file that was put in place, as a path below ``build/``."""
    editions: tuple[Prepared, ...] = ()
    """The editions, ready to be set."""


def build(
    project: Project,
    names: Sequence[str],
    *,
    formats: Sequence[str] = (),
    printer: str = "",
    stores: Sequence[str] = (),
    links: bool = False,
    terms: CheckTerms = USUAL,
    progress: Progress = lambda _: None,
    remark: Remark = lambda _: None,
) -> Outcome[BuildReport]:
    """Build editions into ``build/``; no name means every edition. With an error nothing is written.

    ``formats`` are names of formats, by default all. ``printer`` names another printer than the editions' own: its PDF
    is called ``EDITION.PRINTER.pdf``. ``stores`` names whom the e-book is made for, each with a book of its own; by
    default nobody in particular. Raises :class:`publish.errors.EnvironmentProblem` when the books cannot be written;
    the last good ones stay. With ``links`` the folders of their short addresses are written
    too.
    """
    shops = asked_for(project.resources, stores)
    wanted = [format for format in FORMATS if format.name in (formats or [each.name for each in FORMATS])]
    content = ready(project, names, replace(terms, outputs=tuple(format.output for format in wanted)))
    editions, findings = content.value, [*shops.diagnostics, *content.diagnostics]
    judged = judge(project, editions, findings, terms)
    if not judged.ok:
        return Outcome(BuildReport(waived=judged.waived, editions=editions), judged.diagnostics)
    made: list[Made] = []
    with delivery(project.root, BUILD, remark) as out, tempfile.TemporaryDirectory(prefix="publish-") as scratch:
        for prepared in editions:
            builder = EditionBuilder(project, prepared, Path(scratch) / prepared.name)
            job = EditionJob(prepared, builder, printer, shops.value, out, progress)
            books = _books(job, wanted)
            findings.extend(placed((*books.diagnostics, *builder.findings), prepared.edition))
            made.extend(books.value)
            if links and (folder := _redirected(prepared, out, project.root / BUILD)):
                made.append(folder)
        project.digests.save()
        project.reasons.save()
        project.cache.trim()
        findings.extend(project.cache.findings)
        every = {prepared.name for prepared in editions} == set(project.editions)
        judged = judge(project, editions, findings, terms, whole=every and len(wanted) == len(FORMATS) and not printer)
        if not judged.ok:
            return Outcome(BuildReport(waived=judged.waived, editions=editions), judged.diagnostics)
        places = out.deliver()
    files = tuple(place.relative_to(project.root / BUILD).as_posix() for place in places)
    return Outcome(BuildReport(tuple(made), judged.waived, files, editions), judged.diagnostics)


def _books(job: EditionJob, formats: Sequence[Format]) -> Outcome[tuple[Made, ...]]:
    """The books of one edition; after an error no further one is begun."""
    made: list[Made] = []
    findings: list[Diagnostic] = []
    for format in formats:
        try:
            books = format.make(job)
        except Refused as refused:
            books = Outcome((), refused.diagnostics)
        made += books.value
        findings += books.diagnostics
        if not books.value:
            break
    return Outcome(tuple(made), tuple(findings))


def _redirected(prepared: Prepared, out: Delivery, build: Path) -> Made | None:
    """The folder that makes the short addresses of an edition known to a server; none where it has none."""
    folder = f"{prepared.name}{LINKS}"
    files = redirects(prepared.printed)
    for path, data in files.items():
        with out.sink(f"{folder}/{path}") as sink:
            sink.write(data)
    size = sum(map(len, files.values()))
    return Made(prepared.name, "links", build / folder, None, size) if files else None


def is_book(root: Path, name: str) -> bool:
    """Whether a file of this name stands in a project's ``build/``, behind no link.

    :class:`publish.errors.EnvironmentProblem` where something stands there that is not a file of its own.
    """
    try:
        with held(root, BUILD) as folder:
            return folder.regular(name)
    except FileNotFoundError:
        return False
