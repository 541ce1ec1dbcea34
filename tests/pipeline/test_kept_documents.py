"""What is kept of documents is what making and reading them anew gives, whatever became of the book beside them."""

import io
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from pathlib import Path

import pytest

from publish.checks.epub.inspect import inspect
from publish.checks.epub.inspect.documents import InspectedDocument
from publish.checks.epub.reading import DocumentSection
from publish.checks.parity.compare import Difference
from publish.checks.parity.ebook import epub_parity
from publish.epub.accessibility import DocumentFacts
from publish.epub.pages import SpineDocument
from publish.markup.house import House
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition, Part
from publish.pipeline.cache import Cache
from publish.pipeline.kept_documents import EditionDocuments
from publish.pipeline.reasons import Reasons
from tests.checks.epub.faults import packed, sound, with_fault
from tests.checks.epub.test_inspect import FAULTS
from tests.checks.parity.books import SAMPLE, ebook
from tests.checks.parity.plants import epub_with
from tests.checks.parity.test_ebook import PLANTED

SECRET = b"s" * 32
PAGE = SpineDocument("d0001.xhtml", "Port", b"packed", frozenset("words"), code=False, facts=DocumentFacts(pictures=1))
INPUTS = {"its text": "1", "the theme": "1"}


def documents(root: Path) -> EditionDocuments:
    return EditionDocuments(Reasons(Cache(root, SECRET)), "2026-11")


def never() -> SpineDocument:
    pytest.fail("it was made")


def test_a_document_is_made_once_for_the_same_inputs(tmp_path: Path) -> None:
    assert documents(tmp_path).document("port", INPUTS, lambda: PAGE) == PAGE
    assert documents(tmp_path).document("port", INPUTS, never) == PAGE
    other = replace(PAGE, title="Another")
    for name in INPUTS:
        assert documents(tmp_path).document("port", {**INPUTS, name: "2"}, lambda: other) == other
    assert documents(tmp_path).document("tower", INPUTS, lambda: other) == other


def test_equal_values_of_two_runs_have_one_hash(tmp_path: Path) -> None:
    first, second = (next(iter(SAMPLE.dispatches)) for _ in range(2))
    assert documents(tmp_path).digest(first) == documents(tmp_path).digest(second)
    assert documents(tmp_path).digest(replace(first, kicker="Other")) != documents(tmp_path).digest(first)


def test_the_gate_says_of_every_fault_what_a_whole_reading_says(tmp_path: Path) -> None:
    """All are judged with what was read of the sound book and of each other, as one build comes after another."""
    books = [ebook(), *(epub_with(ebook(), {file: change}) for file, change, _ in PLANTED.values())]
    for book in (*books, *books):
        anew = list(epub_parity(SAMPLE, io.BytesIO(book)))
        known = documents(tmp_path)
        assert list(epub_parity(SAMPLE, io.BytesIO(book), known.read, known.compared)) == anew
        known.save()


def test_what_was_found_to_agree_is_not_compared_again_until_either_side_changes(tmp_path: Path) -> None:
    def compared(sample: Edition, book: bytes) -> list[str]:
        known, keys = documents(tmp_path), list[str]()

        def noted(of: tuple[object, ...], compare: Callable[[], tuple[Difference, ...]]) -> tuple[Difference, ...]:
            def noting() -> tuple[Difference, ...]:
                assert isinstance(of[0], Dispatch)
                keys.append(of[0].slug)
                return compare()

            return known.compared(of, noting)

        list(epub_parity(sample, io.BytesIO(book), known.read, noted))
        known.save()
        return keys

    every = [dispatch.slug for dispatch in SAMPLE.dispatches]
    assert compared(SAMPLE, ebook()) == every
    assert compared(SAMPLE, ebook()) == []
    first, *rest = SAMPLE.dispatches
    other = replace(SAMPLE, parts=(Part((replace(first, kicker="Other"), *rest)),))
    assert compared(other, ebook()) == [first.slug]
    assert compared(other, ebook()) == [first.slug], "a difference is told each time"
    assert compared(replace(SAMPLE, rights="© another"), ebook()) == every


@pytest.mark.slow
@pytest.mark.parametrize("order", [1, -1])
def test_the_inspector_says_of_every_fault_what_it_says_without_a_cache(tmp_path: Path, order: int) -> None:
    """All are judged with what was read of each other, the document that has the fault and those that have none."""
    books = [packed(sound()).getvalue(), *(with_fault(fault).getvalue() for fault, _, _ in FAULTS.values())][::order]
    for book in (*books, *books):
        anew = list(inspect(io.BytesIO(book)))
        assert list(inspect(io.BytesIO(book), documents(tmp_path).inspected)) == anew


def test_an_unchanged_document_is_not_looked_into_again(tmp_path: Path) -> None:
    looked: list[bytes] = []

    def noted(of: Sequence[bytes], look: Callable[[], InspectedDocument | None]) -> InspectedDocument | None:
        def noting() -> InspectedDocument | None:
            looked.append(of[0])
            return look()

        return documents(tmp_path).inspected(of, noting)

    list(inspect(packed(sound()), noted))
    first = len(looked)
    assert first == len(set(looked)) > 5
    fault, _, _ = FAULTS["no alt"]
    assert list(inspect(with_fault(fault), noted)) != []
    assert looked[first:] == [b"EPUB/d0001.xhtml"]


def test_an_unchanged_document_is_not_read_again(tmp_path: Path) -> None:
    read: list[Sequence[bytes]] = []

    def noted(of: Sequence[bytes], make: Callable[[], tuple[DocumentSection, ...]]) -> tuple[DocumentSection, ...]:
        def noting() -> tuple[DocumentSection, ...]:
            read.append(of)
            return make()

        return documents(tmp_path).read(of, noting)

    assert list(epub_parity(SAMPLE, io.BytesIO(ebook()), noted)) == []
    first = len(read)
    assert first > 2
    file, change, _ = next(one for one in PLANTED.values() if one[0].endswith(".xhtml"))
    assert list(epub_parity(SAMPLE, io.BytesIO(epub_with(ebook(), {file: change})), noted)) != []
    assert [of[0] for of in read[first:]] == [file.encode()]


def test_all_that_the_house_brings_into_a_document_counts() -> None:
    """Whoever gives the house another field says in ``Pages`` how a document depends on it, and adds it here."""
    known = {
        *(
            "target",
            "attributes",
            "strings",
            "printer",
        ),  # follow from the program, the language, and that it is an e-book
        *("language", "divisions"),  # settings
        *("templates", "addresses", "gallery"),  # the theme, the place of dispatches, the pictures of the dispatch
    }
    assert {field.name for field in fields(House)} == known
