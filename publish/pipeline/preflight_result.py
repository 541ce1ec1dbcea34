"""What preflight sees in a finished PDF, in a few figures for a report."""

from collections.abc import Iterator
from pathlib import Path

from publish.config.lengths import lengths_text
from publish.errors import OverLimit
from publish.model.results import PreflightResult
from publish.pipeline.preflight import for_file
from publish.pipeline.worker import WORKER
from publish.preflight.inspect import inspect
from publish.preflight.inspection import InspectedPage, Inspection

_POINTS_A_MM = 72 / 25.4


def preflight_result(path: Path) -> PreflightResult | None:
    """The figures of a file; none of one that takes longer to read than a book may."""
    try:
        return WORKER.run(_seen, path, limits=for_file(path))
    except OverLimit:
        return None


def _seen(path: Path) -> PreflightResult:
    with path.open("rb") as file:
        return figures(inspect(file))


def figures(seen: Inspection) -> PreflightResult:
    """The figures of an inspection."""
    inks = [ink for page in seen.pages for ink in _inks(page)]
    known = [ink for ink in inks if ink is not None]
    sizes = [run.size for page in seen.pages for run in page.runs if run.text.strip()]
    pictures = [picture for page in seen.pages for picture in page.pictures]
    return PreflightResult(
        version=seen.version,
        trims=tuple(dict.fromkeys(map(_trim, seen.pages))),
        fonts=tuple(dict.fromkeys(font.name for font in seen.fonts)),
        unembedded=tuple(dict.fromkeys(font.name for font in seen.fonts if not font.embedded)),
        colours=tuple(sorted({process for page in seen.pages for process in _processes(page)})),
        most_ink=round(max(known), 1) if known and len(known) == len(inks) else None,
        least_type=round(min(sizes), 2) if sizes else None,
        pictures=len(pictures),
        least_ppi=round(min(min(picture.ppi) for picture in pictures)) if pictures else None,
        transparency=any(page.effects for page in seen.pages),
        intents=tuple(dict.fromkeys(intent.condition for intent in seen.intents)),
    )


def _trim(page: InspectedPage) -> str:
    """The size to a tenth of a millimetre: a box is written in points, and rounded."""
    area = page.trim or page.crop or page.media
    tenths = (round(length * page.unit / _POINTS_A_MM, 1) * _POINTS_A_MM for length in (area.width, area.height))
    return lengths_text(*tenths)


def _inks(page: InspectedPage) -> Iterator[float | None]:
    """The ink of everything that is printed, in per cent."""
    yield from (run.colour.ink for run in page.runs if run.colour is not None)
    yield from (shape.colour.ink for shape in page.shapes)
    yield from (gradient.ink for gradient in page.gradients)
    yield from (picture.ink for picture in page.pictures if picture.space is not None)


def _processes(page: InspectedPage) -> Iterator[str]:
    yield from (run.colour.space.process for run in page.runs if run.colour is not None)
    yield from (shape.colour.space.process for shape in page.shapes)
    yield from (gradient.space.process for gradient in page.gradients)
    yield from (picture.space.process for picture in page.pictures if picture.space is not None)
