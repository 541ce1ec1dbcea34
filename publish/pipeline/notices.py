"""The newsletter footer of an edition: the publication's notices and its own, those of its region, read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from publish.checks.words import folded
from publish.config.edition import EditionSettings
from publish.config.notice import NoticeSetting
from publish.config.publication import PublicationSettings
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span
from publish.importers.addresses import text_source
from publish.importers.html.tables import BLOCK_UNSUPPORTED
from publish.importers.markdown import read_blocks
from publish.model.blocks import Blocks
from publish.model.edition import Notice
from publish.model.figures import Figure
from publish.model.walk import each_block, lines_of, plain
from publish.pipeline.files import Folder
from publish.pipeline.texts import read_side_text
from publish.pipeline.wall import walled


def notices(files: Folder, settings: EditionSettings, above: PublicationSettings) -> Outcome[tuple[Notice, ...]]:
    """The notices of an edition in order, and a note for each one that its region leaves out.

    The texts are read as Markdown; one that is not there is a ``notice-missing`` error.
    """
    reading = _Reading(files)
    shared = () if settings.own_notices else above.notices
    read = [
        *reading.all(shared, settings.region, above.publication.language),
        *reading.all(settings.notices, settings.region, settings.language),
    ]
    return Outcome(tuple(read), tuple(reading.findings))


NOTICE_MISSING = Rule(
    "notice-missing",
    Severity.ERROR,
    "A notice without its text is not printed, and a legal one may have to be.",
    "Correct the name of the file.",
    needed=True,
)

NOTICE_CONDITION = Rule(
    "notice-condition",
    Severity.WARNING,
    "The condition of a notice is a quotation from its text; this one does not stand there.",
    "Copy the words from the text.",
)

NOTICE_LEFT_OUT = Rule(
    "notice-left-out",
    Severity.NOTE,
    "A notice is printed unless the edition's region is excluded; whoever answers for the notice should know.",
    "Take the region out of exclude_regions to print it.",
)


@dataclass
class _Reading:
    files: Folder
    findings: list[Diagnostic] = field(default_factory=list)

    def all(self, settings: Iterable[NoticeSetting], region: str, language: str) -> Iterator[Notice]:
        for setting in settings:
            name = f"{setting.kind} notice{f' “{setting.heading}”' if setting.heading else ''}"
            if region and region in setting.exclude_regions:
                message = f"the {name} is left out: it excludes {region}, the edition's region"
                self.findings.append(NOTICE_LEFT_OUT.finding(message, setting.span))
                continue
            blocks = self._blocks(setting, name, language)
            if blocks is not None:
                self._condition(setting, blocks)
                yield Notice(
                    kind=setting.kind,
                    heading=setting.heading,
                    blocks=blocks,
                    condition=setting.condition,
                    exclude_regions=setting.exclude_regions,
                    span=setting.span,
                )

    def _blocks(self, setting: NoticeSetting, name: str, language: str) -> Blocks | None:
        if not setting.file:
            return self._read(setting.text, setting.at.path, setting.at.line, name, language)
        source = text_source(setting.file, setting.at)
        self.findings += source.diagnostics
        if source.value is None:
            return None
        text = read_side_text(self.files, source.value, setting.at, what=f"text of the {name}", missing=NOTICE_MISSING)
        self.findings += text.diagnostics
        if text.value is None:
            return None
        return self._read(text.value, source.value, 1, name, language)

    def _read(self, text: str, path: str, line: int, name: str, language: str) -> Blocks:
        at = Span(path, line, 1)
        read = walled(lambda: read_blocks(text, path, line=line, language=language), at)
        self.findings += read.diagnostics
        if read.value is None:
            return ()
        self.findings += read.value.diagnostics
        blocks, notes = read.value.value
        for note in notes:
            message = f"a footnote stands in the {name}, which has no place for it"
            self.findings.append(BLOCK_UNSUPPORTED.finding(message, note.span, hint="Write it into the text."))
        for _, block in each_block(blocks):
            if isinstance(block, Figure):
                message = f"a picture stands in the {name}, which has no place for it"
                self.findings.append(BLOCK_UNSUPPORTED.finding(message, block.span, hint="Show it in a dispatch."))
        if not blocks:
            self.findings.append(NOTICE_MISSING.finding(f"the {name} is empty", at))
        return blocks

    def _condition(self, setting: NoticeSetting, blocks: Blocks) -> None:
        words = " ".join(plain(line) for _, block in each_block(blocks) for line in lines_of(block))
        if setting.condition and folded(setting.condition).casefold() not in folded(words).casefold():
            message = f"“{setting.condition}” does not stand in the notice"
            self.findings.append(NOTICE_CONDITION.finding(message, setting.condition_at))
