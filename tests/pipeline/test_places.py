"""What was seen on pages stands at a line of its dispatch: by its block, by its words, or by the place before it."""

from dataclasses import replace
from pathlib import Path

import pytest

from publish.diagnostics import Diagnostic, Rule, Span
from publish.importers import markdown
from publish.model.edition import Edition
from publish.pipeline.catalogue import rules
from publish.pipeline.freshness import judged
from publish.pipeline.places import placed
from publish.transforms.numbering import number
from tests.transforms.editions import edition, terms

_PATH = "content/editions/1/a.md"
_TEXT = """\
---
headline: The gauge
standfirst: Read at dawn.
byline: Edda Quill
corrections:
  - date: 2026-11-21
    text: A second low water was left out.
date: 2026-11-20
---

The water fell.[^1]

## Low water {#low}

The *water* fell again, and 19 rose.

![A plank](images/plank.png)

::: aside {title="Beside"}
- One

- Two words
:::

[^1]: By a hand, or 19.
"""
_SETTINGS = Span("content/editions/1/edition.toml", 1, 1)


def _edition() -> Edition:
    outcome = markdown.read(_TEXT, _PATH, folder="1", language="en")
    assert outcome.ok, outcome.diagnostics
    whole = replace(edition(outcome.value), span=_SETTINGS)
    return number(whole, terms(whole)).value


def _line(block: str, words: str = "") -> int:
    found = replace(rules()["type-small"].finding("text is small", _SETTINGS, block=block), words=words)
    (one,) = placed([found], _edition())
    assert one.at.path == (_PATH if block.startswith("1/a") else _SETTINGS.path)
    return one.at.line


@pytest.mark.parametrize(
    ("block", "line"),
    [
        ("1/a:headline", 2),
        ("1/a:standfirst", 3),
        ("1/a:byline", 4),
        ("1/a:c0", 7),
        ("1/a:date", 8),
        ("1/a:b0", 11),
        ("1/a:b2", 15),
        ("1/a:b3.caption", 17),
        ("1/a:b4.title", 19),
        ("1/a:b4.0.1", 22),
        ("1/a:n0.0", 25),
        ("1/a#low", 13),
        ("1/a#fig-1", 17),
        ("1/a#note:1", 25),
        ("1/a#noteref:1", 11),
        ("matter:colophon", 1),
        ("", 1),
    ],
)
def test_a_block_or_a_place_has_its_line(block: str, line: int) -> None:
    assert _line(block) == line


@pytest.mark.parametrize(
    ("block", "words", "line"),
    [
        ("1/a", "Read at", 3),
        ("1/a", "and 19", 15),
        ("1/a#low", "19", 15),
        ("1/a#note:1", "19", 25),
        ("1/a#note:1", "The wa\N{SOFT HYPHEN}ter fell", 11),
        ("1/a#low", "in no piece", 13),
        ("1/a#low", "— !", 13),
    ],
)
def test_words_have_their_line(block: str, words: str, line: int) -> None:
    assert _line(block, words) == line


_RAISED = [rule for rule in rules().values() if rule.waivable]


@pytest.mark.parametrize("block", ["", "1/a", "1/a#fig-1", "1/a#low"])
def test_what_verify_finds_stands_where_the_build_finds_it(block: str) -> None:
    """So that a waiver of the build counts for ``verify``, whatever it lets through."""
    content, book = _edition(), Path("build/1.pdf")

    def gated(rule: Rule, at: Span) -> Diagnostic:
        return replace(rule.finding("page 1: something", at, block=block), words="19")

    at_build = placed([gated(rule, _SETTINGS) for rule in _RAISED], content)
    verified = judged([gated(rule, Span(str(book))) for rule in _RAISED], book, _SETTINGS, older=False)
    assert [(it.id, it.at) for it in placed(verified, content)] == [(it.id, it.at) for it in at_build]
