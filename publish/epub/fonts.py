"""The fonts of a book: the theme's faces, each cut down to the characters that the book has."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from publish.config.theme import Face, Family
from publish.epub.style import EpubStyle, book_name, font_name
from publish.fonts.coverage import family_coverage
from publish.fonts.pick import MissingCharacter, pick
from publish.fonts.subset import subset

GENERATED = "0123456789.,:;()[]-–—•·‘’“”«»…"
"""Characters that readers and style sheets add: numbers and bullets of lists, brackets, hyphens."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font file in the book."""

    name: str
    """Its path beside the pages."""
    media_type: str
    """``font/ttf`` or ``font/otf``, which old readers know too (EPUB 3.3 §3.2); of a licence ``text/plain``."""
    data: bytes
    """The subset."""


@dataclass(frozen=True, slots=True)
class BookFonts:
    """The fonts of a book."""

    files: tuple[FontFile, ...]
    """The files, in the order of the theme."""
    licences: tuple[FontFile, ...]
    """The texts of their licences, which travel with them (OFL 1.1 §2), each once."""
    css: str
    """Their ``@font-face`` rules."""
    missing: tuple[MissingCharacter, ...]
    """Characters that no family of the theme has."""


def book_fonts(style: EpubStyle, text: str, *, code: bool) -> BookFonts:
    """The fonts for all characters of ``text``; the family of code is there only if the book has some (``code``)."""
    theme = style.theme
    covered = {family.name: family_coverage(_faces(style, family)) for family in theme.families}
    # Small capitals, and kickers in capitals, ask for letters that the text itself may not hold.
    characters = "".join(sorted({*text, *text.upper(), *GENERATED}))
    roles = dict.fromkeys((theme.roles.text, theme.roles.display, theme.roles.sans))
    if code:
        roles[theme.roles.mono] = None
    picked = [pick(characters, family=family, scripts=theme.scripts, covered=covered) for family in roles]
    used: dict[str, frozenset[int]] = {}
    for each in picked:
        for name, codes in each.used.items():
            used[name] = used.get(name, frozenset()) | codes
    shown = {*text}
    missing = dict.fromkeys(lost for each in picked for lost in each.missing if lost.character in shown)
    files, rules = [], []
    for number, (family, face) in enumerate(_used_faces(style, used), start=1):
        file = _file(f"fonts/f{number:02d}", style.fonts[font_name(family, face.file)], family, used[family.name])
        files.append(file)
        rules.append(_rule(family, face, file.name))
    return BookFonts(tuple(files), tuple(_licences(style, used)), "\n".join(rules), tuple(missing))


def whole_faces(style: EpubStyle) -> Iterator[tuple[Family, Face, Callable[[str], str]]]:
    """Every face of the theme, with what writes its ``@font-face`` rule for the name of a file."""
    for family in style.theme.families:
        for face in family.faces:
            yield family, face, partial(_rule, family, face)


def _licences(style: EpubStyle, used: Mapping[str, frozenset[int]]) -> Iterator[FontFile]:
    families = [family for family in style.theme.families if family.name in used]
    texts = dict.fromkeys(style.fonts[font_name(family, family.licence_file)] for family in families)
    return (FontFile(f"fonts/licence{n:02d}.txt", "text/plain", text) for n, text in enumerate(texts, start=1))


def _faces(style: EpubStyle, family: Family) -> list[bytes]:
    return [style.fonts[font_name(family, face.file)] for face in family.faces]


def _used_faces(style: EpubStyle, used: Mapping[str, frozenset[int]]) -> Iterator[tuple[Family, Face]]:
    return ((family, face) for family in style.theme.families if family.name in used for face in family.faces)


def _file(stem: str, data: bytes, family: Family, codes: frozenset[int]) -> FontFile:
    cut = subset(data, codes, features=family.features, family=family.subset_name or None)
    kind = "otf" if cut.startswith(b"OTTO") else "ttf"
    return FontFile(f"{stem}.{kind}", f"font/{kind}", cut)


def _rule(family: Family, face: Face, name: str) -> str:
    return (
        f'@font-face {{ font-family: "{book_name(family)}"; font-weight: {face.weight}; '
        f'font-style: {face.style}; src: url("{name}"); }}'
    )
