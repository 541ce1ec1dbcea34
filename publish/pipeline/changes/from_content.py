"""A printing of what the content says now, before any book is made of it."""

from collections.abc import Sequence
from dataclasses import replace

from publish.diagnostics import Outcome
from publish.model.results import EditionResult
from publish.pipeline.changes.printing import Kind, Printing
from publish.pipeline.formats import FORMATS
from publish.pipeline.load import Project
from publish.pipeline.prepare import CheckTerms, Prepared, judge, ready
from publish.pipeline.told_words import dispatch_result


def printing_of_content(project: Project, names: Sequence[str], terms: CheckTerms) -> Outcome[Printing]:
    """The editions as they would be printed, with the findings that stand; nothing is known of their pages."""
    content = ready(project, names, replace(terms, outputs=tuple(format.output for format in FORMATS)))
    judged = judge(project, content.value, content.diagnostics, terms)
    editions = tuple(_edition(project, prepared) for prepared in content.value) if judged.ok else ()
    # Which editions were asked for says nothing of those that there are.
    return Outcome(Printing("the content", Kind.CONTENT, editions, partial=True), judged.diagnostics)


def _edition(project: Project, prepared: Prepared) -> EditionResult:
    edition = prepared.edition
    dispatches = tuple(dispatch_result(one, edition, project.digests, {}, {}) for one in edition.dispatches)
    words = sum(one.words for one in dispatches)
    return EditionResult(prepared.name, edition.title, "", edition.language, words, dispatches, ())
