"""The same facts for a catalogue: values of ONIX code list 196, *E-publication accessibility details*.

Codes by issue 66 of the ONIX code lists; which property of a book is which code, by the *Schema.org Accessibility
Properties Crosswalk* of the W3C community group.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from publish.config.evaluation import Evaluation
from publish.epub.accessibility.claims import Claim
from publish.epub.accessibility.facts import AccessibilityFacts

CODES: Mapping[str, str] = {
    "00": "Accessibility summary",
    "04": "EPUB accessibility specification 1.1",
    "08": "Unknown accessibility",
    "09": "Inaccessible, or known limited accessibility",
    "11": "Table of contents navigation",
    "13": "Single logical reading order",
    "14": "Short alternative textual descriptions",
    "15": "Full alternative textual descriptions",
    "19": "Print-equivalent page numbering",
    "22": "Language tagging provided",
    "29": "Next / previous structural navigation",
    "30": "ARIA roles provided",
    "32": "Landmark navigation",
    "36": "All textual content can be modified",
    "52": "All non-decorative content supports reading without sight",
    "75": "EAA exception 1: micro-enterprises",
    "76": "EAA exception 2: disproportionate burden",
    "77": "EAA exception 3: fundamental alteration",
    "80": "WCAG 2.0",
    "81": "WCAG 2.1",
    "82": "WCAG 2.2",
    "84": "WCAG level A",
    "85": "WCAG level AA",
    "86": "WCAG level AAA",
    "91": "Latest accessibility assessment date",
    "93": "Compliance certification by (name)",
    "94": "Compliance web page for detailed accessibility information",
}
"""What the codes that are used here mean."""

_CLAIMED: Mapping[tuple[str, str], str] = {
    ("schema:accessModeSufficient", "textual"): "52",
    ("schema:accessibilityFeature", "tableOfContents"): "11",
    ("schema:accessibilityFeature", "readingOrder"): "13",
    ("schema:accessibilityFeature", "alternativeText"): "14",
    ("schema:accessibilityFeature", "pageNavigation"): "19",
    ("schema:accessibilityFeature", "structuralNavigation"): "29",
    ("schema:accessibilityFeature", "ARIA"): "30",
    ("schema:accessibilityFeature", "displayTransformability"): "36",
    ("a11y:exemption", "eaa-microenterprise"): "75",
    ("a11y:exemption", "eaa-disproportionate-burden"): "76",
    ("a11y:exemption", "eaa-fundamental-alteration"): "77",
}
_ALWAYS = ("22", "32")
"""Every book has languages on its passages, and landmarks: no page is made without."""
_WCAG = {"2.0": "80", "2.1": "81", "2.2": "82"}
_LEVELS = {"A": "84", "AA": "85", "AAA": "86"}
_STANDARD = re.compile(r"WCAG (\d\.\d) Level (A+)$")


@dataclass(frozen=True, slots=True)
class Detail:
    """A product form feature of type 09."""

    code: str
    """Its value in list 196."""
    meaning: str
    """What the value means."""
    description: str = ""
    """What goes with it: the summary, a name, a date, an address; or empty."""


def details(facts: AccessibilityFacts, claims: Sequence[Claim], *, evaluation: Evaluation | None) -> tuple[Detail, ...]:
    """The details of a book, by code, each once. A book that nobody has evaluated says that too."""
    found = (*_of_claims(claims), *_of_pictures(facts), *_of_evaluation(evaluation))
    return tuple(sorted(dict.fromkeys(found), key=lambda detail: detail.code))


def _of_claims(claims: Sequence[Claim]) -> Iterator[Detail]:
    values = {(claim.property, claim.value) for claim in claims}
    for key, code in _CLAIMED.items():
        if key in values:
            yield Detail(code, CODES[code])
    yield from (Detail(code, CODES[code]) for code in _ALWAYS)
    for claim in claims:
        if claim.property == "schema:accessibilitySummary":
            yield Detail("00", CODES["00"], claim.value)


def _of_pictures(facts: AccessibilityFacts) -> Iterator[Detail]:
    pages = facts.pages
    if not facts.all_described:
        undescribed = pages.pictures - pages.described
        yield Detail("09", CODES["09"], f"{undescribed} of {pages.pictures} pictures without description")
    elif pages.pictures and pages.extended == pages.pictures:
        yield Detail("15", CODES["15"])


def _of_evaluation(evaluation: Evaluation | None) -> Iterator[Detail]:
    if evaluation is None:
        yield Detail("08", CODES["08"])
        return
    yield Detail("04", CODES["04"])
    if standard := _STANDARD.search(evaluation.conformance):
        for code in (_WCAG[standard[1]], _LEVELS[standard[2]]):
            yield Detail(code, CODES[code])
    yield Detail("91", CODES["91"], evaluation.date.strftime("%Y%m%d"))
    yield Detail("93", CODES["93"], evaluation.evaluator)
    if evaluation.report:
        yield Detail("94", CODES["94"], evaluation.report)
