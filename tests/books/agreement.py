"""Folios, running heads, contents, outline, links, labels and "page N": do all name the page that they mean?

Each function gives what disagrees, in words; a sound book gives nothing.
"""

import re
from collections.abc import Iterator, Sequence

from publish.tools.pdftotext import Word
from tests.books.printed import Line, Link, Page, Print, letters
from tests.books.sources import Source
from tests.books.standing import Opened, Standing, whereabouts

PAGE = "(?:page|с)"
"""What stands before the number, in the languages of the books that are read here: English and Russian."""

_HUNG = 8
"""By how many points a quotation mark may hang out."""
_POINTED = 2.5
"""How far a point or a hyphen at the end of a line may hang in the margin, in points."""
_POINTS = ".,:;-‐\u00ad’”"
_NEAR = 1.5
"""By how many points a place may be off: side bearings and rounding."""


def labels(book: Print) -> Iterator[str]:
    """Page labels: the book counts from 1 and leaves none out."""
    for page in book.pages:
        if page.label != str(page.number + 1):
            yield f"page {page.number + 1} is labelled {page.label}"


def folios(book: Print, stands: Standing) -> Iterator[str]:
    """Folios: the number of the page, on the outside of its head, or of the foot of an opening."""
    for page in book.pages:
        kind = _kind(page, stands)
        head, foot = _words(page.head), _words(page.foot)
        name = f"page {page.number + 1}, {kind}"
        if kind == "bare":
            yield from (f"{name}: shows “{shown}”" for shown in (head, foot) if shown)
        elif kind == "opening":
            if head:
                yield f"{name}: has the running head “{head}”"
            if foot != page.label:
                yield f"{name}: the folio is “{foot}”"
            elif (off := _off(book, page, page.foot[0].words[0])) > _NEAR:
                yield f"{name}: the folio is {off:.1f} points off the outer edge"
        else:
            yield from (f"{name}: {fault}" for fault in _outside(book, page))
            if foot:
                yield f"{name}: shows “{foot}” at its foot"


def heads(book: Print, source: Source, stands: Standing) -> Iterator[str]:
    """Running heads: publication and edition on a verso; on a recto the headline of what the page begins with."""
    for page in book.pages:
        if _kind(page, stands) == "running" and page.head:
            words = page.head[0].words
            shown = letters(" ".join(word.text for word in (words[:-1] if page.recto else words[1:])))
            wanted = _first(page, stands).piece.headline if page.recto else f"{source.publication} {source.title}"
            if shown != letters(wanted):
                yield f"page {page.number + 1}: the running head says “{_words(page.head)}”, not “{wanted}”"


def type_area(book: Print, stands: Standing) -> Iterator[str]:
    """The type area: no line leaves it, and it lies nearer to the outside of the page."""
    for page in book.pages:
        left, right = _edges(book, page)
        for line in page.lines:
            hung = _HUNG if line.words[0].text[:1] in "“„«" else _NEAR
            pointed = _POINTED if line.words[-1].text[-1:] in _POINTS else _NEAR
            if line.left < left - hung or line.right > right + pointed:
                yield f"page {page.number + 1}: “{_words((line,))}” leaves the type area"
        flush = [line for line in page.lines if abs(line.left - left) < _NEAR]
        if _kind(page, stands) == "running" and not flush:
            yield f"page {page.number + 1}: no line begins at the left edge of the type area"


def contents(book: Print, stands: Standing) -> Iterator[str]:
    """The contents: every title once, in order, with the number of its page, in one link to it."""
    entries: dict[str, list[Link]] = {}
    for link in book.links:
        if link.page in {page.number for page in stands.contents}:
            entries.setdefault(link.name, []).append(link)
    said = {name: list(_covered(book, own)) for name, own in entries.items()}
    listed = iter(said.items())
    for place in stands.listed:
        name, words = next(listed, ("", []))
        if letters(place.title) not in letters(" ".join(words)):
            yield f"“{place.title}” is no link in the contents"
            continue
        if book.pages[place.page].label not in words:
            yield f"“{place.title}” stands on page {place.page + 1}, and the contents say {' '.join(words)}"
        if book.names[name].page != place.page:
            yield f"the contents' link “{place.title}” leads to page {book.names[name].page + 1}"
    yield from (f"the contents list {' '.join(words)} besides" for _, words in listed)


def _covered(book: Print, links: Sequence[Link]) -> Iterator[str]:
    """The words that lie under some links, line by line."""
    for line in book.pages[links[0].page].lines:
        yield from (word.text for word in line.words if any(link.covers(word) for link in links))


def outline(book: Print, stands: Standing) -> Iterator[str]:
    """The outline: the contents themselves, then every title in order, each leading to where it stands."""
    titles = [place.title for place in stands.titles]
    said = [title for title, _ in book.outline]
    if list(map(letters, said)) != list(map(letters, ["Contents", *titles])):
        yield f"the outline lists {said}"
        return
    for (title, target), place in zip(book.outline[1:], stands.titles, strict=True):
        if target.page != place.page:
            yield f"“{title}” stands on page {place.page + 1}, and the outline leads to page {target.page + 1}"
        elif not -20 <= place.top - target.top <= 240:
            yield f"“{title}” stands {place.top:.0f} points down its page, and the outline leads to {target.top:.0f}"


def links(book: Print) -> Iterator[str]:
    """Links: each lies over words of its page, and its destination is in the book."""
    for link in book.links:
        page = book.pages[link.page]
        if not any(link.lies_over(word) for line in page.lines for word in line.words):
            yield f"page {page.number + 1}: a link to {link.name or link.address} lies over nothing"
        if link.name and link.name not in book.names:
            yield f"page {page.number + 1}: the link to {link.name} leads nowhere"


def references(book: Print, source: Source, stands: Standing) -> Iterator[str]:
    """References: "page N" behind each link of a dispatch names, and leads to, the page where its target stands."""
    pieces = {piece.file: piece for piece in source.pieces}
    for opened, end in _ranges(book, stands):
        text = [page.letters for page in book.pages[opened.headline.page : end]]
        for reference in opened.piece.references:
            if reference.file not in pieces:
                continue
            place = whereabouts(book, stands.dispatches, pieces[reference.file], reference.fragment)
            label = book.pages[place.page].label
            said = re.search(re.escape(letters(reference.words)) + rf"{PAGE}(\d+)", "".join(text))
            if said is None:
                yield f"“{reference.words}” in {opened.piece.headline} is followed by no page"
            elif said[1] != label:
                yield f"“{reference.words}” stands on page {place.page + 1}, and the text says page {said[1]}"
    yield from _numbers_lead(book)


def _numbers_lead(book: Print) -> Iterator[str]:
    """Every "page N" that is a link leads to page N."""
    for link in book.links:
        words = [word for line in book.pages[link.page].lines for word in line.words if link.covers(word)]
        said = re.search(rf"\b{PAGE}\W*(\d+)", " ".join(word.text for word in words))
        if said and link.name and said[1] != book.pages[book.names[link.name].page].label:
            yield f"page {link.page + 1}: a link over “page {said[1]}” leads to {book.names[link.name].page + 1}"


def destinations(book: Print, source: Source, stands: Standing) -> Iterator[str]:
    """Named destinations that links use: what has the name stands where it leads, a picture over its caption."""
    keys = {f"{piece.file.parent.name}/{piece.file.stem}": piece for piece in source.pieces}
    for link in book.links:
        key, _, fragment = link.name.partition("#")
        if key in keys and (not fragment or fragment in keys[key].places):
            place = whereabouts(book, stands.dispatches, keys[key], fragment)
            target = book.names[link.name]
            if target.page != place.page or not -20 <= place.top - target.top <= 400:
                yield f"{link.name} leads to page {target.page + 1}, and stands on page {place.page + 1}"


def notes(book: Print, stands: Standing) -> Iterator[str]:
    """Notes: each stands on the page of its mark."""
    for opened, end in _ranges(book, stands):
        pages = book.pages[opened.headline.page : end]
        for number, note in enumerate(opened.piece.notes, start=1):
            marked = [page for page in pages if f"{note.before[-12:]}{number}" in page.letters]
            noted = [page for page in pages if f"{number}{note.text[:25]}" in page.letters]
            if len(marked) != 1 or len(noted) != 1:
                yield f"note {number} of “{opened.piece.headline}”: mark on {len(marked)} pages, text on {len(noted)}"
            elif marked != noted:
                at, text = marked[0].label, noted[0].label
                yield f"note {number} of “{opened.piece.headline}” is marked on page {at} and stands on page {text}"


def disagreements(book: Print, source: Source, stands: Standing) -> list[str]:
    """All of it."""
    return [
        *labels(book),
        *folios(book, stands),
        *heads(book, source, stands),
        *type_area(book, stands),
        *contents(book, stands),
        *outline(book, stands),
        *links(book),
        *references(book, source, stands),
        *destinations(book, source, stands),
        *notes(book, stands),
    ]


def _kind(page: Page, stands: Standing) -> str:
    """``bare``: no folio; ``opening``: a folio at the foot; ``running``: a running head."""
    begins = stands.contents[0].number
    if page.number < begins or not page.lines or page.number in {place.page for place in stands.parts}:
        return "bare"
    openings = {opened.headline.page for opened in stands.dispatches if not opened.piece.run_on}
    before = ""
    for opened in stands.dispatches:
        if opened.piece.run_on and before != "brief":
            openings.add(opened.headline.page)
        before = "brief" if opened.piece.run_on else "dispatch"
    matter = page in stands.contents or page.number >= stands.notices.page
    return "opening" if matter or page.number in openings else "running"


def _first(page: Page, stands: Standing) -> Opened:
    """The dispatch that a page begins with: one that opens at its very top, or the last one opened before."""
    above = [opened for opened in stands.dispatches if opened.headline.page < page.number]
    here = [opened for opened in stands.dispatches if opened.headline.page == page.number]
    if here and len([line for line in page.lines if line.top < here[0].headline.top]) <= 1:
        return here[0]
    return above[-1]


def _ranges(book: Print, stands: Standing) -> Iterator[tuple[Opened, int]]:
    """Each dispatch with the number of the page behind its last one."""
    starts = [place.page for place in (*stands.parts, stands.notices)]
    for opened in stands.dispatches:
        later = [one.headline.page for one in stands.dispatches if one.headline.page > opened.headline.page]
        yield opened, min(start for start in (*starts, *later, len(book.pages)) if start > opened.headline.page)


def _outside(book: Print, page: Page) -> Iterator[str]:
    if len(page.head) != 1:
        yield f"{len(page.head)} lines at its head"
        return
    words = page.head[0].words
    folio = words[-1] if page.recto else words[0]
    if folio.text != page.label:
        yield f"the folio is “{folio.text}”"
    if (off := _off(book, page, folio)) > _NEAR:
        yield f"the folio is {off:.1f} points off the outer edge"


def _edges(book: Print, page: Page) -> tuple[float, float]:
    """The left and the right edge of the type area: the inner margin is at the left of a recto."""
    left, right = (book.sheet.inner, book.sheet.outer) if page.recto else (book.sheet.outer, book.sheet.inner)
    return left, page.width - right


def _off(book: Print, page: Page, folio: Word) -> float:
    """How far a folio stands from the outer edge of the type area."""
    left, right = _edges(book, page)
    return abs(folio.right - right) if page.recto else abs(folio.left - left)


def _words(lines: tuple[Line, ...]) -> str:
    return " ".join(word.text for line in lines for word in line.words)
