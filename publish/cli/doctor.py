"""``publish doctor``: what this machine has of what books need."""

import os
import shutil
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from publish.cli.console import Console, json_or_text
from publish.cli.options import Json, Project
from publish.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.pipeline.doctor import Probe


def doctor(project: Project = None, json: Json = False) -> ExitCode:
    """Say what this machine lacks, and what to do.

    Looks for libraries, packages, fonts and validators with their versions. Ends in 3 when something is missing that
    building needs; what only publish verify uses is named and does not count.
    """
    from publish.pipeline.doctor import Need, examine, line_to_type
    from publish.pipeline.project_root import nearest_project, project_root
    from publish.reports.json import dumps

    console = Console(form=json_or_text(json))
    root = project_root(project, start=Path.cwd()) if project else nearest_project(Path.cwd())
    probes = tuple(examine(root))
    missing = any(not probe.ok and probe.need is Need.BUILD for probe in probes)
    code = ExitCode.ENVIRONMENT if missing else ExitCode.OK
    apt = line_to_type(probes, root=os.geteuid() == 0) if shutil.which("apt-get") else ""
    if json:
        console.write(dumps({"ok": not missing, "exit": code, "probes": list(map(_entry, probes)), "install": apt}))
        return code
    for line in _table(probes):
        console.put(line)
    if apt:
        console.put("")
        console.put(f"Type: {apt}")
    verdict = "Something that building needs is missing." if missing else "Books can be built here."
    console.put("")
    console.put(verdict)
    return code


def _table(probes: "Sequence[Probe]") -> "Iterator[str]":
    width = max(len(probe.name) for probe in probes)
    for number, (group, members) in enumerate(groupby(probes, key=lambda probe: probe.group)):
        if number:
            yield ""
        yield group
        for probe in members:
            if probe.ok:
                yield f"  ok       {probe.name:{width}}  {probe.found}"
            else:
                yield f"  missing  {probe.name:{width}}  {probe.reason}"
                yield f"           {'':{width}}  hint: {probe.hint}"


def _entry(probe: "Probe") -> dict[str, object]:
    return {
        "group": probe.group,
        "name": probe.name,
        "needed_for": str(probe.need),
        "ok": probe.ok,
        "found": probe.found,
        "reason": probe.reason,
        "hint": probe.hint,
        "package": probe.package,
    }
