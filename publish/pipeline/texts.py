"""What a check of characters looks up: the texts of the content's files, and what the faces of a theme have."""

from collections.abc import Iterable, Iterator, Mapping

from publish.config.theme import Family, Theme
from publish.errors import UsageError
from publish.fonts import coverage
from publish.pipeline.files import Folder
from publish.pipeline.project import PUBLICATION, TEXT_LIMIT


class Texts(Mapping[str, str]):
    """The text files of a project by path, each read when it is asked for; what cannot be read is not there."""

    def __init__(self, files: Folder) -> None:
        self._files = files
        self._read: dict[str, str | None] = {}

    def __getstate__(self) -> dict[str, object]:
        """Without the texts: another process reads the files itself."""
        return {**self.__dict__, "_read": {}}

    def __getitem__(self, path: str) -> str:
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
