"""Parameters that follow a reader are taken off addresses, and nothing else is."""

import pytest

from publish.model.blocks import Paragraph
from publish.model.inlines import Link, Text
from publish.model.walk import each_inline, inlines_of, plain
from publish.transforms.tracking import untracked, without_tracking
from tests.transforms.editions import edition, para, piece, terms


@pytest.mark.parametrize(
    ("address", "clean", "gone"),
    [
        ("https://a.example/?utm_source=x", "https://a.example/", ("utm_source",)),
        ("https://a.example/b?id=7&UTM_Medium=y&p=1#c", "https://a.example/b?id=7&p=1#c", ("UTM_Medium",)),
        ("https://a.example/b?mc_cid=1&mc_eid=2&fbclid=3", "https://a.example/b", ("mc_cid", "mc_eid", "fbclid")),
        ("https://a.example/b?gclid", "https://a.example/b", ("gclid",)),
        ("https://a.example/b?utm%5Fsource=x&q=a%26b", "https://a.example/b?q=a%26b", ("utm_source",)),
    ],
)
def test_they_are_taken_off(address: str, clean: str, gone: tuple[str, ...]) -> None:
    assert without_tracking(address) == (clean, gone)


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/utm_source=x",
        "https://a.example/?source=utm_source",
        "https://a.example/?id=fbclid&&x=",
        "https://a.example/?",
        "mailto:desk@a.example?subject=utm_source",
        "https://a.example/#?utm_source=x",
    ],
)
def test_an_address_without_them_stays_letter_by_letter(address: str) -> None:
    assert without_tracking(address) == (address, ())


def test_words_that_are_the_address_lose_them_too_and_each_link_is_told_at_its_line() -> None:
    tracked = "https://a.example/b?utm_source=x"
    line = para(Link((Text(tracked),), tracked), " and ", Link((Text("words"),), f"{tracked}&p=1"), line=9)
    whole = edition(piece("a", line))
    made = untracked(whole, terms(whole))
    (inlines,) = (line for line, block in inlines_of(next(made.value.dispatches)) if isinstance(block, Paragraph))
    links = [(plain(one.children), one.href) for one in each_inline(inlines) if isinstance(one, Link)]
    assert links == [("https://a.example/b", "https://a.example/b"), ("words", "https://a.example/b?p=1")]
    assert [(found.id, found.at.line, found.message) for found in made.diagnostics] == [
        ("tracking-removed", 9, "utm_source was taken off https://a.example/b"),
        ("tracking-removed", 9, "utm_source was taken off https://a.example/b"),
    ]
