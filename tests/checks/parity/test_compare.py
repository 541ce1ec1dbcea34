"""The comparison itself: what is equal is equal, and every difference is found, wherever it is planted."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.checks.parity.compare import Change, differences
from publish.checks.parity.paper import paper_parity
from publish.checks.piece_kinds import PieceKind, capitals_of
from publish.checks.pieces import Cut, ExpectedPiece
from publish.checks.words import folded, letters
from publish.diagnostics import Span
from tests.checks.parity.books import SAMPLE

_AT = Span("a.md", 1, 1)


def piece(text: str, *, kind: PieceKind = PieceKind.PARAGRAPH, path: str = "b0") -> ExpectedPiece:
    return ExpectedPiece(kind, path, (text,), _AT)


def cut(*runs: str, cuts: tuple[Cut, ...], before: str = "") -> ExpectedPiece:
    return ExpectedPiece(PieceKind.PARAGRAPH, "b0", runs, _AT, cuts, before)


_VOCABULARY = ["the", "old", "port", "channel", "silt", "қала", "дом", "tide", "1923", "a", "—", "“so”", "it’s"]
_WORDS = st.lists(st.sampled_from(_VOCABULARY), min_size=1, max_size=9)
_LINE = _WORDS.map(" ".join).filter(lambda text: any(map(str.isalnum, text)))
_TEXTS = st.lists(_LINE, min_size=1, max_size=8, unique_by=folded)


@given(_TEXTS, st.data())
def test_texts_are_equal_however_they_are_cut_into_lines(texts: list[str], data: st.DataObject) -> None:
    whole = " ".join(texts)
    places = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=4)))
    stretches = [whole[a:b] for a, b in zip([0, *places], [*places, len(whole)], strict=True)]
    assert differences([piece(text) for text in texts], stretches) == []


def test_a_heading_in_the_words_of_the_house_is_the_authors() -> None:
    content = [piece("Notes", kind=PieceKind.HEADING), piece("The ice held."), piece("Notes", kind=PieceKind.HEADING)]
    house = frozenset({folded("Notes")})
    assert differences(content, ["Notes", "The ice held.", "Notes", "Notes"], house=house) == []
    assert differences(content, ["Notes", "The ice held.", "Notes"], house=house) == []
    (lost,) = differences(content, ["Notes", "The ice held."], house=house)
    assert lost.change is Change.LOST


@given(_TEXTS, st.data())
def test_a_lost_piece_is_found(texts: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(texts) - 1))
    found = differences([piece(text) for text in texts], texts[:place] + texts[place + 1 :])
    assert [folded(d.piece.text) for d in found if d.piece] == [folded(texts[place])]
    assert found[0].change is Change.LOST


@given(_TEXTS, st.data())
def test_a_changed_letter_is_found(texts: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(texts) - 1))
    at = data.draw(st.sampled_from([n for n, letter in enumerate(texts[place]) if letter.isalnum()]))
    changed = f"{texts[place][:at]}Ж{texts[place][at + 1 :]}"
    found = differences([piece(text) for text in texts], [*texts[:place], changed, *texts[place + 1 :]])
    assert folded(texts[place]) in [folded(d.piece.text) for d in found if d.piece]


@given(_TEXTS, st.data())
def test_an_added_piece_is_found(texts: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(texts)))
    found = differences([piece(text) for text in texts], [*texts[:place], "Subscribe", *texts[place:]])
    assert [(d.change, d.shown) for d in found] == [(Change.ADDED, "Subscribe")]


@given(_TEXTS, st.data())
def test_two_pieces_in_each_others_place_are_found(texts: list[str], data: st.DataObject) -> None:
    one, other = data.draw(st.integers(0, len(texts) - 1)), data.draw(st.integers(0, len(texts) - 1))
    swapped = list(texts)
    swapped[one], swapped[other] = texts[other], texts[one]
    same = folded("".join(swapped)) == folded("".join(texts))
    assert bool(differences([piece(text) for text in texts], swapped)) is not same


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (cut("a note", " here.", cuts=(Cut.NOTE,)), "a note here."),
        (cut("see the tower", " or not", cuts=(Cut.PAGE,)), "see the tower (page 12) or not"),
        (cut("(see the tower", ") or not", cuts=(Cut.PAGE,)), "(see the tower, page 12) or not"),
        (cut("siehe den Turm", "", cuts=(Cut.PAGE,)), "siehe den Turm (Seite 112)"),
        (cut("мұнара", ")", cuts=(Cut.PAGE,)), "мұнара, 12-бет)"),
        (cut("башня", ".", cuts=(Cut.PAGE,)), "башня (с. 12)."),
        (cut("It was wrong.", cuts=(), before="November 20, 2026"), "November 20, 2026: It was wrong."),
        (cut("It was wrong.", cuts=(), before="1"), "1 It was wrong."),
        (piece("soft\u00adware “so”…"), "software ‘so’…"),
        (piece("cafe\u0301"), "café"),
        (piece("יְרוּשָׁל\u034fִַם"), "יְרוּשָׁלִַם"),
        (piece("a \u260e\ufe0f and a \u26f5\ufe0e"), "a \u260e and a \u26f5"),
    ],
)
def test_what_a_target_puts_in_is_no_difference(wanted: ExpectedPiece, shown: str) -> None:
    assert differences([wanted], [shown]) == []
    assert differences([piece("Before."), wanted, piece("Behind.")], ["Before.", shown, "Behind.", "❦"]) == []


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (cut("a note", " here.", cuts=(Cut.NOTE,)), "a note1 here."),
        (cut("see the tower", " or not", cuts=(Cut.PAGE,)), "see the tower (which fell) or not"),
        (piece("resume"), "résumé"),
        (piece("port"), "Port"),
        (piece("nine - ten"), "nine ten"),
    ],
)
def test_what_nobody_puts_in_is_one(wanted: ExpectedPiece, shown: str) -> None:
    assert differences([wanted], [shown]) != []


def test_digits_behind_a_note_are_words_of_their_own() -> None:
    """A tide of 6.6 m behind the sixth note: a mark that were expected there would take the six."""
    cells = [cut("One", "", cuts=(Cut.NOTE,)), piece("6.6 m")]
    assert differences(cells, ["One", "6.6 m"]) == []
    assert differences(cells, ["One", ".6 m"]) != []


def test_capitals_are_the_themes_word() -> None:
    heading = piece("What the sea leaves", kind=PieceKind.HEADING)
    assert differences([heading], ["WHAT THE SEA LEAVES"]) != []
    assert differences([heading], ["WHAT THE SEA LEAVES"], capitals=frozenset({PieceKind.HEADING})) == []
    assert differences([heading], ["What the sea leaves"], capitals=frozenset({PieceKind.HEADING})) == []


def test_capitals_are_read_from_style_sheets() -> None:
    css = "h3.section { text-transform: uppercase } .byline .name { text-transform: UPPERCASE } .cite { color: red }"
    assert capitals_of([css, ".kicker { text-transform: none }"]) == {PieceKind.HEADING, PieceKind.BYLINE}


def test_two_books_that_have_nothing_in_common_are_compared_in_no_time() -> None:
    wanted = [piece(" ".join(f"old{n}x{m}" for m in range(300))) for n in range(40)]
    shown = [" ".join(f"new{n}y{m}" for m in range(300)) for n in range(40)]
    start = process_time()
    assert len(differences(wanted, shown)) == 80
    assert process_time() - start < 10


def test_a_sentence_over_a_pages_edge_is_on_the_pages() -> None:
    pages = [
        "Dredgers in the old port Infrastructure The channel is cleared again",
        "running head 12 & nobody says for whom.",
    ]
    lost = {d.block for d in paper_parity(SAMPLE, pages)}
    assert "2026-11/old-port:standfirst" not in lost
    assert "2026-11/old-port:b2" in lost


def test_letters_are_what_every_reading_agrees_on() -> None:
    assert letters("ﬁ-\nnal, „Ruﬀ“ Ⅳ!") == "finalruffiv"
