"""An evaluation of a book's accessibility by people: the one ground on which a book may claim that it conforms.

A record names the edition, and the content that was evaluated by its hash: when either changes, the claim is gone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from pydantic import StringConstraints

from publish.config.table import PlacedTable
from publish.config.values import Address, Credential, Day, Words
from publish.diagnostics import Outcome, Rule, Severity

Conformance: TypeAlias = Literal[
    "EPUB Accessibility 1.1 - WCAG 2.0 Level A",
    "EPUB Accessibility 1.1 - WCAG 2.0 Level AA",
    "EPUB Accessibility 1.1 - WCAG 2.0 Level AAA",
    "EPUB Accessibility 1.1 - WCAG 2.1 Level A",
    "EPUB Accessibility 1.1 - WCAG 2.1 Level AA",
    "EPUB Accessibility 1.1 - WCAG 2.1 Level AAA",
    "EPUB Accessibility 1.1 - WCAG 2.2 Level A",
    "EPUB Accessibility 1.1 - WCAG 2.2 Level AA",
    "EPUB Accessibility 1.1 - WCAG 2.2 Level AAA",
]
"""What a book may conform to, in the one form of words that is read (EPUB Accessibility 1.1 §4.3)."""

ContentHash = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]


@dataclass(frozen=True, slots=True)
class Evaluation(PlacedTable):
    """An evaluation of a book's accessibility by people."""

    edition: Words
    """The edition, by the name of its folder."""
    content: ContentHash
    """The hash of the content that was read, as a build prints it: sha256:…."""
    date: Day
    """When the evaluation was done."""
    evaluator: Words
    """Who evaluated the book."""
    conformance: Conformance
    """What the book conforms to."""
    credential: Credential = ""
    """What gives the evaluator the right to say so, or an address."""
    report: Address = ""
    """The address of the report."""


EVALUATION_LAPSED = Rule(
    "evaluation-lapsed",
    Severity.WARNING,
    "The evaluation was of other content than this; the book makes no claim that it conforms.",
    "Have the book evaluated again, and write the new hash; or take the record out.",
)


def valid_evaluation(
    evaluations: Sequence[Evaluation], *, edition: str, content: str, own: str
) -> Outcome[Evaluation | None]:
    """The first record of this edition and content; ``None`` where there is none, with a finding for each that lapsed.

    ``content`` is the hash of the book's content, ``own`` the settings file of the edition: a record in it that names
    another edition was copied, and is told of; the publication's records speak of many editions.
    """
    findings = []
    for record in evaluations:
        if record.edition == edition and record.content == content:
            return Outcome(record)
        if record.edition == edition:
            message = f"the evaluation of {record.date} was of other content than this, which is {content}"
            findings.append(EVALUATION_LAPSED.finding(message, record.places.key()))
        elif record.places.path == own:
            message = f"the evaluation is of the edition “{record.edition}”, and this is “{edition}”"
            findings.append(EVALUATION_LAPSED.finding(message, record.places.key()))
    return Outcome(None, tuple(findings))
