"""QR codes among the pictures of a print edition, in the ink of its printer's black."""

from dataclasses import dataclass

from publish.config.printer import Policy
from publish.config.theme import Colour
from publish.markup.codes import code_svg, code_text
from publish.model.assets import Gallery, Rendition
from publish.pdf.inks import printed

_BLACK = Colour(screen="#000000", print="device-cmyk(0 0 0 1)")


@dataclass(frozen=True)
class WithCodes:
    """A gallery that draws codes too; it can be pickled where the pictures can."""

    pictures: Gallery
    """The pictures of the edition."""
    policy: Policy
    """The inks of the printer: a code is in one of them, for the edges of several never meet."""

    def rendition(self, source: str) -> Rendition:
        """The rendition of a picture; a code has none."""
        return self.pictures.rendition(source)

    def data(self, name: str) -> bytes:
        """The bytes of a rendition, or of a code by the name that :func:`publish.markup.codes.code_name` gave it."""
        text = code_text(name)
        return code_svg(text, printed(_BLACK, self.policy)) if text else self.pictures.data(name)
