"""A letter whose glyph is empty is lost: it is found by page and font, and what may be empty is not."""

import pytest

from tests.preflight.emptied import SIMPLE, WIDE, Made, named, set_in, spoilt
from tests.preflight.faults import KDP, OFFICE, X1A, X4
from tests.preflight.plants import Plant
from tests.preflight.sound import Sound, printer
from tests.preflight.test_faults import judged

_WIDE = "<000100020003> Tj"
_SIMPLE = "(abc) Tj"


def _found(plant: Plant, name: str = OFFICE) -> list[tuple[str, str, str]]:
    sound = Sound(printer(name))
    plant(sound)
    found = judged(sound.bytes(), sound.printer)
    return [(one.id, one.message.partition(" at ")[0], one.message.partition(": ")[2]) for one in found]


@pytest.mark.parametrize("name", [OFFICE, X4, X1A, KDP])
@pytest.mark.parametrize("made", WIDE.values(), ids=WIDE)
def test_an_emptied_glyph_is_found_by_its_number(made: Made, name: str) -> None:
    wanted = [("glyph-missing", "page 2", "the font Made has an empty glyph for code <02>")]
    assert _found(set_in(made, "abc", "b", _WIDE), name) == wanted
    assert _found(set_in(made, "abc", "", _WIDE), name) == []
    assert _found(set_in(made, "abc", "b", "<00010003> Tj"), name) == []


@pytest.mark.parametrize("made", SIMPLE.values(), ids=SIMPLE)
def test_an_emptied_glyph_is_found_by_its_code(made: Made) -> None:
    wanted = [("glyph-missing", "page 2", "the font Made has an empty glyph for code <62>")]
    assert _found(set_in(made, "abc", "b", _SIMPLE)) == wanted
    assert _found(set_in(made, "abc", "", _SIMPLE)) == []


@pytest.mark.parametrize("made", [*WIDE.values(), *SIMPLE.values()], ids=[*WIDE, *SIMPLE])
def test_a_font_of_which_all_glyphs_were_emptied_is_told_once_a_page(made: Made) -> None:
    operation = _WIDE if made in WIDE.values() else _SIMPLE
    codes = "<01>, <02>, <03>" if made in WIDE.values() else "<61>, <62>, <63>"
    (found,) = _found(set_in(made, "abc", "abc", f"{operation} {operation}"))
    assert found[2] == f"the font Made has empty glyphs for codes {codes}, and 1 more on this page"


@pytest.mark.parametrize("encoding", ["TrueType by Windows", "TrueType by Mac", "CFF by Windows"])
def test_letters_beyond_the_first_are_looked_up_by_their_character(encoding: str) -> None:
    """``é`` has another code in each encoding, and those codes stand for other letters in the other one."""
    code = 0x8E if "Mac" in encoding else 0xE9
    others = "È\u017d" if "TrueType" in encoding else "È"
    (found,) = _found(
        set_in(SIMPLE[encoding], f"aeé\u0301{others}", "e\u0301" if "True" in encoding else "é", f"<{code:02X}> Tj")
    )
    assert found[2].endswith(f"an empty glyph for code <{code:02X}>")
    assert _found(set_in(SIMPLE[encoding], f"aeé\u0301{others}", others, f"<{code:02X}> Tj")) == []


@pytest.mark.parametrize(("empty", "found"), [("", False), ("e", False), ("\u0301", False), ("e\u0301", True)])
def test_a_letter_made_of_two_draws_with_one_of_them(empty: str, found: bool) -> None:
    assert bool(_found(set_in(WIDE["TrueType by number"], "eé\u0301", empty, "<0002> Tj"))) is found


@pytest.mark.parametrize(("flat", "boxed", "found"), [(True, True, True), (True, False, True), (False, False, False)])
def test_points_on_one_line_enclose_nothing_and_a_box_may_be_wrong(flat: bool, boxed: bool, found: bool) -> None:
    assert bool(_found(set_in(spoilt("b", flat=flat, boxed=boxed), "abc", "", _WIDE))) is found


@pytest.mark.parametrize(
    "blank",
    [
        " ",
        "\u00a0",
        "\u00ad",
        "\u2003",
        "\u2009",
        "\u200b",
        "\u200d",
        "\u202f",
        "\u2060",
        "\u3000",
        "\u2800",
        "\u3164",
        "\u115f",
        "\u034f",
        "\ufe0f",
        "\ufeff",
        "\uf020",
        "\ufffc",
        "\ufffd",
        "\t",
    ],
)
@pytest.mark.parametrize("kind", ["TrueType by number", "CFF by number"])
def test_what_may_be_empty_is_no_fault(kind: str, blank: str) -> None:
    found = _found(set_in(WIDE[kind], f"a{blank}c", blank, _WIDE))
    assert [one for one in found if one[0] == "glyph-missing"] == []


@pytest.mark.parametrize("lost", ["\u0301", "ﬁ", "⁂", "1", "-", "\ue000", "漢", "\U0001f642"])
@pytest.mark.parametrize("kind", ["TrueType by number", "CFF by number"])
def test_whatever_leaves_a_mark_is_missed(kind: str, lost: str) -> None:
    found = _found(set_in(WIDE[kind], f"a{lost}c", lost, _WIDE))
    assert ("glyph-missing", "page 2", "the font Made has an empty glyph for code <02>") in found


@pytest.mark.parametrize("mode", [3, 7])
def test_recognized_words_under_a_scan_are_in_a_font_of_nothing(mode: int) -> None:
    assert _found(set_in(WIDE["TrueType by number"], "abc", "abc", _WIDE, before=f"{mode} Tr")) == []


def test_room_beside_a_letter_that_has_the_letters_name_is_no_fault() -> None:
    """A typesetter gives all glyphs of a cluster the same characters."""
    assert _found(set_in(named(["x", "x", "c"]), "", "", _WIDE)) == []
    assert _found(set_in(named(["x y", "x y", "c"]), "", "", _WIDE)) == []
    assert _found(set_in(named(["fi", "fi", "c"]), "", "", _WIDE)) == []
    # Nobody else draws it, or the font itself says that it should.
    for names in (["a", "x", "c"], ["b", "b", "c"], ["a", "fi", "c"]):
        assert [one[0] for one in _found(set_in(named(names), "", "", _WIDE))] == ["glyph-missing"]


def test_a_glyph_of_no_known_meaning_is_told_for_that_alone() -> None:
    assert [one[0] for one in _found(set_in(named(["a"]), "", "", _WIDE))] == ["text-unmapped"]


def test_signs_that_are_drawn_as_pictures_are_not_missed() -> None:
    """Programs that set emoji in colour leave their glyphs empty, and place a picture of each."""
    made, text = WIDE["TrueType by number"], "a\U0001f642c"
    over = "/P Do"

    def plant(sound: Sound, place: tuple[float, float]) -> None:
        x, y = sound.trim(2)
        picture = f"q 72 0 0 72 {x + 60 + place[0]} {y + 100 + place[1]} cm {over} Q"
        set_in(made, text, "\U0001f642", "<0002> Tj", behind=picture)(sound)

    assert _found(lambda sound: plant(sound, (0, -4))) == []
    assert [one[0] for one in _found(lambda sound: plant(sound, (0, 100)))] == ["glyph-missing"]
