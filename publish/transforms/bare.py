"""Addresses that stand in the text as they are: they lead where they say, in both books."""

import re
from collections.abc import Iterator
from dataclasses import replace

from publish.config.addresses import Impossible, sound_address
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span
from publish.model.edition import Edition
from publish.model.inlines import CrossReference, Inline, Inlines, Link, Text
from publish.model.walk import WRAPPING, each_block, inlines_of, lines_of, rewrite_blocks, rewrite_dispatch
from publish.transforms.numbering import StageTerms

_BARE = re.compile(r"(?<![A-Za-z0-9/])https?://[^\s<>«»“”„\"|\\^`{}\u3000-\u9fff\uff00-\uffef]+", re.IGNORECASE)
"""An address up to a space, a quotation mark or what stands in no address; East Asian letters follow without one."""
_BEHIND = ".,;:!?…'’*_~&"
"""What the sentence has behind an address."""
_PAIRS = {")": "(", "]": "["}


_MEANT = re.compile(r"https?://(?=[^/?#]*\w)(?:(?!\.\.\.)[\w.-])+(?::\d+)?(?:[/?#].*)?", re.IGNORECASE | re.DOTALL)
"""What is written as a whole address: no gap for the reader to fill in (``https://…``, ``https://*.example``)."""


def linked(edition: Edition, terms: StageTerms) -> Outcome[Edition]:
    """The edition with a link for every address of the web that stands bare in its words.

    One that no machine can have stays text, with ``address-impossible`` where it is meant.
    """
    parts = tuple(
        replace(part, dispatches=tuple(rewrite_dispatch(dispatch, _linked) for dispatch in part.dispatches))
        for part in edition.parts
    )
    notices = tuple(
        replace(notice, blocks=rewrite_blocks(notice.blocks, _linked, edition.language)) for notice in edition.notices
    )
    return Outcome(replace(edition, parts=parts, notices=notices), tuple(_impossible_addresses(edition)))


ADDRESS_IMPOSSIBLE = Rule(
    "address-impossible",
    Severity.WARNING,
    "No server can have this address, so a link would lead nowhere. It is left as plain text.",
    "Correct it; an address that is meant as an example stands in `code`.",
)


def _impossible_addresses(edition: Edition) -> Iterator[Diagnostic]:
    for line, at in _lines(edition):
        for text in _bare(line):
            for found in _BARE.finditer(text):
                shown = _own(found[0])
                try:
                    sound_address(shown)
                except Impossible as reason:
                    if _MEANT.fullmatch(shown):
                        yield ADDRESS_IMPOSSIBLE.finding(f"The address {shown[:80]!r} {reason}", at)


def _lines(edition: Edition) -> Iterator[tuple[Inlines, Span]]:
    for dispatch in edition.dispatches:
        yield from ((line, dispatch.at(place)) for line, place in inlines_of(dispatch))
    for notice in edition.notices:
        for _, block in each_block(notice.blocks):
            yield from ((line, block.span if block.span.path else notice.span) for line in lines_of(block))


def _bare(inlines: Inlines) -> Iterator[str]:
    """The texts that stand in no link."""
    for inline in inlines:
        if isinstance(inline, Text):
            yield inline.value
        elif isinstance(inline, WRAPPING) and not isinstance(inline, Link | CrossReference):
            yield from _bare(inline.children)


def _linked(inlines: Inlines, lang: str) -> Inlines:
    result: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text):
            result.extend(_pieces(inline.value))
        elif isinstance(inline, WRAPPING) and not isinstance(inline, Link | CrossReference):
            result.append(replace(inline, children=_linked(inline.children, lang)))
        else:
            result.append(inline)
    return tuple(result)


def _pieces(text: str) -> Iterator[Inline]:
    behind = 0
    for found in _BARE.finditer(text):
        shown = _own(found[0])
        try:
            href = sound_address(shown)
        except Impossible:
            continue
        if found.start() > behind:
            yield Text(text[behind : found.start()])
        yield Link((Text(shown),), href)
        behind = found.start() + len(shown)
    if behind < len(text):
        yield Text(text[behind:])


def _own(address: str) -> str:
    """The address without the stops and brackets of the sentence round it."""
    while address[-1] in _BEHIND or (address[-1] in _PAIRS and _unpaired(address)):
        address = address[:-1]
    return address


def _unpaired(address: str) -> bool:
    return address.count(address[-1]) > address.count(_PAIRS[address[-1]])
