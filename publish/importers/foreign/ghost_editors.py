"""The trees that Ghost's editors keep, as HTML: Lexical, and the older Mobiledoc."""

from collections.abc import Mapping
from html import escape
from typing import Any

_FORMATS = ((16, "code"), (1, "strong"), (2, "em"), (4, "s"), (32, "sub"), (64, "sup"))
"""The bits of a text's format in Lexical, and the elements that they are."""


def of_lexical(tree: Mapping[str, Any]) -> str:
    """The HTML of a document of Lexical."""
    return _children(tree["root"])


def _children(node: Mapping[str, Any]) -> str:
    return "".join(_node(child) for child in node.get("children") or () if isinstance(child, dict))


def _node(node: Mapping[str, Any]) -> str:
    kind = str(node.get("type", ""))
    plain = {"paragraph": "p", "quote": "blockquote", "extended-quote": "blockquote", "aside": "blockquote",
             "listitem": "li", "extended-paragraph": "p"}  # fmt: skip
    if kind in ("text", "extended-text", "code-highlight"):
        return _text(node)
    if kind in ("linebreak", "tab"):
        return "<br>" if kind == "linebreak" else " "
    if kind in ("heading", "extended-heading"):
        tag = node.get("tag") if node.get("tag") in ("h1", "h2", "h3", "h4", "h5", "h6") else "h2"
        return f"<{tag}>{_children(node)}</{tag}>"
    if kind == "list":
        tag = "ol" if node.get("listType") == "number" else "ul"
        return f"<{tag}>{_children(node)}</{tag}>"
    if kind in ("link", "autolink", "at-link"):
        return f'<a href="{_value(node, "url")}">{_children(node)}</a>'
    if kind in plain:
        return f"<{plain[kind]}>{_children(node)}</{plain[kind]}>"
    return _card(kind, node) or _children(node)


def _text(node: Mapping[str, Any]) -> str:
    words = escape(str(node.get("text", "")))
    bits = node.get("format") if isinstance(node.get("format"), int) else 0
    for bit, tag in _FORMATS:
        if bits and int(bits) & bit:
            words = f"<{tag}>{words}</{tag}>"
    return words


def _card(kind: str, node: Mapping[str, Any]) -> str:
    """What stands between paragraphs; the words that a card of Ghost holds are HTML themselves."""
    words = f"<p>{node['caption']}</p>" if node.get("caption") else ""
    caption = f"<figcaption>{node['caption']}</figcaption>" if node.get("caption") else ""
    if kind == "image":
        address = _value(node, "src")
        alt = _value(node, "alt") or _value(node, "altText")
        return f'<figure><img src="{address}" alt="{alt}">{caption}</figure>'
    if kind == "gallery":
        pictures = "".join(_card("image", one) for one in node.get("images") or () if isinstance(one, dict))
        return f"<figure>{pictures}{words}</figure>"
    if kind in ("html", "markdown"):
        text = str(node.get("html") or node.get("markdown") or "")
        return text if kind == "html" or text.lstrip().startswith("<") else f"<pre>{escape(text)}</pre>"
    if kind == "codeblock":
        return f"<pre><code>{escape(str(node.get('code', '')))}</code></pre>"
    if kind in ("horizontalrule", "hr"):
        return "<hr>"
    if kind == "callout":
        return f'<div class="kg-callout-card">{node.get("calloutText") or ""}</div>'
    if kind == "toggle":
        return f"<h4>{node.get('heading') or ''}</h4>{node.get('content') or ''}"
    if kind in ("signup", "paywall", "email-cta", "call-to-action"):
        return f'<div class="kg-signup-card">{_value(node, "header") or kind}</div>'
    if kind == "header":
        return f"<h2>{node.get('heading') or node.get('header') or ''}</h2>"
    return _link_card(kind, node)


def _link_card(kind: str, node: Mapping[str, Any]) -> str:
    """A card that leads elsewhere."""
    words = f"<p>{node['caption']}</p>" if node.get("caption") else ""
    address, title = _value(node, "src") or _value(node, "url"), _value(node, "title") or _value(node, "fileName")
    if kind in ("video", "audio", "embed"):
        inner = str(node.get("html") or "") if kind == "embed" else ""
        made = inner if "<" in inner else f'<iframe src="{address}" title="{title}"></iframe>'
        return f"{made}{words}"
    if kind == "bookmark":
        data = node.get("metadata") if isinstance(node.get("metadata"), dict) else {}
        title = escape(str((data or {}).get("title") or "")) or address
        return f'<p><a href="{address}">{title}</a></p>'
    if kind in ("file", "button"):
        target = address or _value(node, "buttonUrl")
        return f'<p><a href="{target}">{title or _value(node, "buttonText") or target}</a></p>'
    return ""


def _value(node: Mapping[str, Any], key: str) -> str:
    value = node.get(key)
    return escape(value, quote=True) if isinstance(value, str) else ""


def of_mobiledoc(tree: Mapping[str, Any]) -> str:
    """The HTML of a document of Mobiledoc (0.3)."""
    made: list[str] = []
    for section in tree["sections"]:
        kind = section[0]
        if kind == 1:  # words with markers
            made.append(f"<{section[1]}>{_markers(tree, section[2])}</{section[1]}>")
        elif kind == 2 and isinstance(section[1], str):  # a picture
            made.append(f'<img src="{escape(section[1], quote=True)}">')
        elif kind == 3:  # a list
            entries = "".join(f"<li>{_markers(tree, one)}</li>" for one in section[2])
            made.append(f"<{section[1]}>{entries}</{section[1]}>")
        elif kind == 10:  # a card
            name, payload = tree["cards"][section[1]][:2]
            known = {"card-markdown": "markdown", "code": "codeblock", "hr": "hr"}
            made.append(_card(known.get(name, str(name)), payload if isinstance(payload, dict) else {}))
    return "".join(made)


def _markers(tree: Mapping[str, Any], markers: list[list[Any]]) -> str:
    made: list[str] = []
    opened: list[str] = []
    for kind, opening, closing, value in markers:
        for number in opening:
            tag, *attributes = tree["markups"][number]
            given = attributes[0] if attributes else []
            pairs = zip(given[::2], given[1::2], strict=False)
            written = "".join(f' {key}="{escape(str(one), quote=True)}"' for key, one in pairs)
            made.append(f"<{tag}{written}>")
            opened.append(tag)
        # A marker is words, or an atom: a line break, or something that shows its text.
        atom = tree["atoms"][value] if kind else None
        words = str(value) if atom is None else str(atom[1])
        made.append("<br>" if atom is not None and atom[0] == "soft-return" else escape(words))
        made += [f"</{opened.pop()}>" for _ in range(closing)]
    return "".join(made)
