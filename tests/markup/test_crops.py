"""A figure is told its share and its crop in print, by each printer its own, and nothing of them in the e-book."""

from dataclasses import replace

import pytest

from publish.markup.attributes import Target
from publish.markup.compositor import Compositor
from publish.model.edition import Part
from publish.model.figures import Crop, Figure, Picture, Written
from tests.epub.samples import EDITION, SampleGallery
from tests.markup.composing import composed, parsed, piece

_CROPS = (Crop(3, 2), Crop(1, 1, "kdp"), Crop(0, 0, "large-print"))
_FIGURE = Figure(Picture("content/editions/2026-11/images/quay.jpg", Written("A quay")), share=60, crops=_CROPS)


@pytest.mark.parametrize(("printer", "crop"), [("office", "3:2"), ("", "3:2"), ("kdp", "1:1"), ("large-print", None)])
def test_each_printer_has_its_crop(printer: str, crop: str | None) -> None:
    dispatch = piece((_FIGURE,))
    edition = replace(EDITION, parts=(Part((dispatch,)),))
    compositor = Compositor(edition, target=Target.PRINT, gallery=SampleGallery(), printer=printer)
    article = parsed(compositor.dispatch(dispatch))
    (image,) = article.iter("img")
    assert image.get("data-crop") == crop
    (figure,) = article.iter("figure")
    assert figure.get("class") == "figure share share-60"


def test_the_ebook_shows_it_whole() -> None:
    article = composed(piece((_FIGURE,)), Target.EPUB)
    (image,), (figure,) = article.iter("img"), article.iter("figure")
    assert (image.get("data-crop"), figure.get("class")) == (None, "figure")
