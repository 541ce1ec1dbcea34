"""``publish import``: sources of any kind become dispatches of an edition, their pictures beside them.

Everything is read, written in memory and read back before a file is written. What an editor has changed since an
earlier import is never written over: the report remembers what each file was.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from publish.diagnostics import Diagnostic, Outcome, Severity, Span
from publish.errors import UsageError
from publish.importers.capture.edition_file import edition_file
from publish.importers.capture.reading import Capture
from publish.importers.foreign import table
from publish.importers.foreign.material import THE_SITE, ImportSource, Material, Reading
from publish.importers.foreign.plain_text import SOURCE as PLAIN_TEXT
from publish.importers.foreign.report import DispatchFacts, facts_of, report_json, report_text
from publish.importers.foreign.rules import IMPORT_LINK_LOST, IMPORT_REFUSED, IMPORT_UNSURE
from publish.importers.markdown.dispatch import display_label
from publish.importers.papers import REPORT
from publish.model.dispatch import Dispatch
from publish.model.edition import Notice
from publish.pipeline.gather import EDITIONS
from publish.pipeline.importing import edition_name, import_text, overwritten, profiles_of
from publish.pipeline.imports.crossings import Crossings, crossed
from publish.pipeline.imports.fetching import write_fetch_list
from publish.pipeline.imports.gathering import Found, gathered
from publish.pipeline.imports.next_steps import next_steps
from publish.pipeline.imports.pictures import PictureFinder
from publish.pipeline.imports.places import FolderPlace
from publish.pipeline.imports.writing import IMPORT_SIMPLIFIED, dispatch_file
from publish.pipeline.locate import load_project
from publish.pipeline.page_files import REPORT_JSON
from publish.pipeline.previous_import import PreviousImport, differences
from publish.pipeline.project import EDITION, Project
from publish.pipeline.sinks import deliver_files
from publish.pipeline.wall import bounded_reading

_DOUBTS = {IMPORT_UNSURE, IMPORT_SIMPLIFIED}
"""What ``--strict`` makes errors."""
_TOLD = 20
"""After how many pieces of a file progress is told."""
_PATIENCE = 3
"""How many times as long as a dispatch a file of many may take."""


@dataclass(frozen=True)
class Imported:
    """What an import made, or would have made."""

    folder: Path
    """The edition's folder."""
    written: tuple[Path, ...] = ()
    """The files that were written; none with errors, and none when only the differences were asked for."""
    diff: str = ""
    """The differences to the files that are there, when they were asked for."""
    summary: str = ""
    """What became of it, in a line."""
    next_steps: tuple[str, ...] = ()
    """What a person does next, in order; the places of a step stand on lines of their own."""


@dataclass
class _Import:
    """What has been read so far."""

    project: Project
    name: str
    limits_factor: int = _PATIENCE
    remark: Callable[[str], None] = lambda _: None
    progress: Callable[[str], None] = lambda _: None
    findings: list[Diagnostic] = field(default_factory=list)
    facts: list[DispatchFacts] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    dated: list[tuple[Dispatch, str]] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    publication: str = ""
    sources: dict[str, str] = field(default_factory=dict)
    slugs: list[str] = field(default_factory=list)
    crossings: Crossings = field(default_factory=Crossings)

    @property
    def path(self) -> str:
        return f"{EDITIONS}/{self.name}"

    def take(self, found: Found, source: ImportSource, pictures: PictureFinder) -> None:
        """Read a file, and keep what it holds as files of the edition."""
        material = found.material
        self.sources[material.path] = hashlib.sha256(material.data).hexdigest()
        for number, piece in enumerate(source.pieces(material), start=1):
            if number % _TOLD == 0:
                self.progress(f"{material.path}: {number} pieces read")
            job = partial(source.read, piece)
            limits = self.project.settings.limits.times(self.limits_factor)
            behind = bounded_reading(job, "this file", piece.data, material.path, limits=limits)
            self.findings += behind.diagnostics
            if behind.value is not None:
                self.findings += behind.value.diagnostics
                self._keep(behind.value.value, found, source, pictures)

    def _keep(self, reading: Reading, found: Found, source: ImportSource, pictures: PictureFinder) -> None:
        self.publication = self.publication or reading.publication
        self.notices += reading.notices
        addresses: dict[int, list[str]] = {}
        for address, place in reading.addresses.items():
            addresses.setdefault(place, []).append(address)
        dispatches = list(enumerate(reading.dispatches))
        if len(dispatches) > 1 and all(one.date for _, one in dispatches):
            dispatches.sort(key=lambda one: str(one[1].date))
        for place, dispatch in dispatches:
            dispatch = replace(dispatch, slug=self._slug(dispatch.slug), folder=self.name)
            dispatch = replace(dispatch, label="" if dispatch.headline else display_label(dispatch.slug))
            dispatch = pictures.placed(dispatch, found, parts=reading.parts, others=reading.others)
            self.crossings.note(dispatch, found, addresses.get(place, ()), alone=len(dispatches) == 1)
            self._write(dispatch, found, source)

    def cross(self) -> None:
        """Make references of the links that lead from one dispatch to another; to be asked when all is read."""
        limits = self.project.settings.limits.times(self.limits_factor)
        language = self.project.settings.publication.language
        for file, known in self.crossings.crossing():
            if file in self.files:
                path = f"{self.path}/{file}"
                self.files[file], told = crossed(self.files[file], known, path, language, limits=limits)
                self.findings += told
                self.findings += [
                    IMPORT_LINK_LOST.finding(
                        f"a link to {href.removeprefix(THE_SITE)} of the site is none now", Span(path)
                    )
                    for href, target in known.items()
                    if not target
                ]

    def _slug(self, wish: str) -> str:
        """A name for a dispatch that none before it has."""
        taken, number = set(self.slugs), 1
        if wish.startswith("dispatch-") and wish.removeprefix("dispatch-").isdecimal():
            wish, number = "dispatch", len(self.slugs) + 1
        name = wish if number == 1 and wish != "dispatch" else f"{wish}-{number}"
        while name in taken:
            number += 1
            name = f"{wish}-{number}"
        self.slugs.append(name)
        return name

    def _write(self, dispatch: Dispatch, found: Found, source: ImportSource) -> None:
        path = f"{self.path}/{dispatch.slug}.md"
        job = partial(dispatch_file, dispatch, path)
        limits = self.project.settings.limits.times(self.limits_factor)
        made = bounded_reading(job, "this dispatch", b"", found.material.path, limits=limits)
        self.findings += made.diagnostics
        if made.value is None:
            return
        self.findings += made.value.diagnostics
        written, data = made.value.value
        self.files[f"{dispatch.slug}.md"] = data
        self.facts.append(facts_of(written, source=found.material.path, kind=source.name))


def import_sources(
    sources: Sequence[str],
    into: Path,
    *,
    project: Path,
    captured: datetime,
    strict: bool = False,
    diff: bool = False,
    profiles: Sequence[Path] = (),
    media: Sequence[Path] = (),
    fetch_list: Path | None = None,
    given: bytes = b"",
    remark: Callable[[str], None] = lambda _: None,
    progress: Callable[[str], None] = lambda _: None,
) -> Outcome[Imported]:
    """Import ``sources`` (files, folders, archives, ``-`` for ``given``) into ``into``, a folder of an edition.

    ``captured`` is aware of its zone; ``strict`` makes an error of everything in doubt; ``diff`` writes nothing;
    ``profiles`` say what is known of sites; pictures are looked for in the folders ``media`` too; a script that loads
    those on other machines goes to ``fetch_list``. With an error nothing is written. :class:`UsageError` where a
    source is not there or the folder is not a place for an edition.
    """
    home = load_project(project).value
    name = edition_name(into, home.root)
    known = profiles_of(profiles)
    publication = home.settings.publication
    usual = Material(b"", "", publication.language, publication.title, profiles=known.value, captured=captured)
    findings: list[Diagnostic] = list(known.diagnostics)
    files = gathered(tuple(sources), usual, root=home.root, given=given, findings=findings)
    alone = len(sources) == 1 and not Path(sources[0]).is_dir()
    work = _Import(home, name, remark=remark, progress=progress, findings=findings)
    pictures = PictureFinder(work.path, tuple(FolderPlace(_folder(path)) for path in media), findings=findings)
    for found in files:
        source = _source(found)
        if isinstance(source, Diagnostic):
            findings.append(source)
        elif source is PLAIN_TEXT and alone and found.asked_for:
            return _text_page(found, into, project, captured, strict, diff, profiles, remark)
        else:
            work.take(found, source, pictures)
    work.cross()
    return _finished(work, pictures, captured=captured, strict=strict, diff=diff, fetch_list=fetch_list)


def _source(found: Found) -> ImportSource | Diagnostic:
    return found.source or table.source_of(found.material)


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise UsageError(f"{path} is not a folder", hint="Name the folder that the pictures are in.")
    return path


def _text_page(
    found: Found,
    into: Path,
    project: Path,
    captured: datetime,
    strict: bool,  # noqa: FBT001
    diff: bool,  # noqa: FBT001
    profiles: Sequence[Path],
    remark: Callable[[str], None],
) -> Outcome[Imported]:
    """A page's text by itself: its report accounts for every line."""
    done = import_text(
        found.material.data, found.material.path, into, project=project, captured=captured, strict=strict, diff=diff,
        profiles=profiles, remark=remark,
    )  # fmt: skip
    result = done.value
    return Outcome(Imported(result.folder, result.written, result.diff, result.summary, result.steps), done.diagnostics)


def _finished(
    work: _Import,
    pictures: PictureFinder,
    *,
    captured: datetime,
    strict: bool,
    diff: bool,
    fetch_list: Path | None,
) -> Outcome[Imported]:
    findings = [_strictly(found) if strict else found for found in work.findings]
    folder = work.project.root / work.path
    result = Imported(folder, summary=_summary(work, pictures))
    if not work.facts and not any(found.severity is Severity.ERROR for found in findings):
        findings.append(IMPORT_REFUSED.finding("there is no dispatch in what was brought"))
    if any(found.severity is Severity.ERROR for found in findings):
        return Outcome(result, tuple(findings))
    files = dict(work.files)
    files[EDITION] = _edition(work, captured).encode()
    earlier = PreviousImport.found(work.project.files, work.path, names=files, report=REPORT_JSON)
    states = {file: earlier.state(file, data) for file, data in files.items()}
    findings += overwritten(states, earlier, diff=diff)
    if diff:
        return Outcome(replace(result, diff=differences(earlier, files)), tuple(findings))
    if any(found.severity is Severity.ERROR for found in findings):
        return Outcome(result, tuple(findings))
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    report = report_json(
        work.facts,
        findings,
        sources=work.sources,
        captured=captured,
        pictures=pictures.copied,
        fetches={fetch.name: fetch.address for fetch in pictures.fetches.values()},
        files=hashes | pictures.hashes,
    )
    steps = next_steps(findings, work.facts, pictures, edition=work.name, fetch_list=fetch_list)
    text = report_text(
        work.facts,
        findings,
        sources=[*work.sources],
        captured=captured,
        pictures=len(pictures.copied),
        next_steps=steps,
    )
    files |= {REPORT: text.encode(), REPORT_JSON: report.encode()}
    hint = "Make room on the disk, or give yourself the right to write."
    whole = _WithPictures(files, pictures, work.project, work.path)
    written = deliver_files(work.project.root, work.path, whole, hint=hint, remark=work.remark)
    if fetch_list is not None:
        fetches = pictures.fetches.values()
        written += write_fetch_list(fetches, place=fetch_list, folder=folder, remark=work.remark)
    return Outcome(replace(result, written=written, next_steps=steps), tuple(findings))


class _WithPictures(Mapping[str, bytes]):
    """Files to write: pictures are read one at a time when their turn comes, and those that are there stay."""

    def __init__(self, files: Mapping[str, bytes], pictures: PictureFinder, project: Project, path: str) -> None:
        there = {f"images/{entry.name}" for entry in project.files.entries(f"{path}/images")}
        self._files = files
        self._pictures = {name: read for name, read in pictures.copied.items() if name not in there}

    def __getitem__(self, name: str) -> bytes:
        return self._pictures[name]() if name in self._pictures else self._files[name]

    def __iter__(self) -> Iterator[str]:
        yield from self._pictures
        yield from self._files

    def __len__(self) -> int:
        return len(self._pictures) + len(self._files)


def _edition(work: _Import, captured: datetime) -> str:
    """The ``edition.toml`` of what was imported."""
    first = work.facts[0]
    title = work.publication or (first.headline if len(work.facts) == 1 else "")
    listed = tuple(Dispatch(slug=fact.file.removesuffix(".md")) for fact in work.facts)
    whole = Capture(
        path=", ".join(list(work.sources)[:3]),
        profile="",
        publication=work.publication,
        title=title,
        language=work.project.settings.publication.language,
        captured=captured,
        dispatches=listed,
        notices=tuple(work.notices),
        labels=(),
        partial=False,
    )
    return edition_file(whole, name=work.name, own_notices=bool(work.notices))


def _strictly(diagnostic: Diagnostic) -> Diagnostic:
    return replace(diagnostic, severity=Severity.ERROR) if diagnostic.rule in _DOUBTS else diagnostic


def _summary(work: _Import, pictures: PictureFinder) -> str:
    count = len(work.facts)
    words = sum(fact.words for fact in work.facts)
    parts = [f"{count} dispatch{'es' if count != 1 else ''} of {words:,} words"]
    for number, what in ((len(pictures.copied), "copied"), (len(pictures.fetches), "to load")):
        parts += [f"{number} picture{'s' if number > 1 else ''} {what}"] if number else []
    return ", ".join(parts)
