"""The stores and printers that a project can name: its own and the shipped ones."""

from collections.abc import Sequence
from pathlib import Path

from publish.config.edition import EditionSettings
from publish.config.printer import Printer
from publish.config.publication import PublicationSettings
from publish.config.store import GENERIC, Store, read_store
from publish.config.suggest import did_you_mean
from publish.diagnostics import NOWHERE, Diagnostic, Outcome, Rule, Severity, Span
from publish.errors import UsageError
from publish.imaging.scale import EPUB, Recipe
from publish.pipeline.available import Available, available
from publish.pipeline.styles import PRINTERS, names_in, printer_named
from publish.resources import Resources


def offered_printers(root: Path | None) -> Outcome[dict[str, Available[Printer]]]:
    """The printers of the project in a folder, or without one the shipped ones, by name."""
    return available(root, PRINTERS, lambda resources, name: printer_named(resources, name, NOWHERE))


STORES = "styles/stores"


def offered_stores(root: Path | None) -> Outcome[dict[str, Available[Store]]]:
    """The stores of the project in a folder, or without one the shipped ones, by name."""
    return available(root, STORES, _read)


def asked_for(resources: Resources, names: Sequence[str]) -> Outcome[tuple[Store, ...]]:
    """The stores of some names, each once and in their order; the generic one for no name.

    :class:`UsageError` for a name that no file bears.
    """
    known = names_in(resources, STORES)
    for name in names:
        if name not in known:
            raise UsageError(f"no store is called “{name}”", hint=did_you_mean(name, known))
    outcomes = [_read(resources, name) for name in dict.fromkeys(names or (GENERIC,))]
    findings = [diagnostic for outcome in outcomes for diagnostic in outcome.diagnostics]
    return Outcome(tuple(outcome.value for outcome in outcomes), tuple(findings))


def sold_at(resources: Resources, settings: EditionSettings, above: PublicationSettings) -> Outcome[tuple[Store, ...]]:
    """The stores that an edition is sold at, besides the generic one; ``store-unknown`` for one without a file."""
    own = settings.places
    at = own.value("stores") if ("stores",) in own.table else above.places.value("stores")
    known = names_in(resources, STORES)
    findings = [_unknown(name, known, at) for name in settings.stores if name not in known]
    outcomes = [_read(resources, name) for name in settings.stores if name in known and name != GENERIC]
    findings += [diagnostic for outcome in outcomes for diagnostic in outcome.diagnostics]
    return Outcome(tuple(outcome.value for outcome in outcomes), tuple(findings))


def recipe_for(store: Store, *, pixels: int = 0) -> Recipe:
    """How pictures are made for a store: as large as it takes, and no larger than ``pixels`` in all (0: any number)."""
    most = _least(EPUB.max_pixels, store.must.pictures.pixels, store.should.pictures.pixels, pixels)
    side = _least(EPUB.max_side, store.must.pictures.side, store.should.pictures.side)
    return Recipe(max_side=side, max_pixels=most)


def _least(*limits: int) -> int:
    return min(limit for limit in limits if limit)


STORE_UNKNOWN = Rule(
    "store-unknown",
    Severity.WARNING,
    "Nobody has described what this store takes, so the book is not held to it.",
    "Name a file in styles/stores/, or write one.",
)


def _unknown(name: str, known: Sequence[str], at: Span) -> Diagnostic:
    return STORE_UNKNOWN.finding(f"no store is called “{name}”", at, hint=did_you_mean(name, known))


def _read(resources: Resources, name: str) -> Outcome[Store]:
    path = f"{STORES}/{name}.toml"
    return read_store(resources.read_text(path), path, name=name)
