"""Parity of an e-book: the model against what a reader of the finished file is shown."""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import partial
from typing import BinaryIO, TypeAlias

from publish.checks.epub.epub_file import DAMAGED, Unopened
from publish.checks.epub.reading import DocumentSection, Recall, read_anew, sections
from publish.checks.parity.compare import Difference, description_differences, differences
from publish.checks.parity.difference_findings import TEXT_ADDED, TEXT_LOST, difference_findings
from publish.checks.parity.opening import opening_and_body, opening_differences
from publish.checks.piece_kinds import OPENING, PieceKind
from publish.checks.pieces import after_of, alts_of, notes_of, notices_of
from publish.checks.words import folded
from publish.diagnostics import Diagnostic
from publish.markup.strings import Strings, strings_for
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.model.walk import plain

_BOOK = "EPUB"
FOOTER = "newsletter-footer"
"""The class of the section that holds the notices."""
HOUSE = frozenset({"corrections-heading", "notes-heading", "matter-heading"})
"""Classes of headings that are the house's."""


Compare: TypeAlias = Callable[[tuple[object, ...], Callable[[], tuple[Difference, ...]]], tuple[Difference, ...]]
"""Gives the differences that were found before, by all that is compared, or finds them."""


def compared_anew(of: tuple[object, ...], compare: Callable[[], tuple[Difference, ...]]) -> tuple[Difference, ...]:
    """Nothing was compared before."""
    return compare()


def epub_parity(
    edition: Edition, book: BinaryIO, recall: Recall = read_anew, compare: Compare = compared_anew
) -> Iterator[Diagnostic]:
    """What a finished e-book does not show as the content says it, at its block; ``edition`` is the one it was made of.

    What style sheets or attributes hide is not shown. A book that cannot be read shows nothing. ``recall`` may know
    what a document with the same bytes said, and ``compare`` what came of comparing it.
    """
    try:
        found = list(sections(book, recall))
    except Unopened as error:
        yield TEXT_LOST.finding(f"the {_BOOK} cannot be read: {error}", edition.span)
        return
    except DAMAGED:
        yield TEXT_LOST.finding(f"the {_BOOK} cannot be read: it is not a whole archive", edition.span)
        return
    strings = strings_for(edition.language or edition.publication.language)
    dispatches = tuple(edition.dispatches)
    articles = [section for section in found if FOOTER not in section.names]
    pairs = _paired(dispatches, articles)
    for dispatch, article in pairs:
        if article is None:
            yield TEXT_LOST.finding(f"the {_BOOK} has lost the whole dispatch", dispatch.span, block=dispatch.key)
        else:
            terms = (dispatch, _as_text(article), edition.rights, strings.language)
            own = compare(terms, partial(_differences, dispatch, edition, strings, article))
            yield from difference_findings(own, book=_BOOK, key=dispatch.key, at=dispatch.span)
    for article in articles:
        if all(article is not own for _, own in pairs):
            message = f"the {_BOOK} has a dispatch that the edition does not: {article.name}"
            yield TEXT_ADDED.finding(message, edition.span)
    footer = [stretch.text for s in found if FOOTER in s.names for stretch in s.stretches if not stretch.names & HOUSE]
    yield from difference_findings(differences(tuple(notices_of(edition)), footer), book=_BOOK, key="", at=edition.span)


def _paired(
    dispatches: Sequence[Dispatch], articles: Sequence[DocumentSection]
) -> list[tuple[Dispatch, DocumentSection | None]]:
    """Each dispatch with its document: by order, and by headline where one is missing or more."""
    if len(dispatches) == len(articles):
        return list(zip(dispatches, articles, strict=True))
    titles = [folded(plain(dispatch.headline) or f"[{dispatch.label or dispatch.slug}]") for dispatch in dispatches]
    shown = [folded("".join(s.text for s in article.stretches if "headline" in s.names)) for article in articles]
    partner: dict[int, DocumentSection] = {}
    for match in SequenceMatcher(None, titles, shown, autojunk=False).get_matching_blocks():
        partner.update({match.a + n: articles[match.b + n] for n in range(match.size)})
    return [(dispatch, partner.get(place)) for place, dispatch in enumerate(dispatches)]


def _as_text(article: DocumentSection) -> str:
    """All that a section says as text, the same in every process: a set has another order in each."""
    stretches = [(stretch.text, sorted(stretch.names)) for stretch in article.stretches]
    return repr((article.name, sorted(article.names), stretches, article.alts))


def _differences(
    dispatch: Dispatch, edition: Edition, strings: Strings, article: DocumentSection
) -> tuple[Difference, ...]:
    return tuple(_dispatch(dispatch, edition, strings, article))


def _dispatch(dispatch: Dispatch, edition: Edition, strings: Strings, article: DocumentSection) -> Iterator[Difference]:
    opening, body = [], []
    for stretch in article.stretches:
        kind = next((kind for kind in OPENING if kind.value in stretch.names), None)
        if {"opening", PieceKind.DATELINE.value} <= stretch.names:
            kind = PieceKind.DATELINE
        if kind is not None:
            opening.append((kind, stretch.text))
        elif not stretch.names & HOUSE:
            body.append(stretch.text)
    dateline = any(kind is PieceKind.DATELINE for kind, _ in opening)
    over, below = opening_and_body(dispatch, strings, dateline=dateline, descriptions=True)
    yield from opening_differences(over, opening)
    pieces = [*below, *after_of(dispatch, edition, strings)]
    pieces += [piece for _, note in notes_of(dispatch) for piece in note]
    yield from differences(pieces, body)
    yield from description_differences(tuple(alts_of(dispatch)), article.alts)
