"""Print can only order words of two directions where the markup does not cut through them."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.checks.source.passages import lines_in
from publish.diagnostics import Diagnostic, Severity, check
from publish.markup.bidi import torn
from publish.markup.direction import direction
from publish.model.figures import Output


@check(
    "direction-torn",
    Severity.WARNING,
    why="In print each stretch of marked words is ordered by itself: a name in Latin letters that begins before "
    "an emphasis in Arabic and ends in it is printed with its words exchanged. The e-book is right.",
    hint="Mark up the words of each direction apart, or give all of one their own: [H~2~O]{dir=ltr}.",
)
def direction_torn(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Every line in which words against its direction go on into marked words along it."""
    if manuscript.outputs and Output.PRINT not in manuscript.outputs:
        return
    for line in lines_in(manuscript.edition):
        if torn(line.inlines, line.base or direction(line.language)):
            message = "words of the other direction begin or end in the middle of what is marked up"
            yield direction_torn.finding(message, line.at, block=line.path)
