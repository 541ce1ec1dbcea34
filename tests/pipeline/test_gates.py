"""The gates of the e-book name the dispatch whose document has a fault."""

import pytest

from publish.pipeline.catalogue import rules
from publish.pipeline.gates import in_dispatches
from publish.pipeline.places import placed
from tests.transforms.editions import edition, piece


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ("EPUB/d0001.xhtml", "e/1/a.md"),
        ("d0002.xhtml", "e/1/b.md"),
        ("EPUB/nav.xhtml", "e/1/edition.toml"),
        ("EPUB/d0009.xhtml", "e/1/edition.toml"),
        ("", "e/1/edition.toml"),
    ],
)
def test_a_document_is_a_dispatch(document: str, path: str) -> None:
    whole = edition(piece("a"), piece("b"))
    fault = rules()["book-heading"].finding("the document has two top headings", block=document)
    (found,) = placed(in_dispatches([fault], whole), whole)
    assert found.at.path == path
