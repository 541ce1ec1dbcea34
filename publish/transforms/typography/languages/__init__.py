"""The languages whose typography is known, by tag: data, a file a language, loaded when a text is in it."""

from collections.abc import Callable, Mapping
from functools import cache

from publish.transforms.typography.language import Language

Languages = tuple[Language, ...]


def _arabic() -> Languages:
    from publish.transforms.typography.languages import arabic

    return arabic.LANGUAGES


def _chinese() -> Languages:
    from publish.transforms.typography.languages import chinese

    return chinese.LANGUAGES


def _english() -> Languages:
    from publish.transforms.typography.languages import english

    return english.LANGUAGES


def _french() -> Languages:
    from publish.transforms.typography.languages import french

    return french.LANGUAGES


def _german() -> Languages:
    from publish.transforms.typography.languages import german

    return german.LANGUAGES


def _hebrew() -> Languages:
    from publish.transforms.typography.languages import hebrew

    return hebrew.LANGUAGES


def _kazakh() -> Languages:
    from publish.transforms.typography.languages import kazakh

    return kazakh.LANGUAGES


def _russian() -> Languages:
    from publish.transforms.typography.languages import russian

    return russian.LANGUAGES


def _ukrainian() -> Languages:
    from publish.transforms.typography.languages import ukrainian

    return ukrainian.LANGUAGES


def _uzbek() -> Languages:
    from publish.transforms.typography.languages import uzbek

    return uzbek.LANGUAGES


def _more() -> Languages:
    from publish.transforms.typography.languages import more

    return more.LANGUAGES


FILES: Mapping[str, Callable[[], Languages]] = {
    "ar": _arabic,
    "fa": _arabic,
    "ug": _arabic,
    "zh": _chinese,
    "ja": _chinese,
    "en": _english,
    "fr": _french,
    "de": _german,
    "he": _hebrew,
    "kk": _kazakh,
    "ru": _russian,
    "uk": _ukrainian,
    "uz": _uzbek,
}
"""The file of a language that has its own, by the first part of its tag; all others stand together in one."""


_LIKE = {
    **dict.fromkeys(("en-au", "en-ie", "en-in", "en-nz", "en-za"), "en-gb"),
    **dict.fromkeys(("de-li",), "de-ch"),
    **dict.fromkeys(("es-ar", "es-cl", "es-co", "es-mx", "es-pe", "es-us", "es-uy", "es-ve"), "es-419"),
    **dict.fromkeys(("pt-ao", "pt-mz"), "pt-pt"),
    **dict.fromkeys(("zh-tw", "zh-hk", "zh-mo"), "zh-hant"),
    "zh-hans": "zh",
    "uz-latn": "uz",
    "no": "nb",
}
"""Tags that follow the use of another."""


def language_of(tag: str) -> Language | None:
    """The rules for a BCP 47 tag: of its script or its region where that has its own, else of its language.

    Nothing is guessed for other languages, ``None``: their text is left as it stands.
    """
    parts = tag.lower().split("-")
    scripts = [part for part in parts[1:] if len(part) == 4 and part.isalpha()]
    regions = [part for part in parts[1:] if (len(part) == 2 and part.isalpha()) or (len(part) == 3 and part.isdigit())]
    wanted = [f"{parts[0]}-{part}" for part in (*scripts[:1], *regions[:1])] + parts[:1]
    for name in wanted:
        like = _LIKE.get(name, name)
        if found := _in_file_of(like.split("-")[0]).get(like):
            return found
    return None


@cache
def _in_file_of(language: str) -> Mapping[str, Language]:
    """What a language's file holds, by tag in lower case."""
    return {one.tag.lower(): one for one in FILES.get(language, _more)()}


def every_language() -> Languages:
    """All that are known."""
    return tuple(one for file in dict.fromkeys((*FILES.values(), _more)) for one in file())
