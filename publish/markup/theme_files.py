"""The files of a theme, found by their places: style sheets, parts and fonts.

A theme is a folder in ``styles/themes/``: ``shared.css`` for both targets, ``epub.css`` and ``print.css`` for one,
``parts/`` for parts that it writes anew. A project's ``styles/parts/`` stand behind the theme's and before the shipped.
"""

from collections.abc import Iterator, Mapping

from publish.config.theme import Family, Theme
from publish.markup.attributes import Target
from publish.resources import Resources

PACKS = "@packs"
"""The folder of families that are packs: no folder of ``styles/``."""

APART = "heads.css"
"""The sheets of running heads, which are set on their own."""


def style_sheets(resources: Resources, theme: Theme, target: Target) -> Mapping[str, str]:
    """The sheets of a target by name, in the order in which they count: shared, the target's, the theme's."""
    own = [f"{theme.folder}/shared.css", f"{theme.folder}/{target}.css"]
    names = [*resources.files("styles/shared", ".css"), *resources.files(f"styles/{target}", ".css")]
    kept = [name for name in names if not name.endswith(f"/{APART}")]
    return {name: resources.read_text(name) for name in [*kept, *(name for name in own if resources.has(name))]}


def theme_templates(resources: Resources, theme: Theme) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The templates that go before the shipped ones: the theme's parts, then the project's."""
    return _parts(resources, theme.folder), _parts(resources, "styles")


def _parts(resources: Resources, folder: str) -> Mapping[str, str]:
    names = resources.files(f"{folder}/parts", ".html")
    return {name.removeprefix(f"{folder}/"): resources.read_text(name) for name in names}


def _files(family: Family) -> tuple[str, ...]:
    return (*(face.file for face in family.faces), family.licence_file)


class ThemeFonts(Mapping[str, bytes]):
    """A theme's font files by ``folder/file``, and the texts of their licences, each read when it is asked for.

    ``packs`` has those of its packs.
    """

    def __init__(self, resources: Resources, theme: Theme, packs: Mapping[str, bytes] | None = None) -> None:
        self._resources = resources
        self._packs = packs or {}
        files = ((family.folder, name) for family in theme.families for name in _files(family))
        self._names = tuple(dict.fromkeys(f"{folder}/{name}" for folder, name in files))
        self._read: dict[str, bytes] = {}

    def __getstate__(self) -> dict[str, object]:
        """Without the bytes: another process reads the files itself."""
        return {**self.__dict__, "_read": {}}

    def __getitem__(self, name: str) -> bytes:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._read:
            is_pack = name.startswith(f"{PACKS}/")
            self._read[name] = self._packs[name] if is_pack else self._resources.read_bytes(f"styles/{name}")
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
