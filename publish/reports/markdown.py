"""A report as Markdown, for an issue or a mail: a list of what was found, file by file."""

import re
from itertools import groupby

from publish.reports.harmless import Shown, document
from publish.reports.output import Ending
from publish.reports.terminal import summary

_MARKS = re.compile(r"([\\`*_\[\]<>#|~])")


def as_markdown(ending: Ending) -> Shown:
    """Each finding with its line, under the file that it is in; what was let through is counted."""
    lines = [f"# publish {ending.report.command}", "", _plain(summary(ending.report)), ""]
    if ending.stopped is not None:
        lines += [f"**{_plain(ending.stopped.message)}** {_plain(ending.stopped.hint)}".rstrip(), ""]
    for path, found in groupby(ending.report.diagnostics, key=lambda one: one.at.path):
        lines += [f"## {_plain(ending.in_repository(path))}" if path else "## Elsewhere", ""]
        for one in found:
            line = f"line {one.at.line}, " if one.at.line else ""
            hint = f" {_plain(one.hint)}" if one.hint else ""
            lines.append(f"- {line}{one.severity} `{one.id}`: {_plain(one.message)}{'' if not hint else '.'}{hint}")
        lines.append("")
    return document("\n".join(lines))


def _plain(text: str) -> str:
    """Words that Markdown takes as they are."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
