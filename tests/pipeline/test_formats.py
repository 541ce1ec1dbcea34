"""The formats of books, and what is told of the print edition as a whole."""

import pytest

from publish.diagnostics import NOWHERE, Severity
from publish.errors import UsageError
from publish.pipeline.formats import formats_named
from publish.pipeline.formats.pdf import filled
from publish.pipeline.styles import printer_named
from publish.resources import SHIPPED


def test_empty_pages_at_the_end_are_told() -> None:
    printer = printer_named(SHIPPED, "offset-x4", NOWHERE).value
    (found,) = filled(6, printer, NOWHERE)
    assert (found.id, found.severity) == ("pages-filled", Severity.NOTE)
    assert found.message == "the last 6 pages are empty: offset-x4 binds 8 at a time"
    assert not list(filled(1, printer, NOWHERE))


def test_formats_are_named_once_and_all_where_none_is() -> None:
    assert formats_named(["epub", "epub"]) == ("epub",)
    assert formats_named([]) == ("pdf", "epub")
    with pytest.raises(UsageError, match="there is no format “epud”"):
        formats_named(["epud"])
