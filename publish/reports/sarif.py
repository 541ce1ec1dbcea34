"""A report as SARIF 2.1.0 (OASIS, *Static Analysis Results Interchange Format*), which forges keep from run to run."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from publish import __version__
from publish.config.waivers import Waiver
from publish.diagnostics import Diagnostic, Rule, Severity, Span
from publish.reports.fingerprints import fingerprints
from publish.reports.harmless import Shown, harmless
from publish.reports.json import dumps
from publish.reports.output import Ending
from publish.reports.terminal import waiver_words

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def as_sarif(ending: Ending) -> Shown:
    """One run, with the rules that were broken, what breaks them, and what was let through as suppressed.

    What has no place in a file is a notification of the run (§3.20.21): a result is about a file.
    """
    report = ending.report
    told = [(found, None) for found in report.diagnostics] + [(one.diagnostic, one.waiver) for one in report.waived]
    rules = list(dict.fromkeys(found.rule for found, _ in told))
    numbers = {rule.id: number for number, rule in enumerate(rules)}
    marks = fingerprints(found for found, _ in told)
    results, notifications = [], []
    for (found, waiver), mark in zip(told, marks, strict=True):
        if found.at.path:
            results.append(_result(ending, found, waiver, numbers, mark))
        else:
            notifications.append(_notification(found, waiver, numbers))
    if ending.stopped is not None:
        words = " ".join(filter(None, (ending.stopped.message, ending.stopped.hint)))
        notifications.append({"level": "error", "message": _text(words)})
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(ending, rules, results, notifications)]})


def _run(
    ending: Ending, rules: Sequence[Rule], results: list[dict[str, Any]], notifications: list[dict[str, Any]]
) -> dict[str, Any]:
    driver = {"name": "publish", "version": __version__, "rules": [*map(_rule, rules)]}
    invocation = {
        "executionSuccessful": ending.stopped is None,
        "exitCode": int(ending.exit_code),
        "toolExecutionNotifications": notifications,
    }
    return {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"publish/{ending.report.command}/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": results,
    }


def _rule(rule: Rule) -> dict[str, Any]:
    first, stop, _ = rule.why.partition(". ")
    return {
        "id": rule.id,
        "shortDescription": _text(first + stop.strip()),
        "fullDescription": _text(rule.why),
        "help": {"text": f"{rule.why}\n\n{rule.hint}", "markdown": f"{rule.why}\n\n{rule.hint}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["safety"] if rule.safety else ["content"]},
    }


def _result(
    ending: Ending, found: Diagnostic, waiver: Waiver | None, numbers: dict[str, int], mark: str
) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": _uri(ending.in_repository(found.at.path)), "uriBaseId": "%SRCROOT%"}}
    result: dict[str, Any] = {
        "ruleId": found.id,
        "ruleIndex": numbers[found.id],
        "level": _LEVELS[found.severity],
        "message": _text(f"{found.message}. {found.hint}" if found.hint else found.message),
        "locations": [{"physicalLocation": {**place, **_region(found.at)}}],
        "partialFingerprints": {"publish/v1": mark},
    }
    if waiver is not None:
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": harmless(waiver_words(waiver))}
        ]
    return result


def _notification(found: Diagnostic, waiver: Waiver | None, numbers: dict[str, int]) -> dict[str, Any]:
    words = f"{found.message} ({waiver_words(waiver)})" if waiver else found.message
    return {
        "level": "none" if waiver else _LEVELS[found.severity],
        "message": _text(words),
        "associatedRule": {"id": found.id, "index": numbers[found.id]},
    }


def _region(at: Span) -> dict[str, Any]:
    """The lines of a place; none where only the file is known."""
    facts = {"startLine": at.line, "startColumn": at.column, "endLine": at.end_line}
    return {"region": {name: value for name, value in facts.items() if value}} if at.line else {}


def _uri(path: str) -> str:
    """A path as a relative URI reference (§3.4.3); bytes of a file's name that are no UTF-8 are escaped as they are."""
    try:
        return quote(path.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:  # half a character, which no file's name holds
        return quote(path.encode("utf-8", "surrogatepass"))


def _text(words: str) -> dict[str, str]:
    return {"text": harmless(words)}
