"""Front matter whose fence was spoiled is told from a file that never was a dispatch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.importers.frontmatter import split
from publish.importers.markdown import read

_KEYS = "headline: The lock keeper\ndate: 2026-11-18\ncredits: [{name: Ada Marr, role: writer}]\n"

SPOILED = {
    "five hyphens": f"-----\n{_KEYS}-----\n\nWords.\n",
    "an en dash for each pair": f"–-\n{_KEYS}–-\n\nWords.\n",
    "a horizontal bar": f"\n\n―\n{_KEYS}―\n\nWords.\n",
    "two hyphens": f"--\n{_KEYS}--\n\nWords.\n",
    "hyphens with spaces": f"- - -\n{_KEYS}- - -\n\nWords.\n",
    "an indent": f"  ---\n{_KEYS}  ---\n\nWords.\n",
    "a space that shows nothing": f"\u200b---\n{_KEYS}---\n\nWords.\n",
    "stars": f"***\n{_KEYS}***\n\nWords.\n",
    "a block of code": f"```yaml\n{_KEYS}```\n\nWords.\n",
    "no fence above": f"{_KEYS}---\n\nWords.\n",
    "no fence at all": f"{_KEYS}\nWords.\n",
    "the title of another tool": "title: The lock keeper\n---\n\nWords.\n",
    "a line above": f"<!-- from the desk -->\n---\n{_KEYS}---\n\nWords.\n",
    "a blank line below the dash": f"—\n\n{_KEYS}—\n\nWords.\n",
}

NONE = {
    "a README": "# Notes\n\nHow we write: headline first, then the date.\n",
    "a rule over words": "---------\n\nThe words of a paper.\n",
    "a dash that opens a sentence": "— No, she said.\n\ntitle: none of it\n",
    "an example in a block of code": f"# Style\n\n```\n---\n{_KEYS}---\n```\n",
    "a table of times": "date: see below\n\nA list of days.\n",
    "a speaker": "Writer: Who goes there?\nEditor: Nobody.\n",
    "a rule in the midst": "Words.\n\n---\n\nMore of them.\n",
    "nothing": "\n\n",
}


@pytest.mark.parametrize("name", SPOILED)
def test_spoiled_front_matter_is_an_error_at_its_line(name: str) -> None:
    halves = split(SPOILED[name], "a.md")
    (found,) = halves.diagnostics
    first = next(number for number, line in enumerate(SPOILED[name].split("\n"), start=1) if line.strip())
    assert (found.id, found.at.line, halves.value.matter) == ("matter-fence", first, "")
    # Nothing is said of what the unread lines may hold.
    assert [d.id for d in read(SPOILED[name], "a.md", folder="one", language="en").diagnostics] == ["matter-fence"]


@pytest.mark.parametrize("name", NONE)
def test_a_file_that_never_was_a_dispatch_has_no_front_matter(name: str) -> None:
    halves = split(NONE[name], "a.md")
    assert (halves.value.matter, halves.diagnostics) == (None, ())


@given(st.text(alphabet="-—–=_*~. \t\u200b\u00a0", min_size=1, max_size=12))
def test_no_stroke_of_the_pen_makes_a_dispatch_vanish(fence: str) -> None:
    halves = split(f"{fence}\n{_KEYS}{fence}\n\nWords.\n", "a.md")
    assert halves.value.matter is not None
