"""All the stages, one after the other."""

from datetime import datetime
from functools import partial
from typing import Protocol

from publish.diagnostics import Outcome
from publish.model.edition import Edition
from publish.transforms.links import resolve
from publish.transforms.numbering import number
from publish.transforms.status import leave_out
from publish.transforms.terms import Terms


class Stage(Protocol):
    """One stage."""

    def __call__(self, edition: Edition, terms: Terms) -> Outcome[Edition]:
        """The edition after it, and what was noticed."""


STAGES: tuple[Stage, ...] = (leave_out, number, resolve)
"""In order: what is left out is not numbered, and links lead to ids that numbering gives."""


def prepare(edition: Edition, *, as_of: datetime | None, typography: bool = True) -> Outcome[Edition]:
    """The edition made ready to be set: what is left out is gone, the rest numbered, linked and set by its language.

    ``as_of`` is the moment that embargoes are judged by; without it, the end of the edition's day.
    """
    terms = Terms(whole=edition, as_of=as_of, typography=typography)
    outcome = Outcome(edition)
    for stage in STAGES:
        outcome = outcome.then(partial(stage, terms=terms))
    return outcome
