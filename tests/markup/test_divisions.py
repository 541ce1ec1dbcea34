"""Words that the house divides: they are found as words, in their language, and nothing else is touched."""

from dataclasses import replace

import pytest

from publish.config.hyphenation import Hyphenation, LanguageHyphenation
from publish.markup.attributes import Target
from publish.markup.divisions import Divisions, limits_by_language
from publish.model.blocks import Heading, Paragraph
from publish.model.edition import DividedWords
from publish.model.inlines import Emphasis, Phrase, Text
from tests.epub.samples import EDITION
from tests.markup.composing import compositor, piece

GIVEN = (
    DividedWords("en", ("har-bour", "pilot-age", "Ostuni")),
    DividedWords("en-GB", ("harb-our",)),
    DividedWords("de", ("Fisch-markt",)),
)
FOUND: dict[str, tuple[str, str, str]] = {
    "a word": ("en", "the harbour, and", "the har|bour, and"),
    "a word that is never divided": ("en", "in Ostuni’s bay", "in <Ostuni>’s bay"),
    "in capitals too": ("en", "OSTUNI", "<OSTUNI>"),
    "not with a capital where none is given": ("en", "Harbour", "Harbour"),
    "not within a word": ("en", "harbours, Ostunian", "harbours, Ostunian"),
    "not in a compound, but for one that is kept whole": (
        "en",
        "harbour-side, Ostuni-side",
        "harbour-side, <Ostuni>-side",
    ),
    "not where the author divides it": ("en", "harb\u00adour", "harb\u00adour"),
    "by the nearest tag": ("en-GB", "harbour pilotage", "harb|our pilot|age"),
    "not in another language": ("fr", "harbour Ostuni", "harbour Ostuni"),
    "nouns of German": ("de-AT", "Fischmarkt", "Fisch|markt"),
    "no words": ("en", "", ""),
}


@pytest.mark.parametrize("name", FOUND)
def test_words_are_found_as_they_are_given(name: str) -> None:
    language, text, wanted = FOUND[name]
    parts = list(Divisions(GIVEN).in_text(text, language))
    assert "".join(stretch for stretch, _ in parts) == text
    assert "".join("|".join(of) if len(of) > 1 else f"<{whole}>" if of else whole for whole, of in parts) == wanted


def _markup(target: Target) -> str:
    words = (
        Text("The harbour of "),
        Emphasis((Text("Ostuni"),)),
        Text(" and a "),
        Phrase((Text("Fischmarkt"),), lang="de"),
    )
    dispatch = piece((Paragraph(words), Heading((Text("The harbour"),), 2)))
    edition = replace(EDITION, divided=GIVEN)
    return str(compositor(target, edition).dispatch(replace(dispatch, lang="en")))


def test_print_has_soft_hyphens_and_the_e_book_marks_whose_they_are() -> None:
    printed, book = _markup(Target.PRINT), _markup(Target.EPUB)
    assert 'har\u00adbour of</span> <em><span class="whole">Ostuni</span></em>' in printed
    assert "Fisch\u00admarkt" in printed
    assert '<span class="divided">har\u00adbour</span> of</span> <em><span class="whole">Ostuni</span></em>' in book
    assert book.replace("\u00ad", "").count("harbour") == printed.replace("\u00ad", "").count("harbour") == 2


def test_settings_stand_over_those_above_number_by_number_and_word_by_word() -> None:
    english = LanguageHyphenation(before=4, words=("har-bour", "tide"))
    theme = Hyphenation(shortest=8, before=2, languages={"en": english})
    own = Hyphenation(before=1, languages={"en": LanguageHyphenation(after=5, words=("harb-our", "quay-side"))})
    merged = own.over(theme)
    assert merged.limits() == (8, 1, 3)
    assert merged.limits("en") == (8, 4, 5)
    assert merged.limits("de") == (8, 1, 3)
    assert merged.words == (DividedWords("en", ("harb-our", "quay-side", "tide")),)
    assert Hyphenation().limits() == (6, 3, 3)


def test_a_language_with_limits_of_its_own_has_a_rule() -> None:
    settings = Hyphenation(languages={"de": LanguageHyphenation(before=2), "en": LanguageHyphenation(words=("tide",))})
    assert list(limits_by_language(settings, "p")) == ["p:lang(de) { hyphenate-limit-chars: 6 2 3; }"]
    (book,) = limits_by_language(settings)
    assert book.startswith(":lang(de) { hyphenate-limit-chars: 6 2 3; -webkit-hyphenate-limit-before: 2;")
