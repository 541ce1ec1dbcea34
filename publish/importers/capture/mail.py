"""The head of a mail that was saved as text: its subject is the headline, and who sent it and when stand in it."""

import re
from collections.abc import Sequence

from publish.importers.capture.credits import people
from publish.importers.capture.dates import dated
from publish.importers.capture.labels import Label, LineVerdict, PagePiece
from publish.importers.capture.lines import PageLine
from publish.importers.capture.phrases import Phrasebook
from publish.importers.capture.profiles import SiteProfile

_FIELD = re.compile(r"[*>\s]*(?P<name>[^\W\d_][\w -]{1,24}?)\s*[*]*\s*[:：][*]*\s*(?P<value>.*)")
_LONGEST = 30
"""The most lines of a mail's head."""
_AGAIN = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs|odp|ha|rif)\s*:\s*|\[[^\]]{1,40}\]\s*)+", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*[<(\[]?[\w.+-]+@[\w.-]+[>)\]]?|\s+via\s+.*$")


def mail_head(lines: Sequence[PageLine], profile: SiteProfile, book: Phrasebook) -> list[PagePiece]:
    """The pieces of a mail's head that a page begins with; none where it begins with no mail."""
    found: list[PagePiece] = []
    fields = 0
    for line in lines[:_LONGEST]:
        match = _FIELD.fullmatch(line.text)
        name = match["name"].casefold() if match else ""
        if match and name in book.mail:
            fields += 1
            found.append(_field(line, book.mail[name], match["value"].strip(), profile, book))
        elif found and not line.above and line.indent:
            found.append(PagePiece(Label.MAIL_HEAD, (line,), LineVerdict.LEFT_OUT))
        else:
            break
    return found if fields > 1 else []


def _field(line: PageLine, holds: str, value: str, profile: SiteProfile, book: Phrasebook) -> PagePiece:
    left_out = PagePiece(Label.MAIL_HEAD, (line,), LineVerdict.LEFT_OUT)
    if holds == "headline":
        words = _AGAIN.sub("", value).strip()
        if profile.publication(words):
            return PagePiece(Label.PUBLICATION, (line,), words=words)
        return PagePiece(Label.HEADLINE, (line,), words=words) if words else left_out
    if holds == "who":
        name = _ADDRESS.sub("", value).strip(" \"'“”")
        named = name and not profile.publication(name) and not book.masthead(name) and people(name) is not None
        return PagePiece(Label.BYLINE, (line,), words=name) if named and " " in name else left_out
    if holds == "date":
        parts = dated(value, book)
        return PagePiece(Label.DATE, (line,), words=value) if parts and parts.day else left_out
    return left_out
