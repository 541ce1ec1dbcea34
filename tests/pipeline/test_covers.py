"""What a cover is made from: the paper that the edition names, and the picture that its first dispatch leads with."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from publish.config.edition import EditionSettings, read_edition
from publish.config.publication import read_publication
from publish.diagnostics import Outcome, Severity, Span
from publish.model.edition import Part
from publish.model.figures import Figure, Picture
from publish.model.inlines import Text
from publish.pipeline.catalogue import rules
from publish.pipeline.covers import front_picture, paper_of
from tests.pdf.cover.making import dispatch, edition, printer

PUBLICATION = """
title = "The Harbour Letter"
publisher = "Harbour Press"
language = "en"
identifier = "urn:x-test"
printer = "own"
"""


def settings(more: str) -> EditionSettings:
    above = read_publication(PUBLICATION, "content/publication.toml", rules=rules).value
    read = read_edition(f'title = "No. 12"\n{more}', "content/editions/a/edition.toml", publication=above)
    assert read.ok, read.diagnostics
    return read.value


def test_the_usual_paper_stands_in_for_none() -> None:
    paper = paper_of(settings(""), printer())
    assert paper.value is not None
    assert (paper.value.name, paper.diagnostics) == ("white", ())


def test_the_editions_paper_counts() -> None:
    paper = paper_of(settings('paper = "cream"'), printer())
    assert paper.value is not None
    assert (paper.value.name, paper.diagnostics) == ("cream", ())


def test_a_paper_that_its_printer_does_not_have_is_an_error_at_its_line() -> None:
    paper = paper_of(settings('paper = "crem"'), printer())
    (found,) = paper.diagnostics
    assert (found.id, found.severity, found.at.line) == ("paper-unknown", Severity.ERROR, 2)
    assert "cream" in found.hint


def test_another_printer_knows_other_papers() -> None:
    paper = paper_of(settings('paper = "Munken"'), replace(printer(), name="other"))
    (found,) = paper.diagnostics
    assert paper.value is not None
    assert (paper.value.name, found.severity) == ("white", Severity.WARNING)
    assert "taken is white" in found.message


def test_a_printer_without_papers_has_no_spine() -> None:
    paper = paper_of(settings(""), replace(printer(), papers={}))
    assert (paper.value, paper.ok) == (None, False)


def picture(width: int, height: int, *, turned: bool = False) -> bytes:
    out, exif = BytesIO(), Image.Exif()
    if turned:
        exif[0x0112] = 6
    Image.new("RGB", (width, height)).save(out, "JPEG", exif=exif)
    return out.getvalue()


FILES = {"a.jpg": picture(300, 200), "b.jpg": picture(600, 400), "turned.jpg": picture(300, 200, turned=True)}


def read(source: str, at: Span) -> Outcome[bytes | None]:
    return Outcome(FILES.get(source))


def of(*figures: Figure) -> object:
    first = replace(dispatch(0), blocks=figures)
    return front_picture(replace(edition(), parts=(Part((first, dispatch(1))),)), read)


def test_the_lead_photo_goes_before_the_first() -> None:
    plain, lead = Figure(Picture("a.jpg")), Figure(Picture("b.jpg"), lead=True, focal=(0.2, 0.3), credit=(Text("J."),))
    found = of(plain, lead)
    assert found is not None
    assert {name: getattr(found, name) for name in ("source", "width", "height", "focal", "credit", "dispatch")} == {
        "source": "b.jpg",
        "width": 600,
        "height": 400,
        "focal": (0.2, 0.3),
        "credit": (Text("J."),),
        "dispatch": "2026-11/piece-0",
    }


@pytest.mark.parametrize(
    ("figures", "source"),
    [((Figure(Picture("a.jpg")), Figure(Picture("b.jpg"))), "a.jpg"), ((), None), ((Figure(None),), None)],
)
def test_the_first_photo_leads_where_none_is_said_to(figures: tuple[Figure, ...], source: str | None) -> None:
    assert getattr(of(*figures), "source", None) == source


def test_a_picture_is_measured_upright() -> None:
    found = of(Figure(Picture("turned.jpg")))
    assert (getattr(found, "width", 0), getattr(found, "height", 0)) == (200, 300)


def test_the_editions_own_cover_goes_before_all() -> None:
    found = front_picture(replace(edition(), cover="b.jpg"), read)
    assert found is not None
    assert (found.source, found.dispatch) == ("b.jpg", "")


def test_the_first_photo_that_is_large_enough_leads() -> None:
    small, large = (
        replace(dispatch(n), blocks=(Figure(Picture(name)),)) for n, name in enumerate(("turned.jpg", "b.jpg"))
    )
    both = replace(edition(), parts=(Part((small, large)),))
    for wide, source in ((0, "turned.jpg"), (500, "b.jpg"), (5000, "turned.jpg")):
        found = front_picture(both, read, wide=wide)
        assert found is not None
        assert found.source == source
