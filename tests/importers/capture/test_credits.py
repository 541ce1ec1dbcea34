"""Taglines and bylines: who did what, from where, and what only begins like one."""

import pytest

from publish.importers.capture.credits import byline, half_tagline, tagline
from tests.importers.capture.describing import book

BOOK = book()

TAGLINES = {
    "Written and reported by Ines Holm in Kessport based on reporting by Tobias Renn and Mira Sand in Tarrow, and "
    "Jonah Pike in Lindhavn.": [
        ("Ines Holm", "writer+reporter", "Kessport"),
        ("Tobias Renn", "reporter", "Tarrow"),
        ("Mira Sand", "reporter", "Tarrow"),
        ("Jonah Pike", "reporter", "Lindhavn"),
    ],
    "With reporting by Tobias Renn.": [("Tobias Renn", "reporter", "")],
    "Written by Ines Holm with additional reporting by Tobias Renn": [
        ("Ines Holm", "writer", ""),
        ("Tobias Renn", "reporter", ""),
    ],
    "Edited by Mira Sand. Translated from the Estish by Jonah Pike; photographs by Ana de la Cruz in San Hern.": [
        ("Mira Sand", "editor", ""),
        ("Jonah Pike", "translator", ""),
        ("Ana de la Cruz", "photographer", "San Hern"),
    ],
    "Photos by J. K. Roe, text by Ines Holm": [("J. K. Roe", "photographer", ""), ("Ines Holm", "writer", "")],
    "Reported, written and produced by Ines Holm": [("Ines Holm", "writer+reporter+producer", "")],
    "Ines Holm and Tobias Renn in Tarrow contributed to this report.": [
        ("Ines Holm", "contributor", "Tarrow"),
        ("Tobias Renn", "contributor", "Tarrow"),
    ],
    "With contributions from the Letter's Harbour Desk.": None,
    "With contributions from Mira Sand.": [("Mira Sand", "contributor", "")],
    "Written by Ines Holm in Kessport, Estmark, and Tobias Renn in Tarrow and Lindhavn.": [
        ("Ines Holm", "writer", "Kessport, Estmark"),
        ("Tobias Renn", "writer", "Tarrow and Lindhavn"),
    ],
    "Written by Ines Holm. Edited by Ines Holm.": [("Ines Holm", "writer+editor", "")],
    "Фото: Жанна Бек": None,
    "Photographs by Жанна Бек in Ақмойнақ.": [("Жанна Бек", "photographer", "Ақмойнақ")],
    "Reporting by Ines Holm of the Harbour Desk in Kessport": [("Ines Holm", "reporter", "Kessport")],
    "Written by hand on the walls, the slogans stayed.": None,
    "Edited by Anna Kerr, the magazine ran for twenty years.": None,
    "Photos by the sea are rarely good.": None,
    "Written by": None,
    "Nothing was written by Ines Holm.": None,
}


@pytest.mark.parametrize("text", TAGLINES)
def test_a_tagline_gives_people_with_roles_and_places(text: str) -> None:
    attribution = tagline(text, BOOK)
    expected = TAGLINES[text]
    if expected is None:
        assert attribution is None
        return
    assert attribution is not None
    assert [(c.name, "+".join(c.roles), c.place) for c in attribution.credits] == expected
    assert attribution.doubt == ""


def test_a_desk_is_an_affiliation() -> None:
    attribution = tagline("Reporting by Ines Holm of the Harbour Desk in Kessport", BOOK)
    assert attribution is not None
    assert attribution.credits[0].affiliation == "Harbour Desk"


def test_a_name_behind_a_place_without_a_place_is_in_doubt() -> None:
    attribution = tagline("Written by Ines Holm in Kessport and New Tarrow.", BOOK)
    assert attribution is not None
    assert attribution.doubt == "New Tarrow could be a person or a place"


def test_what_begins_like_a_tagline_is_noticed() -> None:
    assert half_tagline("Edited by Anna Kerr, the magazine ran for twenty years.")
    assert not half_tagline("Written by hand on the walls, the slogans stayed.")
    assert not half_tagline("Nobody wrote it.")


def test_a_byline_names_writers() -> None:
    attribution = byline("By Ines Holm and Tobias Renn in Tarrow", BOOK)
    assert attribution is not None
    assert [(c.name, c.roles, c.place) for c in attribution.credits] == [
        ("Ines Holm", ("writer",), "Tarrow"),
        ("Tobias Renn", ("writer",), "Tarrow"),
    ]
    for text in ("By The Numbers", "By and large", "Bytes Galore", "By", "By noon the port was full"):
        assert byline(text, BOOK) is None
