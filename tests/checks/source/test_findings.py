"""What an editor reads of each finding: its place, its words and its hint, in one file that is read like prose.

``PUBLISH_GOLDEN=write`` writes it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from publish.checks.source import CHECKS, Manuscript
from publish.config.theme import Colour, read_theme
from publish.model.figures import Output
from publish.resources import SHIPPED
from tests.checks.findings import held_to, shown
from tests.checks.source.manuscripts import HEAD, manuscript, notice, said
from tests.checks.source.test_source import FAULTY

GOLDEN = Path(__file__).with_name("findings.txt")
_LICENSED = '\n![Boats](images/b.jpg "At low tide"){credit="A" licence-until=2027-01-31 outputs=print}'
_EVERYWHERE = """
Сообщение, and [here](https://example.org) too.[^1]

> Выход

- Ein :material: \U0001f525 港

[^1]: Порт ашылды, see [this](https://example.org/2).
"""


def _manuscripts() -> Iterator[tuple[str, Manuscript]]:
    for name, (language, body, _) in FAULTY.items():
        yield name, manuscript(body, language=language)
    yield "no body, no date, nobody", manuscript("", head="headline: One\n")
    yield "a body of a rule", manuscript("\n***\n")
    yield "a picture that nobody described", manuscript('\n![](images/b.jpg "At low tide"){credit=A}')
    yield "a licence that has ended", manuscript(_LICENSED, today=date(2027, 2, 1))
    yield "a picture for paper", manuscript(_LICENSED, outputs=(Output.EPUB,))
    yield "a picture for paper, nobody knows yet", manuscript(_LICENSED)
    yield "a long paragraph by a setting", manuscript("\none two three four", words=3)
    yield "a dispatch in another language", manuscript("\nКрига скувала гавань.\n\n- Пором не вийшов.")
    headed = HEAD + "kicker: Выход\nstandfirst: Қала\ncorrections: [{date: 2026-11-21, text: Көпір}]\n"
    few = frozenset(map(ord, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;-()©’“”"))
    everywhere = manuscript(_EVERYWHERE, head=headed, notices=[notice("---\nheadline: x\n---\nПодписка [here](a.md).")])
    yield "all over a dispatch and a notice", everywhere
    yield "characters that no face has", replace(everywhere, covered=few, emoji=frozenset({0x1F525}))
    yield "the same for print", replace(everywhere, covered=few, emoji=frozenset({0x1F525}), outputs=(Output.PRINT,))
    path = "styles/themes/default/theme.toml"
    theme = read_theme(SHIPPED.read_text(path), path, name="default").value
    grey = Colour("#999999", "device-cmyk(0 0 0 0.4)", "#444444")
    yield (
        "a faded theme",
        replace(manuscript("\nWords."), theme=replace(theme, colours={**theme.colours, "accent": grey})),
    )


def test_findings_say_where_and_what_and_what_to_do() -> None:
    text = shown((name, said(content)) for name, content in _manuscripts())
    assert text == held_to(GOLDEN, text)


def test_every_check_of_content_says_something_there() -> None:
    """A check that finds nothing in any manuscript would leave the file as it is, whatever it said."""
    told = {found.id for _, content in _manuscripts() for found in said(content)}
    assert {check.rule.id for check in CHECKS} - told == set()
