"""Galleries that are no figures: what systems put round several pictures, made a figure that holds a figure of each."""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from publish.importers.foreign.document import classes_of, name_of, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_GALLERY = re.compile(r"(?:[\w-]+[-_])?(?:gallery|slideshow)(?:[-_](?:embed|grid|container|\d+))?")
_AROUND = ("div", "section", "ul", "ol")
_PARTS = ("figure", "figcaption", "ul", "ol", "li", "dl", "dt", "dd")
"""What holds a picture and its caption, and has no meaning in a caption."""
_LEAST = 2


def framed(child: "HtmlElement") -> None:
    """Make a gallery of several pictures a figure, in place; anything else stays as it is."""
    if name_of(child) not in _AROUND or not any(_GALLERY.fullmatch(kind) for kind in classes_of(child)):
        return
    if any(name_of(one) == "figure" for one in child.iterancestors()):
        return
    if not child.findall(".//img"):
        for shown in _shown(child):
            child.append(shown)
    pictures = child.findall(".//img")
    if len(pictures) < _LEAST:
        return
    child.tag = "figure"
    items = {picture: _item(picture, child) for picture in pictures}
    rest = [part for part in child if not any(part is item or part in item.iterancestors() for item in items.values())]
    for part in rest:
        if words_of(part):
            part.tag = "figcaption"
    for picture, item in items.items():
        _frame(picture, item)


def _frame(picture: "HtmlElement", item: "HtmlElement") -> None:
    """Make what holds one picture its figure; whatever else it says is the caption."""
    figure = item.makeelement("figure", {})
    parent = item.getparent()
    parent.replace(item, figure)
    figure.tail, item.tail = item.tail, None
    if picture is not item:
        picture.drop_tree()
        picture.tail = None
    figure.append(picture)
    if picture is not item and words_of(item):
        for inner in item.iter(*_PARTS):
            inner.tag = "div"
        item.tag = "figcaption"
        figure.append(item)


def _item(picture: "HtmlElement", gallery: "HtmlElement") -> "HtmlElement":
    """The largest element of a gallery that holds one picture and no other."""
    item = picture
    for outer in picture.iterancestors():
        if outer is gallery or len(outer.findall(".//img")) > 1:
            break
        item = outer
    return item


def _shown(child: "HtmlElement") -> "Iterator[HtmlElement]":
    """The pictures that Substack names in the data of an element that is empty itself, and their caption."""
    try:
        data = json.loads(child.get("data-attrs", "") or "null")
    except (ValueError, RecursionError):
        return
    gallery = data.get("gallery") if isinstance(data, dict) else None
    images = gallery.get("images") if isinstance(gallery, dict) else None
    for image in images if isinstance(images, list) else ():
        if isinstance(image, dict) and isinstance(image.get("src"), str):
            yield child.makeelement("img", {"src": image["src"], "alt": _text(image, "alt")})
    if isinstance(gallery, dict) and (caption := _text(gallery, "caption")):
        line = child.makeelement("p", {})
        line.text = caption
        yield line


def _text(of: dict[str, object], key: str) -> str:
    value = of.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""
