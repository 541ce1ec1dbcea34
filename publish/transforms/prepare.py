"""All the stages, one after the other."""

from datetime import datetime
from functools import partial
from typing import Protocol

from publish.diagnostics import Outcome
from publish.model.edition import Edition
from publish.registry import REGISTRY, Registry
from publish.transforms.terms import Terms


class Stage(Protocol):
    """What a row of the table of transforms names."""

    def __call__(self, edition: Edition, terms: Terms) -> Outcome[Edition]:
        """The edition after the stage, and what was noticed."""


def prepare(
    edition: Edition,
    *,
    as_of: datetime | None,
    typography: bool = True,
    elsewhere: frozenset[str] = frozenset(),
    registry: Registry = REGISTRY,
) -> Outcome[Edition]:
    """The edition made ready to be set: what is left out is gone, the rest numbered, linked and set by its language.

    ``as_of`` is the moment that embargoes are judged by; without it, the end of the edition's day. The stages are
    those of the registry, in its order. ``elsewhere`` are the files of the publication's other editions.
    """
    terms = Terms(whole=edition, as_of=as_of, typography=typography, elsewhere=elsewhere)
    outcome = Outcome(edition)
    for row in registry.transforms:
        stage: Stage = row.resolve()
        outcome = outcome.then(partial(stage, terms=terms))
    return outcome
