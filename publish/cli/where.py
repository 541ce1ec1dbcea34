"""``publish where``: from a place on a page to the line that it was set from."""

import re
from collections.abc import Sequence
from typing import Annotated

import typer

from publish.cli.complete import edition_names
from publish.cli.console import Console
from publish.cli.options import Project, Quiet
from publish.errors import ExitCode, UsageError

Book = Annotated[
    str,
    typer.Argument(
        metavar="FILE|EDITION",
        help="A PDF that was built, or the name of an edition whose PDF was.",
        autocompletion=edition_names,
        show_default=False,
    ),
]
Place = Annotated[
    list[str],
    typer.Argument(
        metavar="PAGE X Y|PHRASE",
        help="A page, as a viewer calls it, and how far from its upper left corner, once it is cut: points, or 30mm. "
        "Or words that stand in the book.",
        show_default=False,
    ),
]


def where(book: Book, place: Place, project: Project = None, quiet: Quiet = False) -> ExitCode:
    """Print the line that a place in a PDF was set from.

    Each build writes beside a PDF what stands where on its pages, NAME.pages.json. A phrase is found whatever marks and
    breaks stand in it, and every place of it is printed. Exits with 1 where nothing stands there.
    """
    from publish.cli.project import open_project
    from publish.cli.sheet import print_source
    from publish.pipeline.freshness import made_of
    from publish.pipeline.page_map import Sources, at_point, map_of, phrase_in
    from publish.pipeline.project_root import BUILD

    console = Console(quiet=quiet)
    opened = open_project(project, editions=False)
    pdf = print_source(book, "", project, console)
    pages = map_of(pdf, opened.project.root / BUILD, made_of(pdf))
    texts = Sources(opened.project)
    if (point := _point(place)) is not None:
        label, x, y = point
        at = at_point(pages, label, x, y, texts)
        if at is None:
            console.remark(f"nothing of a dispatch stands there on page {label}")
            return ExitCode.CONTENT
        console.put(str(at))
        return ExitCode.OK
    found = list(phrase_in(pages, " ".join(place), texts))
    for at, _ in found:
        console.put(str(at))
    if not found:
        console.remark("no dispatch in the book has these words")
        return ExitCode.CONTENT
    console.remark(f"on page{'' if len(found) == 1 else 's'} {', '.join(dict.fromkeys(label for _, label in found))}")
    return ExitCode.OK


def _point(place: Sequence[str]) -> tuple[str, float, float] | None:
    """A page with two lengths in points; ``None`` for words."""
    from publish.config.lengths import points

    if len(place) != 3 or not all(re.fullmatch(r"[0-9]+(\.[0-9]+)?[a-z]*", word) for word in place[1:]):
        return None
    try:
        x, y = (float(word) if re.fullmatch(r"[0-9.]+", word) else points(word) for word in place[1:])
    except ValueError as error:
        raise UsageError(str(error.args[0]), hint="Write 85, 85pt or 30mm.") from error
    return place[0], x, y
