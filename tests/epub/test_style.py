"""The looks of the book: fonts for every character, none under a reserved name; the reader's own colours; a cover."""

import io
import re
from dataclasses import replace

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from publish.epub.cover import drawn_cover, setting
from publish.epub.fonts import book_fonts
from publish.markup.contrast import legible_anywhere
from publish.markup.strings import strings_for
from publish.transforms.matter import front_and_back
from tests.epub.books import built, opened, style
from tests.epub.samples import EDITION

THEMES = ("default", "broadsheet", "review")


@pytest.mark.parametrize("theme", THEMES)
def test_the_fonts_hold_every_character_of_the_book(theme: str) -> None:
    book = opened(built(EDITION, theme))
    fonts = [TTFont(io.BytesIO(data)) for name, data in book.files.items() if name.startswith("EPUB/fonts/f")]
    held = {code for font in fonts for code in font.getBestCmap()}
    text = "".join(str(t) for name in book.spine for t in book.xml(name).itertext())
    assert {ord(c) for c in text if not c.isspace()} <= held
    assert sum(len(data) for name, data in book.files.items() if "/fonts/" in name) < 700_000


@pytest.mark.parametrize("theme", THEMES)
def test_every_family_that_a_sheet_names_is_declared(theme: str) -> None:
    book = opened(built(EDITION, theme))
    css = book.files["EPUB/style.css"].decode()
    declared = set(re.findall(r'@font-face \{ font-family: "([^"]+)"', css))
    roles = style(theme).theme.roles
    for role in (roles.text, roles.display, roles.sans, roles.mono):
        family = style(theme).theme.family(role)
        assert (family.subset_name or family.name) in declared
    for url in re.findall(r'url\("([^"]+)"\)', css):
        assert f"EPUB/{url}" in book.files
    assert "var(" not in css


def test_no_subset_bears_a_reserved_name() -> None:
    book = opened(built(EDITION))
    reserved = {name for family in style("default").theme.families for name in family.reserved_names}
    assert reserved
    for name, data in book.files.items():
        if name.startswith("EPUB/fonts/f"):
            names = TTFont(io.BytesIO(data))["name"]
            said = {str(names.getDebugName(number)) for number in (1, 4, 6, 16)}
            assert not [r for r in reserved if any(r in s for s in said)]


def test_the_family_of_code_comes_only_with_code() -> None:
    mono = style("default").theme.roles.mono
    assert f'font-family: "{mono}"; font-weight' in book_fonts(style("default"), "a", code=True).css
    assert f'font-family: "{mono}"; font-weight' not in book_fonts(style("default"), "a", code=False).css


def test_scripts_bring_their_fallback_only_where_they_are_used() -> None:
    latin = book_fonts(style("default"), "abc", code=False)
    assert "Naskh" not in latin.css
    assert "Naskh" in book_fonts(style("default"), "abc الميناء", code=False).css
    assert [str(m) for m in book_fonts(style("default"), "漢", code=False).missing] == ["“漢” (U+6F22)"]


@pytest.mark.parametrize("theme", THEMES)
def test_the_readers_settings_win(theme: str) -> None:
    files = opened(built(EDITION, theme)).files
    plain, dark = files["EPUB/style.css"].decode(), files["EPUB/media.css"].decode()
    assert "@media" not in plain
    assert "@supports" not in plain
    for selector, rules in re.findall(r"([^{}]+)\{([^{}]*)\}", plain):
        if "@font-face" in selector:
            continue
        assert not re.search(r"font-size:\s*[\d.]+(px|pt)", rules)
        assert not re.search(r"line-height:\s*[\d.]+(px|pt)", rules)
        assert "background" not in rules
        if re.search(r"(^|;|\s)color:", rules) and "inherit" not in rules:
            assert selector.strip() in {".kicker", ".pull-quote-words"}
            assert re.findall(r"color: (#\w+)", rules) == [
                legible_anywhere(style(theme).theme.colours["accent"].screen)
            ]
    assert "@media (prefers-color-scheme: dark)" in dark
    assert style(theme).theme.colours["accent"].dark in dark


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", THEMES)
def test_the_accent_is_legible_by_day_and_by_night(theme: str) -> None:
    files = opened(built(EDITION, theme)).files
    shown = re.search(r"\.kicker \{[^}]*color: (#\w+)", files["EPUB/style.css"].decode())
    assert shown is not None
    dark = style(theme).theme.colours["accent"].dark
    assert 1.05 / (luminance(shown[1]) + 0.05) >= 4.5
    for colour in (shown[1], dark):
        assert (luminance(colour) + 0.05) / 0.05 >= 4.5, "a reader may turn to white on black and tell nobody"


def test_the_licences_of_the_fonts_travel_with_them() -> None:
    book = opened(built(EDITION))
    texts = [data.decode() for name, data in book.files.items() if name.startswith("EPUB/fonts/licence")]
    assert len(texts) == len(set(texts)) >= 2
    assert all("SIL OPEN FONT LICENSE" in text.upper() for text in texts)


def darkest(picture: Image.Image, box: tuple[int, int, int, int]) -> int:
    return next(value for value, count in enumerate(picture.convert("L").crop(box).histogram()) if count)


@pytest.mark.parametrize("theme", THEMES)
def test_a_cover_is_set_from_type(theme: str) -> None:
    masthead = front_and_back(EDITION, strings_for("en")).masthead
    data = drawn_cover(masthead, style(theme), language="en", number="")
    assert data == drawn_cover(masthead, style(theme), language="en", number="")
    picture = Image.open(io.BytesIO(data))
    assert (picture.format, picture.size, picture.mode) == ("JPEG", (1600, 2560), "RGB")
    assert len(data) < 500_000
    assert darkest(picture, (12, 12, 120, 2548)) > 240
    assert darkest(picture, (1480, 12, 1588, 2548)) > 240
    assert darkest(picture, (0, 0, 6, 2560)) < 200, "a white cover has an edge on a white shelf"


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("An Extraordinarily Long Name for a Newsletter about Harbours and Railways", "en"),
        ("Donaudampfschifffahrtsgesellschaftsbriefe", "de"),
        ("Айлақ хабаршысы: порттар туралы хаттар", "kk"),
        ("نامه بندر", "fa"),
        ("B", "en"),
    ],
)
def test_any_name_stays_on_the_cover(name: str, language: str) -> None:
    masthead = replace(front_and_back(EDITION, strings_for("en")).masthead, publication=name)
    picture = Image.open(io.BytesIO(drawn_cover(masthead, style("default"), language=language, number="")))
    for side in ((12, 12, 100, 2548), (1500, 12, 1588, 2548)):
        assert darkest(picture, side) > 240
    assert darkest(picture, (0, 0, 1600, 2560)) < 60


def test_a_name_of_several_scripts_loses_no_letter_on_the_cover() -> None:
    dress = style("default")
    parts = [("Port ", "Noto Sans"), ("ميناء نور", "Noto Naskh Arabic"), (" and ", "Noto Sans"), ("☕", "Noto Emoji")]
    words = setting._words("".join(text for text, _ in parts), dress.theme.roles.sans, dress, 40, "#000000")
    assert [(run, font.getname()[0]) for font, run in words.fonts.runs("".join(text for text, _ in parts))] == parts
    whole = setting._words("Port", dress.theme.roles.sans, dress, 40, "#000000")
    assert len(whole.fonts.faces) == 1
