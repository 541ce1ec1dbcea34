"""Style sheets name the sides of a line by its beginning and end: a book in Arabic is the mirror of one in English."""

import re
from collections.abc import Iterator

import pytest
import tinycss2

from publish.markup.css import Declaration, declarations
from publish.resources import SHIPPED

_SIDE = re.compile(r"\b(left|right)\b")
_FOUR = frozenset({"margin", "padding", "border-width", "border-style", "border-color", "inset"})
_PHYSICAL = frozenset(
    {
        "styles/print/heads.css",
        "styles/themes/broadsheet/heads.css",
        "styles/themes/review/heads.css",
        "styles/cover/wrap.css",
    }
)
"""What stands on a page of a bound book, or on a cover, by the hand that holds it."""
_NUMBERS = re.compile(r"\.page-number$")
"""Numbers run from the left in any language: their column is put to its side by the way of the list."""
_INITIAL = (".initial::before", "float", "left")
"""Only lines from the left have initials; and WeasyPrint cannot set a line that floats by a logical side."""

_TURNED = {"var(--margin-top)", "var(--margin-bottom)"}
"""The sides of a page that the binding turns by 90 degrees: they become head and foot, the same in any language."""


def sheets() -> Iterator[str]:
    for folder in ("epub", "shared", "print", "cover", "themes/default", "themes/broadsheet", "themes/review"):
        yield from SHIPPED.files(f"styles/{folder}", ".css")


def sided(sheet: str) -> Iterator[str]:
    """The declarations that name a side, or give the two sides of a line different values."""
    for found in declarations(SHIPPED.read_text(sheet)):
        assert isinstance(found, Declaration)
        if _SIDE.search(found.property) or _SIDE.search(found.value):
            if not _NUMBERS.search(found.selector) and (found.selector, found.property, found.value) != _INITIAL:
                yield f"{found.selector} {{ {found.property}: {found.value} }}"
        elif found.property in _FOUR and _differ(found.selector, _parts(found.value)):
            yield f"{found.selector} {{ {found.property}: {found.value} }}"


def _differ(selector: str, parts: list[str]) -> bool:
    """Whether the two sides of a line have different values."""
    turned = selector == "@page" and set(parts[1::2]) == _TURNED
    return len(parts) == 4 and parts[1] != parts[3] and not turned


def _parts(value: str) -> list[str]:
    tokens = tinycss2.parse_component_value_list(value, skip_comments=True)
    return [token.serialize() for token in tokens if token.type != "whitespace"]


@pytest.mark.parametrize("sheet", sorted(set(sheets()) - _PHYSICAL))
def test_no_sheet_names_left_or_right(sheet: str) -> None:
    assert list(sided(sheet)) == []


def test_a_side_would_be_found() -> None:
    assert {sheet for sheet in sheets() if list(sided(sheet))} >= {"styles/print/heads.css", "styles/cover/wrap.css"}
    assert len(list(sheets())) > 8
