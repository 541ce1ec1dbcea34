"""What holds of all markup: well-formed for any words, addresses that can be followed, ranks that never skip."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.errors import ExitCode
from publish.markup.addresses import outside
from publish.markup.attributes import Target
from publish.markup.direction import direction
from publish.markup.stylesheet import StylesheetProblem, stylesheet
from publish.model.blocks import Aside, CodeBlock, Heading, Paragraph
from publish.model.inlines import Code, CrossReference, Emphasis, Inlines, Link, Phrase, Text
from publish.model.walk import blocks_of, heading_ranks
from tests.epub.samples import EDITION, PORT, words
from tests.markup.composing import composed, compositor, parsed, piece, said

PLAIN = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=20)


@given(PLAIN, PLAIN, st.sampled_from(list(Target)))
def test_any_words_make_well_formed_markup(text: str, other: str, target: Target) -> None:
    inlines: Inlines = (Text(text), Emphasis((Code(other),)), Link(words(other), f"https://a.b/{text}", text))
    dispatch = piece((Paragraph(inlines), Heading(words(other), id="a"), Aside((), title=words(text))))
    dispatch = replace(dispatch, headline=words(text), kicker=other, standfirst=words(other), rights=text)
    article = composed(dispatch, target)
    assert text in said(article)


def test_in_print_every_block_has_its_path() -> None:
    article = parsed(compositor(Target.PRINT).dispatch(PORT))
    found = [element.get("data-path") for element in article.iter() if element.get("data-path")]
    assert {path for path, _ in blocks_of(PORT)} <= set(found)
    assert {"kicker", "headline", "standfirst", "byline", "b0.caption", "b0.credit", "b4.cite", "c0"} <= set(found)
    assert len(found) == len(set(found))


def test_in_epub_there_are_no_paths() -> None:
    assert "data-path" not in compositor(Target.EPUB).dispatch(PORT)


def test_a_reference_in_print_has_room_for_its_page_number() -> None:
    article = parsed(compositor(Target.PRINT).dispatch(PORT))
    room = article.find(".//span[@class='page-ref']/a/span[@class='page-number']")
    assert room is not None
    assert (room.get("data-target"), room.text) == ("2026-11/tower#lamps", "0123456789")


def test_a_reference_to_what_the_book_does_not_hold_keeps_its_words() -> None:
    away = Paragraph((Text("See "), CrossReference(words("elsewhere"), target="2020-01/gone"), Text(".")))
    article = composed(piece((away,)), Target.EPUB)
    assert "See elsewhere." in said(article)
    assert article.find(".//a") is None


@pytest.mark.parametrize(
    ("levels", "ranks"),
    [
        ([2, 2, 3], [2, 2, 3]),
        ([4, 4, 2, 6], [2, 2, 2, 3]),
        ([2, 3, 4, 5, 6], [2, 3, 4, 5, 6]),
        ([3, 2, 4, 3], [2, 2, 3, 3]),
    ],
)
def test_ranks_never_skip(levels: list[int], ranks: list[int]) -> None:
    dispatch = piece(tuple(Heading(words("x"), level=level) for level in levels))
    assert list(heading_ranks(dispatch).values()) == ranks


@pytest.mark.parametrize(
    ("tag", "way"), [("ar", "rtl"), ("fa-IR", "rtl"), ("kk-Arab", "rtl"), ("he", "rtl"), ("kk", "ltr"), ("en", "ltr")]
)
def test_direction(tag: str, way: str) -> None:
    assert direction(tag) == way


def test_direction_is_written_where_it_changes() -> None:
    inside = (Phrase(words("سلام"), lang="fa"), Phrase(words("42"), direction="ltr"), Phrase(words("x"), lang="de"))
    spans = composed(piece((Paragraph((Text("See "), *inside)),)), Target.EPUB).findall(".//span")
    assert [(s.get("lang"), s.get("dir")) for s in spans] == [("fa", "rtl"), (None, "ltr"), ("de", None)]
    article = composed(replace(piece((Paragraph(words("سلام")),)), lang="fa"), Target.EPUB).find("article")
    assert article is not None
    assert (article.get("lang"), article.get("dir")) == ("fa", "rtl")


@pytest.mark.parametrize(
    ("href", "written"),
    [
        ("https://a.b/c d", "https://a.b/c%20d"),
        ("https://a.b/100%", "https://a.b/100%25"),
        ("https://a.b/%20?q=<x>&y={1}", "https://a.b/%20?q=%3Cx%3E&y=%7B1%7D"),
        (" https://пример.рф/é ", "https://пример.рф/é"),
        ("mailto:a@b.c", "mailto:a@b.c"),
    ],
)
def test_addresses_outside(href: str, written: str) -> None:
    assert outside(href) == written


def test_style_sheets_are_joined_with_the_tokens_written_out() -> None:
    sheets = {"a.css": "/* var(--none) */\na { color: var( --ink ) }", "b.css": "b { border: 1px solid var(--ink); }"}
    assert stylesheet(sheets, {"ink": "#111"}) == "a { color: #111 }\n\nb { border: 1px solid #111; }\n"


@pytest.mark.parametrize("css", ["a {}\n/*\n*/\nb { color: var(--nope) }", "a {}\n\n\nb { color: var(--ink, red) }"])
def test_an_unknown_token_is_told_with_its_line(css: str) -> None:
    with pytest.raises(StylesheetProblem, match=r"^theme\.css:4: ") as caught:
        stylesheet({"theme.css": css}, {"ink": "#111"})
    assert caught.value.exit_code is ExitCode.USAGE
    assert "ink" in caught.value.hint


def test_a_generated_label_is_marked() -> None:
    headline = parsed(compositor(Target.EPUB).dispatch(next(d for d in EDITION.dispatches if d.label))).find(".//h1")
    assert headline is not None
    assert (headline.get("class"), headline.text) == ("headline generated", "[The ferry is]")


@pytest.mark.parametrize("target", list(Target))
@pytest.mark.parametrize(("language", "attribute"), [("ar", ' dir="ltr"'), ("en", "")])
def test_code_and_addresses_run_from_the_left_in_every_line(target: Target, language: str, attribute: str) -> None:
    line = Paragraph((Text("موقع https://example.org/ ثم "), Code("wait(a, b)")))
    dispatch = replace(piece((line, CodeBlock("end();"))), lang=language)
    markup = str(compositor(target).dispatch(dispatch))
    assert f'<span class="address"{attribute}>https://example.org/</span>' in markup
    assert f"<code{attribute}>" in markup
    assert ('dir="ltr"><code>' in markup) is bool(attribute)
