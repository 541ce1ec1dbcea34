"""The pictures of a post that is brought in: where each lies in its folder, where its copy goes, how it is named then.

An address that only the site's own server could find is led to its copy; every other stays as its author wrote it.
"""

import posixpath
import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin

from publish.pipeline.generators import OBSIDIAN
from publish.pipeline.site_folder import PICTURES, Post, SiteFolder

_ENDS = "|".join(re.escape(ending) for ending in PICTURES)
_PICTURE = re.compile(
    r"(?P<site>(?:\{\{[^{}\n]{0,60}\}\}|\{(?:static|attach|filename)\}|\|(?:static|attach|filename)\|)?)(?<![^\s\"'()<>\[\]{}|=,])"
    r"(?P<path>(?:(?:(?<=\ssrc=\")|(?<=\ssrc\s=\s\"))[^\"<>\n]{1,300}?|(?<=\]\(<)[^<>\n]{1,300}?"
    r"|(?<=\]\()(?:[^\s\"()<>\[\]{}|]|\([^\s\"()<>\[\]{}|]*\)){1,300}?|[^\s\"'()<>\[\]{}|=,]{1,300})"
    r"(?:" + _ENDS + r"))(?=[\s\"'()<>\[\]{}|#?,]|$)",
    re.IGNORECASE,
)
"""The address of a picture, wherever it stands, with what a template puts before it; with spaces or signs of quotes
where its end is plain."""
_ELSEWHERE = re.compile(
    r"(?:!\[[^\[\]\n]*\]\(\s*<?|<img\b[^<>]*?\ssrc\s*=\s*[\"']?)(?P<path>(?:https?:)?//[^\s\"'()<>]{1,300})",
    re.IGNORECASE,
)
"""A picture on another machine, whatever its address ends in."""
_ADDRESS = re.compile(r"(?<![\w/:.])(?:https?:)?//[^\s\"'()<>]{3,1000}", re.IGNORECASE)
"""An address on another machine."""
_EMBEDDED = re.compile(r"!\[\[(?P<path>[^\[\]|#\n]{1,300}(?:" + _ENDS + r"))(?=[\]|#\\])", re.IGNORECASE)
"""A picture as Obsidian embeds it."""
_ALIAS = re.compile(r"[@~$][\w-]*/")
"""How programs of sites name a folder of theirs: ``@/images/quay.png``, ``@site/static/quay.png``."""
_HAS_SCHEME = re.compile(r"(?i)[a-z][a-z0-9+.-]*:|//")


@dataclass
class PicturesOfPost:
    """A post with its pictures found."""

    text: str
    """What it says, with the addresses that lead to copies."""
    copies: dict[str, str] = field(default_factory=dict)
    """Files of the folder by the paths of their copies."""
    remote: set[str] = field(default_factory=set)
    """The addresses on the site of pictures that its folder lacks."""
    missing: list[str] = field(default_factory=list)
    """Pictures that it names and that are not there."""
    led: int = 0
    """How many addresses were changed."""


def remote_pictures(text: str) -> set[str]:
    """The addresses of pictures on other machines, in a text."""
    shown = {match["path"] for match in _ELSEWHERE.finditer(text)}
    named = {match[0] for match in _ADDRESS.finditer(text)}
    return shown | {one for one in named if re.split("[?#]", one)[0].lower().endswith(PICTURES)}


def pictures_of(post: Post, place: str, home: str, site: SiteFolder, own: frozenset[str]) -> PicturesOfPost:
    """The pictures of a post that goes to the path ``place`` in the edition at ``home``.

    ``own`` are the names of pictures that the post itself holds.
    """
    made = PicturesOfPost(post.text)
    for match in _EMBEDDED.finditer(post.text):
        path = match["path"].strip()
        if found := _found(path, post, site):
            made.copies[_embedded(path, found, place, home)] = found
    plain = _EMBEDDED.sub(_blank, _ADDRESS.sub(_blank, post.text))
    text, end = "", 0
    for match in _PICTURE.finditer(plain):
        words = match[0] if match["path"] in own else _led(match, post, place, home, site, made)
        text += post.text[end : match.start()] + words
        end = match.end()
    made.text = text + post.text[end:]
    return made


def _embedded(path: str, found: str, place: str, home: str) -> str:
    """Where the copy of an embedded picture goes: beside its post; one that is named by a path, under that path."""
    name = path.strip("/")
    if "/" in name and ".." not in name.split("/"):
        return f"{home}/{name}"
    return posixpath.join(posixpath.dirname(place), posixpath.basename(found))


def _led(match: re.Match[str], post: Post, place: str, home: str, site: SiteFolder, made: PicturesOfPost) -> str:
    """The address of a picture as the post has it from now on."""
    path = match["path"]
    if _HAS_SCHEME.match(path):
        return match[0]
    aliased = _ALIAS.match(path)
    found = _found(unquote(f"/{path[aliased.end() :]}" if aliased else path), post, site)
    if not found and path.startswith("/") and site.address:
        # What is not in the folder may still be on the site.
        address: str = urljoin(f"{site.address}/", path)
        made.remote.add(address)
        return address
    if not found:
        made.missing.append(path)
        return match[0]
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(path)))
    relative = not aliased and not path.startswith("/") and not match["site"] and beside.startswith(f"{home}/")
    copy = beside if relative else f"{home}/images/{found}"
    made.copies[copy] = found
    if relative:
        return match[0]
    made.led += 1
    return posixpath.relpath(copy, posixpath.dirname(place)).replace(" ", "%20")


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _found(path: str, post: Post, site: SiteFolder) -> str:
    """The picture that an address in a post means; empty where there is none."""
    name = path.lstrip("/")
    served = [posixpath.normpath(posixpath.join(folder, name)) for folder in site.generator.static]
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(post.path), path))
    # Hexo keeps a post's pictures in a folder that is called as the post is.
    own = posixpath.normpath(posixpath.join(posixpath.splitext(post.path)[0], path))
    for candidate in served if path.startswith("/") else (beside, own, *served):
        if candidate in site.pictures:
            return candidate
    # A builder may serve what lies in the folder of its sources, or of its theme, whatever its settings call that; and
    # some write the addresses of a site's folders as if they lay beside each of its pages.
    served_from = f"/{posixpath.normpath(name)}"
    inside = [other for other in site.pictures if f"/{other}".endswith(served_from)] if "/" in path else []
    if len(inside) == 1:
        return inside[0]
    # Obsidian finds a picture by its name alone, wherever it lies.
    named = [other for other in site.pictures if posixpath.basename(other) == posixpath.basename(path)]
    return min(named) if site.generator.name == OBSIDIAN.name and named else ""
