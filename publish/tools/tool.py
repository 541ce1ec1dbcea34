"""Where an external tool is, or why it cannot be used."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from publish.errors import MissingTool


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool, found or not."""

    name: str
    """What it is called in reports."""
    path: Path | None
    """The program, or the archive that a Java runtime reads; ``None`` when the tool cannot be used."""
    reason: str = ""
    """Why it cannot be used; empty when it can."""
    hint: str = ""
    """What would bring it."""

    def require(self) -> Path:
        """The path, or :class:`publish.errors.MissingTool` with the reason."""
        if self.path is None:
            raise MissingTool(f"{self.name} cannot be used: {self.reason}", hint=self.hint)
        return self.path


def program(name: str, *, package: str) -> Tool:
    """The program ``name`` on the search path; ``package`` is the one of Debian that brings it."""
    where = shutil.which(name)
    if where is None:
        return Tool(name, None, f"there is no program {name}", f"Install {package}.")
    return Tool(name, Path(where))
