"""Where the limits of a rule lie, to the last value that it lets pass."""

import pytest

from publish.preflight.colours import CMYK, PaintColour
from publish.preflight.rules.black_rich import is_rich
from tests.preflight.faults import X1A, X4
from tests.preflight.sound import Sound, printer
from tests.preflight.spoils import fewer
from tests.preflight.test_faults import judged


@pytest.mark.parametrize(
    ("inks", "rich"),
    [
        ((0.1, 0.1, 0.1, 0.6), True),
        ((0.1, 0.1, 0.1, 0.59), False),
        ((0.1, 0.1, 0.0, 0.94), False),
        ((0.1, 0.0, 0.0, 0.95), True),
        ((0.02, 0.0, 0.0, 1.0), False),
        ((0.5, 0.5, 0.5, 0.0), True),
        ((0.5, 0.5, 0.49, 0.0), False),
        ((0.0, 0.0, 0.0, 1.0), False),
    ],
)
def test_a_black_is_rich_from_its_limits_on(inks: tuple[float, ...], rich: bool) -> None:
    assert is_rich(PaintColour(CMYK, inks)) is rich


@pytest.mark.parametrize("name", [X4, X1A])
@pytest.mark.parametrize("gone", [1, 2])
def test_the_next_multiple_is_told(name: str, gone: int) -> None:
    sound = Sound(printer(name))
    whole, multiple = sound.pages, sound.printer.page_multiple
    assert multiple > gone
    assert whole % multiple == 0
    fewer(gone)(sound)
    (found,) = [one for one in judged(sound.bytes(), sound.printer) if one.id == "pages-multiple"]
    assert found.message == f"the number of pages is {whole - gone}; the next multiple of {multiple} is {whole}"
