"""Elements that play: ``iframe``, ``video``, ``audio`` and their like become blocks of media, and load nothing."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from publish.config.addresses import scheme_of
from publish.diagnostics import Outcome, Span
from publish.importers.addresses import picture_source
from publish.importers.html.structures import hidden
from publish.importers.html.tags import ACTIVE_CONTENT, name_of
from publish.importers.media import kind_of, media
from publish.model.blocks import Blocks
from publish.model.figures import Figure, Picture
from publish.model.inlines import Inlines, Text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

PLAYERS = frozenset(["audio", "embed", "iframe", "object", "video"])
"""The elements."""
_ELEMENTS = MappingProxyType(
    {
        "youtube": "https://www.youtube.com/watch?v={}",
        "vimeo": "https://vimeo.com/{}",
    }
)
"""By a part of their names, elements of a site's own that play, ``lite-youtube``, and the address of what they play."""
_IDS = ("videoid", "video-id", "slug", "@slug", "vid", "video")
"""Where such elements name it."""
_NAME = re.compile(r"[\w-]+")
_SOURCES = ("src", "data-src", "data-lazy-src", "data")
_MUTE = re.compile(
    r"(?:(?:youtube|vimeo|spotify|embedded|html5)\b.*)?(?:player|video|embed|iframe|content)s?"
    r"|spotify embed.*|.*\bplayer",
    re.IGNORECASE,
)
"""What builders call their players: it tells a reader nothing."""


def source_of(name: str, attributes: Mapping[str, str], inner: "Element | None" = None) -> str:
    """What an element plays; empty where it plays nothing for readers: a script, a form in it, a hidden frame."""
    if hidden(attributes):
        return ""
    if name not in PLAYERS:
        return _of_element(name, attributes)
    sources = [attributes.get(key, "") for key in _SOURCES]
    if inner is not None:
        sources += [child.attrib.get("src", "") for child in inner.iter() if name_of(child) == "source"]
    source = next((source.strip() for source in sources if source.strip()), "")
    plays = scheme_of(source) in ("http", "https") or source.startswith("//") or name in ("audio", "video")
    return source if plays and scheme_of(source) in ("", "http", "https") else ""


def _of_element(name: str, attributes: Mapping[str, str]) -> str:
    """What an element of a site's own plays; empty for one that is no player, or that does not say it."""
    site = next((part for part in name.split("-") if part in _ELEMENTS), "") if "-" in name else ""
    named = next((attributes[key].strip() for key in _IDS if _NAME.fullmatch(attributes.get(key, "").strip())), "")
    return _ELEMENTS[site].format(named) if site and named else ""


def read_player(name: str, attributes: Mapping[str, str], source: str, at: Span) -> Outcome[Blocks]:
    """The block of an element that plays; its poster where that lies beside the text."""
    handlers = [key for key in attributes if key.startswith("on")]
    findings = [ACTIVE_CONTENT.finding(f"{key} was taken out of <{name}>", at) for key in handlers]
    usual = name if name in ("audio", "video") else "embed"
    title = title_of(attributes)
    poster = attributes.get("poster", "").strip()
    blocks: Blocks = ()
    if poster and not scheme_of(poster) and not poster.startswith("//"):
        file = picture_source(poster, at)
        findings += file.diagnostics
        blocks = (Figure(Picture(file.value, span=at), span=at),) if file.value else ()
    made = media(kind_of(source, usual), source, at, title=title, blocks=blocks)
    return Outcome(made.value, (*findings, *made.diagnostics))


def title_of(attributes: Mapping[str, str]) -> Inlines:
    """What an element says that it plays, if its builder did not say it."""
    words = " ".join((attributes.get("title") or attributes.get("aria-label") or "").split())
    return (Text(words),) if words and not _MUTE.fullmatch(words) else ()
