"""The languages whose typography is known, by tag: data, a file a language."""

from publish.transforms.typography.language import Language
from publish.transforms.typography.languages.arabic import ARABIC, PERSIAN, UYGHUR
from publish.transforms.typography.languages.chinese import CHINESE, JAPANESE, TRADITIONAL
from publish.transforms.typography.languages.english import AMERICAN, BRITISH
from publish.transforms.typography.languages.french import CANADIAN, FRENCH
from publish.transforms.typography.languages.french import SWISS as SWISS_FRENCH
from publish.transforms.typography.languages.german import GERMAN
from publish.transforms.typography.languages.german import SWISS as SWISS_GERMAN
from publish.transforms.typography.languages.hebrew import HEBREW
from publish.transforms.typography.languages.kazakh import KAZAKH
from publish.transforms.typography.languages.more import LANGUAGES as MORE
from publish.transforms.typography.languages.russian import RUSSIAN
from publish.transforms.typography.languages.ukrainian import UKRAINIAN
from publish.transforms.typography.languages.uzbek import CYRILLIC as UZBEK_CYRILLIC
from publish.transforms.typography.languages.uzbek import UZBEK

_OWN = (
    AMERICAN,
    BRITISH,
    FRENCH,
    SWISS_FRENCH,
    CANADIAN,
    GERMAN,
    SWISS_GERMAN,
    KAZAKH,
    RUSSIAN,
    UKRAINIAN,
    ARABIC,
    PERSIAN,
    UYGHUR,
    HEBREW,
    UZBEK,
    UZBEK_CYRILLIC,
    CHINESE,
    TRADITIONAL,
    JAPANESE,
)
LANGUAGES: dict[str, Language] = {language.tag.lower(): language for language in (*_OWN, *MORE)}
"""By tag, in lower case."""

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
        if found := LANGUAGES.get(_LIKE.get(name, name)):
            return found
    return None
