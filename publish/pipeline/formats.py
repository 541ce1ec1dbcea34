"""The formats of books."""

from collections.abc import Iterable
from dataclasses import dataclass

from publish.config.suggest import did_you_mean
from publish.errors import UsageError
from publish.model.figures import Output


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of book."""

    name: str
    """Its name on the command line and in reports."""
    suffix: str
    """The ending of its files."""
    output: Output
    """What the permissions of pictures call it."""


EPUB = Format("epub", ".epub", Output.EPUB)
"""An EPUB 3.3 that old readers can read too."""
PDF = Format("pdf", ".pdf", Output.PRINT)
"""A PDF by the file of a printer."""
FORMATS = {format.name: format for format in (EPUB, PDF)}
"""All of them by name."""


def formats_named(words: Iterable[str]) -> tuple[str, ...]:
    """The names of formats, each once; all where none is named. :class:`UsageError` for one that there is not."""
    named = tuple(dict.fromkeys(words))
    for word in named:
        if word not in FORMATS:
            raise UsageError(f"there is no format “{word}”", hint=did_you_mean(word, FORMATS))
    return named or tuple(FORMATS)
