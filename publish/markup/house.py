"""What every writer of markup works with, for one edition and one target."""

from dataclasses import dataclass

from publish.markup.addresses import Addresses
from publish.markup.attributes import AttributeWriter, Target
from publish.markup.codes import code_name, code_size
from publish.markup.divisions import Divisions
from publish.markup.environment import Templates
from publish.markup.strings import Strings
from publish.markup.view import QrCodeView
from publish.model.assets import Gallery


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
    divisions: Divisions
    """The words that are divided as the house wants it."""
    printer: str = ""
    """In print the name of the printer."""

    def code(self, text: str) -> QrCodeView | None:
        """The QR code of a text, in print; ``None`` where there is none, or it would be too large."""
        size = 0.0 if self.epub else code_size(text)
        return QrCodeView(self.addresses.picture(code_name(text)), f"{size:g}mm") if size else None

    @property
    def epub(self) -> bool:
        """Whether the markup is made for the e-book."""
        return self.target is Target.EPUB
