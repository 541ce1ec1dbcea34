"""``line-loose``: a line driven out so far that holes run through it."""

from collections.abc import Iterator

from publish.checks.makeup.setting import Setting, at
from publish.diagnostics import Diagnostic


def loose(setting: Setting) -> Iterator[Diagnostic]:
    """Blocks with lines whose word spaces were widened by more than the theme allows."""
    for folio, page in setting.pages():
        for block in page.blocks:
            widest = max((line.stretch for line in block.lines), default=0.0)
            if widest > setting.rules.loose_line:
                yield at("line-loose", f"a line on page {folio} was driven out by {widest:.2f} em a space", block)
