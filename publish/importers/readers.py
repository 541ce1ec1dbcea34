"""The readers of dispatches, in the order in which they are asked.

What reads files of word processors, wires, browsers and mail programs is loaded when such a file is met.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from publish.diagnostics import Outcome
from publish.importers import markdown
from publish.importers.reader import Reader, Source
from publish.model.dispatch import Dispatch

if TYPE_CHECKING:
    from publish.importers.foreign.material import ImportSource

_LARGEST = 128 * 1024 * 1024
"""Bytes of a file that holds its pictures."""


def _read(kind: "Callable[[], ImportSource]", source: Source) -> Outcome[tuple[Dispatch, ...]]:
    from publish.importers.foreign.direct import read

    return read(kind(), source)


def _is(kind: "Callable[[], ImportSource]", path: str, head: bytes) -> bool:
    from publish.importers.foreign.material import Material

    return kind().recognises(Material(head, path))


def _word() -> "ImportSource":
    from publish.importers.foreign import word

    return word.SOURCE


def _opendocument() -> "ImportSource":
    from publish.importers.foreign import opendocument

    return opendocument.SOURCE


def _newsml() -> "ImportSource":
    from publish.importers.foreign import newsml

    return newsml.SOURCE


def _nitf() -> "ImportSource":
    from publish.importers.foreign import nitf

    return nitf.SOURCE


def _ninjs() -> "ImportSource":
    from publish.importers.foreign import ninjs

    return ninjs.SOURCE


def _page() -> "ImportSource":
    from publish.importers.foreign import page

    return page.SOURCE


def _mhtml() -> "ImportSource":
    from publish.importers.foreign import mhtml

    return mhtml.SOURCE


def _mail() -> "ImportSource":
    from publish.importers.foreign import mail

    return mail.SOURCE


def _restructured() -> "ImportSource":
    from publish.importers.foreign import restructured

    return restructured.SOURCE


READERS: tuple[Reader, ...] = (
    markdown.READER,
    Reader("docx", (".docx",), partial(_read, _word), limit=_LARGEST),
    Reader("odt", (".odt",), partial(_read, _opendocument), limit=_LARGEST),
    Reader("newsml-g2", (".xml",), partial(_read, _newsml), partial(_is, _newsml)),
    Reader("nitf", (".xml", ".nitf"), partial(_read, _nitf), partial(_is, _nitf)),
    Reader("ninjs", (".json",), partial(_read, _ninjs), partial(_is, _ninjs)),
    Reader("page", (".html", ".htm", ".xhtml"), partial(_read, _page)),
    Reader("mhtml", (".mhtml", ".mht"), partial(_read, _mhtml), limit=_LARGEST),
    Reader("rst", (".rst",), partial(_read, _restructured)),
    Reader("mail", (".eml",), partial(_read, _mail), limit=_LARGEST),
)
