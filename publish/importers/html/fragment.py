"""Blocks of raw HTML, parsed as a browser would and walked through the allow-list."""

import re
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Outcome, Severity, Span, finding
from publish.importers.html.tags import parse_body
from publish.importers.html.walk import Walk
from publish.importers.source import scrub
from publish.model.blocks import Blocks, Paragraph
from publish.model.inlines import Text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DEPTH_LIMIT = 60
"""How deep elements may be nested."""
TAG_LIMIT = 3000
"""How many tags one piece of HTML may have: repairing misnested ones costs the square of their number."""
_SWALLOWING = re.compile(
    r"<(script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)(?=[\s/>])", re.IGNORECASE
)


def read_fragment(markup: str, at: Span) -> Outcome[Blocks]:
    """The blocks of a piece of HTML that stands at ``at``; findings name the line of the element that they are about.

    What is left out whole (comments, declarations, code of scripts) is reported too; elements that swallow
    everything behind them because they are never closed are errors.
    """
    if markup.count("<") > TAG_LIMIT:
        message = f"A piece of HTML with more than {TAG_LIMIT} tags"
        return Outcome((), (finding("nesting-too-deep", message, at, hint="Write it as Markdown."),))
    said = [*_swallowed(markup, at)]
    body = parse_body(markup)
    if _deeper(body, DEPTH_LIMIT):
        message = f"HTML is nested more than {DEPTH_LIMIT} levels deep here"
        said.append(finding("nesting-too-deep", message, at))
        words = scrub(" ".join("".join(body.itertext()).split()), at)
        blocks: Blocks = (Paragraph((Text(words.value),), span=at),) if words.value else ()
        return Outcome(blocks, (*said, *words.diagnostics))
    walk = Walk(markup, at)
    blocks = walk.blocks(body)
    return Outcome(blocks, (*said, *walk.said))


def _swallowed(markup: str, at: Span) -> list[Diagnostic]:
    """What hides the rest of the text because its end is missing, and declarations, which hold no text."""
    said = []
    for opening in _SWALLOWING.finditer(markup):
        if not re.search(rf"</{opening[1]}(?=[\s/>])", markup[opening.end() :], re.IGNORECASE):
            row = markup.count("\n", 0, opening.start())
            message = f"<{opening[1].lower()}> is never closed: what follows would not be seen"
            said.append(finding("text-swallowed", message, at.shifted(row), severity=Severity.ERROR, hint="Close it."))
            break
    start = markup.rfind("<!--")
    if start >= 0 and "-->" not in markup[start:] and not markup.startswith(("<!-->", "<!--->"), start):
        row = markup.count("\n", 0, start)
        message = "A comment is never closed: what follows would not be seen"
        said.append(finding("text-swallowed", message, at.shifted(row), severity=Severity.ERROR, hint="Close it: -->."))
    for other in re.finditer(r"<(?:\?|!\[CDATA\[|![A-Za-z])", markup):
        where = at.shifted(markup.count("\n", 0, other.start()))
        said.append(finding("html-removed", "A declaration was left out, with what stands in it", where))
    return said


def _deeper(root: "Element", limit: int) -> bool:
    level = [root]
    for _ in range(limit):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True
