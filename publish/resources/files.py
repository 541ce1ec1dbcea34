"""Named files, looked up in the project first and among the shipped ones then."""

from dataclasses import dataclass, field
from typing import Protocol

from publish.errors import UsageError
from publish.resources.shipped import Shipped


class FileSource(Protocol):
    """A place that has files by name; names are relative, with forward slashes, and stay inside it."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, or ``None`` when there is none of that name."""

    def names(self, folder: str) -> tuple[str, ...]:
        """The files and folders directly in a folder, sorted, folders with a slash behind; empty when there is none."""


class NotUtf8(UsageError):
    """A file of styles or templates is not text in UTF-8."""

    def __init__(self, name: str, line: int, byte: int) -> None:
        super().__init__(f"{name}:{line}: the file is no UTF-8", hint=f"Save it as UTF-8: byte {byte} is none.")
        self.byte = byte


@dataclass(frozen=True)
class Resources:
    """Everything by name: ``styles/…`` from the project or shipped, ``templates/…`` and ``profiles/…`` as shipped."""

    project: FileSource | None = None
    """The project's own files; only what lies in its ``styles/`` is asked for."""
    shipped: FileSource = field(default_factory=Shipped)
    """What came with the program."""

    def read_bytes(self, name: str) -> bytes:
        """The bytes of a file; :class:`FileNotFoundError` when nobody has it, :class:`ValueError` for no plain name."""
        for source in self._sources(name):
            if (data := source.read(name)) is not None:
                return data
        raise FileNotFoundError(name)

    def read_text(self, name: str) -> str:
        """The text of a file in UTF-8, as :meth:`read_bytes`; :class:`NotUtf8` where it is none."""
        data = self.read_bytes(name)
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            raise NotUtf8(name, data.count(b"\n", 0, error.start) + 1, error.start) from error

    def has(self, name: str) -> bool:
        """Whether somebody has the file."""
        return any(source.read(name) is not None for source in self._sources(name))

    def is_own(self, name: str) -> bool:
        """Whether the project brings the file itself."""
        return any(source.read(name) is not None for source in self._sources(name) if source is self.project)

    def names(self, folder: str) -> tuple[str, ...]:
        """The files and folders directly in a folder, of all who have it, sorted; folders with a slash behind."""
        return tuple(sorted({name for source in self._sources(folder) for name in source.names(folder)}))

    def files(self, folder: str, suffix: str = "") -> tuple[str, ...]:
        """Whole names of the files in a folder and below it that end in ``suffix``, sorted."""
        found: list[str] = []
        for name in self.names(folder):
            whole = f"{folder}/{name}"
            if name.endswith("/"):
                found.extend(self.files(whole.removesuffix("/"), suffix))
            elif name.endswith(suffix):
                found.append(whole)
        return tuple(sorted(found))

    def _sources(self, name: str) -> tuple[FileSource, ...]:
        parts = name.split("/")
        if any(part in {"", ".", ".."} for part in parts) or "\\" in name or "\0" in name:
            raise ValueError(f"{name!r} is no plain name")
        if self.project is not None and parts[0] == "styles":
            return (self.project, self.shipped)
        return (self.shipped,)


SHIPPED = Resources()
"""What came with the program, without any project."""
