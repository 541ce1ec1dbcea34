"""Make-up: what is corrected once a galley is set."""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest

from publish.config.geometry import Size
from publish.model.facts import GalleyFacts, SetBlock, SetLine, TypeArea
from publish.pdf.makeup import corrected
from publish.pdf.photos import Aims, short_pages
from publish.pdf.structure import StructureElement
from tests.pdf.flow import CSS, flow, paragraphs, typesetter

AIMS = Aims(TypeArea(leading=14, top=30, bottom=30 + 17 * 14), Size(225, 300))


@pytest.fixture(scope="module")
def measure() -> Callable[[Element], GalleyFacts]:
    setter = typesetter()

    def measured(root: Element) -> GalleyFacts:
        return setter.compose(tostring(root, encoding="unicode")).measure()

    return measured


@pytest.fixture(scope="module")
def wide() -> Callable[[Element], GalleyFacts]:
    """The same on pages as wide as those of a book."""
    setter = typesetter(CSS.replace("225pt 300pt", "360pt 300pt"))
    return lambda root: setter.compose(tostring(root, encoding="unicode")).measure()


def figure(path: str, size: str = "300x240") -> str:
    return (
        f'<figure data-path="{path}"><img src="asset:{size}.png" width="300" height="240" alt="x"/>'
        f'<figcaption data-path="{path}.caption">Caption.</figcaption></figure>'
    )


def body(content: str) -> Element:
    return fromstring(flow(f'<div class="body">{content}</div>'))


def block(facts: GalleyFacts, path: str) -> SetBlock:
    return next(block for page in facts.pages for block in page.blocks if block.path == path)


def spread(lines: tuple[SetLine, ...]) -> float:
    widths = [line.width for line in lines]
    return max(widths) - min(widths)


def test_a_photo_that_left_its_page_short_moves_within_its_section(
    measure: Callable[[Element], GalleyFacts],
) -> None:
    root = body(paragraphs(3, words=36) + figure("b3") + paragraphs(5, first=4))
    assert list(short_pages(measure(root), AIMS))
    facts = corrected(root, measure, AIMS)
    assert not list(short_pages(facts, AIMS))
    found = [element.get("data-path") for element in root.iter("figure")]
    assert found == ["b3"]
    order = [element.get("data-path") for element in next(e for e in root.iter() if e.get("class") == "body")]
    assert order.index("b3") != 3


def test_the_tags_keep_the_authors_order(measure: Callable[[Element], GalleyFacts]) -> None:
    root = body(paragraphs(3, words=36) + figure("b3") + paragraphs(5, first=4))
    corrected(root, measure, AIMS)
    galley = typesetter().compose(tostring(root, encoding="unicode")).galley()
    (article,) = galley.tags
    assert isinstance(article, StructureElement)
    roles = [kid.role for kid in article.kids if isinstance(kid, StructureElement)]
    assert roles == ["P"] * 3 + ["Div"] + ["P"] * 5
    assert [block.path for page in galley.facts.pages for block in page.blocks if block.path == "b3"] == ["b3"]


def test_a_photo_never_leaves_its_section(measure: Callable[[Element], GalleyFacts]) -> None:
    heading = '<h2 data-path="b3">A section</h2>'
    end = '<h2 data-path="b5">Another</h2>'
    root = body(paragraphs(3, words=36) + heading + figure("b4") + end + paragraphs(5, first=6))
    corrected(root, measure, AIMS)
    order = [element.get("data-path") for element in next(e for e in root.iter() if e.get("class") == "body")]
    assert order[3:6] == ["b3", "b4", "b5"]


def _order(root: Element) -> list[str]:
    return [element.get("data-path", "") for element in next(e for e in root.iter() if e.get("class") == "body")]


@pytest.mark.parametrize(("end", "words"), [(":", 36), (": ", 110), ("：", 36)])
def test_a_photo_does_not_part_an_announcement_from_what_follows(
    end: str, words: int, measure: Callable[[Element], GalleyFacts]
) -> None:
    announcing = paragraphs(1, words=words, first=4).replace("</p>", f"{end}</p>")
    entries = '<ul data-path="b5"><li><p data-path="b5.0">wind</p></li><li><p data-path="b5.1">tide</p></li></ul>'
    root = body(paragraphs(3, words=36) + figure("b3") + announcing + entries + paragraphs(6, words=36, first=6))
    corrected(root, measure, AIMS)
    assert _order(root)[3:6] == ["b4", "b5", "b3"]


@pytest.mark.parametrize(
    "stop", ['<pre data-path="b4">tide 4.2\nwind 6.1</pre>', '<table data-path="b4"><tr><td>6.1</td></tr></table>']
)
def test_a_photo_never_passes_what_is_no_running_text(stop: str, measure: Callable[[Element], GalleyFacts]) -> None:
    root = body(paragraphs(3, words=36) + figure("b3") + stop + paragraphs(6, words=36, first=5))
    corrected(root, measure, AIMS)
    order = _order(root)
    assert order.index("b3") < order.index("b4")


@pytest.mark.parametrize("end", ["", '<p data-path="b5">So it went.</p>'])
@pytest.mark.parametrize("words", [36, 110])
def test_no_photo_is_put_before_the_last_lines(words: int, end: str, measure: Callable[[Element], GalleyFacts]) -> None:
    root = body(paragraphs(3, words=36) + figure("b3") + paragraphs(1, words=words, first=4) + end)
    corrected(root, measure, AIMS)
    assert _order(root).index("b3") < _order(root).index("b4")


def test_figures_take_whole_lines(measure: Callable[[Element], GalleyFacts]) -> None:
    root = body(paragraphs(1) + figure("b1", "300x101") + paragraphs(2, first=2))
    before = block(measure(root), "b1").box.height
    assert before % 14 > 0.1
    after = block(corrected(root, measure, AIMS), "b1").box.height
    assert after == pytest.approx(-(-before // 14) * 14, abs=0.1)


def test_display_lines_are_balanced(measure: Callable[[Element], GalleyFacts]) -> None:
    root = body('<h1 data-path="headline">Dredgers return to the old port</h1>' + paragraphs(1))
    lines = block(measure(root), "headline").lines
    assert len(lines) == 2
    assert spread(lines) < 15


TEXT = "the tide came in over sand and rope while pilots waited at quays for harbour lights to change again"
WORDS = TEXT.split()


def prose(count: int, seed: int) -> str:
    """Paragraphs of very different lengths."""
    chance = Random(seed)
    lengths = [chance.randrange(40, 130) for _ in range(count)]
    texts = [" ".join(chance.choices(WORDS, k=length)) for length in lengths]
    return "".join(f'<p data-path="b{number}">{text}.</p>' for number, text in enumerate(texts))


@pytest.mark.slow
def test_a_last_page_of_few_lines_is_mended_by_lines(wide: Callable[[Element], GalleyFacts]) -> None:
    thin, mended = 0, list[Element]()
    for seed in range(30):
        root = body(prose(16, seed))
        facts = wide(root)
        if len(facts.pages) > 1 and AIMS.area.lines(facts.pages[-1]) < 4.5:
            thin += 1
            after = corrected(root, wide, AIMS)
            if len(after.pages) < len(facts.pages) or AIMS.area.lines(after.pages[-1]) > 4.5:
                mended.append(root)
            assert not list(short_pages(after, AIMS))
    assert thin > 5
    assert len(mended) >= thin * 0.5
    assert any(element.get("data-lines") for root in mended for element in root.iter("p"))


def test_pages_that_end_short_are_filled_by_their_paragraphs(wide: Callable[[Element], GalleyFacts]) -> None:
    """A heading that goes over to the next page leaves white; what follows stands where it stood."""
    short = filled = 0
    for seed in range(30):
        after = "".join(f'<p data-path="b{n}">{WORDS[n % 9]}.</p>' for n in range(10, 20))
        root = body(prose(3, seed) + '<h1 data-path="b9">Tide tables</h1>' + after)
        for element in root.iter("h1"):
            element.set("style", "break-after: avoid")
        before = wide(root)
        if 0.5 < AIMS.area.room(before.pages[0]) / 14 < 3.5:
            short += 1
            facts = corrected(root, wide, AIMS)
            filled += AIMS.area.room(facts.pages[0]) < 7
            assert [b.path for b in facts.pages[1].blocks] == [b.path for b in before.pages[1].blocks]
    assert short > 3
    assert filled >= short * 0.3


def test_a_last_page_that_nothing_mends_is_given_up_soon(measure: Callable[[Element], GalleyFacts]) -> None:
    """Each setting of a long dispatch takes its time: what the most does not mend is not tried with less."""
    settings: list[GalleyFacts] = []

    def counted(tree: Element) -> GalleyFacts:
        settings.append(measure(tree))
        return settings[-1]

    root = body("".join(f'<p data-path="b{number}">Tide.</p>' for number in range(19)))
    corrected(root, counted, AIMS)
    assert len(settings) == 1
    assert not any(element.get("style") for element in root.iter())


def test_lines_are_carried_to_a_last_page_of_few(measure: Callable[[Element], GalleyFacts]) -> None:
    """Where no paragraph can give a line, the page before ends a line early: nobody sees it."""
    carried = 0
    for words in range(60, 200, 9):
        root = body(paragraphs(2, words=words))
        facts = measure(root)
        if len(facts.pages) > 1 and AIMS.area.lines(facts.pages[-1]) < 4.5:
            mended = corrected(root, measure, AIMS)
            assert not list(short_pages(mended, AIMS))
            carried += any("widows" in element.get("style", "") for element in root.iter())
    assert carried


def test_an_upright_photo_may_be_set_smaller(measure: Callable[[Element], GalleyFacts]) -> None:
    upright = (
        '<figure data-path="b1"><img src="asset:150x280.png" width="150" height="280" alt="x"/>'
        '<figcaption data-path="b1.caption">Caption.</figcaption></figure>'
    )
    root = body(paragraphs(1, words=40) + upright + '<h2 data-path="b2">Next</h2>' + paragraphs(5, first=3))
    before = measure(root)
    assert list(short_pages(before, AIMS))
    after = corrected(root, measure, AIMS)
    assert not list(short_pages(after, AIMS))
    assert after.pages[0].pictures[0].box.height >= 0.6 * before.pages[1].pictures[0].box.height


def test_a_page_whose_filling_moves_what_follows_is_left_as_it_was() -> None:
    """Settings that differ from what was reckoned: every page that is filled loses its last block to the next one."""
    root = body(prose(8, 3))
    setter = typesetter(CSS.replace("225pt 300pt", "360pt 250pt"))
    plain = setter.compose(tostring(root, encoding="unicode")).measure()
    short = tuple(replace(page, depth=page.depth - 14) for page in plain.pages)
    again: list[int] = []

    def moving(tree: Element) -> GalleyFacts:
        changed = sum(element.get("data-lines") is not None for element in tree.iter())
        again.append(changed)
        pages = [replace(page, blocks=page.blocks[1:]) if changed else page for page in short]
        return replace(plain, pages=tuple(pages))

    aims = Aims(TypeArea(leading=14, top=30, bottom=30 + 13 * 14), Size(225, 300))
    facts = corrected(root, moving, aims)
    assert facts.pages == short
    assert max(again) > 0
    assert not any(element.get("data-lines") for element in root.iter())
