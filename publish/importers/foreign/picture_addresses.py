"""Where the picture of an ``img`` lies: pages offer it in many sizes, and load it late."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from publish.config.addresses import scheme_of
from publish.importers.foreign.document import name_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LAZY = ("data-lazy-src", "data-src", "data-original", "data-orig-file", "data-large-file", "data-full-url", "src")


_FILE = re.compile(r"[^?#]+\.(?:jpe?g|png|webp|tiff?)", re.IGNORECASE)


def addresses_of(source: "HtmlElement") -> Iterator[str]:
    """The addresses of a picture: the largest of those that are offered, then the others."""
    parent = source.getparent()
    offers = [source]
    if parent is not None and name_of(parent) == "picture":
        offers += [sibling for sibling in parent if name_of(sibling) == "source"]
    sets = [found.get(key, "") for found in offers for key in ("srcset", "data-srcset", "data-lazy-srcset")]
    widths = sorted((pair for value in sets for pair in _candidates(value)), key=lambda pair: -pair[0])
    plain = [source.get(key, "").strip() for key in _LAZY]
    own = [address for address in plain if address and not address.startswith("data:")]
    data = [address for address in plain if address.startswith("data:image/") and not _placeholder(address)]
    beside = [address for address in own if not scheme_of(address) and not address.startswith("//")]
    yield from beside
    yield from _linked(source)
    yield from (address for width, address in widths if width)
    yield from own
    yield from (address for _, address in widths)
    yield from data


def _linked(source: "HtmlElement") -> Iterator[str]:
    """The picture in its full size, which a link round a smaller one leads to."""
    above = source.getparent()
    href = (above.get("href") or "").strip() if above is not None and name_of(above) == "a" else ""
    if scheme_of(href) in ("http", "https") and _FILE.fullmatch(href):
        yield href


def _candidates(srcset: str) -> Iterator[tuple[float, str]]:
    for match in re.finditer(r"(\S+[^\s,])(?:\s+([\d.]+)([wx]))?\s*(?:,|$)", srcset):
        if not match[1].startswith("data:"):
            yield (float(match[2]) * (1000 if match[3] == "x" else 1) if match[2] else 0), match[1]


def _placeholder(address: str) -> bool:
    """Whether a picture written as data is one that stands there only until the real one is loaded."""
    return "svg" in address[:30] or len(address) < 400
