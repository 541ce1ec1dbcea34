"""The stages dispatch by dispatch: what becomes of one depends on itself, a few settings, and where links may lead.

An edition that is prepared so is what :func:`publish.transforms.prepare` gives; the findings come in another order.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from publish.diagnostics import Diagnostic, Outcome
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition, Part
from publish.transforms.numbering import StageTerms, number
from publish.transforms.places import DispatchPlaces, places_of
from publish.transforms.prepare import prepare_chosen


@dataclass(frozen=True, slots=True)
class PreparedDispatch:
    """A dispatch after the stages."""

    dispatch: Dispatch
    """The dispatch."""
    diagnostics: tuple[Diagnostic, ...]
    """What was noticed."""


def only(edition: Edition, *dispatches: Dispatch) -> Edition:
    """An edition with these dispatches, and of its own words no more than dispatches depend on."""
    bare = replace(edition.publication, title="", publisher="", frequency="", rights="", description="")
    return Edition(
        edition.slug, bare, "", (Part(dispatches),), language=edition.language, rights=edition.rights, span=edition.span
    )


def without_dispatches(edition: Edition) -> Edition:
    """An edition's own words and notices; its parts are empty."""
    return replace(edition, parts=tuple(replace(part, dispatches=()) for part in edition.parts))


def places_in(edition: Edition) -> Mapping[str, DispatchPlaces]:
    """The places in each dispatch, by its key, as the stages will name them."""
    numbered = number(edition, StageTerms(whole=edition)).value
    return {dispatch.key: places_of(dispatch) for dispatch in numbered.dispatches}


def prepared_each(edition: Edition, terms: StageTerms) -> tuple[PreparedDispatch, ...]:
    """Each dispatch of an edition after the stages, but for the one that leaves out."""
    return tuple(_alone(edition, dispatch, terms) for dispatch in edition.dispatches)


def _alone(edition: Edition, dispatch: Dispatch, terms: StageTerms) -> PreparedDispatch:
    outcome = prepare_chosen(only(edition, dispatch), terms)
    return PreparedDispatch(next(outcome.value.dispatches), outcome.diagnostics)


def prepared_frame(edition: Edition, terms: StageTerms) -> Outcome[Edition]:
    """The edition's own words and notices after the stages; its parts hold no dispatch."""
    return prepare_chosen(without_dispatches(edition), terms)
