"""Stars of stress beside scripts without spaces, and that nothing changes for the others."""

import pytest

from publish.importers.markdown import read_blocks
from publish.importers.writer import write_blocks


def _read(text: str) -> tuple[str, list[str]]:
    found = read_blocks(text, "a.md", language="zh")
    again = read_blocks(write_blocks(*found.value, path="a.md"), "a.md", language="zh")
    assert again.value == found.value
    return repr(found.value[0]), [one.id for one in found.diagnostics]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("题目叫做**《从飞机跳下》**。", "《从飞机跳下》"),
        ("他说**“你好”**然后走了。", "“你好”"),
        ("これは**「港」**です。", "「港」"),
        ("이것은**(항구)**입니다.", "(항구)"),
        ("**注意：**这里有冰。", "注意："),
        ("灯塔**亮了**。", "亮了"),
    ],
)
def test_words_are_stressed_where_their_author_meant_it(text: str, words: str) -> None:
    tree, told = _read(text)
    assert told == []
    assert f"Strong(children=(Text(value={words!r}),))" in tree


@pytest.mark.parametrize("text", ["It is 2 * 3 * 4.", "A **word **here.", "说 ** 不 **。"])
def test_what_is_no_stress_stays_none(text: str) -> None:
    assert "Strong" not in _read(text)[0]
