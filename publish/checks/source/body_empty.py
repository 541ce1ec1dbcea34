"""A headline over nothing is, most often, a text that was not saved."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.config.characters import has_ink
from publish.diagnostics import Diagnostic, Severity, check
from publish.model.blocks import Block, CodeBlock
from publish.model.figures import Figure
from publish.model.walk import each_block, lines_of, plain


@check(
    "body-empty",
    Severity.WARNING,
    why="A dispatch that says nothing but its headline is printed as such; perhaps its text was not saved.",
    hint="Write the text, or set the status to draft.",
    follows=(
        "matter-fence",
        "matter-language",
        "matter-syntax",
        "matter-too-large",
        "matter-unclosed",
        "nesting-too-deep",
        "text-encoding",
        "text-too-large",
    ),
)
def body_empty(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Every dispatch whose body shows neither words nor a picture."""
    for dispatch in manuscript.edition.dispatches:
        if not any(_shows(block) for _, block in each_block(dispatch.blocks)):
            yield body_empty.finding("the dispatch has no text", dispatch.span, block=dispatch.key)


def _shows(block: Block) -> bool:
    if isinstance(block, Figure) and block.picture is not None:
        return True
    if isinstance(block, CodeBlock):
        return has_ink(block.text)
    return any(has_ink(plain(line)) for line in lines_of(block))
