"""The files that came with the program, wherever it stands: in a wheel, an unpacked package or a checkout."""

from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_FOLDERS = {"templates": "templates", "profiles": "importers/capture/sites", "starter": "resources/starter"}
"""Where in the package the kinds of files stand; styles stand where the build put them."""


@dataclass(frozen=True)
class Shipped:
    """What came with the program."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, or ``None`` when there is none of that name."""
        place = _at(name)
        return place.read_bytes() if place is not None and place.is_file() else None

    def place(self, name: str) -> Path:
        """Where a file stands, for a library that opens it itself; :class:`FileNotFoundError` where there is none."""
        place = _at(name)
        if place is None or not place.is_file():
            raise FileNotFoundError(name)
        return Path(str(place))

    def names(self, folder: str) -> tuple[str, ...]:
        """The files and folders directly in a folder, sorted, folders with a slash behind; empty when there is none."""
        place = _at(folder)
        if place is None or not place.is_dir():
            return ()
        found = (entry.name + ("/" if entry.is_dir() else "") for entry in place.iterdir())
        return tuple(sorted(name for name in found if not name.startswith((".", "__"))))


def _at(name: str) -> Traversable | None:
    kind, *rest = name.split("/")
    package = files("publish")
    if kind == "styles":
        place = _styles(package)
    elif kind in _FOLDERS:
        place = package.joinpath(*_FOLDERS[kind].split("/"))
    else:
        return None
    for part in rest:
        place = place / part
    return place


def _styles(package: Traversable) -> Traversable:
    """In a wheel the styles are a folder of the package, in a checkout they stand beside it."""
    inside = package / "_styles"
    return inside if inside.is_dir() else Path(str(package)).parent / "styles"
