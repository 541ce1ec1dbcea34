"""One coarse photo is one finding: make-up's, which knows its line."""

from publish.diagnostics import Span
from publish.pipeline.gates import told_once
from publish.registry import rules

_EDITION = Span("content/editions/one/edition.toml", 1, 1)
_COARSE = rules()["picture-coarse"].finding("on page 4, a picture has 90 pixels an inch", _EDITION)
_COVER = rules()["picture-coarse"].finding("on page 1, a picture has 80 pixels an inch", _EDITION)
_INK = rules()["ink-total"].finding("page 2 has too much ink", _EDITION)
_PHOTO = rules()["photo-ppi"].finding("the photo on page 2 has 90 of 300 pixels an inch", block="one/a:b1")


def test_what_makeup_told_is_not_told_again() -> None:
    assert list(told_once([_COARSE, _INK], [_PHOTO])) == [_INK]


def test_a_picture_that_makeup_does_not_know_is_told_by_the_gate() -> None:
    assert list(told_once([_COARSE, _COVER, _INK], [_PHOTO])) == [_COARSE, _COVER, _INK]
    assert list(told_once([_COVER], [])) == [_COVER]
