"""What a comparison's page and its Markdown say in the same words."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from publish.model.changes import BookChange, Changes, DispatchChange
from publish.reports.run_words import runs
from publish.reports.terminal import counted

_PIECE = re.compile(r"\s+|\w+|[^\w\s]")


def gist(changes: Changes) -> str:
    """What changed, in a sentence."""
    if changes.none:
        return "Nothing changed."
    dispatches = [dispatch for edition in changes.editions for dispatch in edition.dispatches]
    pages = [page for edition in changes.editions for book in edition.books for page in book.pages]
    told = [
        counted(sum(one.change != "moved" for one in dispatches), "dispatch"),
        counted(sum(one.change != "moved" for one in pages), "page"),
    ]
    new = sum(one.change == "new" for one in changes.findings)
    fixed = len(changes.findings) - new
    told += [f"{counted(new, 'finding')} new" if new else "", f"{counted(fixed, 'finding')} fixed" if fixed else ""]
    if moved := sum(one.change == "moved" for one in pages):
        told.append(f"{counted(moved, 'page')} moved")
    return f"Changed: {', '.join(filter(None, told)) or 'metadata'}."


def words_change(dispatch: DispatchChange) -> str:
    """How many words a dispatch had and has: ``1,149 → 1,152 (+3)``."""
    before, after = dispatch.words_before, dispatch.words_after
    if before == after or before is None or after is None:
        return f"{after if after is not None else before or 0:,}"
    return f"{before:,} → {after:,} ({after - before:+,})"


def pages_change(dispatch: DispatchChange) -> str:
    """On which pages a dispatch stood and stands: ``9–13 → 9–14``."""
    before, after = runs(dispatch.pages_before), runs(dispatch.pages_after)
    if before == after or not before or not after:
        return after or before or "–"
    return f"{before} → {after}"


def what(dispatch: DispatchChange) -> str:
    """What became of a dispatch."""
    if dispatch.change != "changed":
        return dispatch.change
    told = [counted(len(dispatch.sentences), "sentence"), *map(_picture, _counted_pictures(dispatch))]
    return ", ".join(filter(None, told)) or "words"


def _counted_pictures(dispatch: DispatchChange) -> Iterator[tuple[str, int]]:
    for change in ("added", "dropped", "altered", "described"):
        yield change, sum(picture.change == change for picture in dispatch.pictures)


def _picture(told: tuple[str, int]) -> str:
    change, number = told
    phrase = "described otherwise" if change == "described" else change
    return f"{counted(number, 'picture')} {phrase}" if number else ""


def book_pages(book: BookChange) -> Iterator[tuple[str, str]]:
    """The pages of a book that differ, by what became of them."""
    for change in ("changed", "added", "dropped", "moved"):
        own = [page for page in book.pages if page.change == change]
        after = runs(tuple(page.after or page.before for page in own))
        before = runs(tuple(page.before for page in own))
        if own:
            yield change, f"{before} → {after}" if change == "moved" else after


def marked_words(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Both sentences as one: what stays (``equal``), what went (``del``), what came (``ins``)."""
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    for tag, first, last, start, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "equal", "".join(old[first:last])
            continue
        if gone := "".join(old[first:last]):
            yield "del", gone
        if come := "".join(new[start:stop]):
            yield "ins", come
