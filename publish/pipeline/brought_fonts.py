"""Letters of posts that the theme's faces do not have: packs that are on this machine are named, others are told."""

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from publish.diagnostics import NOWHERE
from publish.fonts.packs import Known, packs_for
from publish.fonts.pick import draws_nothing
from publish.fonts.scripts import script_of
from publish.markup.theme_files import ThemeFonts
from publish.pipeline.packs import on_this_machine
from publish.pipeline.styles import theme_named
from publish.pipeline.text_language import han_is_chinese, script_counts
from publish.pipeline.texts import covered
from publish.resources import Resources

_THEME = "default"
_REGULAR, _BOLD = "-Regular.", "-Bold."


@dataclass(frozen=True, slots=True)
class BroughtFonts:
    """The packs that some texts need beside the default theme."""

    pinned: tuple[Known, ...] = ()
    """Those that this machine has."""
    settings: tuple[str, ...] = ()
    """How a publication names these, in TOML, each with the hash of its file."""
    lacking: tuple[Known, ...] = ()
    """Those that it has not."""


def fonts_for(texts: Iterable[str]) -> BroughtFonts:
    """The packs for the letters of some texts; characters for which no pack is known are told by every check."""
    resources = Resources()
    theme = theme_named(resources, _THEME, NOWHERE).value
    known = covered(ThemeFonts(resources, theme, {}), theme) or frozenset()
    texts = [*texts]
    letters = {c for text in texts for c in set(unicodedata.normalize("NFC", text)) if ord(c) not in known}
    if han_is_chinese(script_counts(texts)):
        # Kana and Hangul in a name do not make the signs of a Chinese text Japanese: one face has them all.
        letters = {c for c in letters if script_of(c) not in ("Hira", "Kana", "Hang")}
    needed = packs_for(
        sorted(c for c in letters if not draws_nothing(c) and unicodedata.category(c) not in _NO_LETTERS)
    )
    made = BroughtFonts()
    bold = [replace(pack, file=pack.file.replace(_REGULAR, _BOLD)) for pack in needed if _REGULAR in pack.file]
    for pack in (*needed, *bold):
        data = next(iter(on_this_machine(pack.file)), None)
        if data is None:
            # Without the bold face headings are in the regular one, and no letter is missing.
            made = made if pack in bold else replace(made, lacking=(*made.lacking, pack))
            continue
        pin = f', sha256 = "{hashlib.sha256(data).hexdigest()}" }}'
        made = replace(
            made, pinned=(*made.pinned, pack), settings=(*made.settings, pack.setting.removesuffix(" }") + pin)
        )
    return made


_NO_LETTERS = frozenset({"Cn", "Co", "Cc"})
"""Categories of what is no character that a font has."""
