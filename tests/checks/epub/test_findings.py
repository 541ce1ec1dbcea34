"""What is told of e-books with one fault each: where, in which words, and what else of the book it touches."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from publish.checks.epub.inspect import inspect
from publish.checks.epub.stores import store_rules
from publish.config.store import CoverLimits, PictureLimits, RuleLevel, StoreLimits
from publish.diagnostics import Diagnostic
from tests.checks.epub import test_inspect, test_stores
from tests.checks.epub.faults import packed, replacing, sound, with_fault
from tests.checks.findings import held_to, shown

GOLDEN = Path(__file__).with_name("findings.txt")


def _strict() -> Iterator[tuple[str, list[Diagnostic]]]:
    """A store to which nothing is small enough, at each of its levels."""
    pictures = PictureLimits(pixels=10, side=10, size=10, formats=("png",), spaces=("grey",))
    cover = CoverLimits(pixels=10, short_side=9000, long_side=9000, most_side=10, size=10, ratio=(9, 10))
    tight = StoreLimits(file=10, document=10, pictures=pictures, cover=cover, metadata=("isbn",))
    files = dict(sound())
    replacing("content.opf", "urn:isbn:", "urn:x:")(files)
    for level in RuleLevel:
        store = replace(test_stores.store("apple"), **{level.value: tight, "css": ()})  # type: ignore[arg-type]
        yield f"a store that takes nothing, {level.value}", list(store_rules(packed(files), store))


def _cases() -> Iterator[tuple[str, list[Diagnostic]]]:
    for name, (fault, _, _) in test_inspect.FAULTS.items():
        yield name, list(inspect(with_fault(fault)))
    for name, (store, fault, _, _, _) in test_stores.FAULTS.items():
        yield f"{store}: {name}", list(store_rules(with_fault(fault), test_stores.store(store)))
    for name in test_stores.NAMES:
        yield f"{name}: a sound book", list(store_rules(packed(sound()), test_stores.store(name)))
    yield from _strict()


def test_faults_of_ebooks_say_where_and_what() -> None:
    # Pictures are called by their content, sizes count what a library packs, and rules stand behind the shipped ones.
    text = re.sub(r"[0-9a-f]{20}|(?<=style\.css:)\d+|[\d.]+ (?:B|[kM]B)\b|[\d.]+(?= million)", "…", shown(_cases()))
    assert text == held_to(GOLDEN, text)
