"""What the glyphs of a font stand for."""

from itertools import chain

import pytest
import uharfbuzz as hb  # type: ignore[import-untyped]  # it brings no types

from publish.errors import UsageError
from publish.fonts.texts import glyph_texts

from .conftest import THEMES, theme

FACES = {face for name in THEMES for face in chain.from_iterable(theme(name).faces.values())}


def shaped(face: bytes, text: str, features: dict[str, bool]) -> list[int]:
    """The glyphs of a text, as HarfBuzz sets it."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(hb.Font(hb.Face(face)), buffer, features)
    return [info.codepoint for info in buffer.glyph_infos]


def read(face: bytes, text: str, **features: bool) -> str:
    texts = glyph_texts(face)
    return "".join(texts.get(glyph, "?") for glyph in shaped(face, text, features))


@pytest.mark.parametrize("family", ["Gentium Book Plus", "Noto Sans"])
def test_letters_and_ligatures_are_read_by_the_font_alone(family: str) -> None:
    face = theme("default").faces[family][0]
    assert read(face, "office flight 1,2") == "office flight 1,2"
    assert read(face, "жыл ніч ᾧ") == "жыл ніч ᾧ"


def test_small_capitals_stand_for_small_letters() -> None:
    face = theme("default").faces["Gentium Book Plus"][0]
    assert set(shaped(face, "harbour", {})).isdisjoint(shaped(face, "harbour", {"smcp": True}))
    assert read(face, "harbour", smcp=True) == "harbour"


def test_joined_letters_stand_for_the_letters() -> None:
    face = theme("default").faces["Noto Naskh Arabic"][0]
    assert sorted(read(face, "بندر")) == sorted("بندر")


def test_glyph_0_stands_for_nothing() -> None:
    assert FACES
    for face in FACES:
        texts = glyph_texts(face)
        assert texts
        assert 0 not in texts


def test_what_is_no_font_is_refused() -> None:
    with pytest.raises(UsageError):
        glyph_texts(b"no font")
