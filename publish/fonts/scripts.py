"""Which scripts characters belong to, by the Unicode Character Database (UAX #24)."""

from fontTools import unicodedata


def script_of(character: str) -> str:
    """The script of a character, by ISO 15924; ``Zyyy`` for what all scripts share."""
    code: str = unicodedata.script(character)
    return code


def script_extensions(character: str) -> frozenset[str]:
    """The scripts that a character is used in."""
    codes: set[str] = unicodedata.script_extension(character)
    return frozenset(codes)


def script_name(code: str) -> str:
    """The English name of a script, its words joined by underscores; empty where it has none."""
    name: str = unicodedata.script_name(code, default="")
    return name
