"""What stands behind the ticks of fenced code: its language, and what tools besides say there."""

import re
from dataclasses import dataclass

from publish.diagnostics import Severity
from publish.importers.markdown.attributes import parse

_CELL = re.compile(r"\{=?(?P<engine>[A-Za-z][\w+-]*)(?:[\s,}].*)?$", re.DOTALL)
_BRACES = re.compile(r"\s*\{(?P<inside>.*)\}\s*$", re.DOTALL)
_PAIR = re.compile(r"(?:[\w-]+=(?:\"[^\"]*\"|'[^']*'|\S+)|\{[\d,\s-]*\}|showLineNumbers|linenos|numberLines|copy)$")
_FIRST_LINE = re.compile(r"(?P<line>(?::::|#!)(?P<language>[A-Za-z][\w+#-]*)(?:[ \t]+hl_lines=[^\n]*)?)[ \t]*\n")
"""The language in the first line of code, as Python-Markdown's CodeHilite takes it from there."""
_DRAWN = frozenset([
    "mermaid", "dot", "graphviz", "plantuml", "d2", "dataview", "dataviewjs", "tasks", "query", "base", "button",
    "excalidraw", "chart", "vega-lite", "abc", "tikz", "flowchart",
])  # fmt: skip
"""Languages of drawings and of questions to a program: as lines they tell a reader nothing."""


@dataclass(frozen=True, slots=True)
class CodeInfo:
    """What is said of a piece of code."""

    language: str
    """The name of its language, or empty."""
    rest: str = ""
    """What else stands there and means nothing."""
    left_out: str = ""
    """Why it has no place in a book; empty when it has."""
    severity: Severity = Severity.NOTE
    """How bad it is that it is left out."""

    @classmethod
    def of(cls, info: str) -> "CodeInfo":
        """The info of a fence; how lines are shown on a site (their numbers, what is lit) is passed over."""
        info = info.strip()
        if cell := _CELL.fullmatch(info):
            what = "raw markup for one output" if info.startswith("{=") else "a cell of code, which a program runs,"
            if cell["engine"].lower() in _DRAWN:
                return cls("", left_out="what it draws is not in the book", severity=Severity.WARNING)
            return cls("", left_out=f"{what} was left out")
        language, _, rest = info.partition(" ")
        if info.startswith("{"):
            parsed = parse(info)
            language = parsed[0].classes[0] if parsed and parsed[0].classes else ""
            rest = "" if parsed and parsed[1] == len(info) else info
        elif braces := _BRACES.search(info):
            language, _, rest = info[: braces.start()].strip().partition(" ")
        if language.lower() in _DRAWN:
            return cls("", left_out="what it draws is not in the book", severity=Severity.WARNING)
        if rest and all(map(_PAIR.match, re.findall(r"(?:[^\s\"']|\"[^\"]*\"|'[^']*')+", rest))):
            rest = ""
        return cls(language, rest.strip())


def first_line(text: str) -> tuple[str, str, str]:
    """Some code without the line that names its language, where it begins with one; that language, and that line."""
    found = _FIRST_LINE.match(text)
    return (text[found.end() :], found["language"], found["line"]) if found else (text, "", "")
