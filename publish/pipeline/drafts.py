"""An edition as it stands on the disk now, read again at each save by whoever looks at it while it is written.

What earlier readings have made is in the cache, so another sentence costs the work of one dispatch.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Span
from publish.errors import PublishError
from publish.model.dispatch import Dispatch
from publish.model.results import FindingResult
from publish.pipeline.cache import Cache
from publish.pipeline.editions import EditionBuilder
from publish.pipeline.formats import FORMATS
from publish.pipeline.load import Project
from publish.pipeline.locate import load_project
from publish.pipeline.places import BlockPlaces
from publish.pipeline.prepare import CheckTerms, Prepared, judge, ready
from publish.pipeline.results import Excerpts, finding_result

if TYPE_CHECKING:
    from publish.epub.sample import BookFile, SampleDocument

OUTPUTS = tuple(format.output for format in FORMATS)
"""What is made of the content: both books."""


@dataclass(frozen=True, slots=True)
class DraftTerms:
    """What is read, and on what terms."""

    root: Path
    """The project's folder."""
    edition: str
    """The name of the edition."""
    today: date
    """The day that waivers and licences are judged by."""
    trusts_times: bool = True
    """Whether the size and the times of a file may stand for its hash."""

    @property
    def checks(self) -> CheckTerms:
        """The terms of its checks."""
        return CheckTerms(today=self.today, outputs=OUTPUTS)


@dataclass(frozen=True)
class EditionDraft:
    """An edition without errors, as it was read."""

    project: Project
    """The project."""
    prepared: Prepared
    """The edition, ready to be set."""
    scratch: Path
    """Where pictures lie while it is shown."""
    _samples: dict[str, "SampleDocument"] = field(default_factory=dict)

    @cached_property
    def builder(self) -> EditionBuilder:
        """What hands its renderers what they need."""
        return EditionBuilder(self.project, self.prepared, self.scratch)

    @cached_property
    def documents(self) -> Mapping[str, Dispatch]:
        """Its dispatches by the names of their documents, in order."""
        from publish.epub.addresses import BookAddresses

        addresses = BookAddresses(self.prepared.edition)
        return {addresses.document(one.key): one for one in self.prepared.edition.dispatches}

    @cached_property
    def style(self) -> "Mapping[str, BookFile]":
        """What documents are shown with, by paths beside them."""
        return self.builder.sample_style()

    def edited_since(self, before: "EditionDraft | None") -> str:
        """The first document that is another than in an earlier draft; empty where none is."""
        if before is None:
            return ""
        known = {dispatch.key: dispatch for dispatch in before.documents.values()}
        return next(
            (name for name, one in self.documents.items() if self._differs(one, before, known.get(one.key))), ""
        )

    def _differs(self, one: Dispatch, before: "EditionDraft", other: Dispatch | None) -> bool:
        digest = self.prepared.digests.get(one.key)
        if digest and digest == before.prepared.digests.get(one.key):
            return False
        return one != other

    def places(self, document: str) -> Mapping[str, Span]:
        """Where everything in a document was written, by the paths of its blocks.

        :class:`KeyError` where there is none of that name.
        """
        return BlockPlaces(self.prepared.edition).every(self.documents[document].key)

    def sample(self, document: str) -> "SampleDocument":
        """A document, made once; raises likewise."""
        if document not in self._samples:
            self._samples[document] = self.builder.sample(self.documents[document])
        return self._samples[document]


@dataclass(frozen=True, slots=True)
class DraftReading:
    """What came of reading an edition."""

    draft: EditionDraft | None = None
    """The edition; ``None`` where it has errors."""
    findings: tuple[Diagnostic, ...] = ()
    """What is wrong, after waivers."""
    results: tuple[FindingResult, ...] = ()
    """The same with what stands at each place."""
    stopped: PublishError | None = None
    """Why it could not be read at all."""
    tops: frozenset[str] = frozenset()
    """What it depends on: files and folders of the project."""


def read_draft(terms: DraftTerms, cache: Cache, scratch: Path) -> DraftReading:
    """Read an edition as it stands now."""
    try:
        opened = load_project(terms.root, cache=cache)
        project = opened.value
        content = ready(project, (terms.edition,), terms.checks)
    except PublishError as stopped:
        return DraftReading(stopped=stopped)
    judged = judge(project, content.value, (*opened.diagnostics, *content.diagnostics), terms.checks)
    project.digests.save()
    project.reasons.save()
    draft = EditionDraft(project, content.value[0], scratch) if judged.ok and opened.ok else None
    return DraftReading(
        draft, judged.diagnostics, told(project, judged.diagnostics), tops=frozenset(project.files.tops)
    )


def told(project: Project, findings: tuple[Diagnostic, ...]) -> tuple[FindingResult, ...]:
    """Findings with what stands at their places."""
    texts = Excerpts(project)
    return tuple(finding_result(found, texts) for found in findings)
