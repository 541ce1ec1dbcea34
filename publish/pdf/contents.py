"""How deep the contents of the printed book go: every line of them takes a line of a page.

The outline of the file and the e-book's navigation stay whole: nobody turns pages of those.
"""

from collections.abc import Iterator, Sequence

from publish.model.matter import ContentsEntry, ContentsLevel, cut

FEW = 12
"""The most dispatches whose sections are named too unless the edition says otherwise."""

_WHOLE = 6
"""The ranks of headings: no contents go deeper."""


def printed_contents(entries: Sequence[ContentsEntry], depth: int | None) -> tuple[ContentsEntry, ...]:
    """The lines that are printed: as deep as is set, else with all sections in a book of :data:`FEW` dispatches."""
    few = sum(1 for _ in _dispatches(entries)) <= FEW
    usual = _WHOLE if few else 1
    return tuple(cut(entry, usual if depth is None else depth) for entry in entries)


def _dispatches(entries: Sequence[ContentsEntry]) -> Iterator[ContentsEntry]:
    for entry in entries:
        if entry.level is ContentsLevel.PART:
            yield from _dispatches(entry.children)
        elif entry.level in (ContentsLevel.DISPATCH, ContentsLevel.BRIEF):
            yield entry
