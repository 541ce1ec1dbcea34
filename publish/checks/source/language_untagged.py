"""Words in another script name their language: hyphenation, fonts and voices go by it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from publish.checks.source.manuscript import Manuscript
from publish.checks.source.passages import PlacedLine, lines_in
from publish.config.languages import likely_language, script_of_language
from publish.diagnostics import Diagnostic, Hint, Replacement, Severity, check
from publish.fonts.scripts import script_name, script_of
from publish.model.addresses import addresses
from publish.model.dispatch import Dispatch
from publish.model.inlines import Inlines, Phrase, Text
from publish.model.walk import WRAPPING

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_MARKS = re.compile(r"[^\w\s\u0000-\u02ff\u2010-\u203a]")
"""What may be a mark, which ``\\w`` never takes; the usual signs between words are none."""
_ANY = frozenset({"Zyyy", "Zinh", "Zzzz"})
_WRITTEN: Mapping[str, frozenset[str]] = {
    "Hans": frozenset({"Hani", "Bopo"}),
    "Hant": frozenset({"Hani", "Bopo"}),
    "Jpan": frozenset({"Hani", "Hira", "Kana"}),
    "Kore": frozenset({"Hang", "Hani"}),
    "Aran": frozenset({"Arab"}),
}
"""What ISO 15924 sums up in one code, as Unicode tells it apart."""
_GUESSES: Mapping[str, Sequence[tuple[str, str]]] = {
    "Cyrl": (("әғқңөұүһӘҒҚҢӨҰҮҺ", "kk"), ("їєґЇЄҐ", "uk"), ("ўЎ", "be"), ("ђћџјљњЂЋЏЈЉЊ", "sr"), ("", "ru")),
    "Arab": (("ٹڈڑںے", "ur"), ("پچژگ", "fa"), ("", "ar")),
    "Hani": (("", "zh"),),
    "Hira": (("", "ja"),),
    "Kana": (("", "ja"),),
    "Latn": (("", "en"),),
}
"""By script, the languages of letters that few of its languages have; the most likely one last."""
_LATIN_WORDS = 3
"""So many Latin words on end are a passage; fewer are a name."""
_NEARLY_ALL = 0.8
"""The share of a dispatch's letters from which its own language is what is wrong."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring words in a script that their language is not written in."""

    words: str
    script: str
    """The script, by ISO 15924."""
    language: str
    """The language that they are said to be in."""


@check(
    "language-untagged",
    Severity.WARNING,
    why="Words of another language are hyphenated, set and spoken by the rules of the wrong one.",
    hint="Say which language it is: [words]{lang=kk}.",
)
def language_untagged(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Every run of words in a script that the language of its line is not written in.

    A dispatch that is nearly all written in such a script has the wrong language itself: that is told once.
    """
    dispatches = {dispatch.key: dispatch for dispatch in manuscript.edition.dispatches}
    grouped: dict[str, list[PlacedLine]] = {}
    for line in lines_in(manuscript.edition):
        grouped.setdefault(line.path.partition(":")[0], []).append(line)
    for key, lines in grouped.items():
        runs = [(line, run) for line in lines for run in _runs(line)]
        mistaken = ("", "")
        if (dispatch := dispatches.get(key)) and (script := _main_script(lines, runs, dispatch.lang)):
            mistaken = (script, dispatch.lang)
            yield _whole(dispatch, runs, script)
        for line, run in runs:
            if (run.script, run.language) != mistaken:
                message = f"“{run.words}” is {_mismatch(run.script, run.language)}"
                tagged = f"[{run.words}]{{lang={_guess(run.words, run.script)}}}"
                hint = Hint(f"Say which language it is: {tagged}.", Replacement(run.words, tagged))
                yield language_untagged.finding(message, line.at, hint=hint, block=line.path)


def _whole(dispatch: Dispatch, runs: Sequence[tuple[PlacedLine, _Run]], script: str) -> Diagnostic:
    words = " ".join(run.words for _, run in runs if run.script == script)
    message = f"The dispatch is {_mismatch(script, dispatch.lang)}"
    hint = f"Say so in the front matter: lang: {_guess(words, script)}."
    return language_untagged.finding(message, dispatch.at("lang"), hint=hint)


def _mismatch(script: str, language: str) -> str:
    return f"written in {script_name(script)}, and is said to be in {language}"


def _main_script(lines: Sequence[PlacedLine], runs: Sequence[tuple[PlacedLine, _Run]], language: str) -> str:
    """The foreign script of nearly all letters that are said to be in a language; empty when there is none."""
    counts: Counter[str] = Counter()
    for _, run in runs:
        counts[run.script] += _letters(run.words) if run.language == language else 0
    if not counts.total():
        return ""
    texts = (text for line in lines for text, own in _texts(line.inlines, line.language) if own == language)
    least = _NEARLY_ALL * sum(map(_letters, texts))
    return next((script for script, count in counts.items() if count > least), "")


def _letters(text: str) -> int:
    return sum(len(word[0]) for word in _WORD.finditer(_solid(text)))


def _runs(line: PlacedLine) -> Iterator[_Run]:
    for text, language in _texts(line.inlines, line.language):
        for words, script in _foreign(text, _scripts(language)):
            yield _Run(words, script, language)


def _texts(inlines: Inlines, language: str) -> Iterator[tuple[str, str]]:
    """The words of a line with the language that each is said to be in; those of machines are in none."""
    for inline in inlines:
        if isinstance(inline, Text):
            start = 0
            for begin, end in addresses(inline.value):
                yield inline.value[start:begin], language
                start = end
            yield inline.value[start:], language
        elif isinstance(inline, WRAPPING):
            own = inline.lang if isinstance(inline, Phrase) else ""
            yield from _texts(inline.children, own or language)


def _foreign(text: str, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Runs of neighbouring words of one foreign script, each with the script."""
    if text.isascii() and "Latn" in known:
        return
    run: list[re.Match[str]] = []
    script = ""
    for word in _WORD.finditer(_solid(text)):
        own = _script(word[0], known)
        if run and (own != script or not _near(text[run[-1].end() : word.start()])):
            yield from _worth_it(text, run, script)
            run = []
        if own:
            run.append(word)
        script = own
    yield from _worth_it(text, run, script)


def _solid(text: str) -> str:
    """The text with each mark replaced by the letter that bears it, so that a pointed word is one word."""
    if not _MARKS.search(text):
        return text
    letters: list[str] = []
    for character in text:
        bears = letters and unicodedata.category(character).startswith("M")
        letters.append(letters[-1] if bears else character)
    return "".join(letters)


def _worth_it(text: str, run: Sequence[re.Match[str]], script: str) -> Iterator[tuple[str, str]]:
    if run and (script != "Latn" or len(run) >= _LATIN_WORDS):
        yield text[run[0].start() : run[-1].end()], script


def _near(between: str) -> bool:
    return len(between) <= 3 and not re.search(r"[.!?;:]", between)


def _script(word: str, known: frozenset[str]) -> str:
    """The foreign script of a word; empty for one that is at home, or a letter in a formula."""
    if word.isascii() and "Latn" in known:
        return ""
    own = {script_of(character) for character in word} - _ANY
    foreign = own - known
    return sorted(foreign)[0] if foreign and foreign == own and len(word) > 1 else ""


def _scripts(language: str) -> frozenset[str]:
    """The scripts that a language is written in."""
    script = script_of_language(language) or "Latn"
    return _WRITTEN.get(script, frozenset({script})) | _ANY


def _guess(words: str, script: str) -> str:
    """The language that words of a script are most likely in."""
    if guesses := _GUESSES.get(script):
        counted = ((_count(words, letters) or not letters, -place) for place, (letters, _) in enumerate(guesses))
        return guesses[-max(counted)[1]][1]
    return likely_language(script) or "…"


def _count(words: str, letters: str) -> int:
    return sum(words.count(letter) for letter in letters)
