"""Galleys: what is set, and what is known of it."""

from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from publish.errors import Fault, UsageError
from publish.model.facts import SetBlock
from publish.pdf.galley import Galley, Typesetter
from publish.pdf.structure import leaves
from publish.pipeline.photos import EditionPhotos
from tests.pdf.flow import CSS, flow, fonts, paragraphs, typesetter


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return typesetter()


def words(galley: Galley) -> str:
    return "".join(leaf.text for tag in galley.tags for leaf in leaves(tag))


def pieces(galley: Galley, path: str) -> list[SetBlock]:
    return [block for page in galley.facts.pages for block in page.blocks if block.path == path]


def test_facts_name_blocks_by_dispatch_and_path(setter: Typesetter) -> None:
    galley = setter.compose(flow('<h1 data-path="headline">Head</h1>' + paragraphs(9))).galley()
    assert len(galley.facts.pages) > 1
    assert galley.facts.dispatches == ("k",)
    assert [page.openings for page in galley.facts.pages][:2] == [("k",), ()]
    assert galley.facts.pages[0].anchors[0][0] == "k"
    assert all(name != "k" for page in galley.facts.pages[1:] for name, _ in page.anchors)


def test_a_split_block_knows_how_much_stands_on_earlier_pages(setter: Typesetter) -> None:
    galley = setter.compose(flow(paragraphs(1, words=400))).galley()
    parts = pieces(galley, "b0")
    assert len(parts) > 1
    assert parts[0].offset == 0
    for earlier, later in pairwise(parts):
        assert later.offset == earlier.offset + len("".join(earlier.text.split()))
    whole = "".join("".join(part.text.split()) for part in parts)
    assert whole.startswith("harbourofinternationalisation")
    assert whole.endswith("0.")


def test_words_are_those_of_the_source(setter: Typesetter) -> None:
    source = "The dockers\u2019 internationalisation of extraordinarily long harbourmasterships, " * 12
    galley = setter.compose(flow(f'<p data-path="b0">{source}</p>')).galley()
    assert any(leaf.hyphenated for tag in galley.tags for leaf in leaves(tag))
    assert " ".join(words(galley).split()) == " ".join(source.split())


def test_notes_come_last_and_leave_the_text_its_depth(setter: Typesetter) -> None:
    note = '<span class="footnote" data-path="n0.0">A note.</span>'
    galley = setter.compose(flow(f'<p data-path="b0">Text{note} goes on.</p>')).galley()
    page = galley.facts.pages[0]
    assert [block.path for block in page.blocks] == ["b0", "n0.0"]
    assert page.blocks[1].text == "A note."
    assert 44 <= page.depth < 50
    assert page.blocks[1].box.y > 200


def test_pictures_are_measured(setter: Typesetter) -> None:
    figure = '<figure data-path="b0"><img src="asset:330x110.png" width="330" height="110" alt="x"/></figure>'
    picture = setter.compose(flow(figure)).galley().facts.pages[0].pictures[0]
    assert picture.box.width == pytest.approx(165)
    assert picture.box.height == pytest.approx(55)
    assert picture.ppi == pytest.approx(144)


def test_links_are_taken_down_line_by_line(setter: Typesetter) -> None:
    link = f'<a href="dispatch:other#place">{"a long link over lines " * 4}</a>'
    facts = setter.compose(flow(f'<p data-path="b0">{link}</p>')).galley().facts.pages[0]
    assert len(facts.links) > 1
    assert {found.href for found in facts.links} == {"dispatch:other#place"}


def test_a_galley_depends_on_nothing_outside_its_flow(setter: Typesetter) -> None:
    once = setter.compose(flow(paragraphs(6))).galley()
    setter.compose(flow(paragraphs(3), key="other")).galley()
    again = typesetter().compose(flow(paragraphs(6))).galley()
    assert (once.pdf, once.facts, once.tags) == (again.pdf, again.facts, again.tags)


def test_a_picture_that_is_not_in_the_book_is_a_fault(setter: Typesetter) -> None:
    with pytest.raises(Fault, match=r"asset:nowhere|whole"):
        setter.compose(flow('<img src="asset:nowhere" alt=""/>')).galley()


@pytest.mark.parametrize("url", ["file:///etc/hostname", "http://127.0.0.1:9/x.png", "x.png"])
def test_nothing_outside_the_book_is_opened(setter: Typesetter, url: str) -> None:
    with pytest.raises(UsageError if ":" in url else Fault, match=url):
        setter.compose(flow(f'<img src="{url}" alt=""/>')).galley()


def test_every_mark_of_every_page_is_tagged_or_decorative(setter: Typesetter) -> None:
    body = '<h1 data-path="headline">Head</h1><ul data-path="b0"><li>one</li><li>two</li></ul>' + paragraphs(5, first=1)
    galley = setter.compose(flow(body)).galley()
    for number in range(len(galley.facts.pages)):
        mcids = [leaf.mcid for tag in galley.tags for leaf in leaves(tag) if leaf.page == number]
        assert sorted(mcids) == list(range(len(mcids)))


def test_the_face_of_each_font_is_known() -> None:
    galley = typesetter().compose(flow("<p>words</p>")).galley()
    assert set(galley.faces.values()) == {"serif"}


def test_a_character_that_the_theme_lacks_is_named() -> None:
    galley = typesetter().compose(flow("<p>a ☎ b</p>")).galley()
    assert galley.missing == "☎"
    assert typesetter().compose(flow("<p>a b</p>")).galley().missing == ""


def test_what_is_relied_on_of_weasyprint_is_there() -> None:
    import weasyprint
    from weasyprint.pdf.fonts import Font
    from weasyprint.pdf.stream import Stream

    assert weasyprint.__version__ == "70.0"
    assert weasyprint.pdf.add_tags.__module__ == "weasyprint.pdf.tags"
    assert "_tags" in Stream.marked.__wrapped__.__code__.co_names
    assert {"hash", "hb_face"} <= set(Font.__init__.__code__.co_names)


def test_a_style_that_is_outside_the_book_is_not_passed_over() -> None:
    with pytest.raises(UsageError, match=r"127\.0\.0\.1:9/x\.css.*outside the book"):
        Typesetter(css='@import url("http://127.0.0.1:9/x.css");' + CSS, fonts=fonts(), gallery=None)  # type: ignore[arg-type]


@pytest.mark.parametrize("scheme", ["file://", "data:image/png,"])
def test_no_picture_is_read_that_is_not_the_books(scheme: str, tmp_path: Path) -> None:
    """Styles name pictures too: a picture of the machine must not come into a book."""
    place = tmp_path / "secret.png"
    Image.new("RGB", (9, 9)).save(place)
    styled = Typesetter(
        css=CSS + f"p {{ background: url({scheme}{place}) }}", fonts=fonts(), gallery=EditionPhotos(tmp_path)
    )
    with pytest.raises(UsageError, match="outside the book"):
        styled.compose(flow("<p>words</p>"))
    with pytest.raises(KeyError):
        EditionPhotos(tmp_path).data("secret.png")


def test_a_rule_that_is_none_is_told() -> None:
    with pytest.raises(UsageError, match="colour"):
        Typesetter(css=CSS + "p { colour: red }", fonts=fonts(), gallery=None)  # type: ignore[arg-type]
