"""What a figure's attributes say of its use: in which outputs, and until when.

What cannot be read is an error: a limit that nobody understands must not be taken for none.
"""

import re
from contextlib import suppress
from datetime import date

from publish.config.suggest import did_you_mean
from publish.diagnostics import Severity, Span
from publish.importers.markdown.attributes import Attributes
from publish.importers.markdown.reading import Reading
from publish.model.figures import Output

_SYNONYMS = {"pdf": "print", "paper": "print", "book": "print", "ebook": "epub", "e_book": "epub"}


def outputs(attributes: Attributes, at: Span, reading: Reading) -> tuple[Output, ...]:
    """The outputs of ``outputs="epub,print"``, each once and in a fixed order."""
    known = {output.value for output in Output}
    named: set[str] = set()
    for word in re.split(r"[\s,;]+", attributes.get("outputs").strip().lower()):
        meant = _SYNONYMS.get(word.replace("-", "_"), word)
        if meant in known:
            named.add(meant)
        elif word:
            place = reading.locate("outputs=", at)
            hint = did_you_mean(word, sorted(known))
            reading.say("attribute-invalid", f"“{word}” is no output", place, hint=hint, severity=Severity.ERROR)
    return tuple(output for output in Output if output.value in named)


def licence_until(attributes: Attributes, at: Span, reading: Reading) -> date | None:
    """The day of ``licence-until=2027-01-31``."""
    key = "licence-until" if "licence-until" in attributes.values else "license-until"
    if not (value := attributes.get(key).strip()):
        return None
    # Of the forms of ISO 8601 the one that everybody reads in the same way.
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        with suppress(ValueError):
            return date.fromisoformat(value)
    hint = "Write it as 2027-01-31."
    place = reading.locate(f"{key}=", at)
    reading.say("attribute-invalid", f"“{value}” is no day", place, hint=hint, severity=Severity.ERROR)
    return None
