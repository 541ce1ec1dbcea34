"""Names for the places that links may lead to: every heading and figure has one, and none has another's.

What the renderers name themselves (notes, their calls, pages) is apart by construction: see
:mod:`publish.markup.addresses`.
"""

import re
import unicodedata
from dataclasses import dataclass, field, replace

from publish.diagnostics import Diagnostic, Rule, Severity, Span
from publish.model.blocks import Block, Break, Heading
from publish.model.dispatch import Dispatch
from publish.model.figures import Figure
from publish.model.inlines import Inline, Inlines, Phrase
from publish.model.walk import (
    blocks_of,
    each_inline,
    inlines_of,
    map_dispatch,
    plain,
    rewrite_dispatch,
    rewrite_inlines,
)

_NO_WORD = re.compile(r"[\W_]+")
_PLAIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
"""Latin letters that no decomposition makes plain."""


def slug(text: str) -> str:
    """The words in lower case, joined by hyphens, in any script: what authors link to, as other tools make it."""
    folded = unicodedata.normalize("NFC", text).replace("’", "").replace("'", "").lower()
    return _NO_WORD.sub("-", folded).strip("-")


def ascii_slug(text: str) -> str:
    """The same in plain letters, which every e-reader follows; empty for words of another script than Latin."""
    parts = unicodedata.normalize("NFKD", slug(text).translate(_PLAIN))
    plain = "".join(c for c in parts if not unicodedata.combining(c))
    return plain if plain.isascii() else ""


@dataclass(slots=True)
class _Names:
    """The ids of one dispatch while they are given."""

    taken: set[str]
    meant: frozenset[str]
    """What headings are called by their words: a link to it means that heading, so no other place is given it."""
    owned: set[str] = field(default_factory=set)

    def keeps(self, id: str) -> bool:
        """Whether an author's id stays: the first place that has it keeps it."""
        if id in self.owned:
            return False
        self.owned.add(id)
        return True

    def by_words(self, name: str) -> str:
        """``name``, made from a heading's words, or with a number behind it when it is taken."""
        if name in self.taken:
            return self.counted(name)
        self.taken.add(name)
        return name

    def counted(self, wanted: str) -> str:
        """``wanted``, or with a number behind it, so that nobody has it and no heading's words mean it."""
        name, count = wanted, 1
        while name in self.taken or name in self.meant:
            count += 1
            name = f"{wanted}-{count}"
        self.taken.add(name)
        return name


def with_ids(dispatch: Dispatch) -> tuple[Dispatch, tuple[Diagnostic, ...]]:
    """The dispatch with an id on every heading and figure, and with no id twice; what was twice is said."""
    given = _given_ids(dispatch)
    diagnostics = _doubles(given)
    headings = (block for _, block in blocks_of(dispatch) if isinstance(block, Heading))
    names = _Names({id for id, _ in given}, frozenset(filter(None, map(_by_words, headings))))
    sections = figures = 0

    def named(block: Block) -> Block:
        nonlocal sections, figures
        if isinstance(block, Break):
            return block
        own = block.id if block.id and names.keeps(block.id) else ""
        if isinstance(block, Heading):
            sections += 1
            words = _by_words(block)
            return replace(block, id=own or (names.by_words(words) if words else names.counted(f"section-{sections}")))
        if isinstance(block, Figure):
            figures += 1
            return replace(block, id=own or names.counted(f"fig-{figures}"))
        return replace(block, id=own)

    dispatch = map_dispatch(dispatch, named)

    def without_doubles(inline: Inline) -> Inlines:
        if isinstance(inline, Phrase) and inline.id and not names.keeps(inline.id):
            return (replace(inline, id=""),)
        return (inline,)

    return rewrite_dispatch(dispatch, lambda line, _: rewrite_inlines(line, without_doubles)), diagnostics


def ids_of(dispatch: Dispatch) -> tuple[str, ...]:
    """Every id of a dispatch, in the order of the text."""
    return tuple(id for id, _ in _given_ids(dispatch))


def _given_ids(dispatch: Dispatch) -> list[tuple[str, Span]]:
    blocks = [(block.id, block.span) for _, block in blocks_of(dispatch) if not isinstance(block, Break) and block.id]
    phrases = [
        (inline.id, dispatch.at(place))
        for line, place in inlines_of(dispatch)
        for inline in each_inline(line)
        if isinstance(inline, Phrase) and inline.id
    ]
    return blocks + phrases


ID_DUPLICATE = Rule(
    "id-duplicate",
    Severity.ERROR,
    "Two places with one id are one link target.",
    "Change one of the ids.",
)


def _doubles(given: list[tuple[str, Span]]) -> tuple[Diagnostic, ...]:
    first: dict[str, Span] = {}
    diagnostics: list[Diagnostic] = []
    for id, at in given:
        if id in first:
            where = f" in line {first[id].line}" if first[id].line else ""
            diagnostics.append(ID_DUPLICATE.finding(f"The id “{id}” is given again; it was given{where} before", at))
        first.setdefault(id, at)
    return tuple(diagnostics)


def _by_words(heading: Heading) -> str:
    """The name that a heading's words give it; empty for words without a plain letter or digit."""
    name = ascii_slug(plain(heading.inlines))
    # An id that begins with a digit is no XML name.
    return f"section-{name}" if name and not name[0].isalpha() else name
