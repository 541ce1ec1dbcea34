"""Running heads give way to folios: they are cut behind a word, as late as there is room."""

from collections.abc import Sequence
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from publish.markup.stylesheet import stylesheet
from publish.pdf.folios import Crowded, Head, fitted
from tests.pdf.flow import CSS, flow, typesetter

SHEET = (Path(__file__).parents[2] / "styles/print/heads.css").read_text("utf-8")
LENGTHS = (
    "text-size note-size caption-leading page-width page-height measure head-top foot-top margin-inner margin-outer"
)
TOKENS = {
    "ink": "#000",
    "text": "G",
    **dict.fromkeys(LENGTHS.split(), "30pt"),
    "note-size": "10pt",
    "page-width": "225pt",
    "page-height": "300pt",
    "measure": "165pt",
}


def _room(characters: int) -> Crowded:
    return lambda heads: [len(head.running) + len(head.folio) > characters for head in heads]


def _long(words: str, folio: str = "7", *, recto: bool = True) -> Head:
    return Head(recto, folio, words)


def test_a_head_is_cut_behind_the_last_word_that_has_room() -> None:
    shown = [_long("The dredger waits, and so does the harbour"), _long("Short", "8", recto=False)]
    cut, short = fitted(shown, _room(24))
    assert cut.running == "The dredger waits, and…"
    assert short == shown[1]


def test_no_point_stands_before_the_cut_and_a_long_word_is_cut_itself() -> None:
    shown = [_long("The dredger waits, and"), _long("Lighthousekeepers all")]
    assert [head.running for head in fitted(shown, _room(20))] == ["The dredger waits…", "Lighthousekeepers…"]
    assert [head.running for head in fitted(shown, _room(9))] == ["The…", "Lightho…"]


# A head's blanks are folded, as those of every line of text.
_WORDS = st.text(alphabet="ab ,.", min_size=1, max_size=40).map(lambda text: " ".join(text.split())).filter(bool)


@given(st.lists(_WORDS, max_size=6), st.integers(3, 40))
def test_what_fits_stays_and_what_is_cut_fits(words: Sequence[str], room: int) -> None:
    shown = [Head(True, str(number), text) for number, text in enumerate(words)]
    for before, after in zip(shown, fitted(shown, _room(room)), strict=True):
        if len(before.running) + len(before.folio) <= room:
            assert after == before
        else:
            assert len(after.running) + len(after.folio) <= max(room, 3) or len(after.running) <= 2


def test_the_room_of_a_head_is_what_its_folio_leaves() -> None:
    setter = typesetter(CSS + stylesheet({"heads.css": SHEET}, TOKENS))
    words = "The harbour board counts the boats on the slip"

    def sheet(running: str) -> str:
        head = f'<p class="running-head"><span class="running">{running}</span><span class="folio">128</span></p>'
        return f'<div class="sheet recto">{head}</div>'

    composition = setter.compose(flow(sheet(words) + sheet("The boats")))
    assert composition.crowded("running") == (True, False)
    folios = [
        box
        for page in composition._document.pages
        for box in page._page_box.descendants(placeholders=True)
        if getattr(box, "text", "") == "128"
    ]
    assert [round(box.position_x + box.width) for box in folios] == [round((30 + 165) / 0.75)] * 2
