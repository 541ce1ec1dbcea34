"""What is dumped comes back as it was, spans and provenance too; anything else is refused and says where."""

import importlib
import json
import pkgutil
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given, settings

from publish import model
from publish.errors import ExitCode, UsageError
from publish.model.dispatch import Dispatch, Provenance
from publish.model.edition import Edition, Part, Publication
from publish.model.json import VERSION, dump, from_plain, load, to_plain
from publish.model.pagination import PageStart, Pagination
from tests.model.trees import NOON, dispatches, editions

SMALL = Edition(
    slug="1",
    publication=Publication("Ferry", "Ferry Press", "en", "urn:x-test:ferry"),
    title="No. 1",
    parts=(Part((Dispatch("a"),)),),
    captured=NOON,
)


def same(one: Any, other: Any) -> bool:
    """Equal in every field, those too that comparison leaves out, and of the same type."""
    if type(one) is not type(other):
        return False
    if is_dataclass(one):
        return all(same(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))
    if isinstance(one, tuple):
        return len(one) == len(other) and all(same(a, b) for a, b in zip(one, other, strict=True))
    return bool(one == other)


@settings(max_examples=60, deadline=None)
@given(editions)
def test_every_edition_comes_back_as_it_was(edition: Edition) -> None:
    text = dump(edition)
    back = load(text)
    assert same(back, edition)
    assert dump(back) == text


@settings(max_examples=20, deadline=None)
@given(dispatches)
def test_a_piece_of_the_tree_comes_back_too(dispatch: Dispatch) -> None:
    assert same(from_plain(to_plain(dispatch), Dispatch), dispatch)


def test_other_values_of_the_model_come_back_too() -> None:
    pages = Pagination("urn:isbn:1", (PageStart("iii", "1/a", "b0", 4), PageStart("iv", "1/a", "n0.0", 0)))
    assert from_plain(to_plain(pages), Pagination) == pages


def test_the_dump_is_read_by_people_and_other_tools() -> None:
    document = json.loads(dump(SMALL))
    assert list(document) == ["format", "version", "edition"]
    assert document["version"] == VERSION
    assert document["edition"]["type"] == "Edition"
    assert document["edition"]["captured"] == "2026-03-05T12:00:00+00:00"
    assert document["edition"]["parts"][0]["dispatches"] == [{"type": "Dispatch", "slug": "a"}]
    assert dump(SMALL).endswith("}\n")


def test_what_comparison_leaves_out_is_dumped() -> None:
    edition = Edition("1", SMALL.publication, "x", (Part((Dispatch("a", provenance=Provenance("capture")),)),))
    assert "capture" in dump(edition)
    assert next(load(dump(edition)).dispatches).provenance.importer == "capture"


def broken(change: Any) -> str:
    document = json.loads(dump(SMALL))
    change(document)
    return json.dumps(document)


def piece(document: Any) -> Any:
    return document["edition"]["parts"][0]["dispatches"][0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "JSON"),
        ("[" * 100_000, "JSON"),
        ("[]", "no dump"),
        ('{"format": "x"}', "no dump"),
        ('{"a": 1, "a": 2}', "twice"),
        (broken(lambda d: d.update(version=VERSION + 1)), f"version {VERSION + 1}"),
        (broken(lambda d: d.update(edition=[])), "Edition is none of Edition"),
        (broken(lambda d: d["edition"].update(type="Dispatch")), "none of Edition"),
        (broken(lambda d: d["edition"].update(heading="x")), "no heading"),
        (broken(lambda d: d["edition"].pop("title")), "lacks title"),
        (broken(lambda d: d["edition"].update(title=3)), "Edition.title is no str"),
        (broken(lambda d: d["edition"].update(number=True)), "number is no int"),
        (broken(lambda d: d["edition"].update(date="soon")), "not a date"),
        (broken(lambda d: d["edition"].update(captured="2026")), "captured"),
        (broken(lambda d: piece(d).update(status="lost")), "dispatches[0].status is not a Status"),
        (broken(lambda d: piece(d).update(blocks=[{"type": "Text", "value": "x"}])), "blocks[0] is none of Paragraph"),
        (broken(lambda d: piece(d).update(blocks={})), "blocks is not a list"),
        (
            broken(lambda d: piece(d).update(blocks=[{"type": "Figure", "picture": None, "focal": [1]}])),
            "focal holds 1",
        ),
    ],
)
def test_another_text_is_refused_and_says_where(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=r".") as refused:
        load(text)
    assert words in refused.value.message
    assert refused.value.hint
    assert refused.value.exit_code is ExitCode.USAGE


def test_a_value_outside_the_tree_has_no_plain_form() -> None:
    with pytest.raises(TypeError):
        to_plain({"a": 1})


def test_no_field_hides_the_name_of_its_class() -> None:
    modules = [importlib.import_module(f"publish.model.{found.name}") for found in pkgutil.iter_modules(model.__path__)]
    classes = {held for module in modules for held in vars(module).values() if is_dataclass(held)}
    assert len(classes) > 30
    assert not [kind for kind in classes for field in fields(kind) if field.name == "type"]
