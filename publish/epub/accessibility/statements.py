"""What the book tells its readers of its accessibility, in the edition's language: a page, and a summary.

The order is that of the *Accessibility Metadata Display Guide for Digital Publications* 2.0 of the W3C Publishing
community group, so that readers find the same in books and in shops.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from publish.config.evaluation import Evaluation
from publish.epub.accessibility.facts import AccessibilityFacts
from publish.markup.strings import Strings


@dataclass(frozen=True, slots=True)
class Statement:
    """A heading with its sentences."""

    heading: Markup
    """The heading."""
    lines: tuple[Markup, ...]
    """The sentences."""


def sections(
    facts: AccessibilityFacts, strings: Strings, *, evaluation: Evaluation | None, exemption: str
) -> tuple[Statement, ...]:
    """The page on accessibility, in order; a section without sentences is left out."""
    words = strings.accessibility
    found = (
        Statement(words["ways"], tuple(_ways(facts, strings))),
        Statement(words["conformance"], tuple(_conformance(strings, evaluation))),
        Statement(words["navigation"], tuple(_navigation(facts, strings))),
        Statement(words["hazards"], () if facts.pages.moving else (words["no_hazards"],)),
        Statement(words["legal"], (words[exemption],) if exemption else ()),
    )
    return tuple(section for section in found if section.lines)


def summary(facts: AccessibilityFacts, strings: Strings, *, evaluation: Evaluation | None) -> str:
    """The summary of the package (``schema:accessibilitySummary``): the same facts in a few plain sentences."""
    words = strings.accessibility
    sentences = [*_pictures(facts, strings), _textual(facts, strings), _contents(facts, strings)]
    if facts.paged:
        sentences.append(words["pages"].format(number=facts.listed))
    if not facts.pages.moving:
        sentences.append(words["no_hazards"])
    standard = evaluation.conformance if evaluation else ""
    sentences.append(words["conforms"].format(standard=standard) if standard else words["not_evaluated"])
    return " ".join(str(line.unescape()) for line in sentences)


def _ways(facts: AccessibilityFacts, strings: Strings) -> Iterator[Markup]:
    words = strings.accessibility
    if facts.yields:
        yield words["adaptable"]
    yield _textual(facts, strings)
    yield from _pictures(facts, strings)
    if facts.pages.extended:
        yield words["extended"].format(number=facts.pages.extended)
    yield words["languages"]


def _textual(facts: AccessibilityFacts, strings: Strings) -> Markup:
    whole = facts.all_described and not facts.pages.moving
    return strings.accessibility["textual" if whole else "not_textual"]


def _pictures(facts: AccessibilityFacts, strings: Strings) -> Iterator[Markup]:
    words, pages = strings.accessibility, facts.pages
    if not pages.pictures:
        yield words["no_pictures"]
    elif facts.all_described:
        yield words["described"].format(pictures=pages.pictures)
    else:
        yield words["partly_described"].format(pictures=pages.pictures, described=pages.described)


def _conformance(strings: Strings, evaluation: Evaluation | None) -> Iterator[Markup]:
    words = strings.accessibility
    if evaluation is None:
        yield words["not_evaluated"]
        return
    yield words["conforms"].format(standard=evaluation.conformance)
    yield words["evaluated"].format(date=strings.date(evaluation.date), evaluator=evaluation.evaluator)
    if evaluation.report:
        yield Markup('<a class="external" href="{}">{}</a>').format(evaluation.report, words["report"])


def _contents(facts: AccessibilityFacts, strings: Strings) -> Markup:
    return strings.accessibility["contents" if facts.nested else "contents_alone"]


def _navigation(facts: AccessibilityFacts, strings: Strings) -> Iterator[Markup]:
    words, pages = strings.accessibility, facts.pages
    if facts.contents:
        yield _contents(facts, strings)
    if pages.headings and not pages.broken_ranks:
        yield words["headings"]
    if facts.paged:
        yield words["pages"].format(number=facts.listed)
    if facts.illustrations:
        yield words["illustrations"]
    if pages.notes:
        yield words["notes"].format(number=pages.notes)
    if pages.tables:
        yield words["tables"].format(number=pages.tables)
