"""An e-book that differs from its content is found out, however the difference came about."""

import io

import pytest

from publish.checks.parity.ebook import epub_parity
from tests.checks.parity.books import SAMPLE, ebook
from tests.checks.parity.plants import Change, behind, epub_with, instead, swapped

PORT, TOWER, NOTICES, STYLE = "EPUB/d0001.xhtml", "EPUB/d0002.xhtml", "EPUB/notices.xhtml", "EPUB/style.css"


def found(data: bytes) -> list[tuple[str, str]]:
    difference = [(d.id, d.block) for d in epub_parity(SAMPLE, io.BytesIO(data))]
    return sorted((id, block.removeprefix("2026-11/")) for id, block in difference)


@pytest.mark.parametrize("theme", ["default", "broadsheet", "review"])
def test_a_sound_book_has_no_difference(theme: str) -> None:
    assert found(ebook(theme)) == []


PLANTED: dict[str, tuple[str, Change, list[tuple[str, str]]]] = {
    "a credit line that a style sheet hides": (
        STYLE,
        behind(".figure .credit { display: none }"),
        [("text-lost", "old-port:b0.credit")],
    ),
    "a pull quote that some readers hide": (
        STYLE,
        behind("@media amzn-kf8 { .pull-quote p { visibility: hidden } }"),
        [("text-lost", "old-port:b4"), ("text-lost", "old-port:b4.cite")],
    ),
    "a standfirst without opacity": (
        STYLE,
        behind("p.standfirst { opacity: 0.0 }"),
        [("text-lost", "old-port:standfirst")],
    ),
    "a table that is no size": (
        STYLE,
        behind("td { font-size: 0 !important } td { font-size: 1em }"),
        [("text-lost", "old-port:b9"), ("text-lost", "old-port:b9")],
    ),
    "a dropped note": (PORT, instead("<p>In metres.</p>", ""), [("text-lost", "old-port:n0.1")]),
    "swapped captions": (
        PORT,
        swapped("Nets.", "Cranes at <em>dusk</em>."),
        [("text-moved", "old-port:b0.caption"), ("text-moved", "old-port:b12.caption")],
    ),
    "swapped captions of neighbours": (
        PORT,
        swapped("Nets.", "A picture that was not saved."),
        [("text-moved", "old-port:b13.caption")],
    ),
    "a changed letter": (PORT, instead("We waited.", "We wanted."), [("text-changed", "old-port:b6.1")]),
    "a lost credit line": (
        PORT,
        instead('<span class="credit">Photo: Chen Lens</span>', ""),
        [("text-lost", "old-port:b0.credit")],
    ),
    "a missing notice": (NOTICES, instead("<p>A letter about ports.</p>", ""), [("text-lost", "")]),
    "reordered paragraphs": (
        PORT,
        swapped("<p>We were told to wait.</p>", "<p>We waited.</p>"),
        [("text-moved", "old-port:b6.1")],
    ),
    "a cut table cell": (PORT, instead(">9.0<", ">9<"), [("text-changed", "old-port:b9")]),
    "a missing pull quote": (PORT, instead("“You measure it, you write it down.”", ""), [("text-lost", "old-port:b4")]),
    "a lost dateline": (PORT, instead("ALMATY, Kazakhstan", ""), [("text-lost", "old-port:b1")]),
    "another headline": (
        PORT,
        instead("<em>old</em> port", "<em>new</em> port"),
        [("text-changed", "old-port:headline")],
    ),
    "a lost list item": (PORT, instead("<p>two again</p>", ""), [("text-lost", "old-port:b7.2")]),
    "a lost kicker": (PORT, instead("Infrastructure", ""), [("text-lost", "old-port:kicker")]),
    "another byline": (PORT, instead("Bo Second", "Bo Third"), [("text-changed", "old-port:byline")]),
    "a byline word for word": (TOWER, instead(" in Aktau.</p>", ".</p>"), [("text-changed", "tower:byline")]),
    "a lost correction": (
        PORT,
        instead("An earlier version had the depth wrong: it is nine metres.", ""),
        [("text-lost", "old-port:c0")],
    ),
    "a lost day": (PORT, instead("November 18, 2026", "18"), [("text-changed", "old-port:date")]),
    "a description that was lost": (
        PORT,
        instead('alt="Three cranes &amp; a tower"', 'alt=""'),
        [("text-lost", "old-port:b0")],
    ),
    "an extended description that was lost": (
        PORT,
        instead("<p>The tower is behind them.</p>", ""),
        [("text-lost", "old-port:b0")],
    ),
    "a heading that nobody is read": (
        PORT,
        instead('<h2 class="section"', '<h2 aria-hidden="true" class="section"'),
        [("text-lost", "old-port:b2")],
    ),
    "a hidden paragraph": (
        PORT,
        instead("<p>That is all.</p>", "<p hidden='hidden'>That is all.</p>"),
        [("text-lost", "old-port:b16")],
    ),
    "a paragraph with a style of its own": (
        PORT,
        instead("<p>That is all.</p>", "<p style='display:none'>That is all.</p>"),
        [("text-lost", "old-port:b16")],
    ),
    "words that nobody wrote": (
        PORT,
        instead("<p>That is all.</p>", "<p>That is all.</p><p>Subscribe now.</p>"),
        [("text-added", "old-port:b16")],
    ),
    "a paragraph twice": (
        PORT,
        instead("<p>That is all.</p>", "<p>That is all.</p><p>That is all.</p>"),
        [("text-added", "old-port:b16")],
    ),
    "a line of rights": (TOWER, instead("CC BY 4.0", "CC BY 3.0"), [("text-changed", "tower:rights")]),
    "a contact": (NOTICES, instead("Write to the harbour office.", "Write to the office."), [("text-lost", "")]),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_difference_is_found_and_nothing_else(name: str) -> None:
    file, change, expected = PLANTED[name]
    assert found(epub_with(ebook(), {file: change})) == expected


def test_a_dispatch_that_is_not_in_the_book() -> None:
    def without(text: str) -> str:
        return text.replace('<itemref idref="d0002"/>', "")

    data = epub_with(ebook(), {"EPUB/content.opf": without})
    assert found(data) == [("text-lost", "tower")]


def test_a_dispatch_that_is_in_no_edition() -> None:
    data = epub_with(
        ebook(), {PORT: lambda text: text.replace("</body>", '<article class="dispatch"><p>x</p></article></body>')}
    )
    assert found(data) == [("text-added", "")]


def test_words_of_the_house_are_marked_and_let_be() -> None:
    ornament = '<p class="house">Continued</p><p aria-hidden="true">❦</p>'
    assert found(epub_with(ebook(), {PORT: instead("<p>That is all.</p>", f"<p>That is all.</p>{ornament}")})) == []


def test_a_rule_that_is_taken_back_hides_nothing() -> None:
    rules = (
        ".credit { display: none } .figure .credit { display: inline } .caption { visibility: hidden } .caption * {}"
    )
    shown = f"{rules} .figure .caption {{ visibility: visible !important }} figcaption.caption {{ visibility: hidden }}"
    assert found(epub_with(ebook(), {STYLE: behind(shown)})) == []


def test_differences_are_said_in_words() -> None:
    data = epub_with(ebook(), {PORT: instead("We waited.", "We wanted.")})
    (difference,) = epub_parity(SAMPLE, io.BytesIO(data))
    assert difference.message == "the paragraph reads “We wanted.” in the EPUB, and “We waited.” in the content"


def test_words_that_a_paragraph_has_lost_are_quoted() -> None:
    data = epub_with(ebook(), {PORT: instead(" says <code>", " <code>")})
    (difference,) = epub_parity(SAMPLE, io.BytesIO(data))
    assert difference.message == "the EPUB has lost words of the paragraph: “says”"


def test_a_file_that_is_no_book() -> None:
    (difference,) = epub_parity(SAMPLE, io.BytesIO(b"%PDF-1.7"))
    assert (difference.id, difference.message[:27]) == ("text-lost", "the EPUB cannot be read: it")
