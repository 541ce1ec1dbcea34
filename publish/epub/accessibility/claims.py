"""The properties of schema.org that the package carries."""

from collections.abc import Iterator
from dataclasses import dataclass

from publish.config.evaluation import Evaluation
from publish.epub.accessibility.facts import AccessibilityFacts


@dataclass(frozen=True, slots=True)
class Claim:
    """What the book says of itself, and why it may."""

    property: str
    """The property, with its prefix: ``schema:accessMode``."""
    value: str
    """Its value."""
    evidence: str
    """What was counted, in a sentence without a closing stop, for who checks the claim."""


def claims(
    facts: AccessibilityFacts, *, summary: str, evaluation: Evaluation | None, exemption: str
) -> Iterator[Claim]:
    """Everything that the book may say of its accessibility, in the order of the package."""
    pages = facts.pages
    yield Claim("schema:accessMode", "textual", f"{_counted(facts.documents, 'document')} of text")
    if pages.pictures:
        yield Claim("schema:accessMode", "visual", f"{_counted(pages.pictures, 'picture')} besides the cover")
    if facts.all_described and not pages.moving:
        evidence = f"{pages.described} of {_counted(pages.pictures, 'picture')} described, and nothing else needs eyes"
        yield Claim("schema:accessModeSufficient", "textual", evidence)
    if pages.pictures:
        yield Claim("schema:accessModeSufficient", "textual,visual", "text and pictures are all that there is")
    for value, evidence in _features(facts):
        yield Claim("schema:accessibilityFeature", value, evidence)
    if pages.moving:
        yield Claim("schema:accessibilityHazard", "unknown", f"{pages.moving} elements move, sound or run")
    else:
        yield Claim("schema:accessibilityHazard", "none", "no audio, video, animation or script in the book")
    yield Claim("schema:accessibilitySummary", summary, "the sentences of the book's own page on accessibility")
    if evaluation is not None:
        yield Claim("dcterms:conformsTo", evaluation.conformance, _signed(evaluation))
    if exemption:
        yield Claim("a11y:exemption", exemption, "the settings say so")


def _features(facts: AccessibilityFacts) -> Iterator[tuple[str, str]]:
    pages = facts.pages
    if facts.contents:
        yield "tableOfContents", f"the contents name {_counted(facts.contents, 'place')}"
    if pages.headings and not pages.broken_ranks:
        yield "structuralNavigation", f"{_counted(pages.headings, 'heading')}, and no rank is left out"
    yield "readingOrder", f"{_counted(facts.documents, 'document')} in one order, that of the contents"
    if facts.yields:
        yield "displayTransformability", "the style sheet fixes no size, leading or colour of running text"
    if pages.roles:
        yield "ARIA", f"{_counted(pages.roles, 'role')} of DPUB-ARIA"
    if pages.pictures and facts.all_described:
        yield "alternativeText", f"{pages.described} of {_counted(pages.pictures, 'picture')} described"
    if pages.extended:
        yield "longDescription", f"{_counted(pages.extended, 'picture')} with an extended description"
    if facts.paged:
        yield "pageNavigation", f"the page-list leads to {_counted(facts.listed, 'page')}"
        yield "pageBreakMarkers", f"{_counted(pages.marks, 'mark')}, one for each page of the list"


def _signed(evaluation: Evaluation) -> str:
    report = f", {evaluation.report}" if evaluation.report else ""
    return f"evaluated by {evaluation.evaluator} on {evaluation.date}{report}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
