"""A filler stands at the foot of a last page that has room for it, and changes nothing else."""

from publish.model.edition import Filler
from publish.model.facts import GalleyFacts
from publish.pdf.fillers import chosen
from publish.pdf.setting import set_galley
from tests.pdf.wild import workshop

_WORDS = "The pilots of the old port ring their bell for a ship that comes over the bar at the turn of the tide. "
_PICTURE = (
    '<aside class="filler"><img class="decorative" src="asset:600x400.png" alt="" width="600" height="400"/></aside>'
)
_LINE = '<aside class="filler"><p class="house">Write to the desk.</p></aside>'
_NOTE = '<aside class="footnote" data-number="1" id="n"><p data-path="n0">So they say.</p></aside>'


def _facts(paragraphs: int, filler: str = "", note: str = "") -> GalleyFacts:
    shop = workshop()
    body = "".join(f'<p data-path="b{number}">{_WORDS * 4}{note}</p>' for number in range(paragraphs))
    flow = (
        '<html lang="en"><head><title>t</title></head><body class="dispatches">'
        '<article class="dispatch" lang="en" id="k" data-dispatch="k"><header class="opening" data-path="opening">'
        f'<h1 class="headline" data-path="headline">Port</h1></header><div class="body">{body}</div></article>{filler}'
        "</body></html>"
    )
    facts = set_galley(shop.typesetter, flow, shop.aims, {}).facts
    assert not facts.unplanned
    return facts


def _stands(facts: GalleyFacts) -> list[list[tuple[str, float]]]:
    return [[(block.path, round(block.box.y, 2)) for block in page.blocks] for page in facts.pages]


def test_an_ornament_stands_on_the_last_line_of_a_page_with_room() -> None:
    area = workshop().aims.area
    plain, filled = _facts(2), _facts(2, _PICTURE)
    assert _stands(filled) == _stands(plain)
    (picture,) = filled.pages[-1].pictures
    assert abs(picture.box.y + picture.box.height - area.bottom) < 1
    assert picture.box.y > plain.pages[-1].depth + 4 * area.leading
    assert not [spill for page in filled.pages for spill in page.spills]


def test_a_line_of_the_house_is_none_of_the_author_s_words() -> None:
    filled = _facts(2, _LINE)
    assert "Write to the desk." in [text.text for text in filled.pages[-1].texts]
    assert not [block for block in filled.pages[-1].blocks if "desk" in block.text]


def test_no_filler_stands_where_the_page_is_full_or_notes_stand_at_its_foot() -> None:
    for paragraphs in range(2, 7):
        last = _facts(paragraphs, _PICTURE).pages[-1]
        aims = workshop().aims
        room = aims.area.bottom - _facts(paragraphs).pages[-1].depth
        assert bool(last.pictures) == (room >= aims.filler * aims.area.leading)
    assert not _facts(1, _PICTURE, _NOTE).pages[-1].pictures


def test_a_dispatch_keeps_its_filler() -> None:
    fillers = tuple(Filler(line=str(number)) for number in range(3))
    found = {key: chosen(fillers, key) for key in map(str, range(30))}
    assert set(found.values()) == set(fillers)
    assert chosen((), "a") is None
