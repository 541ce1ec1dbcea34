"""Parity of links: what cannot be touched on paper must be read there.

Every target of the content is looked for on the pages, whatever was done to print it.
"""

from collections.abc import Collection, Iterator, Sequence

from publish.checks.words import drawn
from publish.diagnostics import Diagnostic, Rule, Severity
from publish.markup.codes import code_text
from publish.model.edition import Edition
from publish.model.facts import GalleyFacts
from publish.model.paper import coded, targets

LINK_UNPRINTED = Rule(
    "link-unprinted",
    Severity.ERROR,
    "On paper a link is nothing but its words: where its address is not printed, nobody can follow it.",
    "Look whether a part or a style sheet of the theme hides it. To leave the address out, write {print=none} behind "
    'the link, or print_links = "none" in edition.toml.',
)

_LEAST = 8
"""Fewer letters of an address may stand on any page."""


def link_parity(edition: Edition, usual: str, words: str, codes: Collection[str] = frozenset()) -> Iterator[Diagnostic]:
    """The targets of a prepared edition that are neither among the ``words`` of its pages nor in a QR code on them.

    ``usual`` is how the edition prints addresses. A link that says itself shows its address as the author wrote it.
    """
    shown = drawn(words).casefold()
    for key, target in targets(edition, usual):
        if target.href not in codes and not _is_in(drawn(target.address).casefold(), shown):
            message = f"the PDF does not show where a link leads: {target.address[:100]}"
            yield LINK_UNPRINTED.finding(message, target.at, block=key and f"{key}:?")


def _is_in(address: str, shown: str) -> bool:
    """Whether an address is shown whole, or on two pages: a note may go over the edge of one."""
    if address in shown:
        return True
    ends = range(_LEAST, len(address) - _LEAST + 1)
    return any(address[:end] in shown and address[end:] in shown for end in ends)


def set_codes(galleys: Sequence[GalleyFacts]) -> frozenset[str]:
    """What the QR codes say that were set."""
    names = (picture.name for galley in galleys for page in galley.pages for picture in page.pictures)
    return frozenset(text for text in map(code_text, names) if text)


def shown_codes(printed: Edition, words: str) -> frozenset[str]:
    """What the QR codes say that stand beside a short address, for those that are among the words of finished pages."""
    shown = drawn(words).casefold()
    return frozenset(code for _, address, code in coded(printed) if drawn(address).casefold() in shown)


def set_words(galleys: Sequence[GalleyFacts]) -> str:
    """All that was set, page by page, in the order of drawing."""
    return "".join(text.text for galley in galleys for page in galley.pages for text in page.texts)
