"""The comparison of books sees what differs, and asks for every printer and store."""

from pathlib import Path

from tests.bench.same_books import HERE, differences, runs


def test_books_that_differ_or_are_missing_are_named() -> None:
    before = {"a.pdf": "1", "b.pdf": "2", "c.pdf": "3"}
    after = {"a.pdf": "1", "b.pdf": "4", "d.pdf": "5"}
    assert differences(before, after) == ["b.pdf", "c.pdf", "d.pdf"]
    assert differences(before, before) == []


def test_every_printer_and_store_is_asked_for() -> None:
    words = {word for arguments in runs(HERE) for word in arguments}
    for file in (*Path(HERE, "styles/printers").glob("*.toml"), *Path(HERE, "styles/stores").glob("*.toml")):
        assert file.stem in words or f"--store={file.stem}" in words
