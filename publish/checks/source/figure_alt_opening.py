"""A description need not say that it describes a picture: screen readers do."""

import re
from collections.abc import Iterator, Mapping

from publish.checks.source.manuscript import Manuscript
from publish.checks.source.passages import figures_in, picture_place
from publish.diagnostics import Diagnostic, Severity, check
from publish.model.figures import Written

_OPENINGS: Mapping[str, str] = {
    "en": r"(?:an? |the |this )?(?:image|picture|photo(?:graph)?|pic) (?:of|showing|shows|depicting|depicts)\b",
    "de": r"(?:ein(?:e|en)? |das |die |dieses )?(?:bild|foto|fotografie|abbildung|aufnahme) "
    r"(?:von|vom|einer|eines|des|der|zeigt)\b",
    "fr": r"(?:une |l[’']|la |cette )?(?:image|photo|photographie) (?:de\b|du\b|des\b|d[’']|montre|montrant)",
    "ru": r"(?:(?:это )?(?:изображение|фото|фотография|картинка|снимок)\b|"
    r"на (?:фото|фотографии|картинке|изображении|снимке)\b)",
    "uk": r"(?:(?:це )?(?:зображення|фото|фотографія|картинка|світлина|знімок)\b|"
    r"на (?:фото|фотографії|картинці|зображенні|світлині|знімку)\b)",
    "kk": r"(?:бұл )?(?:сурет|фото|фотосурет|бейне)(?:те|де|тегі|дегі)?\b",
}
"""How such descriptions begin, by language."""


@check(
    "figure-alt-opening",
    Severity.NOTE,
    why="A screen reader says that it is a picture; the description need not say it again.",
    hint="Begin with what the picture shows.",
)
def figure_alt_opening(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Every description that begins with “photo of” or the like, in its language."""
    for figure, placed in figures_in(manuscript.edition):
        alt = figure.picture.alt if figure.picture else None
        pattern = _OPENINGS.get(placed.language.partition("-")[0].lower(), _OPENINGS["en"])
        if isinstance(alt, Written) and (begins := re.match(pattern, alt.text.strip(), re.IGNORECASE)):
            message = f"the description begins with “{begins[0].strip()}”"
            yield figure_alt_opening.finding(message, picture_place(figure, placed), block=placed.path)
