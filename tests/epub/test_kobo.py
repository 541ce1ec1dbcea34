"""Kobo's marks: every sentence has one, no word is changed, and the page stays what it was to everybody else."""

import io
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from publish.checks.epub.inspect import inspect
from publish.config.store import StoreMarks
from publish.epub import EpubJob
from publish.epub.kobo import kobo_marked
from tests.epub.books import NS, PAGINATION, Book, built, opened
from tests.epub.samples import EDITION

MARKED = EpubJob(marks=StoreMarks.KOBO)
PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body>{}</body></html>
"""


def book(*, marked: bool) -> Book:
    return opened(built(EDITION, pagination=PAGINATION, job=MARKED if marked else EpubJob()))


def spans(root: etree._Element) -> list[etree._Element]:
    return [span for span in root.iter(f"{NS.xhtml}span") if span.get("class") == "koboSpan"]


def words(root: etree._Element) -> str:
    body = root.find(f"{NS.xhtml}body")
    assert body is not None
    return "".join(map(str, body.itertext()))


def test_no_word_is_changed_and_every_one_is_in_a_mark() -> None:
    plain, marked = book(marked=False), book(marked=True)
    for name in plain.spine:
        before, after = plain.xml(name), marked.xml(name)
        assert words(after) == words(before), name
        inside = "".join("".join(map(str, span.itertext())) for span in spans(after))
        pre = "".join("".join(map(str, e.itertext())) for e in after.iter(f"{NS.xhtml}pre"))
        assert len("".join(inside.split())) == len("".join(words(after).split())) - len("".join(pre.split())), name


def test_marks_are_counted_through_and_pictures_have_their_own() -> None:
    page = book(marked=True).xml("d0001.xhtml")
    ids = [tuple(map(int, str(span.get("id")).split(".")[1:])) for span in spans(page)]
    assert ids[0] == (1, 1)
    assert len(ids) > 1
    assert all(after in ((before[0], before[1] + 1), (before[0] + 1, 1)) for before, after in pairwise(ids)), (
        "no number is left out or given twice"
    )
    for image in page.iter(f"{NS.xhtml}img"):
        parent = image.getparent()
        assert parent is not None
        assert parent.get("class") == "koboSpan"


def test_all_of_the_body_is_in_two_boxes() -> None:
    marked = book(marked=True)
    for name in marked.spine:
        body = marked.xml(name).find(f"{NS.xhtml}body")
        assert body is not None
        (outer,) = body
        (inner,) = outer
        assert (outer.get("id"), inner.get("id")) == ("book-columns", "book-inner")


def test_links_pages_and_notes_lead_where_they_led() -> None:
    assert [str(d) for d in inspect(io.BytesIO(built(EDITION, pagination=PAGINATION, job=MARKED)))] == []
    page = book(marked=True).files["EPUB/d0001.xhtml"].decode()
    assert re.search(r'<span id="page-5"[^>]*></span>', page), "a mark without words keeps its end tag"


def test_lines_of_a_machine_stay_as_they_are() -> None:
    page = kobo_marked(PAGE.format("<pre>a. b. c</pre><p>One. Two!</p>").encode()).decode()
    assert "<pre>a. b. c</pre>" in page
    assert re.findall(r'id="(kobo\.[\d.]+)"', page) == ["kobo.1.1", "kobo.1.2"]


def test_a_page_is_marked_once() -> None:
    once = kobo_marked(PAGE.format("<p>One. Two.</p>").encode())
    assert kobo_marked(once) == once


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", 3),
        ("“Wait.” He waited.", 2),
        ("No stop at all", 1),
        ("Ends… and goes on", 2),
        ("   ", 1),
    ],
)
def test_sentences(text: str, sentences: int) -> None:
    root = etree.fromstring(kobo_marked(PAGE.format(f"<p>{text}</p>").encode()))
    assert len(spans(root)) == sentences
    assert words(root) == text


@given(st.lists(st.text(alphabet="aБ .!?:…“”\n 漢é", max_size=12), min_size=1, max_size=5))
def test_any_words_come_through(texts: list[str]) -> None:
    inline = "".join(f"{text}<em>{text}</em>" for text in texts)
    before = PAGE.format(f"<div>{inline}<p>{inline}</p><ul><li>{inline}</li></ul></div>").encode()
    after = kobo_marked(before)
    assert words(etree.fromstring(after)) == words(etree.fromstring(before))
