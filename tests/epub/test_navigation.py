"""Ways through the book: they agree with each other and with the spine."""

from itertools import pairwise

from lxml import etree

from publish.model.edition import Edition
from tests.epub.books import NS, PAGINATION, Book, built, opened, resolved
from tests.epub.samples import EDITION, YEARBOOK


def nav(book: Book, kind: str) -> etree._Element:
    found = [n for n in book.xml("nav.xhtml").iter(f"{NS.xhtml}nav") if n.get(f"{NS.epub}type") == kind]
    assert len(found) == 1
    return found[0]


def entries(element: etree._Element) -> list[tuple[str, str]]:
    links = element.iter(f"{NS.xhtml}a")
    return [("".join(str(t) for t in a.itertext()).strip(), str(a.get("href"))) for a in links]


def book(edition: Edition = YEARBOOK) -> Book:
    return opened(built(edition, pagination=PAGINATION))


def test_contents_nest_parts_dispatches_and_sections() -> None:
    def tree(listing: etree._Element) -> list[object]:
        result: list[object] = []
        for item in listing.findall(f"{NS.xhtml}li"):
            title = entries(item)[0][0]
            inner = item.find(f"{NS.xhtml}ol")
            result.append(title if inner is None else [title, tree(inner)])
        return result

    contents = nav(book(), "toc").find(f"{NS.xhtml}ol")
    assert contents is not None
    assert tree(contents) == [
        ["Winter", [["Dredgers in the old port", [["What the sea leaves", ["Deeper than it ought to be"]]]]]],
        ["Spring & summer", [["The last lamp", ["Шамдар"]], "[The ferry is]"]],
        "About this newsletter",
        "Illustrations",
        "Credits",
        "Accessibility",
    ]


def test_contents_have_the_order_of_the_spine() -> None:
    made = book()
    documents = [resolved("nav.xhtml", href)[0] for _, href in entries(nav(made, "toc"))]
    places = [made.spine.index(document) for document in documents]
    assert places == sorted(places)


def test_the_old_readers_contents_say_the_same() -> None:
    made = book()
    points = [*made.xml("toc.ncx").iter(f"{NS.ncx}navPoint")]
    shown = []
    for point in points:
        label, content = point.find(f".//{NS.ncx}text"), point.find(f"{NS.ncx}content")
        assert label is not None
        assert content is not None
        shown.append((label.text, content.get("src")))
    assert shown == entries(nav(made, "toc"))
    assert len({point.get("id") for point in points}) == len(points)
    assert [point.get("playOrder") for point in points] == [str(n) for n in range(1, len(points) + 1)]


def test_landmarks_are_flat_and_labelled() -> None:
    landmarks = nav(book(), "landmarks")
    assert landmarks.get("aria-label") == "Landmarks"
    kinds = [a.get(f"{NS.epub}type") for a in landmarks.iter(f"{NS.xhtml}a")]
    assert kinds == ["cover", "titlepage", "toc", "bodymatter", "loi", "credits", "colophon"]
    assert len([*landmarks.iter(f"{NS.xhtml}ol")]) == 1
    assert dict(entries(landmarks))["Beginning of the text"] == "d0001.xhtml"


def test_every_list_is_labelled() -> None:
    lists = [*book().xml("nav.xhtml").iter(f"{NS.xhtml}nav")]
    assert lists
    assert all(one.get("aria-label") for one in lists)


def test_each_page_of_the_print_edition_has_one_mark_and_one_entry() -> None:
    made = book(EDITION)
    pages = nav(made, "page-list")
    assert pages.get("role") == "doc-pagelist"
    assert [folio for folio, _ in entries(pages)] == ["5", "6", "7", "9"]
    marks = []
    for document in made.spine:
        for span in made.xml(document).iter(f"{NS.xhtml}span"):
            if span.get(f"{NS.epub}type") == "pagebreak":
                assert span.get("role") == "doc-pagebreak"
                assert not span.text
                marks.append((str(span.get("aria-label")), f"{document}#{span.get('id')}"))
    assert marks == entries(pages)


def test_without_pages_there_is_no_page_list() -> None:
    made = opened(built(EDITION))
    assert [n.get(f"{NS.epub}type") for n in made.xml("nav.xhtml").iter(f"{NS.xhtml}nav")] == [
        "toc",
        "landmarks",
        "loi",
    ]


def test_one_top_heading_a_document_and_ranks_never_skip() -> None:
    made = book()
    for document in made.spine:
        headings = [
            int(str(e.tag)[-1]) for e in made.xml(document).iter() if str(e.tag)[-2:] in {f"h{n}" for n in range(1, 7)}
        ]
        assert headings[:1] == ([] if document == "cover.xhtml" else [1]), document
        assert headings.count(1) <= 1
        assert all(after <= before + 1 for before, after in pairwise(headings)), document


def test_every_picture_has_alt_and_every_note_a_way_back() -> None:
    made = book()
    for document in made.spine:
        root = made.xml(document)
        for img in root.iter(f"{NS.xhtml}img"):
            assert img.get("alt") is not None
            assert img.get("alt") or img.get("role") == "presentation"
        for note in root.iter(f"{NS.xhtml}aside"):
            if note.get("role") == "doc-footnote":
                assert [a for a in note.iter(f"{NS.xhtml}a") if a.get("role") == "doc-backlink"]
