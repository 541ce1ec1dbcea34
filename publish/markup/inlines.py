"""Lines of text as markup."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from markupsafe import Markup

from publish.markup.addresses import outside
from publish.markup.direction import all_from_the_left, direction, from_the_left
from publish.markup.divisions import SOFT_HYPHEN
from publish.markup.house import House
from publish.markup.marks import PageMarks
from publish.markup.strings import strings_for
from publish.markup.view import PageReferenceView
from publish.model.addresses import addresses
from publish.model.inlines import (
    Code,
    CrossReference,
    Deleted,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteReference,
    Phrase,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from publish.model.paper import address_on_paper
from publish.model.walk import WRAPPING, plain


def unnested(inlines: Inlines) -> Inlines:
    """The same, with each link parted at the marks of notes in it."""
    return tuple(part for inline in inlines for part in _unnested(inline))


def goes_on(reference: CrossReference, behind: Inlines) -> bool:
    """Whether a cross reference that a note's mark parted goes on in what stands behind it."""
    following = next((inline for inline in behind if not isinstance(inline, NoteReference)), None)
    if not behind or not isinstance(behind[0], NoteReference) or not isinstance(following, CrossReference):
        return False
    return replace(reference, children=()) == replace(following, children=())


def _unnested(inline: Inline) -> Inlines:
    if not isinstance(inline, Link | CrossReference):
        return (inline,)
    linked: list[Inline] = []
    for part in _parts(inline.children):
        is_bare = isinstance(part[0], NoteReference) or not plain(part).strip()
        linked.extend(part if is_bare else (replace(inline, children=part),))
    last = max((place for place, part in enumerate(linked) if isinstance(part, Link)), default=-1)
    return tuple(
        replace(part, behind="") if isinstance(part, Link) and place < last else part
        for place, part in enumerate(linked)
    )


def _parts(inlines: Inlines) -> Iterator[Inlines]:
    """Inlines parted at the marks of notes, which stand alone; what holds one is made anew for each part."""
    part: list[Inline] = []
    for inline in inlines:
        inner = list(_parts(inline.children)) if isinstance(inline, WRAPPING) else [(inline,)]
        for place, piece in enumerate(inner):
            if isinstance(piece[0], NoteReference):
                yield from ((tuple(part),) if part else ())
                yield piece
                part = []
            elif isinstance(inline, WRAPPING):
                once = replace(inline, id="") if place and isinstance(inline, Phrase) else inline
                part.append(replace(once, children=piece))
            else:
                part.append(inline)
    yield from ((tuple(part),) if part else ())


_PLAIN = {Emphasis: "em", Strong: "strong", Superscript: "sup", Subscript: "sub", Deleted: "del"}
ROOM = Markup('<span class="page-number" data-target="{target}">0123456789</span>')
"""Room for a page number: ten digits that the binding replaces."""


class Calls(Protocol):
    """Writes the marks of notes."""

    def call(self, reference: NoteReference, writer: "InlineWriter", lang: str, *, meets: bool) -> Markup:
        """The mark, or the note itself where it stands at its call; another mark ``meets`` it from before."""


def _ends_in_brackets(before: str, after: str) -> bool:
    """Whether a stretch in brackets, or a clause of it, ends behind a link: a page number can follow a comma there."""
    return before.count("(") > before.count(")") and (not after or after[0] in "),;:.!?…")


class InlineWriter:
    """Writes the lines of one dispatch (or of the notices)."""

    def __init__(self, house: House, *, key: str, calls: Calls, marks: PageMarks) -> None:
        """``key`` names the dispatch: ids and links without a dispatch are its own."""
        self.house = house
        self.key = key
        self.marks = marks
        self._calls = calls

    def write(self, inlines: Inlines, lang: str, base: str = "") -> Markup:
        """The markup of a line in a language, whose base direction may be named."""
        written: list[Markup] = []
        base = base or direction(lang)
        inlines = unnested(inlines)
        for place, inline in enumerate(inlines):
            before = inlines[place - 1] if place else None
            written.append(self._one(inline, lang, base, meets=isinstance(before, NoteReference)))
            if isinstance(inline, CrossReference) and not self.house.epub and not goes_on(inline, inlines[place + 1 :]):
                inside = _ends_in_brackets(plain(inlines[:place]), plain(inlines[place + 1 :]))
                written.append(self._page_reference(inline, lang, inside=inside))
        return Markup().join(written)

    def words(self, value: str, base: str, lang: str = "") -> Markup:
        """Words in a line of a base direction, with each address marked: no hyphen may come into it.

        Addresses run from the left in every line: in one from the right their stops would change sides. Words of a
        language are divided as the house wants it.
        """
        written, at = Markup(), 0
        for start, end in addresses(value):
            written += self._divided(value[at:start], lang) + self._address(value[start:end], base)
            at = end
        return written + self._divided(value[at:], lang)

    def _divided(self, value: str, lang: str) -> Markup:
        """Words with soft hyphens where the house divides them; in the e-book marked, for its headings have none."""
        written = Markup()
        for stretch, pieces in self.house.divisions.in_text(value, lang):
            if not pieces:
                written += self.marks.text(stretch)
            elif len(pieces) == 1:
                written += Markup('<span class="whole">{}</span>').format(self.marks.text(stretch))
            else:
                words = Markup(SOFT_HYPHEN).join(self.marks.text(piece) for piece in pieces)
                written += Markup('<span class="divided">{}</span>').format(words) if self.house.epub else words
        return written

    def _one(self, inline: Inline, lang: str, base: str, *, meets: bool) -> Markup:
        if isinstance(inline, NoteReference):
            return self._calls.call(inline, self, lang, meets=meets)
        if isinstance(inline, Text):
            return self.words(inline.value, base, lang)
        if isinstance(inline, LineBreak):
            self.marks.part()
            return Markup("<br/>")
        if isinstance(inline, Code):
            return Markup("<code{}>{}</code>").format(from_the_left(base), self.words(inline.value, "ltr"))
        return self._wrapping(inline, lang, base)

    def _wrapping(
        self,
        inline: Emphasis | Strong | Superscript | Subscript | Deleted | Phrase | Link | CrossReference,
        lang: str,
        base: str,
    ) -> Markup:
        if isinstance(inline, Phrase):
            return self._phrase(inline, lang, base)
        if (
            isinstance(inline, Link)
            and not self.house.epub
            and inline.children == (Text(address_on_paper(inline.href)),)
        ):
            words = self._address(address_on_paper(inline.href), base)
        else:
            words = self.write(inline.children, lang, base)
        if isinstance(inline, Link):
            title = Markup(' title="{}"').format(inline.title) if inline.title else Markup()
            link = Markup('<a class="external" href="{}"{}>{}</a>').format(outside(inline.href), title, words)
            return link + self._behind(inline.behind, base)
        if isinstance(inline, CrossReference):
            return self._crossref(inline, words, lang)
        tag = _PLAIN[type(inline)]
        # Words from the left may slope where the line's own may not; an attribute dir would part them.
        slopes = tag == "em" and base == "rtl" and all_from_the_left(plain(inline.children))
        return Markup(f"<{tag}{{}}>{{}}</{tag}>").format(Markup(' class="ltr"') if slopes else "", words)

    def _behind(self, behind: str, base: str) -> Markup:
        """What print puts behind a link: its number in a list is held to the words, its address is not."""
        if not behind or self.house.epub:
            return Markup()
        if behind.startswith("["):
            return Markup('<span class="house link-address">\N{NO-BREAK SPACE}{}</span>').format(behind)
        return Markup('<span class="house link-address"> ({})</span>').format(self._address(behind, base))

    def _address(self, address: str, base: str) -> Markup:
        """An address, or a number that is called: it runs from the left in every line."""
        return Markup('<span class="address"{}>{}</span>').format(from_the_left(base), self.marks.text(address))

    def _phrase(self, phrase: Phrase, lang: str, base: str) -> Markup:
        attributes = self.house.attributes.language(phrase.lang, lang, phrase.direction)
        if phrase.small_caps:
            attributes = Markup(' class="small-caps"') + attributes
        if phrase.id:
            attributes = Markup(' id="{}"').format(self.house.addresses.id(self.key, phrase.id)) + attributes
        inner = phrase.direction or (direction(phrase.lang) if phrase.lang else base)
        words = self.write(phrase.children, phrase.lang or lang, inner)
        return Markup("<span{}>{}</span>").format(attributes, words)

    def _crossref(self, reference: CrossReference, words: Markup, lang: str) -> Markup:
        href = self._place(reference)
        return Markup('<a class="crossref" href="{}">{}</a>').format(href, words) if href else words

    def _place(self, reference: CrossReference) -> str:
        """Where a cross reference leads; empty for nowhere."""
        key = reference.target or self.key
        addresses = self.house.addresses
        find = addresses.within if key == self.key and reference.fragment else addresses.place
        return find(key, reference.fragment)

    def _page_reference(self, reference: CrossReference, lang: str, *, inside: bool) -> Markup:
        """ "(page N)" behind a link, in the language around it; ``inside`` brackets it stands behind a comma."""
        href = self._place(reference)
        if not href:
            return Markup()
        key = reference.target or self.key
        room = ROOM.format(target=f"{key}#{reference.fragment}" if reference.fragment else key)
        strings = strings_for(lang)
        view = PageReferenceView(
            href=href,
            words=strings.words["page"].format(page=room),
            language=self.house.attributes.language(strings.language, lang),
            inside=inside,
        )
        return Markup("" if inside else " ") + self.house.templates.render("parts/page_reference.html", view)
