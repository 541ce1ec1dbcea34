"""Bylines by house rule, in the languages that the house speaks."""

import re

import pytest

from publish.markup.bylines import compose_byline, names_line
from publish.markup.strings import strings_for
from publish.model.credits import Credit, Role

W, R, C, P, E, T, M = Role
A = Credit("A", (W,), place="P")
B = Credit("B", (W,), place="Q")
LENS = Credit("C", (P,))


def words(credits: list[Credit], language: str = "en") -> str:
    return re.sub(r"<[^>]*>", "", str(compose_byline(credits, strings_for(language))))


@pytest.mark.parametrize(
    ("credits", "line"),
    [
        ([], ""),
        ([A], "By A in P"),
        ([A, B, LENS], "By A in P and B in Q; photographs by C"),
        ([LENS, B, A], "By B in Q and A in P; photographs by C"),
        ([A, Credit("B", (W,), place="P")], "By A and B in P"),
        ([Credit("A", (W, R))], "By A"),
        ([Credit("A", (W, P), place="P")], "By A in P; photographs by A"),
        ([Credit("A", (W, R)), Credit("B", (R,), place="Q")], "By A; reporting by B in Q"),
        ([Credit("C", (P,), place="Q")], "Photographs by C in Q"),
        ([Credit("A", (W,), affiliation="The Bell", place="P")], "By A of The Bell in P"),
        (
            [Credit(str(role), (role,)) for role in reversed(Role)],
            "By writer; reporting by reporter; with contributions by contributor; photographs by photographer; "
            "edited by editor; translated by translator; produced by producer",
        ),
        ([A, B, Credit("D", (W,))], "By A in P, B in Q, and D"),
    ],
)
def test_english(credits: list[Credit], line: str) -> None:
    assert words(credits) == line


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en-GB", "By A in P and B in Q; photographs by C"),
        ("de", "Von A in P und B in Q; Fotos: C"),
        ("fr", "Par A (P) et B (Q); photographies\u00a0: C"),
        ("ru", "Текст: A (P) и B (Q); фото: C"),
        ("kk", "Мәтін: A (P) және B (Q); фото: C"),
        ("uk", "Текст: A (P) і B (Q); фото: C"),
        ("it", "By A in P and B in Q; photographs by C"),
    ],
)
def test_other_languages(language: str, line: str) -> None:
    assert words([A, B, LENS], language) == line


def test_names_are_escaped_and_marked() -> None:
    line = compose_byline([Credit("A <b>", (W,), place="P & Q")], strings_for("en"))
    assert line == 'By <span class="name">A &lt;b&gt;</span> in P &amp; Q'


def test_braces_in_a_name_stay_braces() -> None:
    assert words([Credit("{name} {0}", (W,), place="{place}")]) == "By {name} {0} in {place}"


def test_a_line_of_the_contents_names_who_wrote() -> None:
    strings = strings_for("en")
    assert names_line([LENS, A, B], strings) == "A and B"
    assert names_line([LENS, Credit("R & S", (R,))], strings) == "R & S"
    assert names_line([LENS], strings) == "C"
    assert names_line([], strings) == ""
