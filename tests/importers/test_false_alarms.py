"""Sound text that looks like markup gone wrong, and is none."""

import pytest

from publish.diagnostics import Severity
from publish.importers.markdown import read_blocks


def _told(text: str) -> list[str]:
    found = read_blocks(text, "a.md", language="en").diagnostics
    return [one.id for one in found if one.severity is not Severity.NOTE]


@pytest.mark.parametrize(
    "text",
    [
        "Read [what #![inner] means](https://code.example/a) there.",
        "Read [![mind] the gap](https://gap.example/) there.",
        "The [log][a].\n\n[a]: https://log.example/one\n[b]: https://log.example/two",
        "The log.\n\n[desk]: mailto:desk@log.example",
        "- [video] [The crane](https://crane.example) and [audio] the horn",
    ],
)
def test_what_is_sound_is_not_alarmed_at(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Read ![the map] (map.png) there.", "markup-leaked"),
        ("Read [a ![map] (map.png) of it](https://map.example) there.", "markup-leaked"),
        ("The log.\n\n[too]: late", "text-swallowed"),
        ("See [video src='a.mp4'] there.", "markup-leaked"),
        ("[audio]", "markup-leaked"),
        ("Hear [audio]a.mp3[/audio] there.", "markup-leaked"),
        ("[embed https://a.example/b]", "markup-leaked"),
        ("The [log][a].\n\n[a]: https://log.example/one\n[a]: https://log.example/two", "text-swallowed"),
    ],
)
def test_what_is_not_is(text: str, id: str) -> None:
    assert id in _told(text)
