"""Which package of fonts has which script: what a hint can name where a theme lacks a letter.

Packages are Debian's, and have the same fonts elsewhere under other names.
"""

from collections.abc import Mapping

from fontTools import unicodedata as scripts_of

_HAN = "fonts-ipaexfont-mincho: ipaexm.ttf for Japanese; fonts-arphic-gbsn00lp: gbsn00lp.ttf for Chinese"
_BY_HAND: Mapping[str, str] = {
    "Hani": _HAN,
    "Hira": "fonts-ipaexfont-mincho: ipaexm.ttf",
    "Kana": "fonts-ipaexfont-mincho: ipaexm.ttf",
    "Bopo": "fonts-arphic-bsmi00lp: bsmi00lp.ttf",
    "Hang": "fonts-nanum: NanumMyeongjo.ttf",
}
_NOTO_SERIF = frozenset(
    ("Beng", "Deva", "Ethi", "Gujr", "Guru", "Khmr", "Knda", "Laoo", "Mlym", "Mymr", "Sinh", "Taml", "Telu", "Thai")
)
_NOTO_SANS = frozenset(("Cher", "Copt", "Mong", "Nkoo", "Orya", "Syrc", "Tfng", "Thaa", "Tibt", "Cans", "Yiii"))


def pack_for(character: str) -> str:
    """The package and the file that have a character's script; empty where none is known."""
    script = scripts_of.script(character)
    if script in _BY_HAND:
        return _BY_HAND[script]
    name = scripts_of.script_name(script, default="").replace(" ", "").replace("_", "")
    if script in _NOTO_SERIF:
        return f"fonts-noto-core: NotoSerif{name}-Regular.ttf"
    if script in _NOTO_SANS:
        return f"fonts-noto-core: NotoSans{name}-Regular.ttf"
    return ""
