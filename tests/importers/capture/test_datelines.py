"""Datelines in the forms of several agencies, and what only looks like one."""

import pytest

from publish.importers.capture.datelines import dateline
from publish.model.credits import Dateline
from tests.importers.capture.describing import book

BOOK = book()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KESSPORT, Estmark -- The port", Dateline("KESSPORT", "Estmark")),
        ("SEOUL/TOKYO — He left", Dateline("SEOUL/TOKYO")),
        ("N.Y. (AP) — She stayed", Dateline("N.Y. (AP)")),
        ("BEIRUT, March 7 (Reuters) - It rained", Dateline("BEIRUT, March 7 (Reuters)")),
        ("LINDHAVN, 3 May — “We knew,” she said", Dateline("LINDHAVN, 3 May")),
        ("ST. MORWEN'S, Isle of Hern – Who knows", Dateline("ST. MORWEN'S", "Isle of Hern")),
        ("WASHINGTON, D.C.—The board", Dateline("WASHINGTON", "D.C.")),
        ("McTARROW, Estmark -- The line", Dateline("McTARROW", "Estmark")),
        ("АҚМОЙНАҚ, Қазақстан — Маяк", Dateline("АҚМОЙНАҚ", "Қазақстан")),
        ("PORT-AU-SEL, South Hern, 3 May — [The] pilot", Dateline("PORT-AU-SEL, South Hern, 3 May")),
    ],
)
def test_a_dateline_is_split_off_as_printed(text: str, expected: Dateline) -> None:
    split = dateline(text, BOOK)
    assert split is not None
    assert split.dateline == expected
    assert text.startswith(split.dateline.text)
    assert text.endswith(split.rest)
    assert text.removeprefix(split.dateline.text).removesuffix(split.rest).strip(" -–—") == ""


@pytest.mark.parametrize(
    "text",
    [
        "OSCE -- which has three ships -- said no",
        "The port — The old one",
        "I -- Am not sure",
        "A1 - Letters",
        "KESSPORT, where nobody lives -- The port",
        "KESSPORT -- ",
        "KESSPORT The port",
        "one, two — Three",
        "THIS IS A WHOLE LINE OF CAPITALS — And more",
        "",
    ],
)
def test_what_only_looks_like_a_dateline_is_text(text: str) -> None:
    assert dateline(text, BOOK) is None
