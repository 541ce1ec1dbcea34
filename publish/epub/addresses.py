"""Where everything stands in the book: the names of its documents, which are ours, and ids that XML accepts."""

from collections.abc import Mapping

from publish.markup.addresses import OPENING, xml_id
from publish.model.edition import Edition
from publish.model.matter import (
    ACCESSIBILITY,
    COLOPHON,
    CONTENTS,
    COVER,
    CREDITS,
    ILLUSTRATIONS,
    IMPRINT,
    NOTICES,
    TITLE_PAGE,
    part_target,
)

MATTER = {
    COVER: "cover.xhtml",
    TITLE_PAGE: "title.xhtml",
    IMPRINT: "imprint.xhtml",
    CONTENTS: "nav.xhtml",
    NOTICES: "notices.xhtml",
    ILLUSTRATIONS: "illustrations.xhtml",
    CREDITS: "credits.xhtml",
    ACCESSIBILITY: "accessibility.xhtml",
    COLOPHON: "colophon.xhtml",
}
"""The documents of front and back matter."""


class BookAddresses:
    """Addresses of one edition: a document a dispatch, a part, a piece of matter."""

    def __init__(self, edition: Edition) -> None:
        keys = [dispatch.key for dispatch in edition.dispatches]
        width = max(4, len(str(len(keys))))
        self._documents: Mapping[str, str] = {
            **MATTER,
            **{part_target(n): f"part{n:02d}.xhtml" for n in range(1, len(edition.parts) + 1)},
            **{key: f"d{number:0{width}d}.xhtml" for number, key in enumerate(keys, start=1)},
        }

    @property
    def documents(self) -> tuple[tuple[str, str], ...]:
        """Every place of the book with its document."""
        return tuple(self._documents.items())

    @property
    def navigation(self) -> str:
        """The navigation document."""
        return self._documents[CONTENTS]

    def document(self, key: str) -> str:
        """The document of a dispatch or a piece of matter; :class:`KeyError` when the book has none."""
        return self._documents[key]

    def id(self, key: str, fragment: str) -> str:
        """The id of a place in its document."""
        return xml_id(fragment) if fragment else OPENING

    def place(self, key: str, fragment: str) -> str:
        """The document, with the place in it; empty when the book does not hold it."""
        document = self._documents.get(key, "")
        return f"{document}#{xml_id(fragment)}" if document and fragment else document

    def within(self, key: str, fragment: str) -> str:
        """The place alone: readers open a note in a pop-up when they see that it is in the same document."""
        return f"#{self.id(key, fragment)}"

    def picture(self, name: str) -> str:
        """The picture's file beside the documents."""
        return f"img/{name}"
