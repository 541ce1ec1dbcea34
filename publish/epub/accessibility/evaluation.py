"""Whether an evaluation still speaks of this book: of this edition, and of the content that it was made from."""

from collections.abc import Sequence

from publish.config.evaluation import Evaluation
from publish.diagnostics import Outcome, finding


def standing(evaluations: Sequence[Evaluation], *, edition: str, content: str, own: str) -> Outcome[Evaluation | None]:
    """The first record of this edition and content; ``None`` where there is none, with a finding for each that lapsed.

    ``content`` is the hash of the book's content, ``own`` the settings file of the edition: a record in it that names
    another edition was copied, and is told of; the publication's records speak of many editions.
    """
    said = []
    for record in evaluations:
        if record.edition == edition and record.content == content:
            return Outcome(record)
        if record.edition == edition:
            message = f"the evaluation of {record.date} was of other content than this, which is {content}"
            said.append(finding("evaluation-lapsed", message, record.span))
        elif record.span.path == own:
            message = f"the evaluation is of the edition “{record.edition}”, and this is “{edition}”"
            said.append(finding("evaluation-lapsed", message, record.span))
    return Outcome(None, tuple(said))
