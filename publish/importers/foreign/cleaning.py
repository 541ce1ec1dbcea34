"""Foreign HTML made into a tree that the allow-list knows.

What only tells how it looks goes, what is no text is left out and told, pictures and media get their places.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

from publish.config.addresses import scheme_of
from publish.diagnostics import Diagnostic, Span
from publish.importers.foreign.boxes import RECIPE, is_box, is_recipe
from publish.importers.foreign.document import classes_of, line_of, name_of, words_of
from publish.importers.foreign.furniture import hidden, pixel
from publish.importers.foreign.galleries import framed
from publish.importers.foreign.layout import is_layout
from publish.importers.foreign.new_elements import add_text, as_it_stands, below, lines_in, linked
from publish.importers.foreign.picture_addresses import addresses_of
from publish.importers.foreign.poems import break_lines
from publish.importers.foreign.rules import IMPORT_LINK_LOST, IMPORT_MEDIA_LINKED, excerpt, left_out
from publish.importers.foreign.surroundings import closes_quote, holds, media_addresses, repeats_picture, wraps_in_vain
from publish.importers.html.allowed import BLOCKS, CODE, DELETED, EMPHASIS, HEADINGS, STRONG

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PICTURE = "import-picture-"
"""What the stand-in for a picture's address begins with."""
CITE = "import-cite-"
"""What the id of a line begins with that says who is quoted."""
VERSE = "import-verse-"
"""What the id of a quotation begins with that is verse."""
PULL_QUOTE = "import-pullquote-"
"""What the id of a quotation begins with that was lifted out of the text."""

_KEPT = frozenset([
    *BLOCKS, *EMPHASIS, *STRONG, *DELETED, *CODE, "a", "br", "img", "q", "sub", "sup", "wbr",
]) - {"fieldset", "form", "legend", "details", "summary", "dir", "menu", "center", "html", "body"}  # fmt: skip
_TABLE = frozenset(["caption", "tbody", "td", "tfoot", "th", "thead", "tr"])
_MEDIA = {
    "amp-iframe": "a frame",
    "amp-video": "a video",
    "iframe": "a frame",
    "video": "a video",
    "audio": "a recording",
    "embed": "an embedded thing",
    "object": "an embedded thing",
}
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_SMALL_CAPS = re.compile(r"font-variant(?:-caps)?\s*:\s*small-caps", re.IGNORECASE)
_CREDIT = re.compile(
    r"(?:(?:photo|image|img|picture|media|caption|wp-caption|figure)[-_]*)*_*(?:credits?|attribution|copyright|photographer)(?:-?text)?"
)
_LONGEST_CREDIT = 160
_LANGUAGE = re.compile(r"(?:^|\s)lang(?:uage)?-([A-Za-z][\w+#.-]{0,20})(?=\s|$)")
"""How a page names the language of code (HTML Standard, the code element)."""
_VERSE = frozenset(["wp-block-verse", "verse", "poem", "poetry"])
"""Classes of preformatted text that is a poem."""
_BOOKMARKS = frozenset(["kg-bookmark-card", "embedded-post", "embedded-publication-wrap", "wp-block-embed-wordpress"])
"""Classes of cards that show another page."""
_SPACE = re.compile(r"\s+")

Judge = Callable[["HtmlElement"], str | None]


@dataclass
class CleanTree:
    """A tree that the allow-list knows, and what was found on the way."""

    body: Element = field(default_factory=lambda: Element("div"))
    """The text."""
    lines: list[tuple[str, int]] = field(default_factory=list)
    """Every element of it with the line that it begins in, in order."""
    pictures: list[tuple[str, ...]] = field(default_factory=list)
    """The addresses of each picture, by the number in its stand-in, the best first."""
    credits: dict[int, str] = field(default_factory=dict)
    """Who made a picture, by its number."""
    findings: list[Diagnostic] = field(default_factory=list)
    """What was left out, lost or made."""


class Cleaner:
    """Makes one tree of another."""

    def __init__(self, at: Span, judge: Judge, *, base: str = "", targets: frozenset[str] = frozenset()) -> None:
        self.at = at
        self.judge = judge
        self.base = base
        self.targets = targets
        self.made = CleanTree()

    def clean(self, root: "HtmlElement") -> CleanTree:
        """The whole of an element; what is no figure is not judged itself."""
        if name_of(root) in ("figure", "img"):
            self._child(root, self.made.body)
        else:
            self._children(root, below(self.made.body, "div"))
        return self.made

    def _children(self, source: "HtmlElement", into: Element) -> None:
        add_text(into, source.text)
        for child in source:
            self._child(child, into)
            add_text(into, child.tail)

    def _child(self, child: "HtmlElement", into: Element) -> None:
        framed(child)
        name = name_of(child)
        if not name or (name == "noscript" and (repeats_picture(child) or self._knows(child))):
            return
        if name == "li" and not words_of(child) and not holds(child, ("img", "iframe", "video")):
            return
        if name in _MEDIA and not hidden(child):
            self._media(child, name, into)
        elif (what := self.judge(child)) is not None:
            if what or words_of(child):
                at = line_of(child, self.at)
                self.made.findings.append(left_out(what or "something hidden", words_of(child), at))
        elif name != "figcaption" and self._is_credit(child):
            self.made.credits[len(self.made.pictures) - 1] = words_of(child)
        elif make := self._maker(child, name):
            make(child, into)
        elif name in _KEPT and name not in _TABLE and not wraps_in_vain(child, name):
            self._children(child, self._open(child, name, into))
        elif self._says_nothing(child, plain := _plain(name)):
            self._children(child, into)
        else:
            self._children(child, self._styled(child, self._open(child, plain, into)))

    def _knows(self, child: "HtmlElement") -> bool:
        """Whether all that an element shows is pictures that have been taken already."""
        taken = {address for addresses in self.made.pictures for address in addresses}
        found = [set(addresses_of(img)) for img in child.iter("img")]
        return bool(found) and not words_of(child) and all(addresses & taken for addresses in found)

    def _is_credit(self, child: "HtmlElement") -> bool:
        """Whether an element says who made the picture that it stands under."""
        if not self.made.pictures or not any(_CREDIT.fullmatch(kind) for kind in classes_of(child)):
            return False
        above = next((one for one in child.iterancestors() if name_of(one) == "figure"), None)
        return above is not None and not holds(child, ("img",)) and 0 < len(words_of(child)) <= _LONGEST_CREDIT

    def _maker(self, child: "HtmlElement", name: str) -> "Callable[[HtmlElement, Element], None] | None":
        """What makes an element of one that is not read as it stands."""
        kinds = classes_of(child)
        if name == "figure" and holds(child, ("table", "blockquote")) and not holds(child, ("img",)):
            return self._framed
        if name == "figure" and "wp-block-embed" in classes_of(child) and not holds(child, ("img", "iframe")):
            return self._embed
        if name in ("cite", "footer") and name_of(child.getparent()) in ("blockquote", "p") and closes_quote(child):
            return self._cite
        if is_box(child):
            return self._box
        if "pullquote" in (kinds if name in ("div", "aside", "p") else " ".join(kinds) if name == "blockquote" else ()):
            return self._pull_quote
        if kinds & _BOOKMARKS and holds(child, ("a",)):
            return self._bookmark
        if name == "div" and "wp-caption" in classes_of(child) and holds(child, ("img",)):
            return self._captioned
        if name == "pre" and kinds & _VERSE:
            return self._verse
        makers = {"img": self._picture, "a": self._link, "table": self._table, "summary": self._summary}
        makers |= {"amp-img": self._picture, "pre": self._code, **dict.fromkeys(HEADINGS, self._heading)}
        return makers.get(name)

    def _embed(self, source: "HtmlElement", into: Element) -> None:
        found = re.search(r"https?://\S+", words_of(source))
        if found is None:
            self._children(source, into)
            return
        source.set("src", found[0])
        self._media(source, "embed", into)

    def _bookmark(self, source: "HtmlElement", into: Element) -> None:
        """A card that leads to another page: its title as a link; what else it shows is that page's."""
        link = next(iter(source.iter("a")))
        titled = (e for e in source.iter("*") if any("title" in kind for kind in classes_of(e)) and words_of(e))
        title = words_of(next(titled, link))
        href = self._address(link) if name_of(link) == "a" else ""
        if not title or not href:
            self._children(source, into)
            return
        made = below(self._open(source, "p", into), "a")
        made.set("href", href)
        made.text = title
        if rest := words_of(source).replace(title, "", 1).strip():
            self.made.findings.append(left_out("the rest of a card", rest, line_of(source, self.at)))

    def _cite(self, source: "HtmlElement", into: Element) -> None:
        made = self._open(source, "p", into)
        made.set("id", f"{CITE}{len(self.made.lines)}")
        self._children(source, made)

    def _box(self, source: "HtmlElement", into: Element) -> None:
        made = self._open(source, "aside", into)
        if is_recipe(source):
            made.set("id", f"{RECIPE}{len(self.made.lines)}")
        self._children(source, made)

    def _summary(self, source: "HtmlElement", into: Element) -> None:
        self._children(source, below(self._open(source, "p", into), "strong"))

    def _heading(self, source: "HtmlElement", into: Element) -> None:
        name = name_of(source)
        self._children(source, self._open(source, "h2" if name == "h1" else name, into))

    def _code(self, source: "HtmlElement", into: Element) -> None:
        made = self._open(source, "pre", into)
        made.text = as_it_stands(source)
        inner = next((child for child in source.iter("code")), source)
        if found := _LANGUAGE.search(f"{inner.get('class', '')} {source.get('class', '')}"):
            made.set("class", f"language-{found[1]}")

    def _open(self, source: "HtmlElement", name: str, into: Element) -> Element:
        """A new element; of its attributes only what the tree has a place for."""
        made = below(into, name)
        line = line_of(source, self.at).line
        self.made.lines.append((name, line))
        for key in ("lang", "dir", "colspan", "rowspan", "scope", "start", "title"):
            value = source.get(key, "")
            if value and (key != "title" or name == "a") and (key != "start" or name == "ol"):
                made.set(key, value)
        if (id := source.get("id") or source.get("name") or "") in self.targets:
            made.set("id", id)
        return made

    def _says_nothing(self, source: "HtmlElement", plain: str) -> bool:
        """Whether an element may be passed over for what it holds; pages nest hundreds of them."""
        if any(source.get(key) for key in ("lang", "dir")) or (source.get("id") or "") in self.targets - {""}:
            return False
        if plain == "span":
            return not source.get("style")
        texts = (source.text, *(child.tail for child in source))
        blocks = all(name_of(child) in BLOCKS or not name_of(child) for child in source)
        return blocks and not any(text and text.strip() for text in texts)

    def _styled(self, source: "HtmlElement", made: Element) -> Element:
        """Where the words go of an element that only its style makes bold or slanted."""
        style = source.get("style", "")
        if made.tag != "span" or not style:
            return made
        if _SMALL_CAPS.search(style):
            made.set("class", "small-caps")
        for pattern, name in ((_BOLD, "strong"), (_ITALIC, "em")):
            if pattern.search(style) and words_of(source):
                made = below(made, name)
                self.made.lines.append((name, line_of(source, self.at).line))
        return made

    def _picture(self, source: "HtmlElement", into: Element) -> None:
        at = line_of(source, self.at)
        given = list(addresses_of(source))
        # As it stands first: a picture may lie beside the page, whatever address the page had.
        addresses = tuple(dict.fromkeys([*given[:1], *(_absolute(self.base, found) for found in given)]))
        if pixel(source):
            where = f" to {addresses[0][:60]}" if addresses else ""
            self.made.findings.append(left_out(f"a tracking pixel{where}", "", at))
            return
        if not addresses:
            self.made.findings.append(left_out("a picture without an address", source.get("alt", ""), at))
            return
        made = self._open(source, "img", into)
        made.set("src", f"{PICTURE}{len(self.made.pictures)}")
        if alt := _SPACE.sub(" ", source.get("alt", "")).strip():
            made.set("alt", alt)
        self.made.pictures.append(addresses)

    def _link(self, source: "HtmlElement", into: Element) -> None:
        href = self._address(source)
        if not href or not words_of(source):
            self._children(source, self._open(source, "span", into))
            return
        if not any(name_of(inner) in BLOCKS or name_of(inner) == "img" for inner in source.iterdescendants()):
            made = self._open(source, "a", into)
            made.set("href", href)
            self._children(source, made)
            return
        # A link round blocks or a picture: the words of each line get it.
        made = self._open(source, "div", into)
        self._children(source, made)
        for line in lines_in(made):
            linked(line, href)

    def _address(self, source: "HtmlElement") -> str:
        """Where a link leads; empty for one whose words alone are kept."""
        href = (source.get("href") or "").strip()
        at = line_of(source, self.at)
        if not href:
            return ""
        if href.startswith("#"):
            if href[1:] in self.targets:
                return href
            if href.strip("#"):
                self._lost(source, f"to the place {href}, which is not in the text,", at)
            return ""
        if scheme := scheme_of(href):
            if scheme in ("javascript", "data", "vbscript", "file", "blob", "cid"):
                self.made.findings.append(left_out(f"where a link of the kind {scheme}: leads", words_of(source), at))
                return ""
            return href
        if not self.base and not href.startswith("//"):
            self._lost(source, f"to {href[:60]}, and the address of the page is not known,", at)
            return ""
        return _absolute(self.base or "https:", href)

    def _lost(self, source: "HtmlElement", why: str, at: Span) -> None:
        if words := words_of(source):
            self.made.findings.append(
                IMPORT_LINK_LOST.finding(f"{excerpt(words)} was a link {why} and is none now", at)
            )

    def _media(self, source: "HtmlElement", name: str, into: Element) -> None:
        at = line_of(source, self.at)
        address = next((found for found in media_addresses(source) if found), "")
        address = _absolute(self.base or ("https:" if address.startswith("//") else ""), address)
        what = _MEDIA[name]
        if scheme_of(address) not in ("http", "https") or pixel(source):
            self.made.findings.append(left_out(what, words_of(source) or address, at))
            return
        made = self._open(source, name if name in ("audio", "video") else "iframe", into)
        made.set("src", address)
        if title := source.get("title") or source.get("aria-label") or "":
            made.set("title", title)
        message = f"{what} became a block that says where it plays: {address[:80]}"
        self.made.findings.append(IMPORT_MEDIA_LINKED.finding(message, at))

    def _table(self, source: "HtmlElement", into: Element) -> None:
        if is_layout(source):
            self._children(source, self._open(source, "div", into))
            return
        self._rows(source, self._open(source, "table", into))

    def _rows(self, source: "HtmlElement", into: Element) -> None:
        for child in source:
            if (name := name_of(child)) in _TABLE:
                made = self._open(child, name, into)
                if name in ("td", "th", "caption"):
                    self._children(child, made)
                else:
                    self._rows(child, made)

    def _framed(self, source: "HtmlElement", into: Element) -> None:
        """A figure without a picture: the table or the quotation in it stands for itself, its caption behind it."""
        captions = [child for child in source if name_of(child) == "figcaption"]
        tables = [child for child in source if name_of(child) == "table"]
        if len(captions) == len(tables) == 1 and not is_layout(tables[0]):
            captions[0].tag = "caption"
            tables[0].insert(0, captions[0])
        for child in source:
            if name_of(child) == "blockquote" and "pullquote" in " ".join((*classes_of(source), *classes_of(child))):
                self._pull_quote(child, into)
            elif name_of(child) == "figcaption":
                self._children(child, self._open(child, "p", into))
            else:
                self._child(child, into)

    def _pull_quote(self, source: "HtmlElement", into: Element) -> None:
        made = self._open(source, "blockquote", into)
        made.set("id", f"{PULL_QUOTE}{len(self.made.lines)}")
        self._children(source, made)

    def _verse(self, source: "HtmlElement", into: Element) -> None:
        made = self._open(source, "blockquote", into)
        made.set("id", f"{VERSE}{len(self.made.lines)}")
        break_lines(source)
        self._children(source, self._open(source, "p", made))

    def _captioned(self, source: "HtmlElement", into: Element) -> None:
        figure = self._open(source, "figure", into)
        for child in source:
            caption = any(kind.startswith("wp-caption-") for kind in classes_of(child)) and not holds(child, ("img",))
            if caption:
                self._children(child, self._open(child, "figcaption", figure))
            else:
                self._child(child, figure)


def _absolute(base: str, address: str) -> str:
    """An address seen from another; as it is where it makes no sense."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _plain(name: str) -> str:
    """What an element that the tree has no place for is read as: something of its kind without a meaning."""
    blocks = {
        "details", "fieldset", "legend", "center", "dir", "menu", "tr", "td", "th", "tbody", "thead", "tfoot",
        "caption",
    }  # fmt: skip
    return "div" if name in blocks or name in ("form", "body", "html") or "-" in name else "span"
