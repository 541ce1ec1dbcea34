"""The profile of the printing condition is embedded, and is one for such a press."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection, Intent
from publish.preflight.print_job import PrintJob
from publish.preflight.rules.intent_missing import intents_of

_COMPONENTS = {"CMYK": 4, "RGB": 3, "GRAY": 1}
_WANTED = {"cmyk": ("CMYK",), "grey": ("CMYK", "GRAY"), "rgb": ("RGB",)}
_NEW, _KNOWS_NEW = 4, "1.5"
"""Profiles of version 4 came with PDF 1.5."""


@check(
    "intent-profile",
    Severity.ERROR,
    why="The profile is what proofs are made by; without it, or with one for something else, they show wrong colours.",
    hint="Embed the profile of the printing condition.",
)
def intent_profile(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """What is wrong with the profile of each output intent."""
    for intent in intents_of(inspection, job) if job.printer.standard else ():
        if what := _wrong(intent, job):
            yield intent_profile.finding(f"the output intent {what}")


def _wrong(intent: Intent, job: PrintJob) -> str:
    space = _WANTED[job.printer.colour]
    if intent.components is None:
        return "has no profile embedded"
    if not intent.signature:
        return "has something embedded that is no ICC profile"
    if intent.components != _COMPONENTS.get(intent.signature):
        return f"says that its profile has {intent.components} colours, and it is one of {intent.signature}"
    if intent.signature not in space:
        return f"has a profile of {intent.signature}; the printer's colours are {' or '.join(space)}"
    if job.is_exchange and intent.device != "prtr":
        return f"has a profile of the class “{intent.device}”; that of a press is “prtr”"
    if intent.version >= _NEW and job.printer.pdf < _KNOWS_NEW:
        return f"has a profile of version {intent.version}, which PDF {job.printer.pdf} does not know"
    return ""
