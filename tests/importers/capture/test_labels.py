"""Every line has exactly one label, whatever the page is, and nothing that was kept is lost."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from publish.diagnostics import Outcome, Severity
from publish.importers.capture import Capture, Label, LabelledLine, LineVerdict
from publish.importers.capture.emphasis import stressed
from publish.importers.capture.labels import PagePiece, labelled, settle
from publish.importers.capture.lines import split
from publish.importers.capture.lists import marker
from publish.importers.capture.pages import SHOWN
from publish.model.blocks import Paragraph
from publish.model.dispatch import Dispatch
from publish.model.walk import lines_as_read, plain
from tests.importers.capture.describing import read_page

KNOWN = (
    "Accessibility links",
    "Breaking News",
    "China In Eurasia",
    "Load more",
    "Share",
    "XS",
    "SM",
    "About The Newsletter",
    "Subscribe",
    "To subscribe, click here.",
    "If you live there, please note that you could be fined.",
    "Written by Mira Sand in Kessport based on reporting by Tobias Renn in Tarrow",
    "and Jonah Pike in Lindhavn.",
    "By Ines Holm",
    "November 18, 2026",
    "A Lamp on the Grain Tower",
    "Two lamps burn on the grain tower.",
    "KESSPORT, Estmark -- The first coaster in six winters came up the channel on Monday, and nobody cheered.",
    "ESTMARK -- Members of the choir rehearse.",
    "The violinist (right) waits.",
    "The dredgers came back to the old port on a Monday, after eleven",
    "winters. Nobody had asked for them, and for a week nobody",
    "What comes next?",
    "# [too]: {x} <b> ::: 1. -- * _a_ | `c` ![",
    "\u200b",
    "",
    "",
)
LINES = st.one_of(st.sampled_from(KNOWN), st.text(max_size=60))
PAGES = st.one_of(
    st.text(max_size=300),
    st.lists(LINES, max_size=40).map("\n".join),
    st.lists(LINES, max_size=20).map("\n\n".join),
    st.lists(st.sampled_from(KNOWN), max_size=60).map("\n".join),
)


@given(PAGES)
@settings(max_examples=250)
@example("China In Eurasia\n\nSubscribe")
@example("Load more\nLoad more")
@example("KESSPORT, Estmark -- \ud800")
def test_every_line_has_exactly_one_label(text: str) -> None:
    outcome = read_page(text)
    lines = split(text)
    assert [line.number for line in outcome.value.labels] == [line.number for line in lines]
    assert [line.text for line in outcome.value.labels] == [line.text for line in lines]
    assert "capture-unlabelled" not in {diagnostic.id for diagnostic in outcome.diagnostics}
    assert sum(outcome.value.count(verdict) for verdict in LineVerdict) == len(lines)


@given(PAGES)
@settings(max_examples=250)
def test_no_word_that_was_not_left_out_is_lost_and_their_order_stays(text: str) -> None:
    outcome = read_page(text)
    if not outcome.ok:
        return
    capture = outcome.value
    kept = [line for line in capture.labels if line.verdict is not LineVerdict.LEFT_OUT]
    told = " ".join(words for dispatch in capture.dispatches for words in _words_of(dispatch))
    assert re.findall(r"\w+", told) == re.findall(r"\w+", " ".join(_shown(kept)))
    headlines = [plain(dispatch.headline) for dispatch in capture.dispatches if dispatch.headline]
    titles = [line.text for line in kept if line.label is Label.HEADLINE]
    assert len(headlines) == len(titles)
    assert all(title.startswith(headline) for headline, title in zip(headlines, titles, strict=True))
    bylines = " ".join(plain(dispatch.byline) for dispatch in capture.dispatches)
    assert all(line.text in bylines for line in kept if line.label in {Label.BYLINE, Label.TAGLINE})
    paragraphs = [block for notice in capture.notices for block in notice.blocks if isinstance(block, Paragraph)]
    notices = " ".join(plain(paragraph.inlines) for paragraph in paragraphs)
    assert notices == " ".join(plain(stressed(line.text)) for line in kept if line.label is Label.NOTICE)


def _words_of(dispatch: Dispatch) -> Iterator[str]:
    """The words of a dispatch's body, its dateline before its first paragraph."""
    dateline = dispatch.dateline
    for block in dispatch.blocks:
        if dateline is not None and isinstance(block, Paragraph):
            yield dateline.text
            dateline = None
        yield from map(plain, lines_as_read((block,)))


def _shown(lines: Sequence[LabelledLine]) -> Iterator[str]:
    """The words of the blocks that some lines must make."""
    for line in lines:
        if line.label is Label.LIST_ITEM and (mark := marker(line.text)):
            yield plain(stressed(mark.rest))
        elif line.label in SHOWN:
            yield plain(stressed(line.text))


def _sheet() -> tuple[str, Outcome[Capture]]:
    text = "China In Eurasia\n\nNobody had asked for them.\n\nNobody did."
    return text, read_page(text)


def test_a_line_without_a_label_fails_the_import() -> None:
    text, outcome = _sheet()
    settled = settle(split(text), outcome.value.labels[:-1], "page.txt")
    assert [(d.id, d.severity, d.at.line) for d in settled.diagnostics] == [("capture-unlabelled", Severity.ERROR, 5)]
    assert not settled.ok


def test_a_line_with_two_labels_or_other_words_fails_the_import() -> None:
    text, outcome = _sheet()
    labels = outcome.value.labels
    twice = settle(split(text), (*labels, replace(labels[0], label=Label.HEADLINE)), "page.txt")
    assert [d.at.line for d in twice.diagnostics] == [1]
    other = settle(split(text), (*labels[:-1], replace(labels[-1], text="Nobody did")), "page.txt")
    assert [d.at.line for d in other.diagnostics] == [5]
    beyond = settle(split(text), (*labels, replace(labels[0], number=9)), "page.txt")
    assert [d.at.line for d in beyond.diagnostics] == [9]


def test_the_lines_of_a_caption_are_labelled_apart() -> None:
    first, second = split("A lamp.\nA lamp.")
    sheet = labelled([PagePiece(Label.CAPTION, (second,), repeats=(first,))])
    assert [(line.number, line.label) for line in sheet] == [(1, Label.CAPTION_REPEATED), (2, Label.CAPTION)]
