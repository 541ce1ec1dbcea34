"""The tables of ``docs/typography.md``, and what they say of a book."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from pathlib import Path
from statistics import median

from tests.bench.typography.colour import Colour, colour
from tests.bench.typography.ends import FEW, Ends, ends
from tests.bench.typography.lines import lines
from tests.bench.typography.reading import read


@dataclass(frozen=True, slots=True)
class Measures:
    """Of a book, or of several together."""

    colour: Colour
    ends: Ends

    def __add__(self, other: "Measures") -> "Measures":
        return Measures(self.colour + other.colour, self.ends + other.ends)


def measured(paths: Sequence[Path]) -> Measures:
    """Measure finished PDFs together. ``ValueError`` for one without justified text."""
    return reduce(add, map(_measured, paths))


def _measured(path: Path) -> Measures:
    pages, outline = read(path)
    found = lines(pages)
    try:
        return Measures(colour(found), ends(pages, outline, found))
    except ValueError as fault:
        raise ValueError(f"{path.name}: {fault}") from fault


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _of(count: int, whole: int) -> str:
    return f"{count} of {whole}" + (f" ({100 * count / whole:.0f} %)" if whole else "")


COLOUR: tuple[tuple[str, Callable[[Colour], str], str], ...] = (
    ("natural word space, em", lambda c: f"{median(c.natural):.2f}", ""),
    ("full lines", lambda c: str(len(c.spaces)), ""),
    ("median word space, em", lambda c: f"{median(c.spaces):.3f}", "0.25"),
    ("lines over 1.5 × natural", lambda c: _percent(c.over(1.5)), "5 %"),
    ("lines over 2 × natural", lambda c: _percent(c.over(2)), "0.1 %"),
    ("lines that end in a hyphen", lambda c: _percent(c.hyphenated), "3 %"),
    ("most such lines on end", lambda c: str(c.longest_run), "2"),
    ("last lines that are the rest of a word", lambda c: str(c.rests), "0"),
)
"""What a row is called, how it is told, and the most that is aimed at."""
PAGES: tuple[tuple[str, Callable[[Ends], str], str], ...] = (
    ("pages that go on and end two lines or more short", lambda e: _of(e.short, e.going_on), "1 %"),
    ("facing pages that are level", lambda e: _of(e.level, e.facing), "95 % at least"),
    (f"last pages with {FEW} lines or fewer", lambda e: _of(e.thin, e.last), "3 %"),
    (f"openings with fewer than {FEW} lines of text", lambda e: _of(e.bare, e.openings), "0"),
)
"""The same of pages."""


def table(columns: Mapping[str, Measures]) -> str:
    """A table in Markdown: a column for each of the books measured, and one for all of them together."""
    whole = {**columns, "all": reduce(add, columns.values())} if len(columns) > 1 else columns
    rows = [["", *whole, "aim, at most"]]
    rows += [[name, *(told(measures.colour) for measures in whole.values()), aim] for name, told, aim in COLOUR]
    rows += [[name, *(told(measures.ends) for measures in whole.values()), aim] for name, told, aim in PAGES]
    return grid(rows)


def grid(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a table in Markdown, the first of them its head."""
    head, *rest = rows
    return "\n".join(f"| {' | '.join(row)} |".replace("|  |", "| |") for row in (head, ["---"] * len(head), *rest))


def put(document: str, name: str, text: str) -> str:
    """A document with ``text`` between the marks of that name. ``ValueError`` where it has none."""
    marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if not marks.search(document):
        raise ValueError(f"no place is marked for {name}")
    return marks.sub(lambda found: f"{found[1]}\n{text}\n\n{found[2]}", document)
