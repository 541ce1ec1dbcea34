"""The language of a page, by its script, the letters that few languages have, and its small words."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from publish.diagnostics import Diagnostic, Rule, Severity, Span
from publish.importers.capture.lines import PageLine
from publish.importers.capture.profiles import SiteProfile

_SAMPLE = 40_000
"""How many characters of a page are looked at."""
_TOKENS = 12
"""From how many words on small ones tell the language."""
_HITS = 3
"""How many small words do at least."""
_SHARE = 0.12
"""The least share of small words, and of letters of its own, that a language has."""
_LEAD = 1.25
"""How many times more of them the language has than the next."""
_MAIN = 0.5
"""The least share of a page's letters that its script has."""

_ONE_LANGUAGE = {
    "HEBREW": "he", "GREEK": "el", "ARMENIAN": "hy", "GEORGIAN": "ka", "HANGUL": "ko", "THAI": "th",
    "CJK": "zh", "DEVANAGARI": "hi", "BENGALI": "bn", "TAMIL": "ta", "ETHIOPIC": "am", "KHMER": "km",
    "LAO": "lo", "MYANMAR": "my", "TIBETAN": "bo", "GURMUKHI": "pa", "GUJARATI": "gu", "TELUGU": "te", "SINHALA": "si",
}  # fmt: skip
"""Scripts that are in the main one language's."""
_OF_SCRIPT = {"ARABIC": "ar", "CYRILLIC": "ru"}
"""The language that a page in a script is most likely in, where nothing tells which."""
_WRITTEN_IN = {
    "ARABIC": {"ar", "fa", "ur", "ps", "ckb", "ug", "sd", "ks", "ku", "prs", "pnb"},
    "CYRILLIC": {"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "tt", "mn", "ba", "cv", "os", "ce"},
}  # fmt: skip


CAPTURE_LANGUAGE = Rule(
    "capture-language",
    Severity.WARNING,
    "The page is in another language than the publication, or in one that the program cannot tell.",
    "Look at lang in the imported Markdown.",
    apart=True,
)


@dataclass(frozen=True, slots=True)
class SpokenLanguage:
    """The language of a page."""

    language: str
    """BCP 47 tag."""
    sure: bool = True
    """Whether the page tells it."""

    def findings(self, path: str, expected: str) -> tuple[Diagnostic, ...]:
        """What an editor is told: nothing where the page is in the publication's language."""
        at = Span(path)
        if not self.sure:
            message = f"the language of the page is in doubt, and was taken for {self.language}"
            return (CAPTURE_LANGUAGE.finding(message, at),)
        if self.language != expected:
            message = f"the language of the page was taken for {self.language}, and the publication's is {expected}"
            return (CAPTURE_LANGUAGE.finding(message, at, severity=Severity.NOTE),)
        return ()


def detect(lines: Sequence[PageLine], profiles: Sequence[SiteProfile], expected: str) -> SpokenLanguage:
    """The language of a page; the expected one where the page is short or tells no other."""
    text = " ".join(line.text for line in lines)[:_SAMPLE]
    script, share = _script(text)
    base = expected.partition("-")[0]
    if not script or share < _MAIN:
        return SpokenLanguage(expected)
    if alone := _ONE_LANGUAGE.get(script):
        if alone == "zh" and any("HIRAGANA" in unicodedata.name(sign, "") for sign in set(text)):
            alone = "ja"
        return SpokenLanguage(expected if base == alone or (script == "DEVANAGARI" and base in {"mr", "ne"}) else alone)
    found = _by_words(text, script, profiles)
    if found:
        return SpokenLanguage(expected if found == base else found)
    written = _WRITTEN_IN.get(script)
    if (written is None) == (base not in {*_ONE_LANGUAGE.values(), *_WRITTEN_IN["ARABIC"], *_WRITTEN_IN["CYRILLIC"]}):
        return SpokenLanguage(expected)
    if written is not None and base in written:
        return SpokenLanguage(expected)
    if script in _OF_SCRIPT:
        return SpokenLanguage(_OF_SCRIPT[script], sure=False)
    return SpokenLanguage(expected, sure=False)


def _script(text: str) -> tuple[str, float]:
    """The script that most letters are of, and their share."""
    letters = Counter(character for character in text if character.isalpha())
    scripts: Counter[str] = Counter()
    for character, count in letters.items():
        name = re.split("[ -]", unicodedata.name(character, "NONE"), maxsplit=1)[0]
        scripts["CJK" if name in ("HIRAGANA", "KATAKANA") else name] += count
    if not scripts:
        return "", 0.0
    name, most = scripts.most_common(1)[0]
    return name, most / scripts.total()


def _by_words(text: str, script: str, profiles: Sequence[SiteProfile]) -> str:
    """The language whose small words and letters a text has; empty where two have as many, or none enough."""
    tokens = Counter(re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text.casefold()))
    total = tokens.total()
    scores: dict[str, float] = {}
    for profile in profiles:
        if profile.publications or not profile.words.common:
            continue
        if _script("".join(profile.words.common))[0] != script:
            continue
        hits = sum(tokens[word] for word in profile.words.common)
        own = sum(text.casefold().count(letter) for letter in profile.words.letters)
        scores[profile.language or "en"] = hits + own
    if not scores:
        return ""
    (best, most), *others = sorted(scores.items(), key=lambda pair: -pair[1])
    second = others[0][1] if others else 0.0
    return best if total >= _TOKENS and most >= max(_HITS, total * _SHARE) and most >= second * _LEAD else ""
