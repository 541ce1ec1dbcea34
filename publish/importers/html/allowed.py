"""The allow-list: which elements and attributes of HTML the tree has a place for, and what becomes of the others."""

TRANSPARENT = frozenset([
    "address", "article", "body", "center", "div", "footer", "header", "hgroup", "html", "main", "nav", "picture",
    "section", "span", "tbody", "tfoot", "thead",
])  # fmt: skip
"""Elements without a meaning for the tree: what they hold is read as if they were not there."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""Headings with their level."""

BLOCKS = frozenset([
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
])  # fmt: skip
"""Elements that end a paragraph."""

WORDLESS = frozenset(["embed", "iframe", "noembed", "noframes", "script", "style"])
"""Elements whose content is no text for readers."""

ACTIVE = frozenset([
    "applet", "audio", "base", "button", "canvas", "dialog", "embed", "fieldset", "form", "frame", "frameset",
    "iframe", "input", "link", "meta", "noscript", "object", "option", "optgroup", "output", "param", "portal",
    "script", "select", "slot", "source", "svg", "template", "textarea", "track", "video",
])  # fmt: skip
"""Elements that run, load, ask or redirect in a reading system."""

VOID = frozenset([
    "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
])  # fmt: skip
"""Elements that hold nothing and have no end tag (HTML §13.1.2)."""

EMPHASIS = frozenset(["cite", "dfn", "em", "i", "var"])
"""Elements that become emphasis."""

STRONG = frozenset(["b", "strong"])
"""Elements that become strong text."""

DELETED = frozenset(["del", "s", "strike"])
"""Elements that become struck out text."""

CODE = frozenset(["code", "kbd", "samp", "tt"])
"""Elements that become code."""

COMMON = frozenset(["class", "dir", "id", "lang", "xml:lang"])
"""Attributes that every element may have."""

OWN = {
    "a": frozenset(["data-print", "href", "rel", "target", "title"]),
    "img": frozenset(["alt", "height", "src", "width"]),
    "ol": frozenset(["start", "type"]),
    "table": frozenset(["border", "cellpadding", "cellspacing"]),
    "td": frozenset(["align", "colspan", "rowspan"]),
    "th": frozenset(["align", "colspan", "rowspan", "scope"]),
}
"""Attributes that one element may have besides; those that only tell how it looks are passed over."""

SMALL_CAPS = frozenset(["small-caps", "smallcaps"])
"""Class names that mean small capitals."""

_LINES = EMPHASIS | STRONG | DELETED | CODE | {"a", "p", "q", "sub", "sup"}
KNOWN = TRANSPARENT | BLOCKS | WORDLESS | ACTIVE | VOID | _LINES
"""Elements whose end tags may stand alone: the rest of the element is a piece of its own."""
