"""Stores on one line each, or one on a sheet: what it takes, and what it takes and shows badly."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from publish.config.sizes import shown
from publish.config.store import CoverLimits, Level, Limits, PictureLimits, Store
from publish.reports.tables import in_columns

_HEADINGS = {Level.MUST: "refused beyond", Level.SHOULD: "shown badly beyond"}


def store_lines(stores: Sequence[Store]) -> Iterator[str]:
    """A heading and a line each, in columns."""
    rows = [("store", "book", "largest", "picture", "cover", "name"), *map(_row, stores)]
    yield from in_columns(rows)


def store_sheet(store: Store) -> Iterator[str]:
    """All that a store takes, a line a subject."""
    yield f"{store.name}: {store.title}. {store.description}".rstrip()
    yield from in_columns(_sheet(store), indent=2)
    for level in Level:
        rules = [(f"{rule.property}: {rule.value or 'any'}", rule.reason) for rule in store.css if rule.level is level]
        limits = [*_limits(store.limits(level))]
        if limits or rules:
            yield f"  {_HEADINGS[level]}:"
            yield from in_columns([*limits, *rules], indent=4)


def store_entry(store: Store) -> dict[str, object]:
    """All that a store takes, for programs; sizes are bytes, and 0 stands where there is no limit."""
    return asdict(store)


def _row(store: Store) -> tuple[str, ...]:
    least = store.must.cover
    pixels = max(store.must.pictures.pixels, store.should.pictures.pixels)
    return (
        store.name,
        store.book("EDITION"),
        shown(store.must.file),
        f"{pixels / 1e6:g} Mpx" if pixels else "any",
        f"from {least.short_side} px" if least.short_side else "any",
        store.title,
    )


def _sheet(store: Store) -> Iterator[tuple[str, str]]:
    yield "book", store.book("EDITION")
    if store.marks:
        yield "marks", f"of {store.marks} round every sentence"
    if store.fit:
        yield "pictures", "scaled until the book is no larger than it may be"


def _limits(limits: Limits) -> Iterator[tuple[str, str]]:
    if limits.file:
        yield "file", shown(limits.file)
    if limits.document:
        yield "document", shown(limits.document)
    if pictures := ", ".join(_pictures(limits.pictures)):
        yield "pictures", pictures
    if cover := ", ".join(_cover(limits.cover)):
        yield "cover", cover
    if limits.metadata:
        yield "names", ", ".join(limits.metadata)


def _pictures(limits: PictureLimits) -> Iterator[str]:
    if limits.formats:
        yield " or ".join(limits.formats)
    if limits.spaces:
        yield " or ".join(limits.spaces)
    if limits.pixels:
        yield f"{limits.pixels / 1e6:g} million pixels"
    if limits.side:
        yield f"{limits.side} pixels a side"
    if limits.size:
        yield shown(limits.size)


def _cover(limits: CoverLimits) -> Iterator[str]:
    if limits.short_side:
        yield f"at least {limits.short_side} pixels on its shorter side"
    if limits.long_side:
        yield f"at least {limits.long_side} on its longer side"
    if limits.most_side:
        yield f"at most {limits.most_side} on its longer side"
    if limits.pixels:
        yield f"{limits.pixels / 1e6:g} million pixels"
    if limits.size:
        yield shown(limits.size)
    if limits.ratio:
        yield f"{limits.ratio[0]:g} to {limits.ratio[1]:g} times as high as wide"
