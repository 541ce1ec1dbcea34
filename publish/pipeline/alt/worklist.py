"""The pictures of editions, each with what is said of it, where, and what its own file proposes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from publish.diagnostics import Diagnostic, Outcome, Span
from publish.imaging.embedded import NOTHING, Embedded, embedded
from publish.model.blocks import Paragraph
from publish.model.dispatch import Dispatch
from publish.model.figures import Alt, Decorative, Figure, Output, Written
from publish.model.walk import blocks_of, plain
from publish.pipeline.alt.texts import DiskText
from publish.pipeline.files import Refusal
from publish.pipeline.load import Project, load_edition, read_picture
from publish.pipeline.project import TEXT_LIMIT

_CONTEXT = 400
"""Characters of the paragraph beside a picture that are shown."""


@dataclass(frozen=True, slots=True)
class WorklistEntry:
    """A picture of the worklist."""

    edition: str
    """The edition that it was found in."""
    dispatch: str
    """The headline of its dispatch, or its label."""
    at: Span
    """The line of the picture."""
    check: str
    """The name of that line as it stands; empty where it is not known, and then no edit can be read back."""
    picture: str
    """The file, relative to the project folder."""
    alt: Alt
    """What is said of it."""
    caption: str = ""
    """Its caption."""
    credit: str = ""
    """Its credit line."""
    rights: str = ""
    """Who may use it."""
    outputs: tuple[Output, ...] = ()
    """The outputs that it may stand in; empty: all."""
    licence_until: date | None = None
    """The last day of its licence."""
    context: str = ""
    """The paragraph beside it."""
    language: str = ""
    """BCP 47 tag of the figure."""
    photo: Embedded = field(default_factory=lambda: NOTHING)
    """What the photo's own file says."""

    @property
    def state(self) -> str:
        """``described``, ``decorative`` or ``missing``."""
        if isinstance(self.alt, Written):
            return "described"
        return "decorative" if isinstance(self.alt, Decorative) else "missing"


def worklist(project: Project, names: Sequence[str], *, missing: bool = False) -> Outcome[tuple[WorklistEntry, ...]]:
    """Every picture of editions, drafts included, each once and in order; no name means every edition.

    ``missing`` leaves out those that are described or decorative. The findings are those of reading the content.
    """
    entries: dict[tuple[Span, str], WorklistEntry] = {}
    findings: list[Diagnostic] = []
    texts = _Texts(project)
    for name in names or project.editions:
        loaded = load_edition(project, name)
        findings.extend(loaded.diagnostics)
        for dispatch in loaded.value.edition.dispatches:
            for entry in _entries(project, name, dispatch, texts):
                entries.setdefault((entry.at, entry.picture), entry)
    found = tuple(entry for entry in entries.values() if not missing or entry.state == "missing")
    return Outcome(found, tuple(dict.fromkeys(findings)))


class _Texts:
    """The dispatches' files as they stand on disk, each read once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._texts: dict[str, DiskText | None] = {}

    def check(self, at: Span) -> str:
        """The name of a picture's line; empty where the text does not show the picture as Markdown does."""
        if at.path not in self._texts:
            data = self._project.files.read(at.path, limit=TEXT_LIMIT)
            try:
                self._texts[at.path] = None if isinstance(data, Refusal) else DiskText(data.decode())
            except UnicodeDecodeError:
                self._texts[at.path] = None
        text = self._texts[at.path]
        place = text.place(at.line, at.column) if text else None
        return text.marks[place][0] if text and place is not None else ""


def _entries(project: Project, name: str, dispatch: Dispatch, texts: _Texts) -> Iterator[WorklistEntry]:
    blocks = list(blocks_of(dispatch))
    for place, (_, block) in enumerate(blocks):
        if not isinstance(block, Figure) or block.picture is None:
            continue
        at = block.picture.span if block.picture.span.line else block.span
        data = read_picture(project, block.picture.source, at).value
        near = [other for _, other in (*blocks[place::-1], *blocks[place:]) if isinstance(other, Paragraph)]
        yield WorklistEntry(
            edition=name,
            dispatch=plain(dispatch.headline) or dispatch.label,
            at=at,
            check=texts.check(at),
            picture=block.picture.source,
            alt=block.picture.alt,
            caption=plain(block.caption),
            credit=plain(block.credit),
            rights=block.rights,
            outputs=block.outputs,
            licence_until=block.licence_until,
            context=_shortened(plain(near[0].inlines)) if near else "",
            language=block.lang or dispatch.lang,
            photo=embedded(data) if data else NOTHING,
        )


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _CONTEXT else f"{words[:_CONTEXT].rsplit(' ', 1)[0]} …"
