"""Lists of strings and numbers (``TJ``) are read whole, however they are written, and rubbish in them is an error."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.preflight.observations import TextRun
from tests.preflight.faults import OFFICE, X4
from tests.preflight.plants import Plant, shown, through_form
from tests.preflight.sound import Sound, printer
from tests.preflight.test_faults import judged, seen

_GLYPHS = (3, 4, 0x4142, 0x2828, 0x3C3E)
"""Codes that libraries write in digits, and some that are letters, brackets and angles when they are not."""
_NAMES = dict.fromkeys(_GLYPHS, "x")
_SIZE = 12


def _run(operation: str) -> TextRun:
    sound = Sound(printer(OFFICE))
    shown(operation, _NAMES)(sound)
    page = seen(sound.bytes()).pages[1]
    assert not page.faults
    return page.runs[-1]


def _unread(operation: str) -> list[str]:
    sound = Sound(printer(OFFICE))
    shown(operation, _NAMES)(sound)
    return [found.message for found in judged(sound.bytes(), sound.printer) if found.id == "part-unread"]


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        ("-500.", -500),
        (".5", 0.5),
        ("+3", 3),
        ("+.5", 0.5),
        ("-.5", -0.5),
        ("+300.", 300),
        ("00012", 12),
        ("-0", 0),
        ("1 2 3", 6),
        ("-250.25", -250.25),
        ("% a remark\n 40", 40),
        ("\t7\r\n8\f", 15),
        ("", 0),
    ],
)
@pytest.mark.parametrize(
    "strings", [("<0003>", "<0004>"), ("(AB)", "<0004>"), ("<>", "<0003 0004>"), ("()", "(AB\\0\\004)")]
)
def test_a_number_moves_what_follows_however_it_is_written(
    written: str, moved: float, strings: tuple[str, str]
) -> None:
    run, still = _run(f"[{strings[0]}{written} {strings[1]}] TJ"), _run(f"[{strings[0]} {strings[1]}] TJ")
    assert run.text == still.text == "xx"
    assert still.area.width == pytest.approx(2 * _SIZE)
    assert run.area.width - still.area.width == pytest.approx(-moved / 1000 * _SIZE)


_MOVES = st.one_of(st.integers(-900, 900), st.decimals(-900, 900, places=3))
_PIECES = st.one_of(st.lists(st.sampled_from(_GLYPHS), max_size=3).map(tuple), _MOVES)


def _item(piece: object) -> str:
    return f"<{''.join(f'{code:04x}' for code in piece)}>" if isinstance(piece, tuple) else f"{piece}"


@settings(max_examples=40, deadline=None)
@given(st.lists(_PIECES, max_size=12))
def test_a_list_is_its_glyphs_and_the_sum_of_its_numbers(pieces: list[object]) -> None:
    codes = [code for piece in pieces if isinstance(piece, tuple) for code in piece]
    moved = sum(float(piece) for piece in pieces if isinstance(piece, (int, Decimal)))
    run = _run(f"[<0003> {' '.join(map(_item, pieces))} -99000 <0004>] TJ")
    assert run.text == "x" * (len(codes) + 2)
    assert run.area.width == pytest.approx((len(codes) + 2 - (moved - 99000) / 1000) * _SIZE)


@pytest.mark.parametrize(
    "rubbish",
    [
        "/Name",
        "/A#28",
        "true",
        "null",
        "[ ]",
        "[ 3 ]",
        "[ <0003> ]",
        "<< >>",
        "<< /A <0003> >>",
        "--3",
        "-",
        ".",
        "1.2.3",
        "1e3",
        "nan",
        "inf",
        "1_000",
        "4-5",
        "word",
        "5 0 R",
        ")",
        ">",
        "{ }",
        "<zz>",
        "99999999999999999999",
    ],
)
@pytest.mark.parametrize("around", [("<0003>", "<0004>"), ("(AB)", "<0004>"), ("", "")])
def test_rubbish_in_a_list_is_an_error(rubbish: str, around: tuple[str, str]) -> None:
    assert any(message.startswith("page 2: ") for message in _unread(f"[{around[0]} {rubbish} {around[1]}] TJ")), (
        _unread(f"[{around[0]} {rubbish} {around[1]}] TJ")
    )


@pytest.mark.parametrize(
    "operation",
    [
        "<0003> TJ",
        "(AB) TJ",
        "3 TJ",
        "<< /A <0003> >> TJ",
        "null TJ",
        "3 [<0003>] TJ",
        "3 Tj",
        "/Name Tj",
        "[<0003>] Tj",
        "true '",
        '0 0 3 "',
    ],
)
def test_what_is_no_string_and_no_list_is_an_error(operation: str) -> None:
    assert any(message.startswith("page 2: ") for message in _unread(operation))


@pytest.mark.parametrize(
    "broken", ["[<0003> 5 TJ", "[<0003> (ab 5 ] TJ", "[<0003> <0004", "[<0003> << /A 3 ] TJ", "(ab Tj"]
)
@pytest.mark.parametrize("inside", [shown, through_form])
def test_content_that_breaks_off_is_an_error_in_a_page_and_in_a_form(
    broken: str, inside: Callable[[str], Plant]
) -> None:
    sound = Sound(printer(OFFICE))
    inside(broken)(sound)
    found = judged(sound.bytes(), sound.printer)
    assert {one.id for one in found} == {"part-unread", "pdf-damaged"}
    assert [one.message for one in found if one.id == "part-unread"] == [
        "page 2: its content breaks off: what should follow was not read"
    ]


@pytest.mark.parametrize("name", [OFFICE, X4])
def test_moves_that_cancel_out_move_no_text_over_the_edge(name: str) -> None:
    sound = Sound(printer(name))
    shown("[<0003> -40000. +20000. 20000.0 <0004> -.5 .5 ] TJ")(sound)
    assert judged(sound.bytes(), sound.printer) == ()
