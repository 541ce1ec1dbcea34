"""What the cover in one piece needs from a project: the paper, the picture on its front, its style sheets."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from publish.config.cover import Paper
from publish.config.edition import EditionSettings
from publish.config.printer import Printer
from publish.config.suggest import did_you_mean
from publish.config.theme import Theme
from publish.diagnostics import NOWHERE, Outcome, Rule, Severity, Span
from publish.errors import Fault
from publish.imaging.clean import clean
from publish.imaging.press import PrintColour
from publish.imaging.scale import print_recipe
from publish.imaging.verify import verify
from publish.model.edition import Edition
from publish.model.figures import Figure
from publish.model.walk import blocks_of
from publish.pipeline.photos import EditionPhotos
from publish.resources import Resources

if TYPE_CHECKING:
    from publish.pdf.cover.photo import FrontPhoto

Read = Callable[[str, Span], Outcome[bytes | None]]
"""The bytes of a picture by its source; ``None`` where it cannot be had."""

_SHARED, _OWN = "styles/cover", "cover.css"
_SHALLOWEST = 0.5
"""The height of a photo for the front, as a share of the width that is asked for."""
_LYING = 5
"""From this EXIF orientation on a picture lies on its side."""


PAPER_UNKNOWN = Rule(
    "paper-unknown",
    Severity.ERROR,
    "How wide the spine is depends on the paper; reckoned for another one, the cover does not fit the book.",
    "Name one of the papers in the printer's file.",
)


def paper_of(settings: EditionSettings, printer: Printer) -> Outcome[Paper | None]:
    """The paper of the edition, or the printer's usual one where the edition names none.

    Another printer than the edition's own has other names: then the usual paper stands in, with a warning.
    """
    named, usual = printer.paper(settings.paper), printer.paper("")
    if named is not None:
        return Outcome(named)
    at = settings.places.value("paper")
    own = printer.name == settings.printer
    if usual is None:
        message = f"the file of {printer.name} tells no paper, and the spine cannot be reckoned"
        return Outcome(None, (PAPER_UNKNOWN.finding(message, at, hint="Add a table under [papers] to it."),))
    message = f"{printer.name} has no paper “{settings.paper}”" + ("" if own else f"; taken is {usual.name}")
    severity = Severity.ERROR if own else Severity.WARNING
    found = PAPER_UNKNOWN.finding(message, at, hint=did_you_mean(settings.paper, printer.papers), severity=severity)
    return Outcome(usual, (found,))


def front_picture(edition: Edition, read: Read, *, wide: float = 0) -> "FrontPhoto | None":
    """The picture for the front: the edition's own cover, or the first lead photo of a dispatch that is large enough.

    ``wide`` is the least width in pixels; where no photo has it, the first one stands.
    """
    from publish.pdf.cover.photo import FrontPhoto

    first: FrontPhoto | None = None
    for source, figure, key in _candidates(edition):
        original = verify(read(source, NOWHERE).value or b"", source=source).value
        if original is not None:
            lies = original.orientation >= _LYING
            size = (original.height, original.width) if lies else (original.width, original.height)
            focal, credit = (figure.focal, figure.credit) if figure else (None, ())
            photo = FrontPhoto(source, *size, focal, credit, key)
            if not key or (photo.width >= wide and photo.height >= _SHALLOWEST * wide):
                return photo
            first = first or photo
    return first


def _candidates(edition: Edition) -> Iterator[tuple[str, Figure | None, str]]:
    if edition.cover:
        yield edition.cover, None, ""
        return
    for dispatch in edition.dispatches:
        figures = [block for _, block in blocks_of(dispatch) if isinstance(block, Figure) and block.picture]
        for figure in sorted(figures, key=lambda figure: not figure.lead)[:1]:
            if figure.picture:
                yield figure.picture.source, figure, dispatch.key


def cover_sheets(resources: Resources, theme: Theme) -> Mapping[str, str]:
    """The style sheets of covers by name, in the order in which they count: the shared ones, then the theme's."""
    own = f"{theme.folder}/{_OWN}"
    names = [*resources.files(_SHARED, ".css"), *([own] if resources.has(own) else [])]
    return {name: resources.read_text(name) for name in names}


@dataclass(frozen=True, slots=True)
class CoverStudio:
    """Makes the picture of a cover ready: a :class:`publish.pdf.cover.photo.Studio` whose pictures lie in a folder."""

    read: Read
    """Gives the bytes of a picture."""
    folder: Path
    """Where pictures are kept while the cover is made."""
    ppi: int
    """The pixels an inch that the printer wants."""
    colour: PrintColour
    """The printer's colours."""

    def developed(self, source: str, *, width: float) -> EditionPhotos:
        """A gallery with the picture in a width of so many points."""
        recipe = print_recipe(width, self.ppi, colour=self.colour)
        photo = clean(self.read(source, NOWHERE).value or b"", source=source, recipe=recipe).value
        if photo is None:
            raise Fault(f"the picture {source} changed while the cover was made")
        self.folder.mkdir(parents=True, exist_ok=True)
        room = EditionPhotos(self.folder)
        room.keep(source, photo.rendition, photo.data)
        return room
