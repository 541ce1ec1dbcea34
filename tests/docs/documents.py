"""The documents that readers get, and the examples in them.

The words behind the language of a fenced block say what a test does with it::

    bash run             run in the document's own folder, after the blocks above it; `exit=1` names another end
    bash run slow        the same, only where slow tests are run
    text output          what the last command printed, line by line; … stands for anything, alone for any lines
    python run           run in the same folder
    … file=PATH          written into the same folder, as a reader would
    python row=FILE:NAME added to a table of the program, in a copy of its tree
    markdown body        reads without a finding; `finding=ID` names the one that it shows
    markdown dispatch    the same, for a whole file with front matter
    toml edition         reads without a finding but for keys that are missing; also publication, printer, theme
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a document."""

    document: str
    """The document, relative to the repository."""
    line: int
    """The line of its opening fence."""
    words: tuple[str, ...]
    """The words behind the fence, the language first."""
    text: str
    """What stands in it."""

    @property
    def language(self) -> str:
        """The language of the block, or an empty string."""
        return self.words[0] if self.words else ""

    def option(self, name: str, default: str = "") -> str:
        """The value of ``name=value`` behind the fence."""
        return next((word.partition("=")[2] for word in self.words if word.startswith(f"{name}=")), default)

    def __str__(self) -> str:
        return f"{self.document}:{self.line}"


def documents() -> tuple[Path, ...]:
    """Every document for readers, in order; lines waiting for the changelog are none yet."""
    pages = (path for path in (ROOT / "docs").rglob("*.md") if path.parent.name != "changes")
    return (*sorted(ROOT.glob("*.md")), *sorted(pages))


def named(path: Path) -> str:
    """A document's name, relative to the repository."""
    return path.relative_to(ROOT).as_posix()


@cache
def tokens(path: Path) -> tuple[Token, ...]:
    """A document as Markdown reads it."""
    return tuple(MarkdownIt("commonmark").enable("table").parse(path.read_text(encoding="utf-8")))


def blocks(path: Path) -> Iterator[Block]:
    """The fenced blocks of a document."""
    for token in tokens(path):
        if token.type == "fence" and token.map is not None:
            yield Block(named(path), token.map[0] + 1, tuple(token.info.split()), token.content)


def every_block(*words: str) -> list[Block]:
    """The blocks of all documents that begin with these words."""
    return [block for path in documents() for block in blocks(path) if block.words[: len(words)] == words]


def headings(path: Path) -> Iterator[str]:
    """The anchors of a document's headings, as GitHub makes them."""
    seen: dict[str, int] = {}
    found = tokens(path)
    for opening, line in pairwise(found):
        if opening.type != "heading_open":
            continue
        words = "".join(child.content for child in line.children or () if child.type in {"text", "code_inline"})
        anchor = re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")
        again = seen.get(anchor, -1) + 1
        seen[anchor] = again
        yield f"{anchor}-{again}" if again else anchor


def links(path: Path) -> Iterator[tuple[int, str]]:
    """Where the links and pictures of a document lead, with the line of their paragraph."""
    for token in tokens(path):
        for child in token.children or ():
            address = child.attrGet("href") if child.type == "link_open" else child.attrGet("src")
            if child.type in {"link_open", "image"} and address:
                yield (token.map or [0])[0] + 1, str(address)
