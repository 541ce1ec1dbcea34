"""Wild editions: every kind of block and inline, nested, with wild text, spans and provenance."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from publish.diagnostics import NOWHERE, Span
from publish.model import blocks as b
from publish.model import figures as f
from publish.model import inlines as i
from publish.model.credits import Credit, Dateline, Role
from publish.model.dispatch import Correction, Dispatch, Provenance, Status
from publish.model.edition import BookNumbers, Edition, Notice, NoticeKind, Part, Publication

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
names = st.text("abc-", min_size=1, max_size=5)
tags = st.sampled_from(["", "en", "kk", "fr-CA"])
spans = st.just(NOWHERE) | st.builds(Span, names, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
moments = st.datetimes(timezones=st.just(UTC))


def tuples(of: st.SearchStrategy[object], most: int = 2) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(of, max_size=most).map(tuple)


def _wrapped(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    lines = tuples(inner)
    plain = [st.builds(kind, lines) for kind in (i.Emphasis, i.Strong, i.Superscript, i.Subscript, i.Deleted)]
    return st.one_of(
        *plain,
        st.builds(i.Phrase, lines, tags, st.sampled_from(["", "rtl"]), st.booleans(), names),
        st.builds(i.Link, lines, names, words),
        st.builds(i.CrossReference, lines, names, names, names),
    )


inlines = st.recursive(
    st.one_of(
        st.builds(i.Text, words),
        st.builds(i.Code, words),
        st.builds(i.LineBreak),
        st.builds(i.NoteReference, names, st.integers(0, 9)),
    ),
    _wrapped,
    max_leaves=4,
)
lines = tuples(inlines)
alts = st.one_of(st.builds(f.Written, words), st.builds(f.Decorative, words), st.builds(f.Missing))
pictures = st.builds(f.Picture, names, alts, names, spans)
focal = st.none() | st.tuples(st.floats(0, 1), st.floats(0, 1))
cells = st.builds(b.Cell, lines, st.booleans())
rows = tuples(tuples(cells))


def _holding(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    held = tuples(inner)
    entries = st.builds(b.Definition, lines, tuples(held), spans)
    return st.one_of(
        st.builds(b.Quote, held, lines, tags, id=names, span=spans, kind=st.sampled_from(["", "verse", "letter"])),
        st.builds(b.Aside, held, lines, names, spans, st.sampled_from(["", "editors-note", "recipe", "service"])),
        st.builds(b.Media, st.sampled_from(["video", "audio"]), lines, lines, names, held, names, spans),
        st.builds(b.PictureGroup, held, st.sampled_from(["row", "stack", "page"]), lines, lines, names, spans),
        st.builds(b.List, tuples(st.builds(b.ListItem, held, spans)), st.booleans(), st.integers(1, 9), span=spans),
        st.builds(b.DefinitionList, tuples(entries), names, spans, st.sampled_from(["", "interview", "updates"])),
    )


blocks = st.recursive(
    st.one_of(
        st.builds(b.Paragraph, lines, names, tags, span=spans),
        st.builds(b.Heading, lines, st.integers(2, 6), names, tags, spans),
        st.builds(b.PullQuote, lines, lines, tags, names, spans),
        st.builds(b.Table, rows, rows, tuples(st.sampled_from(["", "left"])), lines, names, spans),
        st.builds(b.CodeBlock, words, words, span=spans),
        st.builds(b.Break, spans),
        st.builds(f.Figure, st.none() | pictures, lines, lines, words, focal, st.booleans(), tuples(lines), span=spans),
    ),
    _holding,
    max_leaves=4,
)
bodies = tuples(blocks)
dispatches = st.builds(
    Dispatch,
    slug=names,
    folder=names,
    headline=lines,
    short=lines,
    kicker=words,
    standfirst=lines,
    date=st.none() | st.dates(),
    updated=st.none() | st.dates() | moments,
    lang=tags,
    dateline=st.none() | st.builds(Dateline, words, words),
    byline=lines,
    credits=tuples(st.builds(Credit, words, tuples(st.sampled_from(Role)), words, span=spans)),
    corrections=tuples(st.builds(Correction, st.dates(), lines)),
    embargo=st.none() | moments,
    status=st.sampled_from(Status),
    run_on=st.booleans(),
    blocks=bodies,
    notes=tuples(st.builds(b.Note, names, bodies, st.integers(0, 9), spans)),
    provenance=st.builds(Provenance, names, names, st.none() | st.tuples(st.integers(1, 9), st.integers(1, 9))),
    span=spans,
)
editions = st.builds(
    Edition,
    slug=names,
    publication=st.builds(Publication, words, words, tags, names),
    title=words,
    parts=tuples(st.builds(Part, tuples(dispatches), words)),
    number=st.none() | st.integers(0, 99),
    date=st.none() | st.dates(),
    captured=st.none() | moments,
    numbers=st.builds(BookNumbers, isbn_epub=words),
    notices=tuples(st.builds(Notice, st.sampled_from(NoticeKind), words, bodies, words, tuples(names), spans)),
    span=spans,
)
NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)
