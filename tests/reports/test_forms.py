"""Every form of a report is what its readers' standard says, whatever the content holds, and tells every finding."""

import json
import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pydantic import TypeAdapter

from publish.config.waivers import Waived, Waiver
from publish.diagnostics import Diagnostic, Severity, Span
from publish.pipeline.catalogue import rules
from publish.reports.output import DOCUMENTS, Ending, OutputFormat, Stopped
from publish.reports.report import Report
from tests.reports.models import JUNIT, Issue, SarifLog
from tests.reports.test_harmless import WILD, obeyed

LOST = rules()["photo-missing"].finding("images/ж.jpg is not there", Span("content/a b.md", 7, 3, 8), hint="Add it.")
ALT = rules()["figure-alt-missing"].finding("no description", Span("content/a b.md", 9))
PLACELESS = rules()["barcode-none"].finding("no barcode")
WAIVER = Waiver("photo-missing", "content/a.md", "the photo is ordered", "Edda Quill", date(2026, 12, 1))
REPORT = Report(
    "check", (LOST, LOST, ALT, PLACELESS), (Waived(LOST, WAIVER), Waived(PLACELESS, WAIVER)), editions=("a",)
)


def told(form: OutputFormat, ending: Ending) -> str:
    return DOCUMENTS[form]()(ending)


def sarif(ending: Ending) -> SarifLog:
    return SarifLog.model_validate_json(told(OutputFormat.SARIF, ending))


def issues(ending: Ending) -> list[Issue]:
    return TypeAdapter(list[Issue]).validate_json(told(OutputFormat.GITLAB, ending))


def junit(ending: Ending) -> etree._Element:
    root = etree.fromstring(told(OutputFormat.JUNIT, ending).encode())
    JUNIT.assertValid(root)
    for counted in root.iter("testsuites", "testsuite"):
        held = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}
        found = {name: str(len([*counted.iter(tag)])) for name, tag in held.items()}
        assert found == {name: counted.get(name) for name in held}
    return root


def test_sarif_names_rules_places_and_waivers() -> None:
    (run,) = sarif(Ending(REPORT, 1, "letters")).runs
    assert [rule.id for rule in run.tool.driver.rules] == ["photo-missing", "figure-alt-missing", "barcode-none"]
    assert run.tool.driver.rules[0].help.text == f"{LOST.rule.why}\n\n{LOST.rule.hint}"
    assert [(result.rule_id, result.level) for result in run.results] == [
        *(("photo-missing", "error"),) * 2,
        ("figure-alt-missing", "warning"),
        ("photo-missing", "error"),
    ]
    assert all(run.tool.driver.rules[result.rule_index].id == result.rule_id for result in run.results)
    place = run.results[0].locations[0].physical_location
    assert place.artifact_location.uri == "letters/content/a%20b.md"
    assert place.region is not None
    assert (place.region.start_line, place.region.start_column, place.region.end_line) == (7, 3, 8)
    marks = [result.partial_fingerprints["publish/v1"] for result in run.results]
    assert len(set(marks)) == len(marks), "the same finding twice is two"
    words = "until 2026-12-01, by Edda Quill: the photo is ordered"
    assert [suppression.justification for suppression in run.results[3].suppressions] == [words]
    assert [(one.level, one.message.text) for one in run.invocations[0].tool_execution_notifications] == [
        ("note", "no barcode"),
        ("none", f"no barcode ({words})"),
    ]
    assert (run.invocations[0].execution_successful, run.invocations[0].exit_code) == (True, 1)


def test_a_finding_is_the_same_one_when_its_paragraph_moves() -> None:
    moved = Diagnostic(LOST.rule, LOST.severity, LOST.message, LOST.at.shifted(4), LOST.hint)
    for found in (sarif, issues):
        before, after = (str(found(Ending(Report("check", (one,)), 1))) for one in (LOST, moved))
        assert before != after
    marks = [{issue.fingerprint for issue in issues(Ending(Report("check", (one,)), 1))} for one in (LOST, moved)]
    assert marks[0] == marks[1]


def test_gitlab_has_an_issue_for_each() -> None:
    found = issues(Ending(REPORT, 1, "letters"))
    assert [(one.check_name, one.severity, one.location.lines.begin) for one in found] == [
        *(("photo-missing", "major", 7),) * 2,
        ("figure-alt-missing", "minor", 9),
        ("barcode-none", "info", 1),
        ("photo-missing", "info", 7),
        ("barcode-none", "info", 1),
    ]
    assert found[0].location.path == "letters/content/a b.md"
    assert "Edda Quill" in found[4].description
    assert len({one.fingerprint for one in found}) == len(found)


@pytest.mark.parametrize("folder", ["", "letters"])
def test_gitlab_is_told_of_what_stands_outside_of_the_repository_at_the_settings(folder: str) -> None:
    outside = rules()["photo-missing"].finding("/desk/a.jpg is not there", Span("/desk/list.txt", 3))
    (issue,) = issues(Ending(Report("check", (outside,)), 1, folder))
    assert issue.location.path == f"{folder}/content/publication.toml".removeprefix("/")


def test_junit_fails_where_an_error_stands_and_passes_where_nothing_is_told() -> None:
    root = junit(Ending(REPORT, 1))
    assert [suite.get("name") for suite in root] == ["content/a b.md", "publish check"]
    (told, *_) = root.iter("failure")
    assert told.text == " content/a b.md:7:3: error[photo-missing]: images/ж.jpg is not there\n   hint: Add it."
    assert [one.get("message") for one in root.iter("skipped")] == [
        "until 2026-12-01, by Edda Quill: the photo is ordered"
    ] * 2
    (case,) = junit(Ending(Report("check", editions=("2026-11",)), 0)).iter("testcase")
    assert (case.get("name"), len(case)) == ("2026-11", 0)


@pytest.mark.parametrize("form", DOCUMENTS)
def test_work_that_could_not_go_on_is_told(form: OutputFormat) -> None:
    ending = Ending(Report("build"), 3, stopped=Stopped("the disk is full", "Make room."))
    assert "the disk is full" in told(form, ending) or form is OutputFormat.GITLAB
    assert issues(ending) == [], "Code Quality knows findings in files alone; the exit code says the rest"
    assert [case.tag for case in junit(ending).iter("error")] == ["error"]
    assert sarif(ending).runs[0].invocations[0].execution_successful is False


_FINDINGS = st.builds(
    Diagnostic,
    st.sampled_from(list(rules().values())[:40]),
    st.sampled_from(Severity),
    WILD.filter(bool),
    st.builds(Span, WILD, st.integers(0, 9), st.integers(0, 9)),
    WILD,
)
_HOSTILE = st.builds(
    Report,
    st.just("check"),
    st.lists(_FINDINGS, max_size=4).map(tuple),
    st.lists(
        st.builds(Waived, _FINDINGS, st.builds(Waiver, WILD, WILD, WILD, WILD, st.just(date(2026, 12, 1)))), max_size=2
    ).map(tuple),
    editions=st.lists(WILD, max_size=2).map(tuple),
)


@pytest.mark.parametrize("form", DOCUMENTS)
@given(
    report=_HOSTILE,
    folder=st.sampled_from(["", "letters"]),
    stop=st.none() | st.builds(Stopped, WILD.filter(bool), WILD),
)
def test_content_changes_no_form_and_starts_no_command(
    form: OutputFormat, report: Report, folder: str, stop: Stopped | None
) -> None:
    ending = Ending(report, 1, folder, stop)
    read: dict[OutputFormat, Callable[[Ending], object]] = {
        OutputFormat.SARIF: sarif,
        OutputFormat.GITLAB: issues,
        OutputFormat.JUNIT: junit,
        OutputFormat.JSON: lambda it: json.loads(told(OutputFormat.JSON, it)),
        OutputFormat.MARKDOWN: lambda it: re.findall(r"^# publish", told(OutputFormat.MARKDOWN, it))[0],
    }
    read[form](ending)
    assert not any(map(obeyed, told(form, ending).split("\n")))
