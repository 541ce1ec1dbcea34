"""Tables that are too wide get smaller type or are turned, and those longer than a page begin under their titles."""

from xml.etree.ElementTree import Element, fromstring, tostring

import pytest

from publish.model.facts import GalleyFacts
from publish.pdf.tables import fit_tables
from tests.pdf.flow import CSS, flow, paragraphs, typesetter

STYLE = CSS + (
    "table { break-inside: avoid; hyphens: none; border-collapse: collapse; width: 100%; font: 8pt/14pt G }"
    "@page turned { size: 300pt 225pt } html.turned { page: turned }"
    "table.turned { break-inside: auto; display: none } .turned table { display: table }"
    "caption { break-after: avoid; text-align: left } th, td { padding: 0 8pt 0 0 } td:last-child { padding: 0 }"
)


def _measure(root: Element) -> GalleyFacts:
    return typesetter(STYLE).compose(tostring(root, encoding="unicode", method="html")).measure()


def _table(columns: int, rows: int, word: str) -> str:
    row = "<tr>" + "".join(f"<td>{word}{column}</td>" for column in range(columns)) + "</tr>"
    title = '<caption data-path="b1.caption">What was counted</caption>'
    return f'<table data-path="b1">{title}<tbody>{row * rows}</tbody></table>'


def _fitted(body: str) -> tuple[Element, GalleyFacts, GalleyFacts]:
    root = fromstring(flow(f'<div class="body">{body}</div>'))
    before = _measure(root)
    return root, before, fit_tables(root, before, _measure)


def _wide(facts: GalleyFacts) -> bool:
    return any(spill.kind == "table" for page in facts.pages for spill in page.spills)


@pytest.mark.parametrize(("columns", "word"), [(8, "dock"), (3, "lighthousekeeper")])
def test_a_wide_table_gets_smaller_type_until_it_fits(columns: int, word: str) -> None:
    root, before, after = _fitted(_table(columns, 2, word))
    assert _wide(before)
    assert not _wide(after)
    assert "font-size" in tostring(root, encoding="unicode")


def test_a_table_that_fits_stays_as_it_is() -> None:
    root, before, after = _fitted(_table(3, 2, "dock"))
    assert after == before
    assert "style" not in tostring(root, encoding="unicode")


def _set(body: str) -> tuple[Element, GalleyFacts]:
    root, _, _ = _fitted(body)
    return root, typesetter(STYLE).compose(tostring(root, encoding="unicode")).galley().facts


def test_a_table_that_no_type_makes_narrow_enough_is_turned_and_text_goes_on_round_it() -> None:
    _, facts = _set(paragraphs(1, words=30) + _table(11, 2, "dock") + paragraphs(3, words=30, first=2))
    assert [page.turned for page in facts.pages] == [False, True, False]
    upright = [page for page in facts.pages if not page.turned]
    assert upright[0].depth > 250
    assert not _wide(facts)
    table = next(block for block in facts.pages[1].blocks if block.path == "b1")
    assert "dock0dock1" in table.text
    # Bound, its head is at the left of the page, and its lines run upward.
    assert (table.box.x, table.box.y, table.box.height) == pytest.approx((30, 30, 240), abs=12)
    assert table.box.width < 60


def test_a_turned_table_is_set_smaller_where_it_then_stands_on_one_page() -> None:
    root, facts = _set(_table(11, 10, "dock"))
    assert [page.turned for page in facts.pages] == [False, True]
    assert "font-size" in tostring(root, encoding="unicode")


@pytest.mark.slow
def test_a_long_table_that_is_turned_goes_on_with_its_head_and_is_read_once() -> None:
    long = _table(11, 30, "dock").replace("<tbody>", f"<thead><tr>{'<th>Head</th>' * 11}</tr></thead><tbody>")
    _, facts = _set(long + paragraphs(1, first=2))
    turned = [page for page in facts.pages if page.turned]
    assert len(turned) > 2
    words = " ".join(block.text for page in facts.pages for block in page.blocks if block.path == "b1")
    assert (words.count("Head"), words.count("dock10")) == (11, 30)
    for page in turned[1:]:
        drawn = [text.text for text in page.texts if text.mcid in page.artifacts]
        assert drawn == ["Head"] * 11


def test_notes_in_a_turned_table_stand_under_it() -> None:
    note = '<aside class="footnote" id="n" data-number="1"><p data-path="n0.0">Of the dock.</p></aside>'
    _, facts = _set(_table(11, 2, "dock").replace("dock3", f"dock3{note}", 1) + paragraphs(2, first=2))
    turned = next(page for page in facts.pages if page.turned)
    assert (turned.marks, turned.notes) == (("n",), ("n",))


def test_a_table_in_a_note_is_not_turned() -> None:
    note = f'<p data-path="b3">Dock<aside class="footnote">{_table(11, 2, "dock").replace("b1", "n0.0")}</aside></p>'
    _, facts = _set(note)
    assert not any(page.turned for page in facts.pages)
    assert _wide(facts)


def test_a_table_that_is_too_wide_turned_is_told() -> None:
    _, facts = _set(_table(14, 2, "harbour"))
    assert "table" in [spill.kind for page in facts.pages if page.turned for spill in page.spills]


@pytest.mark.parametrize("above", [2, 3])
def test_the_title_of_a_table_longer_than_a_page_stands_over_its_first_row(above: int) -> None:
    _, before, after = _fitted(paragraphs(above, words=20) + _table(2, 24, "dock"))
    assert len(before.pages) > 1
    title = next(n for n, page in enumerate(after.pages) for block in page.blocks if block.path == "b1.caption")
    depths = [block.box.height for block in after.pages[title].blocks if block.path == "b1"]
    assert depths
    assert max(depths) >= 14
    assert not _wide(after)
