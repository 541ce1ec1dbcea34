"""A file name is not a description, though cameras and programs leave one there."""

import re
from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.checks.source.passages import figures_in, picture_place
from publish.checks.words import letters
from publish.diagnostics import Diagnostic, Severity, check
from publish.model.figures import Written

_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|tiff?|heic|avif|svg|bmp)", re.IGNORECASE)
_CAMERA = re.compile(r"(?:IMG|DSCF?|DSC_|P\d|PXL|GOPR|Screenshot|image|photo|untitled)[\s_-]?\d+[\w-]*", re.IGNORECASE)


@check(
    "figure-alt-file",
    Severity.WARNING,
    why="The name of a file, read aloud, tells who cannot see the picture nothing.",
    hint="Describe what is to be seen.",
)
def figure_alt_file(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Every description that is the name of a file: the picture's, or one from a camera."""
    for figure, placed in figures_in(manuscript.edition):
        alt = figure.picture.alt if figure.picture else None
        if figure.picture and isinstance(alt, Written) and _is_name(alt.text.strip(), figure.picture.source):
            message = f"the description “{alt.text}” is the name of a file"
            yield figure_alt_file.finding(message, picture_place(figure, placed), block=placed.path)


def _is_name(text: str, source: str) -> bool:
    name = source.rpartition("/")[2]
    stem = name.rpartition(".")[0]
    if _FILE.fullmatch(text) or _CAMERA.fullmatch(text):
        return True
    # A picture may be called what it shows, in one word; more words joined by hyphens are a name.
    return letters(text) == letters(name) or (text == stem and not text.isalpha())
