"""The printed contents name sections where there is room for them, or where the edition says so."""

import io
from collections.abc import Sequence

import pikepdf
import pytest

from publish.model.inlines import Text
from publish.model.matter import ContentsEntry, ContentsLevel
from publish.pdf.flows import FEW, printed_contents
from tests.checks.parity.books import printed


def entry(level: ContentsLevel, name: str, *children: ContentsEntry) -> ContentsEntry:
    return ContentsEntry(level, name, (Text(name),), "en", children=children)


def dispatch(name: str, level: ContentsLevel = ContentsLevel.DISPATCH) -> ContentsEntry:
    inner = entry(ContentsLevel.SECTION, f"{name}#inner")
    return entry(level, name, entry(ContentsLevel.SECTION, f"{name}#outer", inner))


def names(entries: Sequence[ContentsEntry]) -> list[str]:
    return [name for each in entries for name in (each.target, *names(each.children))]


@pytest.mark.parametrize(
    ("depth", "left"),
    [
        (1, ["quay", "credits"]),
        (2, ["quay", "quay#outer", "credits"]),
        (3, ["quay", "quay#outer", "quay#inner", "credits"]),
        (6, ["quay", "quay#outer", "quay#inner", "credits"]),
        (None, ["quay", "credits"]),
    ],
)
def test_contents_are_as_deep_as_is_set(depth: int | None, left: list[str]) -> None:
    entries = (dispatch("quay"), entry(ContentsLevel.MATTER, "credits"))
    assert names(printed_contents(entries, depth)) == left


@pytest.mark.parametrize("level", [ContentsLevel.DISPATCH, ContentsLevel.BRIEF])
def test_a_yearbook_of_few_dispatches_names_their_sections(level: ContentsLevel) -> None:
    few = (*(dispatch(f"d{number}") for number in range(FEW - 1)), dispatch("last", level))
    year, larger = (entry(ContentsLevel.PART, "year", *own) for own in (few, (*few, dispatch("more"))))
    assert printed_contents((year,), None) == (year,)
    assert names(printed_contents((larger,), None)) == ["year", *(each.target for each in larger.children)]
    assert printed_contents((larger,), 3) == (larger,)
    assert names(printed_contents(few, None)) == [each.target for each in few]


def test_the_dispatches_of_all_parts_count_and_a_part_is_no_level() -> None:
    halves = [
        entry(ContentsLevel.PART, half, *(dispatch(f"{half}{number}") for number in range(FEW // 2 + 1)))
        for half in ("winter", "spring")
    ]
    assert printed_contents(halves[:1], None) == (halves[0],)
    printed = names(printed_contents(halves, None))
    assert printed == [name for half in halves for name in (half.target, *(each.target for each in half.children))]


def test_the_outline_names_sections_that_the_printed_contents_leave_out() -> None:
    book = printed(contents_depth=1)
    targets = [reference.target for page in book.galleys[1].pages for reference in page.references]
    assert "2026-11/old-port" in targets
    assert not any("#" in target for target in targets)
    with pikepdf.open(io.BytesIO(book.data)) as opened, opened.open_outline() as outline:
        assert [section.title for section in outline.root[1].children] == ["What the sea leaves"]
