"""Language tags: which are known, and what to write instead of those that are not."""

import langcodes
from babel import Locale, UnknownLocaleError


def tag_fault(tag: str) -> str:
    """What is wrong with a BCP 47 tag, as a hint that names a better one where there is one; empty when it is valid.

    Valid means well-formed, every subtag registered, and the language by its shortest code, as RFC 5646 §2.2.1 asks.
    """
    if not tag.isascii() or "_" in tag or not langcodes.tag_is_valid(tag):
        return _better(tag) or "Use a BCP 47 tag, such as en, de-AT or kk."
    language = tag.split("-")[0].lower()
    shortest = langcodes.standardize_tag(language) if len(language) == 3 else language
    if len(shortest) == 2 and len(language) == 3:
        return f"Write {shortest + tag[3:]}."
    return ""


def _better(tag: str) -> str:
    hyphened = tag.replace("_", "-")
    if hyphened != tag and not tag_fault(hyphened):
        return f"Write {hyphened}."
    code = _names().get(tag.strip().casefold())
    return f"Write {code}." if code else ""


def _names() -> dict[str, str]:
    """English names of languages, with their codes."""
    try:
        languages = Locale("en").languages
    except UnknownLocaleError:
        return {}
    return {name.casefold(): code for code, name in languages.items() if "_" not in code}
