"""Text of mails whose lines were wrapped so that they can be joined again: ``format=flowed`` (RFC 3676)."""

import re

_QUOTED = re.compile(r"^(>*) ?(.*)$", re.DOTALL)


def unflowed(text: str, *, delsp: bool) -> str:
    """The text with each paragraph in one line; ``delsp`` says that the space before a soft break is no part of it."""
    lines: list[str] = []
    open_depth: int | None = None
    for raw in text.split("\n"):
        marks, words = _split(raw)
        flows = words.endswith(" ") and words != "-- "
        shown = words[:-1] if flows and delsp else words
        if open_depth == len(marks) and words != "-- " and lines:
            lines[-1] += shown
        else:
            lines.append(f"{marks}{' ' if marks else ''}{shown}")
        open_depth = len(marks) if flows else None
    return "\n".join(lines)


def _split(line: str) -> tuple[str, str]:
    """The marks of quotation of a line, and its words without the space that guards them."""
    if line.startswith(">"):
        found = _QUOTED.match(line)
        assert found is not None
        return found[1], found[2]
    return "", line.removeprefix(" ")
