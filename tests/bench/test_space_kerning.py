"""No face of a theme kerns letters against the word space: justified lines would not end where they should."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.bench.space_kerning import without_space_kerning

FACES = sorted((Path(__file__).parents[2] / "styles/themes").rglob("*.ttf"))


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.stem)
def test_no_face_kerns_against_the_space(face: Path) -> None:
    font = TTFont(face)
    assert "GPOS" not in font or without_space_kerning(font) == 0
