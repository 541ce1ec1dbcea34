"""The language that texts are most likely written in, where nobody says it: by the script of most of their letters."""

from collections import Counter
from collections.abc import Iterable, Iterator

from publish.config.languages import likely_language
from publish.fonts.scripts import script_of

_LATIN = "Latn"
"""The script of so many languages that it says nothing."""
_SHARED = frozenset({"Zyyy", "Zinh", "Zzzz"})
_READ = 4000
"""How many characters of each text are looked at."""
_KANA = frozenset({"Hira", "Kana"})
_FEW = 20
"""One kana among so many signs of Han says that a text is Japanese: a Chinese one has some in names alone."""


def script_counts(texts: Iterable[str]) -> Counter[str]:
    """How many letters there are of each script, by ISO 15924."""
    return Counter(script for text in texts for script in _scripts(text[:_READ]))


def _scripts(text: str) -> Iterator[str]:
    for character, count in Counter(filter(str.isalpha, text)).items():
        script = script_of(character)
        if script not in _SHARED:
            yield from [script] * count


def han_is_chinese(counts: Counter[str]) -> bool:
    """Whether signs of Han among some texts are Chinese, and not Japanese or Korean."""
    others = counts["Hang"] + sum(counts[script] for script in _KANA)
    return counts["Hani"] > others * _FEW


def language_of_texts(texts: Iterable[str]) -> str:
    """A BCP 47 tag; empty where most letters are of a script that says nothing, or there are none."""
    counts = script_counts(texts)
    if han := counts["Hani"] + sum(counts[script] for script in _KANA):
        # Japanese is written in three of them.
        counts["Hani" if han_is_chinese(counts) else "Jpan"] = han
    script = max(counts, key=lambda name: counts[name], default=_LATIN)
    if script == _LATIN or counts[script] * 2 < counts.total():
        return ""
    return likely_language(script)
