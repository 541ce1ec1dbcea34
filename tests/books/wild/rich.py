"""Rarer things that dispatches hold: what the usual ones hold already stands in the other modules."""

from tests.books.wild.blocks import Blocks, Lines, hung

_SIGNS = ("\N{FIRE}", "\N{HOT BEVERAGE}", "\N{SNOWFLAKE}", "\N{BLACK STAR}", "\N{WHITE BULLET}")
_FROM_THE_RIGHT = (
    ("he", "שלום עולם"),
    ("he", "בית הספר"),
    ("ar", "شمال البحر"),
    ("ar", "سفينة صغيرة"),
    ("fa", "کتاب نو"),
)
_APOSTROPHES = ("the '60s", "rock 'n' roll", "O'Neil's", "5'4\" tall", '"so', "it's", "the dogs'")


class Rich(Blocks):
    """Blocks of rarer kinds, a few to each dispatch."""

    def section(self, rank: int) -> Lines:
        """A heading with a note."""
        first, *rest = super().section(rank)
        title, brace, place = first.rpartition(" {#")
        return [f"{title} {self.inlines.note()}{brace}{place}", *rest]

    def rare(self) -> Lines:
        """Three of the kinds, and a line with every sign that stands in a line."""
        kinds = (self._wide_table, self._long_code, self._boxes, self._many_notes, self._long_note, self._called_twice)
        lines: Lines = [self._odd_line()]
        for kind in self.random.sample(kinds, 3):
            lines += ["", *kind(), "", self.words.sentence()]
        return lines

    def _odd_line(self) -> str:
        account = self.words.account
        language, words = self.random.choice(_FROM_THE_RIGHT)
        return " ".join(
            (
                self.words.sentence(),
                f"{self.words.word()} {self.random.choice(_SIGNS)}",
                f"[{account(words)}]{{lang={language}}}",
                account(self.random.choice(_APOSTROPHES)),
                f"<{account('https://example.org/' + self.words.fresh(40))}>",
                self.words.sentence(),
            )
        )

    def _wide_table(self) -> Lines:
        columns = self.random.randint(5, 9)
        rows = [[self.words.account(self.words.fresh(2)) for _ in range(columns)] for _ in range(4)]
        return [f"| {' | '.join(row)} |" for row in (rows[0], ["---"] * columns, *rows[1:])]

    def _long_code(self) -> Lines:
        lines = ["  " * self.random.randint(0, 3) + self.words.sentence(30) for _ in range(self.random.randint(2, 30))]
        return ["```text", *lines, "```"]

    def _boxes(self) -> Lines:
        """A box in a box, with a quotation of a quotation in it."""
        inner = [f"> {line}" for line in (self.inlines.line(1), "", f"> {self.words.sentence()}")]
        box = [f'::: aside {{title="{self.inlines.title()}"}}', *inner, ":::"]
        return [f':::: aside {{title="{self.inlines.title()}"}}', self.words.sentence(), "", *box, "::::"]

    def _many_notes(self) -> Lines:
        return [" ".join(self.inlines.note() for _ in range(self.random.randint(8, 25)))]

    def _long_note(self) -> Lines:
        label = f"long-{self.words.fresh()}"
        paragraphs = [" ".join(self.words.sentence() for _ in range(20)) for _ in range(self.random.randint(1, 3))]
        note = [line for paragraph in paragraphs for line in (paragraph, "")]
        return [f"{self.words.word()}[^{label}] {self.words.word()}", "", *hung(f"[^{label}]: ", 4, note)]

    def _called_twice(self) -> Lines:
        """A note with two marks, and a note that another one calls."""
        outer, inner = f"outer-{self.words.fresh()}", f"inner-{self.words.fresh()}"
        return [
            f"{self.words.word()}[^{outer}] {self.words.sentence()} {self.words.word()}[^{outer}]",
            "",
            f"[^{outer}]: {self.words.sentence()} {self.words.word()}[^{inner}]",
            "",
            f"[^{inner}]: {self.words.sentence()}",
        ]
