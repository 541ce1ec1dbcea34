"""Trees as readers make them, drawn at random: what the writer must bring back unchanged."""

import datetime

from hypothesis import strategies as st

from publish.importers.media import KINDS
from publish.importers.tightness import compact
from publish.model.blocks import (
    Aside,
    Block,
    Blocks,
    Break,
    Cell,
    CodeBlock,
    Definition,
    DefinitionList,
    Heading,
    List,
    ListItem,
    Media,
    Note,
    Paragraph,
    PictureGroup,
    PullQuote,
    Quote,
    Table,
)
from publish.model.credits import Credit, Dateline, Role
from publish.model.dispatch import Correction, Dispatch, Status
from publish.model.figures import Decorative, Figure, Missing, Output, Picture, Written
from publish.model.inlines import (
    Code,
    CrossReference,
    Deleted,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteReference,
    Phrase,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from publish.model.paper import WAYS
from publish.model.walk import WRAPPING, blank, each_inline

_MARKUP = [
    "\\", "`", "``", "*", "**", "_", "__", "{", "}", "[", "]", "(", ")", "<", ">", "&", "#", "##", "+", "-", "--",
    "---", "=", "==", "|", "||", "~", "~~", "^", "^[", "!", "![", "](", ":", "::", ":::", "::: figure", ": x",
    "2022. ", "1) ",
    "{#id}", "{.x}", "{key=x}", "[^1]", "[^1]:", "[too]: x", "&amp;", "&#32;", "<b>", "</b>", "<br>", "<!-- x -->",
    "http://x.org", "<https://x.org>", "{{ 7*7 }}", "{% x %}", '"', "'", "$", "%", "@", "/", "~x~", "^x^",
    "    x", "\t",
]  # fmt: skip
_WORDS = [
    "word",
    "Käse",
    "слово",
    "қала",
    "کلمه",
    "数字",
    "x",
    "7",
    "1986",
    "don’t",
    "“so”",
    "–",
    "—",
    "…",
    "\u00a0",
    "e\u0301",
]
LABELS = ["1", "2", "note-a"]
IDS = ["ports", "s1", "порт", "a.b-c_d"]
LANGS = ["kk", "ru", "de-AT", "zh-Hant"]

text = (
    st.lists(st.one_of(st.sampled_from(_WORDS), st.sampled_from(_MARKUP), st.just(" ")), min_size=1, max_size=6)
    .map("".join)
    .filter(lambda made: made != "")
)
words = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map(" ".join)
plain = st.one_of(words, text.map(lambda made: " ".join(made.split()))).map(str.strip).filter(bool)


def tidy(inlines: list[Inline]) -> Inlines:
    """The inlines with neighbouring texts made one."""
    result: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text) and result and isinstance(last := result[-1], Text):
            result[-1] = Text(last.value + inline.value)
        else:
            result.append(inline)
    return tuple(result)


def _some(of: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inlines]:
    return st.lists(of, min_size=1, max_size=4).map(tidy)


def _has_words(inlines: Inlines) -> bool:
    """Whether there is something to link besides marks of notes, which are links of their own."""
    return not all(isinstance(inline, (NoteReference, *WRAPPING)) for inline in each_inline(inlines))


def _wrapping(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    children = _some(inner)
    return st.one_of(
        st.builds(Emphasis, children),
        st.builds(Strong, children),
        st.builds(Deleted, children),
        st.builds(Superscript, children),
        st.builds(Subscript, children),
        st.builds(
            lambda inlines, lang, direction, caps, id: (
                Phrase(inlines, lang, direction, caps, id) if lang or direction or caps or id else Emphasis(inlines)
            ),
            children,
            st.sampled_from(["", *LANGS]),
            st.sampled_from(["", "rtl", "ltr"]),
            st.booleans(),
            st.sampled_from(["", *IDS]),
        ),
    )


leaf: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Text, text),
    st.builds(Text, words),
    st.builds(Code, text.filter(lambda made: made.strip() != "")),
    st.just(LineBreak()),
)
noted: st.SearchStrategy[Inline] = st.one_of(leaf, st.builds(NoteReference, st.sampled_from(LABELS)))


def _links(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    linked = _some(st.one_of(inner, _wrapping(inner))).filter(_has_words)
    return st.one_of(
        st.builds(
            Link,
            linked,
            st.sampled_from(
                ["https://example.org/", "http://a.b/c_d_e*f*?x=1&copy;=2", "mailto:a@b.c", "tel:+7", "https://x/(y)"]
            ),
            st.one_of(st.just(""), plain),
            st.sampled_from(["", *WAYS]),
        ),
        st.builds(
            lambda inlines, path, fragment: CrossReference(inlines, path or ("" if fragment else "a.md"), fragment),
            linked,
            st.sampled_from(["", "a.md", "../2026-10/b c.md", "ü%.md", "a&amp;(b).md", "a:b.md"]),
            st.sampled_from(["", *IDS]),
        ),
    )


def _lines(base: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inlines]:
    deep = st.one_of(base, _wrapping(st.one_of(base, _wrapping(base))), _links(base), _wrapping(_links(base)))
    return st.one_of(st.builds(lambda made: (Text(made),), words), _some(deep)).filter(_speaks)


def _speaks(inlines: Inlines) -> bool:
    """Whether a line has more than breaks and spaces."""
    return not blank(inlines)


_LINES = {True: _lines(noted), False: _lines(leaf)}


@st.composite
def line(draw: st.DrawFn, *, notes: bool) -> Inlines:
    """A line of text; a function of its own, so that reports name it and do not print what it is made of."""
    return draw(_LINES[notes])


id = st.sampled_from(["", *IDS])
lang = st.sampled_from(["", *LANGS])
direction = st.sampled_from(["", "rtl"])


def _list(items: list[ListItem], ordered: bool, start: int, loose: bool, id: str) -> List:
    paragraphs = any(isinstance(block, Paragraph) for item in items for block in item.blocks)
    several = len(items) > 1 or any(len(item.blocks) > 1 for item in items)
    tight = not paragraphs or (all(compact(item.blocks) for item in items) and not (loose and several))
    return List(tuple(items), ordered, start if ordered else 1, tight, id)


def _definitions(entries: list[tuple[Inlines, list[Blocks]]], id: str) -> DefinitionList:
    return DefinitionList(tuple(Definition(term, tuple(meanings)) for term, meanings in entries), id)


@st.composite
def _table(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 3))
    cell = st.one_of(st.just(()), line(notes=True))

    def rows(least: int, most: int, *, header: bool, first: bool) -> tuple[tuple[Cell, ...], ...]:
        made = draw(st.lists(st.tuples(*[cell] * columns), min_size=least, max_size=most))
        return tuple(tuple(Cell(c, header or (first and not at)) for at, c in enumerate(row)) for row in made)

    head = rows(0, 2, header=True, first=False)
    head = head if any(cell.inlines for row in head for cell in row) else ()
    body = rows(0 if head else 1, 3, header=False, first=draw(st.booleans()))
    alignments = tuple(draw(st.sampled_from(["", "left", "right", "center"])) for _ in range(columns))
    return Table(head, body, alignments, draw(st.one_of(st.just(()), line(notes=False))), draw(id))


_sources = st.sampled_from(["content/e/2026-11/images/a.jpg", "content/e/2026-11/b c(d).png", "content/e/x/ü%.jpg"])
_alt = st.one_of(st.builds(Written, plain), st.builds(Decorative, plain), st.just(Missing()))
_picture = st.builds(Picture, _sources, _alt, st.sampled_from(["", "content/e/2026-11/notes/chart.md"]))
_value = st.one_of(st.just(()), line(notes=False))
figure = st.builds(
    Figure,
    st.one_of(st.none(), _picture),
    st.one_of(st.just(()), line(notes=True)),
    _value,
    st.one_of(st.just(""), plain),
    st.sampled_from([None, (0.5, 0.3), (0.0, 1.0), (0.123456, 0.25)]),
    st.booleans(),
    id=id,
    lang=lang,
    outputs=st.sampled_from([(), (Output.PRINT,), (Output.EPUB, Output.PRINT)]),
    licence_until=st.one_of(st.none(), st.dates(datetime.date(1980, 1, 1), datetime.date(2099, 12, 31))),
)
group = st.builds(
    PictureGroup,
    st.lists(figure, min_size=1, max_size=3).map(tuple),
    st.sampled_from(["row", "stack", "page"]),
    st.one_of(st.just(()), line(notes=True)),
    _value,
    id,
)
_code_text = st.lists(
    st.one_of(st.just(""), text, st.sampled_from([":::", "::: x", "```", "~~~", "    ", "# x"])), max_size=4
).map("\n".join)
paragraph = st.builds(Paragraph, line(notes=True), id, lang, direction)
leaf_block: st.SearchStrategy[Block] = st.one_of(
    paragraph,
    st.builds(Heading, line(notes=True), st.integers(2, 6), id, lang),
    st.builds(PullQuote, line(notes=True), _value, lang, id),
    _table(),
    st.builds(CodeBlock, _code_text, st.sampled_from(["", "py"]), id),
    st.just(Break()),
    figure,
    group,
)


def _no_turn(blocks: Blocks) -> bool:
    """Whether no paragraph begins as a turn of an interview does."""
    return not any(isinstance(b, Paragraph) and isinstance(b.inlines[0], Strong | LineBreak) for b in blocks)


def _holding(inner: st.SearchStrategy[Blocks]) -> st.SearchStrategy[Block]:
    filled = inner.filter(bool)
    item = st.one_of(inner, st.tuples(paragraph)).map(ListItem)
    return st.one_of(
        st.builds(Quote, filled, _value, lang, direction, id),
        st.builds(Aside, inner, _value, id, kind=st.sampled_from(["", "editors-note", "recipe", "service"])),
        st.builds(Quote, filled, _value, lang, direction, id, kind=st.just("letter")),
        st.builds(
            lambda turns, id: DefinitionList(
                tuple(Definition((Text(name),), (said,)) for name, said in turns), id, kind="interview"
            ),
            st.lists(
                st.tuples(st.sampled_from(["Q", "Ines Hallgarten", "The *Letter*"]), inner.filter(_no_turn)),
                min_size=1,
                max_size=3,
            ),
            id,
        ),
        st.builds(
            lambda entries, id: DefinitionList(
                tuple(Definition((Text(stamp),), (told,)) for stamp, told in entries), id, kind="updates"
            ),
            st.lists(st.tuples(st.sampled_from(["16:49", "4.49 pm CET"]), filled), min_size=1, max_size=2),
            id,
        ),
        st.builds(
            lambda stanzas, cite, lang, direction, id: Quote(stanzas, cite, lang, direction, id, kind="verse"),
            st.lists(paragraph, min_size=1, max_size=3).map(tuple),
            _value,
            lang,
            direction,
            id,
        ),
        st.builds(
            lambda kind, title, address, length, inner, id: Media(kind, title, address, length, inner, id),
            st.sampled_from(KINDS),
            _value,
            st.sampled_from(["https://film.example/ice", "https://www.youtube.com/watch?v=a_b-c"]).map(
                lambda href: (Link((Text(href),), href),)
            ),
            st.sampled_from(["", "4:10"]),
            inner,
            id,
        ),
        st.builds(
            _list, st.lists(item, min_size=1, max_size=3), st.booleans(), st.integers(0, 1999), st.booleans(), id
        ),
        st.builds(
            _definitions,
            st.lists(
                st.tuples(line(notes=True), st.lists(filled, min_size=1, max_size=2)),
                min_size=1,
                max_size=2,
            ),
            id,
        ),
    )


def _blocks(block: st.SearchStrategy[Block]) -> st.SearchStrategy[Blocks]:
    return st.lists(block, max_size=3).map(tuple)


@st.composite
def _shallow_blocks(draw: st.DrawFn) -> Blocks:
    return draw(_blocks(leaf_block))


@st.composite
def _deep_blocks(draw: st.DrawFn) -> Blocks:
    return draw(_blocks(st.one_of(leaf_block, _HOLDING["shallow"])))


@st.composite
def _deepest_blocks(draw: st.DrawFn) -> Blocks:
    return draw(_blocks(st.one_of(leaf_block, _HOLDING["deep"])))


_HOLDING = {"shallow": _holding(_shallow_blocks()), "deep": _holding(_deep_blocks())}
blocks = _deepest_blocks()
notes = st.lists(
    st.builds(Note, st.sampled_from(LABELS), _shallow_blocks().filter(bool)),
    max_size=3,
    unique_by=lambda note: note.label,
).map(tuple)

_days = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1))
_times = st.integers(0, 4_000_000_000).map(lambda second: datetime.datetime.fromtimestamp(second, datetime.UTC))
_credit = st.builds(
    Credit,
    plain,
    st.lists(st.sampled_from(list(Role)), min_size=1, unique=True).map(tuple),
    st.one_of(st.just(""), plain),
    st.one_of(st.just(""), plain),
    st.one_of(st.just(""), plain),
)
_maybe_line = st.one_of(st.just(()), line(notes=False))
_maybe_plain = st.one_of(st.just(""), plain)


@st.composite
def dispatches(draw: st.DrawFn) -> Dispatch:
    """A dispatch with everything that front matter can hold."""
    slug = draw(st.sampled_from(["old-port", "x", "no-1"]))
    headline = draw(_maybe_line)
    return Dispatch(
        slug,
        "2026-11",
        headline,
        "" if headline else slug.replace("-", " ").capitalize(),
        draw(_maybe_line),
        draw(_maybe_plain),
        draw(_maybe_line),
        draw(st.one_of(st.none(), _days)),
        draw(st.one_of(st.none(), _days, _times)),
        draw(st.sampled_from(["en", *LANGS])),
        draw(st.one_of(st.none(), st.builds(Dateline, plain, _maybe_plain))),
        draw(_maybe_line),
        tuple(draw(st.lists(_credit, max_size=2))),
        tuple(draw(st.lists(st.builds(Correction, _days, line(notes=False)), max_size=2))),
        draw(_maybe_plain),
        tuple(draw(st.lists(plain, max_size=2))),
        draw(st.one_of(st.none(), _times)),
        draw(st.sampled_from(list(Status))),
        draw(st.booleans()),
        (Paragraph((Text("x"),)),),
    )
