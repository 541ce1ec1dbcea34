"""Running heads and folios: set last, for every page of the book at once, when the page starts are known.

They are artifacts, not text: their own PDF has one page for each page of the book, which the binding draws over the
galley's page.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from publish.markup.direction import base_of
from publish.model.facts import GalleyFacts
from publish.pdf.boxes import BoundSheet
from publish.pdf.page_starts import PageStarts, is_recto

_STOPS = " .,;:!?–—-…"
"""What does not stand before the points of a cut."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over and under the text of one page."""

    right: bool
    """Whether it lies at the right of the opened book."""
    folio: str
    """The page number as printed; empty on a page that shows none."""
    running: str
    """The running head, in plain words; empty on an opening, on a page of front matter and on a blank one."""
    number: str = ""
    """What stands behind it, in another voice: the edition's title, on versos."""

    @property
    def base(self) -> str:
        """The direction that the running head is written in."""
        return base_of(self.running)


@dataclass(frozen=True, slots=True)
class RunningHead:
    """What a galley's pages show at their head."""

    verso: str
    """On versos: the publication."""
    recto: Callable[[str], str]
    """On rectos, given the key of the dispatch that the page holds: its short headline."""
    folios: bool = True
    """Whether its pages show their folio; title page and imprint do not."""
    runs: bool = True
    """Whether its pages have running heads."""
    number: str = ""
    """On versos, behind the publication: the edition's title."""


def heads(
    galleys: Sequence[GalleyFacts], headings: Sequence[RunningHead], book: PageStarts, sheet: BoundSheet
) -> tuple[Head, ...]:
    """The heads of all pages of the book, in order.

    An opening, a turned page and a plate have the folio at the foot and no running head; elsewhere a verso names the
    publication, a recto the dispatch that stands first on it.
    """
    result: list[Head] = []
    for galley, (facts, heading) in enumerate(zip(galleys, headings, strict=True)):
        current = facts.dispatches[0] if facts.dispatches else ""
        for number, page in enumerate(facts.pages):
            recto = is_recto(book.starts[galley] + number)
            first = page.blocks[0].dispatch if page.blocks else current
            is_bare = number == 0 or page.apart or not heading.runs
            running = "" if is_bare else (heading.recto(first) if recto else heading.verso)
            folio = book.folio(galley, number) if heading.folios else ""
            issue = "" if is_bare or recto else heading.number
            result.append(Head(sheet.at_right(book.starts[galley] + number), folio, running, issue))
            current = page.openings[-1] if page.openings else current
    return tuple(result)


Crowded = Callable[[Sequence[Head]], Sequence[bool]]
"""Sets heads and says of each whether it wants more room than there is beside its folio."""


def fitted(shown: Sequence[Head], crowded: Crowded) -> tuple[Head, ...]:
    """The heads with those that are too long cut behind a word, as late as there is room for it.

    Each head is tried once however many pages it stands on, and all of them together, halving what is left of each.
    """
    known = {(head.running, head.right, len(head.folio)): head for head in shown if head.running}
    wide = [head for head, is_wide in zip(known.values(), crowded(tuple(known.values())), strict=True) if is_wide]
    cuts = {head: _cuts(head.running) for head in wide}
    low, high = dict.fromkeys(wide, 0), {head: len(cuts[head]) - 1 for head in wide}
    while any(low[head] < high[head] for head in wide):
        middle = {head: (low[head] + high[head]) // 2 for head in wide}
        tried = crowded([replace(head, running=cuts[head][middle[head]]) for head in wide])
        for head, is_wide in zip(wide, tried, strict=True):
            if is_wide:
                low[head] = min(middle[head] + 1, high[head])
            else:
                high[head] = middle[head]
    short = {(head.running, head.right, len(head.folio)): cuts[head][high[head]] for head in wide}
    return tuple(
        replace(head, running=short.get((head.running, head.right, len(head.folio)), head.running)) for head in shown
    )


def _cuts(words: str) -> tuple[str, ...]:
    """What a head may be cut to, the longest first: behind a word, and at last within the first one."""
    whole = words.split()
    behind = [" ".join(whole[:count]) for count in range(len(whole) - 1, 0, -1)]
    within = [whole[0][:count] for count in range(len(whole[0]) - 1, 0, -1)]
    return tuple(f"{cut.rstrip(_STOPS)}…" for cut in (*behind, *within)) or (" ".join(whole),)
