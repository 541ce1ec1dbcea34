"""Text without harmful characters, wherever it comes from: files, and values that name characters by escapes."""

from bisect import bisect_right

from publish.config.characters import Blemish, blemishes, mended
from publish.config.positions import Location, SettingsTree
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span

REPORTED = 20
"""How many findings of one kind in one text are listed before the rest is only counted."""


CHARACTER_REMOVED = Rule(
    "character-removed",
    Severity.WARNING,
    "An invisible or reordering character can make text read otherwise than it is.",
    "Take it out; it stands at the place named.",
    safety=True,
)


def scrub(text: str, at: Span, *, pairs: bool = True) -> Outcome[str]:
    """A text without harmful characters; ``at`` is the place of its first character.

    ``pairs`` off leaves isolates alone: in a piece of a line the other half of a pair may stand elsewhere.
    """
    found = blemishes(text, pairs=pairs)
    if not found:
        return Outcome(text)
    starts = [0, *(place + 1 for place, character in enumerate(text) if character == "\n")]
    findings = [_finding(blemish, _place(blemish.start, starts, at)) for blemish in found[:REPORTED]]
    if len(found) > REPORTED:
        rest = f"{len(found) - REPORTED} more such characters in this text"
        findings.append(CHARACTER_REMOVED.finding(rest, at))
    return Outcome(mended(text, found), tuple(findings))


CHARACTER_ILLEGAL = Rule(
    "character-illegal",
    Severity.ERROR,
    "XML and PDF cannot hold this character.",
    "Take it out.",
    safety=True,
)


def _finding(blemish: Blemish, at: Span) -> Diagnostic:
    if not blemish.illegal:
        return CHARACTER_REMOVED.finding(f"The {blemish.why} was taken out", at)
    hint = "This looks like text in Windows-1252: save it as UTF-8." if " U+008" in blemish.why else ""
    return CHARACTER_ILLEGAL.finding(f"No book can hold the {blemish.why}", at, hint=hint)


def _place(offset: int, starts: list[int], at: Span) -> Span:
    row = bisect_right(starts, offset) - 1
    column = offset - starts[row] + (at.column or 1 if row == 0 else 1)
    return Span(at.path, at.line + row if at.line else 0, column)


def scrubbed(tree: SettingsTree) -> Outcome[SettingsTree]:
    """A tree of settings whose texts hold no harmful character; each is reported where its value begins.

    Such a character comes in by an escape (``"\\u202e"``): what stands in the file itself was seen when it was decoded.
    """
    findings: list[Diagnostic] = []
    clean = _scrubbed(tree.value, (), tree, findings)
    return Outcome(SettingsTree(clean, tree.places) if findings and isinstance(clean, dict) else tree, tuple(findings))


def _scrubbed(value: object, location: Location, tree: SettingsTree, findings: list[Diagnostic]) -> object:
    if isinstance(value, dict):
        return {key: _scrubbed(inner, (*location, key), tree, findings) for key, inner in value.items()}
    if isinstance(value, list):
        return [_scrubbed(inner, (*location, index), tree, findings) for index, inner in enumerate(value)]
    if not isinstance(value, str) or not (found := blemishes(value)):
        return value
    at = tree.places.value(*location)
    findings.extend(dict.fromkeys(_finding(blemish, at) for blemish in found[:REPORTED]))
    return mended(value, found)
