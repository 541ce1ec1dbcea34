"""The language of a page: told where its words tell it, doubted where only its script does."""

import pytest

from publish.importers.capture.languages import detect
from publish.importers.capture.lines import split
from tests.importers.capture.describing import profiles, read_page


@pytest.mark.parametrize(
    ("text", "expected", "language", "sure"),
    [
        ("The gate is painted and the lamp is lit, for it was the end of the year.", "de", "en", True),
        ("Мы не знаем, какой это язык, но буквы его кирилличецкие.", "en", "ru", False),
        ("Бұл туралы ешкім айтпайды.", "kk", "kk", True),
        ("השער נצבע בירוק ביום שני.", "en", "he", True),
        ("ゲートは緑色に塗られた。", "en", "ja", True),
        ("水闸漆成绿色。", "zh-Hant", "zh-Hant", True),
        ("Painted green.", "de", "de", True),
        ("42 — 43", "en", "en", True),
    ],
)
def test_a_page_tells_its_language(text: str, expected: str, language: str, sure: bool) -> None:
    spoken = detect(split(text), profiles(), expected)
    assert (spoken.language, spoken.sure) == (language, sure)


def test_another_language_than_the_publications_is_told() -> None:
    outcome = read_page(
        "The lamp is lit, and the boats of the harbour are in.\n\nIt was the last of them.", language="fr"
    )
    assert [d.id for d in outcome.diagnostics if d.id == "capture-language"] == ["capture-language"]
    assert outcome.value.dispatches[0].lang == "en"
    doubted = read_page("Мы не знаем, какой это язык, но буквы его кирилличецкие.")
    assert [d.severity for d in doubted.diagnostics if d.id == "capture-language"] == ["warning"]
