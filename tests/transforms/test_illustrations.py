"""The list of illustrations: each picture by the first sentence of what is said of it."""

import pytest

from publish.markup.strings import strings_for
from publish.model.matter import ContentsLevel
from publish.model.walk import plain
from publish.transforms.matter import first_sentence, front_and_back
from tests.epub.samples import EDITION


def test_every_picture_that_has_something_to_say() -> None:
    found = front_and_back(EDITION, strings_for("en")).illustrations
    assert [(entry.level, entry.target, plain(entry.title)) for entry in found] == [
        (ContentsLevel.PICTURE, "2026-11/old-port#fig-quay", "Cranes at dusk"),
        (ContentsLevel.PICTURE, "2026-11/old-port#fig-2", "Nets"),
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The old port, seen from the tower. Photo taken in May.", "The old port, seen from the tower"),
        ("What is it? A lamp.", "What is it?"),
        ("At berth No. 12. Behind him the crane.", "At berth No. 12. Behind him the crane"),
        ("Dr. Almasi at her desk.", "Dr. Almasi at her desk"),
        ("He said: “Stop it there.” Then he left.", "He said: “Stop it there.”"),
        ("Wait...", "Wait..."),
        ("Айлақ таңертең. Сурет 1986 жылы түсірілген.", "Айлақ таңертең"),
        ("one  two\nthree", "one two three"),
        ("", ""),
        ("word " * 40, "word " * 23 + "word…"),
        ("x" * 200, "x" * 120 + "…"),
    ],
)
def test_the_first_sentence(text: str, first: str) -> None:
    assert first_sentence(text) == first
