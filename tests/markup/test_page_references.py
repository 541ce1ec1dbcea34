""" "Page N" behind a link of the printed book goes with the words around it."""

import re

import pytest

from publish.markup.attributes import Target
from publish.model.blocks import Paragraph
from publish.model.inlines import CrossReference, Text
from tests.epub.samples import EDITION
from tests.markup.composing import composed, piece, said


@pytest.mark.parametrize(
    ("before", "after", "read"),
    [
        ("See ", " for more.", "See the port (page N) for more."),
        ("All of it (", ").", "All of it (the port, page N)."),
        ("All of it (", ", she says).", "All of it (the port, page N, she says)."),
        ("All of it (", " is for others).", "All of it (the port (page N) is for others)."),
        ("All (of it) at ", ".", "All (of it) at the port (page N)."),
    ],
)
def test_it_stands_in_brackets_or_behind_a_comma(before: str, after: str, read: str) -> None:
    target = next(dispatch for dispatch in EDITION.dispatches if dispatch.slug != "piece")
    link = CrossReference((Text("the port"),), path="x.md", target=target.key)
    first = Paragraph((Text("It rained."),))
    article = composed(piece((first, Paragraph((Text(before), link, Text(after))))), Target.PRINT)
    words = re.sub(r"0123456789", "N", " ".join(said(article).split()))
    assert read in words.replace("\u00a0", " ")
