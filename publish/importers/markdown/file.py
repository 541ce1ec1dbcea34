"""A file of Markdown, from its bytes: what is empty, or has no front matter, holds no dispatch."""

from publish.config.characters import has_ink
from publish.diagnostics import Outcome, Span, finding
from publish.importers.frontmatter import split
from publish.importers.markdown.dispatch import read
from publish.importers.papers import passed_over
from publish.importers.reader import Reader, Source
from publish.importers.source import decode
from publish.model.dispatch import Dispatch


def read_file(source: Source) -> Outcome[tuple[Dispatch, ...]]:
    """The dispatch of a file, or none where the file holds no dispatch, with a finding that says so."""
    text = decode(source.data, source.path)
    if text.ok and not has_ink(text.value):
        return Outcome(
            (), (*text.diagnostics, finding("file-empty", f"{source.path} is empty", Span(source.path, 1, 1)))
        )
    if text.ok and split(text.value, source.path).value.matter is None:
        return Outcome((), (passed_over(source.path, literal=source.named),))
    dispatch = read(text.value, source.path, folder=source.folder, language=source.language)
    return Outcome((dispatch.value,), (*text.diagnostics, *dispatch.diagnostics))


READER = Reader("markdown", (".md", ".markdown"), read_file)
