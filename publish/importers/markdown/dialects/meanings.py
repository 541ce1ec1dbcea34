"""What the tags of site builders mean in a book, by their names: one table for all builders.

The names are those of the builders themselves and of their wide-spread themes.
"""

import posixpath
import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from markdown_it.rules_inline import StateInline

from publish.importers.markdown.attributes import NONE, BraceAttributes
from publish.importers.markdown.dialects.tags import BuilderTag
from publish.importers.media import plays as is_film

PICTURES = frozenset([
    "figure", "img", "image", "picture", "photo", "pic", "imgcap", "image-caption", "image_caption", "img-caption",
    "captioned-image", "responsive-image", "responsive_image", "figure_image", "postimage", "lightbox", "imagefigure",
])  # fmt: skip
"""Tags that show a picture."""
SITES = MappingProxyType({
    "youtube": "https://www.youtube.com/watch?v={}",
    "youtubelite": "https://www.youtube.com/watch?v={}",
    "youtube-lite": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "bilibili": "https://www.bilibili.com/video/{}",
    "dailymotion": "https://www.dailymotion.com/video/{}",
    "spotify": "https://open.spotify.com/{}",
    "asciinema": "https://asciinema.org/a/{}",
})  # fmt: skip
"""Tags that play something of one site, with the address that an id stands in."""
_SOUNDS = frozenset(["audio", "spotify", "soundcloud", "podcast", "mp3", "audioplayer"])
PLAYERS = frozenset(
    {*SITES, *_SOUNDS, "video", "iframe", "embed", "peertube", "embedly", "mp4", "videoplayer", "responsive-iframe"}
)
"""Tags that play something."""
QUOTED = MappingProxyType({
    "tweet": "https://x.com/{}", "twitter": "https://x.com/{}", "twitter_simple": "https://x.com/{}",
    "x": "https://x.com/{}", "x_simple": "https://x.com/{}", "instagram": "https://www.instagram.com/p/{}/",
    "gist": "https://gist.github.com/{}", "github": "https://github.com/{}", "codepen": "https://codepen.io/{}",
    "mastodon": "{}", "toot": "{}", "bluesky": "{}", "bsky": "{}", "reddit": "{}", "tiktok": "{}", "facebook": "{}",
    "link": "{}", "linkpreview": "{}", "bookmark": "{}", "link-preview": "{}",
})  # fmt: skip
"""Tags that show something of another site, with the address that their values stand in: a book links to it."""
BOXES = frozenset([
    "notice", "note", "tip", "info", "warning", "warn", "danger", "caution", "important", "alert", "alerts",
    "admonition", "callout", "hint", "box", "aside", "sidebar", "infobox", "success", "error", "attention", "question",
    "example", "abstract", "summary", "seealso", "panel", "message", "details", "expand", "collapse", "spoiler",
    "accordion", "details-summary", "collapsible", "toggle", "sidenote", "marginnote", "update", "card", "todo",
    "bug", "failure", "faq", "tldr", "quote-box", "secondary", "primary",
])  # fmt: skip
"""Tags, divs and admonitions that put a box round what they hold."""
_OPENED = frozenset([
    "details", "expand", "collapse", "spoiler", "accordion", "collapsible", "toggle", "details-summary",
])  # fmt: skip
"""Boxes whose first value is their heading and not their kind."""
_MUTE = frozenset([
    "box", "aside", "sidebar", "infobox", "panel", "card", "sidenote", "marginnote", "primary", "secondary",
    "notice", "alert", "alerts", "admonition", "callout", "message", "quote-box",
])  # fmt: skip
"""Boxes whose name is no heading."""
HOLDERS = frozenset([
    "center", "centre", "div", "columns", "column", "cols", "col", "row", "grid", "tabs", "tab", "tabpane", "lead",
    "section", "span", "small", "large", "article", "wrap", "text", "content", "steps", "step",
    "cards", "markdownify", "md", "markdown", "left", "right", "panel-tabset", "container", "block", "fragment",
    "rendertemplate", "incremental", "nonincremental", "r-stack", "r-fit-text", "speaker-notes",
])  # fmt: skip
"""Tags that only say how what they hold looks on a site."""
GALLERIES = frozenset(["gallery", "figures", "photogallery", "photo-gallery", "image-gallery", "slideshow", "carousel"])
"""Tags and divs round pictures that are looked at together."""
TITLED = frozenset(["tab", "tabitem", "step", "card", "section", "content", "panel"])
"""Of these, those whose heading is an author's: with one they are boxes."""
QUOTES = frozenset(["quote", "blockquote", "pullquote", "epigraph", "cq", "centerquote"])
"""Tags round words of others."""
KEYS = frozenset(["kbd", "key", "keys", "button", "shortcut"])
"""Tags that show what to press."""
MUTE_TAGS = frozenset([
    "fa", "icon", "bi", "iconify", "fontawesome", "fab", "fas", "svg-icon", "ai", "anchor", "br",
    "toc", "table-of-contents", "pagebreak", "newpage", "clear", "more", "break-columns", "comments", "share", "ads",
    "adsense", "subscribe", "newsletter", "signup", "footnotes", "lightbox-init", "load-photoswipe", "katex", "mathjax",
])  # fmt: skip
"""Tags that stand for something of a site and hold no words of an author."""

_MUTE_ENDS = ("avatar", "icon", ".svg")
"""How houses' own names of such tags end: a face or a sign beside words that say the same."""

_PLACE = re.compile(r"(?:left|right|center|centre|full|wide|\d+(?:px|%|x\d+)?)")
"""Where a picture stands on a site, and how wide."""
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|tiff?|bmp|heic)(?:[?#]|$)", re.IGNORECASE)
_LINK = "link"
"""How the names of tags end that are a link, in whatever house."""
_SHOT = "screenshot"
"""A part of the names of tags that show what a page of the web looks like: its words say which page it is."""
_LEADS = re.compile(r"https?://|//|/(?!/)")
_ID = re.compile(r"[\w./?=&:@-]+")


def picture_of(tag: BuilderTag) -> tuple[str, str, BraceAttributes]:
    """A picture's file, its caption as Markdown, and its attributes."""
    source = tag.get("src", "image", "image_path", "url", "file", "path", "img", "source", "filename", "href")
    words = [word for word in tag.words if not _PLACE.fullmatch(word)]
    if not source and words:
        source = words.pop(next((place for place, word in enumerate(words) if _FILE.search(word)), 0))
    alt = tag.get("alt", "alttext", "alt_text", "alt-text", "fig-alt")
    title, caption = tag.get("title"), tag.get("caption", "cap", "description", "desc", "fig-cap", "text")
    # Builders that take values without keys have the description first, then the caption.
    if words and not alt:
        alt = words.pop(0)
    if words and not caption and " " in words[0].strip():
        caption = words.pop(0)
    if title and caption and title != caption:
        caption = f"{title} {caption}" if title[-1:] in ".!?…:" else f"{title}. {caption}"
    credit = tag.get("credit", "attr", "attribution", "copyright", "author", "photographer", "by")
    link = tag.get("attrlink", "attr_link", "credit_link")
    if credit and link and "](" not in credit:
        credit = f"[{credit}]({link})"
    values = {"alt": alt, "credit": credit}
    attributes = BraceAttributes(tag.get("id"), (), MappingProxyType({k: v for k, v in values.items() if v}))
    return source, caption or title, attributes


def address_of(tag: BuilderTag) -> tuple[str, str]:
    """What something on another site is called, if anything, and its address; empty when none can be made of it."""
    given = tag.get("src", "url", "href", "link", "id", "code", "mp4", "file", "video", "content") or tag.word(0)
    title = tag.get("title", "caption", "alt", "label", "text", "description")
    named = next((part for part in (tag.name, *tag.parts) if part in SITES), tag.name)
    pattern = SITES.get(named) or QUOTED.get(tag.name) or "{}"
    if tag.name.endswith(_LINK):
        # A link's words come before its address or behind it.
        leading = [word for word in tag.words if _LEADS.match(word)]
        others = [word for word in tag.words if not _LEADS.match(word)]
        given, title = (leading or [given])[0], title or " ".join(others)
        if title and given.startswith("/"):
            return title, given
    if tag.name in ("video", "embed", "iframe") and (site := tag.get("provider", "site", "type")).lower() in SITES:
        pattern = SITES[site.lower()]
    if re.match(r"(?:https?:)?//", given):
        return title, given if given.startswith("http") else f"https:{given}"
    if tag.name in ("tweet", "twitter", "x", "twitter_simple", "x_simple"):
        user = tag.get("user", "author") or (tag.word(0) if len(tag.words) > 1 else "i")
        number = tag.get("id") or (tag.words[-1] if tag.words else "")
        given = f"{user}/status/{number}" if number else ""
    elif tag.name in ("gist", "github", "codepen", "spotify") and len(tag.words) > 1:
        given = "/".join(tag.words[:2])
    if not given or pattern == "{}" or not _ID.fullmatch(given):
        return title, ""
    return title, pattern.format(given.lstrip("/"))


def box_of(tag: BuilderTag) -> str:
    """The heading of a box that a tag opens."""
    title = tag.get("title", "summary", "header", "heading", "label", "caption", "name")
    if title or tag.name in _OPENED or tag.name in TITLED:
        return title or next((word for word in tag.words if word not in ("open", "closed", "default")), "")
    kind = tag.get("type", "kind", "level", "class", "style") or tag.word(0)
    if " " in kind or tag.word(1) or (kind[:1].isupper() and kind.lower() not in BOXES):
        # What is no kind is an author's word.
        return tag.word(1) or kind
    return heading_of(kind if kind.isalpha() else tag.name)


def heading_of(kind: str) -> str:
    """The heading of a box that has none of its own: what it is called, if that is a word for readers."""
    kind = kind.lower().removeprefix("callout-").removeprefix("alert-")
    if kind in _MUTE or kind not in BOXES:
        return ""
    return {"warn": "Warning", "seealso": "See also", "faq": "FAQ", "tldr": "TL;DR"}.get(kind, kind.capitalize())


def means(tag: BuilderTag, names: frozenset[str]) -> bool:
    """Whether a tag is one of some, by its name or by a part of it: houses call theirs ``cdn-video`` and the like."""
    return tag.name in names or any(part in names for part in tag.parts)


def shows_picture(tag: BuilderTag) -> bool:
    """Whether a tag names a picture's file, whatever a house calls its own."""
    return _FILE.search(tag.get("src", "image")) is not None


def _keys(tag: BuilderTag) -> str:
    """What to press, on each machine that is named."""
    return " / ".join(dict.fromkeys(word for word in (*tag.words, *tag.values.values()) if word))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a tag that stands in a line is in a book."""

    kind: Literal["keys", "nothing", "picture", "player", "elsewhere", "words"]
    """What it is."""
    words: str = ""
    """What is said: keys to press, a title, a caption as Markdown."""
    address: str = ""
    """Where it leads, or the picture's file."""
    attributes: BraceAttributes = NONE
    """What is said of a picture."""
    plays: str = ""
    """The kind of what plays."""


def meaning_of(tag: BuilderTag) -> Meaning | None:
    """What a tag means; ``None`` for one that nobody knows."""
    if tag.closes:
        return Meaning("nothing") if tag.name in MUTE_TAGS else None
    if tag.name in KEYS and (keys := _keys(tag)):
        return Meaning("keys", keys)
    if tag.name in MUTE_TAGS or tag.name.endswith(_MUTE_ENDS):
        return Meaning("nothing")
    if means(tag, PICTURES):
        file, caption, attributes = picture_of(tag)
        if file and (tag.name in PICTURES or _FILE.search(file)):
            return Meaning("picture", caption, file, attributes)
    if shows_picture(tag):
        file, caption, attributes = picture_of(tag)
        return Meaning("picture", caption, file, attributes)
    plays = means(tag, PLAYERS)
    shot = _SHOT in tag.parts
    if plays or shot or tag.name in QUOTED or tag.name.endswith(_LINK):
        title, address = address_of(tag)
        if shot and not address:
            title, address = _shown_page(tag)
        kind = "audio" if tag.name in _SOUNDS else "embed" if tag.name in ("iframe", "embed") else "video"
        if address:
            return Meaning("player" if plays else "elsewhere", title, address, plays=kind)
        if title and tag.name.endswith(_LINK):
            return Meaning("words", title)
        if plays and (film := next((word for word in (tag.get("src", "file"), *tag.words) if is_film(word)), "")):
            # A file of the site, which no page of the web shows: what it is called is told.
            return Meaning("player", title or posixpath.basename(posixpath.splitext(film)[0]), film, plays=kind)
    return None


def _shown_page(tag: BuilderTag) -> tuple[str, str]:
    """What a tag that shows a page of the web calls it, and the page's address."""
    address = next((word for word in tag.words if _LEADS.match(word)), "")
    return next((word for word in tag.words if not _LEADS.match(word)), ""), address


def push(state: StateInline, tag: BuilderTag) -> None:
    """The token of a tag that stands in a line: a picture, something that plays, or markup that nobody knows."""
    source = state.src[tag.start : tag.end]
    meaning = meaning_of(tag)
    if meaning is None:
        state.push("unknown", "", 0).content = source
    elif meaning.kind == "keys":
        state.push("code_inline", "code", 0).content = meaning.words
    elif meaning.kind == "nothing":
        state.push("left_out", "", 0).content = source
    elif meaning.kind == "picture":
        push_picture(state, meaning.address, meaning.words, meaning.attributes)
    elif meaning.kind == "words":
        state.push("text", "", 0).content = meaning.words
    else:
        token = state.push(meaning.kind, "", 0)
        token.meta = {"kind": meaning.plays, "title": meaning.words, "address": meaning.address}
        token.content = source


def push_picture(state: StateInline, file: str, caption: str, attributes: BraceAttributes) -> None:
    """The token of a picture."""
    token = state.push("image", "img", 0)
    token.attrs = {"src": file, "alt": "", **({"title": caption} if caption else {})}
    token.children = []
    token.meta = {"attributes": attributes}
