"""A report as JUnit's XML, which most servers for continuous integration show: a suite a file, a case a finding.

The form is the part of it that Jenkins, GitLab and Azure read alike. Nobody has made a standard of it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from publish.diagnostics import Severity
from publish.reports.harmless import Shown, harmless, line
from publish.reports.output import Ending
from publish.reports.terminal import findings, waiver_words

_COUNTED = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def as_junit(ending: Ending) -> Shown:
    """Errors fail, warnings and notes pass and tell, what was let through is skipped, with its waiver.

    Where nothing is told, each edition is a case that passes.
    """
    command = f"publish {ending.report.command}"
    suites: defaultdict[str, list[Element]] = defaultdict(list)
    for path, case in _cases(ending):
        suites[path or command].append(case)
    if ending.stopped is not None:
        case = Element("testcase", name=command, classname=command)
        told = SubElement(case, "error", type="stopped", message=harmless(ending.stopped.message))
        told.text = harmless(ending.stopped.hint)
        suites[command].append(case)
    if not suites:
        suites[command] = [Element("testcase", name=harmless(name), classname=command) for name in _editions(ending)]
    root = Element("testsuites", {"name": command, **_counts([case for cases in suites.values() for case in cases])})
    for name, cases in suites.items():
        suite = SubElement(root, "testsuite", {"name": harmless(name), **_counts(cases)})
        suite.extend(cases)
    indent(root)
    return Shown(f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n')


def _editions(ending: Ending) -> Sequence[str]:
    return ending.report.editions or ("all",)


def _cases(ending: Ending) -> Iterator[tuple[str, Element]]:
    """The file of each finding, and its case."""
    for found in ending.report.diagnostics:
        path = ending.in_repository(found.at.path)
        case = _case(found.id, found.message, path)
        # A blank before: no line of the file begins with what stands in the content.
        text = "\n".join(line(" ", row) for row in findings((found,)))
        if found.severity is Severity.ERROR:
            failure = SubElement(case, "failure", type=found.id, message=harmless(found.message))
            failure.text = text
        else:
            SubElement(case, "system-out").text = text
        yield path, case
    for entry in ending.report.waived:
        path = ending.in_repository(entry.diagnostic.at.path)
        case = _case(entry.diagnostic.id, entry.diagnostic.message, path)
        SubElement(case, "skipped", message=harmless(waiver_words(entry.waiver)))
        yield path, case


def _case(id: str, message: str, path: str) -> Element:
    return Element("testcase", name=harmless(f"{id}: {message}"), classname=harmless(path or id))


def _counts(cases: Sequence[Element]) -> dict[str, str]:
    counts = {name: sum(case.find(tag) is not None for case in cases) for name, tag in _COUNTED.items()}
    return {"tests": str(len(cases)), **{name: str(number) for name, number in counts.items()}}
