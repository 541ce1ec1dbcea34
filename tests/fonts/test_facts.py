"""What a font file says of itself."""

import io
from collections.abc import Callable

import pytest
from fontTools.ttLib import TTFont

from publish.errors import UsageError
from publish.fonts.facts import Embedding, facts
from publish.fonts.subset import subset


def with_permission(data: bytes, bits: int) -> bytes:
    """The font with other embedding bits."""
    font = TTFont(io.BytesIO(data))
    font["OS/2"].fsType = bits
    sink = io.BytesIO()
    font.save(sink)
    return sink.getvalue()


@pytest.fixture
def small(gentium: bytes) -> bytes:
    """A font that is quickly written."""
    return subset(gentium, {ord("a")})


def test_names_weight_and_licence(face: Callable[[str], bytes]) -> None:
    bold = facts(face("themes/default/fonts/gentium-book-plus/GentiumBookPlus-BoldItalic.ttf"))
    assert (bold.family, bold.style) == ("Gentium Book Plus", "Bold Italic")
    assert (bold.weight, bold.italic) == (800, True)
    assert bold.version == "Version 6.101"
    assert bold.copyright == "Copyright (c) 2003-2022 SIL International"
    assert "SIL Open Font License, Version 1.1" in bold.licence
    assert bold.licence_url == "http://scripts.sil.org/OFL"
    assert {"smcp", "kern"} <= bold.features


def test_the_typographic_family_wins_over_the_legacy_one(face: Callable[[str], bytes]) -> None:
    display = facts(face("themes/broadsheet/fonts/noto-serif-display/NotoSerifDisplay-CondensedBold.ttf"))
    assert (display.family, display.style) == ("Noto Serif Display", "Condensed Bold")


@pytest.mark.parametrize(
    ("bits", "embedding", "embeddable"),
    [
        (0x000, Embedding.INSTALLABLE, True),
        (0x002, Embedding.RESTRICTED, False),
        (0x004, Embedding.PREVIEW, True),
        (0x008, Embedding.EDITABLE, True),
        (0x006, Embedding.PREVIEW, True),
        (0x100, Embedding.INSTALLABLE, False),
        (0x204, Embedding.PREVIEW, False),
    ],
)
def test_embedding_permission(small: bytes, bits: int, embedding: Embedding, embeddable: bool) -> None:
    said = facts(with_permission(small, bits))
    assert (said.embedding, said.embeddable) == (embedding, embeddable)


@pytest.mark.parametrize("cut", [0, 3, 11, 300, 5000])
def test_bytes_that_are_no_font_are_refused(gentium: bytes, cut: int) -> None:
    with pytest.raises(UsageError, match="font"):
        facts(gentium[:cut])
