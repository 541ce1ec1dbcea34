"""Pages that are planned come out as planned, and keep what a typesetter keeps."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest

from publish.model.facts import GalleyFacts, SetBlock
from publish.pdf.column import Unplanned, column_rule
from publish.pdf.galley import Galley
from publish.pdf.page_plan import plan_pages
from publish.pdf.setting import set_galley
from publish.pdf.structure import Kid, StructureElement
from tests.pdf.wild import wild, workshop

FEW, SOME, MANY = range(4), range(4, 12), range(1_000)
AGREE = 0.85
"""The share of wild flows that come out as planned at the least: tables over several pages and the like do not."""


def _set(flow: str) -> Galley:
    shop = workshop()
    return set_galley(shop.typesetter, flow, shop.aims, {})


def _planned(flow: str) -> Galley | None:
    galley = _set(flow)
    return None if galley.facts.unplanned else galley


def _blocks(facts: GalleyFacts) -> dict[str, list[tuple[int, SetBlock]]]:
    found: dict[str, list[tuple[int, SetBlock]]] = {}
    for number, page in enumerate(facts.pages):
        for block in page.blocks:
            found.setdefault(block.path, []).append((number, block))
    return found


def _roles(kids: Sequence[Kid]) -> Iterator[str]:
    """The tags of a galley in the order of reading."""
    for kid in kids:
        if isinstance(kid, StructureElement):
            yield kid.role
            yield from _roles(kid.kids)


def _flow(body: str) -> str:
    return (
        '<html lang="en"><head><title>t</title></head><body class="dispatches">'
        '<article class="dispatch" lang="en" id="k" data-dispatch="k"><header class="opening" data-path="opening">'
        f'<h1 class="headline" data-path="headline">Port</h1></header><div class="body">{body}</div></article>'
        "</body></html>"
    )


def _text(path: str, words: int) -> str:
    some = ("harbour", "of", "ropes", "and", "tar", "where", "pilots", "ring", "their", "bell", "for", "a", "ship")
    return f'<p data-path="{path}">{" ".join(some[number % len(some)] for number in range(words))}.</p>'


def _picture(path: str, size: str = "1200x800", focal: str = "") -> str:
    width, height = size.split("x")
    crop = f' data-focal="{focal}"' if focal else ""
    image = f'<img src="asset:{size}.png" width="{width}" height="{height}" alt="x"{crop}/>'
    return f'<figure data-path="{path}"><div class="picture">{image}</div></figure>'


def test_a_column_says_what_stands_in_it() -> None:
    shop = workshop()
    body = _text("b0", 40) + '<h2 class="section" data-path="b1">Tar</h2>' + _text("b2", 90) + _picture("b3")
    composition = shop.typesetter.compose_tree(fromstring(_flow(body)), column_rule(shop.aims.trim))
    column = composition.column(500.0)
    assert [piece.path for piece in column.pieces] == ["opening", "b0", "b1", "b2", "b3"]
    opening, first, heading, text, picture = column.pieces
    assert [piece.joined for piece in column.pieces] == [False, True, False, True, False]
    assert len(text.lines) > len(first.lines) > 1
    assert text.top == pytest.approx(heading.bottom, abs=0.1)
    assert picture.is_figure
    assert picture.picture is not None
    assert picture.picture[0] > picture.picture[1]
    assert opening.margins[1] > 0


def test_columns_of_the_flow_are_no_column() -> None:
    shop = workshop("broadsheet")
    brief = _flow(_text("b0", 40)).replace('class="dispatch"', 'class="dispatch brief"')
    composition = shop.typesetter.compose_tree(fromstring(brief), column_rule(shop.aims.trim))
    with pytest.raises(Unplanned):
        composition.column(500.0)
    facts = set_galley(shop.typesetter, brief, shop.aims, {}).facts
    assert facts.pages
    assert facts.unplanned == "its text stands in columns"


def test_a_photo_moves_so_that_its_page_is_full_and_is_read_where_it_was_put() -> None:
    body = "".join(_text(f"b{number}", 60) for number in range(5)) + _picture("f")
    body += "".join(_text(f"c{number}", 60) for number in range(7))
    galley = _planned(_flow(body))
    assert galley is not None
    area = workshop().aims.area
    for page in galley.facts.pages[:-1]:
        assert area.room(page) < area.leading
    stands = sorted((page, block.box.y, path) for path, ((page, block), *_) in _blocks(galley.facts).items())
    order = [path for _, _, path in stands]
    assert order[order.index("b4") + 1] != "f"
    assert [role for role in _roles(galley.tags) if role in ("P", "Figure")] == [*"PPPPP", "Figure", *"PPPPPPP"]


def test_text_follows_a_photo_under_the_opening() -> None:
    body = _picture("f", "1000x1000", "50% 50%") + "".join(_text(f"b{number}", 70) for number in range(9))
    galley = _planned(_flow(body).replace('class="dispatch"', 'class="dispatch leads"'))
    assert galley is not None
    first = galley.facts.pages[0]
    assert first.pictures
    assert sum(len(block.lines) for block in first.blocks if block.path.startswith("b")) >= 7


def test_a_long_table_goes_on_between_its_rows() -> None:
    rows = "".join(f"<tr><td>Row {number}</td><td>of many</td></tr>" for number in range(60))
    table = f'<table data-path="t"><thead><tr><th>A</th><th>B</th></tr></thead><tbody>{rows}</tbody></table>'
    facts = _set(_flow(_text("b0", 90) + table + _text("b1", 90))).facts
    pieces = [block for _, block in _blocks(facts)["t"]]
    assert len(pieces) > 1
    assert not any(block.torn for block in pieces)
    assert len(pieces[0].text) > 100


def test_what_does_not_come_out_as_planned_is_set_in_the_old_way(monkeypatch: pytest.MonkeyPatch) -> None:
    flow = _flow("".join(_text(f"b{number}", 70) for number in range(9)))
    assert _planned(flow) is not None
    monkeypatch.setattr("publish.pdf.page_plan.PagePlan.agrees", lambda *_: False)
    assert _set(flow).facts.unplanned == "its pages come out otherwise than they were planned"
    assert "".join(block.text for page in _set(flow).facts.pages for block in page.blocks).count("harbour") > 9


def test_nothing_is_changed_where_there_is_no_plan() -> None:
    shop = workshop()
    flow = _flow(_text("b0", 20) + f'<div class="verse" data-path="v" style="height:900pt">{_text("v0", 5)}</div>')
    composition = shop.typesetter.compose_tree(fromstring(flow), column_rule(shop.aims.trim))
    column = composition.column(shop.aims.area.bottom - shop.aims.area.top)
    column.pieces[1].lines = ()
    column.pieces[1].bottom += 900
    before = tostring(column.root)
    with pytest.raises(Unplanned, match="higher than a page"):
        plan_pages(column, shop.aims)
    assert tostring(column.root) == before


@pytest.mark.parametrize("seed", FEW)
def test_a_wild_dispatch_is_set_as_a_typesetter_would(seed: int) -> None:
    _judge(wild(seed), _set(wild(seed)).facts)


@pytest.mark.slow
@pytest.mark.parametrize("seed", SOME)
def test_more_wild_dispatches(seed: int) -> None:
    _judge(wild(seed), _set(wild(seed)).facts)


@pytest.mark.slow
def test_most_wild_dispatches_come_out_as_planned() -> None:
    seeds = range(100, 140)
    assert sum(_planned(wild(seed)) is not None for seed in seeds) >= AGREE * len(seeds)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", MANY)
def test_a_thousand_wild_dispatches(seed: int) -> None:
    _judge(wild(seed), _set(wild(seed)).facts)


def _judge(flow: str, facts: GalleyFacts) -> None:
    root, blocks = fromstring(flow), _blocks(facts)
    _nothing_lost(root, blocks)
    for path, pieces in blocks.items():
        lines = [len(block.lines) for _, block in pieces]
        if len(pieces) > 1 and pieces[0][1].element == "p" and not path.startswith("n"):
            assert lines[0] >= 2, path
            assert lines[-1] >= 2, path
    for page, after in pairwise(facts.pages):
        text = [block for block in page.blocks if not block.path.startswith("n") and block.box.height]
        lowest = max(text, key=lambda block: (block.box.y + block.box.height, block.path))
        assert lowest.element not in ("h1", "h2"), lowest.path
        # A note stands on the page of its mark, or begins there.
        begun = set(page.notes) | (set(after.notes) if set(page.notes) & set(after.notes) else set())
        assert set(page.marks) <= begun
    for page in facts.pages:
        assert not [spill for spill in page.spills if spill.kind == "picture"]
    _pictures_near(root, blocks)


def _nothing_lost(root: Element, blocks: dict[str, list[tuple[int, SetBlock]]]) -> None:
    for element in root.iter("p"):
        path = element.get("data-path")
        if path and not path.startswith("n") and len(element) == 0:
            said = "".join("".join(block.text for _, block in blocks[path]).split())
            assert said == "".join((element.text or "").split()), path


def _pictures_near(root: Element, blocks: dict[str, list[tuple[int, SetBlock]]]) -> None:
    """No picture stands before the section of its mention; pictures keep their order."""
    body = next(element for element in root.iter("div") if element.get("class") == "body")
    section, last = (0, 0.0), (0, 0.0)
    for element in body:
        path = element.get("data-path", "")
        if path not in blocks:
            continue
        page, block = blocks[path][0]
        if element.tag == "h2":
            section = (page, block.box.y)
        if element.tag == "figure":
            assert (page, block.box.y) > section, path
            assert (page, block.box.y) > last, path
            last = (page, block.box.y)


def _asked(block: str, **asked: str) -> str:
    """A block with what the editor asks of it."""
    names = "".join(f' data-{name}="{value}"' for name, value in asked.items())
    return block.replace(" data-path", f"{names} data-path", 1)


@pytest.mark.parametrize("kind", ["paragraph", "heading", "picture"])
def test_a_page_begins_where_the_editor_has_it_begin(kind: str) -> None:
    first = {
        "paragraph": _text("q", 60),
        "heading": '<h2 class="section" data-path="q">Tar</h2>' + _text("m", 60),
        "picture": _picture("q") + _text("m", 60),
    }[kind]
    before = "".join(_text(f"b{number}", 60) for number in range(4))
    behind = "".join(_text(f"c{number}", 60) for number in range(12))
    galley = _planned(_flow(before + _asked(first, makeup="new-page") + behind))
    assert galley is not None, "it came out as planned"
    stands = _blocks(galley.facts)
    assert [page for page, _ in stands["b3"]] == [0]
    ((page, block),) = stands["q"][:1]
    area = workshop().aims.area
    assert (page, block.forced) == (1, True)
    assert block.box.y == pytest.approx(area.top, abs=0.5)
    assert all(area.room(each) < 2 * area.leading for each in galley.facts.pages[1:-1]), "the others are full"


def test_no_photo_passes_a_page_that_the_editor_begins() -> None:
    text = "".join(_text(f"c{number}", 60) for number in range(8))
    for words in range(100, 400, 50):
        before = _text("b0", 60) + _picture("f") + _text("b1", words) + _asked(_text("q", 60), makeup="new-page")
        stands = _blocks(_set(_flow(before + _text("r", 60) + _picture("g") + text)).facts)
        assert stands["f"][0][0] < stands["q"][0][0] <= stands["g"][0][0]


@pytest.mark.parametrize(("change", "lines"), [("-1", -1), ("1", 1)])
def test_a_paragraph_is_as_many_lines_as_the_editor_wants(change: str, lines: int) -> None:
    """Of many paragraphs those that can be set so are."""
    changed = 0
    for words in range(90, 130, 4):
        rest = "".join(_text(f"c{number}", 60) for number in range(3))
        plain, asked = _text("q", words), _asked(_text("q", words), change=change)
        before, made = (_planned(_flow(body + rest)) for body in (plain, asked))
        assert before is not None
        assert made is not None
        ((_, was),), ((_, now),) = _blocks(before.facts)["q"], _blocks(made.facts)["q"]
        can = (was.fewer if lines < 0 else was.more) is not None
        assert len(now.lines) in ({len(was.lines) + lines} if can else {len(was.lines), len(was.lines) + lines})
        assert now.text == was.text
        changed += can
    assert changed


def test_what_is_asked_to_stay_with_the_next_or_whole_does() -> None:
    for count in range(4, 12):
        before = "".join(_text(f"b{number}", 40) for number in range(count))
        body = before + _asked(_text("k", 40), makeup="with-next whole") + _text("q", 120)
        stands = _blocks(_set(_flow(body)).facts)
        assert len(stands["k"]) == 1
        assert stands["q"][0][0] == stands["k"][0][0]


def test_a_photo_stays_where_the_editor_has_it_stay() -> None:
    before, behind = ("".join(_text(f"{key}{number}", 60) for number in range(7)) for key in "bc")
    for left in range(4, 7):
        start = before[: before.index(f'<p data-path="b{left}"')]
        for planned in (_planned, _set):
            galley = planned(_flow(start + _asked(_picture("f"), makeup="here") + behind))
            assert galley is not None
            stands = sorted((page, block.box.y, path) for path, ((page, block), *_) in _blocks(galley.facts).items())
            order = [path for _, _, path in stands]
            assert order[order.index("f") - 1 : order.index("f") + 2] == [f"b{left - 1}", "f", "c0"]
