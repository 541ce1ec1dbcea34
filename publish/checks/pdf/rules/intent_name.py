"""``intent-name``: the printing condition is named as it is registered, where the standard looks it up by its name."""

from collections.abc import Iterator

from publish.checks.pdf.inspection import Inspection
from publish.checks.pdf.rules.intent_missing import intents_of
from publish.checks.pdf.ticket import Ticket
from publish.diagnostics import Diagnostic, finding


def intent_name(inspection: Inspection, ticket: Ticket) -> Iterator[Diagnostic]:
    """Output intents of PDF/X with another name, or registered elsewhere.

    PDF/A goes by the profile, and asks for no registered name (ISO 19005-2, §6.2.3).
    """
    printer = ticket.printer
    for intent in intents_of(inspection, ticket) if ticket.is_exchange and printer.output_condition else ():
        if intent.condition != printer.output_condition:
            named = f"is named “{intent.condition}”" if intent.condition else "has no name"
            yield finding("intent-name", f"the output intent {named}; the printer's is “{printer.output_condition}”")
        elif printer.registry and intent.registry != printer.registry:
            where = f"names the registry “{intent.registry}”" if intent.registry else "names no registry"
            yield finding("intent-name", f"the output intent {where}; the printer's is “{printer.registry}”")
