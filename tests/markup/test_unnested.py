"""Links never nest: the mark of a note among the words of a link parts it."""

import pytest

from publish.markup.inlines import goes_on, unnested
from publish.model.inlines import CrossReference, Emphasis, Link, NoteReference, Phrase, Text

HREF = "https://tide.example/x"
A, B = NoteReference("a", 1), NoteReference("b", 2)


def _link(*words: str) -> Link:
    return Link(tuple(map(Text, words)), HREF)


@pytest.mark.parametrize(
    ("link", "parted"),
    [
        (Link((Text("words"), A), HREF), (_link("words"), A)),
        (Link((Text("one "), A, Text("two"), B), HREF), (_link("one "), A, _link("two"), B)),
        (Link((Text("one"), A, Text(" "), B), HREF), (_link("one"), A, Text(" "), B)),
        (
            Link((Text("one "), Emphasis((Text("two"), A, Text("three"))), Text("four")), HREF),
            (
                Link((Text("one "), Emphasis((Text("two"),))), HREF),
                A,
                Link((Emphasis((Text("three"),)), Text("four")), HREF),
            ),
        ),
        (
            Link((Phrase((Text("one"), A, Text("two")), lang="de", id="x"),), HREF),
            (
                Link((Phrase((Text("one"),), lang="de", id="x"),), HREF),
                A,
                Link((Phrase((Text("two"),), lang="de"),), HREF),
            ),
        ),
    ],
)
def test_a_mark_stands_between_two_links(link: Link, parted: object) -> None:
    assert unnested((Text("See "), link)) == (Text("See "), *parted)  # type: ignore[misc]


def test_a_link_without_notes_stays_one() -> None:
    assert unnested((_link("one", "two"),)) == (_link("one", "two"),)


def test_a_cross_reference_names_its_page_once() -> None:
    first, last, other = (
        CrossReference((Text(word),), fragment=id) for word, id in (("a", "x"), ("b", "x"), ("c", "y"))
    )
    assert goes_on(first, (A, B, last))
    assert not goes_on(first, (A, other))
    assert not goes_on(first, (last,))
    assert not goes_on(first, ())
