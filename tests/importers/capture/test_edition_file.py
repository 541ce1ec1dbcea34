"""The settings of an imported edition: TOML that says what the page showed, whatever characters stand in it."""

import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.importers.capture.edition_file import edition_file
from publish.importers.markdown import read_blocks
from publish.model.blocks import Paragraph
from publish.model.edition import Notice, NoticeKind
from publish.model.inlines import Text
from tests.importers.capture.describing import CASES, read_page

CAPTURE = read_page((CASES / "newsletter" / "page.txt").read_text("utf-8")).value


@pytest.mark.parametrize(
    "words", ["It's '''quoted'''", 'A "quote" and a \\ slash', "bell \x07 and del \x7f", "a_b *c* [d](e)"]
)
def test_notices_read_back_whatever_they_say(words: str) -> None:
    notice = Notice(NoticeKind.LEGAL, words, (Paragraph((Text(words),)), Paragraph((Text("So."),))), condition=words)
    tree = tomllib.loads(edition_file(replace(CAPTURE, notices=(notice,)), name="x"))
    [table] = tree["notices"]
    assert (table["kind"], table["heading"], table["condition"]) == ("legal", words, words)
    if words.isprintable():
        assert read_blocks(table["text"], "x", language="en").value == (notice.blocks, ())


@given(title=st.text(max_size=30), path=st.text(max_size=30))
def test_no_name_breaks_the_file(title: str, path: str) -> None:
    title, path = (words.encode("utf-8", "replace").decode() for words in (title, path))
    tree = tomllib.loads(edition_file(replace(CAPTURE, title=title, path=path, publication=title), name="folder"))
    assert tree["title"] == (title or "folder")
    assert tree.get("publication", "") == title
    assert tree["dispatches"] == ["dispatch-1.md", "dispatch-2.md"]
    assert tree["captured"].isoformat() == "2026-11-24T09:00:00+00:00"
    assert set(tree) <= {"title", "publication", "captured", "language", "dispatches", "own_notices", "notices"}
