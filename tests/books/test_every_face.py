"""A book that uses every face and every script of a theme loses no letter, whatever printer it is made for.

pdftotext reads it: a program that knows nothing of the content, of tags or of how the fonts were made.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from publish.config.theme import Theme
from publish.diagnostics import NOWHERE
from publish.pipeline.styles import theme_named
from publish.resources import SHIPPED
from publish.tools import pdffonts, pdftotext
from tests.books.test_printers import PRINTERS
from tests.docs.promises import letter

_OFTEN = ("office", "offset-x1a")
"""The printers that every run of what takes longer makes a book for; all are made at night."""
_PRINTERS = [pytest.param(name, marks=pytest.mark.slow if name in _OFTEN else pytest.mark.nightly) for name in PRINTERS]

_THEMES = [name.removesuffix("/") for name in SHIPPED.names("styles/themes")]

_WORDS = {
    "en": "Quay & “ferry” — fifth",
    "cs": "Přístav žluťoučký",
    "ru": "Причал у моста",
    "el": "Τὸ παλιὸ λιμάνι",
    "ar": "الميناء القديم",
    "he": "הנמל הישן",
    "hy": "Հին նավահանգիստ",
    "ka": "ძველი ნავსადგური",
}
"""Words by language, of every script that a theme has a family for."""
_SIGNS = "☕ ★ ⚓ ☐ ♄ ♆ ∑ ∫ ⨿ 🔥 🐟 ⛵"


def _said(language: str, words: str) -> str:
    direction = " dir=rtl" if language in ("ar", "he") else ""
    return f"[{words}]{{lang={language}{direction}}}"


def _section(language: str, words: str) -> str:
    said = _said(language, words)
    return f"""
## {said}

{said} then *{said}* then **{said}** then ***{said}*** and a note[^{language}].

| {said} | *{said}* |
|---|---|
| **{said}** | ***{said}*** |

> {said}
"""


_TIMES = 14
"""How often the words of a language stand in the dispatch: heading, paragraph, table, quotation, note."""
_DISPATCHES = 8
"""So many fill the pages that every printer binds."""
_DISPATCH = (
    "---\nheadline: Every face\nkicker: A kicker\nstandfirst: What *all* the **faces** look ***like***\n---\n"
    + "".join(_section(*each) for each in _WORDS.items())
    + f"\nSigns: {_SIGNS}, and code: `a = [1, 2]`.\n"
    + '\n![A quay.](boats.jpg "Caption *slanted*, **bold** and ***both***."){credit="Nobody"}\n\n'
    + "".join("[^{0}]: {1} *{1}* **{1}** ***{1}***\n\n".format(tag, _said(tag, words)) for tag, words in _WORDS.items())
)


def _scripts(text: str) -> Counter[str]:
    """The letters and marks of a text that are not Latin; a ligature counts as what it is made of."""
    plain = unicodedata.normalize("NFKD", text)
    return Counter(sign for sign in plain if sign.isalpha() and not unicodedata.name(sign).startswith("LATIN"))


@pytest.fixture(scope="module", params=_THEMES)
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Theme, Path]:
    folder = tmp_path_factory.mktemp("faces")
    made = letter.make(
        folder / "letter", {f"{n}-faces.md": _DISPATCH for n in range(_DISPATCHES)} | {"boats.jpg": letter.photo()}
    )
    edition = made / "content/editions/2026-11/edition.toml"
    edition.write_text(f'theme = "{request.param}"\n' + edition.read_text())
    return theme_named(SHIPPED, request.param, NOWHERE).value, made


@pytest.mark.parametrize("printer", _PRINTERS)
def test_no_letter_is_lost(project: tuple[Theme, Path], printer: str, require_tool: Callable[[str], Path]) -> None:
    require_tool("pdftotext")
    theme, folder = project
    done = letter.publish("build", "--format", "pdf", "--printer", printer, cwd=folder)
    assert done.returncode == 0, done.stderr
    book = folder / "build" / ("2026-11.pdf" if printer == "office" else f"2026-11.{printer}.pdf")
    shown = "".join(pdftotext.text(book))
    assert _scripts(shown) == _scripts("".join(_WORDS.values()) * _TIMES * _DISPATCHES)
    joined = re.sub("[-\u2010\u00ad]\\n|\\s", "", shown)
    latin = [words for language, words in _WORDS.items() if language in ("en", "cs")]
    assert [joined.count(words.replace(" ", "")) for words in latin] == [_TIMES * _DISPATCHES] * len(latin)
    assert [sign for sign in _SIGNS.split() if shown.count(sign) != _DISPATCHES] == []
    faces = [face for family in theme.families for face in family.faces]
    assert len({font.name.partition("+")[2] for font in pdffonts.read(book)}) == len(faces)
