"""Pages of every kind, each with what a reader makes of it; the expected files are written by describing.py."""

import json
from pathlib import Path

import pytest

from publish.importers.capture import Label, LineVerdict, report_json, report_text
from tests.importers.capture.describing import CASES, describe, read_page

PAGES = sorted(CASES.glob("*/page.txt"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_a_page_is_read_as_expected(page: Path) -> None:
    outcome = read_page(page.read_text("utf-8"))
    assert describe(outcome) == (page.parent / "expected.txt").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_the_report_accounts_for_every_line(page: Path) -> None:
    source = page.read_bytes()
    outcome = read_page(source.decode())
    numbers = [n for n, line in enumerate(source.decode().split("\n"), start=1) if line.strip()]
    tree = json.loads(report_json(outcome.value, outcome.diagnostics, source=source, files={"a.md": b"x"}))
    assert [entry["line"] for entry in tree["labels"]] == numbers
    sums = tree["lines"]
    assert sums["recognised"] + sums["left_out"] + sums["unsure"] == sums["total"] == len(numbers)
    assert sum(sums["labels"].values()) == len(numbers)
    unsure = {line.number for line in outcome.value.labels if line.verdict is LineVerdict.UNSURE}
    assert {entry["line"] for entry in tree["findings"]["unsure"]} <= unsure
    text = report_text(outcome.value, outcome.diagnostics)
    assert f"{len(numbers)} = {sums['recognised']} recognised, {sums['left_out']} left out" in text
    for entry in tree["findings"]["unsure"]:
        assert f"{entry['line']:>5}  {entry['message']}" in text


def test_one_cue_is_a_candidate_and_no_boundary() -> None:
    capture = read_page((CASES / "one-cue" / "page.txt").read_text("utf-8")).value
    assert len(capture.dispatches) == 1
    [doubted] = [line for line in capture.labels if line.verdict is LineVerdict.UNSURE]
    assert (doubted.number, doubted.label) == (7, Label.PARAGRAPH)


def test_the_second_dispatch_inherits_nothing() -> None:
    first, second = read_page((CASES / "newsletter" / "page.txt").read_text("utf-8")).value.dispatches
    assert first.byline
    assert len(first.credits) == 4
    assert first.dateline is not None
    assert (second.byline, second.credits, second.dateline, second.date) == ((), (), None, None)


def test_the_report_is_read_by_people() -> None:
    outcome = read_page((CASES / "newsletter" / "page.txt").read_text("utf-8"))
    expected = (CASES / "newsletter" / "report.txt").read_text("utf-8")
    assert report_text(outcome.value, outcome.diagnostics) == expected
