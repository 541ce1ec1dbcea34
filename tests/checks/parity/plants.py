"""Differences planted into finished books: each names what a reader would miss."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace

from publish.model.facts import GalleyFacts, SetBlock

Change = Callable[[str], str]
"""Makes another text of a file's."""


def epub_with(data: bytes, changes: Mapping[str, Change]) -> bytes:
    """A book with some of its files changed; a change that changes nothing is a fault of the test."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name in changes:
                changed = changes[name](content.decode()).encode()
                assert changed != content, name
                content = changed
            new.writestr(name, content)
    return out.getvalue()


def instead(old: str, new: str) -> Change:
    """One text in place of another, which must be there once."""

    def change(text: str) -> str:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        return text.replace(old, new)

    return change


def swapped(one: str, other: str) -> Change:
    """Two texts in each other's place."""

    def change(text: str) -> str:
        assert text.count(one) == text.count(other) == 1
        return text.replace(one, "\0").replace(other, one).replace("\0", other)

    return change


def behind(rule: str) -> Change:
    """A rule at the end of a style sheet."""
    return lambda css: f"{css}\n{rule}\n"


def facts_with(
    galleys: tuple[GalleyFacts, ...], change: Callable[[SetBlock], SetBlock | None]
) -> tuple[GalleyFacts, ...]:
    """Facts in which each block is what ``change`` makes of it; ``None`` takes it out."""
    return tuple(
        replace(
            galley,
            pages=tuple(
                replace(page, blocks=tuple(new for block in page.blocks if (new := change(block)) is not None))
                for page in galley.pages
            ),
        )
        for galley in galleys
    )
