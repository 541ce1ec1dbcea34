"""Whether text is legible: in the colours of the style sheets, on white, and where the reader turns to black."""

import re
from collections.abc import Iterator

from lxml import etree

from publish.checks.epub.epub_file import EpubFile
from publish.checks.epub.inspect.place import at
from publish.diagnostics import Diagnostic, Rule, Severity
from publish.markup.contrast import BLACK, LEAST, WHITE, colour, contrast
from publish.markup.css import Declaration, declarations, inline

FAINTEST = 0.55
"""Black text of this opacity is read on white at 4.6 to 1, and white text on black at 5.9 to 1; less fails."""
_DARK = re.compile(r"prefers-color-scheme:\s*dark")
_LIGHT = re.compile(r"prefers-color-scheme:\s*light")


BOOK_CONTRAST = Rule(
    "book-contrast",
    Severity.ERROR,
    "Text in this colour is not read by many, on white paper or where the reader turns to white on black.",
    "Take another colour, or leave the colour to the reader.",
)


def coloured(book: EpubFile) -> Iterator[Diagnostic]:
    """``book-contrast`` for every colour of text in the style sheets that is not read well."""
    for item in book.of_type("text/css"):
        if item.path in book:
            css = book.data(item.path).decode("utf-8", "replace")
            found = [entry for entry in declarations(css) if isinstance(entry, Declaration)]
            yield from (
                BOOK_CONTRAST.finding(f"{item.path}:{line}: {fault}", severity=severity)
                for line, fault, severity in _faults(found)
            )


def inline_colours(path: str, root: etree._Element) -> Iterator[Diagnostic]:
    """``book-contrast`` for colours in ``style`` attributes and ``style`` elements."""
    for element in root.iter(etree.Element):
        if style := element.get("style"):
            for _, fault, severity in _faults([*inline(style)]):
                yield BOOK_CONTRAST.finding(f"{at(path, element)}{fault}", severity=severity)
    for sheet in root.iter("{http://www.w3.org/1999/xhtml}style"):
        found = [entry for entry in declarations(sheet.text or "") if isinstance(entry, Declaration)]
        for _, fault, severity in _faults(found):
            yield BOOK_CONTRAST.finding(f"{at(path, sheet)}{fault}", severity=severity)


def _faults(found: list[Declaration]) -> Iterator[tuple[int, str, Severity | None]]:
    grounds = {
        (entry.selector, entry.condition): entry.value
        for entry in found
        if entry.property in ("background", "background-color") and colour(entry.value)
    }
    by_night = {entry.selector for entry in found if entry.property == "color" and _DARK.search(entry.condition)}
    for entry in found:
        if entry.property == "opacity":
            yield from _faint(entry)
        if entry.property == "color" and (ink := colour(entry.value)):
            ground = grounds.get((entry.selector, entry.condition))
            for paper in [ground] if ground else _papers(entry):
                reached = contrast(ink, colour(paper) or (1, 1, 1))
                if reached < LEAST:
                    problem = f"{entry.selector or 'style'} is {entry.value}, {reached:.1f} to 1 on {paper}"
                    # Where the reader is told of the dark, the sheet answers; others are many, and get a warning.
                    mild = paper == BLACK and not _DARK.search(entry.condition) and not ground
                    if not (mild and entry.selector in by_night):
                        yield entry.line, problem, Severity.WARNING if mild else None


def _papers(entry: Declaration) -> list[str]:
    if _DARK.search(entry.condition):
        return [BLACK]
    return [WHITE] if _LIGHT.search(entry.condition) else [WHITE, BLACK]


def _faint(entry: Declaration) -> Iterator[tuple[int, str, Severity | None]]:
    try:
        opacity = float(entry.value.removesuffix("%")) / (100 if entry.value.endswith("%") else 1)
    except ValueError:
        return
    if 0 < opacity < FAINTEST:
        yield entry.line, f"{entry.selector or 'style'} shows text at an opacity of {entry.value}", None
