"""What can be named of one kind, told as a list or one of it whole: printers, stores."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from publish.cli.console import Console, json_or_text
from publish.diagnostics import Outcome
from publish.errors import ExitCode, UsageError
from publish.pipeline.available import Available

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """How things of a kind are found and told."""

    name: str
    """One of them (``printer``)."""
    available: Callable[[Path | None], Outcome[dict[str, Available[T]]]]
    """Those of a project, or the shipped ones."""
    lines: Callable[[Sequence[T]], Iterable[str]]
    """Several of them, a line each."""
    sheet: Callable[[T], Iterable[str]]
    """One of them, whole."""
    entry: Callable[[T], Mapping[str, object]]
    """One of them, for programs."""


def tell(kind: Listing[T], name: str | None, *, project: Path | None, quiet: bool, json: bool) -> ExitCode:
    """Tell all of a kind, or the one that is named; 1 when a file has faults, :class:`UsageError` for no such name."""
    from publish.config.suggest import did_you_mean
    from publish.pipeline.project_root import nearest_project, project_root
    from publish.reports.json import dumps
    from publish.reports.report import Report, in_order

    console = Console(quiet=quiet, form=json_or_text(json))
    root = project_root(project, start=Path.cwd()) if project else nearest_project(Path.cwd())
    outcome = kind.available(root)
    known = outcome.value
    if name is not None and name not in known:
        raise UsageError(f"no {kind.name} is called “{name}”", hint=did_you_mean(name, known))
    shown = [known[name]] if name else list(known.values())
    if json:
        entries = [{**kind.entry(offer.value), "own": offer.own} for offer in shown]
        console.write(dumps(entries[0] if name else entries))
        console = Console(quiet=quiet)
    else:
        for line in kind.sheet(shown[0].value) if name else kind.lines([offer.value for offer in shown]):
            console.put(line)
    if not outcome.diagnostics:
        return ExitCode.OK
    return console.show_files(Report(f"{kind.name}s", diagnostics=in_order(outcome.diagnostics)))
