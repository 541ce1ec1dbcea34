"""A dispatch that was read from a foreign file, as a file of the edition: it counts once it reads back to itself."""

from collections.abc import Iterable
from dataclasses import replace

from publish.diagnostics import Diagnostic, Outcome, Rule, Severity
from publish.errors import Fault
from publish.importers import markdown
from publish.importers.foreign.rules import IMPORT_REFUSED
from publish.importers.html.fragment import NESTING_TOO_DEEP
from publish.importers.markdown.inlines import TEXT_TOO_LARGE
from publish.importers.source import decode
from publish.importers.writer import write, write_blocks
from publish.model.blocks import Block, Blocks, CodeBlock, Paragraph
from publish.model.dispatch import Dispatch
from publish.model.inlines import Text
from publish.model.walk import each_block, lines_of, plain

IMPORT_SIMPLIFIED = Rule(
    "import-simplified",
    Severity.WARNING,
    "Markdown cannot say this as it was; its words were kept as plain paragraphs.",
    "Set it in the imported Markdown as it should be.",
    apart=True,
)

_BEYOND = {NESTING_TOO_DEEP, TEXT_TOO_LARGE}


def dispatch_file(dispatch: Dispatch, path: str) -> Outcome[tuple[Dispatch, bytes]]:
    """A dispatch and its bytes as they stand at ``path``; what would not read back is made simpler, and told.

    One that is larger than a dispatch may be is an error; :class:`Fault` where nothing helps.
    """
    first = _written(dispatch, path)
    if first.ok and first.value is not None:
        return Outcome((dispatch, first.value))
    if beyond := [found for found in first.diagnostics if found.rule in _BEYOND]:
        errors = [IMPORT_REFUSED.finding(found.message, dispatch.span, hint=found.hint) for found in beyond]
        return Outcome((dispatch, b""), tuple(errors))
    simple, findings = _simplified(dispatch, path)
    again = _written(simple, path)
    if again.ok and again.value is not None:
        return Outcome((simple, again.value), tuple(findings))
    plainest = replace(dispatch, blocks=tuple(_plain(dispatch.blocks)), notes=())
    last = _written(plainest, path)
    if last.ok and last.value is not None and not dispatch.notes:
        message = f"the text of {dispatch.slug} was kept as plain paragraphs"
        return Outcome((plainest, last.value), (IMPORT_SIMPLIFIED.finding(message, dispatch.span),))
    raise Fault(f"{dispatch.slug} does not read back as it was read: {_listed(again.diagnostics)}")


def _written(dispatch: Dispatch, path: str) -> Outcome[bytes | None]:
    data = write(dispatch, path=path).encode()
    text = decode(data, path)
    again = text.then(lambda text: markdown.read(text, path, folder=dispatch.folder, language=dispatch.lang))
    errors = tuple(found for found in again.diagnostics if found.severity is Severity.ERROR)
    return Outcome(data if again.value == dispatch else None, errors)


def _simplified(dispatch: Dispatch, path: str) -> tuple[Dispatch, list[Diagnostic]]:
    """The dispatch with the blocks made simple that do not read back by themselves."""
    blocks: list[Block] = []
    findings: list[Diagnostic] = []
    for block in dispatch.blocks:
        text = write_blocks((block,), path=path)
        if markdown.read_blocks(text, path, language=dispatch.lang).value[0] == (block,):
            blocks.append(block)
            continue
        blocks += _plain((block,))
        what = type(block).__name__.lower()
        findings.append(IMPORT_SIMPLIFIED.finding(f"the {what} here was kept as plain words", block.span))
    return replace(dispatch, blocks=tuple(blocks)), findings


def _plain(blocks: Blocks) -> Iterable[Block]:
    """The words of some blocks as paragraphs, a line each."""
    for _, block in each_block(blocks):
        if isinstance(block, CodeBlock):
            yield replace(block, id="")
        for line in lines_of(block):
            if words := " ".join(plain(line).split()):
                yield Paragraph((Text(words),), span=block.span)


def _listed(diagnostics: Iterable[Diagnostic]) -> str:
    return "; ".join(str(diagnostic).split("\n")[0] for diagnostic in diagnostics) or "the trees differ"
