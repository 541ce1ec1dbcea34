"""What every writer of markup works with, for one edition and one target."""

from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

from publish.markup.addresses import Addresses
from publish.markup.direction import direction
from publish.markup.environment import Templates
from publish.markup.strings import Strings
from publish.model.assets import Gallery


class Target(StrEnum):
    """The renderer that takes the markup."""

    PRINT = "print"
    EPUB = "epub"


@dataclass(frozen=True, slots=True)
class AttributeWriter:
    """Writes attributes for a target."""

    target: Target
    """What the markup is made for."""

    def language(self, tag: str, surrounding: str = "", written: str = "") -> Markup:
        """The attributes ``lang``, ``xml:lang`` (EPUB reads both) and ``dir``.

        Nothing is written that the surroundings say already. ``written`` is a direction that the author asks for.
        """
        result = Markup()
        way = written
        if tag and tag != surrounding:
            result += Markup(' lang="{}"').format(tag)
            if self.target is Target.EPUB:
                result += Markup(' xml:lang="{}"').format(tag)
            if not surrounding or direction(tag) != direction(surrounding):
                way = way or direction(tag)
        if way and not (way == "ltr" and not surrounding and not written):
            result += Markup(' dir="{}"').format(way)
        return result

    def semantics(self, kind: str, role: str = "") -> Markup:
        """``epub:type`` and the ARIA role that goes with it, in EPUB; nothing in print."""
        if self.target is not Target.EPUB:
            return Markup()
        roles = Markup(' role="{}"').format(role) if role else Markup()
        return Markup(' epub:type="{}"').format(kind) + roles

    def path(self, path: str) -> Markup:
        """``data-path``, by which the facts of a galley name a block; in print alone."""
        return Markup(' data-path="{}"').format(path) if path and self.target is Target.PRINT else Markup()


@dataclass(frozen=True, slots=True)
class House:
    """The tools of a composing room."""

    target: Target
    """What the markup is made for."""
    templates: Templates
    """The parts."""
    attributes: AttributeWriter
    """Writes attributes for the target."""
    addresses: Addresses
    """Names places and pictures."""
    gallery: Gallery
    """The clean pictures."""
    strings: Strings
    """The house's own words, in the edition's language."""
    language: str
    """BCP 47 tag of the edition."""

    @property
    def epub(self) -> bool:
        """Whether the markup is made for the e-book."""
        return self.target is Target.EPUB
