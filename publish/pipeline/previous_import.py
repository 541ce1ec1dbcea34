"""What an earlier import left in a folder, and what editors have made of it since."""

import difflib
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from publish.diagnostics import Rule, Severity
from publish.pipeline.files import FileKind, Folder, Refusal

CAPTURE_EDITED = Rule(
    "capture-edited",
    Severity.ERROR,
    "A file was changed since it was imported: importing over it would undo an editor's work.",
    "Look at the differences with --diff, or import into another folder.",
    needed=True,
    apart=True,
)

CAPTURE_LEFT_OVER = Rule(
    "capture-left-over",
    Severity.WARNING,
    "A file of an earlier import belongs to no dispatch of this one.",
    "Delete it if nobody needs it.",
    apart=True,
)

_LARGEST = 32 * 1024 * 1024
"""The most bytes of a file that an import wrote: the report on a page of many short lines is longer than the page."""


class ImportState(StrEnum):
    """What a file of an import is to the one that is there."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class PreviousImport:
    """The files of a folder, and the hashes that an earlier import gave them."""

    path: str
    """The folder, relative to the project's."""
    present: Mapping[str, bytes | None] = field(default_factory=dict)
    """The files that are there, by name; ``None`` for what is no file that may be read."""
    hashes: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of each file as an import wrote it, by name."""

    @classmethod
    def found(cls, files: Folder, path: str, *, names: Iterable[str], report: str) -> "PreviousImport":
        """Of ``names``, and of what an earlier import wrote, the files that stand in a folder.

        ``report`` is the name of the report that remembers the hashes.
        """
        there = {entry.name for entry in files.entries(path) if entry.kind is not FileKind.FOLDER}
        hashes = _hashes(_read(files, f"{path}/{report}")) if report in there else {}
        present = {name: _read(files, f"{path}/{name}") for name in sorted(there & {*names, *hashes})}
        return cls(path, present, hashes)

    def state(self, name: str, data: bytes) -> ImportState:
        """What writing a file would do: an edited one is one that no import wrote as it stands there."""
        if name not in self.present:
            return ImportState.NEW
        there = self.present[name]
        if there == data:
            return ImportState.SAME
        return (
            ImportState.CHANGED if there is not None and self.hashes.get(name) == _hash(there) else ImportState.EDITED
        )

    def left_over(self, names: Iterable[str]) -> set[str]:
        """The files that an earlier import wrote, that are still there and that ``names`` do not hold."""
        return self.hashes.keys() & self.present.keys() - set(names)


def differences(earlier: PreviousImport, files: Mapping[str, bytes]) -> str:
    """How the files that are there would change, as a unified diff; empty when nothing would."""
    parts: list[str] = []
    for name, data in files.items():
        there = earlier.present.get(name)
        if there == data:
            continue
        before = "/dev/null" if name not in earlier.present else f"a/{earlier.path}/{name}"
        old = (there or b"").decode("utf-8", "replace").splitlines()
        new = data.decode().splitlines()
        parts += difflib.unified_diff(old, new, before, f"b/{earlier.path}/{name}", lineterm="")
    return "\n".join(parts) + "\n" if parts else ""


def _read(files: Folder, path: str) -> bytes | None:
    data = files.read(path, limit=_LARGEST)
    return None if isinstance(data, Refusal) else data


def _hashes(report: bytes | None) -> dict[str, str]:
    """The hashes that a report holds; none where it cannot be read, so that every file counts as edited."""
    try:
        tree = json.loads(report or b"{}")
    except (ValueError, RecursionError):
        return {}
    files = tree.get("files", {}) if isinstance(tree, dict) else {}
    pairs = files.items() if isinstance(files, dict) else ()
    return {name: value for name, value in pairs if isinstance(value, str)}


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
