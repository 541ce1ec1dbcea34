"""``publish proof``: a copy of an edition for proofreaders."""

from typing import Annotated

import typer

from publish.cli.console import Console
from publish.cli.options import Editions, Project, Quiet
from publish.errors import ExitCode, UsageError

Docx = Annotated[bool, typer.Option("--docx", help="Write NAME.proof.docx, for Word and LibreOffice.")]


def proof(editions: Editions = None, docx: Docx = False, project: Project = None, quiet: Quiet = False) -> ExitCode:
    """Write the words of editions for proofreaders who work in Word.

    Every headline, paragraph, caption and note is a paragraph of build/NAME.proof.docx. Whatever is changed there with
    changes tracked, and every comment, publish marks brings back to its line; as it does from a PDF that was marked.
    """
    from publish.cli.paths import shown_path
    from publish.cli.project import open_project
    from publish.pipeline.page_map import Sources
    from publish.pipeline.prepare import USUAL, ready
    from publish.pipeline.project_root import BUILD
    from publish.pipeline.proof_copy import proof_copy
    from publish.pipeline.sinks import deliver_files
    from publish.reports.report import Report, in_order

    if not docx:
        raise UsageError("no form of the proof is named", hint="Add --docx; the PDF of publish build is a proof, too.")
    console = Console(quiet=quiet)
    opened = open_project(project, editions or ())
    content = ready(opened.project, opened.editions, USUAL)
    report = Report("proof", in_order((*opened.diagnostics, *content.diagnostics)), editions=opened.editions)
    if not report.ok:
        return console.show_files(report)
    sources = Sources(opened.project)
    files = {f"{one.name}.proof.docx": proof_copy(one, sources) for one in content.value}
    hint = f"Give yourself the right to write to {BUILD}."
    for path in deliver_files(opened.project.root, BUILD, files, hint=hint, remark=console.remark):
        console.put(shown_path(path))
    return ExitCode.OK
