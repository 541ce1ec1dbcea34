"""The name that a library files a person under, guessed only where a name tells it."""

import pytest

from publish.transforms.filing import file_as


@pytest.mark.parametrize(
    ("name", "language", "filed"),
    [
        ("Marit Solheim", "en", "Solheim, Marit"),
        ("A. B. Carrow", "en", "Carrow, A. B."),
        ("Ida O’Dowd", "en-IE", "O’Dowd, Ida"),
        ("Ada Lind-Berg", "sv", "Lind-Berg, Ada"),
        ("Vincent van der Laan", "en", "van der Laan, Vincent"),
        ("Vincent van der Laan", "nl", "Laan, Vincent van der"),
        ("Luc de La Tour", "fr", "La Tour, Luc de"),
        ("Jan Van Houten", "en", "Van Houten, Jan"),
        ("Owen Pell, Jr.", "en", "Pell, Owen, Jr."),
        ("Owen Pell III", "en", "Pell, Owen, III"),
        ("Анна Петрова", "ru", "Петрова, Анна"),
        ("Νίκος Βάρδας", "el", "Βάρδας, Νίκος"),
        ("Айгүл Садыкова", "kk-KZ", "Садыкова, Айгүл"),
    ],
)
def test_the_family_name_comes_first(name: str, language: str, filed: str) -> None:
    assert file_as(name, language) == filed


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Kovács Anna", "hu"),
        ("Nguyễn Thị Hoa", "vi"),
        ("王小明", "zh"),
        ("山田 太郎", "en"),
        ("Guðrún Jónsdóttir", "is"),
        ("ليلى حداد", "ar"),
        ("Prester", "en"),
        ("The Quayside Gazette", "en"),
        ("Die Brücke", "de"),
        ("Harbour Press", "en"),
        ("Northern News Agency", "en"),
        ("our own correspondent", "en"),
        ("Solheim, Marit", "en"),
        ("Marit Solheim and friends", "en"),
        ("Studio 12", "en"),
        ("Marit & Ole Solheim", "en"),
        ("", "en"),
    ],
)
def test_a_name_that_does_not_tell_stays_as_it_is_read(name: str, language: str) -> None:
    assert file_as(name, language) == name
