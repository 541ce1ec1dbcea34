"""What changed as Markdown, as a page and as JSON: whole, bounded, and with no word of content obeyed."""

import base64
import io
import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from lxml import html
from PIL import Image

from publish.model.changes import (
    BookChange,
    Changes,
    DispatchChange,
    EditionChange,
    FindingChange,
    MetadataChange,
    PageChange,
    PictureChange,
    SentenceChange,
)
from publish.pipeline.changes.page_difference import DrawnChange, DrawnSide
from publish.pipeline.schemas import SCHEMAS
from publish.reports.changes_json import changes_json
from publish.reports.changes_markdown import MARKER, MOST, changes_comment
from publish.reports.changes_page import changes_page
from publish.reports.changes_words import gist, marked_words
from publish.reports.run_markdown import run_markdown
from tests.reports.runs import a_run
from tests.reports.test_harmless import WILD, obeyed
from tests.reports.test_runs import HOSTILE, shown_markdown


def some_changes(words: str = "The lamp is lit.") -> Changes:
    """Changes that say ``words`` wherever content can say anything."""
    page = PageChange("changed", words, words, 9, 9)
    book = BookChange("changed", words, 26, 28, (MetadataChange(words, words, f"{words} x"),), (page,))
    sentences = (SentenceChange(words, f"{words} x", words, words), SentenceChange("", words, "", words))
    pictures = (PictureChange("added", words, words),)
    dispatch = DispatchChange("changed", words, words, 10, 12, (words,), (words, "5"), sentences, pictures)
    finding = FindingChange("new", words, "error", words, words, 3)
    edition = EditionChange("changed", words, words, 10, 12, (dispatch,), (book,))
    return Changes(words, words, (edition,), (finding,), (words,))


@cache
def schema() -> dict[str, Any]:
    """The schema, with no key beyond those that it names."""
    made: dict[str, Any] = SCHEMAS["changes"].document()
    for table in (made, *made["$defs"].values()):
        table["additionalProperties"] = False
    return made


@pytest.mark.parametrize("words", HOSTILE)
def test_json_is_what_its_schema_says(words: str) -> None:
    document = json.loads(changes_json(some_changes(words)))
    Draft202012Validator(schema()).validate(document)
    assert document["format"] == "dispatch-press changes"


@pytest.mark.parametrize("words", HOSTILE)
def test_a_comment_shows_content_and_reads_none_of_it(words: str) -> None:
    told = changes_comment(some_changes(words))
    assert told.startswith(f"{MARKER}\n")
    assert told.count("<!--") == 1
    assert not any(map(obeyed, told.split("\n")))
    # Each is marked as it differs, so that marks are counted by what stands in them.
    page, plain = (shown_markdown(changes_comment(some_changes(one))) for one in (words, "Plain"))
    tags = [[each.tag for each in one.iter() if each.tag not in ("ins", "del")] for one in (page, plain)]
    assert tags[0] == tags[1]


@given(WILD)
def test_no_line_of_a_comment_is_obeyed(words: str) -> None:
    told = changes_comment(some_changes(words))
    assert not any(map(obeyed, told.split("\n")))
    assert len(told) <= MOST + 500


def test_a_comment_is_no_longer_than_a_forge_takes() -> None:
    one = some_changes("Many words. " * 40)
    (edition,) = one.editions
    dispatches = tuple(
        replace(edition.dispatches[0], sentences=edition.dispatches[0].sentences * 30) for _ in range(99)
    )
    long = replace(one, editions=(replace(edition, dispatches=dispatches),) * 3)
    told = changes_comment(long)
    assert len(told) <= MOST + 500
    assert "too long for here: see changes.html" in told
    assert told.count("<details>") == told.count("</details>")


def test_the_summary_of_a_run_says_what_changed() -> None:
    assert "## What changed" in run_markdown(a_run(), some_changes())
    assert "## What changed" not in run_markdown(a_run())


@pytest.mark.parametrize("words", HOSTILE)
def test_the_page_shows_content_and_reads_none_of_it(words: str) -> None:
    pages: list[Any] = [html.document_fromstring(changes_page(some_changes(it), drawn(it))) for it in (words, "Plain")]
    tags = [[each.tag for each in one.iter() if each.tag not in ("ins", "del")] for one in pages]
    assert tags[0] == tags[1]
    assert [each for each in pages[0].xpath("//@src | //@href") if not each.startswith("data:")] == []
    assert len(pages[0].xpath("//img")) == 2


def drawn(path: str) -> dict[str, tuple[DrawnChange, ...]]:
    data = io.BytesIO()
    Image.new("RGB", (120, 180), "#dddddd").save(data, "JPEG")
    sheet = DrawnSide(f"data:image/jpeg;base64,{base64.b64encode(data.getvalue()).decode()}", 120, 180)
    return {path: (DrawnChange(PageChange("changed", "9", "9", 9, 9), sheet, sheet, 2),)}


def written(folder: Path, words: str) -> Path:
    path = folder / "changes.html"
    path.write_text(changes_page(some_changes(words), drawn(words)), encoding="utf-8")
    return path


@given(WILD, WILD)
def test_marks_make_both_sentences(before: str, after: str) -> None:
    pieces = list(marked_words(before, after))
    assert "".join(words for tag, words in pieces if tag != "ins") == before
    assert "".join(words for tag, words in pieces if tag != "del") == after


def test_what_changed_in_a_sentence() -> None:
    assert gist(some_changes()) == "Changed: 1 dispatch, 1 page, 1 finding new."
    assert gist(Changes("a", "b", (), (), ())) == "Nothing changed."
