"""What a person does after an import, in order: what is unsure, what is missing, which pictures."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from publish.diagnostics import Diagnostic, Severity
from publish.importers.foreign.report import DispatchFacts, sections
from publish.pipeline.imports.pictures import PictureFinder


def next_steps(
    diagnostics: Sequence[Diagnostic],
    dispatches: Sequence[DispatchFacts],
    pictures: PictureFinder,
    *,
    edition: str,
    fetch_list: Path | None,
) -> tuple[str, ...]:
    """The steps, a sentence each."""
    return tuple(_steps(diagnostics, dispatches, pictures, edition, fetch_list))


def _steps(
    diagnostics: Sequence[Diagnostic],
    dispatches: Sequence[DispatchFacts],
    pictures: PictureFinder,
    edition: str,
    fetch_list: Path | None,
) -> Iterator[str]:
    found = sections(diagnostics)
    if unsure := (*found.get("unsure", ()), *found.get("not_whole", ())):
        yield f"Look at what is in doubt or not whole: {_listed(unsure)}."
    if pictures.fetches:
        count = f"{len(pictures.fetches)} picture{'s' if len(pictures.fetches) > 1 else ''}"
        if fetch_list is not None:
            yield f"Read {fetch_list.name}, then load {count} with it: sh {fetch_list.name}"
        else:
            yield f"Load {count}: import again with --fetch-list FILE, or name the folder of yours with --media."
    if missing := [one for one in diagnostics if one.id == "import-picture-missing"]:
        yield f"Bring the pictures that are named and not there: {_listed(missing)}."
    if undescribed := sum(fact.undescribed for fact in dispatches):
        yield f"Describe {undescribed} picture{'s' if undescribed > 1 else ''}: publish alt {edition}"
    if drafts := [fact.file for fact in dispatches if fact.status != "ready"]:
        yield f"Set the status of what is ready: {_named(drafts)}."
    if missing := [one for one in found.get("missing", ()) if one.severity is not Severity.ERROR]:
        yield f"Add what the source does not say: {_listed(missing)}."
    yield f"Check what is there now: publish check {edition}"


def _listed(diagnostics: Sequence[Diagnostic]) -> str:
    return _named([str(one.at).removesuffix(":1") for one in diagnostics])


def _named(names: Sequence[str]) -> str:
    unique = list(dict.fromkeys(names))
    return ", ".join(unique[:4]) + (f" and {len(unique) - 4} more" if len(unique) > 4 else "")
