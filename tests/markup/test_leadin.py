"""Lead-ins: three to five words, ending where the sentence breathes, and no character lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.markup.leadin import split_initial, split_lead_in
from publish.model.inlines import Emphasis, Inline, Inlines, LineBreak, Link, NoteReference, Phrase, Strong, Text
from publish.model.walk import plain


def text(words: str) -> Inlines:
    return (Text(words),)


@pytest.mark.parametrize(
    ("line", "lead"),
    [
        (text("The channel had not been dredged since"), "The channel had not"),
        (text("After eleven winters, the channel is clear again"), "After eleven winters,"),
        (text("In the old port, nobody is waiting now"), "In the old port,"),
        (text("He, she and they went down to the sea"), "He, she and they"),
        (text("Cork arrives in Marrow Quay once a year"), "Cork arrives in Marrow Quay"),
        (text("Trains stop at Upper Marrow Quay no more"), "Trains stop at"),
        (text("The bell that Anna Brakel lifted has rung"), "The bell that Anna Brakel"),
        (text("Too short to be cut"), ""),
        (text("One two three four five"), ""),
        ((Emphasis(text("Nadezhda")), Text(" came in with the last of the tide")), "Nadezhda came in with"),
        ((Text("The "), Link(text("very old and quite forgotten port"), "https://a.b"), Text(" is shut")), ""),
        ((Text("The port is"), NoteReference("a", 1), Text(" shut now and for ever")), ""),
        ((Text("The port"), LineBreak(), Text("is shut now and for ever")), ""),
        ((Text("The old "), Emphasis(text("harbour")), Text("’s gate is shut today")), "The old harbour’s"),
        ((Text("In the "), Strong(text("old port")), Text(", nobody is waiting now")), "In the old port,"),
    ],
)
def test_where_it_ends(line: Inlines, lead: str) -> None:
    head, tail = split_lead_in(line)
    assert plain(head) == lead
    assert plain(head) + plain(tail) == plain(line)


def lines() -> st.SearchStrategy[Inlines]:
    words: st.SearchStrategy[Inline] = st.text(alphabet="ab ,.\u00a0", max_size=12).map(Text)
    wrapped: st.SearchStrategy[Inline] = st.lists(words, max_size=3).map(lambda w: Phrase(tuple(w)))
    other: st.SearchStrategy[Inline] = st.sampled_from([NoteReference("a"), LineBreak()])
    return st.lists(st.one_of(words, words, wrapped, other), max_size=8).map(tuple)


@given(lines())
def test_nothing_is_lost_and_it_is_three_to_five_words(line: Inlines) -> None:
    head, tail = split_lead_in(line)
    assert plain(head) + plain(tail) == plain(line)
    assert len([i for i in (*head, *tail) if not isinstance(i, Text)]) == len(
        [i for i in line if not isinstance(i, Text)]
    )
    if head:
        assert len(plain(line).split()) > 5
        assert len(plain(head).split()) <= 5


@pytest.mark.parametrize(
    ("line", "length", "letter"),
    [
        (text("The channel had not"), 300, "T"),
        (text("Ågot’s boat is in"), 400, "Å"),
        (text("E\u0301milie came in with"), 400, "E\u0301"),
        (text("The channel had not"), 299, ""),
        (text("“You can run a port"), 400, ""),
        (text("4471 stands on the loop"), 400, ""),
        ((Emphasis(text("Nadezhda")), Text(" came in with")), 400, ""),
        ((), 400, ""),
    ],
)
def test_the_first_letter_of_a_long_paragraph_may_be_an_initial(line: Inlines, length: int, letter: str) -> None:
    initial, rest = split_initial(line, length)
    assert initial == letter
    assert initial + plain(rest) == plain(line)
