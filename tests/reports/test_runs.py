"""A run as JSON, Markdown and a page: whole, as its schema says, and with no word of content obeyed."""

import json
import re
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from lxml import html
from markdown_it import MarkdownIt

from publish.model.results import PageResult
from publish.pipeline.page_pictures import PagePicture
from publish.pipeline.schemas import SCHEMAS
from publish.reports.harmless import harmless
from publish.reports.run_json import run_json
from publish.reports.run_markdown import run_markdown
from publish.reports.run_page import run_page
from publish.reports.run_words import runs
from tests.reports.runs import a_run
from tests.reports.test_harmless import WILD, obeyed

HOSTILE = (
    "::error::x",
    "##[group]x %0A::set-output name=a::b",
    "a | b | c\r\n# Heading",
    "<script>alert(1)</script><img src=https://tracker.invalid/a.png onerror=alert(2)>",
    "![x](https://tracker.invalid/a.png) [y](javascript:alert(1)) <https://tracker.invalid>",
    "https://tracker.invalid www.tracker.invalid @edda \N{NUMBER SIGN}12 :tada: $x^2$",
    "`code` ~~gone~~ **bold** __u__ &lt;b&gt; \\",
    "{{ 7 * 7 }} {% include 'x' %} ]]> --> </pre></style>",
    "\x1b[2J\u202e\u2066",
    "Қала, “сөз” — مرحبا 漢字",
)


@cache
def schema() -> dict[str, Any]:
    """The schema, with no key beyond those that it names."""
    made: dict[str, Any] = SCHEMAS["report"].document()
    for table in (made, *made["$defs"].values()):
        table["additionalProperties"] = False
    return made


@pytest.mark.parametrize("words", HOSTILE)
def test_the_report_is_what_its_schema_says(words: str) -> None:
    told = run_json(a_run(words))
    document = json.loads(told)
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(document)
    assert (document["format"], document["version"]) == ("dispatch-press run", 1)
    assert document["editions"][0]["dispatches"][0]["headline"] == words, "it reads back to the letter"
    assert not any(map(obeyed, told.split("\n")))


@pytest.mark.parametrize("change", [{"version": 2}, {"ok": "yes"}, {"more": 1}, {"counts": {"error": 1}}])
def test_the_schema_refuses_what_is_no_report(change: dict[str, Any]) -> None:
    document = {**json.loads(run_json(a_run())), **change}
    assert not Draft202012Validator(schema()).is_valid(document)


def shown_markdown(markdown: str) -> Any:
    """The page that a forge would make of it."""
    return html.fragment_fromstring(
        MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(markdown), create_parent=True
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_the_summary_shows_content_and_reads_none_of_it(words: str) -> None:
    told = run_markdown(a_run(words))
    page, plain = shown_markdown(told), shown_markdown(run_markdown(a_run("Plain")))
    assert [each.tag for each in page.iter()] == [each.tag for each in plain.iter()]
    headline = next(cell.text_content() for cell in page.iter("td"))
    assert " ".join(headline.split()) == " ".join(harmless(words).split())
    assert not any(map(obeyed, told.split("\n")))
    assert not re.search(r"(?<!&)#\d|@edda|:tada:|\$x|://tracker|www\.", told), "a forge would make something of it"


@given(WILD)
def test_no_line_of_a_summary_is_obeyed(words: str) -> None:
    assert not any(map(obeyed, run_markdown(a_run(words)).split("\n")))


@pytest.mark.parametrize("words", HOSTILE)
def test_the_page_shows_content_and_reads_none_of_it(words: str) -> None:
    drawn = {
        "build/2026-11.pdf": (PagePicture(words, "data:image/jpeg;base64,AA==", 10, 20, PageResult(words, "", "", "")),)
    }
    pages: list[Any] = [html.document_fromstring(run_page(a_run(it), drawn)) for it in (words, "Plain")]
    page, plain = pages
    assert [each.tag for each in page.iter()] == [each.tag for each in plain.iter()]
    assert [sorted(each.attrib) for each in page.iter()] == [sorted(each.attrib) for each in plain.iter()]
    headline = page.xpath("string(//tbody/tr/th)")
    assert headline == harmless(words)
    assert [each for each in page.xpath("//@src | //@href") if not each.startswith(("data:", "#"))] == []


def test_the_page_has_all_of_the_run() -> None:
    picture = PagePicture("4", "data:image/jpeg;base64,AA==", 10, 20, PageResult("4", "", "", ""))
    page: Any = html.document_fromstring(run_page(a_run(), {"build/2026-11.pdf": (picture,) * 12}))
    text = " ".join(page.text_content().split())
    for told in (
        "The books have faults: 1 error, 1 warning, 1 note, 1 waived.",
        "1 dispatch, 1,149 words",
        "4–6, 9, xi",
        "officePDF/UA-14444444444444444",
        "cmyk, grey, at most 240.5 % ink",
        "9, from 301 pixels an inch",
        "4 documents in reading order; 12 pages of the print edition are named",
        "Let through until 2026-12-01 by The harbour freezes over: The harbour freezes over",
        "veraPDF did not judge:",
        "12.1",
    ):
        assert told in text
    assert len(page.findall(".//img")) == 12
    assert [line.text_content() for line in page.xpath("(//pre)[1]/span[@class='at']")] == [
        "    7  The harbour freezes over The harbour freezes over"
    ]


@pytest.mark.parametrize(
    ("folios", "told"),
    [((), ""), (("4",), "4"), (("4", "5"), "4–5"), (("4", "6", "7", "8"), "4, 6–8"), (("ix", "x", "1"), "ix, x, 1")],
)
def test_pages_that_follow_each_other_are_one_stretch(folios: tuple[str, ...], told: str) -> None:
    assert runs(folios) == told
