"""The files that an import makes of a page, in memory: none counts before it has been read back to the same tree."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from publish.config.edition import read_edition
from publish.config.publication import PublicationSettings
from publish.diagnostics import Diagnostic, Refused, Span
from publish.errors import Fault
from publish.importers import markdown
from publish.importers.capture import Capture, report_json, report_text
from publish.importers.capture.edition_file import edition_file
from publish.importers.html.fragment import NESTING_TOO_DEEP
from publish.importers.markdown.inlines import TEXT_TOO_LARGE
from publish.importers.papers import REPORT
from publish.importers.source import decode
from publish.importers.writer import write
from publish.model.dispatch import Dispatch
from publish.pipeline.gather import EDITIONS
from publish.pipeline.project import EDITION

_BEYOND = {NESTING_TOO_DEEP, TEXT_TOO_LARGE}
"""What is said of a text that no dispatch may hold."""

REPORT_JSON = "reading-report.json"


def page_files(
    capture: Capture, findings: Sequence[Diagnostic], *, page: bytes, name: str, above: PublicationSettings
) -> dict[str, bytes]:
    """The files of the edition ``name`` by their names: dispatches in order, settings, the report as text and as JSON.

    ``page`` are the bytes that were read, ``above`` the settings of the publication. :class:`Refused` when a dispatch
    is larger than a dispatch may be, :class:`Fault` when a file does not read back to what was read off the page.
    """
    files = {f"{dispatch.slug}.md": _dispatch(dispatch, name, capture.path) for dispatch in capture.dispatches}
    files[EDITION] = _settings(capture, name, above)
    # The report changes with the program that writes it, so it is no file that an editor's work could stand in.
    report = report_json(capture, findings, source=page, files=files)
    return {**files, REPORT: report_text(capture, findings).encode(), REPORT_JSON: report.encode()}


def _dispatch(dispatch: Dispatch, name: str, page: str) -> bytes:
    path = f"{EDITIONS}/{name}/{dispatch.slug}.md"
    data = write(dispatch, path=path).encode()
    text = decode(data, path)
    again = text.then(lambda text: markdown.read(text, path, folder=name, language=dispatch.lang))
    if beyond := [found for found in again.diagnostics if found.rule in _BEYOND]:
        raise Refused([replace(found, at=Span(page, dispatch.span.line, 1)) for found in beyond])
    if again.value != dispatch or not again.ok:
        raise Fault(f"{dispatch.slug} does not read back as it was read off the page: {_listed(again.diagnostics)}")
    return data


def _settings(capture: Capture, name: str, above: PublicationSettings) -> bytes:
    path = f"{EDITIONS}/{name}/{EDITION}"
    text = edition_file(capture, name=name)
    again = read_edition(text, path, publication=above)
    blocks = [markdown.read_blocks(n.text, path, language=capture.language).value[0] for n in again.value.notices]
    if not again.ok or blocks != [notice.blocks for notice in capture.notices]:
        raise Fault(f"the settings of the edition do not read back: {_listed(again.diagnostics)}")
    return text.encode()


def _listed(diagnostics: Iterable[Diagnostic]) -> str:
    return "; ".join(str(diagnostic).split("\n")[0] for diagnostic in diagnostics) or "the trees differ"
