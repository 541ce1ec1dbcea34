"""A saved page imported into an edition's folder: Markdown, ``edition.toml`` and the reading report.

Nothing is written before everything is read, written in memory and read back to the same tree. A file that an editor
has changed since its import is never written over: the report remembers what each file was.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from publish.diagnostics import Diagnostic, Outcome, Refused, Severity, Span
from publish.errors import UsageError
from publish.importers.capture import Capture, LineVerdict, SiteProfile, read, read_profile, report_text
from publish.importers.capture.remarks import CAPTURE_PUBLICATION_UNKNOWN, CAPTURE_UNSURE
from publish.importers.capture.steps import next_steps
from publish.importers.papers import REPORT
from publish.importers.source import decode
from publish.pipeline.gather import EDITIONS
from publish.pipeline.imports.gathering import bytes_of, shown
from publish.pipeline.locate import checked_name, load_project
from publish.pipeline.page_files import REPORT_JSON, page_files
from publish.pipeline.previous_import import CAPTURE_EDITED, CAPTURE_LEFT_OVER, ImportState, PreviousImport, differences
from publish.pipeline.sinks import deliver_files
from publish.pipeline.wall import bounded_reading
from publish.resources import SHIPPED

PAGE_LIMIT = 512 * 1024
"""The most bytes of a page: a long one has fifty thousand."""

_UNSURE = {CAPTURE_UNSURE, CAPTURE_PUBLICATION_UNKNOWN}
"""What ``--strict`` makes errors."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import made, or would have made."""

    folder: Path
    """The edition's folder."""
    capture: Capture
    """What the page holds."""
    states: Mapping[str, ImportState]
    """What became, or would become, of each file, by name."""
    report: str
    """The reading report for people."""
    written: tuple[Path, ...] = ()
    """The files that were written; none with errors, and none when only the differences were asked for."""
    diff: str = ""
    """The differences to the files that are there, when they were asked for."""
    steps: tuple[str, ...] = ()
    """What a person does next, in order; empty where nothing was written."""

    @property
    def summary(self) -> str:
        """How every line of the page is accounted for, in a line."""
        verdicts = ", ".join(f"{self.capture.count(verdict)} {verdict.replace('-', ' ')}" for verdict in LineVerdict)
        return f"{len(self.capture.labels)} lines: {verdicts}"


def import_page(
    source: Path,
    into: Path,
    *,
    project: Path,
    captured: datetime,
    strict: bool = False,
    diff: bool = False,
    profiles: Sequence[Path] = (),
    remark: Callable[[str], None] = lambda _: None,
) -> Outcome[ImportResult]:
    """Import the saved page ``source`` as the edition ``into``, a folder in the project's ``content/editions/``.

    ``captured`` is aware of its zone; ``strict`` makes an error of everything in doubt; ``diff`` writes nothing and
    shows how the files that are there would change; ``profiles`` are profiles of sites that come before those that
    ship. With an error nothing is written. :class:`UsageError` when the page cannot be read or the folder is no
    place for an edition, :class:`EnvironmentProblem` when the disk does not take the files.
    """
    page, path = bytes_of(source, limit=PAGE_LIMIT), shown(source, project)
    return import_text(
        page, path, into, project=project, captured=captured, strict=strict, diff=diff, profiles=profiles, remark=remark
    )


def import_text(
    page: bytes,
    path: str,
    into: Path,
    *,
    project: Path,
    captured: datetime,
    strict: bool = False,
    diff: bool = False,
    profiles: Sequence[Path] = (),
    remark: Callable[[str], None] = lambda _: None,
) -> Outcome[ImportResult]:
    """The same of a page's bytes; ``path`` is how findings name it."""
    home = load_project(project).value
    name = edition_name(into, home.root)
    text, known = decode(page, path), profiles_of(profiles)
    language = home.settings.publication.language
    bounded = partial(bounded_reading, what="this page", data=page, path=path, limits=home.settings.limits)
    read_it = partial(read, profiles=known.value, captured=captured, language=language)
    job = partial(read_it, text.value, path, names=(home.settings.publication.title,))
    behind = bounded(job)
    reading = behind.value or Outcome(Capture.nothing(path, captured), behind.diagnostics)
    findings = [*known.diagnostics, *text.diagnostics, *(_strictly(d) if strict else d for d in reading.diagnostics)]
    capture = _in_folder(reading.value, name)
    result = ImportResult(home.root / EDITIONS / name, capture, {}, report_text(capture, findings))
    if not (known.ok and text.ok and reading.ok):
        return Outcome(result, tuple(findings))
    try:
        made = bounded(partial(page_files, capture, findings, page=page, name=name, above=home.settings))
    except Refused as refused:
        return Outcome(result, (*findings, *refused.diagnostics))
    if made.value is None:
        return Outcome(result, (*findings, *made.diagnostics))
    files = made.value
    earlier = PreviousImport.found(home.files, f"{EDITIONS}/{name}", names=files, report=REPORT_JSON)
    result = replace(result, states={file: earlier.state(file, data) for file, data in files.items()})
    findings += overwritten(result.states, earlier, diff=diff)
    if diff:
        texts = {file: data for file, data in files.items() if file != REPORT_JSON}
        return Outcome(replace(result, diff=differences(earlier, texts)), tuple(findings))
    if any(diagnostic.severity is Severity.ERROR for diagnostic in findings):
        return Outcome(result, tuple(findings))
    hint = "Make room on the disk, or give yourself the right to write."
    written = deliver_files(home.root, f"{EDITIONS}/{name}", files, hint=hint, remark=remark)
    steps = next_steps(capture, findings, files, folder=f"{EDITIONS}/{name}", name=name)
    return Outcome(replace(result, written=written, steps=steps), tuple(findings))


def edition_name(into: Path, root: Path) -> str:
    """The name of the edition's folder, given as a path from here, from the project or as a whole one."""
    editions = Path(os.path.normpath((root / EDITIONS).absolute()))
    places = [Path(os.path.normpath(base / into)) for base in (Path.cwd(), root.absolute())]
    place = next((place for place in places if place.parent == editions), None)
    if place is None:
        hint = f"Name one directly in {EDITIONS}/ of the project."
        raise UsageError(f"{into} is not a folder for an edition", hint=hint)
    checked_name(place.name)
    if place.resolve() != root.resolve() / EDITIONS / place.name or (place.exists() and not place.is_dir()):
        raise UsageError(f"{into} is not a plain folder of the project", hint="Put no link in its place.")
    return place.name


def profiles_of(own: Iterable[Path]) -> Outcome[tuple[SiteProfile, ...]]:
    """What is known of sites: the profiles that are named, then those that ship."""
    texts = [(path.name, decode(bytes_of(path, limit=PAGE_LIMIT), path.name).value) for path in own]
    texts += [(name, SHIPPED.read_text(name)) for name in SHIPPED.files("profiles", ".toml")]
    read_ones = [read_profile(text, name) for name, text in texts]
    findings = tuple(diagnostic for outcome in read_ones for diagnostic in outcome.diagnostics)
    return Outcome(tuple(outcome.value for outcome in read_ones), findings)


def _strictly(diagnostic: Diagnostic) -> Diagnostic:
    return replace(diagnostic, severity=Severity.ERROR) if diagnostic.rule in _UNSURE else diagnostic


def _in_folder(capture: Capture, name: str) -> Capture:
    return replace(capture, dispatches=tuple(replace(dispatch, folder=name) for dispatch in capture.dispatches))


def overwritten(states: Mapping[str, ImportState], earlier: PreviousImport, *, diff: bool) -> Iterator[Diagnostic]:
    """What is said of files that an editor has changed, and of those that no dispatch is written to any more."""
    for file, state in states.items():
        path = f"{earlier.path}/{file}"
        if state is ImportState.EDITED and file not in {REPORT, REPORT_JSON} and not diff:
            yield CAPTURE_EDITED.finding(f"{path} was changed since it was imported", Span(path))
    for file in sorted(earlier.left_over(states)):
        path = f"{earlier.path}/{file}"
        yield CAPTURE_LEFT_OVER.finding(f"{path} is from an earlier import", Span(path))
