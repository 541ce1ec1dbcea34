"""Make-up: what is corrected once a galley is set."""

from collections.abc import Callable
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest

from publish.model.facts import GalleyFacts, SetBlock, SetLine, TypeArea
from publish.pdf.makeup import corrected
from publish.pdf.photos import Aims, short_pages
from publish.pdf.structure import StructureElement
from tests.pdf.flow import flow, paragraphs, typesetter

AIMS = Aims(TypeArea(leading=14, top=30, bottom=30 + 17 * 14))


@pytest.fixture(scope="module")
def measure() -> Callable[[Element], GalleyFacts]:
    setter = typesetter()

    def measured(root: Element) -> GalleyFacts:
        return setter.compose(tostring(root, encoding="unicode")).measure()

    return measured


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
    before = block(measure(root), "headline").lines
    after = block(corrected(root, measure, AIMS), "headline").lines
    assert len(before) == len(after) == 2
    assert spread(after) < spread(before)


def test_a_last_page_of_two_lines_is_mended(measure: Callable[[Element], GalleyFacts]) -> None:
    for words in range(30, 60):
        root = body(paragraphs(4, words=words))
        facts = measure(root)
        lines = (facts.pages[-1].depth - 30) / 14
        if len(facts.pages) > 1 and lines < 2.5:
            break
    mended = corrected(root, measure, AIMS)
    assert len(mended.pages) < len(facts.pages) or (mended.pages[-1].depth - 30) / 14 >= 4.5


def test_a_last_page_that_nothing_mends_is_given_up_soon(measure: Callable[[Element], GalleyFacts]) -> None:
    """Each setting of a long dispatch takes its time: what the most does not mend is not tried with less."""
    settings: list[GalleyFacts] = []

    def counted(tree: Element) -> GalleyFacts:
        settings.append(measure(tree))
        return settings[-1]

    root = body("".join(f'<p data-path="b{number}">Tide.</p>' for number in range(19)))
    corrected(root, counted, AIMS)
    assert len(settings) == 3
    assert not any(element.get("style") for element in root.iter())


def test_lines_are_carried_to_a_last_page_of_few(measure: Callable[[Element], GalleyFacts]) -> None:
    """Where no word space helps, the page before ends a line early: nobody sees it."""
    carried = 0
    for words in (80, 155, 195):
        root = body(paragraphs(2, words=words))
        facts = measure(root)
        assert AIMS.area.lines(facts.pages[-1]) < 4.5
        mended = corrected(root, measure, AIMS)
        assert AIMS.area.lines(mended.pages[-1]) >= 4.5
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
