"""Tags follow the source, not the order of drawing."""

from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.pdf.structure import Drawn, Leaf, Run, StructureElement, Touch, leaves, tree, unread


def drawn(element: Element, *texts: str, page: int = 0, first: int = 0, pseudo: str = "") -> tuple[Element, Drawn]:
    return element, Drawn([Run(page, first + n, text, pseudo, "‐") for n, text in enumerate(texts)])


def words(kids: tuple[object, ...]) -> str:
    return "".join(leaf.text for kid in kids for leaf in leaves(kid))  # type: ignore[arg-type]


def test_a_paragraph_over_two_pages_is_one_paragraph() -> None:
    root = fromstring('<body><p data-path="b0">One two three four.</p></body>')
    mark = Drawn([Run(0, 0, "One two"), Run(1, 0, "three four.")])
    (paragraph,) = tree(root, {root[0]: mark})
    assert isinstance(paragraph, StructureElement)
    assert paragraph.role == "P"
    assert [(leaf.page, leaf.mcid) for leaf in leaves(paragraph)] == [(0, 0), (1, 0)]
    assert words((paragraph,)) == "One two three four."


def test_the_hyphen_that_setting_adds_is_not_read() -> None:
    root = fromstring("<body><p>extraordinarily well-known</p></body>")
    (paragraph,) = tree(root, dict([drawn(root[0], "extraor‐", "dinarily well-", "known")]))
    found = list(leaves(paragraph))
    assert [leaf.hyphenated for leaf in found] == [True, False, False]
    assert words((paragraph,)) == "extraordinarily well-known"


def test_a_hyphen_of_the_author_at_the_end_of_a_line_stays() -> None:
    root = fromstring("<body><p>north‐west wind</p></body>")
    (paragraph,) = tree(root, dict([drawn(root[0], "north‐", "west wind")]))
    assert words((paragraph,)) == "north‐west wind"
    assert not any(leaf.hyphenated for leaf in leaves(paragraph))


@pytest.mark.parametrize(
    "lines",
    [
        ("Dampf", "schiff", "fahrt heute"),
        ("Dampf\xadschiff\xadfahrt heute",),
        ("Dampf\xad‐", "schiff\xadfahrt heute"),
        ("Dampfschiff‐", "fahrt heute"),
        ("Dampfschifffahrt", "heute"),
    ],
)
def test_soft_hyphens_are_words_neither_where_they_are_set_nor_where_they_are_not(lines: tuple[str, ...]) -> None:
    root = fromstring("<body><h2>Dampf\xadschiff\xadfahrt heute</h2></body>")
    (heading,) = tree(root, dict([drawn(root[0], *lines)]))
    found = list(leaves(heading))
    assert words((heading,)) == "Dampf\xadschiff\xadfahrt heute"
    assert ["".join(leaf.text.replace("\xad", "").split()) for leaf in found] == [
        "".join(line.replace("\xad", "").rstrip("‐").split()) for line in lines
    ]
    assert [leaf.hyphenated for leaf in found] == [line.endswith("‐") for line in lines]


def test_a_note_is_read_where_it_is_called() -> None:
    root = fromstring('<body><p>Before<span class="footnote">the note</span> after.</p></body>')
    paragraph, note = root[0], root[0][0]
    marks = Drawn([Run(0, 1, "1", "footnote-call"), Run(0, 9, "1. ", "footnote-marker"), Run(0, 10, "the note")])
    (tag,) = tree(root, {paragraph: Drawn([Run(0, 0, "Before"), Run(0, 2, " after.")]), note: marks})
    assert isinstance(tag, StructureElement)
    assert [kid.role if isinstance(kid, StructureElement) else "text" for kid in tag.kids] == [
        "text",
        "Reference",
        "Note",
        "text",
    ]


@pytest.mark.parametrize(
    "call",
    [
        '<aside class="footnote"><p>the note</p></aside>',
        '<sup class="note-call"><a>1</a></sup>',
        '<sup class="note-call meets"><a>1</a></sup>',
    ],
)
def test_the_mark_of_a_note_is_a_reference_that_holds_a_link(call: str) -> None:
    root = fromstring(f"<body><p>Before{call}</p></body>")
    mark = root[0][0]
    if mark.tag == "aside":
        marks = {mark: Drawn([Run(0, 1, "1", "footnote-call")], calls=[Touch(0, 2)])}
    else:
        marks = {mark[0]: Drawn([Run(0, 1, "1")], [Touch(0, 2)])}
    (paragraph,) = tree(root, {root[0]: Drawn([Run(0, 0, "Before")]), **marks})
    assert isinstance(paragraph, StructureElement)
    link = StructureElement("Link", (Touch(0, 2), Leaf(0, 1, "1")))
    assert paragraph.kids[1] == StructureElement("Reference", (link,))


def test_the_number_of_a_note_is_its_label() -> None:
    root = fromstring(
        '<aside class="footnote"><p><span data-role="Lbl">1.</span> A note.</p><ul><li><p>entry</p></li></ul></aside>'
    )
    body, number, entry = root[0], root[0][0], root[1][0][0]
    marks = {number: Drawn([Run(0, 1, "1.")]), body: Drawn([Run(0, 2, " A note.")]), entry: Drawn([Run(1, 0, "entry")])}
    page = fromstring("<body/>")
    page.append(root)
    (note,) = tree(page, marks)
    assert isinstance(note, StructureElement)
    assert note.role == "Note"
    assert [kid.role for kid in note.kids if isinstance(kid, StructureElement)] == ["Lbl", "P", "L"]


def test_a_moved_figure_is_read_where_its_author_put_it() -> None:
    root = fromstring(
        '<body><p data-order="0">a</p><p data-order="2">c</p><figure data-order="1"><img alt="b"/></figure></body>'
    )
    marks = dict([drawn(root[0], "a"), drawn(root[1], "c", first=1), drawn(root[2][0], "", first=2)])
    assert [kid.role for kid in tree(root, marks) if isinstance(kid, StructureElement)] == ["P", "Div", "P"]


def test_a_link_holds_its_places_and_words() -> None:
    root = fromstring('<body><p>See <a href="x">here and</a> there.</p></body>')
    link = Drawn([Run(0, 1, "here"), Run(0, 2, "and")], [Touch(0, 0), Touch(0, 1)])
    (paragraph,) = tree(root, {root[0]: Drawn([Run(0, 0, "See "), Run(0, 3, " there.")]), root[0][0]: link})
    assert isinstance(paragraph, StructureElement)
    inner = paragraph.kids[1]
    assert isinstance(inner, StructureElement)
    assert inner.role == "Link"
    assert inner.kids[:2] == (Touch(0, 0), Touch(0, 1))
    assert words((paragraph,)) == "See here and there."


def test_the_head_of_a_table_is_read_once_however_often_it_is_shown() -> None:
    root = fromstring(
        "<body><table><thead><tr><th>Berth</th><th>Depth <a>m</a></th></tr></thead>"
        "<tbody><tr><td>1</td><td>2</td></tr></tbody></table></body>"
    )
    berth, depth = root[0][0][0]
    marks = {
        berth: Drawn([Run(page, 0, "Berth") for page in (3, 4, 5)]),
        depth: Drawn([Run(page, 1, "Depth ") for page in (3, 4, 5)]),
        depth[0]: Drawn([Run(page, 2, "m") for page in (3, 4, 5)], [Touch(4, 0)]),
    }
    found = [leaf for kid in tree(root, marks) for leaf in leaves(kid)]
    assert [(leaf.page, leaf.text) for leaf in found] == [(3, "Berth"), (3, "Depth "), (3, "m")]
    assert {(run.page, run.mcid) for run in unread(root, marks)} == {(page, n) for page in (4, 5) for n in (0, 1, 2)}


@pytest.mark.parametrize("words", ["6.6 m", "12 km/h", "a, b"])
def test_what_stands_among_words_from_right_to_left_says_how_it_is_read(words: str) -> None:
    for around, is_told in (("rtl", True), ("ltr", False)):
        root = fromstring(f'<body dir="{around}"><p>{words}</p></body>')
        ((tag,),) = (kid.kids for kid in tree(root, dict([drawn(root[0], words)])) if isinstance(kid, StructureElement))
        assert isinstance(tag, StructureElement) is is_told
        assert getattr(tag, "actual", words) == words


@pytest.mark.parametrize("words", ["\u0661\u0662 \u0663\u0664", "a \U00010e73 \U00010e71", "אב"])
def test_numbers_and_letters_that_run_from_right_to_left_say_how_they_are_read(words: str) -> None:
    root = fromstring(f"<body><p>{words}</p></body>")
    ((tag,),) = (kid.kids for kid in tree(root, dict([drawn(root[0], words)])) if isinstance(kid, StructureElement))
    assert isinstance(tag, StructureElement)
    assert tag.actual == words


def test_a_decorative_picture_is_no_tag() -> None:
    root = fromstring('<body><figure><img class="decorative" alt=""/></figure></body>')
    assert tree(root, dict([drawn(root[0][0], "")])) == ()


def test_generated_words_keep_their_place() -> None:
    root = fromstring("<body><ul><li>one</li></ul></body>")
    item = Drawn([Run(0, 1, "•", "marker"), Run(0, 0, "one")])
    (listing,) = tree(root, {root[0][0]: item})
    assert isinstance(listing, StructureElement)
    entry = listing.kids[0]
    assert isinstance(entry, StructureElement)
    assert [kid.role for kid in entry.kids if isinstance(kid, StructureElement)] == ["Lbl", "LBody"]
    assert isinstance(listing.kids[0], StructureElement)


WORD = st.text("abcäж-", min_size=1, max_size=8)


@given(st.lists(WORD, min_size=1, max_size=30), st.data())
def test_every_word_is_read_once_however_lines_fall(tokens: list[str], data: st.DataObject) -> None:
    root = Element("p")
    root.text = " ".join(tokens)
    lines: list[str] = []
    for token in tokens:
        if len(token) > 2 and data.draw(st.booleans()):
            lines.extend([token[:2] + "‐", token[2:]])
        else:
            lines.append(token)
    kids = tree(root, {root: Drawn([Run(0, n, line, "", "‐") for n, line in enumerate(lines)])})
    assert words(kids) == root.text
    assert all(isinstance(kid, Leaf) for kid in kids)
