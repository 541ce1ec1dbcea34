"""Notes: at their call in print, where they float to the foot of the page; at the end of the dispatch in EPUB.

In an EPUB the call is a ``noteref`` and the note an ``aside`` with a way back, so that readers that can show it in
a pop-up do (EPUB 3.3 Structural Semantics; DPUB-ARIA ``doc-noteref``, ``doc-footnote``, ``doc-backlink``).
"""

from collections.abc import Mapping

from markupsafe import Markup

from publish.markup.addresses import CALL, NOTE
from publish.markup.blocks import BlockWriter
from publish.markup.house import House
from publish.markup.inlines import InlineWriter
from publish.markup.view import NOTHING, NoteCallView, NoteView
from publish.model.blocks import Note
from publish.model.inlines import NoteReference

_NUMBER = Markup('<span class="note-number" data-role="Lbl">{}.</span> ')


class NoteWriter:
    """Writes the calls of one dispatch's notes, and in print the notes at them."""

    def __init__(
        self, house: House, *, key: str, notes: tuple[Note, ...], lang: str = "", ranks: Mapping[str, int] | None = None
    ) -> None:
        """``lang`` is the language of the notes, ``ranks`` what rank the headings in them have, by path."""
        self._house = house
        self._key = key
        self._lang = lang
        self._ranks = ranks or {}
        self._notes = {note.label: (index, note) for index, note in enumerate(notes)}
        self._called: set[str] = set()
        self._inside = False
        self._waiting: list[str] = []

    def number(self, label: str) -> int:
        """The number of a note; its place in the dispatch while it has none."""
        index, note = self._notes[label]
        return note.number or index + 1

    def call(self, reference: NoteReference, writer: InlineWriter, lang: str, *, meets: bool) -> Markup:
        """The mark of a note; in print the note itself at its first call. It ``meets`` another mark right before it.

        A note that is called inside another one gets its place right behind that one: floats do not nest.
        """
        if reference.note not in self._notes:
            return Markup()
        first = reference.note not in self._called
        if self._house.epub:
            self._called.add(reference.note)
            return self._mark(reference.note, first=first, meets=meets)
        if not first:
            return self._mark(reference.note, first=False, meets=meets)
        self._called.add(reference.note)
        if self._inside:
            self._waiting.append(reference.note)
            return self._mark(reference.note, first=False, meets=meets)
        result = self._footnote(reference.note, writer, lang, mark="meets" if meets else "")
        while self._waiting:
            result += self._footnote(self._waiting.pop(0), writer, lang, mark="elsewhere")
        return result

    def _mark(self, label: str, *, first: bool, meets: bool) -> Markup:
        number = self.number(label)
        addresses = self._house.addresses
        view = NoteCallView(
            id=addresses.id(self._key, CALL.format(number=number)) if first else "",
            href=addresses.within(self._key, NOTE.format(number=number)),
            number=number,
            meets=meets,
        )
        return self._house.templates.render("parts/note_call.html", view)

    def _footnote(self, label: str, writer: InlineWriter, lang: str, *, mark: str) -> Markup:
        index, note = self._notes[label]
        self._inside = True
        blocks = BlockWriter(self._house, writer, self._ranks)
        own = self._lang or lang
        body = blocks.write(note.blocks, own, prefix=f"n{index}.", before=_NUMBER.format(self.number(label)))
        view = self.view(label, body, language=self._house.attributes.language(own, lang), mark=mark)
        self._inside = False
        return self._house.templates.render("parts/note.html", view)

    def view(self, label: str, body: Markup, *, language: Markup = NOTHING, mark: str = "") -> NoteView:
        """What ``parts/note.html`` is given for a note whose words are written."""
        index, _ = self._notes[label]
        number = self.number(label)
        id = self._house.addresses.id(self._key, NOTE.format(number=number))
        attributes = Markup(' id="{}"').format(id) + language
        return NoteView(attributes, index, number, body, floats=self._inside, mark=mark)

    def backlink(self, label: str) -> Markup:
        """The way back to the first call of a note; its number alone when nothing calls it."""
        number = self.number(label)
        if label not in self._called:
            return Markup('<span class="note-number">{}</span> ').format(number)
        words = self._house.strings.words["backlink"].format(number=number)
        href = self._house.addresses.within(self._key, CALL.format(number=number))
        return Markup('<a class="note-number" href="{}" role="doc-backlink" aria-label="{}">{}</a> ').format(
            href, words, number
        )

    def at_end(self) -> list[tuple[int, Note]]:
        """The notes that stand at the end of the dispatch, each with its place: all in EPUB, else the uncalled."""
        return [
            (index, note)
            for label, (index, note) in self._notes.items()
            if self._house.epub or label not in self._called
        ]
