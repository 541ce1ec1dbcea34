"""What changed as Markdown: for the comment on a proposed change, and for the summary of a job."""

from collections.abc import Iterator, Sequence

from publish.model.changes import BookChange, Changes, DispatchChange, EditionChange, FindingChange, SentenceChange
from publish.reports.changes_words import book_pages, gist, marked_words, pages_change, what, words_change
from publish.reports.harmless import Shown, document
from publish.reports.markdown_text import table, text

MARKER = "<!-- dispatch-press changes -->"
"""The first line of a comment: who writes the next one finds the last by it."""
MOST = 60_000
"""Characters: GitHub takes 65,536 of them for a comment."""
_ROWS, _SENTENCES, _LONG = 50, 20, 400
"""So many rows of a table, sentences of a dispatch and characters of one are told."""


def changes_comment(changes: Changes) -> Shown:
    """A comment with its marker, no longer than a forge takes."""
    return document("\n".join((MARKER, *changes_lines(changes))) + "\n")


def changes_lines(changes: Changes, most: int = MOST) -> Iterator[str]:
    """The lines; parts that would make it longer than a forge takes are left out, and counted."""
    yield from ("## What changed", "", text(gist(changes)), "")
    left, out = most, 0
    for part in _parts(changes):
        size = sum(len(line) + 1 for line in part)
        if size <= left:
            left -= size
            yield from part
        else:
            out += 1
    if out:
        yield f"{out} parts more are too long for here: see changes.html."


def _parts(changes: Changes) -> Iterator[Sequence[str]]:
    """What may be left out alone: tables first, then what stands in them in full."""
    for edition in changes.editions:
        yield [*_edition(edition), ""]
    if changes.findings:
        yield [*_findings(changes.findings), ""]
    for edition in changes.editions:
        for dispatch in edition.dispatches:
            if dispatch.sentences or dispatch.pictures:
                yield [*_details(dispatch), ""]
    if changes.uncompared:
        yield ["Not compared:", "", *(f"- {text(one)}" for one in changes.uncompared), ""]


def _edition(edition: EditionChange) -> Iterator[str]:
    named = f" ({text(edition.name)})" if edition.name else ""
    became = "" if edition.change == "changed" else f": {edition.change}"
    yield from (f"### {text(edition.title)}{named}{became}", "")
    if edition.dispatches:
        rows = ((one.headline, words_change(one), pages_change(one), what(one)) for one in edition.dispatches[:_ROWS])
        yield from table(("dispatch", "words", "pages", "what"), rows)
        yield from _more(len(edition.dispatches))
        yield ""
    for book in edition.books:
        yield from _book(book)


def _book(book: BookChange) -> Iterator[str]:
    if book.change != "changed":
        yield f"- {text(book.path)}: {book.change}"
        return
    if book.pages_before != book.pages_after:
        yield f"- {text(book.path)}: {book.pages_before} → {book.pages_after} pages"
    for change, pages in book_pages(book):
        yield f"- {text(book.path)}: {change} pages {text(pages)}"
    for one in book.metadata[:_ROWS]:
        yield f"- {text(book.path)}: {text(one.name)}: {_marked(one.before, one.after)}"


def _findings(findings: Sequence[FindingChange]) -> Iterator[str]:
    yield from ("### Findings", "")
    for found in findings[:_ROWS]:
        place = f"{found.path}:{found.line}: " if found.line else f"{found.path}: " if found.path else ""
        yield f"- {found.change}: **{found.severity}** {text(place)}{text(found.message)} ({text(found.id)})"
    yield from _more(len(findings))


def _details(dispatch: DispatchChange) -> Iterator[str]:
    yield f"<details><summary>{text(dispatch.headline) or text(dispatch.key)}</summary>"
    yield ""
    for one in dispatch.sentences[:_SENTENCES]:
        page = one.page_after or one.page_before
        yield f"- {f'page {text(page)}: ' if page else ''}{sentence(one)}"
    yield from _more(len(dispatch.sentences), _SENTENCES)
    for picture in dispatch.pictures[:_ROWS]:
        alt = f" ({text(_cut(picture.alt))})" if picture.alt else ""
        yield f"- picture {picture.change}: {text(picture.source)}{alt}"
    yield from ("", "</details>")


def sentence(change: SentenceChange) -> str:
    """A sentence with what went struck out, and what came underlined."""
    return _marked(change.before, change.after)


def _marked(before: str, after: str) -> str:
    tags = {"equal": "{}", "del": "<del>{}</del>", "ins": "<ins>{}</ins>"}
    pieces = (tags[tag].format(text(words)) for tag, words in marked_words(_cut(before), _cut(after)))
    return "".join(pieces)


def _cut(words: str) -> str:
    return words if len(words) <= _LONG else f"{words[:_LONG]}…"


def _more(number: int, most: int = _ROWS) -> Iterator[str]:
    if number > most:
        yield f"\n{number - most} more."
