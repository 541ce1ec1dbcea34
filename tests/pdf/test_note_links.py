"""Every mark of a note is a link to it, as high as its number is drawn, wherever it stands and however it is set."""

from collections.abc import Callable
from pathlib import Path

import pytest

from publish.model.facts import Box
from publish.pdf.galley import Galley, Typesetter
from publish.pdf.structure import Leaf, StructureElement, Touch
from publish.tools import pdftotext
from tests.pdf.flow import CSS, flow, typesetter

MARKS = """
.footnote { font-size: 8pt; line-height: 11pt }
.footnote::footnote-call { content: attr(data-number); font-size: 0.7em; line-height: 0; vertical-align: super }
.footnote.elsewhere::footnote-call { content: "" }
.footnote::footnote-marker { content: none; display: block }
sup { font-size: 0.7em; line-height: 0; vertical-align: super }
"""


def note(number: int, extra: str = "", mark: str = "") -> str:
    body = f'<p data-path="n{number - 1}.0">A note of its own.{extra}</p>'
    return (
        f'<aside class="footnote {mark}" data-note="{number - 1}" data-number="{number}" id="k#note:{number}">'
        f"{body}</aside>"
    )


def again(number: int) -> str:
    return f'<sup class="note-call"><a href="dispatch:k#note:{number}">{number}</a></sup>'


PLACES = {
    "paragraph": (f'<p data-path="b0">Words{note(1)} go on, and others{note(2)}.</p>', ["1", "2"]),
    "cell": (f'<table><tbody><tr><td data-path="b0">cell{note(1)}</td><td>b</td></tr></tbody></table>', ["1"]),
    "list": (f'<ul data-path="b0"><li><p data-path="b0.0">entry{note(1)}</p></li></ul>', ["1"]),
    "again": (f'<p data-path="b0">Words{note(1)} and the same{again(1)}.</p>', ["1", "1"]),
    "in a note": (
        f'<p data-path="b0">Words{note(1, f" See{again(2)}.")}{note(2, mark="elsewhere")}.</p>',
        ["1", "2"],
    ),
}


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return typesetter(CSS + MARKS)


def tagged(kid: object) -> list[StructureElement]:
    """Every tag, outer ones first."""
    if not isinstance(kid, StructureElement):
        return []
    return [kid, *(inner for own in kid.kids for inner in tagged(own))]


def linked(galley: Galley) -> list[tuple[str, str, Box]]:
    """What the marks of notes say and where they lead, with the place of the link, in the order of the tags."""
    found = []
    for reference in (tag for kid in galley.tags for tag in tagged(kid) if tag.role == "Reference"):
        (link,) = reference.kids
        assert isinstance(link, StructureElement)
        assert link.role == "Link"
        (touch,) = (kid for kid in link.kids if isinstance(kid, Touch))
        set_link = galley.facts.pages[touch.page].links[touch.link]
        words = "".join(leaf.text for leaf in link.kids if isinstance(leaf, Leaf))
        assert set_link.words == words
        found.append((words, set_link.href, set_link.box))
    return found


@pytest.mark.parametrize("place", PLACES)
def test_each_mark_of_a_note_leads_to_it(setter: Typesetter, place: str) -> None:
    body, marks = PLACES[place]
    galley = setter.compose(flow(body)).galley()
    found = linked(galley)
    assert [(words, href) for words, href, _ in found] == [(mark, f"dispatch:k#note:{mark}") for mark in marks]
    assert len(found) == sum(len(page.links) for page in galley.facts.pages), "and nothing else is a link"
    names = {name for page in galley.facts.pages for name, _ in page.anchors}
    assert {href.removeprefix("dispatch:") for _, href, _ in found} <= names


@pytest.mark.parametrize("place", PLACES)
def test_the_link_lies_where_the_number_is_drawn(
    setter: Typesetter, place: str, tmp_path: Path, require_tool: Callable[[str], Path]
) -> None:
    require_tool("pdftotext")
    galley = setter.compose(flow(PLACES[place][0])).galley()
    (tmp_path / "page.pdf").write_bytes(galley.pdf)
    (page,) = pdftotext.words(tmp_path / "page.pdf")
    for mark, _, box in linked(galley):
        assert 4 < box.height < 9
        assert box.width > 2
        x, y = box.x + box.width / 2, box.y + box.height / 2
        (word,) = (word for word in page.words if word.left <= x <= word.right and word.top <= y <= word.bottom)
        assert word.text.rstrip(".,").endswith(mark)


def test_a_note_without_a_name_is_no_link(setter: Typesetter) -> None:
    """The negative control: nothing leads to what has no name."""
    body = '<p data-path="b0">Words<aside class="footnote" data-number="1"><p data-path="n0.0">A note.</p></aside>.</p>'
    galley = setter.compose(flow(body)).galley()
    assert galley.facts.pages[0].links == ()
