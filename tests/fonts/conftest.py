"""The themes that ship, and their fonts, read where they stand."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

STYLES = Path(__file__).parents[2] / "styles"
THEMES = tuple(sorted(path.parent.name for path in STYLES.glob("themes/*/theme.toml")))
ALPHABETS: dict[str, dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "alphabets.toml").read_text(encoding="utf-8")
)


@dataclass(frozen=True)
class Theme:
    """A theme as its file says it, and its fonts."""

    name: str
    told: dict[str, Any]
    faces: dict[str, tuple[bytes, ...]]

    def family(self, name: str) -> dict[str, Any]:
        """The table of one family."""
        return next(dict(family) for family in self.told["families"] if family["name"] == name)


@cache
def theme(name: str) -> Theme:
    """One of the shipped themes."""
    told = tomllib.loads((STYLES / "themes" / name / "theme.toml").read_text(encoding="utf-8"))
    faces = {
        family["name"]: tuple((STYLES / family["folder"] / face["file"]).read_bytes() for face in family["faces"])
        for family in told["families"]
    }
    return Theme(name, told, faces)


@pytest.fixture(params=THEMES)
def shipped(request: pytest.FixtureRequest) -> Theme:
    """Each shipped theme in turn."""
    return theme(request.param)


@pytest.fixture
def face() -> Callable[[str], bytes]:
    """A font file by its path under ``styles/``."""
    return lambda path: (STYLES / path).read_bytes()


@pytest.fixture
def gentium(face: Callable[[str], bytes]) -> bytes:
    """The default theme's text face."""
    return face("themes/default/fonts/gentium-book-plus/GentiumBookPlus-Regular.ttf")
