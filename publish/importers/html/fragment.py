"""Blocks of raw HTML, parsed as a browser would and walked through the allow-list."""

import re
from collections import Counter
from typing import TYPE_CHECKING

from publish.config.scrub import scrub
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span
from publish.importers.html.allowed import KNOWN, WORDLESS
from publish.importers.html.places import MarkupPlaces
from publish.importers.html.players import source_of
from publish.importers.html.tags import HTML_REMOVED, name_of, parse_whole
from publish.importers.html.walk import Walk
from publish.model.blocks import Blocks, CodeBlock, Paragraph
from publish.model.inlines import Text
from publish.model.walk import each_block, lines_of, plain

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DEPTH_LIMIT = 60
"""How deep elements may be nested."""
TAG_LIMIT = 3000
"""How many tags one piece of HTML may have: repairing misnested ones costs the square of their number."""
_SWALLOWING = re.compile(
    r"<(script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)(?=[\s/>])", re.IGNORECASE
)


NESTING_TOO_DEEP = Rule(
    "nesting-too-deep",
    Severity.ERROR,
    "Text nested this deep is dropped by parsers without a word.",
    "Make the nesting flatter.",
    safety=True,
)

TEXT_SWALLOWED = Rule(
    "text-swallowed",
    Severity.WARNING,
    "Markdown takes this line for something else than running text, and it would not be seen.",
    "Put a backslash before the character that is named.",
)


def read_fragment(markup: str, at: Span, *, anchors: list[str] | None = None) -> Outcome[Blocks]:
    """The blocks of a piece of HTML that stands at ``at``; findings name the line of the element that they are about.

    ``anchors`` are the names of places that wait for a block; those that still wait at the end are left in it.

    What is left out whole (comments, declarations, code of scripts) is reported too; elements that swallow
    everything behind them because they are never closed are errors.
    """
    if markup.count("<") > TAG_LIMIT:
        message = f"A piece of HTML with more than {TAG_LIMIT} tags"
        return Outcome((), (NESTING_TOO_DEEP.finding(message, at, hint="Write it as Markdown."),))
    findings = [*_swallowed(markup, at)]
    body, whole = parse_whole(markup)
    if not whole and not any(diagnostic.rule == TEXT_SWALLOWED for diagnostic in findings):
        message = "A tag of this HTML is never finished: what follows would not be seen"
        findings.append(TEXT_SWALLOWED.finding(message, at, severity=Severity.ERROR, hint="Close it: >."))
    if _deeper(body, DEPTH_LIMIT):
        message = f"HTML is nested more than {DEPTH_LIMIT} levels deep here"
        findings.append(NESTING_TOO_DEEP.finding(message, at))
        words = scrub(" ".join("".join(body.itertext()).split()), at)
        blocks: Blocks = (Paragraph((Text(words.value),), span=at),) if words.value else ()
        return Outcome(blocks, (*findings, *words.diagnostics))
    walk = Walk(MarkupPlaces(markup, at), anchors)
    blocks = walk.blocks(body)
    errors = any(diagnostic.severity is Severity.ERROR for diagnostic in (*findings, *walk.findings))
    if not errors and letters_of(body) - letters_in(blocks):
        message = "Words of this piece of HTML have no place in the tree"
        findings.append(TEXT_SWALLOWED.finding(message, at, severity=Severity.ERROR, hint="Write it as Markdown."))
    return Outcome(blocks, (*findings, *walk.findings))


def letters_of(element: "Element") -> Counter[str]:
    """The letters and digits that a reader of the element would see."""
    seen: Counter[str] = Counter()
    name = name_of(element)
    # What a player says where it cannot play is no text for readers of a book.
    if name and name not in WORDLESS and not source_of(name, element.attrib, element):
        seen.update(filter(str.isalnum, element.text or ""))
        for child in element:
            seen.update(letters_of(child))
            seen.update(filter(str.isalnum, child.tail or ""))
    return seen


def letters_in(blocks: Blocks) -> Counter[str]:
    """The letters and digits that stand in blocks."""
    seen: Counter[str] = Counter()
    for _, block in each_block(blocks):
        lines = [plain(line) for line in lines_of(block)]
        text = block.text if isinstance(block, CodeBlock) else " ".join(lines)
        seen.update(filter(str.isalnum, text))
    return seen


def _swallowed(markup: str, at: Span) -> list[Diagnostic]:
    """What hides the rest of the text because its end is missing, and declarations, which hold no text."""
    findings = []
    for opening in _SWALLOWING.finditer(markup):
        if not re.search(rf"</{opening[1]}(?=[\s/>])", markup[opening.end() :], re.IGNORECASE):
            row = markup.count("\n", 0, opening.start())
            message = f"<{opening[1].lower()}> is never closed: what follows would not be seen"
            findings.append(TEXT_SWALLOWED.finding(message, at.shifted(row), severity=Severity.ERROR, hint="Close it."))
            break
    start = markup.rfind("<!--")
    if start >= 0 and "-->" not in markup[start:] and not markup.startswith(("<!-->", "<!--->"), start):
        row = markup.count("\n", 0, start)
        message = "A comment is never closed: what follows would not be seen"
        findings.append(
            TEXT_SWALLOWED.finding(message, at.shifted(row), severity=Severity.ERROR, hint="Close it: -->.")
        )
    for other in re.finditer(r"<(?:\?|!\[CDATA\[|![A-Za-z])", markup):
        where = at.shifted(markup.count("\n", 0, other.start()))
        findings.append(HTML_REMOVED.finding("A declaration was left out, with what stands in it", where))
    for closing in re.finditer(r"</([A-Za-z][^\s/>]*)", markup):
        if closing[1].lower() not in KNOWN and f"<{closing[1].lower()}" not in markup.lower():
            where = at.shifted(markup.count("\n", 0, closing.start()))
            findings.append(HTML_REMOVED.finding(f"<{closing[1][:40]}> closes nothing and was taken out", where))
    return findings


def _deeper(root: "Element", limit: int) -> bool:
    level = [root]
    for _ in range(limit):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True
