"""Words against the base direction of their line: what several inlines share is one phrase, and no letter is lost."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.markup.bidi import arranged, torn
from publish.markup.direction import base_of, direction
from publish.model.inlines import (
    CrossReference,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteReference,
    Phrase,
    Strong,
    Subscript,
    Text,
)
from publish.model.walk import plain


def b(words: str) -> Strong:
    return Strong((Text(words),))


def t(words: str) -> Text:
    return Text(words)


def ltr(*inlines: Inline) -> Phrase:
    return Phrase(inlines, direction="ltr")


WATER = (t("H"), Subscript((t("2"),)), t("O"))

SHARED: dict[str, tuple[str, Inlines, Inlines]] = {
    "a formula in Hebrew": (
        "rtl",
        (t("המים הם H"), Subscript((t("2"),)), t("O בלבד.")),
        (t("המים הם "), ltr(*WATER), t(" בלבד.")),
    ),
    "a name half in bold": (
        "rtl",
        (t("السفينة "), b("Northern"), t(" Light وصلت")),
        (t("السفينة "), ltr(b("Northern"), t(" Light")), t(" وصلت")),
    ),
    "a link and an emphasis": (
        "rtl",
        (t("قال "), Link((t("we will"),), "https://example.org"), t(" "), Emphasis((t("wait"),)), t("!")),
        (t("قال "), ltr(Link((t("we will"),), "https://example.org"), t(" "), Emphasis((t("wait"),))), t("!")),
    ),
    "Arabic in English": (
        "ltr",
        (t("It says "), b("مرفأ"), t(" قديم, and so on.")),
        (t("It says "), Phrase((b("مرفأ"), t(" قديم")), direction="rtl"), t(", and so on.")),
    ),
    "a number behind a word": ("rtl", (t("דגם "), b("Mk"), t(" 7 כאן")), (t("דגם "), ltr(b("Mk"), t(" 7")), t(" כאן"))),
}


@pytest.mark.parametrize("name", SHARED)
def test_a_run_over_several_inlines_is_one_phrase(name: str) -> None:
    base, line, wanted = SHARED[name]
    assert arranged(line, base) == wanted
    assert not torn(line, base)


APART: dict[str, tuple[str, Inlines]] = {
    "one word": ("rtl", (t("הספינה Northern Light הגיעה"),)),
    "its own element": ("rtl", (t("הספינה "), b("Northern Light"), t(" הגיעה"))),
    "a language of its own": ("rtl", (t("הספינה abc "), Phrase((t("Light"),), lang="en"), t(" הגיעה"))),
    "all along": ("ltr", (t("The "), b("boat"), t(" left at 4 "), b("or 5"))),
    "a number before a word": ("rtl", (t("עוד 12 "), b("km"), t(" לשם"))),
    "a new line": ("rtl", (t("הספינה Northern"), LineBreak(), t("Light הגיעה"))),
}


@pytest.mark.parametrize("name", APART)
def test_what_is_in_order_is_left_alone(name: str) -> None:
    base, line = APART[name]
    assert arranged(line, base) == line
    assert not torn(line, base)


TORN: dict[str, tuple[str, Inlines]] = {
    "a run that ends in an emphasis": ("rtl", (t("הספינה Northern "), b("Light הגיעה"))),
    "a run that begins in one": ("rtl", (t("כאן "), b("הספינה Northern"), t(" Light"))),
    "a note between its words": ("rtl", (t("הספינה Northern"), NoteReference("1", 1), t(" Light הגיעה"))),
    "a reference in it": ("rtl", (t("ראו The "), CrossReference((t("Gauge"),), fragment="x"), t(" כאן"))),
    "deep inside": ("ltr", (t("So "), Phrase((t("מים Northern "), b("Light הגיעה")), lang="he"), t(" it is"))),
    "Arabic in English": ("ltr", (t("It says مرفأ "), b("قديم there"))),
}


@pytest.mark.parametrize("name", TORN)
def test_what_no_phrase_can_hold_is_told(name: str) -> None:
    base, line = TORN[name]
    assert torn(line, base)


_WORDS = st.text(st.sampled_from("abz אבת مرف 0123 .,()-"), max_size=8)
_INLINES = st.recursive(
    st.builds(Text, _WORDS) | st.just(NoteReference("1", 1)) | st.just(LineBreak()),
    lambda inner: (
        st.builds(Strong, st.lists(inner, max_size=3).map(tuple))
        | st.builds(Phrase, st.lists(inner, max_size=3).map(tuple), st.sampled_from(["", "en", "he"]))
    ),
    max_leaves=6,
)


@given(st.lists(_INLINES, max_size=6).map(tuple), st.sampled_from(["ltr", "rtl"]))
def test_no_letter_moves(line: Inlines, base: str) -> None:
    once = arranged(line, base)
    assert plain(once) == plain(line)
    assert arranged(once, base) == once
    for phrase in once:
        if isinstance(phrase, Phrase) and phrase.direction:
            kinds = {unicodedata.bidirectional(character) for character in plain((phrase,))}
            assert not kinds & ({"R", "AL"} if base == "rtl" else {"L"}) or any(
                isinstance(inner, Phrase) for inner in phrase.children
            )


@pytest.mark.parametrize(
    ("text", "base"), [("Low Water", "ltr"), ("رسالة", "rtl"), ("12: מכתב", "rtl"), ("12", "ltr"), ("", "ltr")]
)
def test_the_direction_of_words_is_that_of_their_first_letter(text: str, base: str) -> None:
    assert base_of(text) == base


@pytest.mark.parametrize(("tag", "base"), [("he", "rtl"), ("ug", "rtl"), ("az-Arab", "rtl"), ("uz", "ltr")])
def test_the_direction_of_a_language(tag: str, base: str) -> None:
    assert direction(tag) == base


def test_no_letter_from_right_to_left_is_missed_by_the_glance_at_a_line() -> None:
    letters = (chr(code) for code in range(0x110000) if unicodedata.bidirectional(chr(code)) in ("R", "AL"))
    missed = [letter for letter in letters if not torn((Text(letter), b(f"{letter} a")), "ltr")]
    assert missed == []
