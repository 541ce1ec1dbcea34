"""The sample edition as both books: what differences are planted in."""

import io
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from publish.config.printer import read_printer
from publish.config.theme import read_theme
from publish.markup.attributes import Target
from publish.markup.strings import strings_for
from publish.markup.theme_files import ThemeFonts, style_sheets, theme_templates
from publish.model.edition import Edition, Notice, NoticeKind
from publish.model.facts import GalleyFacts, SetSheet
from publish.pdf.build import build
from publish.pdf.flows import USUAL_LISTS, ListForms
from publish.pdf.style import PrintStyle
from publish.resources import SHIPPED
from publish.transforms.matter import front_and_back
from tests.epub.books import built
from tests.epub.samples import EDITION, MODIFIED, NOTICES, SampleGallery, say

SAMPLE: Edition = replace(
    EDITION, notices=(*NOTICES, Notice(NoticeKind.CONTACT, "", (say("Write to the harbour office."),)))
)


@dataclass(frozen=True)
class Print:
    """A print edition, with what is known of its galleys."""

    data: bytes
    galleys: tuple[GalleyFacts, ...]
    starts: tuple[int, ...]
    heads: tuple[SetSheet, ...]


@cache
def printed(
    edition: Edition = SAMPLE,
    theme: str = "default",
    css: str = "",
    parts: tuple[tuple[str, str], ...] = (),
    forms: ListForms = USUAL_LISTS,
) -> Print:
    """The print edition in a theme, with more rules behind its own, and with parts before its own."""
    path = f"styles/themes/{theme}/theme.toml"
    dress = read_theme(SHIPPED.read_text(path), path, name=theme).value
    office = "styles/printers/office.toml"
    style = PrintStyle(
        theme=dress,
        printer=read_printer(SHIPPED.read_text(office), office, name="office").value,
        styles={**style_sheets(SHIPPED, dress, Target.PRINT), "own.css": css},
        heads=MappingProxyType({"styles/print/heads.css": SHIPPED.read_text("styles/print/heads.css")}),
        fonts=ThemeFonts(SHIPPED, dress),
    )
    sink = io.BytesIO()
    made = build(
        edition,
        front_and_back(edition, strings_for(edition.language)),
        style=style,
        gallery=SampleGallery(),
        templates=(dict(parts), *theme_templates(SHIPPED, dress)),
        modified=MODIFIED,
        sink=sink,
        forms=forms,
    )
    return Print(sink.getvalue(), made.value.galleys, tuple(made.value.page_starts.starts), made.value.heads)


def ebook(theme: str = "default", edition: Edition = SAMPLE) -> bytes:
    """The e-book in a theme."""
    return built(edition, theme)
