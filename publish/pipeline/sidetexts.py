"""Texts beside dispatches: descriptions of pictures, notices. A dispatch is none, whatever its status.

Whoever names a file as such a text has it printed in full. A dispatch that is withheld, held back or a draft must not
come into a book that way, nor settings: a text beside them has an ending of texts and no front matter.
"""

import re

from publish.config.values import PATH_REFUSED
from publish.diagnostics import Outcome, Rule, Span
from publish.importers.frontmatter import split
from publish.importers.source import decode
from publish.pipeline.files import Folder, Refusal
from publish.pipeline.project import TEXT_LIMIT

_SUFFIXES = (".md", ".markdown", ".txt")
_FENCE = re.compile(r"[\s\ufeff]*(?:[-+;\u2010-\u2015\u2212]{3,}|\{)[^\n]*\n[ \t]*[\"']?[\w-]+[\"']?\s*[:=]")
"""The beginning of front matter, well-formed or not: a line of signs, then a key."""


def is_text(path: str) -> bool:
    """Whether a file can be such a text, by its name."""
    return path.lower().endswith(_SUFFIXES)


def read_side_text(files: Folder, path: str, at: Span, *, what: str, missing: Rule) -> Outcome[str | None]:
    """The text of a file that stands beside dispatches; ``None``, and a finding at ``at``, where it may not be read.

    ``what`` is what the text is called; ``missing`` is the rule for a file that cannot be read.
    """
    if not is_text(path):
        hint = f"Put the {what} into a file of its own that ends in {' or '.join(_SUFFIXES)}."
        return Outcome(None, (PATH_REFUSED.finding(f"{path} is no text that can be a {what}", at, hint=hint),))
    data = files.read(path, limit=TEXT_LIMIT)
    if isinstance(data, Refusal):
        return Outcome(None, (missing.finding(f"the {what}: {data}", at),))
    text = decode(data, path)
    if split(text.value, path).value.matter is not None or _FENCE.match(text.value):
        hint = f"Put the {what} into a file of its own, without front matter."
        return Outcome(None, (PATH_REFUSED.finding(f"{path} is a dispatch, and no {what}", at, hint=hint),))
    return Outcome(text.value, text.diagnostics)
