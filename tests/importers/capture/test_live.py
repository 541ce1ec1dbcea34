"""Text under stamps is updates, each under its time; one in doubt stays as it was read."""

import pytest

from publish.importers.capture.live import gathered
from publish.importers.writer import write_blocks
from publish.model.blocks import Block, DefinitionList, Heading, Paragraph
from publish.model.inlines import Text
from publish.model.walk import plain
from tests.importers.capture.describing import read_page

PAGE = """The Night The Gate Was Painted

By Edda Quill

Nobody had told the keepers.

14:05

The keepers had tea.

And the paint was stirred.

14:40

The first wing was done.
"""


def _stamp(time: str) -> tuple[Block, str, bool]:
    return Heading((Text(time),), level=3), "", True


def _told(words: str, reason: str = "") -> tuple[Block, str, bool]:
    return Paragraph((Text(words),)), reason, False


def test_a_live_page_is_written_as_updates() -> None:
    dispatch = read_page(PAGE).value.dispatches[0]
    text = write_blocks(dispatch.blocks, (), path="content/editions/2026-11/gate.md")
    assert text == (
        "Nobody had told the keepers.\n\n::: updates\n**14:05** The keepers had tea.\n\nAnd the paint was stirred.\n\n"
        "**14:40** The first wing was done.\n:::\n"
    )


def test_updates_end_at_a_heading() -> None:
    read = [_stamp("9:05"), _told("Tea."), _stamp("9:40"), _told("Paint."), (Heading((Text("After"),)), "", False)]
    made = [block for block, _ in gathered([_told("Before."), *read, _told("Home.")])]
    assert [type(block) for block in made] == [Paragraph, DefinitionList, Heading, Paragraph]
    assert isinstance(made[1], DefinitionList)
    assert [plain(entry.term) for entry in made[1].entries] == ["9:05", "9:40"]


@pytest.mark.parametrize(
    "read",
    [
        [_stamp("9:05"), _told("Tea.")],
        [_stamp("9:05"), _told("Tea."), _stamp("9:40")],
        [_stamp("9:05"), _told("Tea.", "could be a caption"), _stamp("9:40"), _told("Paint.")],
    ],
    ids=["one", "without words", "in doubt"],
)
def test_what_is_no_run_of_updates_stays_as_it_was_read(read: list[tuple[Block, str, bool]]) -> None:
    assert list(gathered(read)) == [(block, reason) for block, reason, _ in read]
