"""Properties of ninjs with another shape than theirs are told, with their place; sound pieces are not."""

import json
from pathlib import Path

import pytest

from publish.diagnostics import Span
from publish.importers.foreign.material import Material
from publish.importers.foreign.ninjs import read
from publish.importers.foreign.ninjs_shape import misshapen

SOUND = Path(__file__).parents[1] / "sources/cases"
AT = Span("item.json", 1, 1)


@pytest.mark.parametrize("case", ["ninjs-1/brought/item.json", "ninjs-2/brought/sak.json", "ninjs-3/brought/item.json"])
def test_sound_pieces_of_each_version_have_their_shape(case: str) -> None:
    assert [str(found) for found in misshapen(json.loads((SOUND / case).read_text()), AT)] == []


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ({"headlines": "The gate"}, "headlines is text (The gate), and in ninjs a list of objects"),
        ({"headlines": ["The gate"]}, "headlines is a list, and in ninjs a list of objects"),
        ({"headlines": [{"value": 3}]}, "headlines/0/value is a number, and in ninjs text"),
        ({"by": ["Ana Reis"]}, "by is a list, and in ninjs text"),
        ({"body_html": None}, "body_html is nothing, and in ninjs text"),
        ({"firstCreated": "yesterday"}, "firstCreated is text (yesterday), and in ninjs a moment"),
        ({"embargoed": 1763000000}, "embargoed is a number, and in ninjs text"),
        ({"associations": {"main": {"renditions": [{"href": 7}]}}}, "associations/main/renditions/0/href is a number"),
        ({"associations": [{"headline": True}]}, "associations/0/headline is a truth value, and in ninjs text"),
    ],
)
def test_what_has_another_shape_is_told_with_its_place(item: dict[str, object], words: str) -> None:
    [found] = misshapen(item, AT)
    assert words in found.message


def test_an_import_tells_it_and_reads_the_rest() -> None:
    piece = {"uri": "urn:x:1", "standard": {"name": "ninjs"}, "headline": "Gate", "by": 7, "body_text": "It is wet."}
    found = read(Material(json.dumps(piece).encode(), "item.json"))
    assert [dispatch.credits for dispatch in found.value.dispatches] == [()]
    assert ["by is a number" in one.message for one in found.diagnostics if one.id == "import-unsure"] == [True]
