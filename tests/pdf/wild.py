"""Flows of a dispatch that nobody would edit: everything next to everything, pictures of any shape, notes anywhere.

They are set in the default theme. The same number gives the same flow.
"""

import random
from functools import cache
from types import MappingProxyType

from publish.config.printer import read_printer
from publish.config.theme import read_theme
from publish.markup.attributes import Target
from publish.markup.theme_files import ThemeFonts, style_sheets
from publish.pdf.style import PrintStyle
from publish.pdf.workshop import Workshop
from publish.resources import SHIPPED
from tests.bench.prose import Prose
from tests.pdf.flow import Pictures

SHAPES = ((1200, 800), (800, 1200), (1000, 1000), (1600, 500), (400, 300), (600, 1500))
"""Pixels of the pictures."""


@cache
def print_style(theme: str = "default") -> PrintStyle:
    """The looks of a theme for the office printer."""
    path, office = f"styles/themes/{theme}/theme.toml", "styles/printers/office.toml"
    dress = read_theme(SHIPPED.read_text(path), path, name=theme).value
    return PrintStyle(
        theme=dress,
        printer=read_printer(SHIPPED.read_text(office), office, name="office").value,
        styles=style_sheets(SHIPPED, dress, Target.PRINT),
        heads=MappingProxyType({}),
        fonts=ThemeFonts(SHIPPED, dress),
    )


@cache
def workshop(theme: str = "default") -> Workshop:
    """What sets them."""
    style = print_style(theme)
    return Workshop(style.text(), style.fonts, Pictures(), style.aims)


def wild(seed: int, *, notes: bool = True) -> str:
    """A whole flow."""
    return _Writer(random.Random(seed), notes=notes).flow()


class _Writer:
    def __init__(self, rng: random.Random, *, notes: bool) -> None:
        self._rng, self._prose, self._notes = rng, Prose(rng), notes
        self._noted = 0

    def flow(self) -> str:
        blocks = "".join(self._block(f"b{number}") for number in range(1, self._rng.randint(2, 40)))
        leads = self._rng.random() < 0.4
        if leads:
            blocks = self._figure("b0") + blocks
        opening = (
            '<header class="opening" data-path="opening">'
            f'<h1 class="headline" data-path="headline">{self._prose.headline()}</h1>'
            f'<p class="standfirst" data-path="standfirst">{self._prose.standfirst()}</p></header>'
        )
        kind = "dispatch leads" if leads else "dispatch"
        body = f'{opening}<div class="body">{blocks}</div>'
        article = f'<article class="{kind}" lang="en" id="k" data-dispatch="k">{body}</article>'
        return f'<html lang="en"><head><title>t</title></head><body class="dispatches">{article}</body></html>'

    def _block(self, path: str) -> str:
        kinds = {
            self._paragraph: 50,
            self._section: 10,
            self._figure: 12,
            self._list: 5,
            self._quote: 4,
            self._pull_quote: 4,
            self._table: 4,
            self._code: 3,
            self._box: 3,
            self._verse: 2,
            self._rule: 1,
        }
        return self._rng.choices(list(kinds), weights=list(kinds.values()))[0](path)

    def _words(self, least: int, most: int) -> str:
        text = self._prose.paragraph(most).replace("&", "and").split()
        return " ".join(text[: self._rng.randint(least, most)])

    def _paragraph(self, path: str) -> str:
        marked = []
        for word in self._words(3, self._rng.choice((12, 45, 90, 160))).split():
            chance = self._rng.random()
            if chance < 0.02:
                word = f"<em>{word}</em>"
            elif chance < 0.03:
                word = f'<a href="https://example.org/a-long-address">{word}</a>'
            elif chance < 0.035 and self._notes:
                word += self._note()
            marked.append(word)
        return f'<p data-path="{path}">{" ".join(marked)}</p>'

    def _note(self) -> str:
        self._noted += 1
        number = self._noted
        names = f'data-note="{number}" data-number="{number}" data-path="n{number}" id="k#note:{number}"'
        return f'<span class="footnote" {names}><p data-path="n{number}.0">{self._words(3, 60)}</p></span>'

    def _section(self, path: str) -> str:
        return f'<h2 class="section" data-path="{path}">{self._words(1, 9)}</h2>{self._paragraph(f"{path}p")}'

    def _figure(self, path: str) -> str:
        width, height = self._rng.choice(SHAPES)
        focal = ' data-focal="50% 50%"' if self._rng.random() < 0.4 else ""
        caption = f'<figcaption class="caption" data-path="{path}.caption">{self._words(2, 40)}</figcaption>'
        image = f'<img src="asset:{width}x{height}.png" width="{width}" height="{height}" alt="x"{focal}/>'
        shown = caption if self._rng.random() < 0.8 else ""
        return f'<figure data-path="{path}" id="k#{path}"><div class="picture">{image}</div>{shown}</figure>'

    def _list(self, path: str) -> str:
        items = "".join(f"<li>{self._paragraph(f'{path}.{place}')}</li>" for place in range(self._rng.randint(1, 7)))
        return f'<ul data-path="{path}">{items}</ul>'

    def _quote(self, path: str) -> str:
        inner = "".join(self._paragraph(f"{path}.{place}") for place in range(self._rng.randint(1, 3)))
        return f'<blockquote class="quote" data-path="{path}">{inner}</blockquote>'

    def _pull_quote(self, path: str) -> str:
        words = f'<p class="pull-quote-words">{self._words(4, 20)}</p><p class="cite">{self._words(2, 4)}</p>'
        return f'<aside class="pull-quote" data-path="{path}">{words}</aside>'

    def _table(self, path: str) -> str:
        rows = "".join(
            f"<tr><td>{self._words(1, 9)}</td><td>{self._words(1, 4)}</td></tr>"
            for _ in range(self._rng.choice((2, 4, 9, 30, 60)))
        )
        head = "<thead><tr><th>One</th><th>Other</th></tr></thead>"
        return f'<table data-path="{path}">{head}<tbody>{rows}</tbody></table>'

    def _code(self, path: str) -> str:
        lines = "\n".join(self._words(1, 12) for _ in range(self._rng.choice((1, 4, 20, 70))))
        return f'<pre data-path="{path}"><code>{lines}</code></pre>'

    def _box(self, path: str) -> str:
        inner = "".join(self._paragraph(f"{path}.{place}") for place in range(self._rng.randint(1, 4)))
        return f'<aside class="box" data-path="{path}"><p class="box-title">{self._words(2, 4)}</p>{inner}</aside>'

    def _verse(self, path: str) -> str:
        stanzas = "".join(
            f'<p class="stanza" data-path="{path}.{place}">{"<br/>".join(self._words(3, 7) for _ in range(lines))}</p>'
            for place, lines in enumerate(self._rng.choices(range(1, 9), k=self._rng.randint(1, 5)))
        )
        return f'<div class="verse" data-path="{path}">{stanzas}</div>'

    def _rule(self, path: str) -> str:
        return f'<hr data-path="{path}"/>'
