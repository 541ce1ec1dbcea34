"""What a finished book says of itself, by name: an e-book's package metadata, a PDF's information and XMP."""

import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from publish.checks.epub.epub_file import DAMAGED, DC, OPF, EpubFile, Unopened
from publish.errors import OverLimit
from publish.pipeline.preflight import for_file
from publish.pipeline.worker import WORKER
from publish.preflight.inspect import inspect

_OF_THE_FILE = ("xmpMM:", "xmp:", "dispatch-press:")
"""What names a file or a run and not the book; and which program made it, which the report says itself."""
_GENERATED = frozenset({"generator", "cover", "Producer", "Creator", "CreationDate", "ModDate", "pdf:Producer"})


def metadata_of(path: Path) -> Mapping[str, str]:
    """The metadata of an EPUB or a PDF; values of the same name are joined. Nothing of a file that cannot be read."""
    try:
        pairs = WORKER.run(_epub if path.suffix.lower() == ".epub" else _pdf, path, limits=for_file(path))
    except (OverLimit, Unopened, *DAMAGED):
        return {}
    found: dict[str, str] = {}
    for name, value in pairs:
        if value and not name.startswith(_OF_THE_FILE) and name not in _GENERATED:
            found[name] = f"{found[name]}; {value}" if name in found else value
    return found


def _epub(path: Path) -> list[tuple[str, str]]:
    with zipfile.ZipFile(path) as archive:
        return list(_package(EpubFile(archive)))


def _package(book: EpubFile) -> Iterator[tuple[str, str]]:
    for element in book.package.iter(f"{DC}*"):
        yield f"dc:{str(element.tag).rpartition('}')[2]}", _text(element.text)
    for meta in book.package.iter(f"{OPF}meta"):
        # What refines another statement, as the role of a person, says nothing alone.
        if not meta.get("refines"):
            yield meta.get("property") or meta.get("name") or "", _text(meta.text or meta.get("content"))


def _text(words: str | None) -> str:
    return " ".join((words or "").split())


def _pdf(path: Path) -> list[tuple[str, str]]:
    with path.open("rb") as file:
        seen = inspect(file)
    return [(name, _text(value)) for name, value in (*seen.info.items(), *(seen.xmp or {}).items())]
