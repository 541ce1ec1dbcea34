"""Directives and roles that Sphinx, Nikola, Pelican and ablog add to reStructuredText, as far as a book has them."""

import html
import posixpath
import re
from collections.abc import Callable
from functools import cache
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives, roles
from docutils.parsers.rst.directives.admonitions import BaseAdmonition
from docutils.parsers.rst.directives.images import Figure

from publish.importers.markdown.dialects.meanings import SITES

_PLAYED = (*SITES, "soundcloud", "media")
_SITES = {**SITES, "soundcloud": "https://soundcloud.com/{}", "media": "{}", "gist": "https://gist.github.com/{}"}
_SILENT = (
    "post-list", "postlist", "update", "template", "slides", "toctree", "tocmenu", "index", "highlight",
    "meta", "currentmodule",
    "module", "disqus", "ipython-config", "tags", "sectionauthor", "codeauthor", "only-web", "author-list", "mchart",
)  # fmt: skip
"""What stands for something of a site, and holds no words of an author."""
_BOXES = {"seealso": "See also", "versionadded": "New in version", "versionchanged": "Changed in version",
          "deprecated": "Deprecated since version", "todo": "To do", "rubric": "", "card": "", "dropdown": "",
          "collapse": "",
          "tab-item": "", "grid-item-card": ""}  # fmt: skip
_VERSIONS = frozenset(["versionadded", "versionchanged", "deprecated"])
_HOLDERS = ("only", "tab-set", "grid", "container-fluid", "centered", "hlist", "ifconfig", "grid-item", "tabs", "div")
_CODE_ROLES = (
    "func", "class", "meth", "mod", "attr", "obj", "data", "exc", "const", "file", "command", "program",
    "option", "envvar",
    "kbd", "samp", "makevar", "mimetype", "regexp", "token", "keyword", "term-code", "py:func", "py:class",
    "py:meth", "py:mod",
    "py:attr", "py:obj", "py:data", "py:exc", "py:const", "c:func", "c:type", "cpp:class", "js:func",
    "rst:dir", "rst:role",
)  # fmt: skip
_WORD_ROLES = ("ref", "doc", "term", "any", "numref", "download", "guilabel", "menuselection", "abbr", "dfn", "manpage",
               "newsgroup", "sc", "authors", "title", "cite", "cite:p", "cite:t", "eq", "issue", "user")  # fmt: skip
_TARGET = re.compile(r"(?P<words>.+?)\s*<(?P<target>[^<>]+)>", re.DOTALL)


class _AnyOption(dict[str, Callable[[str], Any]]):
    """Options of whatever name: what they say is how something looks on a site."""

    def __getitem__(self, key: str) -> Callable[[str], Any]:
        return directives.unchanged

    def __contains__(self, key: object) -> bool:
        return True


class _Silent(Directive):
    """What holds no words."""

    has_content = True
    optional_arguments = 100
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = _AnyOption(name=directives.unchanged)

    def run(self) -> list[nodes.Node]:
        return []


class _Player(Directive):
    """What plays, or stands on another site: a link that alone makes a paragraph."""

    required_arguments = 1
    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = _AnyOption(name=directives.unchanged)

    def run(self) -> list[nodes.Node]:
        given = self.arguments[0]
        address = given if re.match(r"https?://", given) else _SITES[self.name].format(given)
        if self.name in _PLAYED and self.name != "media":
            frame = nodes.raw("", f'<iframe src="{html.escape(address)}"></iframe>', format="html")
            frame.line = self.lineno
            return [frame]
        link = nodes.reference("", address, refuri=address)
        return [nodes.paragraph("", "", link)]


class _Box(BaseAdmonition):
    """A box whose heading the builder writes."""

    node_class = nodes.admonition
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = _AnyOption(name=directives.unchanged)

    def run(self) -> list[nodes.Node]:
        said, lead = self.arguments[0] if self.arguments else "", ""
        if self.name in _VERSIONS:
            # The version, and behind it what is said of it.
            said, lead = said.split(None, 1) if len(said.split()) > 1 else (said, "")
        words = f"{_BOXES[self.name]} {said}".strip() if _BOXES[self.name] != "See also" else _BOXES[self.name]
        node = nodes.admonition("\n".join(self.content))
        if words:
            texts, messages = self.state.inline_text(words, self.lineno)
            node += nodes.title(words, "", *texts)
            node += messages
        if lead := said if _BOXES[self.name] == "See also" else lead:
            node += nodes.paragraph("", "", *self.state.inline_text(lead, self.lineno)[0])
        self.state.nested_parse(self.content, self.content_offset, node)
        if self.name == "rubric":
            return [nodes.paragraph("", "", nodes.strong("", "", *node.children[0].children))] if node.children else []
        return [node] if len(node.children) else []


class _Holder(Directive):
    """What only says how, or where, a piece of text is shown."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = _AnyOption(name=directives.unchanged)

    def run(self) -> list[nodes.Node]:
        node = nodes.Element()
        if self.name == "centered" and self.arguments:
            node += nodes.paragraph("", "", *self.state.inline_text(self.arguments[0], self.lineno)[0])
        self.state.nested_parse(self.content, self.content_offset, node, match_titles=True)
        return list(node.children)


class _Code(Directive):
    """Code, with the title that Sphinx sets over it."""

    optional_arguments = 2
    has_content = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = _AnyOption(name=directives.unchanged)

    def run(self) -> list[nodes.Node]:
        code = "\n".join(self.content)
        block = nodes.literal_block(code, code, classes=["code", *self.arguments[:1]])
        block.line = self.lineno
        title = self.options.get("caption", "")
        return [*([nodes.paragraph("", "", *self.state.inline_text(title, self.lineno)[0])] if title else []), block]


class _Thumbnail(Figure):
    """A small picture that leads to the large one: a book has the picture."""

    option_spec = _AnyOption({**(Figure.option_spec or {})})

    def run(self) -> list[nodes.Node]:
        self.options = {key: value for key, value in self.options.items() if key == "alt"}
        return list(super().run())


def _code(name: str, raw: str, text: str, line: int, inliner: Any, options: Any = None, content: Any = ()) -> Any:
    words = text.lstrip("~!").partition("<")[0].strip() or text
    shown = text.rpartition(".")[2] if text.startswith("~") else words
    return [nodes.literal(raw, nodes.unescape(shown))], []


def _words(name: str, raw: str, text: str, line: int, inliner: Any, options: Any = None, content: Any = ()) -> Any:
    found = _TARGET.fullmatch(nodes.unescape(text))
    target, words = (found["target"], found["words"]) if found else ("", nodes.unescape(text).lstrip("~!"))
    if name in ("doc", "download") and found:
        return [
            nodes.reference(
                raw, words, refuri=f"{target}.rst" if name == "doc" and not posixpath.splitext(target)[1] else target
            )
        ], []
    if name == "menuselection":
        words = words.replace("-->", "›")
    return [nodes.inline(raw, words)], []


@cache
def add_known_words() -> None:
    """Teach docutils the directives and roles: it has one table of them for the whole program."""
    own: dict[str, type[Directive]] = {
        **dict.fromkeys(_SILENT, _Silent),
        **dict.fromkeys(_SITES, _Player),
        **dict.fromkeys(_BOXES, _Box),
        **dict.fromkeys(_HOLDERS, _Holder),
        **dict.fromkeys(("code", "code-block", "sourcecode", "highlight-code"), _Code),
        "thumbnail": _Thumbnail,
    }
    for name, directive in own.items():
        directives.register_directive(name, directive)
    for name in _CODE_ROLES:
        roles.register_local_role(name, _code)
    for name in _WORD_ROLES:
        roles.register_local_role(name, _words)
