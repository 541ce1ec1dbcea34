"""A theme's colours for a printer: what is black is black in full, and where there is black alone nothing else is."""

import re

import pytest

from publish.config.theme import Colour, Theme, read_theme
from publish.markup.contrast import colour, luminance
from publish.pdf.inks import printed
from publish.resources import Resources

INK = Colour("#1a1a1a", "device-cmyk(0 0 0 1)")
RUST = Colour("#8c2f1b", "device-cmyk(0 0.75 0.85 0.42)")


def theme(name: str) -> Theme:
    read = read_theme(Resources().read_text(f"styles/themes/{name}/theme.toml"), name, name=name)
    assert read.ok
    return read.value


@pytest.mark.parametrize(
    ("token", "policy", "wanted"),
    [
        (INK, "rgb", "#000000"),
        (INK, "cmyk", "device-cmyk(0 0 0 1)"),
        (INK, "grey", "device-cmyk(0 0 0 1)"),
        (Colour("#404040", "device-cmyk(0 0 0 0.6)"), "rgb", "#666666"),
        (Colour("#404040", "device-cmyk(0 0 0 0.6)"), "grey", "device-cmyk(0 0 0 0.6)"),
        (Colour("#fdfdfd", "device-cmyk(0 0 0 0)"), "rgb", "#ffffff"),
        (RUST, "rgb", "#8c2f1b"),
        (RUST, "cmyk", "device-cmyk(0 0.75 0.85 0.42)"),
        (Colour("#ffffff", "#ffffff"), "grey", "device-cmyk(0 0 0 0)"),
        (Colour("device-cmyk(1 1 0 0)", "device-cmyk(1 1 1 1)"), "grey", "device-cmyk(0 0 0 0.702)"),
    ],
)
def test_a_colour_by_the_printers_policy(token: Colour, policy: str, wanted: str) -> None:
    assert printed(token, policy) == wanted  # type: ignore[arg-type]


@pytest.mark.parametrize("screen", ["#8c2f1b", "#0047ab", "#2e8b57", "#ffd700"])
def test_black_alone_is_as_dark_as_the_colour_looks(screen: str) -> None:
    found = re.fullmatch(r"device-cmyk\(0 0 0 ([0-9.]+)\)", printed(Colour(screen, "device-cmyk(0 1 1 0)"), "grey"))
    rgb = colour(screen)
    assert found is not None
    assert rgb is not None
    grey = 1 - float(found[1])
    assert luminance((grey, grey, grey)) == pytest.approx(luminance(rgb), abs=0.002)


@pytest.mark.parametrize("name", ["default", "broadsheet", "review"])
def test_the_themes_have_colours_for_every_printer(name: str) -> None:
    colours = theme(name).colours
    assert printed(colours["ink"], "rgb") == "#000000"
    for token in colours.values():
        assert re.fullmatch(r"#[0-9a-f]{6}", printed(token, "rgb"))
        assert printed(token, "cmyk").startswith("device-cmyk(")
        assert printed(token, "grey").startswith("device-cmyk(0 0 0 ")
