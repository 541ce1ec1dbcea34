"""The printing condition is named as it is registered, where the standard looks it up by its name."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.print_job import PrintJob
from publish.preflight.rules.intent_missing import intents_of


@check(
    "intent-name",
    Severity.ERROR,
    why="The printer's system looks the printing condition up by its registered name, and stops at any other.",
    hint="Write the name as it is registered, such as FOGRA39, not the description of the profile.",
)
def intent_name(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """Output intents of PDF/X with another name, or registered elsewhere.

    PDF/A goes by the profile, and asks for no registered name (ISO 19005-2, §6.2.3).
    """
    printer = job.printer
    for intent in intents_of(inspection, job) if job.is_exchange and printer.output_condition else ():
        if intent.condition != printer.output_condition:
            named = f"is named “{intent.condition}”" if intent.condition else "has no name"
            yield intent_name.finding(f"the output intent {named}; the printer's is “{printer.output_condition}”")
        elif printer.registry and intent.registry != printer.registry:
            where = f"names the registry “{intent.registry}”" if intent.registry else "names no registry"
            yield intent_name.finding(f"the output intent {where}; the printer's is “{printer.registry}”")
