"""The finding that names the characters which a theme cannot set."""

from collections.abc import Sequence
from itertools import groupby

from fontTools import unicodedata as scripts_of

from publish.diagnostics import NOWHERE, Diagnostic, Span, finding
from publish.fonts.pick import Missing

_NAMED = 8
"""How many characters of one script are named before the rest are counted."""


def font_fallback(
    missing: Sequence[Missing], *, theme: str, at: Span = NOWHERE, block: str = ""
) -> tuple[Diagnostic, ...]:
    """One ``font-fallback`` for each script of which a theme lacks characters, in the order of the scripts' codes.

    ``theme`` is the theme's name, ``missing`` comes from :func:`publish.fonts.pick`; ``at`` and ``block`` say where the
    text stands. Where nothing is missing nothing is said.
    """
    found: list[Diagnostic] = []
    ordered = sorted(missing, key=lambda m: (m.script, m.character))
    for script, group in groupby(ordered, key=lambda m: m.script):
        characters = list(group)
        named = ", ".join(str(character) for character in characters[:_NAMED])
        rest = f" and {len(characters) - _NAMED} more" if len(characters) > _NAMED else ""
        found.append(
            finding(
                "font-fallback",
                f"no font of the theme {theme} has {named}{rest} ({_script(script)})",
                at,
                hint=f"Add a family for {script} to [scripts] in the theme, or change the text.",
                block=block,
            )
        )
    return tuple(found)


def _script(code: str) -> str:
    return {"Zyyy": "a sign of no one script", "Zinh": "a mark"}.get(code) or scripts_of.script_name(code)
