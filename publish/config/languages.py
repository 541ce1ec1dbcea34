"""Language tags: which are known, what to write instead of those that are not, and how languages are written."""

from collections.abc import Mapping
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from publish.diagnostics import Hint, Replacement


def tag_fault(tag: str) -> str:
    """What is wrong with a BCP 47 tag, as a hint that names a better one where there is one; empty when it is valid.

    Valid means well-formed, every subtag registered, and the language by its shortest code, as RFC 5646 §2.2.1 asks.
    """
    if tag in _common():
        return ""
    import langcodes

    if not tag.isascii() or "_" in tag or not langcodes.tag_is_valid(tag):
        return _better(tag) or "Use a BCP 47 tag, such as en, de-AT or kk."
    language = tag.split("-")[0].lower()
    shortest = langcodes.standardize_tag(language) if len(language) == 3 else language
    if len(shortest) == 2 and len(language) == 3:
        return _write(tag, shortest + tag[3:])
    return ""


def _better(tag: str) -> str:
    hyphened = tag.replace("_", "-")
    if hyphened != tag and not tag_fault(hyphened):
        return _write(tag, hyphened)
    code = _names().get(tag.strip().casefold())
    return _write(tag, code) if code else ""


def _write(tag: str, better: str) -> Hint:
    return Hint(f"Write {better}.", Replacement(tag.strip(), better))


def _names() -> dict[str, str]:
    """English names of languages, with their codes."""
    try:
        languages = Locale("en").languages
    except UnknownLocaleError:
        return {}
    return {name.casefold(): code for code, name in languages.items() if "_" not in code}


_IN_TWO_SCRIPTS = ("oj", "pi")
"""Releases of CLDR do not agree on the script of these."""


@cache
def _common() -> Mapping[str, str]:
    """Languages whose whole tag is two letters, with their scripts: who needs no more loads no registry of subtags."""
    likely: Mapping[str, str] = get_global("likely_subtags")
    return {tag: whole.split("_")[1] for tag, whole in likely.items() if len(tag) == 2 and tag not in _IN_TWO_SCRIPTS}


@cache
def script_of_language(tag: str) -> str:
    """The script that a language is written in by its tag, else most likely (ISO 15924); empty where nobody knows."""
    if tag in _common():
        return _common()[tag]
    import langcodes
    from langcodes.tag_parser import LanguageTagError

    try:
        return langcodes.Language.get(tag).maximize().script or ""
    except LanguageTagError:
        return ""


def likely_language(script: str) -> str:
    """The language that a script is most likely used for; empty where nobody knows."""
    import langcodes
    from langcodes.tag_parser import LanguageTagError

    try:
        return langcodes.Language.get(f"und-{script}").maximize().language or ""
    except LanguageTagError:
        return ""
