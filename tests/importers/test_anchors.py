"""Places that are named by an empty element: the block behind has the name, and links find it."""

import pytest

from publish.importers.markdown import read_blocks
from publish.model.blocks import Break
from publish.model.walk import each_block


def _ids(text: str) -> list[str]:
    blocks = read_blocks(text, "a.md", language="en").value[0]
    return [block.id for _, block in each_block(blocks) if not isinstance(block, Break) and block.id]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ('<a id="ports"></a>The ports.', ["ports"]),
        ('<a name="ports"></a>\n\n## Ports\n\nWords.', ["ports"]),
        ('<div>\n<a name="quay"></a>\n<p>The quay</p>\n</div>', ["quay"]),
        ('- <span id="fn:3"></span>Third', ["place-fn-3"]),
        ('<a id="1"></a>One.\n\n<a id="2"></a>Two.', ["place-1", "place-2"]),
        ('<a id="a"></a><a id="b"></a>One.\n\nTwo.', ["a", "b"]),
        ('<a id="ports" href="https://log.example"></a>The ports.', []),
        ('<a id="ports">The ports</a>.', []),
    ],
)
def test_the_block_behind_has_the_name(text: str, ids: list[str]) -> None:
    assert _ids(text) == ids


def test_a_place_at_the_end_has_no_block_and_is_told() -> None:
    told = read_blocks('The end.\n\n<a id="end"></a>', "a.md", language="en").diagnostics
    assert [(one.id, one.message) for one in told] == [
        ("html-removed", "The place #end has no block behind it and was taken out")
    ]
