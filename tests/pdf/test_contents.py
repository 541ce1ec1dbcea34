"""The printed contents name sections where there is room for them, or where the edition says so."""

import io
from collections.abc import Sequence
from dataclasses import replace

import pikepdf
import pytest

from publish.markup.attributes import Target
from publish.model.inlines import Text
from publish.model.matter import ContentsEntry, ContentsLevel
from publish.pdf.flows import FEW, ListForms, printed_contents
from tests.checks.parity.books import printed
from tests.epub.samples import EDITION
from tests.markup.composing import compositor


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
    assert names(printed_contents(entries, ListForms(depth))) == left


@pytest.mark.parametrize("level", [ContentsLevel.DISPATCH, ContentsLevel.BRIEF])
def test_a_yearbook_of_few_dispatches_names_their_sections(level: ContentsLevel) -> None:
    few = (*(dispatch(f"d{number}") for number in range(FEW - 1)), dispatch("last", level))
    year, larger = (entry(ContentsLevel.PART, "year", *own) for own in (few, (*few, dispatch("more"))))
    assert printed_contents((year,), ListForms()) == (year,)
    assert names(printed_contents((larger,), ListForms())) == ["year", *(each.target for each in larger.children)]
    assert printed_contents((larger,), ListForms(3)) == (larger,)
    assert names(printed_contents(few, ListForms())) == [each.target for each in few]


def test_the_dispatches_of_all_parts_count_and_a_part_is_no_level() -> None:
    halves = [
        entry(ContentsLevel.PART, half, *(dispatch(f"{half}{number}") for number in range(FEW // 2 + 1)))
        for half in ("winter", "spring")
    ]
    assert printed_contents(halves[:1], ListForms()) == (halves[0],)
    printed = names(printed_contents(halves, ListForms()))
    assert printed == [name for half in halves for name in (half.target, *(each.target for each in half.children))]


def test_the_outline_names_sections_that_the_printed_contents_leave_out() -> None:
    book = printed(forms=ListForms(1))
    targets = [reference.target for page in book.galleys[1].pages for reference in page.references]
    assert "2026-11/old-port" in targets
    assert not any("#" in target for target in targets)
    with pikepdf.open(io.BytesIO(book.data)) as opened, opened.open_outline() as outline:
        assert [section.title for section in outline.root[1].children] == ["What the sea leaves"]


@pytest.mark.parametrize(
    ("told", "issue", "yearbook"), [(None, True, False), (True, True, True), (False, False, False)]
)
def test_contents_give_standfirsts_but_in_a_yearbook_or_as_is_set(
    told: bool | None, issue: bool, yearbook: bool
) -> None:
    quay = replace(dispatch("quay"), standfirst="The quay is shut")
    year = entry(ContentsLevel.PART, "year", quay)
    forms = ListForms(standfirsts=told)
    assert [bool(line.standfirst) for line in printed_contents((quay,), forms)] == [issue]
    assert [bool(line.standfirst) for line in printed_contents((year,), forms)[0].children] == [yearbook]


@pytest.mark.parametrize(
    "theme", ["default", *(pytest.param(theme, marks=pytest.mark.slow) for theme in ("broadsheet", "review"))]
)
def test_lists_stand_in_as_many_columns_as_the_edition_says(theme: str) -> None:
    """Columns are half as deep."""

    def depth(columns: int, galley: int) -> float:
        book = printed(theme=theme, forms=ListForms(contents_columns=columns, credits_columns=columns))
        return sum(page.depth - 40 for page in book.galleys[galley].pages)

    for galley in (1, -1):
        assert depth(2, galley) < 0.85 * depth(1, galley)
    usual = 2 if theme == "broadsheet" else 1
    assert depth(0, -1) == depth(usual, -1)
    assert depth(0, 1) == depth(1, 1)


def test_the_ebook_lists_all_in_one_column_whatever_print_does() -> None:
    assert "in-columns" not in compositor(Target.EPUB, EDITION).contents((dispatch("quay"),), columns=2)
