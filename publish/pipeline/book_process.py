"""Whole books built in a process of their own, while another goes on reading what is saved.

It stays, so that what it has loaded is loaded once; both share the cache, and what the one has set the other finds.
"""

import os
from dataclasses import dataclass

from publish.config.limits import WorkLimits
from publish.diagnostics import Diagnostic
from publish.errors import PublishError
from publish.model.results import FindingResult
from publish.pipeline.build import build
from publish.pipeline.cache import Cache
from publish.pipeline.drafts import DraftTerms, told
from publish.pipeline.locate import load_project
from publish.pipeline.secret import user_secret
from publish.pipeline.worker import Worker

_LIMITS = WorkLimits(seconds=36_000, memory=100_000)
"""What a build may take: the parts of it have limits of their own."""

_NICE = 10
"""How far it stands back, from 0 to 19."""


@dataclass(frozen=True, slots=True)
class BooksBuilt:
    """What came of a build."""

    delivered: bool = False
    """Whether the books in ``build/`` are of the content as it was read."""
    findings: tuple[Diagnostic, ...] = ()
    """What is wrong, after waivers."""
    results: tuple[FindingResult, ...] = ()
    """The same with what stands at each place."""
    stopped: str = ""
    """Why nothing could be built; empty where it was."""


class BookProcess:
    """Builds the books of an edition, one build after the other."""

    def __init__(self) -> None:
        self._worker = Worker(forks=False)  # another thread may be at work, whose locks a copy would hold for ever

    def build(self, terms: DraftTerms) -> BooksBuilt:
        """Build both books into ``build/`` as ``publish build`` does."""
        return self._worker.run(_behind, terms, limits=_LIMITS)

    def stop(self) -> None:
        """Give up a build, from another thread; the books are as they were."""
        self._worker.stop()


def _behind(terms: DraftTerms) -> BooksBuilt:
    """Build behind everybody else: who reads what was just saved goes first."""
    os.setpriority(os.PRIO_PROCESS, 0, _NICE)
    return build_books(terms)


def build_books(terms: DraftTerms) -> BooksBuilt:
    """Build both books of an edition in this process."""
    cache = Cache(terms.root, user_secret(), trusts_times=terms.trusts_times)
    try:
        opened = load_project(terms.root, cache=cache)
        if not opened.ok:
            return BooksBuilt(findings=opened.diagnostics, results=told(opened.value, opened.diagnostics))
        outcome = build(opened.value, (terms.edition,), terms=terms.checks)
    except PublishError as stopped:
        return BooksBuilt(stopped=f"{stopped.message}. {stopped.hint}".strip())
    findings = (*opened.diagnostics, *outcome.diagnostics)
    return BooksBuilt(bool(outcome.value.files), findings, told(opened.value, findings))
