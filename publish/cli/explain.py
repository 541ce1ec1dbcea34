"""``publish explain``: why a finding matters, and what to do about it."""

from typing import Annotated

import typer

from publish.cli.complete import finding_ids
from publish.cli.console import Console, json_or_text
from publish.cli.options import Json
from publish.diagnostics import Rule, rule_named
from publish.errors import ExitCode, UsageError

Id = Annotated[
    str | None,
    typer.Argument(
        metavar="ID",
        help="The finding, as it is printed in square brackets. By default all of them are listed.",
        autocompletion=finding_ids,
        show_default=False,
    ),
]


def explain(id: Id = None, json: Json = False) -> ExitCode:
    """Say why a finding matters, or list all findings.

    Findings are named in square brackets where they are printed: error[photo-missing].
    """
    from publish.config.suggest import did_you_mean
    from publish.pipeline.catalogue import rules
    from publish.reports.json import dumps
    from publish.reports.rule_page import rule_page

    console = Console(form=json_or_text(json))
    known = rules()
    # A finding may be pasted as it is printed: error[photo-missing].
    name = (id or "").strip().rpartition("[")[2].removesuffix("]")
    rule = rule_named(name, known)
    if name and rule is None:
        hint = did_you_mean(name, known) or "Type publish explain for a list of all findings."
        raise UsageError(f"there is no finding “{name}”", hint=hint)
    if json:
        console.write(dumps(_entry(rule) if rule else [_entry(each) for each in known.values()]))
    elif rule:
        for line in rule_page(rule):
            console.put(line)
    else:
        width = max(map(len, known))
        for each in known.values():
            console.put(f"{each.id:{width}}  {each.severity:7}  {each.why}")
    return ExitCode.OK


def _entry(row: Rule) -> dict[str, object]:
    return {
        "id": row.id,
        "severity": str(row.severity),
        "why": row.why,
        "hint": row.hint,
        "safety": row.safety,
        "waivable": row.waivable,
    }
