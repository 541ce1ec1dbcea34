"""No-break spaces: where a language keeps two words together."""

from publish.transforms.typography.language import Language
from publish.transforms.typography.line import Edit


def tie_edits(text: str, language: Language) -> list[Edit]:
    """The no-break spaces of a language, by all its rules; where two rules meet the first one counts."""
    edits: dict[int, Edit] = {}
    for rule in language.ties:
        for found in rule.pattern.finditer(text):
            start, end = found.span("space")
            if found["space"] != rule.space:
                edits.setdefault(start, (start, end, rule.space))
    return [edits[start] for start in sorted(edits)]
