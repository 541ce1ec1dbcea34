"""What may stand in a ``theme.toml``."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from publish.config.packs import PackTable
from publish.config.schema import SETTING_INVALID, Schema, fault, kind_of
from publish.config.values import PATH_REFUSED, Maybe, TableModel, Words


def _number(value: object) -> object:
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}|device-cmyk\([0-9. ]+\)", value):
        hint = "Write #1a1a1a for screens, device-cmyk(0 0 0 1) for a press."
        raise fault(SETTING_INVALID, f"{kind_of(value)} is no colour", hint=hint)
    return value


def _path(value: str) -> str:
    if value.startswith("/") or "\\" in value or any(part in {"", ".", ".."} for part in value.split("/")):
        raise fault(PATH_REFUSED, f"{kind_of(value)} is no path inside styles/", hint="Name a folder in styles/.")
    return value


def _file(value: str) -> str:
    if "/" in value or "\\" in value or value in {".", ".."}:
        raise fault(PATH_REFUSED, f"{kind_of(value)} is no file of the folder", hint="Name a file in the folder.")
    return value


Script = Annotated[str, StringConstraints(pattern=r"^[A-Z][a-z]{3}$")]
Feature = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{4}$")]
Token = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z0-9]+)*$")]
ColourValue = Annotated[Words, AfterValidator(_colour)]
StylePath = Annotated[Words, AfterValidator(_path)]
FileName = Annotated[Words, AfterValidator(_file)]
Size = Annotated[float, BeforeValidator(_number, json_schema_input_type=float), Field(gt=0, le=144)]
Ems = Annotated[float, BeforeValidator(_number, json_schema_input_type=float), Field(ge=0, le=12)]
Lines = Annotated[int, Field(ge=0, le=60)]


class RolesTable(TableModel):
    """Which family sets what."""

    text: Words = Field(description="Running text.")
    display: Words = Field(description="Headlines.")
    sans: Words = Field(description="Kickers, bylines, captions, notices.")
    mono: Words = Field(description="Lines of a machine.")


class FaceTable(TableModel):
    """One font file."""

    file: FileName = Field(description="The file in the family's folder.")
    weight: int = Field(400, ge=1, le=1000, description="The weight that CSS asks for.")
    style: Literal["normal", "italic"] = Field("normal", description="Upright or italic.")


class FamilyTable(TableModel):
    """A family of fonts."""

    name: Words = Field(description="Its name in style sheets.")
    generic: Literal["serif", "sans-serif", "monospace", "emoji"] = Field(description="The CSS family behind it.")
    folder: StylePath = Field(description="Where its files stand in styles/.")
    licence: Words = Field(description="Its licence, by SPDX identifier.")
    licence_file: FileName = Field(description="The file with the licence's text.")
    faces: list[FaceTable] = Field(min_length=1, description="Its files.")
    features: list[Feature] = Field(default_factory=list, description="OpenType features of its upright faces.")
    small_caps: list[Script] = Field(default_factory=list, description="Scripts with true small capitals.")
    reserved_names: list[Words] = Field(default_factory=list, description="Names that a changed font must not bear.")
    subset_name: Maybe = Field("", description="The name of a subset that travels on its own.")


class ColourTable(TableModel):
    """A colour on screen and on paper."""

    screen: ColourValue = Field(description="On screens.")
    print: ColourValue = Field(description="On a press.")
    dark: Annotated[str, AfterValidator(lambda value: _colour(value) if value else value)] = Field(
        "", description="On e-readers set to light text on black."
    )


class MeasuresTable(TableModel):
    """Sizes in points."""

    text_size: Size = Field(description="The size of running text.")
    leading: Size = Field(description="From one line of text to the next.")
    paragraph_indent: Ems = Field(1.0, description="The indent of a paragraph, in em.")
    opening_drop: Lines = Field(4, description="Lines left white above an opening.")
    note_size: Size = Field(description="The size of footnotes.")
    note_leading: Size = Field(description="From one line of a footnote to the next.")
    caption_size: Size = Field(description="The size of captions.")
    caption_leading: Size = Field(description="From one line of a caption to the next.")


class MakeupTable(TableModel):
    """Lines of text."""

    orphans: Lines = Field(2, ge=1, description="The fewest lines of a paragraph at the foot of a page.")
    widows: Lines = Field(2, ge=1, description="The fewest lines of a paragraph at the head of a page.")
    short_page: Lines = Field(3, description="How much short a page may end.")
    last_page_least: Lines = Field(5, description="Fewer lines on a last page are mended where they can be.")
    last_page_thin: Lines = Field(10, description="Fewer lines on a last page are a finding.")
    figure_travel: Lines = Field(1, description="Pages that a figure may stand away from its place.")
    stacked_hyphens: Lines = Field(3, description="Lines on end that may end in a hyphen.")
    runt: float = Field(1.5, ge=0, le=20, description="The shortest last line of a paragraph, in ems.")
    loose_line: float = Field(0.5, ge=0, le=20, description="How much word spaces may be widened, in ems.")
    heading_lines: Lines = Field(2, description="Lines of text that follow a heading on its page, at the least.")


class ThemeFile(TableModel):
    """A theme.toml."""

    name: Words | None = Field(None, description="The name of the theme's folder.")
    title: Maybe = Field("", description="Its name for people.")
    description: Maybe = Field("", description="What it looks like, in a sentence.")
    roles: RolesTable = Field(description="Which family sets what.")
    scripts: dict[Script, list[Words]] = Field(default_factory=dict, description="By script, the families to try.")
    families: list[FamilyTable] = Field(min_length=1, description="Its families.")
    fonts: list[PackTable] = Field(default_factory=list, description="Font files for what its families do not have.")
    colours: dict[Token, ColourTable] = Field(description="Its colours, by token.")
    measures: MeasuresTable = Field(description="Sizes that the make-up must know.")
    makeup: MakeupTable = Field(default_factory=MakeupTable, description="When a page is worth a finding.")


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
    ThemeFile,
    fallbacks={
        "roles": dict.fromkeys(("text", "display", "sans", "mono"), STAND_IN),
        "scripts": {},
        "families": [_FAMILY],
        "colours": dict.fromkeys(COLOURS, _PLAIN),
        "measures": {"text_size": 10.0, "leading": 14.0, **_SIZES},
    },
)
"""The fallbacks name no font that exists: a theme with errors sets no book, and only lets the rest be checked."""
