"""What holds for every text, however it was typed: letters stay, and what is set once is set."""

import unicodedata
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.model.inlines import Code, Emphasis, Inline, Inlines, LineBreak, Link, NoteReference, Phrase, Strong, Text
from publish.model.walk import each_inline, plain
from publish.transforms.typography.language import Language
from publish.transforms.typography.languages import every_language, language_of
from publish.transforms.typography.setting import set_line

TAGS = ["en", "en-GB", "de", "de-CH", "fr", "fr-CH", "fr-CA", "ru", "uk", "kk", "pl", "sv", "es", "hu", "nb"]
TAGS += ["ar", "fa", "he", "ug", "uz", "tg", "zh", "ja", "th"]  # of the last nothing is known
PIECES = [*"asnBéжв1 ", " ", " ", "20", "\u00a0", "\u202f", *"\"\"''“”„‘’‚«»‹›", *"-–—.,:;!?()…/°"]
WORDS = ["--", "---", "...", "'s", "'n'", "'90s", " km", "z.B.", " - ", " -- "]
texts = st.lists(st.sampled_from([*PIECES, *WORDS]), max_size=14).map("".join)


def inlines(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    many = st.lists(children, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Emphasis, many),
        st.builds(Strong, many),
        st.builds(Phrase, many, st.sampled_from(["", "en", "ru", "fr", "ar"])),
        st.builds(Link, many, st.just("https://example.org/a--b")),
    )


leaves: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Text, texts), st.builds(Code, texts), st.just(LineBreak()), st.just(NoteReference("1"))
)
lines = st.lists(st.recursive(leaves, inlines, max_leaves=5), max_size=4).map(tuple)


def letters(text: str) -> str:
    """All but the apostrophes that Unicode counts as letters."""
    return "".join(c for c in text if unicodedata.category(c)[0] in "LNM" and c not in "ʻʼ")


def untouched(line: Inlines) -> list[Inline]:
    return [inline for inline in each_inline(line) if isinstance(inline, Code | LineBreak | NoteReference)]


def wrapped(line: Inlines) -> list[type]:
    return [type(inline) for inline in each_inline(line) if not isinstance(inline, Text)]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(TAGS), lines)
def test_letters_code_and_structure_stay(tag: str, line: Inlines) -> None:
    done = set_line(line, tag).inlines
    assert letters(plain(done)) == letters(plain(line))
    assert untouched(done) == untouched(line)
    assert wrapped(done) == wrapped(line)


@st.composite
def sentences(draw: st.DrawFn) -> tuple[str, str]:
    """A sentence as people type it, twice: with straight marks alone, and with marks of any shape."""
    straight: list[str] = []
    wild: list[str] = []

    def words(depth: int) -> None:
        for number in range(draw(st.integers(1, 3))):
            if number:
                joint = draw(st.sampled_from([" ", ", ", " - ", " -- ", "... ", "; ", " 5 km ", "--"]))
                straight.append(joint)
                wild.append(joint)
            if depth < 3 and draw(st.booleans()):
                one, other = draw(st.sampled_from([('"', "“"), ('"', "„"), ('"', "«"), ('"', '"')]))
                close = draw(st.sampled_from({"“": '”"', "„": "“”", "«": '»"', '"': '"”'}[other]))
                straight.append(one)
                wild.append(other)
                words(depth + 1)
                straight.append('"')
                wild.append(close)
            else:
                word = draw(st.sampled_from(["word", "слово", "it's", "Ünï", "B", "20", "no."]))
                straight.append(word)
                wild.append(word)

    words(0)
    return "".join(straight), "".join(wild)


QUOTING = [tag for tag in TAGS if tag not in ("ar", "he", "sv", "hu", "de", "de-CH", "th")]
"""In the others a mark of these shapes means the opposite, and only its place can tell."""


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([tag for tag in TAGS if tag != "th"]), sentences())
def test_what_is_set_once_is_set(tag: str, sentence: tuple[str, str]) -> None:
    for text in sentence:
        once = set_line((Text(text),), tag)
        assert not once.strays
        twice = set_line(once.inlines, tag)
        assert plain(twice.inlines) == plain(once.inlines)
        assert not twice.changes


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(QUOTING), sentences())
def test_it_does_not_matter_how_a_mark_was_typed(tag: str, sentence: tuple[str, str]) -> None:
    straight, wild = (plain(set_line((Text(text),), tag).inlines) for text in sentence)
    assert wild == straight


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(TAGS), lines)
def test_where_inlines_begin_and_end_does_not_matter(tag: str, line: Inlines) -> None:
    if any(isinstance(inline, Code | Phrase | Link) for inline in each_inline(line)):
        return
    whole = set_line((Text(plain(line)),), tag)
    if not any(isinstance(inline, LineBreak) for inline in each_inline(line)):
        assert plain(set_line(line, tag).inlines) == plain(whole.inlines)


@pytest.mark.parametrize("language", every_language(), ids=lambda language: language.tag)
def test_every_language_sets_a_plain_quotation(language: Language) -> None:
    tag = language.tag
    assert language_of(tag) is language
    done = plain(set_line((Text('x "y "z" y" x'),), tag).inlines)
    outer, inner = language.levels[0], language.levels[1]
    expected = f"x {outer.open}{language.inner}y {inner.open}z{inner.close} y{language.inner}{outer.close} x"
    assert done == expected
    assert plain(set_line((Text(done),), tag).inlines) == done


@pytest.mark.parametrize("flood", ['"', "'", "' a", 'a "', "s' ", '1" ', "« a» ", " - ", "...", "A.", "!", "a@"])
def test_a_flood_of_marks_takes_no_longer_than_its_length(flood: str) -> None:
    text = flood * (40_000 // len(flood))
    start = process_time()
    for tag in ("en", "fr"):
        set_line((Text(text),), tag)
    assert process_time() - start < 10
