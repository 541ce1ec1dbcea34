"""The hash of what a book is made of changes with every word, fact and picture, and with nothing else."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from publish.diagnostics import Span
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition, Part
from publish.model.sources import sources_hash
from tests.checks.parity.books import SAMPLE
from tests.epub.samples import PORT, say

_PICTURES = (("quay.jpg", "5e0a"), ("map.png", "77b1"))


def _with(change: Callable[[Dispatch], Dispatch]) -> Edition:
    rest = tuple(SAMPLE.dispatches)[1:]
    return replace(SAMPLE, parts=(Part((change(PORT), *rest)),))


def _moved(dispatch: Dispatch) -> Dispatch:
    """The same dispatch, further down in another file."""
    blocks = tuple(replace(block, span=Span("elsewhere.md", 90, 1)) for block in dispatch.blocks)
    return replace(dispatch, blocks=blocks, span=Span("elsewhere.md", 7, 1))


def test_where_the_words_stand_in_their_files_does_not_count() -> None:
    assert sources_hash(_with(_moved), _PICTURES) == sources_hash(_with(lambda dispatch: dispatch), _PICTURES)


@pytest.mark.parametrize(
    "edition",
    [
        _with(lambda dispatch: replace(dispatch, blocks=(*dispatch.blocks, say("One more.")))),
        _with(lambda dispatch: replace(dispatch, kicker=f"{dispatch.kicker}s")),
        replace(SAMPLE, title=f"{SAMPLE.title}!"),
        replace(SAMPLE, notices=SAMPLE.notices[1:]),
    ],
)
def test_every_word_and_fact_counts(edition: Edition) -> None:
    assert sources_hash(edition, _PICTURES) != sources_hash(SAMPLE, _PICTURES)


@pytest.mark.parametrize("pictures", [_PICTURES[:1], (("quay.jpg", "5e0b"), _PICTURES[1])])
def test_the_content_of_every_picture_counts(pictures: tuple[tuple[str, str], ...]) -> None:
    assert sources_hash(SAMPLE, pictures) != sources_hash(SAMPLE, _PICTURES)
