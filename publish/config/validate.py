"""A tree checked against its schema: faults become diagnostics with a place, and the rest of the file is kept.

What is wrong is taken out and the schema is asked again, so that one wrong line does not hide what the other lines
say, and the dispatches behind a faulty setting are still read in the same run.
"""

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from publish.config.positions import Location, Places, SettingsTree
from publish.config.schema import UNKNOWN, Schema, explained, location_of
from publish.config.scrub import scrubbed
from publish.config.suggest import nearest
from publish.config.table import placed
from publish.config.toml import read_toml
from publish.diagnostics import Diagnostic, Outcome

M = TypeVar("M")

_ROUNDS = 24
"""How often the schema is asked: each round takes out one level of what is wrong."""

MOST = 100
"""How many faults of one file are told before the rest is only counted."""


def validate(schema: Schema[M], tree: SettingsTree, *, above: object = None) -> Outcome[M]:
    """What ``tree`` says, as good as could be made, and every fault with its place, in the order of the file.

    ``above`` is what holds where the file is silent, for tables that ask for it as the context of their validators.
    The schema's fallbacks must be valid together: where they are not, that is a :class:`ValueError`, a fault of the
    schema's author.
    """
    clean = scrubbed(tree)
    tree = clean.value
    draft = _Draft(copy.deepcopy(tree.value), _origins(tree.value, ()))
    told = _Explainer(schema, tree, list(clean.diagnostics))
    for _ in range(_ROUNDS):
        try:
            file = schema.reader.validate_python(draft.value, context=above)
            return Outcome(placed(file, replace(tree.places, origin=draft.origin)), told.in_order())
        except ValidationError as error:
            details = error.errors(include_url=False)
        faults = [(location_of(detail), detail["type"]) for detail in details]
        told.misspelt(faults)
        for detail, (location, _) in zip(details, faults, strict=True):
            told.tell(detail, location, draft.origin(location))
        # From the back, for an entry that is taken out moves those behind it.
        for location, kind in sorted(faults, key=_order, reverse=True):
            draft.take_out(location, schema, missing=kind == "missing")
    file = schema.reader.validate_python(dict(schema.fallbacks), context=above)
    return Outcome(placed(file, Places(tree.places.path, tree.places.line)), told.in_order())


def settings_in(
    schema: Schema[M], text: str, path: str, *, then: Callable[[M], Outcome[M]] = Outcome, above: object = None
) -> Outcome[M]:
    """A file of settings; with errors, settings as good as could be made, which must not be used for a book.

    ``then`` judges settings that hold by themselves, and adds what the file does not say. Of a file that is no TOML
    only that is told: what it lacks may stand where it breaks.
    """
    tree = read_toml(text, path)
    outcome = validate(schema, tree.value, above=above)
    last = then(outcome.value)
    if not tree.ok:
        return Outcome(last.value, tree.diagnostics)
    if not last.diagnostics:
        return Outcome(last.value, outcome.diagnostics)
    findings = (*outcome.diagnostics, *last.diagnostics)
    return Outcome(last.value, tuple(sorted(findings, key=lambda d: (d.at.line, d.at.column))))


def _order(fault: tuple[Location, str]) -> tuple[tuple[int, int, str], ...]:
    return tuple((0, part, "") if isinstance(part, int) else (1, 0, part) for part in fault[0])


@dataclass
class _Explainer:
    """What has been said of one file."""

    schema: Schema[Any]
    tree: SettingsTree
    findings: list[Diagnostic] = field(default_factory=list)
    more: int = 0
    known: set[Location] = field(default_factory=set)
    around: set[Location] = field(default_factory=set)
    nearly: set[Location] = field(default_factory=set)

    def misspelt(self, faults: Sequence[tuple[Location, str]]) -> None:
        """Note which missing keys stand there under a name that is nearly right, which is told by itself."""
        missing: dict[Location, list[str]] = {}
        for location, kind in faults:
            if kind == "missing":
                missing.setdefault(location[:-1], []).append(str(location[-1]))
        self.nearly = {
            (*location[:-1], nearest(str(location[-1]), missing[location[:-1]], synonyms=self.schema.synonyms))
            for location, kind in faults[:MOST]
            if kind == UNKNOWN and location[:-1] in missing
        }

    def tell(self, detail: ErrorDetails, location: Location, origin: Location) -> None:
        """Say a fault, unless one in it or round it is known: what follows from that is not said again."""
        inside = any(origin[:end] in self.known for end in range(1, len(origin) + 1))
        if inside or origin in self.around or (detail["type"] == "missing" and location in self.nearly):
            return
        self.known.add(origin)
        self.around.update(origin[:end] for end in range(1, len(origin)))
        if len(self.findings) < MOST:
            self.findings.append(explained(detail, origin, schema=self.schema, tree=self.tree))
        else:
            self.more += 1

    def in_order(self) -> tuple[Diagnostic, ...]:
        """All that was said, in the order of the file; how much more there is behind it."""
        findings = sorted(self.findings, key=lambda d: (d.at.line, d.at.column))
        if self.more:
            what = f"{self.more:,} more faults stand in this file"
            findings.append(self.schema.invalid.finding(what, self.tree.places.whole))
        return tuple(findings)


def _origins(value: Any, location: Location) -> "_Origin":
    if isinstance(value, dict):
        return _Origin(location, {key: _origins(inner, (*location, key)) for key, inner in value.items()})
    if isinstance(value, list):
        return _Origin(location, [_origins(inner, (*location, index)) for index, inner in enumerate(value)])
    return _Origin(location, None)


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where a value stood before anything was taken out, and the same of the values inside it."""

    location: Location
    inner: Any


@dataclass(frozen=True, slots=True)
class _Draft:
    """A tree that faults are taken out of."""

    value: dict[str, object]
    origins: _Origin

    def origin(self, location: Location) -> Location:
        """Where a place of the draft was in the tree as it was read."""
        node = self.origins
        for depth, part in enumerate(location):
            try:
                node = node.inner[part]
            except (KeyError, IndexError, TypeError):
                return (*node.location, *location[depth:])
        return node.location

    def take_out(self, location: Location, schema: Schema[M], *, missing: bool) -> None:
        """Remove what is wrong, or what lacks something; what the file needs is replaced by the fallback."""
        top = len(location) <= 1
        if not missing or top:
            _remove(self.value, self.origins, location)
        else:
            _remove(self.value, self.origins, location[:-1])
        if top:
            names = location or tuple(schema.fallbacks)
            self.value.update({str(name): schema.fallbacks[str(name)] for name in names if name in schema.fallbacks})


def _remove(value: Any, origins: _Origin, location: Location) -> None:
    if not location:
        value.clear()
        origins.inner.clear()
        return
    try:
        for part in location[:-1]:
            value, origins = value[part], origins.inner[part]
        del value[location[-1]], origins.inner[location[-1]]
    except (KeyError, IndexError, TypeError):
        return  # it went with what stood round it, or was never there
