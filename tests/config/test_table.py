"""Tables of settings: values of the program that pydantic reads, each with its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Literal

import pytest

from publish.config.schema import Schema
from publish.config.table import BESIDE, Listed, PlacedTable, SettingsTable, WrittenAs, keys, meanings
from publish.config.validate import settings_in
from publish.config.values import Points, Words


@dataclass(frozen=True, slots=True)
class Sheet(SettingsTable):
    """A sheet."""

    width: Points
    """How wide
    it is."""
    plain: bool = True
    """Whether nothing is on it."""


@dataclass(frozen=True, slots=True)
class Shelf(PlacedTable):
    """A shelf."""

    label: Words
    """What is on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Store(PlacedTable):
    """A store of paper."""

    name: str = field(default="", metadata=BESIDE)
    """What its file is called."""
    sheet: Sheet = Sheet(72.0)
    """Its sheet."""
    shelves: Listed[Shelf] = ()
    """Its shelves."""
    rooms: Mapping[str, Shelf] = field(default_factory=dict)
    """Its rooms."""
    house: Annotated[Literal["", "north"], WrittenAs(Literal["north"])] = ""
    """Its house."""


_SCHEMA = Schema(Store)


def _said(text: str) -> list[str]:
    return [f"{d.at.line}:{d.at.column} {d.message}" for d in settings_in(_SCHEMA, text, "s.toml").diagnostics]


def test_a_file_becomes_the_value_itself() -> None:
    outcome = settings_in(_SCHEMA, 'house = "north"\nsheet = {width = "1in"}\nshelves = [{label = " A4 "}]', "s.toml")
    assert outcome.diagnostics == ()
    assert outcome.value == Store(sheet=Sheet(72.0), shelves=(Shelf("A4"),), house="north")
    assert replace(outcome.value, name="s").sheet is outcome.value.sheet


def test_tables_know_their_places_and_are_compared_without_them() -> None:
    text = '[[shelves]]\nlable = "A4"\n[[shelves]]\nlabel = "A5"\n[rooms.x]\nlabel = "A6"'
    outcome = settings_in(_SCHEMA, text, "s.toml")
    (second,) = outcome.value.shelves
    assert second == Shelf("A5")
    assert str(second.places.key()) == "s.toml:3:3", "the first one was left out"
    assert str(second.places.value("label")) == "s.toml:4:9"
    assert str(outcome.value.rooms["x"].places.value("label")) == "s.toml:6:9"
    assert outcome.value.places.path == "s.toml"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('name = "x"', "1:1 name is not a known key"),
        ("places = {}", "1:1 places is not a known key"),
        ('house = ""', "1:9 house is empty; north is expected"),
        ('sheet = {width = "1in", plain = 1}', "1:33 sheet.plain is 1; true or false is expected"),
        ("sheet = 3", "1:9 sheet is 3; a table is expected"),
        ("shelves = {}", "1:11 shelves is empty; a list is expected"),
        ("sheet = {width = 72.0}", "1:18 72.0 is not text; put it in quotes"),
    ],
)
def test_nothing_is_guessed(text: str, expected: str) -> None:
    assert _said(text) == [expected]


def test_what_a_key_means_is_the_text_under_it() -> None:
    assert meanings(Sheet) == {"width": "How wide it is.", "plain": "Whether nothing is on it."}
    assert [*keys(Store)] == ["sheet", "shelves", "rooms", "house"]
    assert keys(Store)["house"].kind == Literal["north"]
    assert [name for name, key in keys(Sheet).items() if key.needed] == ["width"]
