"""Books with one planted fault each: a sound book, and what is changed in it."""

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache

from tests.epub.books import PAGINATION, built
from tests.epub.samples import EDITION

Files = dict[str, bytes]
Fault = Callable[[Files], None]


@cache
def sound() -> Mapping[str, bytes]:
    """The files of a sound book that marks the pages of its print edition, in the order of its archive."""
    with zipfile.ZipFile(io.BytesIO(built(EDITION, pagination=PAGINATION))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: Mapping[str, bytes], *, stored: bool = True) -> io.BytesIO:
    """A book of some files."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            kind = zipfile.ZIP_STORED if stored and name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, data, compress_type=kind)
    sink.seek(0)
    return sink


def with_fault(fault: Fault) -> io.BytesIO:
    """The sound book with a fault."""
    files = dict(sound())
    fault(files)
    return packed(files)


def replacing(name: str, old: str, new: str) -> Fault:
    """Other words in one file; they must be there."""

    def plant(files: Files) -> None:
        text = files[f"EPUB/{name}"].decode()
        assert old in text, f"{name} does not hold {old}"
        files[f"EPUB/{name}"] = text.replace(old, new, 1).encode()

    return plant


def adding(name: str, data: bytes) -> Fault:
    """One more file."""

    def plant(files: Files) -> None:
        files[name] = data

    return plant


def behind(name: str, text: str) -> Fault:
    """Words at the end of one file."""

    def plant(files: Files) -> None:
        files[f"EPUB/{name}"] += text.encode()

    return plant


def without(name: str) -> Fault:
    """One file less."""

    def plant(files: Files) -> None:
        del files[f"EPUB/{name}"]

    return plant
