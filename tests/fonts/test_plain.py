"""A font file as plain faces: taken out of a collection, brought to rest at its weights, or refused."""

import io

import pytest
from fontTools.ttLib import TTFont

from publish.errors import UsageError
from publish.fonts.coverage import coverage
from publish.fonts.glyphs import subset_outlines
from publish.fonts.plain import PlainFace, plain_faces
from tests.fonts.made import collection, font, variable

THAI, HAN = "กขค", "港口灯"
BOTH = collection([font("Quay", THAI), font("Pier", HAN, post=True, style="Bold", weight=700)])


def told(face: PlainFace) -> tuple[str, int, str]:
    return face.family, face.weight, face.style


def test_a_plain_font_is_its_own_face() -> None:
    data = font("Quay", THAI, weight=500)
    (face,) = plain_faces(data)
    assert face.data == data
    assert told(face) == ("Quay", 500, "normal")
    assert face.notice == "Drawn for a test\n\nAnybody may use it."


@pytest.mark.parametrize(
    ("name", "wanted", "letters"),
    [("Quay", ("Quay", 400, "normal"), THAI), ("Pier", ("Pier", 700, "normal"), HAN), ("Pier Bold", None, HAN)],
)
def test_a_face_is_taken_out_of_a_collection_whole(name: str, wanted: object, letters: str) -> None:
    (face,) = plain_faces(BOTH, name)
    assert wanted in (None, told(face))
    assert coverage(face.data) == frozenset(map(ord, letters))
    alone = TTFont(io.BytesIO(face.data), checkChecksums=2)  # raises where a sum is wrong
    assert alone.reader.tables
    assert all(alone.getTableData(tag) for tag in alone.reader.tables)


def test_a_variable_font_has_the_weights_that_books_ask_for() -> None:
    regular, bold = plain_faces(variable("Tide", THAI))
    assert (told(regular), told(bold)) == (("Tide", 400, "normal"), ("Tide", 700, "normal"))
    fonts = [TTFont(io.BytesIO(face.data)) for face in (regular, bold)]
    assert all("fvar" not in each for each in fonts)
    assert fonts[0]["glyf"]["u0E01"].xMax < fonts[1]["glyf"]["u0E01"].xMax
    (light,) = plain_faces(variable("Tide", THAI, (100, 400, 500)))
    assert told(light) == ("Tide", 400, "normal")


@pytest.mark.parametrize(
    ("data", "face", "message", "hint"),
    [
        (BOTH, "", "it holds 2 faces", 'Write face = "Quay" or face = "Pier".'),
        (BOTH, "Wharf", "it holds 2 faces, and none is Wharf", 'Write face = "Quay" or face = "Pier".'),
        (font("Quay", THAI), "Wharf", "it is Quay, and not Wharf", "Leave face out."),
        (font("Quay", THAI, owned=2), "", "its owner does not allow a part of it in a book (OS/2 fsType)", ""),
        (b"wOF2" + bytes(40), "", "it is packed for the web", ""),
        (BOTH[:40], "Quay", "the collection is damaged", ""),
        (b"no font", "", "this is not a font that can be read", ""),
    ],
)
def test_what_no_book_can_hold_is_refused_with_the_reason(data: bytes, face: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        plain_faces(data, face)
    assert refused.value.message.startswith(message)
    assert hint in refused.value.hint


def test_a_font_without_outlines_is_refused() -> None:
    bare = TTFont(io.BytesIO(font("Quay", THAI)))
    del bare["glyf"], bare["loca"]
    sink = io.BytesIO()
    bare.save(sink)
    with pytest.raises(UsageError, match="no outlines"):
        plain_faces(sink.getvalue())


def test_outlines_are_cut_by_number_and_keep_it() -> None:
    from fontTools.cffLib import CFFFontSet

    data = font("Pier", HAN, post=True)
    cut = subset_outlines(data, [1, 3])
    assert cut == subset_outlines(data, [3, 1])
    read = CFFFontSet()
    read.decompile(io.BytesIO(cut), None)
    assert read[0].ROS == ("Adobe", "Identity", 0)
    assert read[0].charset == [".notdef", "cid00001", "cid00003"]
    assert read[0].CharStrings["cid00003"].calcBounds(None)[2] == 50 + 115
