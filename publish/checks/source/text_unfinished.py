"""TODO, TK and lorem ipsum stand where words are still to come."""

import re
from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.checks.source.passages import blocks_in
from publish.diagnostics import Diagnostic, Severity, check
from publish.model.inlines import Code, Inlines
from publish.model.walk import inlines_of, lines_of, plain, rewrite_inlines

_LATIN = r"\b(?:lorem|Lorem|LOREM)[ \n](?i:ipsum)\b"
_WORDS = re.compile(rf"(?<![\w#@/.-])(?:TODO|FIXME|TBD|TK(?:TK)*)(?![\w/-])|{_LATIN}")
_ORDERS = re.compile(rf"(?<![\w#@/.-])(?:TODO|FIXME|TBD)(?=:|\()|{_LATIN}")
"""In Spanish TODO is a word, in German TK a name: there only what is followed by a colon is meant."""


@check(
    "text-unfinished",
    Severity.WARNING,
    why="TODO, TK and lorem ipsum are a desk's notes that words are still to come; they would be printed.",
    hint="Write the words, or take the mark out; one that is meant stands in `code`.",
)
def text_unfinished(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Each line that still holds such a mark; code shows what it holds."""
    for dispatch in manuscript.edition.dispatches:
        for line, place in inlines_of(dispatch):
            if isinstance(place, str) and (mark := _mark(line, dispatch.lang)):
                yield text_unfinished.finding(f"“{mark}” stands in the text", dispatch.at(place))
    for placed in blocks_in(manuscript.edition):
        if mark := next((mark for line in lines_of(placed.block) if (mark := _mark(line, placed.language))), ""):
            yield text_unfinished.finding(f"“{mark}” stands in the text", placed.at, block=placed.path)


def _mark(line: Inlines, language: str) -> str:
    words = plain(rewrite_inlines(line, lambda one: () if isinstance(one, Code) else (one,)))
    found = (_WORDS if language.partition("-")[0] == "en" else _ORDERS).search(words)
    return found[0] if found else ""
