"""The e-books of an edition: one for each store that is asked for, read back, held to its rules, and what goes beside.

A book for a store that sends it by mail may have to be smaller than its pictures want: they are scaled until it fits,
the largest first, and every one that was is named.
"""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from publish.checks.epub.stores import store_rules
from publish.config.sizes import shown
from publish.config.store import GENERIC, Store
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity
from publish.imaging.scale import Recipe
from publish.model.assets import Rendition
from publish.model.figures import Output
from publish.model.pagination import Pagination
from publish.pipeline.editions import EditionBuilder
from publish.pipeline.formats.format import Accessibility, EditionJob, Format, Made
from publish.pipeline.gates import epub_gate, in_dispatches
from publish.pipeline.photographs import pictures
from publish.pipeline.photos import EditionPhotos
from publish.pipeline.prepare import Prepared
from publish.pipeline.stores import recipe_for

if TYPE_CHECKING:
    from publish.epub import BuiltEpub

FEWEST_PIXELS = 160_000
"""Pixels: about 500 by 320. A smaller photo shows nothing, and the book is refused instead."""
_ROUNDS = 6
_SPARE = 0.985
"""How much of a limit is aimed at: the list of files grows and shrinks with their names."""
_FULL = 0.93
"""How much of the room has to be filled before the search ends."""


def _make(job: EditionJob) -> Outcome[tuple[Made, ...]]:
    """The books, the cover as a JPEG beside them, and what they say of their accessibility as JSON."""
    from publish.epub.report import accessibility_entry, accessibility_line

    prepared, pages = job.prepared, _pages(job)
    job.progress(f"{prepared.name}: making the e-book")
    made: list[Made] = []
    findings: list[Diagnostic] = []
    for number, store in enumerate(job.stores):
        name = store.book(prepared.name)
        with job.out.sink(name) as sink:
            book = _fitted(job.builder, prepared, store, pages, sink)
            findings.extend((*book.diagnostics, *epub_gate(sink, prepared.edition, job.builder.documents.inspected)))
            others = prepared.loaded.stores if store.name == GENERIC else ()
            findings.extend(in_dispatches(_ruled(sink, store, others, name), prepared.edition))
            told = job.made("epub", name, sink)
        entry = accessibility_entry(book.value, edition=prepared.name)
        if not number:
            with job.out.sink(f"{prepared.name}.cover.jpg") as sink:
                sink.write(book.value.cover.jpeg())
            with job.out.sink(f"{prepared.name}.accessibility.json") as sink:
                sink.write(json.dumps(entry, ensure_ascii=False, indent=2).encode() + b"\n")
        line = accessibility_line(book.value, file=f"{prepared.name}.accessibility.json")
        made.append(replace(told, accessibility=Accessibility(entry, line)))
    job.builder.documents.save()
    return Outcome(tuple(made), tuple(dict.fromkeys(findings)))


def _pages(job: EditionJob) -> Pagination | None:
    """The pages that the book names; they are set for it alone where no print edition was made."""
    if not job.prepared.loaded.settings.page_list:
        return None
    if job.pages is None:
        job.progress(f"{job.prepared.name}: setting pages for the page list")
        job.pages = job.builder.page_list()
    return job.pages


def _ruled(book: BinaryIO, store: Store, others: Sequence[Store], name: str) -> Iterator[Diagnostic]:
    """What the store refuses; and what others would refuse that may get the same file, which stops nothing."""
    for found in store_rules(book, store):
        yield replace(found, message=f"in {name}, {found.message}")
    for other in others:
        for found in store_rules(book, other):
            if found.severity is Severity.ERROR:
                hint = f"Make its own book with --store {other.name}, or mend it: {found.hint}"
                message = f"in {name}, {found.message}"
                yield replace(found, message=message, severity=Severity.WARNING, hint=hint)


def _fitted(
    builder: EditionBuilder, prepared: Prepared, store: Store, pages: Pagination | None, sink: BinaryIO
) -> "Outcome[BuiltEpub]":
    """The book of a store, with its pictures scaled as far as its size asks."""
    recipe = recipe_for(store)
    book = builder.e_book(sink, pages, marks=store.marks, recipe=recipe)
    size, limit = sink.seek(0, 2), store.must.file if store.fit else 0
    if not limit or size <= limit:
        return book
    whole = builder.photos(recipe)
    room = limit * _SPARE - (size - whole.weight)
    scaled = _scaled(builder, store, whole, room)
    if scaled is None:
        return book
    sink.seek(0)
    sink.truncate()
    smaller = builder.e_book(sink, pages, marks=store.marks, recipe=scaled)
    return smaller.adding(_changed(prepared, store, whole, builder.photos(scaled)))


def _scaled(builder: EditionBuilder, store: Store, whole: EditionPhotos, room: float) -> Recipe | None:
    """The recipe whose pictures fill so many bytes, or a little less; ``None`` where the smallest are too many."""
    low, high = FEWEST_PIXELS, max((one.width * one.height for one in whole.renditions.values()), default=0)
    best, weight = recipe_for(store, pixels=low), 0
    if high <= low or (weight := builder.photos(best).weight) > room:
        return None
    pixels = low
    for _ in range(_ROUNDS):
        # Bytes grow a little less than pixels do; from what was measured last, the next guess.
        guess = round(pixels * math.pow(room / max(weight, 1), 1.1))
        pixels = min(max(guess, low + (high - low) // 20), high - (high - low) // 20)
        recipe = recipe_for(store, pixels=pixels)
        weight = builder.photos(recipe).weight
        if weight > room:
            high = pixels
        else:
            low, best = pixels, recipe
            if weight > room * _FULL:
                break
    return best


STORE_PICTURE_SCALED = Rule(
    "store-picture-scaled",
    Severity.NOTE,
    "The picture was made smaller than it could be, so that the book is no larger than the store takes.",
    "The other books of the edition keep it as it is.",
)


def _changed(prepared: Prepared, store: Store, before: EditionPhotos, after: EditionPhotos) -> Iterator[Diagnostic]:
    for source, at in pictures(prepared.edition):
        if source == prepared.edition.cover:
            continue
        one, other = before.rendition(source), after.rendition(source)
        if (one.width, one.height) != (other.width, other.height):
            was, now = _pixels(one, before), _pixels(other, after)
            change = f"{store.title}: {source.rpartition('/')[2]} goes from {was} to {now}"
            yield STORE_PICTURE_SCALED.finding(change, at)


def _pixels(one: Rendition, room: EditionPhotos) -> str:
    return f"{one.width} × {one.height} pixels ({shown(len(room.data(one.name)))})"


FORMAT = Format("epub", ".epub", Output.EPUB, _make)
