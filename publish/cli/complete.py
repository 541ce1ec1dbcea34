"""Names for the shell's completion, found quickly and without reading any file."""

from pathlib import Path


def edition_names(incomplete: str) -> list[str]:
    """Editions of the project that the shell stands in."""
    from publish.pipeline.locate import edition_folders
    from publish.pipeline.project_root import nearest_project

    root = nearest_project(Path.cwd())
    return [name for name in edition_folders(root) if name.startswith(incomplete)] if root else []


def finding_ids(incomplete: str) -> list[str]:
    """Ids of findings."""
    from publish.pipeline.catalogue import rules

    return [id for id in rules() if id.startswith(incomplete)]


def format_names(incomplete: str) -> list[str]:
    """Formats of books."""
    from publish.pipeline.formats import FORMATS

    return [format.name for format in FORMATS if format.name.startswith(incomplete)]


def schema_names(incomplete: str) -> list[str]:
    """Schemas."""
    from publish.pipeline.schemas import SCHEMAS

    return [name for name in SCHEMAS if name.startswith(incomplete)]


def store_names(incomplete: str) -> list[str]:
    """Stores of the project that the shell stands in, and the shipped ones."""
    return _names("styles/stores", incomplete)


def printer_names(incomplete: str) -> list[str]:
    """Printers of the project that the shell stands in, and the shipped ones."""
    return _names("styles/printers", incomplete)


def _names(folder: str, incomplete: str) -> list[str]:
    from publish.pipeline.project_root import nearest_project
    from publish.resources import SHIPPED

    root = nearest_project(Path.cwd())
    own = (root / folder).glob("*.toml") if root else ()
    names = {file.removesuffix(".toml") for file in SHIPPED.names(folder)} | {file.stem for file in own}
    return sorted(name for name in names if name.startswith(incomplete))
