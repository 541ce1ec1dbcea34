"""What a check of characters looks up: the texts of the content's files, and what the faces of a theme have."""

import re
from collections.abc import Iterable, Iterator, Mapping

from publish.config.theme import Family, Theme
from publish.config.values import PATH_REFUSED
from publish.diagnostics import Outcome, Rule, Span
from publish.errors import UsageError
from publish.fonts.coverage import coverage
from publish.importers.frontmatter import split
from publish.importers.source import decode
from publish.pipeline.files import Folder, Refusal
from publish.pipeline.project import TEXT_LIMIT
from publish.pipeline.project_root import PUBLICATION

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
        return Outcome(None, (PATH_REFUSED.finding(f"{path} is not text that can be a {what}", at, hint=hint),))
    data = files.read(path, limit=TEXT_LIMIT)
    if isinstance(data, Refusal):
        return Outcome(None, (missing.finding(f"the {what}: {data}", at),))
    text = decode(data, path)
    if split(text.value, path).value.matter is not None or _FENCE.match(text.value):
        hint = f"Put the {what} into a file of its own, without front matter."
        return Outcome(None, (PATH_REFUSED.finding(f"{path} is a dispatch, and no {what}", at, hint=hint),))
    return Outcome(text.value, text.diagnostics)


class Texts(Mapping[str, str]):
    """The text files of a project by path, each read when it is asked for; what cannot be read is not there."""

    def __init__(self, files: Folder) -> None:
        self._files = files
        self._read: dict[str, str | None] = {}
        self.asked = 0
        """How often a text was asked for."""

    def __getstate__(self) -> dict[str, object]:
        """Without the texts: another process reads the files itself."""
        return {**self.__dict__, "_read": {}}

    def __getitem__(self, path: str) -> str:
        self.asked += 1
        if path not in self._read:
            data = self._files.read(path, limit=TEXT_LIMIT) if path else None
            self._read[path] = data.decode("utf-8", "replace") if isinstance(data, bytes) else None
        text = self._read[path]
        if text is None:
            raise KeyError(path)
        return text

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and self.get(path) is not None

    def __iter__(self) -> Iterator[str]:
        return iter([PUBLICATION])

    def __len__(self) -> int:
        return 1


def covered(fonts: Mapping[str, bytes], theme: Theme) -> frozenset[int] | None:
    """The code points that a theme's faces have together; ``None`` where they cannot be read, which is told elsewhere.

    Print sets a character in any face that has it, whatever the weight.
    """
    return _together(fonts, theme.families)


def emoji(fonts: Mapping[str, bytes], theme: Theme) -> frozenset[int]:
    """The code points that a theme's families of emoji have, and none of its roles."""
    roles = {theme.roles.text, theme.roles.display, theme.roles.sans, theme.roles.mono}
    pictures = _together(fonts, [family for family in theme.families if family.generic == "emoji"])
    return (pictures or frozenset()) - (
        _together(fonts, [family for family in theme.families if family.name in roles]) or frozenset()
    )


def _together(fonts: Mapping[str, bytes], families: Iterable[Family]) -> frozenset[int] | None:
    names = [f"{family.folder}/{face.file}" for family in families for face in family.faces]
    try:
        return frozenset().union(*(coverage(fonts[name]) for name in names))
    except (UsageError, FileNotFoundError):
        return None
