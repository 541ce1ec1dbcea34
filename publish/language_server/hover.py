"""What is shown of the words under the pointer: why a finding matters, or what a key means."""

from collections.abc import Iterable

from lsprotocol import types

from publish.diagnostics import Diagnostic
from publish.language_server.key_places import key_at
from publish.language_server.positions import TextPositions
from publish.reports.rule_page import waiving


def hover(path: str, text: TextPositions, findings: Iterable[Diagnostic], at: types.Position) -> types.Hover | None:
    """What is to be said of a place: of each finding that stands there, and of the key."""
    here = [found for found in findings if _covers(text.of(found.at), at)]
    line, column = text.place(at)
    parts = [_explained(found) for found in here]
    if key := key_at(path, text.text, line, column):
        parts.append(f"**{key.name}**\n\n{key.meaning}")
    if not parts:
        return None
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(parts)))


def _covers(range_: types.Range, at: types.Position) -> bool:
    return range_.start <= at <= range_.end


def _explained(found: Diagnostic) -> str:
    """A finding as ``publish explain`` explains it, with what it says here."""
    rule = found.rule
    hint = found.hint or rule.hint
    return f"**{found.severity}[{found.id}]**: {found.message}\n\n{rule.why}\n\n{hint}\n\n{waiving(rule)}"
