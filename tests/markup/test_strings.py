"""The house's words: every language has all of them, with the same blanks."""

import datetime
import re

import pytest

from publish.markup.shipped import shipped_words
from publish.markup.strings import strings_for

_BLANK = re.compile(r"\{(\w*)\}")


@pytest.mark.parametrize("language", sorted(shipped_words()))
def test_no_word_is_missing(language: str) -> None:
    table, english = shipped_words()[language], shipped_words()["en"]
    assert {name: sorted(words) for name, words in table.items()} == {n: sorted(w) for n, w in english.items()}
    for name, words in english.items():
        for key, value in words.items():
            assert sorted(_BLANK.findall(table[name][key])) == sorted(_BLANK.findall(value)), (name, key)


@pytest.mark.parametrize("language", ["ar", "fa", "he", "ja", "kk", "ky", "ru", "tg", "ug", "uk", "zh"])
def test_nothing_is_left_in_latin_letters(language: str) -> None:
    """Words, dates and enumerations, in languages that are written in another script."""
    strings = strings_for(language)
    tables = (strings.words, strings.byline, strings.roles, strings.accessibility)
    said: list[str] = [text for table in tables for text in table.values()]
    said += [strings.enumerate(["1", "2", "3"]), *(strings.date(datetime.date(2026, month, 20)) for month in (5, 10))]
    assert not re.findall(r"[A-Za-z]", _BLANK.sub("", " ".join(said)))


@pytest.mark.parametrize(
    ("language", "wanted"), [("ug", "ئا، بې ۋە پې"), ("ja", "ئا、بې、پې"), ("he", "ئا, بې וپې")], ids=str
)
def test_enumerations(language: str, wanted: str) -> None:
    assert strings_for(language).enumerate(["ئا", "بې", "پې"]) == wanted
    assert strings_for(language).enumerate(["ئا"]) == "ئا"


def test_the_languages_of_the_house() -> None:
    wanted = "en de fr ru kk uk ar fa he ug ky uz tg tr es zh ja"
    assert set(wanted.split()) <= set(shipped_words())


@pytest.mark.parametrize(
    ("tag", "date", "language"),
    [
        ("en", "November 20, 2026", "en"),
        ("en-GB", "20 November 2026", "en-GB"),
        ("de-AT", "20. November 2026", "de-AT"),
        ("fr", "20 novembre 2026", "fr"),
        ("ru", "20 ноября 2026\u202fг.", "ru"),
        ("kk-KZ", "2026\u202fж. 20 қараша", "kk-KZ"),
        ("uk", "20 листопада 2026\u202fр.", "uk"),
        ("it", "November 20, 2026", "en"),
        ("en-ZZ", "November 20, 2026", "en-ZZ"),
    ],
)
def test_dates_and_the_language_of_the_words(tag: str, date: str, language: str) -> None:
    strings = strings_for(tag)
    assert strings.date(datetime.date(2026, 11, 20)) == date
    assert strings.language == language
