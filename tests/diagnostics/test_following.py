"""A finding that only follows from another one of the same file is not told."""

from publish.diagnostics import Span, without_following
from publish.pipeline.catalogue import rules

_EDITION = "content/editions/one/edition.toml"


def _ids(*found: tuple[str, str]) -> list[str]:
    return [d.id for d in without_following([rules()[id].finding("x", Span(path, 1, 1)) for id, path in found])]


def test_what_an_unread_dispatch_lacks_is_not_told() -> None:
    assert _ids(("matter-unclosed", "a.md"), ("body-empty", "a.md")) == ["matter-unclosed"]
    assert _ids(("headline-missing", "a.md"), ("matter-syntax", "a.md")) == ["matter-syntax"]


def test_of_another_file_it_is_told() -> None:
    assert _ids(("matter-unclosed", "a.md"), ("body-empty", "b.md")) == ["matter-unclosed", "body-empty"]


def test_what_is_said_of_an_edition_follows_from_its_dispatches_and_from_no_other_edition() -> None:
    assert _ids(("edition-undated", _EDITION), ("date-invalid", "content/editions/one/a.md")) == ["date-invalid"]
    told = _ids(("edition-undated", _EDITION), ("date-invalid", "content/editions/one-more/a.md"))
    assert told == ["edition-undated", "date-invalid"]


def test_causes_are_findings_and_none_follows_from_itself() -> None:
    for row in rules().values():
        assert set(row.follows) <= set(rules())
        assert row.id not in row.follows


def test_text_beyond_the_edge_follows_from_a_table_that_is_wider_than_its_line() -> None:
    """It is told at the table's line; what the finished page shows of it has no line."""
    wide = ("table-wide", "content/editions/one/a.md")
    assert _ids(wide, ("text-in-bleed", _EDITION), ("text-unsafe", _EDITION)) == ["table-wide"]
    assert _ids(("table-cut", wide[1]), ("text-unsafe", _EDITION)) == ["table-cut", "text-unsafe"]
