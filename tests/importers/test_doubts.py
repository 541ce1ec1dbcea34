"""Marks of doubt: written by an import, told at their line by every reading, printed by none."""

from dataclasses import replace

import pytest

from publish.importers import markdown
from publish.importers.doubts import UNSURE_LEFT, mark, marks
from publish.importers.writer import write
from publish.model.blocks import Heading, List, ListItem, Paragraph
from publish.model.dispatch import Dispatch, Doubt
from publish.model.figures import Figure
from publish.model.inlines import Text

DISPATCH = Dispatch(
    slug="lamp",
    headline=(Text("The Lamp: “lit” # again"),),
    byline=(Text("By a keeper # unsure: no mark"),),
    blocks=(
        Paragraph((Text("It was lit."),)),
        Heading((Text("Who Minds It"),)),
        Figure(None, caption=(Text("A keeper climbs."),)),
        List((ListItem((Paragraph((Text("oil"),)),)),)),
        Paragraph((Text("The end \\"),)),
    ),
)
PATH = "content/editions/2026-11/lamp.md"


@pytest.mark.parametrize("place", ["headline", "byline", "b0", "b1", "b2", "b3", "b4"])
def test_what_is_in_doubt_is_marked_told_and_not_part_of_the_words(place: str) -> None:
    text = write(replace(DISPATCH, doubts=(Doubt(place, "it could be <!-- another -- thing -->"),)), path=PATH)
    read = markdown.read(text, PATH, folder="", language="en")
    assert read.value == DISPATCH
    [(line, why)] = marks(text)
    assert why == "it could be ! another thing"
    [found] = [diagnostic for diagnostic in read.diagnostics if diagnostic.rule == UNSURE_LEFT]
    assert (found.at.path, found.at.line) == (PATH, line)
    assert found.message == "an import was not sure: it could be ! another thing"


def test_without_marks_nothing_is_told() -> None:
    read = markdown.read(write(DISPATCH, path=PATH), PATH, folder="", language="en")
    assert not [diagnostic for diagnostic in read.diagnostics if diagnostic.rule == UNSURE_LEFT]


def test_a_mark_may_stand_on_a_line_of_its_own_and_between_words() -> None:
    text = f"---\nheadline: The Lamp\n---\n\n{mark('one')}\n\nIt was {mark('two')} lit.\n"
    read = markdown.read(text, PATH, folder="", language="en")
    assert [d.at.line for d in read.diagnostics if d.rule == UNSURE_LEFT] == [5, 7]
    assert read.value.blocks == (Paragraph((Text("It was lit."),)),)
