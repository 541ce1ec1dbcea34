"""Whether lines of two directions can be set in print in the order in which they are read."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.checks.source.passages import lines_in
from publish.diagnostics import Diagnostic, finding
from publish.markup.direction import direction
from publish.markup.ways import torn
from publish.model.figures import Output


def mixed(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``direction-torn`` for every line in which words against its direction go on into marked words along it."""
    if manuscript.outputs and Output.PRINT not in manuscript.outputs:
        return
    for line in lines_in(manuscript.edition):
        if torn(line.inlines, line.way or direction(line.language)):
            message = "words of the other direction begin or end in the middle of what is marked up"
            yield finding("direction-torn", message, line.at, block=line.path)
