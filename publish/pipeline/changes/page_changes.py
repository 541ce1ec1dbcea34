"""Which pages of two PDFs differ, by what each of them shows."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from publish.model.changes import PageChange
from publish.model.results import PageResult


def page_changes(before: Sequence[PageResult], after: Sequence[PageResult]) -> Iterator[PageChange]:
    """The pages that differ, in the order of the later file.

    Pages that say the same are partners, whatever their folios. Between two such pairs the others are partners in their
    order, and what is left over was added or dropped.
    """
    matcher = SequenceMatcher(None, [page.body for page in before], [page.body for page in after], autojunk=False)
    for tag, first, last, start, stop in matcher.get_opcodes():
        for old, new in zip_longest(range(first, last), range(start, stop)):
            if old is None:
                yield PageChange("added", "", after[new].label, 0, new + 1)
            elif new is None:
                yield PageChange("dropped", before[old].label, "", old + 1, 0)
            elif tag != "equal" or _changed(before[old], after[new], same_place=old == new):
                yield PageChange("changed", before[old].label, after[new].label, old + 1, new + 1)
            elif before[old].label != after[new].label or old != new:
                yield PageChange("moved", before[old].label, after[new].label, old + 1, new + 1)


def _changed(old: PageResult, new: PageResult, *, same_place: bool) -> bool:
    """Whether a page that says the same looks otherwise; elsewhere in the book it has another folio and margins."""
    return same_place and (old.words, old.look, old.label) != (new.words, new.look, new.label)
