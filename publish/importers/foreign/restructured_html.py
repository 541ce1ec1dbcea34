"""The tree of docutils as HTML, each element with the line that it is from."""

import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.transforms.writer_aux import Admonitions
from docutils.writers.html5_polyglot import HTMLTranslator, Writer

from publish.importers.foreign.material import THE_SITE
from publish.importers.formulas import read_formula
from publish.model.inlines import Emphasis, Inlines, LineBreak, Strong, Subscript, Superscript, Text

_TAGS = {Emphasis: "em", Strong: "strong", Superscript: "sup", Subscript: "sub"}

_FOLDERS = re.compile(r"^(?:\{(?:filename|static|attach)\}|\|(?:filename|static|attach)\|)(?:\./)?")
"""What Pelican writes for the folder of its content, or of the text."""


class _Translator(HTMLTranslator):
    """HTML as the cleaner of foreign pages understands it."""

    def __init__(self, tree: nodes.document) -> None:
        super().__init__(tree)
        self.unset: list[tuple[int, str]] = []

    def starttag(self, node: Any, tagname: str, suffix: str = "\n", empty: bool = False, **attributes: Any) -> str:  # noqa: FBT001, FBT002
        if line := _line_of(node):
            attributes["data-line"] = str(line)
        return str(super().starttag(node, tagname, suffix, empty, **attributes))

    def visit_problematic(self, node: Any) -> None:
        """What docutils could not read: its words; the error is told elsewhere."""
        self.body.append(self.encode(node.astext()))
        raise nodes.SkipNode

    def visit_system_message(self, node: Any) -> None:
        raise nodes.SkipNode

    def visit_math(self, node: Any) -> None:
        self.body.append(self._formula(node))
        raise nodes.SkipNode

    def visit_math_block(self, node: Any) -> None:
        self.body.append(f"{self.starttag(node, 'p', '')}{self._formula(node)}</p>\n")
        raise nodes.SkipNode

    def _formula(self, node: Any) -> str:
        made = read_formula(node.astext())
        if made is None:
            self.unset.append((_line_of(node), node.astext()))
            return str(self.encode(node.astext()))
        return _markup(made)

    def visit_literal(self, node: Any) -> None:
        self.body.append(f"<code>{self.encode(node.astext())}</code>")
        raise nodes.SkipNode

    def visit_line_block(self, node: Any) -> None:
        """Verse; each line set in by the depth of the block that it stands in."""
        lines = "\n".join(_verse(node, 0))
        self.body.append(f"{self.starttag(node, 'pre', '', CLASS='verse')}{self.encode(lines)}</pre>\n")
        raise nodes.SkipNode

    def visit_admonition(self, node: Any) -> None:
        self.body.append(self.starttag(node, "aside", CLASS="callout"))

    def depart_admonition(self, node: Any = None) -> None:
        self.body.append("</aside>\n")

    def visit_sidebar(self, node: Any) -> None:
        self.visit_admonition(node)

    def depart_sidebar(self, node: Any) -> None:
        self.depart_admonition(node)

    def visit_title(self, node: Any) -> None:
        """The title of a box is a heading in it; one of the whole text is told by itself."""
        if isinstance(node.parent, nodes.document):
            raise nodes.SkipNode
        rank = 4 if isinstance(node.parent, nodes.Admonition | nodes.sidebar | nodes.topic) else self.section_level + 1
        tag = f"h{min(rank, 6)}"
        self.body.append(self.starttag(node, tag, ""))
        self.context.append(f"</{tag}>\n")

    def depart_title(self, node: Any) -> None:
        self.body.append(self.context.pop())

    def visit_footnote(self, node: Any) -> None:
        """A note whose last words lead back to its first mark."""
        self.body.append(self.starttag(node, "aside", CLASS="footnote"))

    def depart_footnote(self, node: Any) -> None:
        for id in node["backrefs"][:1]:
            self.body.append(f'<a href="#{self.attval(id)}">↩</a>')
        self.body.append("</aside>\n")

    def visit_label(self, node: Any) -> None:
        if isinstance(node.parent, nodes.footnote):
            raise nodes.SkipNode
        self.body.append(f"<p>[{self.encode(node.astext())}]</p>")
        raise nodes.SkipNode

    def visit_reference(self, node: Any) -> None:
        """A link to a file of the site keeps its address as it is written."""
        address = node.get("refuri", "")
        if address and not re.match(r"[A-Za-z][\w+.-]*:|//|#", address):
            node["refuri"] = f"{THE_SITE}/{quote(_FOLDERS.sub('', address), safe='')}"
        super().visit_reference(node)

    def visit_image(self, node: Any) -> None:
        """A picture as an element of its own: Pelican says where its files lie by a word in braces."""
        source = html.escape(_FOLDERS.sub("", node["uri"]), quote=True)
        alt = f' alt="{html.escape(node["alt"], quote=True)}"' if node.get("alt") else ""
        line = f' data-line="{_line_of(node)}"'
        image = f'<img src="{source}"{alt}{line}>'
        inside = isinstance(node.parent, nodes.TextElement)
        self.body.append(image if inside or isinstance(node.parent, nodes.figure) else f"<p>{image}</p>\n")
        raise nodes.SkipNode

    def visit_topic(self, node: Any) -> None:
        if "contents" in node["classes"]:
            raise nodes.SkipNode
        super().visit_topic(node)

    def visit_literal_block(self, node: Any) -> None:
        language = next((name for name in node["classes"] if name not in ("code", "literal-block")), "")
        shown = f' class="language-{self.attval(language)}"' if language else ""
        self.body.append(f"{self.starttag(node, 'pre', '')}<code{shown}>{self.encode(node.astext())}</code></pre>\n")
        raise nodes.SkipNode


def _line_of(node: Any) -> int:
    while node is not None:
        if getattr(node, "line", None):
            return int(node.line)
        node = getattr(node, "parent", None)
    return 0


def _verse(block: Any, depth: int) -> Iterator[str]:
    for child in block.children:
        if isinstance(child, nodes.line_block):
            yield from _verse(child, depth + 1)
        else:
            yield "  " * depth + " ".join(child.astext().split())


def _markup(made: Inlines) -> str:
    parts: list[str] = []
    for one in made:
        tag = _TAGS.get(type(one), "")
        if isinstance(one, Text):
            parts.append(html.escape(one.value))
        elif isinstance(one, LineBreak):
            parts.append("<br>")
        elif isinstance(one, Emphasis | Strong | Superscript | Subscript):
            parts.append(f"<{tag}>{_markup(one.children)}</{tag}>")
    return "".join(parts)


def html_of(tree: nodes.document) -> tuple[str, list[tuple[int, str]]]:
    """The body of a text as HTML, and the formulas that no line can hold, with their lines."""
    settings = get_default_settings(Writer)
    vars(settings).update(vars(tree.settings))
    tree.settings = settings
    Admonitions(tree).apply()
    translator = _Translator(tree)
    tree.walkabout(translator)
    return "".join(translator.body), translator.unset
