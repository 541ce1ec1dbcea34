"""What addresses carry to follow a reader: it is taken off, in both books, and told.

Whoever follows such an address tells where it was found; on paper it would be typed for nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from publish.diagnostics import Diagnostic, Outcome, Rule, Severity
from publish.model.edition import Edition
from publish.model.inlines import Inline, Inlines, Link, Text
from publish.model.walk import (
    each_block,
    each_inline,
    inlines_of,
    lines_of,
    rewrite_blocks,
    rewrite_dispatch,
    rewrite_inlines,
)
from publish.transforms.numbering import StageTerms

BEGINNINGS = (
    "utm_",
    "mtm_",
    "matomo_",
    "piwik_",
    "pk_campaign",
    "pk_kwd",
    "pk_source",
    "pk_medium",
    "hsa_",
    "_hs",
    "oly_",
)
"""How the names of parameters begin that campaigns are counted by: of Google, Matomo, HubSpot, Omeda."""
NAMES = frozenset(
    {
        *("fbclid", "igshid", "igsh", "mibextid"),  # Meta
        *("gclid", "gclsrc", "dclid", "gbraid", "wbraid", "srsltid", "_ga", "_gl"),  # Google
        *("mc_cid", "mc_eid"),  # Mailchimp
        *("msclkid", "yclid", "ysclid", "twclid", "ttclid", "li_fat_id", "epik", "sccid"),  # other networks
        *("mkt_tok", "vero_id", "vero_conv", "wickedid", "ck_subscriber_id", "bsft_clkid", "sc_cid", "s_cid"),
        *("cmpid", "ns_campaign", "ns_mchannel", "ns_source", "ns_linkname", "at_campaign", "at_medium", "xtor"),
    }
)
"""The names of others, in small letters."""

TRACKING_REMOVED = Rule(
    "tracking-removed",
    Severity.NOTE,
    "Parameters that only tell where a link was found follow the reader, and make an address longer than anybody "
    "types. They were taken off in both books.",
    "Nothing to do; take them out of the text if it is to say what the books say.",
)

_PARTS = re.compile(r"([^?#]*)(?:\?([^#]*))?(#.*)?", re.DOTALL)


def untracked(edition: Edition, terms: StageTerms) -> Outcome[Edition]:
    """The edition with addresses that say where they lead and not who follows, and ``tracking-removed`` of each."""
    parts = tuple(
        replace(part, dispatches=tuple(rewrite_dispatch(dispatch, _line) for dispatch in part.dispatches))
        for part in edition.parts
    )
    notices = tuple(
        replace(notice, blocks=rewrite_blocks(notice.blocks, _line, edition.language)) for notice in edition.notices
    )
    return Outcome(replace(edition, parts=parts, notices=notices), tuple(_removed(edition)))


def without_tracking(address: str) -> tuple[str, tuple[str, ...]]:
    """An address of the web without the parameters that follow a reader, and the names of these."""
    match = _PARTS.fullmatch(address)
    if match is None or not match[2] or not address.startswith(("http://", "https://")):
        return address, ()
    parameters = match[2].split("&")
    names = [unquote(parameter.partition("=")[0]) for parameter in parameters]
    gone = tuple(name for name in names if _tracks(name))
    if not gone:
        return address, ()
    query = "&".join(one for one, name in zip(parameters, names, strict=True) if not _tracks(name))
    return f"{match[1]}{'?' if query else ''}{query}{match[3] or ''}", gone


def _tracks(name: str) -> bool:
    return name.lower() in NAMES or name.lower().startswith(BEGINNINGS)


def _line(inlines: Inlines, _: str) -> Inlines:
    return rewrite_inlines(inlines, _clean)


def _clean(inline: Inline) -> Inlines:
    if not isinstance(inline, Link):
        return (inline,)
    href, gone = without_tracking(inline.href)
    if not gone:
        return (inline,)
    words = tuple(
        replace(one, value=without_tracking(one.value)[0]) if isinstance(one, Text) else one for one in inline.children
    )
    return (replace(inline, children=words, href=href),)


def _removed(edition: Edition) -> Iterator[Diagnostic]:
    for dispatch in edition.dispatches:
        for line, place in inlines_of(dispatch):
            yield from (TRACKING_REMOVED.finding(said, dispatch.at(place)) for said in _told(line))
    for notice in edition.notices:
        for _, block in each_block(notice.blocks):
            at = block.span if block.span.path else notice.span
            yield from (TRACKING_REMOVED.finding(said, at) for line in lines_of(block) for said in _told(line))


def _told(line: Inlines) -> Iterator[str]:
    for inline in each_inline(line):
        if isinstance(inline, Link) and (gone := without_tracking(inline.href)[1]):
            short = inline.href.partition("?")[0]
            yield f"{', '.join(dict.fromkeys(gone))} {'was' if len(gone) == 1 else 'were'} taken off {short[:80]}"
