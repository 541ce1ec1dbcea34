"""What is told of books that differ from their content: place, block and words, and the order in which they come."""

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from publish.checks.parity.ebook import epub_parity
from publish.checks.parity.links import link_parity
from publish.checks.parity.paper import paper_parity
from publish.checks.parity.printed import print_parity
from publish.checks.parity.tagged import pdf_parity
from publish.diagnostics import Diagnostic
from publish.model.facts import GalleyFacts
from publish.preflight.reading import read
from tests.checks.findings import held_to, shown
from tests.checks.parity import test_ebook, test_finished_pdf, test_printed
from tests.checks.parity.books import SAMPLE, ebook, printed
from tests.checks.parity.plants import Change, epub_with, facts_with, instead
from tests.checks.parity.test_links import CONTENT
from tests.epub.samples import PORT, say

GOLDEN = Path(__file__).with_name("findings.txt")
_DOCUMENT = test_ebook.PORT


def _many(paragraphs: int) -> Change:
    """So many words that nobody wrote, each in a paragraph of its own."""
    more = "".join(f"<p>Subscribe to letter {number} now.</p>" for number in range(paragraphs))
    return instead("<p>That is all.</p>", f"<p>That is all.</p>{more}")


def _ebooks() -> Iterator[tuple[str, bytes]]:
    for name, (file, change, _) in test_ebook.PLANTED.items():
        yield name, epub_with(ebook(), {file: change})
    yield "twelve paragraphs that nobody wrote", epub_with(ebook(), {_DOCUMENT: _many(12)})
    yield "fourteen of them", epub_with(ebook(), {_DOCUMENT: _many(14)})
    long = "<p>one two three four five six seven eight nine ten</p>"
    yield "ten words that nobody wrote", epub_with(ebook(), {_DOCUMENT: instead("<p>That is all.</p>", long)})
    yield (
        "a dispatch that is not in the book",
        epub_with(ebook(), {"EPUB/content.opf": lambda text: text.replace('<itemref idref="d0002"/>', "")}),
    )
    another = '<article class="dispatch"><p>x</p></article></body>'
    yield "a dispatch of no edition", epub_with(ebook(), {_DOCUMENT: lambda text: text.replace("</body>", another)})
    yield "no book", b"%PDF-1.7"


def _galleys() -> Iterator[tuple[str, tuple[GalleyFacts, ...]]]:
    for name, (change, _) in test_printed.PLANTED.items():
        yield name, facts_with(printed().galleys, change)
    kept = tuple(galley for galley in printed().galleys if "2026-11/tower" not in galley.dispatches)
    yield "a dispatch that was not set", kept
    yield (
        "blocks in another order",
        tuple(
            replace(galley, pages=tuple(replace(page, blocks=page.blocks[::-1]) for page in galley.pages))
            for galley in printed().galleys
        ),
    )


def _in_pdf() -> Iterator[tuple[str, list[Diagnostic]]]:
    reading = read(io.BytesIO(printed().data))
    pages = [" ".join((*article.stretches, *reading.rest.stretches)) for article in reading.articles]
    capitals = test_finished_pdf.CAPITALS
    for name, (edition, _, _) in test_finished_pdf.PLANTED.items():
        yield f"by its tags: {name}", list(pdf_parity(edition, reading, capitals=capitals))
        yield f"as its pages show it: {name}", list(paper_parity(edition, pages))
    yield (
        "by its tags: an article less",
        list(pdf_parity(SAMPLE, replace(reading, articles=reading.articles[1:]), capitals=capitals)),
    )
    shorter = replace(PORT, blocks=(*PORT.blocks[:3], say("Not there.")))
    parted = replace(SAMPLE, parts=(replace(next(iter(SAMPLE.parts)), dispatches=(shorter,)),))
    yield "by its tags: a dispatch cut short", list(pdf_parity(parted, reading, capitals=capitals))
    notices = tuple(replace(notice, blocks=(say("Nobody wrote this."),)) for notice in SAMPLE.notices)
    gone = replace(reading, rest=replace(reading.rest, stretches=[]))
    yield "by its tags: other notices", list(pdf_parity(replace(SAMPLE, notices=notices), reading, capitals=capitals))
    yield "by its tags: no notices", list(pdf_parity(SAMPLE, gone, capitals=capitals))


def _cases() -> Iterator[tuple[str, list[Diagnostic]]]:
    for name, data in _ebooks():
        yield f"EPUB: {name}", list(epub_parity(SAMPLE, io.BytesIO(data)))
    for name, galleys in _galleys():
        yield f"pages: {name}", list(print_parity(SAMPLE, galleys))
    yield from _in_pdf()
    told = partial(link_parity, CONTENT)
    yield "links: none of them printed", list(told("notes", ""))
    yield "links: in the text", list(told("text", "quay.example"))


def test_differences_say_where_and_what() -> None:
    text = shown(_cases())
    assert text == held_to(GOLDEN, text)
