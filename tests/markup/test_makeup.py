"""What an editor asks of the make-up is written for the printed page, and for that alone."""

from dataclasses import replace

import pytest

from publish.markup.attributes import Target
from publish.model.blocks import Paragraph
from publish.model.inlines import Text
from publish.model.makeup import MakeUp
from tests.epub.samples import EDITION, PORT
from tests.markup.composing import compositor


@pytest.mark.parametrize(
    ("makeup", "written"),
    [
        (MakeUp(new_page=True), ' data-makeup="new-page"'),
        (MakeUp(with_next=True, whole=True), ' data-makeup="with-next whole"'),
        (MakeUp(whole=True, lines=-1), ' data-makeup="whole" data-change="-1"'),
        (MakeUp(lines=1), ' data-change="1"'),
    ],
)
def test_print_has_what_was_asked_and_the_ebook_nothing(makeup: MakeUp, written: str) -> None:
    before, lamp = Paragraph((Text("Before."),)), Paragraph((Text("The lamp."),))
    asked = replace(PORT, blocks=(before, replace(lamp, makeup=makeup)))
    plain = replace(PORT, blocks=(before, lamp))
    assert written in compositor(Target.PRINT, EDITION).dispatch(asked)
    ebook = compositor(Target.EPUB, EDITION)
    assert ebook.dispatch(asked) == ebook.dispatch(plain)
