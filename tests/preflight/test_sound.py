"""A file that is right for a printer has no finding: without this no fault that is found says anything."""

from io import BytesIO

import pytest

from publish.preflight.inspect import inspect
from publish.preflight.preflight import preflight
from tests.preflight.sound import Sound, printer


@pytest.mark.parametrize(
    "name", ["office", "screen", "offset-x4", "offset-x1a", "lulu", "kdp", "ingram", "large-print"]
)
def test_a_sound_file_has_no_finding(name: str) -> None:
    order = printer(name)
    assert [str(found) for found in preflight(inspect(BytesIO(Sound(order).bytes())), order)] == []
