"""Marks in the EPUB where the pages of the print edition begin."""

import re
from collections.abc import Iterable

from markupsafe import Markup

from publish.errors import Fault
from publish.markup.addresses import PAGE, xml_id
from publish.model.pagination import PageStart

_TOKEN = re.compile(r"\s+|\S+")
_BODY_PATH = re.compile(r"[bnc]\d")
_MARK = Markup('<span id="{id}" epub:type="pagebreak" role="doc-pagebreak" aria-label="{folio}"></span>')


class PageMarks:
    """Puts the marks of one dispatch into its words while these are written.

    A page is named by a block and the number of its characters, white space not counted, that stand on earlier
    pages. A page that begins inside a word is marked before the next word.
    """

    def __init__(self, starts: Iterable[PageStart] = ()) -> None:
        self._waiting: dict[str, list[PageStart]] = {}
        for start in starts:
            self._waiting.setdefault(start.block, []).append(start)
        self._open: list[_Block] = []
        self._at_word = True

    def opening(self) -> Markup:
        """The marks of pages that begin with the opening: on its headline, kicker, …"""
        paths = [path for path in self._waiting if not _BODY_PATH.match(path)]
        return Markup().join(_mark(start) for path in paths for start in self._waiting.pop(path))

    def enter(self, path: str, *, wordless: bool = False) -> Markup:
        """A block begins; the words written until :meth:`leave` are its own.

        Of a ``wordless`` one the marks are returned, to stand before it.
        """
        starts = sorted(self._waiting.pop(path, ()), key=lambda start: start.offset)
        self._open.append(_Block([] if wordless else starts))
        self._at_word = True
        return Markup().join(_mark(start) for start in starts) if wordless else Markup()

    def leave(self) -> Markup:
        """The block ends: the marks that found no word in it."""
        return Markup().join(_mark(start) for start in self._open.pop().starts)

    def part(self) -> None:
        """A cell or line of the block ends: the next word begins one."""
        self._at_word = True

    def text(self, value: str) -> Markup:
        """Words, escaped, with the marks that belong among them."""
        if not any(block.starts for block in self._open):
            return self._plain(value)
        result = Markup()
        for token in _TOKEN.findall(value):
            if not token.isspace():
                if self._at_word:
                    result += Markup().join(_mark(start) for block in self._open for start in block.due())
                for block in self._open:
                    block.count += len(token)
            self._at_word = token.isspace()
            result += Markup.escape(token)
        return result

    def whole(self, words: Markup) -> Markup:
        """Words that are markup already, such as a dateline: they count, and marks stand before or behind them."""
        before = Markup().join(_mark(start) for block in self._open for start in block.due())
        for block in self._open:
            block.count += len("".join(words.striptags().split()))
        self._at_word = True
        return before + words

    def _plain(self, value: str) -> Markup:
        if self._open and value:
            self._at_word = value[-1].isspace()
        return Markup.escape(value)

    def finish(self) -> None:
        """Every page has its mark; one that has none is a :class:`Fault`: the print edition knows other blocks."""
        for path, starts in self._waiting.items():
            raise Fault(
                f"page {starts[0].folio} begins in block {path} of {starts[0].dispatch}, which has no such block"
            )


class _Block:
    def __init__(self, starts: list[PageStart]) -> None:
        self.starts = starts
        self.count = 0

    def due(self) -> list[PageStart]:
        due = [start for start in self.starts if start.offset <= self.count]
        self.starts = self.starts[len(due) :]
        return due


def _mark(start: PageStart) -> Markup:
    return _MARK.format(id=xml_id(PAGE.format(folio=start.folio)), folio=start.folio)
