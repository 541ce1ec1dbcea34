"""A target that cannot be read on the pages is found out, whatever the edition was made of."""

from publish.checks.parity.links import link_parity, shown_codes
from publish.model.inlines import Link, Text
from publish.transforms.paper import on_paper
from tests.transforms.editions import edition, para, piece

LONG = "https://quay.example/soundings/2026/11"
CONTENT = edition(
    piece(
        "a",
        para(Link((Text("the soundings"),), LONG), " ", Link((Text("Quay.example"),), "https://quay.example/"), line=3),
        para(Link((Text("not on paper"),), "https://not.example/", print="none"), line=5),
    )
)


def lost(words: str, usual: str = "notes") -> list[tuple[str, int, str]]:
    return [
        (found.id, found.at.line, found.message.rpartition(": ")[2]) for found in link_parity(CONTENT, usual, words)
    ]


def test_all_can_be_read() -> None:
    assert lost(f"the soundings QUAY.example not on paper 1. {LONG[:20]}\n{LONG[20:]}") == []
    assert lost(f"{LONG[:20]} quay.example 7 The Low Water {LONG[20:]}") == [], "over the edge of a page"


def test_a_target_is_missing() -> None:
    assert lost("the soundings quay.example") == [("link-unprinted", 3, LONG)]
    assert lost(f"{LONG}") == [], "the address that another shows is there"
    assert lost(f"{LONG[:-1]} quay.example") == [("link-unprinted", 3, LONG)]


def test_an_edition_that_prints_none_asks_for_none() -> None:
    assert lost("", usual="none") == []


def test_a_code_says_where_a_link_leads() -> None:
    assert [found.id for found in link_parity(CONTENT, "qr", "quay.example", frozenset({LONG}))] == []
    printed = on_paper(CONTENT, "qr", "https://go.example")
    assert shown_codes(printed, "go.example/1.1") == {LONG}
    assert shown_codes(printed, "go.example/2.1") == frozenset()
