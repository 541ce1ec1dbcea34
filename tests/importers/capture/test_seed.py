"""The first real page, read whole: its lines are named by number and hash, for its words are its publisher's."""

import csv
import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest

from publish.diagnostics import Outcome, Severity
from publish.importers.capture import Capture, Label, LineVerdict
from publish.model.blocks import Heading, Paragraph
from publish.model.figures import Figure
from publish.model.walk import plain
from tests.importers.capture.describing import read_page

SEED = "000_3105e033487ece26.txt"
LABELS = Path(__file__).with_name("seed_lines.csv")


def digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]


@pytest.fixture(scope="module")
def text(seeds: Path) -> str:
    return (seeds / SEED).read_text("utf-8")


@pytest.fixture(scope="module")
def outcome(text: str) -> Outcome[Capture]:
    return read_page(text, SEED)


def test_every_line_has_the_label_that_a_reader_gives_it(outcome: Outcome[Capture]) -> None:
    with LABELS.open(newline="") as file:
        expected = [(int(row[0]), row[1], row[2]) for row in csv.reader(file) if not row[0].startswith("#")]
    assert len(expected) == 91
    assert [(line.number, digest(line.text), line.label.value) for line in outcome.value.labels] == expected


def test_no_line_is_unsure(outcome: Outcome[Capture]) -> None:
    capture = outcome.value
    assert outcome.ok
    assert capture.count(LineVerdict.RECOGNISED) + capture.count(LineVerdict.LEFT_OUT) == len(capture.labels) == 91
    assert capture.count(LineVerdict.UNSURE) == 0


def test_dispatches_figures_and_headings(outcome: Outcome[Capture]) -> None:
    first, second = outcome.value.dispatches
    for dispatch, figures, headings, lines in ((first, 3, 2, (7, 82)), (second, 3, 3, (83, 150))):
        pictures = [block for block in dispatch.blocks if isinstance(block, Figure)]
        assert len(pictures) == figures
        assert all(figure.picture is None and figure.caption for figure in pictures)
        assert sum(isinstance(block, Heading) for block in dispatch.blocks) == headings
        assert dispatch.provenance.lines == lines
        assert (dispatch.headline, dispatch.date, dispatch.updated) == ((), None, None)
        assert dispatch.label
    assert {first.slug, second.slug} == {"dispatch-1", "dispatch-2"}
    assert first.label != second.label


def test_the_dateline_is_the_first_dispatchs(outcome: Outcome[Capture]) -> None:
    first, second = outcome.value.dispatches
    assert first.dateline is not None
    assert (digest(first.dateline.place), digest(first.dateline.country)) == ("ebb29e85a616aa48", "75c02b8d2f91ba67")
    assert second.dateline is None


def test_the_tagline_is_kept_and_parsed(outcome: Outcome[Capture]) -> None:
    first, second = outcome.value.dispatches
    [line] = [line for line in outcome.value.labels if line.label is Label.TAGLINE]
    assert line.number == 82
    assert plain(first.byline) == line.text
    assert [(digest(c.name), "+".join(c.roles), digest(c.place)) for c in first.credits] == [
        ("aef68e86bf64de97", "writer+reporter", "22331ccb80db3628"),
        ("8dc32a1f343bf90b", "reporter", "869b5619f769ee6c"),
        ("dde7a0622bf5b81b", "reporter", "869b5619f769ee6c"),
        ("f0bc6b04c0e2f55f", "reporter", "a59e859ee4825722"),
    ]
    assert (second.byline, second.credits) == ((), ())


def test_bracketed_insertions_stay_literal(text: str, outcome: Outcome[Capture]) -> None:
    words = "\n".join(
        plain(block.inlines)
        for dispatch in outcome.value.dispatches
        for block in dispatch.blocks
        if isinstance(block, Paragraph)
    )
    insertions = re.findall(r"\[[^\]]+\]", words)
    assert len(insertions) == 7
    assert insertions == re.findall(r"\[[^\]]+\]", text)


def test_the_text_stays_in_order_and_whole(text: str, outcome: Outcome[Capture]) -> None:
    source = text.split("\n")
    for dispatch in outcome.value.dispatches:
        places = [block.span.line for block in dispatch.blocks]
        assert places == sorted(places)
        for block in dispatch.blocks:
            words = plain(block.caption if isinstance(block, Figure) else block.inlines)  # type: ignore[union-attr]
            line = source[(block.span.end_line or block.span.line) - 1].strip()
            dated = dispatch.dateline is not None and block.span.line == 10
            assert line == words if not dated else line.endswith(words)


def test_notices(outcome: Outcome[Capture]) -> None:
    about, subscribe, legal = outcome.value.notices
    assert [notice.kind.value for notice in (about, subscribe, legal)] == ["about", "subscribe", "legal"]
    assert [[block.span.line for block in notice.blocks] for notice in (about, subscribe, legal)] == [
        [156],
        [158, 160],
        [162, 164, 166],
    ]
    assert (about.span.line, bool(about.heading)) == (154, True)
    assert digest(legal.condition) == "518b5f7a3b52b5ad"
    assert not about.condition
    assert not subscribe.condition


def test_what_is_reported(outcome: Outcome[Capture]) -> None:
    lines: dict[str, list[int]] = {}
    for diagnostic in outcome.diagnostics:
        lines.setdefault(diagnostic.id, []).append(diagnostic.at.line)
    assert lines["capture-chrome"] == [1, 3, 152, 168, 169, 170, 171]
    assert lines["capture-partial"] == [152]
    assert lines["capture-merged"] == [7, 18, 45, 83, 108, 121]
    assert lines["headline-missing"] == [7, 83]
    # A label and a name for each dispatch, and the edition's title.
    assert lines["capture-generated"] == [7, 83, 0]
    assert lines["capture-link-lost"] == [160, 166]
    # Six pictures, who wrote the second dispatch, and the date that the page does not show.
    assert Counter(lines["capture-missing"]) == Counter([7, 18, 45, 83, 83, 108, 121, 0])
    assert set(lines) == {
        "capture-chrome",
        "capture-partial",
        "capture-merged",
        "capture-generated",
        "capture-link-lost",
        "capture-missing",
        "headline-missing",
    }
    assert outcome.value.partial
    assert digest(outcome.value.publication) == "f61a894bf72da441"
    assert not any(diagnostic.severity is Severity.ERROR for diagnostic in outcome.diagnostics)


def test_another_page_is_told_from_it(text: str) -> None:
    lines = text.split("\n")
    without_a_heading = "\n".join([*lines[:26], lines[26].lower(), *lines[27:]])
    assert read_page(without_a_heading).value.count(LineVerdict.UNSURE) == 1
    torn_pair = "\n".join([*lines[:83], *lines[84:]])
    assert len(read_page(torn_pair).value.dispatches) == 1
