"""The style of one print edition: the theme's faces and tokens and the printer's geometry, as style sheets.

Geometry is the printer's, colour and type the theme's; style sheets name both by tokens. Lengths are points.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from publish.config.printer import Printer
from publish.config.theme import Family, Measures, Theme
from publish.fonts.pick import stack
from publish.markup.divisions import limits_by_language, limits_of
from publish.markup.stylesheet import stylesheet
from publish.model.facts import TypeArea
from publish.pdf.elements import points
from publish.pdf.inks import printed
from publish.pdf.output import FileOutput
from publish.pdf.photos import Aims
from publish.pdf.references import DIGIT

_SHARES = "\n".join(f".share-{share} {{ width: {share}% }}" for share in range(20, 100))
"""The widths of figures that are given a share of the measure; sheets may say otherwise."""


@dataclass(frozen=True, slots=True)
class PrintStyle:
    """What a book is set in."""

    theme: Theme
    """The theme: type and colour."""
    printer: Printer
    """The printer: geometry."""
    styles: Mapping[str, str]
    """Style sheets of the text by name, in the order in which they count."""
    heads: Mapping[str, str]
    """Style sheets of running heads and folios, likewise."""
    fonts: Mapping[str, bytes]
    """The theme's font files, by ``folder/file``."""
    profile: bytes = b""
    """The ICC profile that the printer names, or empty."""

    def bound(self, pages: int) -> "PrintStyle":
        """The style of a book of so many pages: a thicker one needs more white at the spine."""
        return replace(self, printer=replace(self.printer, margins=self.printer.margins_for(pages)))

    @property
    def measures(self) -> Measures:
        """The theme's sizes, with what the printer's format changes in them."""
        return self.printer.type.measures(self.theme.measures)

    @property
    def area(self) -> TypeArea:
        """The type area and its lines."""
        top = self.printer.margins.top
        return TypeArea(self.measures.leading, top, top + self.depth)

    @property
    def aims(self) -> Aims:
        """What make-up works towards."""
        makeup = self.theme.makeup
        return Aims(
            self.area,
            self.printer.trim,
            short=makeup.short_page,
            least=makeup.last_page_least,
            filler=makeup.filler_room,
            list_white=makeup.list_white,
            list_leading=makeup.list_leading,
        )

    @property
    def depth(self) -> float:
        """The height of the text: as many whole lines as the margins leave room for."""
        return int(self.printer.depth / self.measures.leading + 0.01) * self.measures.leading

    @property
    def shift(self) -> float:
        """How far the binding moves a type block set in neutral margins to the outside."""
        return (self.printer.margins.inner - self.printer.margins.outer) / 2

    def text(self) -> str:
        """The style sheet of galleys."""
        sheet = stylesheet(self.styles, self._tokens())
        limits = limits_by_language(self.theme.hyphenation, "p")
        return "\n".join([*self._faces(), _SHARES, sheet, *limits])

    def running_heads(self) -> str:
        """The style sheet of running heads and folios."""
        return "\n".join([*self._faces(), stylesheet(self.heads, self._tokens())])

    def apart(self, styles: Mapping[str, str], own: Mapping[str, str]) -> str:
        """The style sheet of what is set apart from the book, as its cover is; ``own`` are tokens of its own."""
        return "\n".join([*self._faces(), stylesheet(styles, {**self._tokens(), **own})])

    @property
    def output(self) -> FileOutput:
        """What the printer asks of the file itself."""
        printer = self.printer
        return FileOutput(
            standard=printer.standard,
            version=printer.pdf,
            condition=printer.output_condition,
            registry=printer.registry,
            profile=self.profile,
            transparency=printer.transparency,
            metadata=printer.metadata,
        )

    def _faces(self) -> Iterator[str]:
        for family in self.theme.families:
            # What has the form of an emoji is looked for under that name first.
            for name in [family.name, *(["emoji"] if family.generic == "emoji" else [])]:
                for face in family.faces:
                    yield (
                        f'@font-face {{ font-family: "{name}"; font-weight: {face.weight}; '
                        f'font-style: {face.style}; src: url("font:{font_name(family, face.file)}") }}'
                    )

    def _tokens(self) -> dict[str, str]:
        theme, printer = self.theme, self.printer
        roles, ragged = theme.roles, printer.type.ragged
        families = {"text": roles.text, "display": roles.display, "sans": roles.sans, "mono": roles.mono}
        return {
            **{name: printed(colour, printer.colour) for name, colour in theme.palette.items()},
            **{role: _families(theme, name) for role, name in families.items()},
            **{name: points(length) for name, length in self._lengths().items()},
            "page-number-width": f"{2 * DIGIT:g}em",
            "page-number-column": f"{3 * DIGIT:g}em",
            "indent": f"{self.measures.paragraph_indent:g}em",
            "orphans": str(theme.makeup.orphans),
            "widows": str(theme.makeup.widows),
            "text-align": "start" if ragged else "justify",
            "hyphens": "manual" if ragged else "auto",
            "hyphenate-limits": limits_of(theme.hyphenation.limits()),
        }

    def _lengths(self) -> dict[str, float]:
        printer, measures = self.printer, self.measures
        margins, trim, bleed = printer.margins, printer.trim, printer.bleed
        side = (margins.inner + margins.outer) / 2
        return {
            "page-width": trim.width,
            "page-height": trim.height,
            "margin-top": margins.top,
            "margin-bottom": trim.height - margins.top - self.depth,
            "margin-side": side,
            "margin-inner": margins.inner,
            "margin-outer": margins.outer,
            "measure": printer.measure,
            "depth": self.depth,
            "head-top": margins.top - 2 * measures.leading,
            "foot-top": margins.top + self.depth + measures.leading,
            # From the type area to where art that runs off the page ends, on either side, wherever the page is bound.
            "bleed-side": side + abs(self.shift) + max(bleed.inner, bleed.outer),
            "bleed-top": margins.top + bleed.top,
            "bleed-bottom": trim.height - margins.top - self.depth + bleed.bottom,
            "picture-height": int(0.62 * self.depth / measures.leading) * measures.leading,
            "text-size": measures.text_size,
            "leading": measures.leading,
            "opening-drop": measures.opening_drop * measures.leading,
            "note-size": measures.note_size,
            "note-leading": measures.note_leading,
            "caption-size": measures.caption_size,
            "caption-leading": measures.caption_leading,
        }


def font_name(family: Family, file: str) -> str:
    """The name that a font file goes by in style sheets and in :attr:`PrintStyle.fonts`."""
    return f"{family.folder}/{file}"


def _families(theme: Theme, name: str) -> str:
    """A family with its fallbacks, as CSS lists them; nothing of the machine's stands behind them."""
    return ", ".join(f'"{family}"' for family in stack(name, theme.scripts))
