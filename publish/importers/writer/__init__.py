"""From the tree to Markdown that reads back to an equal tree: what an import leaves for editors to work on."""

import posixpath
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from publish.importers.writer.blocks import MarkdownBlockWriter
from publish.importers.writer.matter import front_matter
from publish.model.blocks import Blocks, Note
from publish.model.dispatch import Dispatch

__all__ = ["write", "write_blocks"]


def write(dispatch: Dispatch, *, path: str = "") -> str:
    """A dispatch as a file with front matter, to stand at ``path`` in the project: by default the dispatch's own.

    Pictures are named relative to the file's folder, and what its reader doubted is marked. Reading the file gives an
    equal dispatch, as long as the tree is as readers make it (see :func:`write_blocks`) and numbers, resolved targets
    and loaded descriptions are not set yet.
    """
    path = path or dispatch.span.path
    doubts = {doubt.place: doubt.reason for doubt in dispatch.doubts}
    head = "\n".join(front_matter(dispatch, path, doubts))
    body = write_blocks(dispatch.blocks, dispatch.notes, path=path, doubts=doubts)
    return f"{head}\n\n{body}" if body else f"{head}\n"


def write_blocks(
    blocks: Blocks, notes: Sequence[Note] = (), *, path: str = "", doubts: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Blocks and notes as Markdown; pictures are named relative to the folder of ``path``, a file of the project.

    ``doubts`` says by the path of a block (``b3``) why it is in doubt: it is marked at its end.

    The tree must be as readers make it: no empty text, no neighbouring texts, no paragraph without words, tables of
    whole rows whose header cells are those of the head and, all or none, of the first column.
    """
    return MarkdownBlockWriter(posixpath.dirname(path)).document(blocks, notes, doubts)
