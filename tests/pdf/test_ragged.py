"""The shipped sheet justifies what word spaces alone can fill, and leaves ragged what they cannot."""

import pytest

from publish.markup.stylesheet import stylesheet
from publish.resources import SHIPPED
from tests.docs.reference.tokens import print_tokens
from tests.pdf.flow import CSS, typesetter

SHEET = stylesheet({"base.css": SHIPPED.read_text("styles/print/base.css")}, print_tokens())


@pytest.mark.parametrize(
    ("language", "base", "align", "hyphens"),
    [
        ("en", "ltr", "justify", "auto"),
        ("ar", "rtl", "justify", "manual"),
        ("he", "rtl", "justify", "manual"),
        ("fa-AF", "rtl", "justify", "manual"),
        ("ug", "rtl", "start", "manual"),
        ("kk", "ltr", "start", "manual"),
        ("ja", "ltr", "start", "manual"),
        ("th", "ltr", "start", "manual"),
    ],
)
@pytest.mark.parametrize("own", [True, False], ids=["a paragraph", "an edition"])
def test_a_language_is_justified_or_ragged(language: str, base: str, align: str, hyphens: str, own: bool) -> None:
    attributes = f'lang="{language}" dir="{base}"'
    outer, inner = ("", attributes) if own else (attributes, "")
    body = f"<body><article {outer}><p {inner}>The tide.</p></article></body>"
    page = typesetter(CSS.partition("@page")[0] + SHEET).compose(f"<html><head><title>t</title></head>{body}</html>")
    boxes = page._document.pages[0]._page_box.descendants()
    (style,) = (box.style for box in boxes if box.element_tag == "p" and type(box).__name__ == "BlockBox")
    assert (style["text_align_all"], style["hyphens"]) == (align, hyphens)
