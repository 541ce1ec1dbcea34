"""What is found on a page names the last place before it that links lead to, and the words: so it gets its line."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from publish.diagnostics import Diagnostic
from publish.preflight.inspect import inspect
from publish.preflight.preflight import preflight
from tests.preflight.plants import draw, pictured
from tests.preflight.sound import Sound, printer, text


def _named(sound: Sound, *places: tuple[str, int, float]) -> None:
    """Give places names: the page, and how far from the foot of the trimmed page."""
    names = Array()
    for name, number, up in sorted(places):
        page = sound.pdf.pages[number - 1]
        names.extend([String(name), Array([page.obj, Name.XYZ, 0, sound.trim(number)[1] + up, 0])])
    sound.pdf.Root.Names = Dictionary(Dests=Dictionary(Names=names))


def _found(sound: Sound) -> list[Diagnostic]:
    return [it for it in preflight(inspect(BytesIO(sound.bytes())), sound.printer) if it.id != "outline-forbidden"]


def _tiny(sound: Sound, up: float, *, artifact: bool = False, number: int = 2) -> None:
    x, y = sound.trim(number)
    shown = text("small", x + 60, y + up, 3.5, sound.black)
    draw(sound, number, f"/Artifact BMC {shown} EMC" if artifact else shown)


@pytest.mark.parametrize(
    ("up", "number", "block"), [(100, 2, "e/a#two"), (300, 2, "e/a#one"), (500, 2, "e/a"), (300, 3, "e/a#two")]
)
def test_the_last_place_before_it_and_its_words(up: float, number: int, block: str) -> None:
    sound = Sound(printer("offset-x4"))
    _named(sound, ("e/a", 1, 400), ("e/a#one", 2, 400), ("e/a#two", 2, 200))
    _tiny(sound, up, number=number)
    assert [(it.id, it.block, it.words) for it in _found(sound)] == [("type-small", block, "small")]


def test_a_picture_names_its_own_place() -> None:
    sound = Sound(printer("offset-x4"))
    _named(sound, ("e/a", 1, 400), ("e/a#fig-1", 2, 192), ("e/a#fig-2", 2, 100))
    pictured(2, Name.DeviceCMYK, b"\x20\x20\x20\x20", ppi=90)(sound)
    assert [(it.id, it.block) for it in _found(sound)] == [("picture-coarse", "e/a#fig-1")]


def test_a_running_head_is_no_dispatchs() -> None:
    sound = Sound(printer("offset-x4"))
    _named(sound, ("e/a", 1, 400))
    _tiny(sound, 100, artifact=True)
    assert [(it.id, it.block, it.words) for it in _found(sound)] == [("type-small", "", "")]


@pytest.mark.parametrize("dests", [Name.Odd, Array([1, 2]), Dictionary(Names=Array([String("a"), Name.B, 3]))])
def test_names_that_cannot_be_read_are_none(dests: pikepdf.Object) -> None:
    sound = Sound(printer("offset-x4"))
    sound.pdf.Root.Names = Dictionary(Dests=dests)
    _tiny(sound, 100)
    assert [(it.id, it.block) for it in _found(sound)] == [("type-small", "")]


@pytest.mark.parametrize(("number", "place", "told"), [(2, 595, False), (2, 200, True), (3, 595, True)])
def test_a_left_page_may_be_empty_where_something_begins_on_the_right_one(
    number: int, place: float, told: bool
) -> None:
    sound = Sound(printer("offset-x4"))
    _named(sound, ("e/a", 1, 400), ("matter:part-1", number + 1, place))
    sound.pdf.pages[number - 1].obj.Contents = sound.pdf.make_stream(b"% blank")
    assert ("page-empty" in {it.id for it in _found(sound)}) is told
