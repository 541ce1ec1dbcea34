"""A picture stands only in outputs that its maker permits."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.checks.source.passages import figures_in, picture_place
from publish.diagnostics import Diagnostic, Severity, check
from publish.model.figures import Output


@check(
    "picture-not-permitted",
    Severity.ERROR,
    why="Whoever made the picture has not permitted its use in this output.",
    hint="Take the picture out, ask for the permission, or build the other output alone.",
)
def picture_not_permitted(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Every picture that may not stand in an output that is made.

    Where content alone is checked, nobody knows what will be made of it: then it is a warning.
    """
    made, mild = (manuscript.outputs, None) if manuscript.outputs else (tuple(Output), Severity.WARNING)
    for figure, placed in figures_in(manuscript.edition):
        refused = [output for output in made if figure.picture and figure.outputs and output not in figure.outputs]
        for output in refused:
            name = figure.picture.source.rpartition("/")[2] if figure.picture else ""
            message = f"{name} is not permitted in the {_NAMES[output]}"
            at = picture_place(figure, placed)
            yield picture_not_permitted.finding(message, at, block=placed.path, severity=mild)


_NAMES = {Output.EPUB: "e-book", Output.PRINT: "print edition"}
