"""Finished books that were read in full and had no fault: the same bytes of the same content are not read again.

What a run without a cache says, as ``publish verify`` is, it says of every book anew.
"""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from publish.pipeline.cache import key_of
from publish.pipeline.freshness import hash_of
from publish.pipeline.pickled import dumps
from publish.pipeline.prepare import Prepared
from publish.pipeline.project import Project
from publish.pipeline.project_root import BUILD
from publish.tools.tool import Tool

_KIND = "books-sound"


class SoundBooks:
    """The books of a project that earlier runs have found sound."""

    def __init__(self, project: Project, tools: Mapping[str, Tool]) -> None:
        """``tools`` are the validators that judge: another one may find what these did not."""
        self._project = project
        # Their versions count by the hash of the program, which knows what is installed.
        self._judges = "\n".join(f"{name} {tool.path or ''}" for name, tool in sorted(tools.items()))

    def key(self, path: Path, prepared: Prepared, *beside: Path) -> str:
        """The hash of all that a judgement of a book depends on; ``beside`` are the books that it is held against."""
        if not self._project.cache.keeps:
            return ""
        digests = self._project.digests
        edition = f"content/editions/{prepared.name}/edition.toml"
        return key_of(
            path.name,
            *(digests.of(f"{BUILD}/{book.name}") for book in (path, *beside)),
            hash_of(self._project, prepared.edition),
            sha256(dumps(prepared.edition)).digest(),
            digests.tree(("content/publication.toml", edition, "styles")),
            self._judges,
        )

    def __contains__(self, key: str) -> bool:
        return self._project.cache.get(_KIND, key) is not None

    def add(self, key: str) -> None:
        """Remember a judgement."""
        self._project.cache.put(_KIND, key, b"sound")
