"""Words are divided at line ends where the house says so."""

import itertools
from collections.abc import Iterator

from publish.config.hyphenation import Hyphenation, LanguageHyphenation
from publish.markup.divisions import limits_by_language
from tests.pdf.flow import CSS, flow, typesetter

SETTINGS = Hyphenation(languages={"de": LanguageHyphenation(shortest=8, before=5, after=4)})
STYLE = "\n".join(
    ["p { hyphenate-limit-chars: 6 3 3 }", ".whole { hyphens: manual }", *limits_by_language(SETTINGS, "p")]
)
ENGLISH = "watching harbour lanterns before sunrise, internationally remarkable fishermen understand navigation "
GERMAN = "arbeitende seefahrende hinausfahren zurueckkehren beobachten navigieren unterscheiden "


def _divisions(body: str) -> Iterator[tuple[str, str]]:
    """The parts of each word that a line divides, in measures from narrow to wide."""
    for width in range(150, 300, 5):
        css = CSS + STYLE + f"@page {{ size: {width}pt 900pt }}"
        composition = typesetter(css).compose(flow(body))
        page = composition._document.pages[0]._page_box
        boxes = [box for box in page.descendants() if type(box).__name__ == "LineBox" and box.element_tag == "p"]
        lines = ["".join(inner.text for inner in box.descendants() if hasattr(inner, "text")) for box in boxes]
        for line, after in itertools.pairwise(lines):
            if line.endswith("‐"):
                yield line[:-1].split()[-1], after.split()[0].strip(",")


def test_the_parts_of_a_word_have_the_letters_that_its_language_asks_for() -> None:
    german = set(_divisions(f'<p lang="de" data-path="b0">{GERMAN * 3}</p>'))
    english = set(_divisions(f'<p lang="en" data-path="b0">{ENGLISH * 3}</p>'))
    assert german
    assert all(len(before) >= 5 and len(after) >= 4 for before, after in german)
    assert min(len(before) for before, _ in english) == 3


def test_a_word_that_is_given_is_divided_there_and_nowhere_else_and_one_that_never_is_stays_whole() -> None:
    given = ENGLISH.replace("internationally", "inter\u00adnationally")
    whole = ENGLISH.replace("internationally", '<span class="whole">internationally</span>')
    found = [*_divisions(f'<p data-path="b0">{given * 3}</p>')]
    kept = [*_divisions(f'<p data-path="b0">{whole * 3}</p>')]
    plain = [*_divisions(f'<p data-path="b0">{ENGLISH * 3}</p>')]
    assert {before for before, after in found if (before + after).startswith("inter")} == {"inter\u00ad"}
    assert len({parts for parts in plain if "".join(parts) == "internationally"}) > 1
    assert kept
    assert not [parts for parts in kept if "".join(parts) == "internationally"]
