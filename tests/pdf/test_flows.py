"""What stands over the pages of a dispatch: its headline, or the short one that it gives for that place alone."""

from dataclasses import replace

import pytest

from publish.importers.markdown import read
from publish.markup.attributes import Target
from publish.markup.strings import strings_for
from publish.model.dispatch import Dispatch
from publish.model.edition import Part
from publish.pdf.flows import flows, running_head
from publish.transforms.matter import front_and_back
from tests.epub.samples import EDITION
from tests.markup.composing import compositor


def dispatch(matter: str) -> Dispatch:
    text = f"---\n{matter}\n---\n\nThe lamp was lit.\n"
    return read(text, "content/editions/one/lamp.md", folder="one", language="en").value


@pytest.mark.parametrize(
    ("matter", "head"),
    [
        ("headline: The keeper who lit the lamp\nshort: The keeper’s *lamp*", "The keeper’s lamp"),
        ("headline: The keeper who lit the lamp", "The keeper who lit the lamp"),
        ('headline: The keeper\nshort: "\u200b"', "The keeper"),
        ("headline: The keeper\nshort:", "The keeper"),
        ("headline: null\nshort: A lamp", "A lamp"),
        ("headline: null", "Lamp"),
    ],
)
def test_a_running_head_is_the_short_headline_where_there_is_one(matter: str, head: str) -> None:
    assert running_head(dispatch(matter)) == head


def test_the_short_headline_stands_in_running_heads_and_nowhere_else() -> None:
    lit = dispatch("headline: The keeper who lit the lamp\nshort: Zephyr")
    edition = replace(EDITION, parts=(Part((lit,)),))
    matter = front_and_back(edition, strings_for("en"))
    plan = tuple(flows(edition, matter, compositor(Target.PRINT, edition), ("Serif",)))
    assert [flow.heading.recto(lit.key) for flow in plan if flow.kind == "dispatches"] == ["Zephyr"]
    assert not any("Zephyr" in flow.body or "Zephyr" in flow.title for flow in plan)
    assert "Zephyr" not in compositor(Target.EPUB, edition).dispatch(lit)


def test_parts_begin_on_rectos_and_dispatches_where_that_is_asked_for() -> None:
    parts = (Part((dispatch("headline: One"),), "Winter"), Part((dispatch("headline: Two"),), "Spring"))
    edition = replace(EDITION, parts=parts)
    matter = front_and_back(edition, strings_for("en"))
    for starts in ("next", "recto"):
        plan = tuple(flows(edition, matter, compositor(Target.PRINT, edition), ("Serif",), starts=starts))
        begun = [flow.kind for flow in plan if flow.recto]
        assert begun == ["part", "dispatches"] * 2 if starts == "recto" else begun == ["part"] * 2
        assert ["One" in flow.body for flow in plan if flow.kind == "part"] == [True, False]
