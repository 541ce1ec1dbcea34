"""What is typed and what is set, by language: the cases are files."""

from pathlib import Path

import pytest

from publish.model.inlines import Text
from publish.model.walk import plain
from publish.transforms.typography.setting import set_line

FOLDER = Path(__file__).parent / "cases"


def cases() -> list[tuple[str, str, str]]:
    found = []
    for file in sorted(FOLDER.glob("*.txt")):
        if file.stem == "README":
            continue
        lines = [line for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#")]
        for typed, expected in zip(lines[::2], lines[1::2], strict=True):
            assert expected.startswith("="), f"{file.name}: {typed}"
            found.append((file.stem, typed, expected.removeprefix("=").removeprefix(" ") or typed))
    return found


def spaces(text: str) -> str:
    return text.replace("~", "\u00a0").replace("^", "\u202f")


@pytest.mark.parametrize(("tag", "typed", "expected"), cases())
def test_typed_and_set(tag: str, typed: str, expected: str) -> None:
    done = set_line((Text(spaces(typed)),), tag)
    assert plain(done.inlines) == spaces(expected)
    assert plain(set_line(done.inlines, tag).inlines) == spaces(expected)


def test_the_languages_that_were_promised_have_cases() -> None:
    promised = {"en", "en-GB", "de", "de-CH", "fr", "fr-CH", "fr-CA", "ru", "kk", "uk", "es", "tr", "ky"}
    promised |= {"ar", "fa", "he", "ug", "uz", "tg", "zh", "ja"}
    assert promised <= {tag for tag, _, _ in cases()}
