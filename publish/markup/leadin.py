"""The first words of an opening, set apart: three to five, and never half of a phrase that is marked up.

The first letter of them may be an initial, three lines high.
"""

import re
import unicodedata
from itertools import takewhile

from publish.model.inlines import Code, Inlines, LineBreak, NoteReference, Text
from publish.model.walk import plain

FEWEST, USUAL, MOST = 3, 4, 5
_WORD = re.compile(r"\S+\s*")
_ROOM = 300
"""Characters of a paragraph that has room for an initial: with fewer the next one would stand beside it."""
_STOPS = tuple(",;:.!?،؛")


def split_lead_in(inlines: Inlines) -> tuple[Inlines, Inlines]:
    """The lead-in and the rest; an empty lead-in when the line offers none of three to five words.

    It ends at the first stop behind the third to fifth word, else behind the fourth word, but never within a name.
    Marked-up words are taken whole or not at all, and there is none that a note's mark would end.
    """
    if _count(plain(inlines)) <= MOST:
        return (), inlines
    taken = words = 0
    for index, inline in enumerate(inlines):
        if isinstance(inline, NoteReference | LineBreak):
            break
        if isinstance(inline, Text):
            length, count = _cut(inline.value, words)
            if length < len(inline.value.rstrip()) or words + count >= FEWEST:
                return _parts(inlines, index, length, words + count)
            words += count
        else:
            count = 1 if isinstance(inline, Code) else _count(plain((inline,)))
            if words + count > MOST:
                break
            words += count
        taken = index + 1
        if words >= USUAL and not _glued(inlines, taken):
            break
    return _parts(inlines, taken, 0, words)


def split_initial(head: Inlines, length: int) -> tuple[str, Inlines]:
    """The first letter of a lead-in and the rest of it; none for a short paragraph, a quotation mark or a figure.

    ``length`` is the number of characters of the paragraph.
    """
    first = head[0] if head else None
    if length < _ROOM or not isinstance(first, Text) or unicodedata.category(first.value[:1] or " ") != "Lu":
        return "", head
    end = 1 + sum(1 for _ in takewhile(unicodedata.combining, first.value[1:]))
    return first.value[:end], (Text(first.value[end:]), *head[1:])


def _glued(inlines: Inlines, index: int) -> bool:
    """Whether the inline at ``index`` goes on with the word before it."""
    following = inlines[index] if index < len(inlines) else None
    return isinstance(following, Text) and not following.value[:1].isspace()


def _count(text: str) -> int:
    return len(text.split())


def _cut(text: str, before: int) -> tuple[int, int]:
    """How many characters and words of ``text`` belong to the lead-in, when ``before`` words stand before it."""
    words = [(match.start() + len(match[0].rstrip()), match[0].rstrip()) for match in _WORD.finditer(text)]
    fit = words[: max(0, MOST - before)]
    for number, (end, word) in enumerate(fit, start=before + 1):
        if number >= FEWEST and word.endswith(_STOPS):
            return end, number - before
    if not fit or before + len(fit) < USUAL:
        return (fit[-1][0], len(fit)) if fit else (0, 0)
    usual = [number - before for number in (USUAL, MOST, FEWEST) if 0 < number - before <= len(fit)]
    count = next((count for count in usual if not _inside_name(words, count)), usual[0])
    return fit[count - 1][0], count


def _inside_name(words: list[tuple[int, str]], count: int) -> bool:
    """Whether a cut behind so many words goes through a name: a capital stands on either side of it."""
    return len(words) > count and words[count - 1][1][:1].isupper() and words[count][1][:1].isupper()


def _parts(inlines: Inlines, index: int, length: int, words: int) -> tuple[Inlines, Inlines]:
    if words < FEWEST:
        return (), inlines
    head, tail = list(inlines[:index]), list(inlines[index:])
    if length and isinstance(first := tail[0], Text):
        head.append(Text(first.value[:length]))
        tail[0] = Text(first.value[length:])
    left = [inline for inline in tail if not (isinstance(inline, Text) and not inline.value)]
    return ((), inlines) if left and isinstance(left[0], NoteReference) else (tuple(head), tuple(tail))
