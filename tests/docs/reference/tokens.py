"""The reference of tokens: every name that a style sheet can write as ``var(--name)``, with its value in one book."""

import re
from collections.abc import Callable, Mapping

from publish.diagnostics import NOWHERE
from publish.epub.style import EpubStyle
from publish.markup.stylesheet import StylesheetProblem
from publish.pdf.style import PrintStyle
from publish.pipeline.styles import printer_named, theme_named
from publish.resources import SHIPPED
from tests.docs.reference.markdown import code, page, table

_THEME, _PRINTER = "default", "office"

_INTRODUCTION = f"""
Style sheets name colours, faces and lengths by tokens: `color: var(--accent)`. Each is written out when a book is
made, for old e-readers know no custom properties. A token that there is not is an error, with sheet and line; `var()`
takes one name, and no fallback. The values are those of the theme `{_THEME}` for the printer `{_PRINTER}`.
"""

_MEANINGS: Mapping[str, str] = {
    "text": "the face of running text, with its fallbacks",
    "display": "the face of headlines",
    "sans": "the face of what is not the author's voice",
    "mono": "the face of lines of a machine",
    "page-width": "the finished page",
    "page-height": "the finished page",
    "margin-top": "from the trimmed edge to the type area",
    "margin-bottom": "from the type area, which holds whole lines, to the trimmed edge",
    "margin-side": "the white at either side while a galley is set: half of inner and outer margin",
    "margin-inner": "the white at the spine, for running heads",
    "margin-outer": "the white at the fore edge, for running heads",
    "measure": "the width of the text",
    "depth": "the height of the text: whole lines",
    "head-top": "where running heads stand, from the top",
    "foot-top": "where folios of openings stand, from the top",
    "bleed-side": "from the type area to where art that runs off the page ends, at either side",
    "bleed-top": "the same at the head",
    "bleed-bottom": "the same at the foot",
    "picture-height": "the highest that a picture may be: whole lines",
    "text-size": "the size of running text; it is 1rem",
    "leading": "from baseline to baseline: every vertical measure is a multiple or a half of it",
    "indent": "the indent of a paragraph",
    "opening-drop": "the white above an opening",
    "note-size": "the size of footnotes",
    "note-leading": "from line to line of a footnote",
    "caption-size": "the size of captions",
    "caption-leading": "from line to line of a caption",
    "orphans": "the fewest lines of a paragraph at the foot of a page",
    "widows": "the fewest lines of a paragraph at the head of a page",
    "page-number-width": "the room that is kept for a page number in a line of text",
    "page-number-column": "the room that is kept for page numbers in lists",
    "text-align": "justified, unless the printer's file asks for ragged lines",
    "hyphens": "by language, unless the printer's file asks for none",
    "hyphenate-limits": "letters of the shortest word that is divided, before a division and behind it",
    "hyphenate-before": "letters before a division, for readers that ask for them so",
    "hyphenate-after": "letters behind one, likewise",
}
"""What each token that is not a colour stands for. Colours are the theme's, and named by it."""

_COLOURS: Mapping[str, str] = {
    "-any": "of the hue of that colour, and read on white and on black alike",
    "-dark": "that colour for light text on black; the colour of the text where the theme gives none",
    "": "a colour of the theme, or what stands for one that it need not name",
}
"""What a colour's tokens stand for, by the end of their names."""


def tokens() -> str:
    """The page."""
    return page(
        "# Tokens",
        _INTRODUCTION,
        "## In print",
        _table(print_tokens()),
        "## In the e-book",
        "Sizes are the reader's, so no length is a token.",
        _table(epub_tokens()),
    )


def print_tokens() -> dict[str, str]:
    """The tokens of print sheets with their values."""
    theme, printer = theme_named(SHIPPED, _THEME, NOWHERE).value, printer_named(SHIPPED, _PRINTER, NOWHERE).value
    return _values(lambda css: PrintStyle(theme, printer, {"probe.css": css}, {}, {}).text())


def epub_tokens() -> dict[str, str]:
    """The tokens of the e-book's sheets with their values."""
    theme = theme_named(SHIPPED, _THEME, NOWHERE).value
    return _values(lambda css: EpubStyle(theme, {"probe.css": css}, {}).css())


def _values(sheet: Callable[[str], str]) -> dict[str, str]:
    """Every token with its value: a sheet that asks for none that there is is told which there are."""
    try:
        sheet("var(--none)")
    except StylesheetProblem as problem:
        names = re.findall(r"[\w-]+(?=[,.])", problem.hint)
    probe = "".join(f"{name}: var(--{name});\n" for name in names)
    return dict(re.findall(r"^([\w-]+): (.*);$", sheet(probe), re.MULTILINE))


def _table(values: Mapping[str, str]) -> str:
    rows = [(code(name), code(value), _MEANINGS.get(name) or _colour(name)) for name, value in values.items()]
    return table(("token", "value", "what it is"), rows)


def _colour(name: str) -> str:
    colours = theme_named(SHIPPED, _THEME, NOWHERE).value.palette
    for ending, meaning in _COLOURS.items():
        if name.endswith(ending) and name.removesuffix(ending) in colours:
            return meaning
    raise LookupError(f"what the token {name} stands for is written nowhere: add it in {__name__}")
