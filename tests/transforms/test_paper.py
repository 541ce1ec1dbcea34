"""Links on paper: each address once a dispatch, where the setting or the link itself asks for it."""

from publish.diagnostics import Span
from publish.model.blocks import Note, Paragraph
from publish.model.dispatch import Dispatch
from publish.model.edition import Notice, NoticeKind
from publish.model.figures import Figure
from publish.model.inlines import Inlines, Link, NoteReference, Text
from publish.model.walk import each_inline, inlines_of, plain
from publish.transforms.numbering import number
from publish.transforms.paper import on_paper
from tests.transforms.editions import edition, para, piece, terms, words

BOARD, QUAY = "https://board.example/silt", "https://quay.example/gate"


def link(text: str, href: str, print: str = "") -> Link:
    return Link((Text(text),), href, print=print)


def printed(dispatch: Dispatch, usual: str) -> Dispatch:
    whole = edition(dispatch)
    return next(on_paper(number(whole, terms(whole)).value, usual).dispatches)


def shown(dispatch: Dispatch) -> list[str]:
    """The lines of the body with the marks of notes, and what stands behind links."""
    return [_shown(line) for line, place in inlines_of(dispatch) if isinstance(place, Paragraph)]


def _shown(line: Inlines) -> str:
    pieces = []
    for inline in each_inline(line):
        if isinstance(inline, Text):
            pieces.append(inline.value)
        elif isinstance(inline, NoteReference):
            pieces.append(f"^{inline.number}")
    behind = [inline.behind for inline in each_inline(line) if isinstance(inline, Link) and inline.behind]
    return " ".join(("".join(pieces), *behind))


SOME = (
    para("See ", link("the board", BOARD), " and", NoteReference("a"), " ", link("the gate", QUAY), "."),
    para("The ", link("board", BOARD), ", ", link("quay.example/gate", QUAY), ", ", link("mail", "mailto:d@q.example")),
)
NOTE = Note("a", (para("Said by ", link("the gate", QUAY), " and ", link("others", "https://o.example/")),))


def test_notes_are_numbered_with_the_authors_and_equal_ones_stand_once() -> None:
    made = printed(piece("a", *SOME, notes=(NOTE,)), "notes")
    assert shown(made)[:2] == ["See the board^1 and^2 the gate^3.", "The board^1, quay.example/gate, mail^4"]
    notes = {
        note.number: _shown(note.blocks[0].inlines) for note in made.notes if isinstance(note.blocks[0], Paragraph)
    }
    assert notes == {1: BOARD, 2: "Said by the gate^3 and others https://o.example/", 3: QUAY, 4: "d@q.example"}
    assert [note.label for note in made.notes] == ["a", "link-0", "link-1", "link-2"], "the author's keep their paths"


def test_a_list_has_each_address_once() -> None:
    made = printed(piece("a", *SOME, notes=(NOTE,)), "list")
    assert shown(made)[:2] == [
        "See the board and^1 the gate. [1] [2]",
        "The board, quay.example/gate, mail [1] [3]",
    ]
    assert [(one.number, one.address) for one in made.links] == [
        (1, BOARD),
        (2, QUAY),
        (3, "d@q.example"),
        (4, "https://o.example/"),
    ]
    assert [one.code for one in made.links] == ["", "", "", ""]
    assert [one.code for one in printed(piece("a", *SOME), "qr").links] == [BOARD, QUAY, "mailto:d@q.example"]


def test_behind_the_words_and_nowhere() -> None:
    made = printed(piece("a", *SOME, notes=(NOTE,)), "inline")
    assert shown(made)[:2] == [
        f"See the board and^1 the gate. {BOARD} {QUAY}",
        "The board, quay.example/gate, mail d@q.example",
    ]
    dispatch = piece("a", *SOME, notes=(NOTE,))
    assert printed(dispatch, "none").links == ()
    assert len(printed(dispatch, "none").notes) == 1


def test_a_link_has_a_word_of_its_own() -> None:
    line = para(link("a", BOARD, "none"), " ", link("b", QUAY, "list"), " ", link("c", "https://c.example/", "inline"))
    made = printed(piece("a", line), "notes")
    assert shown(made) == ["a b c [1] https://c.example/"]
    assert shown(printed(piece("a", para(link("a", BOARD, "notes"))), "none")) == ["a^1", BOARD]


def test_what_print_does_not_show_has_no_note() -> None:
    figure = Figure(None, caption=(link("where", QUAY),), long=((link("x", BOARD),),), span=Span("e/1/a.md", 4))
    dispatch = Dispatch(slug="a", folder="1", headline=(link("Ice", "https://ice.example/"),), blocks=(figure,))
    made = printed(dispatch, "notes")
    assert [note.span.line for note in made.notes] == [0, 4]
    assert [plain(note.blocks[0].inlines) for note in made.notes if isinstance(note.blocks[0], Paragraph)] == [
        "https://ice.example/",
        QUAY,
    ]


def test_a_headline_has_no_room_for_an_address() -> None:
    dispatch = Dispatch(slug="a", folder="1", headline=(link("Ice", QUAY),), blocks=(para(link("more", BOARD)),))
    made = printed(dispatch, "inline")
    assert (_shown(made.headline), shown(made)[0]) == ("Ice^1", f"more {BOARD}")


def test_a_notice_has_no_notes() -> None:
    notice = Notice(NoticeKind.CONTACT, "", (para("Write to ", link("the desk", "mailto:desk@q.example")),))
    (made,) = on_paper(edition(piece("a", para(*words("x"))), notices=(notice,)), "notes").notices
    (line,) = (block.inlines for block in made.blocks if isinstance(block, Paragraph))
    assert _shown(line) == "Write to the desk desk@q.example"
