"""What an import writes reads back to the tree that was read off the page."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings

from publish.config.scrub import scrub
from publish.diagnostics import Span
from publish.importers import markdown
from publish.importers.capture import Capture
from publish.importers.source import decode
from publish.importers.writer import write, write_blocks
from tests.importers.capture.describing import CASES, read_page
from tests.importers.capture.test_labels import PAGES


def assert_reads_back(capture: Capture) -> None:
    for dispatch in capture.dispatches:
        path = f"content/editions/page/{dispatch.slug}.md"
        text = decode(write(dispatch, path=path).encode(), path)
        assert text.diagnostics == ()
        read = markdown.read(text.value, path, folder="", language="qaa")
        assert read.value == dispatch
        assert {d.id for d in read.diagnostics} <= {"headline-missing", "figure-without-picture", "unsure-left"}
    for notice in capture.notices:
        text = decode(write_blocks(notice.blocks).encode(), "n.md")
        assert markdown.read_blocks(text.value, "n.md", language="en").value == (notice.blocks, ())


@pytest.mark.parametrize("page", sorted(CASES.glob("*/page.txt")), ids=lambda page: page.parent.name)
def test_the_cases_read_back(page: Path) -> None:
    assert_reads_back(read_page(page.read_text("utf-8")).value)


def test_the_seed_reads_back(seeds: Path) -> None:
    capture = read_page((seeds / "000_3105e033487ece26.txt").read_text("utf-8")).value
    assert len(capture.dispatches) == 2
    assert_reads_back(capture)


@given(PAGES)
@settings(max_examples=150)
@example("Breaking News\n\n- # {.x} 1. [^a]: b\n\n> q\n\n| a | b |\n|---|---|\n\n[x]: y\n\n::: figure\n\n***")
@example("\ud7fc\n0")
@example("\ue000\n0")
@example("\ufe0f\n0")
def test_wild_pages_read_back(text: str) -> None:
    outcome = read_page(scrub(text, Span("page.txt", 1, 1)).value)
    if outcome.ok:
        assert_reads_back(outcome.value)
