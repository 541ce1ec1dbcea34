"""Links on paper: where each leads must be read there, for it cannot be touched.

What is printed of an address is said here once, for what sets it and for what looks for it on the pages.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import name, normalize
from urllib.parse import unquote

from publish.diagnostics import Span
from publish.model.blocks import Block, Media
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.model.figures import Figure
from publish.model.inlines import Inlines, Link
from publish.model.walk import blocks_of, each_block, each_inline, inlines_of, lines_of, plain

NOTES, LIST, QR, INLINE, NONE = WAYS = ("notes", "list", "qr", "inline", "none")
"""How an address is printed: as a note at the foot of the page, in a list behind the dispatch, there with a QR code, in
brackets behind the words, or not at all."""

LONGEST_CODE = 640
"""Bytes that a QR code of version 20, level M, has room for: a larger one is hard to find on a page."""

_SCHEME = re.compile(r"(?:https?://(?:www\.)?|mailto:|tel:)", re.IGNORECASE)
_NO_DIGIT = re.compile(r"[^\d+]")
_HOST = re.compile(r"(?<=://)[^/?#]+")
_ENCODED = re.compile(r"(?:%[89A-F][0-9A-F])+", re.IGNORECASE)
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")
"""What runs from the left and every theme has faces for: letters of others stay in the numbers of their bytes."""


@dataclass(frozen=True, slots=True)
class TargetOnPaper:
    """Where a link of the content leads, and what a reader of paper must find."""

    href: str
    """Where it leads."""
    address: str
    """What is printed of it."""
    at: Span
    """Where it stands in the source."""


def address_on_paper(href: str) -> str:
    """What is printed of an address: the whole of one of the web, the mailbox or the number of the others.

    Letters stand as letters: nobody types ``%D0%BF`` from paper.
    """
    scheme, _, rest = href.partition(":")
    if scheme == "mailto":
        return unquote(rest.partition("?")[0])
    if scheme == "tel":
        return rest.partition(";")[0]
    return _ENCODED.sub(lambda found: _lettered(found[0], unquote(found[0])), _HOST.sub(_host, href, count=1))


def _host(found: re.Match[str]) -> str:
    if "xn--" not in found[0]:
        return found[0]
    try:
        return _lettered(found[0], found[0].encode().decode("idna"))
    except UnicodeError:
        return found[0]


def _lettered(encoded: str, decoded: str) -> str:
    """The decoded form where each sign of it is a letter that can be printed, and typed."""
    foreign = [character for character in decoded if not character.isascii()]
    sound = all(character.isalpha() and name(character, "").startswith(_SCRIPTS) for character in foreign)
    return decoded if sound and normalize("NFC", decoded) == decoded else encoded


def short_address(base: str, path: str) -> str:
    """What is printed of a short address: a browser adds the scheme."""
    return f"{_SCHEME.sub('', base, count=1).rstrip('/')}/{path}"


def coded(printed: Edition) -> Iterator[tuple[str, str, str]]:
    """What has a short address in a printed edition: its path, what is printed, and where its QR code leads."""
    for dispatch in printed.dispatches:
        for _, block in blocks_of(dispatch):
            if isinstance(block, Media) and block.short:
                yield block.short, plain(block.address), block.code
        yield from ((link.short, link.address, link.code) for link in dispatch.links if link.short)


def says_itself(link: Link) -> bool:
    """Whether the words of a link are its address already, with or without its scheme."""
    words = "".join(plain(link.children).split())
    if link.href.startswith("tel:"):
        return _NO_DIGIT.sub("", words) == _NO_DIGIT.sub("", address_on_paper(link.href))
    return bool(words) and _bare(words) in (_bare(link.href), _bare(address_on_paper(link.href)))


def _bare(address: str) -> str:
    host, slash, rest = _SCHEME.sub("", unquote(address), count=1).removesuffix("/").partition("/")
    return host.lower() + slash + rest


def way_of(link: Link, usual: str) -> str:
    """How the address of a link is printed in a book whose ``usual`` way is another."""
    return link.print if link.print in WAYS else usual


def printed_lines(dispatch: Dispatch) -> Iterator[tuple[Inlines, Block | str]]:
    """The lines of a dispatch that print shows: all but extended descriptions."""
    for line, place in inlines_of(dispatch):
        if not (isinstance(place, Figure) and any(line is long for long in place.long)):
            yield line, place


def targets(edition: Edition, usual: str) -> Iterator[tuple[str, TargetOnPaper]]:
    """Every address that paper must show, with the key of its dispatch; empty for a notice."""
    for dispatch in edition.dispatches:
        for line, place in printed_lines(dispatch):
            yield from ((dispatch.key, target) for target in _of_line(line, dispatch.at(place), usual))
    for notice in edition.notices:
        for _, block in each_block(notice.blocks):
            at = block.span if block.span.path else notice.span
            yield from (("", target) for line in lines_of(block) for target in _of_line(line, at, usual))


def _of_line(line: Inlines, at: Span, usual: str) -> Iterator[TargetOnPaper]:
    for inline in each_inline(line):
        if isinstance(inline, Link) and way_of(inline, usual) != NONE:
            address = plain(inline.children) if says_itself(inline) else address_on_paper(inline.href)
            yield TargetOnPaper(inline.href, address, at)
