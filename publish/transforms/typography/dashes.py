"""Dashes and ellipses: what typewriters wrote with hyphens and stops."""

import re

from publish.transforms.typography.language import ELLIPSIS, EN_DASH, NO_BREAK, SPACES, Language
from publish.transforms.typography.line import Edit

_DOTS = re.compile(r"(?<!\.)\.\.\.(?!\.\.)|(?<!\.)(?<!\. )\. \. \.(?! ?\.)")
_SPACE_BEFORE_DOTS = re.compile(rf"(?<=\S) +(?={ELLIPSIS})")

_RANGE = re.compile(r"(?<![\w\-–—.,/:])(\d{1,4})(?:-|--)(\d{1,4})(?![\w\-–—/:]|[.,]\d)")
_BETWEEN = re.compile(rf"(?<=[^\s<>–—-])(?P<space>[{SPACES}]+)(?P<dash>-{{1,3}}|[–—])(?=[{SPACES}]+[^\s<>–—-])")
_LONE = re.compile(rf"(?:^|(?<=\n))(?P<dash>-{{1,3}}|[–—])(?P<space>[{SPACES}]+)(?=[^\s\d<>–—-])")
_CLOSED = re.compile(r"(?<=[^\s<>–—-])-{2,3}(?![–—>-])")


def ellipsis_edits(text: str, language: Language) -> list[Edit]:
    """Three stops are one character; of four the last ends the sentence."""
    return [(*found.span(), language.ellipsis) for found in _DOTS.finditer(text)]


def ellipsis_tie_edits(text: str, language: Language) -> list[Edit]:
    """An ellipsis does not begin a line."""
    return [(*found.span(), NO_BREAK) for found in _SPACE_BEFORE_DOTS.finditer(text)]


def range_edits(text: str, language: Language) -> list[Edit]:
    """From a number to another: an en dash in every language. Telephone numbers and dates are left alone."""
    return [(found.end(1), found.start(2), EN_DASH) for found in _RANGE.finditer(text) if _is_range(found[1], found[2])]


def _is_range(first: str, last: str) -> bool:
    if first == last or (len(first) > 1 and first.startswith("0")):
        # Fifty-fifty, and what is a code.
        return False
    if len(first) == len(last):
        return True
    if len(last) < len(first):
        # 1990-95: the century is not said again.
        return len(first) > 2 and int(last) > int(first[-len(last) :])
    return len(last) == len(first) + 1 and len(last) < 4


def dash_edits(text: str, language: Language) -> list[Edit]:
    """Dashes between spaces, at the start of a speech, and between letters; none of them begins a line."""
    edits = [
        (*found.span(), NO_BREAK + _between(found, text, language))
        for found in _BETWEEN.finditer(text)
        if not (text[found.start() - 1] == "«" and text[found.end() :].lstrip()[:1] == "»")
    ]
    edits += [
        (*found.span(), _spaced(found["dash"], language, language.speech) + NO_BREAK)
        for found in _LONE.finditer(text)
        if found["dash"] != "-" or language.dialogue
    ]
    taken = {at for start, end, _ in edits for at in range(start, end)}
    edits += [
        (*found.span(), language.closed if len(found[0]) == 2 else language.longest)
        for found in _CLOSED.finditer(text)
        if found.start() not in taken
    ]
    return sorted((start, end, new) for start, end, new in edits if text[start:end] != new)


def _between(found: re.Match[str], text: str, language: Language) -> str:
    numbers = text[found.start() - 1].isdigit() and text[found.end() :].lstrip()[:1].isdigit()
    return EN_DASH if numbers and found["dash"] in "-–" else _spaced(found["dash"], language)


def _spaced(typed: str, language: Language, usual: str = "") -> str:
    if typed == "—" or (typed == "–" and not language.long_dash):
        return typed
    return language.longest if typed == "---" else usual or language.spaced
