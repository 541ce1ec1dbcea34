"""All the stages, one after the other."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Protocol

from publish.diagnostics import Outcome
from publish.model.edition import Edition
from publish.transforms.bare import linked
from publish.transforms.links import resolve
from publish.transforms.numbering import StageTerms, number
from publish.transforms.status import leave_out
from publish.transforms.tracking import untracked
from publish.transforms.typography import set_text


class Stage(Protocol):
    """From an edition to an edition."""

    def __call__(self, edition: Edition, terms: StageTerms) -> Outcome[Edition]:
        """The edition after the stage, and what was noticed."""


STAGES: tuple[Stage, ...] = (leave_out, number, resolve, linked, untracked, set_text)
"""In order: what is left out is not numbered, and links lead to ids that numbering gives."""


def prepare(
    edition: Edition,
    *,
    as_of: datetime | None,
    typography: bool = True,
    elsewhere: frozenset[str] = frozenset(),
    more: Sequence[Stage] = (),
) -> Outcome[Edition]:
    """The edition made ready to be set: what is left out is gone, the rest numbered, linked and set by its language.

    ``as_of`` is the moment that embargoes are judged by; without it, the end of the edition's day. The stages are
    :data:`STAGES`, then ``more``. ``elsewhere`` are the files of the publication's other editions.
    """
    terms = StageTerms(whole=edition, as_of=as_of, typography=typography, elsewhere=elsewhere)
    return _through((*STAGES, *more), edition, terms)


def prepare_chosen(edition: Edition, terms: StageTerms) -> Outcome[Edition]:
    """As :func:`prepare`, of an edition from which nothing is to be left out any more."""
    return _through([stage for stage in STAGES if stage is not leave_out], edition, terms)


def _through(stages: Sequence[Stage], edition: Edition, terms: StageTerms) -> Outcome[Edition]:
    outcome = Outcome(edition)
    for stage in stages:
        outcome = outcome.then(partial(stage, terms=terms))
    return outcome
