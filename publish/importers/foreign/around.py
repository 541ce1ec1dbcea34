"""What stands on a page or in a mailing beside the text that was taken."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Span
from publish.importers.foreign.article import outside
from publish.importers.foreign.assembly import key
from publish.importers.foreign.document import line_of, words_of
from publish.importers.foreign.facts import moment
from publish.importers.foreign.furniture import furniture
from publish.importers.foreign.rules import left_out
from publish.model.dispatch import Dispatch
from publish.model.walk import plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def around_text(
    root: "HtmlElement", roots: Sequence["HtmlElement"], dispatch: Dispatch, at: Span
) -> Iterator[Diagnostic]:
    """What stands beside the text, and is not in the dispatch's fields either."""
    known = {key(plain(dispatch.headline)), key(plain(dispatch.standfirst)), ""}
    names = [key(credit.name) for credit in dispatch.credits]
    for element in outside(root, roots):
        words = words_of(element)
        if furniture(element) == "" or key(words) in known or moment(words) == dispatch.date is not None:
            continue
        if len(words) < 80 and any(name in key(words) for name in names):
            continue  # the byline
        yield left_out(furniture(element) or "what stands beside the text", words, line_of(element, at))
