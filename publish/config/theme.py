"""A theme: which families set what, the colours on screen and on paper, and what the make-up must know.

The looks themselves are style sheets and parts beside ``theme.toml``; here stands only what programs read: fonts are
subset by it, colours are put into style sheets for the target, and pages are made up by its measures.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from publish.config.packs import Pack, packs_in_use
from publish.config.positions import Location, Places
from publish.config.schema import SETTING_INVALID, SETTING_MISSING
from publish.config.suggest import did_you_mean
from publish.config.theme_file import COLOURS, STAND_IN, THEME, ThemeFile
from publish.config.toml import read_toml
from publish.config.validate import checked
from publish.diagnostics import Diagnostic, Outcome


@dataclass(frozen=True, slots=True)
class Face:
    """One font file of a family."""

    file: str
    """The file in the family's folder."""
    weight: int
    """The weight that CSS asks for, 1 to 1000."""
    style: str
    """``normal`` or ``italic``."""


@dataclass(frozen=True, slots=True)
class Family:
    """A family of fonts, and what a book may do with it."""

    name: str
    """Its name in style sheets."""
    generic: str
    """The CSS family that stands behind it: ``serif``, ``sans-serif``, ``monospace`` or ``emoji``."""
    folder: str
    """Where its files stand in ``styles/``, looked up like every style."""
    licence: str
    """Its licence, by SPDX identifier."""
    licence_file: str
    """The file in the folder that holds the licence's text."""
    faces: tuple[Face, ...]
    """Its files."""
    features: tuple[str, ...] = ()
    """OpenType features that its upright faces offer beyond what shaping needs."""
    small_caps: tuple[str, ...] = ()
    """Scripts (ISO 15924) of which its upright faces have true small capitals."""
    reserved_names: tuple[str, ...] = ()
    """Names that a changed font must not bear (OFL 1.1 §3)."""
    subset_name: str = ""
    """The name of a subset that travels on its own; empty: its own name."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Which family sets what; style sheets name roles, never families."""

    text: str
    """Running text."""
    display: str
    """Headlines."""
    sans: str
    """What is not the author's voice: kickers, bylines, captions, notices."""
    mono: str
    """Lines of a machine."""


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour, in CSS notation."""

    screen: str
    """On screens, and in a PDF whose colours are RGB."""
    print: str
    """On a press."""
    dark: str = ""
    """On e-readers set to light text on black; empty: the reader's own."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes that the make-up must know, in points unless another unit is named; all others are the style sheet's."""

    text_size: float
    """The size of running text."""
    leading: float
    """From one line of text to the next; every vertical measure is a multiple or a half of it."""
    paragraph_indent: float
    """The indent of a paragraph, in em."""
    opening_drop: int
    """Lines left white above an opening."""
    note_size: float
    """The size of footnotes."""
    note_leading: float
    """From one line of a footnote to the next."""
    caption_size: float
    """The size of captions."""
    caption_leading: float
    """From one line of a caption to the next."""


@dataclass(frozen=True, slots=True)
class Makeup:
    """When the make-up of a page is worth a finding; in lines of text unless another unit is named."""

    orphans: int
    """The fewest lines of a paragraph at the foot of a page."""
    widows: int
    """The fewest lines of a paragraph at the head of a page."""
    short_page: int
    """How much short a page may end."""
    last_page_least: int
    """Fewer lines than this on a last page are mended by setting again, where that helps."""
    last_page_thin: int
    """Fewer lines than this on a last page are a finding."""
    figure_travel: int
    """How many pages a figure may stand away from its place in the text."""
    stacked_hyphens: int = 3
    """How many lines on end may end in a hyphen."""
    runt: float = 1.5
    """The shortest last line of a paragraph, in ems."""
    loose_line: float = 0.5
    """How much the word spaces of a line may be widened to fill the measure, in ems."""
    heading_lines: int = 2
    """How many lines of text follow a heading on its page, at the least."""


@dataclass(frozen=True, slots=True)
class Theme:
    """How a book looks, as far as programs must know."""

    name: str
    """The name of its folder."""
    title: str
    """Its name for people."""
    description: str
    """What it looks like, in a sentence."""
    roles: Roles
    """Which family sets what."""
    scripts: Mapping[str, tuple[str, ...]]
    """By script (ISO 15924), the families that are tried in order where a role's own lacks a character."""
    families: tuple[Family, ...]
    """Its families."""
    colours: Mapping[str, Colour]
    """Its colours, by token."""
    measures: Measures
    """Sizes that the make-up must know."""
    makeup: Makeup
    """When the make-up of a page is worth a finding."""
    packs: tuple[Pack, ...] = ()
    """Font files that it adds, for what its families do not have."""
    path: str = field(default="", compare=False)
    """Its ``theme.toml``, for findings."""

    @property
    def folder(self) -> str:
        """Its folder, by the name that :mod:`publish.resources` knows it by."""
        return f"styles/themes/{self.name}"

    def family(self, name: str) -> Family:
        """A family by its name; :class:`KeyError` when the theme has none of that name."""
        return {family.name: family for family in self.families}[name]


def read_theme(text: str, path: str, *, name: str) -> Outcome[Theme]:
    """A ``theme.toml``; with errors, a theme as good as could be made, which must not be used for a book."""
    tree = read_toml(text, path)
    outcome = checked(THEME, tree.value)
    file, places = outcome.value.file, outcome.value.places
    theme = _in_use(file, places, name, path)
    if not tree.ok:
        return Outcome(theme, tree.diagnostics)
    findings = [*outcome.diagnostics, *_unresolved(file, places)]
    if file.name is not None and file.name != name:
        message = f"the theme calls itself {file.name}, and its folder is {name}"
        hint = f'Write name = "{name}", or leave the line out.'
        findings.append(SETTING_INVALID.finding(message, places.value("name"), hint=hint))
    return Outcome(theme, tuple(sorted(findings, key=lambda d: (d.at.line, d.at.column))))


def _unresolved(file: ThemeFile, places: Places) -> Iterator[Diagnostic]:
    """Names of families that the theme does not bring, and colours that shared style sheets would miss."""
    known = [family.name for family in file.families]
    named_by: list[tuple[str, Location]] = [
        *((name, ("roles", role)) for role, name in file.roles.model_dump().items()),
        *((name, ("scripts", s, at)) for s, names in file.scripts.items() for at, name in enumerate(names)),
    ]
    for name, location in named_by:
        if name not in known and STAND_IN not in known and location in places.table:
            hint = did_you_mean(name, known)
            yield SETTING_INVALID.finding(f"no family is called “{name}”", places.value(*location), hint=hint)
    for token in COLOURS:
        if token not in file.colours and ("colours", token) not in places.table:
            yield SETTING_MISSING.finding(f"colours.{token} is missing", places.key("colours"), hint=f"Add {token}.")


def _in_use(file: ThemeFile, places: Places, name: str, path: str) -> Theme:
    families = tuple(
        Family(
            name=family.name,
            generic=family.generic,
            folder=family.folder,
            licence=family.licence,
            licence_file=family.licence_file,
            faces=tuple(Face(face.file, face.weight, face.style) for face in family.faces),
            features=tuple(family.features),
            small_caps=tuple(family.small_caps),
            reserved_names=tuple(family.reserved_names),
            subset_name=family.subset_name,
        )
        for family in file.families
    )
    return Theme(
        name=name,
        title=file.title or name,
        description=file.description,
        roles=Roles(**file.roles.model_dump()),
        scripts={script: tuple(names) for script, names in file.scripts.items()},
        families=families,
        colours={token: Colour(**colour.model_dump()) for token, colour in file.colours.items()},
        measures=Measures(**file.measures.model_dump()),
        makeup=Makeup(**file.makeup.model_dump()),
        packs=packs_in_use(file.fonts, places),
        path=path,
    )
