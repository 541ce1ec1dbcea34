"""The direction of words and of languages."""

from dataclasses import replace

import pytest

from publish.markup.attributes import Target
from publish.markup.direction import all_from_the_left, base_of, direction
from publish.model.blocks import Paragraph
from publish.model.inlines import Emphasis, Text
from tests.markup.composing import compositor, piece


@pytest.mark.parametrize(
    ("text", "base"), [("Low Water", "ltr"), ("رسالة", "rtl"), ("12: מכתב", "rtl"), ("12", "ltr"), ("", "ltr")]
)
def test_the_direction_of_words_is_that_of_their_first_letter(text: str, base: str) -> None:
    assert base_of(text) == base


@pytest.mark.parametrize(("tag", "base"), [("he", "rtl"), ("ug", "rtl"), ("az-Arab", "rtl"), ("uz", "ltr")])
def test_the_direction_of_a_language(tag: str, base: str) -> None:
    assert direction(tag) == base


@pytest.mark.parametrize(
    ("text", "whole"), [("Low Water, 12", True), ("12", False), ("Low מים", False), ("מים", False)]
)
def test_words_of_which_all_letters_run_from_the_left(text: str, whole: bool) -> None:
    assert all_from_the_left(text) is whole


@pytest.mark.parametrize("target", list(Target))
def test_latin_words_slope_in_a_line_from_the_right_and_others_do_not(target: Target) -> None:
    line = Paragraph((Text("كتبت "), Emphasis((Text("Low Water"),)), Text(" و "), Emphasis((Text("البحر"),))))
    markup = str(compositor(target).dispatch(replace(piece((line,)), lang="ar")))
    assert '<em class="ltr">Low Water</em>' in markup
    assert "<em>البحر</em>" in markup
    assert "<em>Low Water</em>" in str(compositor(target).dispatch(replace(piece((line,)), lang="en")))
