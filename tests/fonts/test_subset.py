"""A font cut down to the characters of a book."""

import contextlib
import io
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
import uharfbuzz as hb  # type: ignore[import-untyped]  # it brings no types
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.errors import Fault, UsageError
from publish.fonts.coverage import coverage
from publish.fonts.facts import facts
from publish.fonts.subset import subset

from .conftest import STYLES, THEMES, theme

GENTIUM = STYLES / "themes/default/fonts/gentium-book-plus/GentiumBookPlus-Regular.ttf"
TEXT = "Қалада жүк порты — “office” 1987"


def shaped(data: bytes, text: str, features: dict[str, bool] | None = None) -> list[tuple[int, int]]:
    """The advances and offsets that HarfBuzz finds; glyph numbers differ between a font and its subset."""
    font = hb.Font(hb.Face(data))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, features or {})
    assert buffer.glyph_infos
    assert all(info.codepoint for info in buffer.glyph_infos), "a glyph is missing"
    return [(p.x_advance, p.x_offset) for p in buffer.glyph_positions]


@pytest.mark.parametrize("flavor", ["ttf", "woff2"])
def test_the_same_bytes_from_the_same_characters_in_any_order(gentium: bytes, flavor: str) -> None:
    one = subset(gentium, set(map(ord, TEXT)), features=["smcp", "c2sc"], flavor="ttf" if flavor == "ttf" else "woff2")
    other = subset(
        gentium,
        [ord(c) for c in reversed(TEXT + TEXT)],
        features=("c2sc", "smcp"),
        flavor="ttf" if flavor == "ttf" else "woff2",
    )
    assert one == other


def test_the_same_bytes_in_another_process_zone_and_hash_seed(gentium: bytes) -> None:
    here = subset(gentium, set(map(ord, TEXT)), features=["smcp"], flavor="woff2", family="Other")
    script = (
        "import hashlib, pathlib, sys; from publish.fonts.subset import subset;"
        "d = subset(pathlib.Path(sys.argv[1]).read_bytes(), set(map(ord, sys.argv[2])), features=['smcp'],"
        " flavor='woff2', family='Other'); sys.stdout.buffer.write(d)"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Almaty", "LC_ALL": "C.UTF-8"}
    run = subprocess.run(
        [sys.executable, "-c", script, str(GENTIUM), TEXT],
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=True,
    )
    assert run.stdout == here


def test_no_date_of_the_run_stands_in_it(gentium: bytes) -> None:
    whole = TTFont(io.BytesIO(gentium), lazy=True)["head"]
    for flavor in ("ttf", "woff2"):
        part = TTFont(io.BytesIO(subset(gentium, {97}, flavor="ttf" if flavor == "ttf" else "woff2", family="X")))[
            "head"
        ]
        assert (part.created, part.modified) == (whole.created, whole.modified)


@settings(max_examples=40, deadline=None)
@given(st.sets(st.integers(0, 0x2FFFF), max_size=60), st.sets(st.sampled_from(sorted(coverage(GENTIUM.read_bytes())))))
def test_it_covers_what_was_asked_and_the_font_has(wild: set[int], known: set[int]) -> None:
    data = GENTIUM.read_bytes()
    asked = (wild | known) & coverage(data)
    if not asked:
        with pytest.raises(Fault):
            subset(data, wild)
        return
    held = coverage(subset(data, wild | known))
    assert asked <= held
    assert all(unicodedata.mirrored(chr(code)) for code in held - asked), (
        "only the other of a pair of brackets is added"
    )


@pytest.mark.parametrize("name", THEMES)
def test_text_is_set_alike_from_each_face_and_its_subset(name: str) -> None:
    for faces in theme(name).faces.values():
        for data in faces:
            text = "".join(c for c in TEXT + "ئۇيغۇرچە يېزىق" + "Հայ ქართ שלום" if ord(c) in coverage(data))
            part = subset(data, set(map(ord, text)))
            assert len(part) < len(data) / 4
            for run in text.split():
                assert shaped(part, run) == shaped(data, run)


def test_small_capitals_stay_when_asked_for_and_go_when_not(gentium: bytes) -> None:
    text = set(map(ord, TEXT))
    small = {"smcp": True}
    with_them, without = subset(gentium, text, features=["smcp"]), subset(gentium, text)
    assert shaped(with_them, "жүк", small) == shaped(gentium, "жүк", small) != shaped(gentium, "жүк")
    assert shaped(without, "жүк", small) == shaped(gentium, "жүк")
    assert "smcp" not in facts(without).features
    assert len(without) < len(with_them)


def test_old_style_figures_stay_when_asked_for() -> None:
    data = theme("default").faces["Noto Sans"][0]
    part = subset(data, set(map(ord, "1987")), features=["onum"])
    glyph = TTFont(io.BytesIO(part))["maxp"].numGlyphs
    assert glyph > TTFont(io.BytesIO(subset(data, set(map(ord, "1987")))))["maxp"].numGlyphs
    assert "onum" in facts(part).features


def test_kerning_and_marks_stay_unasked(gentium: bytes) -> None:
    part = subset(gentium, set(map(ord, "AVTo\u0301а")))
    assert {"kern", "mark"} <= facts(part).features
    assert shaped(part, "AV") == shaped(gentium, "AV")
    assert sum(x for x, _ in shaped(part, "AV")) < sum(x for x, _ in shaped(part, "A") + shaped(part, "V"))


def test_notices_and_permission_stay(gentium: bytes) -> None:
    whole, part = facts(gentium), facts(subset(gentium, {97}, flavor="woff2", family="Dispatch Serif"))
    assert (part.copyright, part.licence, part.licence_url) == (whole.copyright, whole.licence, whole.licence_url)
    assert (part.embedding, part.weight, part.version) == (whole.embedding, whole.weight, whole.version)


def test_a_renamed_subset_bears_no_reserved_name(gentium: bytes) -> None:
    part = TTFont(io.BytesIO(subset(gentium, {97}, family="Dispatch Serif")))
    names = {record.nameID: record.toUnicode() for record in part["name"].names}
    assert names[1] == "Dispatch Serif"
    assert names[4] == "Dispatch Serif Regular"
    assert names[6] == "DispatchSerif-Regular"
    for identifier in (1, 3, 4, 6, 16):
        assert "Gentium" not in names.get(identifier, "")
        assert "SIL" not in names.get(identifier, "")


def test_a_subset_keeps_its_name_unless_renamed(gentium: bytes) -> None:
    assert facts(subset(gentium, {97})).family == "Gentium Book Plus"


def test_woff2_is_compressed_and_holds_the_same_glyphs(gentium: bytes) -> None:
    text = set(map(ord, TEXT))
    plain, packed = subset(gentium, text), subset(gentium, text, flavor="woff2")
    assert packed[:4] == b"wOF2"
    assert plain[:4] == b"\x00\x01\x00\x00"
    assert len(packed) < len(plain)
    assert coverage(packed) == coverage(plain)


@pytest.mark.parametrize("data", [b"", b"no font", b"wOF2" + b"\x00" * 100, b"\x00\x01\x00\x00" + b"\xff" * 400])
def test_bytes_that_are_no_font_are_refused(data: bytes) -> None:
    with pytest.raises(UsageError, match="font"):
        subset(data, {97})


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 400_000), st.binary(min_size=1, max_size=40))
def test_a_damaged_font_is_cut_or_refused_and_never_worse(at: int, noise: bytes) -> None:
    data = GENTIUM.read_bytes()
    damaged = data[:at] + noise + data[at + len(noise) :]
    with contextlib.suppress(UsageError, Fault):
        subset(damaged, {97, 0x49A}, features=["smcp"], family="X")
