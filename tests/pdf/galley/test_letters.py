"""Every letter that is set can be read back from the finished page."""

from io import BytesIO
from unicodedata import normalize

import pikepdf
import pytest

from publish.pdf.faces import share_faces
from publish.pdf.galley import Galley
from publish.preflight.marked import marked
from tests.pdf.flow import CSS, flow, fonts, typesetter

WIDE = CSS.replace("size: 225pt", "size: 425pt")


def galley(body: str, css: str = WIDE) -> Galley:
    return typesetter(css).compose(flow(body)).galley()


def said(*galleys: Galley) -> list[str]:
    """What galleys bound to one book say, by the maps and the words in the file."""
    pdf = pikepdf.new()
    groups = []
    for one in galleys:
        with_pages = pikepdf.open(BytesIO(one.pdf))
        start = len(pdf.pages)
        pdf.pages.extend(with_pages.pages)
        groups.append((list(pdf.pages)[start:], one.faces))
    share_faces(pdf, groups, fonts())
    return ["".join(text for page in pages for _, text in sorted(marked(page).pieces.items())) for pages, _ in groups]


@pytest.mark.parametrize(
    "text",
    [
        "m\u0303 and m",  # a letter and its mark are one cluster, and the letter stands alone behind
        "x\u0323y\u0331 xy",
        "fine flags, office affairs",
        "a\u0327\u0301 \u0105\u0301 a",
    ],
)
def test_a_cluster_reads_as_its_text_and_leaves_its_letters_alone(text: str) -> None:
    (read,) = said(galley(f'<p data-path="b0">{text}</p>'))
    assert normalize("NFC", read) == normalize("NFC", text)


def test_small_capitals_read_in_the_case_that_was_written() -> None:
    css = WIDE + ".a { font-variant: all-small-caps }"
    assert said(galley('<p data-path="b0" class="a">The HARBOUR at Aktau</p>', css)) == ["The HARBOUR at Aktau"]


def test_a_hyphen_of_the_text_is_one_and_the_hyphen_of_setting_is_none() -> None:
    words = "well\u2010known " * 9 + "internationalisation " * 9
    (text,) = said(galley(f'<p data-path="b0">{words}</p>', CSS))
    assert text.count("\u2010") == 9
    assert "\u00ad" in text
    assert text.replace("\u00ad", "").replace(" ", "") == words.replace(" ", "")


def test_an_ellipsis_that_cuts_reads_as_itself() -> None:
    cut = "#cut { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; width: 80pt }"
    head = '<p data-path="b0" id="cut">A headline that is longer than its room</p>'
    cut_off, other = said(galley(head, WIDE + cut), galley('<p data-path="b0">She waited … and left.</p>'))
    assert cut_off.endswith("…")
    assert "room" not in cut_off
    assert other == "She waited … and left."


@pytest.mark.parametrize("missing", ["港", "\U0001f525"])
def test_a_letter_without_a_face_takes_no_other_letter_with_it(missing: str) -> None:
    lost = galley(f'<p data-path="b0">Fire {missing} again</p>')
    assert lost.missing == missing
    _, other = said(lost, galley('<p data-path="b0">Quick judges vex my big zebra.</p>'))
    assert other == "Quick judges vex my big zebra."


def test_without_its_drawing_letters_are_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control, and what tells when the mending is not needed any more."""
    monkeypatch.setattr("publish.pdf.galley.readable", lambda draw: draw)
    css = WIDE + ".a { font-variant: all-small-caps }"
    assert said(galley('<p data-path="b0" class="a">The HARBOUR at Aktau</p>', css)) != ["The HARBOUR at Aktau"]
