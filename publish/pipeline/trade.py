"""The catalogue in ``build/catalog/``: a folder to be served as it is, with the books, their covers and all feeds."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from publish.config.waivers import Waived
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span
from publish.errors import OverLimit, Timeout
from publish.markup.strings import strings_for
from publish.pipeline.build import BOOK_MISSING, CATALOG, Remark, is_book
from publish.pipeline.formats.format import Progress
from publish.pipeline.freshness import BOOK_OLDER, hash_of, made_of
from publish.pipeline.held import held
from publish.pipeline.load import Project
from publish.pipeline.offered_edition import BOOKS, COVERS, FinishedBooks, OfferedEdition, offered_edition
from publish.pipeline.prepare import USUAL, CheckTerms, Prepared, judge, ready
from publish.pipeline.project_root import BUILD, PUBLICATION
from publish.pipeline.sinks import deliver_files, finished
from publish.pipeline.worker import WORKER
from publish.tools.run import Unreadable
from publish.trade.atom import atom_feed
from publish.trade.catalog import FEED, INDEX, ONIX, OPDS, OPDS_JSON, Catalog, newest_first
from publish.trade.onix import onix_message
from publish.trade.opds import opds_feed
from publish.trade.opds_json import opds_json
from publish.trade.page import catalog_page

CATALOG_ADDRESS = Rule(
    "catalog-address",
    Severity.NOTE,
    "Nobody knows where the catalogue will be served: its feeds lead to the books by relative addresses, which some "
    "readers do not follow, and the ONIX message names no cover.",
    "Set site, or address under [catalog], in publication.toml.",
)


@dataclass(frozen=True, slots=True)
class CatalogRun:
    """What a run has written."""

    files: tuple[Path, ...] = ()
    """The files of the catalogue; none with an error."""
    waived: tuple[Waived, ...] = ()
    """What waivers let through."""


def catalog(
    project: Project,
    names: Sequence[str],
    *,
    terms: CheckTerms = USUAL,
    progress: Progress = lambda _: None,
    remark: Remark = lambda _: None,
) -> Outcome[CatalogRun]:
    """Write the catalogue of editions that are built; no name means every edition. With an error nothing is written.

    What an earlier catalogue offered and this one does not is removed, and told. Raises
    :class:`publish.errors.EnvironmentProblem` when the folder cannot be written.
    """
    content = ready(project, names, terms)
    finished(project.root, BUILD, remark)
    findings = [found for found in content.diagnostics if found.severity is Severity.ERROR]
    offered: list[OfferedEdition] = []
    for prepared in content.value:
        progress(f"{prepared.name}: reading its books")
        read = _offered(project, prepared)
        findings += read.diagnostics
        offered += [read.value] if read.value else []
    settings = project.settings
    if not settings.catalog_address:
        findings.append(CATALOG_ADDRESS.finding("the catalogue has no address", Span(PUBLICATION, 1, 1)))
    judged = judge(project, content.value, findings, terms)
    if not judged.ok:
        return Outcome(CatalogRun(waived=judged.waived), judged.diagnostics)
    made = Catalog(settings.publication, settings.catalog_address, newest_first(tuple(one.edition for one in offered)))
    corrected = str(strings_for(settings.publication.language).words["correction"])
    files = {path: data for one in offered for path, data in one.files.items()}
    files |= {
        INDEX: catalog_page(made),
        FEED: atom_feed(made, corrected=corrected),
        OPDS: opds_feed(made),
        OPDS_JSON: opds_json(made),
        ONIX: onix_message(made),
    }
    hint = f"Give yourself the right to write to {BUILD}/{CATALOG}."
    places = deliver_files(project.root, f"{BUILD}/{CATALOG}", files, hint=hint, remark=remark)
    _withdraw(project.root, frozenset(files), remark)
    return Outcome(CatalogRun(places, judged.waived), judged.diagnostics)


def _offered(project: Project, prepared: Prepared) -> Outcome[OfferedEdition | None]:
    """An edition with its files; with findings, none where a book is missing or older than the content."""
    from publish.pipeline.preflight import for_file

    at, name = prepared.edition.span, prepared.name
    needed = [f"{name}.epub", f"{name}.cover.jpg", f"{name}.accessibility.json"]
    pdf = project.settings.catalog.pdf
    if pdf or prepared.edition.numbers.isbn_print:
        needed.append(f"{name}.pdf")
    if missing := [file for file in needed if not is_book(project.root, file)]:
        return Outcome(None, tuple(BOOK_MISSING.finding(f"there is no {BUILD}/{file}", at) for file in missing))
    has_pdf = is_book(project.root, f"{name}.pdf")
    try:
        content = hash_of(project, prepared.edition)
        for file in (f"{name}.epub", *([f"{name}.pdf"] if has_pdf else [])):
            path = project.root / BUILD / file
            if WORKER.run(made_of, path, limits=for_file(path)) != content:
                return Outcome(None, (_older(file, at),))
        with held(project.root, BUILD) as folder:
            printed = folder.read(f"{name}.pdf") if has_pdf else None
            ebook, cover, accessibility = (folder.read(file) for file in needed[:3])
        books = FinishedBooks(ebook, cover, accessibility, printed)
        return Outcome(offered_edition(prepared, books, pdf=pdf))
    except (OverLimit, Timeout, Unreadable, ValueError) as refused:
        message = f"the books of {name} cannot be offered: {refused}"
        return Outcome(None, (BOOK_OLDER.finding(message, at),))


def _older(file: str, at: Span) -> Diagnostic:
    return BOOK_OLDER.finding(f"{file} was built before the content was changed", at)


def _withdraw(root: Path, offered: frozenset[str], remark: Remark) -> None:
    """Remove the books and covers of editions that are offered no more."""
    for folder in (BOOKS, COVERS):
        with suppress(FileNotFoundError), held(root, f"{BUILD}/{CATALOG}/{folder}") as place:
            for name in place.names:
                if f"{folder}/{name}" not in offered:
                    place.remove(name)
                    remark(f"{BUILD}/{CATALOG}/{folder}/{name} is offered no more, and was removed")
