"""Lines of text as markup."""

from typing import Protocol

from markupsafe import Markup

from publish.markup.addresses import outside
from publish.markup.house import House
from publish.markup.marks import PageMarks
from publish.markup.view import PageReferenceView
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

_PLAIN = {Emphasis: "em", Strong: "strong", Superscript: "sup", Subscript: "sub", Deleted: "del"}
ROOM = Markup('<span class="page-number" data-target="{target}">0123456789</span>')
"""Room for a page number: ten digits that the binding replaces."""


class Calls(Protocol):
    """Writes the marks of notes."""

    def call(self, reference: NoteReference, writer: "InlineWriter", lang: str) -> Markup:
        """The mark, or the note itself where it stands at its call."""


class InlineWriter:
    """Writes the lines of one dispatch (or of the notices)."""

    def __init__(self, house: House, *, key: str, calls: Calls, marks: PageMarks) -> None:
        """``key`` names the dispatch: ids and links without a dispatch are its own."""
        self.house = house
        self.key = key
        self.marks = marks
        self._calls = calls

    def write(self, inlines: Inlines, lang: str) -> Markup:
        """The markup of a line in a language."""
        return Markup().join([self._one(inline, lang) for inline in inlines])

    def _one(self, inline: Inline, lang: str) -> Markup:
        if isinstance(inline, Text):
            return self.marks.text(inline.value)
        if isinstance(inline, LineBreak):
            self.marks.part()
            return Markup("<br/>")
        if isinstance(inline, Code):
            return Markup("<code>{}</code>").format(self.marks.text(inline.value))
        if isinstance(inline, NoteReference):
            return self._calls.call(inline, self, lang)
        return self._wrapping(inline, lang)

    def _wrapping(
        self,
        inline: Emphasis | Strong | Superscript | Subscript | Deleted | Phrase | Link | CrossReference,
        lang: str,
    ) -> Markup:
        if isinstance(inline, Phrase):
            return self._phrase(inline, lang)
        words = self.write(inline.children, lang)
        if isinstance(inline, Link):
            title = Markup(' title="{}"').format(inline.title) if inline.title else Markup()
            return Markup('<a class="external" href="{}"{}>{}</a>').format(outside(inline.href), title, words)
        if isinstance(inline, CrossReference):
            return self._crossref(inline, words, lang)
        tag = _PLAIN[type(inline)]
        return Markup(f"<{tag}>{{}}</{tag}>").format(words)

    def _phrase(self, phrase: Phrase, lang: str) -> Markup:
        attributes = self.house.attributes.language(phrase.lang, lang, phrase.direction)
        if phrase.small_caps:
            attributes = Markup(' class="small-caps"') + attributes
        if phrase.id:
            attributes = Markup(' id="{}"').format(self.house.addresses.id(self.key, phrase.id)) + attributes
        return Markup("<span{}>{}</span>").format(attributes, self.write(phrase.children, phrase.lang or lang))

    def _crossref(self, reference: CrossReference, words: Markup, lang: str) -> Markup:
        key = reference.target or self.key
        addresses = self.house.addresses
        find = addresses.within if key == self.key and reference.fragment else addresses.place
        href = find(key, reference.fragment)
        if not href:
            return words
        link = Markup('<a class="crossref" href="{}">{}</a>').format(href, words)
        if self.house.epub:
            return link
        room = ROOM.format(target=f"{key}#{reference.fragment}" if reference.fragment else key)
        strings = self.house.strings
        view = PageReferenceView(
            href=href,
            words=strings.words["page"].format(page=room),
            language=self.house.attributes.language(strings.language, lang),
        )
        return link + Markup(" ") + self.house.templates.render("parts/page_reference.html", view)
