"""What is made for paper: the addresses of links, where a reader can see them.

A note floats to the foot of the page of its mark, numbered with the author's own; what stands in a note or a notice has
its address behind the words, for notes do not nest and a notice has none. Equal addresses are printed once a dispatch.
"""

from dataclasses import dataclass, field, replace

from publish.diagnostics import Span
from publish.model.blocks import Block, Blocks, Heading, Media, Note, Paragraph, PullQuote
from publish.model.dispatch import Dispatch, ListedLink
from publish.model.edition import Edition, Notice
from publish.model.figures import Figure
from publish.model.inlines import Inline, Inlines, Link, NoteReference, Text
from publish.model.paper import (
    INLINE,
    LIST,
    LONGEST_CODE,
    NONE,
    NOTES,
    QR,
    address_on_paper,
    says_itself,
    short_address,
    way_of,
)
from publish.model.walk import map_block, rewrite_blocks, rewrite_inlines
from publish.transforms.numbering import notes_numbered


def on_paper(edition: Edition, usual: str, base: str = "") -> Edition:
    """A prepared edition with the addresses of its links, each in the ``usual`` way or in its own.

    No block or note of the author's changes its path; new notes stand behind them. Where short addresses begin with
    ``base``, what has a QR code has one: the edition's number, or its name, and the place of the target in the book.
    """
    short = _ShortAddresses(str(edition.slug if edition.number is None else edition.number), base)
    parts = tuple(
        replace(part, dispatches=tuple(_dispatch(dispatch, usual, short) for dispatch in part.dispatches))
        for part in edition.parts
    )
    return replace(edition, parts=parts, notices=tuple(_notice(notice, usual) for notice in edition.notices))


@dataclass(slots=True)
class _ShortAddresses:
    """The short addresses of an edition, in the order of its targets."""

    edition: str
    base: str
    """Where they begin; empty: there are none."""
    _paths: dict[str, str] = field(default_factory=dict)

    def given(self, link: ListedLink) -> ListedLink:
        """The link with its QR code, and with its short address if it can have one."""
        path = self._path(link.href)
        return replace(link, code=link.href, short=path, address=self._address(path) or link.address)

    def played(self, media: Media) -> Media:
        """Media with the QR code of where they play, and with their short address if they can have one."""
        link = next((inline for inline in media.address if isinstance(inline, Link)), None)
        if link is None:
            return media
        path = self._path(link.href)
        words = (Text(self._address(path)),) if path else link.children
        return replace(media, code=link.href, short=path, address=(replace(link, children=words),))

    def _path(self, href: str) -> str:
        """The path of a short address: of one of the web that fits a code, for the code says what it leads to."""
        if not self.base or not href.startswith(("http://", "https://")) or len(href) > LONGEST_CODE:
            return ""
        return self._paths.setdefault(href, f"{self.edition}.{len(self._paths) + 1}")

    def _address(self, path: str) -> str:
        return short_address(self.base, path) if path else ""


def _dispatch(dispatch: Dispatch, usual: str, short: _ShortAddresses) -> Dispatch:
    links = _Links(usual, {note.label for note in dispatch.notes}, short)
    made = replace(
        dispatch,
        headline=links.line(dispatch.headline, dispatch.at("headline"), display=True),
        standfirst=links.line(dispatch.standfirst, dispatch.at("standfirst")),
        byline=links.line(dispatch.byline, dispatch.at("byline")),
        blocks=links.blocks(dispatch.blocks),
        corrections=tuple(
            replace(each, text=links.line(each.text, dispatch.at(f"corrections.{n}")))
            for n, each in enumerate(dispatch.corrections)
        ),
        notes=tuple(replace(note, blocks=links.blocks(note.blocks, inside=True)) for note in dispatch.notes),
    )
    if links.notes:
        made = notes_numbered(replace(made, notes=(*made.notes, *links.notes)), in_order=False)
    return replace(made, links=tuple(links.listed))


def _notice(notice: Notice, usual: str) -> Notice:
    def line(inlines: Inlines, _: str) -> Inlines:
        return rewrite_inlines(inlines, lambda inline: (_behind(inline, usual),))

    return replace(notice, blocks=rewrite_blocks(notice.blocks, line, ""))


def _behind(inline: Inline, usual: str) -> Inline:
    """A link with its address behind the words; anything else, and what says itself, as it is."""
    if not isinstance(inline, Link) or way_of(inline, usual) == NONE or says_itself(inline):
        return inline
    return replace(inline, behind=address_on_paper(inline.href))


@dataclass(slots=True)
class _Links:
    """The addresses of one dispatch, each the first time that it is met."""

    usual: str
    taken: set[str]
    """The labels of the author's notes."""
    short: _ShortAddresses
    notes: list[Note] = field(default_factory=list)
    listed: list[ListedLink] = field(default_factory=list)
    _shown: set[str] = field(default_factory=set)
    _labels: dict[str, str] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)

    def blocks(self, blocks: Blocks, *, inside: bool = False) -> Blocks:
        """The blocks with their addresses; ``inside`` a note these stand behind the words."""

        def block(one: Block) -> Block:
            if isinstance(one, Media):
                return self._media(one, inside=inside)
            # Print shows no extended description: its links would be notes that nothing calls.
            made = map_block(
                replace(one, long=()) if isinstance(one, Figure) else one,
                blocks=lambda inner: self.blocks(inner, inside=inside),
                line=lambda line: self.line(
                    line, one.span, inside=inside, display=isinstance(one, Heading | PullQuote)
                ),
            )
            return replace(made, long=one.long) if isinstance(made, Figure) and isinstance(one, Figure) else made

        return tuple(map(block, blocks))

    def _media(self, media: Media, *, inside: bool) -> Media:
        """Media with the QR code of where they play; the address stands there already, or its short one does."""
        made = self.short.played(media) if self.usual != NONE else media
        title = self.line(media.title, media.span, inside=inside)
        return replace(made, title=title, blocks=self.blocks(media.blocks, inside=inside))

    def line(self, line: Inlines, at: Span, *, inside: bool = False, display: bool = False) -> Inlines:
        """A line of text with its addresses; in one of ``display``, which has no room, notes stand for brackets."""
        usual = NOTES if display and self.usual == INLINE else self.usual
        return rewrite_inlines(line, lambda inline: self._inline(inline, at, usual, inside=inside))

    def _inline(self, inline: Inline, at: Span, usual: str, *, inside: bool) -> Inlines:
        if not isinstance(inline, Link) or says_itself(inline):
            return (inline,)
        way = way_of(inline, usual)
        if way == NONE:
            return (inline,)
        if way == NOTES and (not inside or inline.href in self._labels):
            return (inline, NoteReference(self._note(inline.href, at)))
        if way in (LIST, QR):
            return (replace(inline, behind=f"[{self._number(inline.href, at, code=way == QR)}]"),)
        if inline.href in self._shown:
            return (inline,)
        self._shown.add(inline.href)
        return (_behind(inline, INLINE),)

    def _note(self, href: str, at: Span) -> str:
        if href not in self._labels:
            label = next(name for n in range(len(self.notes), 10**9) if (name := f"link-{n}") not in self.taken)
            self.taken.add(label)
            self._labels[href] = label
            address = Link((Text(address_on_paper(href)),), href)
            self.notes.append(Note(label, (Paragraph((address,), span=at),), span=at))
        return self._labels[href]

    def _number(self, href: str, at: Span, *, code: bool) -> int:
        number = self._numbers.setdefault(href, len(self._numbers) + 1)
        if number > len(self.listed):
            self.listed.append(ListedLink(number, address_on_paper(href), href, span=at))
        if code and not self.listed[number - 1].code:
            self.listed[number - 1] = self.short.given(self.listed[number - 1])
        return number
