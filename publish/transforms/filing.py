"""The name that a person is filed under in a library: the family name first, as far as a name tells which that is.

Where it does not, the name stays as it is read: a wrong guess files a person where nobody looks. ``file_as`` in the
credits says it better.
"""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FAMILY_FIRST = frozenset({"hu", "ja", "ko", "vi", "zh"})
"""Languages that put the family name first."""
_GIVEN_ONLY = frozenset({"is"})
"""Languages whose people are filed under their given name, for the other one is their father's."""
_LETTERS = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u0531-\u058f\u10a0-\u10ff\u1e00-\u1fff]")
"""Scripts whose names of several words end in the family name: Latin, Greek, Cyrillic, Armenian, Georgian."""

_PARTICLES = _words(
    "af al am auf aus av ben bin bint d da dai dal das de degli dei del dela della delle den der des di do "
    "dos du e el 't ibn het la las le les lo los of op san te ten ter tot van vom von y za zu zum zur"
)
"""Words before a family name that belong to it."""
_APART = frozenset({"da", "de", "es", "fr", "nb", "nl", "nn", "no", "pt", "sv"})
"""Languages that file a name without such words in small letters: Beauvoir, Simone de."""
_SUFFIX = re.compile(r"(?:jr|sr|jun|sen|ii|iii|iv|ph\.?\s?d|m\.?d|esq)\.?", re.IGNORECASE)
"""What may stand behind a family name."""

_NO_PERSON = _words(
    "агентство служба редакция agency agence agencia agentur archive archives association bureau club co "
    "collective committee company correspondent correspondents council dept department desk editors "
    "foundation group inc institute ltd media museum network news office organisation organization photo "
    "photos pictures police press radio redaktion rédaction service society staff studio team television tv "
    "union university"
)
"""Words that show that a name is no person's."""

_ARTICLES = frozenset({"the", "der", "die", "das", "le", "la", "les", "el", "los", "il", "lo"})
"""Words that no person's name begins with, and a newspaper's does."""


def file_as(name: str, language: str) -> str:
    """How a library files a name; ``language`` is that of the dispatch it is credited in."""
    words = name.split()
    if not _of_a_person(words, name) or language.split("-")[0].lower() in _FAMILY_FIRST | _GIVEN_ONLY:
        return name
    suffix = ""
    if len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        suffix = f", {words.pop()}"
        words[-1] = words[-1].removesuffix(",")
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    while language.split("-")[0].lower() in _APART and words[start].islower():
        start += 1
    return f"{' '.join(words[start:])}, {' '.join(words[:start])}{suffix}"


def _of_a_person(words: list[str], name: str) -> bool:
    """Whether a name looks like that of a person, with a family name to be found in it."""
    if len(words) < 2 or words[0].lower() in _ARTICLES or re.search(r"[\d/&|@()]", name):
        return False
    if any(word.strip(".,").lower() in _NO_PERSON for word in words):
        return False
    letters = [letter for letter in name if letter.isalpha()]
    if not letters or not all(_LETTERS.match(letter) for letter in letters):
        return False
    return words[-1][:1].isupper() and ("," not in name or bool(_SUFFIX.fullmatch(words[-1])))
