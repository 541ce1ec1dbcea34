"""reStructuredText, as Pelican, Nikola and Sphinx have it: docutils reads it, and its tree becomes blocks.

docutils is given no file to open and no settings to find. What Sphinx and the builders add to it is in
:mod:`publish.importers.foreign.restructured_words`; what nobody knows is an error at its line.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from publish.diagnostics import Diagnostic, Outcome, Span
from publish.importers.foreign.assembly import assembled
from publish.importers.foreign.body import read_body
from publish.importers.foreign.document import name_of, parsed
from publish.importers.foreign.material import THE_SITE, ImportSource, Material, Reading
from publish.importers.foreign.restructured_head import head_of
from publish.importers.foreign.rules import IMPORT_REFUSED
from publish.importers.markdown.foreign_marks import MARKUP_LEAKED, shown
from publish.importers.slugs import slug_of_file
from publish.importers.source import decode
from publish.model.blocks import Aside, Block, Heading
from publish.model.inlines import CrossReference, Inline, Inlines, Link
from publish.model.walk import map_blocks, rewrite_blocks, rewrite_inlines

if TYPE_CHECKING:
    from docutils import nodes
    from lxml.html import HtmlElement

ENDING = ".rst"
_SIGNS = (
    re.compile(r"^\.\. [\w:-]+::(?:[ \t]|$)", re.MULTILINE),
    re.compile(r"`[^`\n<]+<[^`\n>]+>`__?"),
    re.compile(r"(?<![\w:]):[\w:+.-]+:`[^`\n]+`"),
    re.compile(r"(?<!`)``[^`\n]+``(?!`)"),
    re.compile(r"^\.\. (?:_[^:\n]+: |\[[\w#*-]+\] )", re.MULTILINE),
    re.compile(r"^:[A-Za-z][\w -]*:[ \t]", re.MULTILINE),
    re.compile(r"^([=\-~^\"'`#*+:.<>_])\1{2,}\n(?=\S).{1,200}\n\1{3,}$", re.MULTILINE),
    re.compile(r"^\S.*::\n[ \t]*\n[ \t]+\S", re.MULTILINE),
)
"""What only reStructuredText has; one that stands there twice counts once."""
_SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": True,
    "_disable_config": True,
    "halt_level": 5,
    "report_level": 5,
    "syntax_highlight": "none",
    "math_output": "LaTeX",
    "initial_header_level": "2",
    "footnote_references": "superscript",
    "smart_quotes": False,
    "embed_stylesheet": False,
    "stylesheet_path": None,
    "stylesheet": None,
    "table_style": "",
    "doctitle_xform": False,
    "sectsubtitle_xform": False,
    "docinfo_xform": True,
    "strip_comments": True,
    "cloak_email_addresses": False,
    "line_length_limit": 100_000,
    "input_encoding": "unicode",
    "output_encoding": "unicode",
    "traceback": True,
}
_HARMLESS = re.compile(
    r"(?:Title (?:under|over)line too short|Duplicate (?:im|ex)plicit target|Possible (?:title underline|incomplete)"
    r"|(?:Explicit markup|Block quote|Bullet list|Literal block|Definition list|Field list|Line block|Option list|"
    r"Enumerated list) ends without|Enumerated list start value|Hyperlink target|No (?:role|directive) entry|Trying \""
    r"|Cannot (?:analyze|find) code|Using <module>|Unable to scale|Could not find|Blank line required after table)"
)
"""Warnings of docutils after which the words are there all the same."""


def recognises(material: Material) -> bool:
    """Whether a text is reStructuredText: two signs that nobody else writes, or one in a file that is called so."""
    head = material.head
    signs = sum(bool(sign.search(head)) for sign in _SIGNS)
    return signs > 1 or (material.path.lower().endswith(ENDING) and not head.startswith(("<", "---\n")))


def read(material: Material) -> Outcome[Reading]:
    """The dispatch of a text."""
    at = Span(material.path, 1, 1)
    text = decode(material.data, material.path)
    if not text.ok:
        return Outcome(Reading(), text.diagnostics)
    head = head_of(text.value)
    told: list[Diagnostic] = []
    markup, title = _markup(head.body, at, told, titled=bool(head.given.headline))
    root = parsed(f"<html><body>{markup}</body></html>", at)
    if root.value is None:
        return Outcome(Reading(), (*told, *root.diagnostics))
    _with_lines(root.value)
    body = read_body([root.value], at, judge=_nothing)
    given = replace(head.given, headline=head.given.headline or title)
    if not given.headline and not given.slug:
        given = replace(given, slug=slug_of_file(material.path))
    blocks = map_blocks(rewrite_blocks(body.blocks, lambda line, _: rewrite_inlines(line, _within), ""), _titled)
    made = assembled(given, blocks, at, importer="rst", language=material.language, notes=body.notes)
    findings = (*text.diagnostics, *told, *body.diagnostics, *made.diagnostics)
    return Outcome(Reading((made.value,), others=body.others), findings)


def _markup(text: str, at: Span, told: list[Diagnostic], *, titled: bool) -> tuple[str, str]:
    """The HTML of a text, each element with its line, and the title over it where nothing else has said it."""
    from docutils.core import publish_doctree
    from docutils.utils import SystemMessage

    from publish.importers.foreign.restructured_html import html_of
    from publish.importers.foreign.restructured_words import add_known_words

    add_known_words()
    try:
        tree = publish_doctree(text, source_path=at.path, settings_overrides=_SETTINGS)
    except (SystemMessage, RecursionError, AssertionError, ValueError) as error:
        told.append(IMPORT_REFUSED.finding(f"this is no reStructuredText that can be read: {error}", at))
        return "", ""
    told += _told(tree, at)
    title = "" if titled else _title_of(tree)
    markup, unset = html_of(tree)
    for line, formula in unset:
        message = f"{shown(formula)} is a formula that no line of text can hold, and would be printed as it stands"
        told.append(MARKUP_LEAKED.finding(message, Span(at.path, line or 1, 1), hint="Show it as a picture."))
    return markup, title


def _title_of(tree: "nodes.document") -> str:
    """The title of the section that a text begins with, which is taken out: what stood in it stands in the text."""
    from docutils import nodes

    silent = (
        nodes.comment,
        nodes.system_message,
        nodes.target,
        nodes.substitution_definition,
        nodes.pending,
        nodes.meta,
    )
    first = next((child for child in tree.children if not isinstance(child, silent)), None)
    if not isinstance(first, nodes.section) or not isinstance(first.children[0], nodes.title):
        return ""
    title = " ".join(first.children[0].astext().split())
    tree.children[tree.index(first) : tree.index(first) + 1] = first.children[1:]
    for child in first.children[1:]:
        child.parent = tree
    return title


def _told(tree: "nodes.document", at: Span) -> Iterator[Diagnostic]:
    """What docutils says of a text: an error for what would be printed as it stands, or is lost."""
    from docutils import nodes

    messages = [*tree.parse_messages, *tree.transform_messages, *tree.findall(nodes.system_message)]
    seen: set[tuple[int, str]] = set()
    for message in sorted(messages, key=lambda one: int(one.get("line", 0) or 0)):
        paragraph = next(iter(message.findall(nodes.paragraph)), None)
        words = " ".join(paragraph.astext().split()) if paragraph is not None else ""
        line = int(message.get("line", 0) or 0)
        if not words or _HARMLESS.match(words) or (line, words) in seen or int(message["level"]) < 2:
            continue
        seen.add((line, words))
        place = Span(at.path, line or 1, 1)
        hint = "Write it in words, or in a form that reStructuredText has by itself."
        yield MARKUP_LEAKED.finding(words.rstrip("."), place, hint=hint)


def _with_lines(root: "HtmlElement") -> None:
    """Give each element the line of the text that it is from."""
    line = 1
    for element in root.iter():
        if not name_of(element):
            continue
        given = element.attrib.pop("data-line", "")
        line = int(given) if given.isdecimal() else line
        element.sourceline = line


def _within(inline: Inline) -> Inlines:
    """A link to a file of the site, as a reference."""
    if isinstance(inline, Link) and inline.href.startswith(f"{THE_SITE}/"):
        path, _, fragment = unquote(inline.href.removeprefix(f"{THE_SITE}/")).partition("#")
        return (CrossReference(inline.children, path, fragment),)
    return (inline,)


def _titled(block: Block) -> Block:
    """A box whose first heading is its title."""
    if isinstance(block, Aside) and not block.title and block.blocks and isinstance(block.blocks[0], Heading):
        return replace(block, title=block.blocks[0].inlines, blocks=block.blocks[1:])
    return block


def _nothing(element: "HtmlElement") -> str | None:
    """All that an author wrote belongs to the text, but for what no reader sees."""
    return "" if name_of(element) in ("script", "style", "template") else None


SOURCE = ImportSource("a text in reStructuredText", recognises, read, limit=2 * 1024 * 1024)
