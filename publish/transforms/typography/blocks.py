"""Blocks set by the rules of their language; a quotation may run through several paragraphs."""

from collections import Counter
from dataclasses import replace

from publish.diagnostics import Diagnostic, Rule, Severity, Span
from publish.model.blocks import Aside, Block, Blocks, Media, Paragraph, PictureGroup, PullQuote
from publish.model.figures import Figure
from publish.model.inlines import Inlines, Text
from publish.model.walk import language_of, map_block, plain
from publish.transforms.typography.language import NARROW, NO_BREAK
from publish.transforms.typography.setting import Draft, FinishedLine, begin, finish, set_line

_INTERRUPTS = (Figure, PullQuote, Aside, Media, PictureGroup)
"""What may stand between two paragraphs of one quotation."""


QUOTES_UNBALANCED = Rule(
    "quotes-unbalanced",
    Severity.WARNING,
    "A quotation that opens and does not close was left as it stands.",
    "Add the missing quote.",
)


class Typographer:
    """Sets the lines of one dispatch, and keeps count."""

    def __init__(self) -> None:
        self.changes: Counter[str] = Counter()
        """How much was changed, by kind."""
        self.diagnostics: list[Diagnostic] = []
        """Quotations that do not close."""

    def words(self, text: str, lang: str) -> str:
        """Plain text: marks and dashes alone, for it goes to places where a no-break space is a stranger."""
        done = plain(self._recorded(set_line((Text(text),), lang, ties=False), None))
        return done if NO_BREAK in text or NARROW in text else done.replace(NO_BREAK, " ").replace(NARROW, " ")

    def line(self, inlines: Inlines, lang: str, at: Span) -> Inlines:
        """A line that stands alone; ``at`` is the place of its block."""
        return self._recorded(set_line(inlines, lang), at) if inlines else inlines

    def blocks(self, blocks: Blocks, lang: str) -> Blocks:
        """Blocks, at any depth."""
        drafts = {
            index: begin(block.inlines, block.lang or lang)
            for index, block in enumerate(blocks)
            if isinstance(block, Paragraph)
        }
        before, after = _neighbours(blocks)
        result: list[Block] = []
        for index, block in enumerate(blocks):
            if isinstance(block, Paragraph):
                line = finish(drafts[index], _at(drafts, before.get(index)), _at(drafts, after.get(index)))
                result.append(replace(block, inlines=self._recorded(line, block.span)))
            else:
                result.append(self._block(block, lang))
        return tuple(result)

    def _recorded(self, line: FinishedLine, at: Span | None) -> Inlines:
        self.changes.update(line.changes)
        if at is not None:
            message = "A quotation mark has no partner: … {} …"
            self.diagnostics.extend(QUOTES_UNBALANCED.finding(message.format(words), at) for words in line.strays)
        return line.inlines

    def _block(self, block: Block, lang: str) -> Block:
        lang = language_of(block) or lang
        return map_block(
            block,
            blocks=lambda inner: self.blocks(inner, lang),
            line=lambda inlines: self.line(inlines, lang, block.span),
        )


def _neighbours(blocks: Blocks) -> tuple[dict[int, int], dict[int, int]]:
    """For each paragraph the one before it and the one behind it, pictures and boxes between them passed over."""
    before: dict[int, int] = {}
    last: int | None = None
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            if last is not None:
                before[index] = last
            last = index
        elif not isinstance(block, _INTERRUPTS):
            last = None
    return before, {first: second for second, first in before.items()}


def _at(drafts: dict[int, Draft], index: int | None) -> Draft | None:
    return None if index is None else drafts[index]
