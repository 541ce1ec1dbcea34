"""Tables that are too wide get smaller type, and those that are longer than a page begin under their titles."""

from xml.etree.ElementTree import Element, fromstring, tostring

import pytest

from publish.model.facts import GalleyFacts
from publish.pdf.tables import fit_tables
from tests.pdf.flow import CSS, flow, paragraphs, typesetter

STYLE = CSS + (
    "table { break-inside: avoid; hyphens: none; border-collapse: collapse; width: 100%; font: 8pt/14pt G }"
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


def test_a_table_that_no_type_makes_narrow_enough_is_left_wide_and_told() -> None:
    _, _, after = _fitted(_table(14, 2, "harbour"))
    assert _wide(after)


@pytest.mark.parametrize("above", [2, 3])
def test_the_title_of_a_table_longer_than_a_page_stands_over_its_first_row(above: int) -> None:
    _, before, after = _fitted(paragraphs(above, words=20) + _table(2, 24, "dock"))
    assert len(before.pages) > 1
    title = next(n for n, page in enumerate(after.pages) for block in page.blocks if block.path == "b1.caption")
    depths = [block.box.height for block in after.pages[title].blocks if block.path == "b1"]
    assert depths
    assert max(depths) >= 14
    assert not _wide(after)
