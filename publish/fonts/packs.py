"""Which font file has which script: what a hint can name where a theme lacks a letter.

The files are those of Debian's packages; elsewhere the same fonts come under other names.
"""

from collections.abc import Collection
from dataclasses import dataclass

from publish.fonts.scripts import script_name, script_of

_CORE, _CJK, _HAN = "fonts-noto-core", "fonts-noto-cjk", "fonts-hanazono"
_SERIF = (
    "Ahom Bali Beng Deva Dogr Ethi Gran Gujr Guru Hmnp Khmr Khoj Knda Laoo Mlym Mymr Sinh Taml Tang Telu Thai Tibt Yezi"
)
"""Scripts of which that package has a ``NotoSerif…``."""
_SANS = (
    "Adlm Aghb Armi Avst Bamu Bass Batk Bhks Brah Bugi Buhd Cakm Cans Cari Cham Cher Copt Cprt Dsrt Dupl Egyp Elba "
    "Elym Glag Gong Gonm Goth Hano Hatr Hluw Hmng Hung Ital Java Kali Khar Kthi Lana Lepc Limb Lina Linb Lisu Lyci "
    "Lydi Mahj Mand Mani Marc Medf Mend Merc Mero Modi Mong Mroo Mtei Mult Narb Nbat Newa Nkoo Nshu Ogam Olck Orkh "
    "Orya Osge Osma Palm Pauc Perm Phag Phli Phlp Phnx Plrd Prti Rjng Rohg Runr Samr Sarb Saur Sgnw Shaw Shrd Sidd "
    "Sind Sogd Sogo Sora Soyo Sund Sylo Syrc Tagb Takr Tale Talu Tavt Tfng Tglg Thaa Tirh Ugar Vaii Wara Wcho Xpeo "
    "Xsux Yiii Zanb"
)
"""Scripts of which it has a ``NotoSans…`` alone."""
_NAMES = {"Nkoo": "NKo", "Merc": "Meroitic", "Mero": "Meroitic"}
"""Scripts whose fonts bear another name than they do."""
_TONGUES = {"Hang": "KR", "Hira": "JP", "Kana": "JP", "Bopo": "TC", "Hani": "SC"}
"""By script, for which language a face of Noto CJK draws the signs that several languages share."""
_EAST = ((0x2E80, 0x303F), (0x3190, 0x33FF), (0xFE30, 0xFE6F), (0xFF00, 0xFFEF), (0x1F200, 0x1F2FF))
"""Where punctuation and signs of Chinese, Japanese and Korean stand."""
_MUSIC = range(0x1D000, 0x1D250)
_RARE_HAN, _OLD_KANA = range(0x20000, 0x2F800), range(0x1B000, 0x1B170)


@dataclass(frozen=True, slots=True)
class Known:
    """A font file that a package has."""

    package: str
    """Debian's package."""
    file: str
    """The bare name of the file."""
    face: str = ""
    """The family that is meant, where it is a collection."""

    @property
    def setting(self) -> str:
        """How a setting names it, in TOML."""
        face = f', face = "{self.face}"' if self.face else ""
        return f'{{ file = "{self.file}"{face} }}'


def packs_for(characters: Collection[str]) -> tuple[Known, ...]:
    """The files that have the scripts of these characters, as far as one is known for them, each once."""
    scripts = {script_of(character) for character in characters}
    tongue = next((tongue for script, tongue in _TONGUES.items() if script in scripts), "SC")
    known = (_pack_for(character, tongue) for character in characters)
    return tuple(dict.fromkeys(pack for pack in known if pack))


def package_of(file: str) -> str:
    """Debian's package that has a font file of this bare name; empty where none is known."""
    if file.startswith(("NotoSansCJK-", "NotoSerifCJK-")):
        return _CJK
    return _HAN if file.startswith("HanaMin") else _CORE if file.startswith("Noto") else ""


def _pack_for(character: str, tongue: str) -> Known | None:
    code, script = ord(character), script_of(character)
    if code in _RARE_HAN or code in _OLD_KANA:
        return Known(_HAN, "HanaMinB.ttf" if code in _RARE_HAN else "HanaMinA.ttf")
    if script in _TONGUES or any(first <= code <= last for first, last in _EAST):
        return Known(_CJK, "NotoSerifCJK-Regular.ttc", f"Noto Serif CJK {tongue}")
    if code in _MUSIC:
        return Known(_CORE, "NotoMusic-Regular.ttf")
    style = "Serif" if script in _SERIF else "Sans" if script in _SANS else ""
    name = _NAMES.get(script) or script_name(script).replace(" ", "").replace("_", "")
    return Known(_CORE, f"Noto{style}{name}-Regular.ttf") if style else None
