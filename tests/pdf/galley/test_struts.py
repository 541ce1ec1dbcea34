"""Lines stand on the grid whatever faces their letters come from."""

from collections import defaultdict
from itertools import pairwise
from typing import Any

import pytest

from publish.pdf.column import column_rule
from tests.pdf.wild import workshop

WORDS = (
    "הנמל",
    "<b>הנמל</b>",
    "ნავსადგური",
    "Նավահանգիստ",
    "ميناء",
    '<i lang="ar">ميناء</i>',
    '<span lang="fa" dir="rtl">بندر</span>',
    "Cảng Ẩn Ễ",
    "∑ ☂ 🙂",
    "<em><code>url(x)</code></em>",
    "m<sup>2</sup>, x<sub>2</sub>",
)
BLOCKS = (
    "<p {}>{}</p>",
    "<ul><li><p {}>{}</p></li></ul>",
    '<blockquote class="quote"><p {}>{}</p></blockquote>',
    '<h2 class="section" {}>{}</h2>',
    '<figure><figcaption class="caption" {}>{}</figcaption></figure>',
    '<aside class="box"><p {}>{}</p></aside>',
    '<p>Here.<aside class="footnote" data-number="1" id="n"><p {}>{}</p></aside></p>',
)


def _lines(theme: str, blocks: str) -> dict[str, list[Any]]:
    """The lines of each block that has an ``id``."""
    shop = workshop(theme)
    article = f'<article class="dispatch" lang="en"><div class="body">{blocks}</div></article>'
    flow = f'<html lang="en"><head><title>t</title></head><body class="dispatches">{article}</body></html>'
    page = shop.typesetter.compose(flow, column_rule(shop.aims.trim))._document.pages[0]._page_box
    found: dict[str, list[Any]] = defaultdict(list)
    for box in page.descendants():
        if type(box).__name__ == "LineBox" and (name := box.element.get("id")):
            found[name].append(box)
    return found


@pytest.mark.parametrize(
    "theme", ["default", *(pytest.param(theme, marks=pytest.mark.slow) for theme in ("broadsheet", "review"))]
)
def test_no_word_pushes_lines_apart(theme: str) -> None:
    named = [(f"b{number}", BLOCKS[0], words) for number, words in enumerate(WORDS)]
    named += [(f"k{number}", block, " ".join(WORDS)) for number, block in enumerate(BLOCKS)]
    plain = [(f"p{number}", block, "and") for number, block in enumerate(BLOCKS)]
    lines = _lines(theme, "".join(block.format(f'id="{name}"', _said(words)) for name, block, words in plain + named))
    for name, block, _ in named:
        usual = lines[f"p{BLOCKS.index(block)}"][0].height
        assert len(lines[name]) > 2
        assert [line.height for line in lines[name]] == pytest.approx([usual] * len(lines[name]), abs=0.01), name
        for above, line in pairwise(lines[name]):
            apart = line.position_y + line.baseline - above.position_y - above.baseline
            assert apart == pytest.approx(usual, abs=0.01), name


def _said(words: str) -> str:
    return " ".join(f"The pilots of the harbour {words} ring their bell." for _ in range(6))


def test_letters_count_where_a_sheet_asks_for_no_leading() -> None:
    normal = '<p id="{0}" style="line-height: normal">{0}</p>'
    lines = _lines("default", normal.format("and") + normal.format("ميناء"))
    assert lines["ميناء"][0].height > lines["and"][0].height
