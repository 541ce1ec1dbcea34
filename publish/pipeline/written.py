"""A document that a command writes where it was asked to: whole, or not at all."""

from pathlib import Path

from publish.pipeline.sinks import deliver_files


def write_file(place: Path, text: str) -> Path:
    """Write a text over what stands at a place; :class:`publish.errors.EnvironmentProblem` where it cannot be."""
    data = text.encode("utf-8", "backslashreplace")
    hint = "Name a folder that is there, and where you may write."
    (written,) = deliver_files(place.absolute().parent, "", {place.name: data}, hint=hint, remark=lambda _: None)
    return written
