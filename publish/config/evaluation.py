"""An evaluation of a book's accessibility by people: the one ground on which a book may claim that it conforms.

A record names the edition, and the content that was evaluated by its hash: when either changes, the claim is gone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StringConstraints

from publish.config.positions import Places
from publish.config.values import Address, Credential, Day, TableModel, Words
from publish.diagnostics import NOWHERE, Outcome, Rule, Severity, Span

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
class Evaluation:
    """What people found who read a book for its accessibility."""

    edition: str
    """The edition, by the name of its folder."""
    content: str
    """The content that they read: ``sha256:`` and the hash that a build prints."""
    date: date
    """When they were done."""
    evaluator: str
    """Who they are."""
    conformance: str
    """What the book conforms to."""
    credential: str = ""
    """What gives them the right to say so, or an address that does; may be empty."""
    report: str = ""
    """The address of their report; may be empty."""
    span: Span = field(default=NOWHERE, compare=False)
    """Where the record stands."""


class EvaluationTable(TableModel):
    """An evaluation of a book's accessibility by people."""

    edition: Words = Field(description="The edition, by the name of its folder.")
    content: ContentHash = Field(description="The hash of the content that was read, as a build prints it: sha256:….")
    date: Day = Field(description="When the evaluation was done.")
    evaluator: Words = Field(description="Who evaluated the book.")
    conformance: Conformance = Field(description="What the book conforms to.")
    credential: Credential = Field("", description="What gives the evaluator the right to say so, or an address.")
    report: Address = Field("", description="The address of the report.")


def evaluation_in_use(table: EvaluationTable, span: Span) -> Evaluation:
    """The record of a table that stands at ``span``."""
    return Evaluation(
        edition=table.edition,
        content=table.content,
        date=table.date,
        evaluator=table.evaluator,
        conformance=table.conformance,
        credential=table.credential,
        report=table.report,
        span=span,
    )


def evaluations_in_use(tables: list[EvaluationTable], places: Places) -> tuple[Evaluation, ...]:
    """The records of a settings file's list, in order."""
    return tuple(evaluation_in_use(table, places.key("evaluations", index)) for index, table in enumerate(tables))


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
            findings.append(EVALUATION_LAPSED.finding(message, record.span))
        elif record.span.path == own:
            message = f"the evaluation is of the edition “{record.edition}”, and this is “{edition}”"
            findings.append(EVALUATION_LAPSED.finding(message, record.span))
    return Outcome(None, tuple(findings))
