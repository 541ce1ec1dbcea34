"""A line of text as one string, whatever is emphasised, linked or noted in it; and the way back.

Quotes open in one inline and close in another, dashes stand between them: rules look at the words alone. What they
must not touch (code, addresses, words of another language) shows as a placeholder of the same length.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import count, groupby
from operator import itemgetter

from publish.model.addresses import addresses, is_address
from publish.model.inlines import Code, Inline, Inlines, LineBreak, Link, Phrase, Text
from publish.model.walk import WRAPPING, plain

HELD = "\ufffc"
"""Stands for a character that no rule may touch; for a rule it is like a letter."""

_NOBODY = -1
_OWNER, _CHARACTER = itemgetter(0), itemgetter(1)

Edit = tuple[int, int, str]
"""From, to, and what stands there then."""
SetPhrase = Callable[[Phrase], Phrase | None]
"""Sets a phrase in another language by that language's rules; ``None`` for one in the same language."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """The words of a line."""

    text: str
    """The words, with :data:`HELD` for what must not be touched and a newline for each break."""
    owners: tuple[int, ...]
    """For each character the number of the :class:`Text` that it belongs to, or -1."""
    kept: tuple[str, ...]
    """For each character what really stands there."""

    def edited(self, edits: Iterable[Edit]) -> "TextLine":
        """The line after some edits, in order and apart; what is put in belongs where the first character did."""
        text: list[str] = []
        owners: list[int] = []
        kept: list[str] = []
        at = 0
        for start, end, new in edits:
            text += self.text[at:start], new
            owners += self.owners[at:start]
            owners += [self._owner(start, end)] * len(new)
            kept += self.kept[at:start]
            kept += new
            at = end
        text.append(self.text[at:])
        owners += self.owners[at:]
        kept += self.kept[at:]
        return TextLine("".join(text), tuple(owners), tuple(kept))

    def _owner(self, start: int, end: int) -> int:
        # What is put in where nothing stood goes to the text before it, or else to the one behind it.
        near = (*self.owners[start:end], *self.owners[max(0, start - 1) : start], *self.owners[start : start + 1])
        return next((owner for owner in near if owner != _NOBODY), _NOBODY)


class LineBuilder:
    """Reads the inlines of one line into a :class:`TextLine`, and puts changed words back into them."""

    def __init__(self, inlines: Inlines, set_phrase: SetPhrase) -> None:
        self._set_phrase = set_phrase
        self._text: list[str] = []
        self._owners: list[int] = []
        self._kept: list[str] = []
        self._with_addresses_held: set[int] = set()
        self._numbers = count()
        self._inlines = tuple(self._read(inline) for inline in inlines)

    def line(self) -> TextLine:
        """The words as they were read."""
        return TextLine("".join(self._text), tuple(self._owners), tuple(self._kept))

    def inlines(self, line: TextLine) -> Inlines:
        """The inlines with the words of a line that came of :meth:`line`, and phrases in other languages set."""
        if line.kept == self.line().kept:
            return self._inlines
        words: dict[int, str] = {}
        for owner, run in groupby(zip(line.owners, line.kept, strict=True), key=_OWNER):
            if owner != _NOBODY:
                words[owner] = words.get(owner, "") + "".join(map(_CHARACTER, run))
        numbers = count()

        def written(inline: Inline) -> Inlines:
            if isinstance(inline, Text):
                number = next(numbers)
                value = inline.value if number in self._with_addresses_held else words.get(number, "")
                return (Text(value),) if value or not inline.value else ()
            if isinstance(inline, WRAPPING):
                return (replace(inline, children=tuple(new for child in inline.children for new in written(child))),)
            return (inline,)

        return tuple(new for inline in self._inlines for new in written(inline))

    def _read(self, inline: Inline, *, held: bool = False) -> Inline:
        if isinstance(inline, Text):
            self._read_text(inline.value, held=held)
        elif isinstance(inline, Code):
            self._put(HELD * len(inline.value), inline.value, _NOBODY)
        elif isinstance(inline, LineBreak):
            self._put("\n", "\n", _NOBODY)
        elif isinstance(inline, Phrase) and not held and (done := self._set_phrase(inline)) is not None:
            return replace(done, children=tuple(self._read(child, held=True) for child in done.children))
        elif isinstance(inline, WRAPPING):
            held = held or (isinstance(inline, Link) and is_address(plain(inline.children)))
            return replace(inline, children=tuple(self._read(child, held=held) for child in inline.children))
        return inline

    def _read_text(self, value: str, *, held: bool) -> None:
        number = next(self._numbers)
        if held:
            self._with_addresses_held.add(number)
            self._put(HELD * len(value), value, _NOBODY)
        else:
            self._put(_with_addresses_held(value), value, number)

    def _put(self, shown: str, kept: str, owner: int) -> None:
        self._text.append(shown)
        self._kept.extend(kept)
        self._owners.extend([owner] * len(kept))


def _with_addresses_held(value: str) -> str:
    """A text in which addresses show as placeholders."""
    shown = list(value)
    for start, end in addresses(value):
        shown[start:end] = HELD * (end - start)
    return "".join(shown)
