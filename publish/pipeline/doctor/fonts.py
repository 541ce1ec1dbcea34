"""The fonts of the themes: there, readable, and with their licences."""

from collections.abc import Iterator

from publish.config.theme import Family, Theme
from publish.diagnostics import NOWHERE
from publish.errors import UsageError
from publish.fonts import facts
from publish.pipeline.doctor.probe import Need, Probe
from publish.pipeline.looks import THEMES, theme_named
from publish.resources import Shelf


def themes(shelf: Shelf) -> Iterator[Probe]:
    """A probe for each theme that the project can name."""
    for name in shelf.names(THEMES):
        if name.endswith("/"):
            yield _theme(shelf, name.removesuffix("/"))


def _theme(shelf: Shelf, name: str) -> Probe:
    outcome = theme_named(shelf, name, NOWHERE)
    if not outcome.ok:
        reason = outcome.diagnostics[0].message
        return Probe("themes", name, Need.BUILD, "", reason, "Mend the theme's files.")
    faults = list(_faults(shelf, outcome.value))
    if faults:
        return Probe("themes", name, Need.BUILD, "", "; ".join(faults), "Put the theme's font files in their places.")
    families = outcome.value.families
    faces = sum(len(family.faces) for family in families)
    return Probe("themes", name, Need.BUILD, f"{len(families)} families, {faces} faces: {_names(families)}")


def _names(families: tuple[Family, ...]) -> str:
    return ", ".join(family.name for family in families)


def _faults(shelf: Shelf, theme: Theme) -> Iterator[str]:
    for family in theme.families:
        folder = f"styles/{family.folder}"
        if not shelf.has(f"{folder}/{family.licence_file}"):
            yield f"{folder} has no licence {family.licence_file}"
        for face in family.faces:
            try:
                facts(shelf.read_bytes(f"{folder}/{face.file}"))
            except FileNotFoundError:
                yield f"there is no {folder}/{face.file}"
            except UsageError as error:
                yield f"{folder}/{face.file}: {error.message}"
