"""Wild blocks: each kind in each other that can hold it, as lines of Markdown."""

from collections.abc import Callable, Iterable, Sequence

from tests.books.wild.inlines import Inlines

Lines = list[str]
PICTURE = "images/plank.png"
"""The picture that every edition has."""


class Blocks:
    """Writes what stands below each other."""

    def __init__(self, inlines: Inlines) -> None:
        self.inlines = inlines
        self.words = inlines.words
        self.random = inlines.random

    def some(self, depth: int, count: int, *, notes: bool = True) -> Lines:
        """Some blocks, with an empty line between them, and a sentence between two: lists would run together."""
        lines: Lines = []
        for number in range(count):
            if number:
                lines += ["", self.words.sentence(), ""]
            lines += self._block(depth, notes=notes)
        return lines

    def section(self, rank: int) -> Lines:
        """A heading that can be led to."""
        place = f"s-{self.words.fresh()}"
        self.inlines.places.append(place)
        return [f"{'#' * rank} {self.inlines.line(1, notes=False, links=False)} {{#{place}}}"]

    def notes(self) -> Lines:
        """The notes that were called, each with whatever blocks."""
        lines: Lines = []
        while self.inlines.called:
            label = self.inlines.called.pop(0)
            inner = [self.words.sentence()]
            if self.random.random() < 0.5:
                inner += ["", *self.some(1, self.random.randint(1, 2), notes=False)]
            lines += ["", *hung(f"[^{label}]: ", 4, inner)]
        return lines

    def _block(self, depth: int, *, notes: bool) -> Lines:
        flat: list[Callable[[bool], Lines]] = [
            self._paragraph,
            self._table,
            self._pull_quote,
            self._code,
            self._figure,
            self._html_table,
        ]
        deep: list[Callable[[int, bool], Lines]] = [
            self._bullets,
            self._numbers,
            self._quote,
            self._box,
            self._definitions,
            self._html,
        ]
        if depth > 0 and self.random.random() < 0.7:
            return self.random.choice(deep)(depth - 1, notes)
        return self.random.choice(flat)(notes)

    def _paragraph(self, notes: bool) -> Lines:
        end = self.random.choice(("", "  ", "\\"))
        lines = [self.inlines.line(notes=notes) for _ in range(self.random.randint(1, 3))]
        return [*(line + end for line in lines[:-1]), lines[-1]]

    def _table(self, notes: bool) -> Lines:
        columns = self.random.randint(1, 4)
        rows = [[self.words.word() for _ in range(columns)]]
        rows += [[self._cell(notes) for _ in range(columns)] for _ in range(self.random.randint(1, 4))]
        rule = self.random.choices((":--", "--:", ":-:", "---"), k=columns)
        lines = [f"| {' | '.join(row)} |" for row in (rows[0], rule, *rows[1:])]
        if self.random.random() < 0.5:
            lines.insert(0, f'{{caption="{self.inlines.title()}" .row-headers}}')
        return lines

    def _cell(self, notes: bool) -> str:
        if self.random.random() < 0.5:
            return self.words.word()
        return f"*{self.words.word()}* {self.inlines.note() if notes else self.words.word()}"

    def _pull_quote(self, notes: bool) -> Lines:
        cite = self.inlines.title()
        return [f'{{.pullquote cite="{cite}"}}', f"> {self.words.sentence(8)}"]

    def _code(self, notes: bool) -> Lines:
        lines = ["  " * self.random.randint(0, 2) + self.words.sentence(6) for _ in range(self.random.randint(1, 4))]
        return ["```text", *lines, "```"]

    def _figure(self, notes: bool) -> Lines:
        alt = self.words.sentence(8)
        if self.random.random() < 0.5:
            return [f'![{alt}]({PICTURE} "{self.words.sentence(6)}"){{credit="{self.inlines.title()}"}}']
        return ["::: figure", f"![{alt}]({PICTURE})", "", self.inlines.line(1, notes=notes), ":::"]

    def _html_table(self, notes: bool) -> Lines:
        first, second, third, fourth, fifth = (self.words.word() for _ in range(5))
        return [
            "<table>",
            f"<tr><th>{first}</th><th>{second}</th></tr>",
            f'<tr><td rowspan="2">{third}</td><td>{fourth}</td></tr>',
            f"<tr><td>{fifth}</td></tr>",
            "</table>",
        ]

    def _bullets(self, depth: int, notes: bool) -> Lines:
        return self._entries(lambda _: "- ", depth, notes)

    def _numbers(self, depth: int, notes: bool) -> Lines:
        start = self.random.choice((1, 1, 0, 7, 99, 1850))
        return self._entries(lambda number: f"{start + number}. ", depth, notes)

    def _entries(self, marker: Callable[[int], str], depth: int, notes: bool) -> Lines:
        lines: Lines = []
        for number in range(self.random.randint(1, 4)):
            inner = [self.inlines.line(1, notes=notes)]
            if self.random.random() < 0.4:
                inner += ["", *self._block(depth, notes=notes)]
            lines += hung(marker(number), len(marker(number)), inner)
        return lines

    def _quote(self, depth: int, notes: bool) -> Lines:
        return [f"> {line}".rstrip() for line in self.some(depth, self.random.randint(1, 2), notes=notes)]

    def _box(self, depth: int, notes: bool) -> Lines:
        inner = self.some(depth, self.random.randint(1, 2), notes=notes)
        return [f'::: aside {{title="{self.inlines.title()}"}}', self.words.sentence(), "", *inner, ":::"]

    def _definitions(self, depth: int, notes: bool) -> Lines:
        lines: Lines = []
        for _ in range(self.random.randint(1, 3)):
            inner = [self.words.sentence(), "", *self._block(depth, notes=notes)]
            lines += ["", self.words.word(), *hung(":   ", 4, inner)]
        return lines[1:]

    def _html(self, depth: int, notes: bool) -> Lines:
        shapes: Sequence[Sequence[str]] = (
            ("<div>", "<p>{}</p>", "<ul><li>{}</li><li><em>{}</em></li></ul>", "</div>"),
            ("<blockquote><p>{}</p></blockquote>",),
            ('<ol start="4"><li><p>{}</p><ul><li>{}</li></ul></li></ol>',),
            ("<dl><dt>{}</dt><dd>{}</dd></dl>",),
            ("<p>{}<br>{}</p>",),
        )
        shape = self.random.choice(shapes)
        return [line.format(*(self.words.sentence(5) for _ in range(line.count("{}")))) for line in shape]


def hung(marker: str, indent: int, lines: Iterable[str]) -> Lines:
    """Lines behind a marker, the others set in by so much."""
    first, *others = lines
    return [marker + first, *(" " * indent + line if line else "" for line in others)]
