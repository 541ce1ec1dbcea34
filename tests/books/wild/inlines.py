"""Wild lines of text: each kind of inline markup in each other that can hold it."""

from collections.abc import Callable

from tests.books.wild.words import Words


class Inlines:
    """Writes what stands in a line."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.random = words.random
        self.called: list[str] = []
        """The labels of the notes that were called and are still to be written."""
        self.places: list[str] = []
        """Ids that can be led to."""
        self._notes = 0

    def line(self, depth: int = 2, *, notes: bool = True, links: bool = True) -> str:
        """Some words, plain and marked, without a line's end."""
        pieces = [self.words.word()]
        for _ in range(self.random.randint(1, 4)):
            pieces.append(self._marked(depth, notes=notes, links=links))
            pieces.append(self.words.sentence(4))
        return " ".join(pieces)

    def title(self) -> str:
        """A few plain words, for an attribute."""
        return " ".join(self.words.word() for _ in range(self.random.randint(1, 3)))

    def note(self) -> str:
        """A word with a note's mark."""
        self._notes += 1
        label = f"n{self._notes}"
        self.called.append(label)
        return f"{self.words.word()}[^{label}]"

    def _marked(self, depth: int, *, notes: bool, links: bool) -> str:
        kinds: list[Callable[[], str]] = [self._code, self._raised, self._escaped, self.words.word]
        if notes:
            kinds.append(self.note)
        if links:
            kinds += [self._address, lambda: self._link(depth), self._mail]
            if self.places:
                kinds.append(self._reference)
        if depth > 0:
            kinds += [lambda: self._between(depth, links=links)] * 4
            kinds += [lambda: self._phrase(depth, links=links), lambda: self._html(depth, links=links)]
        return self.random.choice(kinds)()

    def _inner(self, depth: int, *, links: bool) -> str:
        return f"{self.words.word()} {self._marked(depth - 1, notes=False, links=links)} {self.words.word()}"

    def _between(self, depth: int, *, links: bool) -> str:
        mark = self.random.choice(("*", "**", "***", "~~"))
        return f"{mark}{self._inner(depth, links=links)}{mark}"

    def _phrase(self, depth: int, *, links: bool) -> str:
        what = self.random.choice((".smallcaps", "lang=de", "lang=kk", "lang=ar dir=rtl"))
        return f"[{self._inner(depth, links=links)}]{{{what}}}"

    def _html(self, depth: int, *, links: bool) -> str:
        name = self.random.choice(("em", "strong", "i", "b", "sup", "sub", "del", "span"))
        return f"<{name}>{self._inner(depth, links=links)}</{name}>"

    def _link(self, depth: int) -> str:
        inner = self._inner(depth, links=False) if depth > 0 else self.words.word()
        return f"[{inner}](https://example.org/{self.words.fresh()})"

    def _reference(self) -> str:
        return f"[{self.words.word()}](#{self.random.choice(self.places)})"

    def _address(self) -> str:
        path = "/".join(self.words.fresh(self.random.randint(1, 9)) for _ in range(self.random.randint(1, 6)))
        return f"<{self.words.account(f'https://example.org/{path}?a=1&b=2')}>"

    def _mail(self) -> str:
        return f"<{self.words.account(f'{self.words.fresh()}.{self.words.fresh()}@example.org')}>"

    def _code(self) -> str:
        return f"`{self.words.word()} -> {self.words.word()}`"

    def _raised(self) -> str:
        stem, raised = self.words.fresh(1), self.random.randint(2, 99)
        mark = self.random.choice("^~")
        self.words.account(f"{stem}{raised}")
        return f"{stem}{mark}{raised}{mark}"

    def _escaped(self) -> str:
        sign = self.random.choice("*_[]<>#+-!|~^\\`{}&$%/=")
        return f"{self.words.word()} \\{sign} {self.words.word()}"
