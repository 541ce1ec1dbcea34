"""Which family sets which character."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.fonts.pick import MissingCharacter, pick, stack

SCRIPTS = {"Latn": ["Book"], "Cyrl": ["Book", "Late"], "Arab": ["Naskh"], "Zyyy": ["Book"]}
COVERED = {
    "Sans": frozenset(map(ord, "abc é-")),
    "Book": frozenset(map(ord, "abcdf.\u0301\u2010-я5−")),
    "Late": frozenset(map(ord, "яқ")),
    "Naskh": frozenset(map(ord, "گچ،5d")),
}


def families(text: str, family: str = "Sans") -> dict[str, str]:
    """Who sets what of a text, as strings."""
    used = pick(text, family=family, scripts=SCRIPTS, covered=COVERED).used
    return {name: "".join(map(chr, sorted(codes))) for name, codes in used.items()}


def test_the_roles_own_family_comes_first_then_the_scripts_in_order() -> None:
    assert families("abd") == {"Sans": "-ab", "Book": "d"}
    assert families("яқ") == {"Book": "я", "Late": "қ"}
    assert families("яқ", family="Late") == {"Late": "яқ"}


def test_a_fallback_serves_its_own_scripts_only() -> None:
    """Naskh has a 5 and a d, but the theme lists it for Arabic."""
    assert families("5d") == {"Book": "5d"}
    assert pick("d", family="Late", scripts={"Arab": ["Naskh"]}, covered=COVERED).missing == (
        MissingCharacter("d", "Latn"),
    )


def test_signs_that_scripts_share_may_come_from_any_of_them() -> None:
    assert families("،") == {"Naskh": "،"}
    assert families("−") == {"Book": "−"}


def test_what_no_family_has_is_named_once_and_in_order() -> None:
    picked = pick("字a漢字★", family="Sans", scripts=SCRIPTS, covered=COVERED)
    assert picked.missing == (
        MissingCharacter("★", "Zyyy"),
        MissingCharacter("字", "Hani"),
        MissingCharacter("漢", "Hani"),
    )
    assert str(picked.missing[1]) == "“字” (U+5B57)"
    assert str(MissingCharacter("\u0323", "Zinh")) == "“◌\u0323” (U+0323)"


@pytest.mark.parametrize("invisible", ["\u00ad", "\u202f", "\u200e", "\u2067", "\n", "\ufe0f", "\u200d", "\u3000"])
def test_what_draws_nothing_is_never_missing_and_never_changes_the_font(invisible: str) -> None:
    covered = {**COVERED, "Book": COVERED["Book"] | {ord(invisible)}}
    picked = pick(f"a{invisible}", family="Sans", scripts=SCRIPTS, covered=covered)
    assert picked.missing == ()
    assert list(picked.used) == ["Sans"]


def test_letters_with_marks_are_judged_composed() -> None:
    assert pick("e\u0301", family="Sans", scripts={}, covered=COVERED).missing == ()
    assert {ord("é")} <= pick("e\u0301", family="Sans", scripts={}, covered=COVERED).used["Sans"]
    assert pick("g\u0301", family="Sans", scripts={}, covered=COVERED).missing == (MissingCharacter("ǵ", "Latn"),)


def test_hyphens_come_with_the_roles_own_family_alone() -> None:
    assert families("a") == {"Sans": "-a"}
    assert families("a", family="Book") == {"Book": "-a\u2010"}
    assert families("گ") == {"Naskh": "گ"}
    assert families("") == {}


def test_a_family_that_was_not_read_is_a_fault() -> None:
    with pytest.raises(KeyError):
        pick("x", family="Sans", scripts={"Latn": ["Nowhere"]}, covered=COVERED)


def test_the_stack_names_each_family_once_in_the_themes_order() -> None:
    assert stack("Sans", SCRIPTS) == ("Sans", "Book", "Late", "Naskh")
    assert stack("Book", SCRIPTS) == ("Book", "Late", "Naskh")


@given(st.text())
def test_every_character_that_draws_is_set_or_missing(text: str) -> None:
    picked = pick(text, family="Sans", scripts=SCRIPTS, covered=COVERED)
    used = {code for codes in picked.used.values() for code in codes}
    missing = {ord(m.character) for m in picked.missing}
    assert used & missing == set()
    for character in unicodedata.normalize("NFC", text):
        drawn = unicodedata.category(character)[0] not in "CZ" or unicodedata.category(character) in {"Co", "Cn"}
        if drawn and not unicodedata.name(character, "").startswith(("VARIATION", "MONGOLIAN FREE", "COMBINING GRAPH")):
            assert (ord(character) in used) != (ord(character) in missing)
    for name, codes in picked.used.items():
        assert codes <= COVERED[name]
