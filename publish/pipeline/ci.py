"""A whole run, as continuous integration wants it: the content checked, the books made, and read back in full."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from publish.config.waivers import Waived
from publish.diagnostics import Outcome
from publish.model.results import AffectedResult, StepResult
from publish.pipeline.affected import affected
from publish.pipeline.build import Remark, build
from publish.pipeline.formats import FORMATS
from publish.pipeline.formats.format import Made, Progress
from publish.pipeline.load import Project
from publish.pipeline.prepare import CheckTerms, Prepared, judge, ready
from publish.pipeline.steps import Steps
from publish.pipeline.verify import verify
from publish.tools.git import changed_files
from publish.tools.tool import Tool


@dataclass(frozen=True, slots=True)
class CiRun:
    """What a run came to."""

    editions: tuple[Prepared, ...] = ()
    """The editions that were made, or would have been."""
    made: tuple[Made, ...] = ()
    """Their books; none with an error."""
    waived: tuple[Waived, ...] = ()
    """What waivers let through."""
    validators: tuple[str, ...] = ()
    """Who judged the books."""
    absent: tuple[Tool, ...] = ()
    """Who could not."""
    affected: AffectedResult | None = None
    """What a change touches, where that was asked."""
    steps: tuple[StepResult, ...] = ()
    """How long each step took."""


def run_ci(
    project: Project,
    names: Sequence[str],
    *,
    base: str = "",
    terms: CheckTerms,
    progress: Progress = lambda _: None,
    remark: Remark = lambda _: None,
) -> Outcome[CiRun]:
    """Check, build and verify editions; with ``base``, a commit, only those that the change since then touches.

    The content of all editions is checked in any case: a change in one can break a link in another. With an error no
    book is written. Raises as :func:`publish.pipeline.build.build`, and :class:`publish.errors.UsageError` where git
    does not know ``base``.
    """
    steps, touched = Steps(progress), None
    if base:
        steps("the content: looking for what is affected")
        changed = changed_files(project.root, base)
        content = ready(project, names, replace(terms, outputs=tuple(format.output for format in FORMATS)))
        meant = affected(content.value, changed)
        touched = AffectedResult(base, changed, meant)
        judged = judge(project, content.value, content.diagnostics, terms)
        if not judged.ok or not meant:
            editions = tuple(one for one in content.value if one.name in meant)
            run = CiRun(editions, waived=judged.waived, affected=touched, steps=steps.ended())
            return Outcome(run, judged.diagnostics)
        names = meant
        first = judged.diagnostics, judged.waived
    else:
        first = (), ()
    steps("the content: checking")
    built = build(project, names, terms=terms, progress=steps, remark=remark)
    findings, waived = (*first[0], *built.diagnostics), (*first[1], *built.value.waived)
    run = CiRun(built.value.editions, built.value.made, waived, affected=touched)
    if built.ok:
        steps("the books: reading what they were made of")
        read = verify(project, names, terms=terms, progress=steps, remark=remark)
        findings = (*findings, *read.diagnostics)
        waived = (*waived, *read.value.waived)
        run = replace(run, waived=waived, validators=read.value.validators, absent=read.value.absent)
    return Outcome(replace(run, steps=steps.ended()), findings)
