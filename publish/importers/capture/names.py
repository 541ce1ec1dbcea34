"""The names that a newsletter goes by: those of the project, and those that the page gives itself in a sentence."""

from collections.abc import Iterator, Sequence

from publish.importers.capture.dates import dated
from publish.importers.capture.lines import PageLine
from publish.importers.capture.phrases import Phrasebook
from publish.importers.capture.profiles import HEAD, SiteProfile
from publish.importers.capture.shapes import closed, key, title_case

_NAME = 9
"""The most words of a newsletter's name."""
_SENTENCE = 5
"""From how many words on a line in sentence case is no name that more words may follow."""
_TRIM = " ,|·•:–—-/()[]#"


def names_said(
    lines: Sequence[PageLine], profile: SiteProfile, book: Phrasebook, names: Sequence[str]
) -> tuple[str, ...]:
    """The project's ``names``, and lines near the top whose words the page welcomes its readers to.

    Also the line that a name stands on together with the number or the day of an issue.
    """
    found = [name for name in names if name.strip()]
    top = [line.text for line in lines[:HEAD] if len(line.text.split()) <= _NAME and not closed(line.text)]
    found += [text for text in top if any(_names(text, said, book) for said in _said(lines, book))]
    known = [*profile.publications, *found]
    found += [text for text in top if any(_issue(text, name, book) for name in known)]
    return tuple(dict.fromkeys(found))


def _said(lines: Sequence[PageLine], book: Phrasebook) -> Iterator[str]:
    """What the sentences of a page call the newsletter, with the words behind it."""
    for line in lines:
        if len(line.text) <= 600:
            yield from (key(match["name"]) for match in book.welcome.finditer(line.text))


def _names(text: str, said: str, book: Phrasebook) -> bool:
    """Whether a line is what a sentence begins to call the newsletter."""
    name, own = (_bare(words, book) for words in (key(text), said))
    begins = own.startswith(name) and not own[len(name) : len(name) + 1].isalnum()
    # A long line in sentence case is a headline whose words the text takes up: “This is the second part of …”.
    return len(name) > 3 and begins and (own == name or len(name.split()) < _SENTENCE or title_case(text))


def _bare(name: str, book: Phrasebook) -> str:
    """A name without its article: it bends in many languages."""
    first, _, rest = name.partition(" ")
    return rest if rest and (first == "the" or first in book.words.anonymous) else name


def _issue(text: str, name: str, book: Phrasebook) -> bool:
    """Whether a line is a name with the number or the day of an issue, or what kind of a paper it is."""
    line, own = key(text), key(name)
    for one, other in ((line, own), (line, own.removeprefix("the "))):
        if not other or other not in one or one == own:
            continue
        before, _, behind = one.partition(other)
        rest = f"{before} {behind}".strip(_TRIM)
        parts = dated(rest, book)
        plain = book.issue.sub(" ", rest).strip(_TRIM)
        if (
            not plain
            or (parts is not None and not parts.rest)
            or plain in ("the", "a")
            or book.is_one(plain, book.words.rubrics)
        ):
            return True
    return False
