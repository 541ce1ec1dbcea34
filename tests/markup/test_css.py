"""Style sheets taken apart, and colours that are read by day and by night."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.markup.contrast import BLACK, LEAST, WHITE, colour, contrast, legible_anywhere
from publish.markup.css import Declaration, Import, declarations, inline, parted

SHEET = """
@import "other.css";
@font-face { font-family: "X"; src: url("x.ttf") }
p, .note > p { margin: 0 -1em; COLOR: red !important }
/* p { color: blue } */
@media (min-width: 50em) {
  p { margin: 0 }
  @supports (display: grid) { p { display: grid } }
}
@media print and (color) { em { color: black } }
} stray
.after { top: 0 }
"""


def test_declarations_with_their_place() -> None:
    found = [entry for entry in declarations(SHEET) if isinstance(entry, Declaration)]
    said = [(entry.selector, entry.property, entry.value, entry.condition, entry.line) for entry in found]
    assert ("@font-face", "src", 'url("x.ttf")', "", 3) in said
    assert ("p, .note > p", "margin", "0 -1em", "", 4) in said
    assert ("p, .note > p", "color", "red", "", 4) in said
    assert ("p", "margin", "0", "media (min-width: 50em)", 7) in said
    assert ("p", "display", "grid", "media (min-width: 50em) supports (display: grid)", 8) in said
    assert "blue" not in {entry.value for entry in found}
    assert [entry for entry in declarations(SHEET) if isinstance(entry, Import)] == [Import("other.css", 2)]


def test_what_stands_under_a_condition_goes_apart() -> None:
    plain, conditional = parted(SHEET)
    assert "@media" not in plain
    assert "@font-face" in plain
    assert plain.index("@font-face") < plain.index("p, .note > p")
    assert conditional.startswith("@media (min-width: 50em)")
    assert "@supports" in conditional
    both = [*declarations(plain), *declarations(conditional)]
    assert len(both) == len([*declarations(SHEET)])


def test_a_style_attribute() -> None:
    assert [(d.property, d.value) for d in inline("color: red; margin:0")] == [("color", "red"), ("margin", "0")]


@pytest.mark.parametrize("written", ["inherit", "currentColor", "var(--ink)", "12px", ""])
def test_no_colour(written: str) -> None:
    assert colour(written) is None


def test_contrast_of_the_guidelines() -> None:
    white, black, grey = colour(WHITE), colour(BLACK), colour("#767676")
    assert white
    assert black
    assert grey
    assert contrast(white, black) == pytest.approx(21)
    assert contrast(grey, white) == pytest.approx(4.54, abs=0.01)
    with pytest.raises(ValueError, match="not a colour"):
        legible_anywhere("inherit")


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_any_colour_becomes_legible_on_white_and_on_black(parts: tuple[int, int, int]) -> None:
    found = colour(legible_anywhere("#{:02x}{:02x}{:02x}".format(*parts)))
    white, black = colour(WHITE), colour(BLACK)
    assert found
    assert white
    assert black
    assert contrast(found, white) >= LEAST
    assert contrast(found, black) >= LEAST
