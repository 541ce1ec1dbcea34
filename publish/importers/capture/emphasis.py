"""Stress as plain text writes it: words between stars or lines (``*so*``, ``**so**``, ``_so_``)."""

import re

from publish.model.inlines import Emphasis, Inline, Inlines, Strong, Text

_WHOLE = re.compile(r"(?P<marks>[*_]{1,3})(?P<words>[^\s*_](?:[^*_\n]*[^\s*_])?)(?P=marks)")
_WITHIN = re.compile(
    r"(?<![\w*_\\])(?P<marks>\*{1,3}|_{1,3})(?P<words>[^\s*_](?:[^*_\n]{0,200}[^\s*_])?)(?P=marks)(?![\w*_])"
)


def bare(text: str) -> tuple[str, str]:
    """A line without the marks that stress all of it, and these marks; empty where there are none."""
    match = _WHOLE.fullmatch(text)
    return (match["words"], match["marks"]) if match else (text, "")


def stressed(words: str, marks: str = "") -> Inlines:
    """Words with what is stressed among them; ``marks`` stress them all."""
    if not words:
        return ()
    found: list[Inline] = []
    at = 0
    for match in _WITHIN.finditer(words):
        found += [Text(words[at : match.start()]), *_wrapped((Text(match["words"]),), match["marks"])]
        at = match.end()
    found.append(Text(words[at:]))
    return _wrapped(tuple(one for one in found if one != Text("")), marks)


def _wrapped(words: Inlines, marks: str) -> Inlines:
    if len(marks) >= 2:
        words = (Strong(words),)
    return (Emphasis(words),) if len(marks) in (1, 3) else words
