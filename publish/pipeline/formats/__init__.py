"""The formats of books, in the order in which they are made: the e-book names the pages of print."""

from collections.abc import Iterable

from publish.config.suggest import did_you_mean
from publish.errors import UsageError
from publish.pipeline.formats import epub, pdf
from publish.pipeline.formats.format import Format

FORMATS: tuple[Format, ...] = (
    pdf.FORMAT,
    epub.FORMAT,
)
"""All that there are."""


def formats_named(words: Iterable[str]) -> tuple[str, ...]:
    """The names of formats, each once; all where none is named. :class:`UsageError` for one that there is not."""
    named, known = tuple(dict.fromkeys(words)), [format.name for format in FORMATS]
    for word in named:
        if word not in known:
            raise UsageError(f"there is no format “{word}”", hint=did_you_mean(word, known))
    return named or tuple(known)
