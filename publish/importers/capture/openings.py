"""The opening of a dispatch: what stands before its text, and the dateline that the text begins with.

Before the text stand lines without a closing stop: the headline is one of them. It is sure where a byline or a date
stands under it, where it stands twice, or where nothing else could be it; what could be the name of the newsletter or
of its site is a question in the report.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from publish.importers.capture.captions import perhaps_caption, tells
from publish.importers.capture.credits import byline, people
from publish.importers.capture.datelines import dateline
from publish.importers.capture.dates import dated, day, doubtful_day
from publish.importers.capture.furniture import stamp
from publish.importers.capture.labels import Label, LineVerdict, PagePiece
from publish.importers.capture.phrases import Phrasebook
from publish.importers.capture.shapes import CAPTION, asks, closed, folded, one_sentence, short, title_case

UNKNOWN = "no known publication: it could be the newsletter's name"
"""Why a headline is unsure when nothing tells it from the name of a newsletter."""

_CHROME = "it could be the headline, a word over it or a line of the page's chrome"
_NAME = "it could be the name of the newsletter or of its site"
_SAVED = "it stands above the headline: it could be the day that the page was saved"
_HEADLINE = 200
"""The most characters of a headline."""
_SURE_WORDS = 4
"""The fewest words of a headline that is told from a line of chrome."""
_LONG_WORDS = 6
"""From how many words on a line is no newsletter's name."""
_SHORT_TEXT = 120
"""A sentence up to this length behind a bare place, with no picture before it, could be a caption."""
_NOTE = re.compile(r"[^\W\d_][^.:!?]{2,30}:\s")
"""How a note to the readers begins."""
_BEGINNING = 8
"""In how many words a sentence says whether it tells of what was."""
_SIGNS = {Label.BYLINE, Label.DATE}


def opened(pieces: Sequence[PagePiece], book: Phrasebook, *, subject: bool) -> tuple[PagePiece, ...]:
    """The pieces of a dispatch with its opening labelled; what is labelled already stays.

    ``subject`` says that no publication was found above them, so that the first line could be its name.
    """
    text = _text(pieces, book)
    opening = _Opening([_fact(piece, book) for piece in pieces[:text]], book, subject=subject)
    opening.beside_bylines()
    opening.titles(behind=pieces[text] if text < len(pieces) else None)
    found, rest = opening.pieces, pieces[text:]
    if not rest:
        return tuple(found)
    pictured = any(piece.label is Label.CAPTION for piece in found)
    following = rest[1] if len(rest) > 1 else None
    begun = [_begun(rest[0], following, book, pictured=pictured)]
    if begun[0].label is Label.CAPTION and following is not None:
        begun.append(_begun(following, None, book, pictured=True))
    return (*found, *begun, *rest[len(begun) :])


def _text(pieces: Sequence[PagePiece], book: Phrasebook) -> int:
    """The place of the first running text."""
    titled = False
    for at, piece in enumerate(pieces):
        if piece.label in {Label.LIST_ITEM, Label.QUOTATION, Label.STAMP, Label.BREAK, Label.SIGNATURE} and titled:
            return at
        if piece.label is not Label.PARAGRAPH or _fact(piece, book).label in _SIGNS:
            continue
        if candidate(piece, book):
            titled = True
            continue
        following = _fact(pieces[at + 1], book) if at + 1 < len(pieces) else None
        stands = titled and closed(piece.text) and len(piece.text) <= CAPTION and not dateline(piece.text, book)
        if not (stands and following is not None and following.label in _SIGNS):
            return at
    return len(pieces)


def candidate(piece: PagePiece, book: Phrasebook) -> bool:
    """Whether a paragraph could be a headline by its shape: one line without a closing stop."""
    text = piece.text
    ends = closed(text) and not asks(text)
    shaped = len(piece.lines) == 1 and len(text) <= _HEADLINE and not ends and (one_sentence(text) or title_case(text))
    return piece.label is Label.PARAGRAPH and shaped and dateline(text, book) is None


def _fact(piece: PagePiece, book: Phrasebook) -> PagePiece:
    """A line that is a byline or a date; others stay."""
    if piece.label is not Label.PARAGRAPH or len(piece.lines) > 1:
        return piece
    text = piece.text
    if book.issue.fullmatch(text.strip(" ()[].")):
        return replace(piece.taken_for(Label.CHROME), verdict=LineVerdict.LEFT_OUT)
    if day(text, book):
        taken = piece.taken_for(Label.DATE)
        doubt = doubtful_day(text, book)
        return taken.doubted(doubt, label=Label.DATE) if doubt else taken
    if attribution := byline(text, book):
        taken = piece.taken_for(Label.BYLINE)
        return taken.doubted(attribution.doubt, label=Label.BYLINE) if attribution.doubt else taken
    parts = dated(text, book)
    if parts and parts.day and parts.rest:
        if book.agency(parts.rest) or (" " in parts.rest and people(parts.rest) is not None):
            return piece.taken_for(Label.BYLINE)
        if len(parts.rest.split()) <= 2 and title_case(f"{parts.rest} X"):
            return piece.doubted(f"“{parts.rest}” stands with the date", label=Label.DATE)
    return piece.taken_for(Label.DATE) if stamp(text, book) else piece


@dataclass(slots=True)
class _Opening:
    """The lines before the text of a dispatch, while they are told apart."""

    pieces: list[PagePiece]
    book: Phrasebook
    subject: bool

    def beside_bylines(self) -> None:
        """Agencies, posts and names that stand under a byline or over a date; a name on the line under ``By``."""
        for at in range(len(self.pieces) - 1):
            one, other = self.pieces[at : at + 2]
            alone = one.label is Label.PARAGRAPH and self.book.is_one(one.text, self.book.words.by)
            if alone and candidate(other, self.book) and people(other.text) is not None:
                self.pieces[at : at + 2] = [PagePiece(Label.BYLINE, (*one.lines, *other.lines))]
                break
        self._houses_above()
        for at in range(1, len(self.pieces)):
            above, piece = self.pieces[at - 1], self.pieces[at]
            if not candidate(piece, self.book) or any(map(str.isdigit, piece.text)):
                continue
            words = len(piece.text.split())
            if above.label is Label.BYLINE and words <= 8:
                post = not piece.lines[0].above or self.book.has(piece.text, self.book.words.posts)
                if post or (self.book.agency(piece.text) and words <= _SURE_WORDS):
                    self.pieces[at] = piece.taken_for(Label.BYLINE)
            elif 2 <= words <= 3 and title_case(piece.text) and people(piece.text) is not None:
                self.pieces[at] = self._person(at)

    def _houses_above(self) -> None:
        """An agency on a line between the headline and the byline belongs to the byline, as one below it does."""
        for at in range(1, len(self.pieces) - 1):
            above, piece, below = self.pieces[at - 1 : at + 2]
            house = candidate(piece, self.book) and self.book.agency(piece.text) and title_case(piece.text)
            if house and candidate(above, self.book) and below.label is Label.BYLINE and byline(below.text, self.book):
                self.pieces[at] = piece.taken_for(Label.BYLINE)

    def _person(self, at: int) -> PagePiece:
        """A name under the headline: of who wrote it where a date is under it; in doubt where one is over it."""
        piece = self.pieces[at]
        below = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        before = any(candidate(one, self.book) or one.label is Label.STANDFIRST for one in self.pieces[:at])
        signed = any(one.label in {Label.BYLINE, Label.TAGLINE} for one in self.pieces)
        if not before or signed or self.book.masthead(piece.text) or self.book.rubric(piece.text):
            return piece
        if below is not None and below.label is Label.DATE:
            return piece.taken_for(Label.BYLINE)
        over = self.pieces[at - 1].label is Label.DATE
        reason = "it could be the name of who wrote it, or a heading"
        return piece.doubted(reason, label=Label.BYLINE) if over else piece

    def titles(self, behind: PagePiece | None) -> None:
        """The headline among the lines that could be it, and what the others are."""
        if self._twice():
            self._others(self._headline())
            return
        places = self._candidates()
        signs = [at for at, piece in enumerate(self.pieces) if piece.label in {*_SIGNS, Label.TAGLINE}]
        if not places:
            return
        chosen = self._chosen(places, signs)
        self._take(chosen, places, signs, behind)
        self._others(chosen)

    def _candidates(self) -> list[int]:
        """Where lines stand that could be the headline; rubrics are words over it, if others are there."""
        found = [at for at, piece in enumerate(self.pieces) if candidate(piece, self.book)]
        plain = [at for at in found if not self.book.rubric(self.pieces[at].text)]
        if plain and self.subject:
            for at in set(found) - set(plain):
                if at < plain[-1]:
                    self.pieces[at] = self.pieces[at].taken_for(Label.KICKER)
        return plain or found

    def _chosen(self, places: list[int], signs: list[int]) -> int:
        """Which of some lines is the headline: the first, unless it could sooner be the name of the site."""
        first, *others = places
        longest = [at for at in places if len(self.pieces[at].text.split()) >= _SURE_WORDS]
        if not others or (not self.subject and not longest):
            return first
        if not self.subject:
            return longest[0]
        other = next((at for at in longest if at != first), others[0])
        one, two = self.pieces[first].text, self.pieces[other].text
        name = self.book.masthead(one) or len(one.split()) < _SURE_WORDS
        longer = len(two.split()) >= _SURE_WORDS and len(two.split()) > len(one.split()) - (3 if name else 0)
        above = not signs or signs[0] > first
        return other if name and longer and above else first

    def _take(self, chosen: int, places: list[int], signs: list[int], behind: PagePiece | None) -> None:
        piece = self.pieces[chosen]
        words = len(piece.text.split())
        taken = piece.taken_for(Label.HEADLINE)
        alone = len(places) == 1
        signed = any(at > chosen for at in signs) or (behind is not None and behind.label is Label.TAGLINE)
        named = self.book.masthead(piece.text)
        self._saved(chosen)
        if not self.subject:
            for at in places[: places.index(chosen)]:
                self.pieces[at] = self.pieces[at].doubted(_CHROME)
            sure = signed or words >= _SURE_WORDS or (alone and words >= 3)
            self.pieces[chosen] = taken if sure else piece.doubted(_CHROME)
            return
        if chosen != places[0]:
            for at in places[: places.index(chosen)]:
                self.pieces[at] = self.pieces[at].doubted(_NAME)
            self.pieces[chosen] = taken
            return
        split = any(chosen < at < other for at in signs for other in places[1:])
        if (signed and (not named or alone) and not (split and words < _LONG_WORDS)) or (
            words >= _LONG_WORDS and not named
        ):
            self.pieces[chosen] = taken
        else:
            self.pieces[chosen] = taken.doubted(UNKNOWN, label=Label.HEADLINE)

    def _saved(self, chosen: int) -> None:
        """A date above the headline could be the day of saving: on a page of no known newsletter, or beside another."""
        other = any(piece.label is Label.DATE for piece in self.pieces[chosen + 1 :])
        for at, piece in enumerate(self.pieces[:chosen]):
            if piece.label is Label.DATE and (other or self.subject):
                self.pieces[at] = piece.doubted(_SAVED, label=Label.DATE)

    def _others(self, chosen: int) -> None:
        """What stands round the headline: a kicker above it, the standfirst under it."""
        if chosen < 0:
            return
        for at, piece in enumerate(self.pieces):
            if piece.label is not Label.PARAGRAPH or at == chosen:
                continue
            following = next((other for other in self.pieces[at + 1 :] if other.label is not Label.CREDIT), None)
            signs = following is not None and following.label in _SIGNS
            if (at > chosen and signs and closed(piece.text) and not candidate(piece, self.book)) or (
                at == chosen + 1
                and signs
                and not self.book.rubric(piece.text)
                and _subtitles(self.pieces[chosen], piece)
            ):
                self.pieces[at] = piece.taken_for(Label.STANDFIRST)
            elif piece.verdict is not LineVerdict.UNSURE and (
                at < chosen or signs or not short(piece.text) or not title_case(piece.text)
            ):
                self.pieces[at] = piece.doubted(_CHROME)

    def _headline(self) -> int:
        return next((at for at, piece in enumerate(self.pieces) if piece.label is Label.HEADLINE), -1)

    def _twice(self) -> bool:
        """A page's title and the headline under it say the same: they are one headline."""
        for at, piece in enumerate(self.pieces):
            if piece.label is Label.CAPTION and piece.repeats and self._is_title(at):
                self.pieces[at] = replace(
                    piece.taken_for(Label.HEADLINE), repeats=piece.repeats, words=_bare(piece.text)
                )
                return True
            if not candidate(piece, self.book):
                if piece.label is Label.CAPTION:
                    return False
                continue
            for below in range(at + 1, len(self.pieces)):
                other = self.pieces[below]
                if candidate(other, self.book) and _same_title(piece.text, other.text):
                    kept = replace(other.taken_for(Label.HEADLINE), repeats=piece.lines, words=_bare(other.text))
                    self.pieces[below : below + 1] = [kept]
                    del self.pieces[at]
                    return True
        return False

    def _is_title(self, at: int) -> bool:
        piece = self.pieces[at]
        lines = sorted((*piece.lines, *piece.repeats), key=lambda line: line.number)
        text = piece.text
        if (closed(text) and not asks(text)) or len(text) > _HEADLINE:
            return False
        following = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        if any(candidate(other, self.book) for other in self.pieces[:at]) and self.subject:
            return False
        signed = following is not None and following.label in _SIGNS
        return signed or _bare(text) != text or (self.subject and lines[0].below and lines[1].above)


def _same_title(one: str, other: str) -> bool:
    """Whether a line says what a page's title says, with or without the name of the site behind a bar."""
    first, second = folded(one).casefold(), folded(other).casefold()
    if len(second.split()) < 3 and first != second:
        return False
    behind = first.removeprefix(second).lstrip()
    return first == second or (
        first.startswith(second) and behind[:1] in tuple("|-–—·•»:/") and len(behind.split()) <= 7
    )


def _bare(text: str) -> str:
    """A page's title without the name of the site behind a bar."""
    for bar in (" | ", " » ", " :: ", " ‖ ", " • ", " · "):
        head, found, behind = text.rpartition(bar)
        if found and 1 <= len(behind.split()) <= 5 and len(head.split()) >= 3:
            return _bare(head.strip())
    return text


def _subtitles(headline: PagePiece, piece: PagePiece) -> bool:
    """Whether an open line under the headline is its standfirst: longer than it, or written as a sentence."""
    longer = len(piece.text.split()) > len(headline.text.split()) + 2
    return longer or (title_case(headline.text) and not title_case(piece.text) and len(piece.text.split()) >= 4)


def _begun(piece: PagePiece, following: PagePiece | None, book: Phrasebook, *, pictured: bool) -> PagePiece:
    """The first text of a dispatch: with or without a dateline, or the caption of a picture that stood there."""
    if piece.label is not Label.PARAGRAPH or piece.verdict is not LineVerdict.RECOGNISED:
        return piece
    text = piece.text
    split = dateline(text, book)
    whole = split is not None and not split.doubt and ("," in split.dateline.text or "(" in split.dateline.text)
    before = following is not None and following.label is Label.PARAGRAPH and dateline(following.text, book)
    if (
        before
        and not whole
        and not pictured
        and piece.alone
        and len(text) <= CAPTION
        and one_sentence(text)
        and not _NOTE.match(text)
    ):
        if tells(" ".join(text.split()[:_BEGINNING]), book):
            return piece.doubted("it could be the caption of a picture, or stand before the text")
        return piece.taken_for(Label.CAPTION)
    if split is None:
        doubt = "" if pictured else perhaps_caption(piece, following, book)
        return piece.doubted(doubt) if doubt else piece
    if split.doubt:
        return piece.doubted(split.doubt)
    bare = split.dateline.text.isupper() and "," not in split.dateline.text
    if bare and not pictured and len(text) <= _SHORT_TEXT and one_sentence(text) and len(text.split()) < 14:
        return piece.doubted("it could be a caption, or the first sentence with a dateline")
    return replace(piece, label=Label.DATELINE)
