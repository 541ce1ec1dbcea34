"""Words and elements are found in the order of the source, also behind one that the parser moved to the front."""

from publish.diagnostics import Span
from publish.importers.html.places import MarkupPlaces

_AT = Span("a.md", 4, 3)


def test_what_was_moved_to_the_front_takes_nothing_back() -> None:
    places = MarkupPlaces("<p>alpha beta\ngamma beta", _AT)
    assert places.text("gamma") == Span("a.md", 5, 1)
    assert places.text("alpha") == Span("a.md", 4, 6)
    assert places.text("beta") == Span("a.md", 5, 7)


def test_elements_of_one_name_are_found_one_after_the_other() -> None:
    places = MarkupPlaces("<b>x</b><i>y</i>\n<b>z</b>", _AT)
    assert places.element("i") == Span("a.md", 4, 11)
    assert places.element("b") == Span("a.md", 5, 1)
    assert places.element("i") == Span("a.md", 4, 11)
    assert places.since(Span("a.md", 4, 3)) == Span("a.md", 4, 3, 5)
