"""A theme: which families set what, the colours on screen and on paper, and what the make-up must know.

The looks themselves are style sheets and parts beside ``theme.toml``; here stands only what programs read: fonts are
subset by it, colours are put into style sheets for the target, and pages are made up by its measures.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from publish.config.hyphenation import AS_ABOVE, Hyphenation
from publish.config.packs import Pack
from publish.config.positions import Location
from publish.config.schema import SETTING_INVALID, SETTING_MISSING, Schema, fault, kind_of
from publish.config.suggest import did_you_mean
from publish.config.table import Listed, PlacedTable, SettingsTable
from publish.config.validate import settings_in
from publish.config.values import PATH_REFUSED, Maybe, OpeningForm, Points, Words, number
from publish.diagnostics import Diagnostic, Outcome


def _colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}|device-cmyk\([0-9. ]+\)", value):
        hint = "Write #1a1a1a for screens, device-cmyk(0 0 0 1) for a press."
        raise fault(SETTING_INVALID, f"{kind_of(value)} is not a colour", hint=hint)
    return value


def _path(value: str) -> str:
    if value.startswith("/") or "\\" in value or any(part in {"", ".", ".."} for part in value.split("/")):
        raise fault(PATH_REFUSED, f"{kind_of(value)} is not a path inside styles/", hint="Name a folder in styles/.")
    return value


def _file(value: str) -> str:
    if "/" in value or "\\" in value or value in {".", ".."}:
        raise fault(PATH_REFUSED, f"{kind_of(value)} is not a file of the folder", hint="Name a file in the folder.")
    return value


Script = Annotated[str, StringConstraints(pattern=r"^[A-Z][a-z]{3}$")]
Feature = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{4}$")]
Token = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z0-9]+)*$")]
ColourValue = Annotated[Words, AfterValidator(_colour)]
StylePath = Annotated[Words, AfterValidator(_path)]
FileName = Annotated[Words, AfterValidator(_file)]
TypeSize = Annotated[float, BeforeValidator(number, json_schema_input_type=float), Field(gt=0, le=144)]
Ems = Annotated[float, BeforeValidator(number, json_schema_input_type=float), Field(ge=0, le=12)]
Lines = Annotated[int, Field(ge=0, le=60)]


@dataclass(frozen=True, slots=True)
class Face(SettingsTable):
    """One font file."""

    file: FileName
    """The file in the family's folder."""
    weight: Annotated[int, Field(ge=1, le=1000)] = 400
    """The weight that CSS asks for."""
    style: Literal["normal", "italic"] = "normal"
    """Upright or italic."""


@dataclass(frozen=True, slots=True)
class Family(SettingsTable):
    """A family of fonts."""

    name: Words
    """Its name in style sheets."""
    generic: Literal["serif", "sans-serif", "monospace", "emoji"]
    """The CSS family behind it."""
    folder: StylePath
    """Where its files stand in styles/."""
    licence: Words
    """Its licence, by SPDX identifier."""
    licence_file: FileName
    """The file with the licence's text."""
    faces: Annotated[Listed[Face], Field(min_length=1)]
    """Its files."""
    features: Listed[Feature] = ()
    """OpenType features of its upright faces."""
    small_caps: Listed[Script] = ()
    """Scripts with true small capitals."""
    reserved_names: Listed[Words] = ()
    """Names that a changed font must not bear."""
    subset_name: Maybe = ""
    """The name of a subset that travels on its own."""


@dataclass(frozen=True, slots=True)
class Roles(SettingsTable):
    """Which family sets what."""

    text: Words
    """Running text."""
    display: Words
    """Headlines."""
    sans: Words
    """Kickers, bylines, captions, notices."""
    mono: Words
    """Lines of a machine."""


@dataclass(frozen=True, slots=True)
class Colour(SettingsTable):
    """A colour on screen and on paper."""

    screen: ColourValue
    """On screens."""
    print: ColourValue
    """On a press."""
    dark: Annotated[str, AfterValidator(lambda value: _colour(value) if value else value)] = ""
    """On e-readers set to light text on black."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures(SettingsTable):
    """Sizes in points."""

    text_size: TypeSize
    """The size of running text."""
    leading: TypeSize
    """From one line of text to the next."""
    paragraph_indent: Ems = 1.0
    """The indent of a paragraph, in em."""
    opening_drop: Lines = 4
    """Lines left white above an opening."""
    note_size: TypeSize
    """The size of footnotes."""
    note_leading: TypeSize
    """From one line of a footnote to the next."""
    caption_size: TypeSize
    """The size of captions."""
    caption_leading: TypeSize
    """From one line of a caption to the next."""


@dataclass(frozen=True, slots=True)
class TypeChanges(SettingsTable):
    """What the format changes in the theme's type; 0 leaves what the theme says."""

    text_size: Points = 0.0
    """The size of running text; notes and captions grow with it."""
    leading: Points = 0.0
    """From one line of text to the next; by default it grows with the text."""
    least: Points = 0.0
    """Notes and captions are set no smaller than this."""
    ragged: bool = False
    """Whether text is set ragged right and without hyphens."""

    def measures(self, theme: Measures) -> Measures:
        """A theme's measures with these changes; what is counted in lines and ems stays."""
        text = self.text_size or theme.text_size
        larger = text / theme.text_size
        leading = self.leading or theme.leading * larger
        wider = leading / theme.leading

        def small(size: float, apart: float) -> tuple[float, float]:
            """A size and its leading; a size that is raised to the least has lines as far apart as the text."""
            if size * larger >= self.least:
                return size * larger, apart * wider
            return self.least, max(apart * wider, self.least * leading / text)

        note_size, note_leading = small(theme.note_size, theme.note_leading)
        caption_size, caption_leading = small(theme.caption_size, theme.caption_leading)
        return replace(
            theme,
            text_size=text,
            leading=leading,
            note_size=note_size,
            note_leading=note_leading,
            caption_size=caption_size,
            caption_leading=caption_leading,
        )


@dataclass(frozen=True, slots=True)
class Makeup(SettingsTable):
    """Lines of text."""

    orphans: Annotated[Lines, Field(ge=1)] = 2
    """The fewest lines of a paragraph at the foot of a page."""
    widows: Annotated[Lines, Field(ge=1)] = 2
    """The fewest lines of a paragraph at the head of a page."""
    short_page: Lines = 3
    """How much short a page may end."""
    last_page_least: Lines = 7
    """Fewer lines on a last page are mended where they can be."""
    last_page_thin: Lines = 10
    """Fewer lines on a last page are a finding."""
    list_white: Annotated[float, Field(ge=0, le=1)] = 0.5
    """How much of the white between entries is left when contents, credits or notices are set closer to fit a page."""
    list_leading: Annotated[float, Field(ge=0.8, le=1)] = 0.92
    """How much of their leading."""
    filler_room: Lines = 14
    """How many lines a last page leaves free at the least for a filler to stand there; 0: none ever does."""
    figure_travel: Lines = 1
    """Pages that a figure may stand away from its place."""
    stacked_hyphens: Lines = 3
    """Lines on end that may end in a hyphen."""
    runt: Annotated[float, Field(ge=0, le=20)] = 1.5
    """The shortest last line of a paragraph, in ems."""
    loose_line: Annotated[float, Field(ge=0, le=20)] = 0.5
    """How much word spaces may be widened, in ems."""
    heading_lines: Lines = 2
    """Lines of text that follow a heading on its page, at the least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(PlacedTable):
    """A theme.toml."""

    name: Words = ""
    """The name of the theme's folder."""
    title: Maybe = ""
    """Its name for people."""
    description: Maybe = ""
    """What it looks like, in a sentence."""
    roles: Roles
    """Which family sets what."""
    scripts: Mapping[Script, Listed[Words]] = field(default_factory=dict)
    """By script, the families to try."""
    families: Annotated[Listed[Family], Field(min_length=1)]
    """Its families."""
    fonts: Listed[Pack] = ()
    """Font files for what its families do not have."""
    colours: Mapping[Token, Colour]
    """Its colours, by token."""
    measures: Measures
    """Sizes that the make-up must know."""
    openings: Listed[OpeningForm] = ("plain", "sunk")
    """The forms of openings that its sheets have beside the usual one; those that ship have these."""
    makeup: Makeup = Makeup()
    """When a page is worth a finding."""
    hyphenation: Hyphenation = AS_ABOVE
    """How words are divided; a publication or an edition may say otherwise."""

    @property
    def palette(self) -> Mapping[str, Colour]:
        """Its colours by token, with those that it need not name."""
        return {"tint": TINT, **self.colours}

    @property
    def folder(self) -> str:
        """Its folder, by the name that :mod:`publish.resources` knows it by."""
        return f"styles/themes/{self.name}"

    def family(self, name: str) -> Family:
        """A family by its name; :class:`KeyError` when the theme has none of that name."""
        return {family.name: family for family in self.families}[name]


TINT = Colour("#efefef", "device-cmyk(0 0 0 0.08)", "#262626")
"""The ground of boxes where a theme names none: eight per cent of black."""

COLOURS = ("ink", "muted", "rule", "paper", "accent")
"""The tokens that every theme gives a value, for shared style sheets name them."""

STAND_IN = "(none)"
"""The name of the family that stands in where a theme's families cannot be read."""

_FAMILY = {
    "name": STAND_IN,
    "generic": "serif",
    "folder": "fonts",
    "licence": "none",
    "licence_file": "none",
    "faces": [{"file": "none"}],
}
_PLAIN = {"screen": "#000000", "print": "device-cmyk(0 0 0 1)"}
_SIZES = {"note_size": 8.0, "note_leading": 11.0, "caption_size": 8.0, "caption_leading": 11.0}

THEME = Schema(
    Theme,
    fallbacks={
        "roles": dict.fromkeys(("text", "display", "sans", "mono"), STAND_IN),
        "scripts": {},
        "families": [_FAMILY],
        "colours": dict.fromkeys(COLOURS, _PLAIN),
        "measures": {"text_size": 10.0, "leading": 14.0, **_SIZES},
    },
)
"""The fallbacks name no font that exists: a theme with errors sets no book, and only lets the rest be checked."""


@lru_cache(maxsize=16)  # the editions of a run share it
def read_theme(text: str, path: str, *, name: str) -> Outcome[Theme]:
    """A ``theme.toml``; with errors, a theme as good as could be made, which must not be used for a book."""
    return settings_in(THEME, text, path, then=lambda theme: _in_folder(theme, name))


def _in_folder(theme: Theme, name: str) -> Outcome[Theme]:
    return Outcome(replace(theme, name=name, title=theme.title or name), tuple(_unresolved(theme, name)))


def _unresolved(theme: Theme, folder: str) -> Iterator[Diagnostic]:
    """Names that are not those of the folder or of families, and colours that shared style sheets would miss."""
    places = theme.places
    if theme.name not in ("", folder):
        message = f"the theme calls itself {theme.name}, and its folder is {folder}"
        hint = f'Write name = "{folder}", or leave the line out.'
        yield SETTING_INVALID.finding(message, places.value("name"), hint=hint)
    known = [family.name for family in theme.families]
    named_by: list[tuple[str, Location]] = [
        *((name, ("roles", role)) for role, name in asdict(theme.roles).items()),
        *((name, ("scripts", s, at)) for s, names in theme.scripts.items() for at, name in enumerate(names)),
    ]
    for name, location in named_by:
        if name not in known and STAND_IN not in known and location in places.table:
            hint = did_you_mean(name, known)
            yield SETTING_INVALID.finding(f"no family is called “{name}”", places.value(*location), hint=hint)
    for token in COLOURS:
        if token not in theme.colours and ("colours", token) not in places.table:
            yield SETTING_MISSING.finding(f"colours.{token} is missing", places.key("colours"), hint=f"Add {token}.")
