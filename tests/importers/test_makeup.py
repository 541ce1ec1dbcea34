"""What an editor asks of the make-up stands in braces above a block, and comes back as it was written."""

import pytest

from publish.importers.markdown import read
from publish.importers.writer import write
from publish.model.blocks import Block, Break
from publish.model.dispatch import Dispatch
from publish.model.makeup import AS_PLANNED, MakeUp

_HEAD = "---\nheadline: The lamp\n---\n\n"
_BLOCKS = {
    "paragraph": "The lamp was lit.",
    "heading": "## The lamp",
    "quote": "> It was lit.",
    "pull quote": "{.pullquote}\n> It was lit.",
    "list": "- one\n- two",
    "terms": "Ebb\n: going out",
    "table": "| a | b |\n|---|---|\n| 1 | 2 |",
    "aside": '::: aside {title="Tide"}\nIn and out.\n:::',
    "figure": "::: figure\n![A lamp](lamp.jpg)\n\nThe lamp.\n:::",
    "picture": "![A lamp](lamp.jpg)",
    "pictures": "::: pictures\n![A lamp](lamp.jpg)\n\n![A ship](ship.jpg)\n:::",
    "code": "```\nlit = True\n```",
    "verse": "::: verse\nThe lamp\nwas lit\n:::",
}


def dispatch(body: str) -> tuple[Dispatch, list[str]]:
    done = read(f"{_HEAD}{body}\n", "content/editions/one/lamp.md", folder="one", language="en")
    return done.value, [found.id for found in done.diagnostics if "photo" not in found.id and "caption" not in found.id]


def asked(block: Block) -> MakeUp:
    assert not isinstance(block, Break)
    return block.makeup


@pytest.mark.parametrize("text", _BLOCKS.values(), ids=list(_BLOCKS))
def test_any_block_may_begin_a_page_stay_with_the_next_or_stay_whole(text: str) -> None:
    made, faults = dispatch(f"Before.\n\n{{.new-page .with-next .whole}}\n{text}\n\nBehind.")
    assert faults == []
    assert [asked(block) for block in made.blocks] == [
        AS_PLANNED,
        MakeUp(new_page=True, with_next=True, whole=True),
        AS_PLANNED,
    ]


@pytest.mark.parametrize(("written", "lines"), [("-1", -1), ("+1", 1), ("1", 1), ('"-1"', -1)])
def test_a_paragraph_may_be_a_line_shorter_or_longer(written: str, lines: int) -> None:
    made, faults = dispatch(f"{{lines={written}}}\nThe lamp was lit.")
    assert (asked(made.blocks[0]), faults) == (MakeUp(lines=lines), [])


@pytest.mark.parametrize("written", ["2", "-2", "0", "one", "''", "+"])
def test_another_number_of_lines_is_told_and_nothing_is_asked(written: str) -> None:
    made, faults = dispatch(f'{{lines="{written}"}}\nThe lamp was lit.')
    assert (asked(made.blocks[0]), faults) == (AS_PLANNED, ["attribute-invalid"])


@pytest.mark.parametrize("text", ["- one\n- two", "## The lamp", "> It was lit."])
def test_only_paragraphs_have_lines_to_give(text: str) -> None:
    made, faults = dispatch(f"{{lines=-1 .whole}}\n{text}")
    assert (asked(made.blocks[0]), faults) == (MakeUp(whole=True), ["attribute-unknown"])


def test_only_pictures_stay_where_they_are() -> None:
    made, faults = dispatch("Before.\n\n{.here}\n![A lamp](lamp.jpg)\n\nBehind.")
    assert ([asked(block).here for block in made.blocks], faults) == ([False, True, False], [])
    made, faults = dispatch("{.here}\nThe lamp was lit.")
    assert (asked(made.blocks[0]), faults) == (AS_PLANNED, ["attribute-unknown"])


def test_nothing_can_be_asked_of_a_change_of_scene() -> None:
    made, faults = dispatch("One.\n\n{.new-page}\n* * *\n\nTwo.")
    assert ([type(block).__name__ for block in made.blocks][1], faults) == ("Break", ["attribute-unknown"])


def test_of_several_pictures_the_first_begins_the_page_and_the_last_stays_with_what_follows() -> None:
    made, _ = dispatch("{.new-page .with-next .whole}\n![A lamp](lamp.jpg) ![A ship](ship.jpg)\n\nBehind.")
    first, last = (asked(block) for block in made.blocks[:2])
    assert (first, last) == (MakeUp(new_page=True, whole=True), MakeUp(with_next=True, whole=True))


@pytest.mark.parametrize("text", _BLOCKS.values(), ids=list(_BLOCKS))
def test_what_was_asked_is_written_again(text: str) -> None:
    lines = " lines=+1" if text == _BLOCKS["paragraph"] else ""
    made, _ = dispatch(f"Before.\n\n{{.new-page .whole{lines}}}\n{text}\n\n{{.with-next}}\nBehind.")
    again = read(write(made), "content/editions/one/lamp.md", folder="one", language="en").value
    assert again.blocks == made.blocks
    assert asked(again.blocks[1]).new_page
