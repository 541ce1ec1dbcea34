"""People's names in the scripts that a newsletter meets, with the languages they are written in."""

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as it is written at home."""

    text: str
    """The name."""
    lang: str = ""
    """BCP 47 tag where it is not in Latin letters, or empty."""
    direction: str = ""
    """``rtl``, or empty."""

    def marked(self) -> str:
        """The name in Markdown: foreign letters say their language."""
        if not self.lang:
            return self.text
        return f"[{self.text}]{{lang={self.lang}{' dir=rtl' if self.direction else ''}}}"


LATIN = tuple(
    Name(text)
    for text in (
        "Zofia Wójcikówna",
        "Jürgen Größler",
        "Þórdís Sæmundsdóttir",
        "Ağa Gündoğdu",
        "Miloš Dvořáček",
        "Françoise Béranger-Noël",
        "Ñusta Peñaloza",
        "Łucja Żebrowska",
        "Gábor Szőnyi",
        "Ingrid Åkerblom",
        "Nguyễn Thị Hoài",
        "Ștefan Țăranu",
        "Māra Bērziņa",
        "Eithne Ní Dhálaigh",
        "Søren Bjørkø",
        "Dželila Đurić",
        "Ebba Ljungström",
        "Rosa Imhof",
        "João Guimarães",
        "Aĝata Ĉapelulo",
    )
)
CYRILLIC = (
    Name("Анна Щербакова", "ru"),
    Name("Пётр Ежов", "ru"),
    Name("Оксана Ґалаґан", "uk"),
    Name("Їжакевич Євген", "uk"),
    Name("Әсел Қожахметова", "kk"),
    Name("Нұрлан Өтеғұлұлы", "kk"),
    Name("Гүлнәр Үкібаева", "kk"),
    Name("Іңкәр Һашимқызы", "kk"),
    Name("Ђорђе Љубичић", "sr"),
    Name("Цветана Йорданова", "bg"),
)
GREEK = (
    Name("Ελένη Παπαγιάννη", "el"),
    Name("Νικόλαος Θεοδωρίδης", "el"),
    Name("Ιωάννα Ξυδάκη", "el"),
    Name("Σταύρος Ψαρρός", "el"),
)
ARABIC = (
    Name("ليلى الحداد", "ar", "rtl"),
    Name("يوسف المنصوري", "ar", "rtl"),
    Name("سميرة القاسمي", "ar", "rtl"),
    Name("عبد الرحمن الزهري", "ar", "rtl"),
)
CJK = (
    Name("林美玲", "zh-Hant"),
    Name("佐々木 健", "ja"),
    Name("김서연", "ko"),
    Name("赵晓峰", "zh-Hans"),
)


class Cast:
    """Draws names; with ``cjk`` Chinese, Japanese and Korean ones too, whose fonts are large."""

    def __init__(self, rng: random.Random, *, cjk: bool = False) -> None:
        self._rng = rng
        self._foreign = (CYRILLIC, GREEK, ARABIC, CJK) if cjk else (CYRILLIC, GREEK, ARABIC)

    def writers(self, number: int) -> list[Name]:
        """Names for credits, none twice, in letters that run from the left."""
        return self._rng.sample(LATIN + CYRILLIC + GREEK, number)

    def speaker(self) -> Name:
        """Somebody who is quoted: half of them in letters of other scripts."""
        if self._rng.random() < 0.5:
            return self._rng.choice(LATIN)
        return self._rng.choice(self._rng.choice(self._foreign))
