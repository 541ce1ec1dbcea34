"""Addresses that stand in the text as they are become links, without what the sentence has round them."""

import pytest

from publish.model.blocks import Paragraph
from publish.model.inlines import Code, Emphasis, Inline, Inlines, Link, Text
from publish.model.walk import each_inline, inlines_of, plain
from publish.transforms.bare import linked
from tests.transforms.editions import edition, para, piece, terms


def _line(*inlines: Inline) -> Inlines:
    whole = edition(piece("a", para(*inlines)))
    dispatch = next(linked(whole, terms(whole)).value.dispatches)
    (line,) = (line for line, block in inlines_of(dispatch) if isinstance(block, Paragraph))
    return line


def _links(line: Inlines) -> list[tuple[str, str]]:
    return [(plain(inline.children), inline.href) for inline in each_inline(line) if isinstance(inline, Link)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Read https://tide.example/charts for more.", "https://tide.example/charts"),
        ("Read it (at https://tide.example/a_(b)).", "https://tide.example/a_(b)"),
        ("Is it http://tide.example/x?y=1&z=2? It is.", "http://tide.example/x?y=1&z=2"),
        ("“https://tide.example/”, she said.", "https://tide.example/"),
        ("见https://tide.example/潮汐。", "https://tide.example/"),
        ("https://tide.example/a, https...", "https://tide.example/a"),
        ("It’s ‘https://tide.example/b’…", "https://tide.example/b"),
    ],
)
def test_an_address_leads_where_it_says(text: str, address: str) -> None:
    line = _line(Text(text))
    assert _links(line) == [(address, address)]
    assert plain(line) == text


def test_what_is_shown_stays_and_what_it_leads_to_is_sound() -> None:
    assert _links(_line(Text("See https://häfen.example/ü."))) == [
        ("https://häfen.example/ü", "https://xn--hfen-loa.example/%C3%BC")
    ]


@pytest.mark.parametrize(
    "text", ["https://", "https://../x", "https://:80", "xhttps://tide.example", "HTTP is no address"]
)
def test_what_is_no_address_stays_text(text: str) -> None:
    assert _line(Text(text)) == (Text(text),)


def _told(*lines: Paragraph) -> list[tuple[str, int]]:
    whole = edition(piece("a", *lines))
    return [(found.id, found.at.line) for found in linked(whole, terms(whole)).diagnostics]


@pytest.mark.parametrize(
    "text",
    [
        "See https://tide.example:99999/charts.",
        "At https://300.0.2.7/ (the gauge).",
        "https://tide..example",
        "Read HTTPS://-tide-.-.example/?x now",
        f"https://{'a' * 64}.example/",
    ],
)
def test_an_address_that_nothing_can_have_stays_text_and_is_told(text: str) -> None:
    assert _line(Text(text)) == (Text(text),)
    assert _told(para("No address here.", line=7), para(Emphasis((Text(text),)), line=9)) == [("address-impossible", 9)]


@pytest.mark.parametrize(
    "text",
    [
        "https://…/charts", "https://...", "https://www...example", "https://*.example/", "https://[your-machine]/",
        "https://$HOST/", "https://:80", "https://../x", "It begins with https://, as all do.", "https://tide.example/…",
        "https://localhost:8080/", "https://häfen.example/ü", "https://[2001:db8::1]/", "https://{name}.example/",
    ],
)  # fmt: skip
def test_a_gap_to_be_filled_in_and_a_sound_address_are_not_told(text: str) -> None:
    assert _told(para(text, line=3)) == []


def test_what_stands_in_code_or_in_a_link_is_not_told_twice() -> None:
    address = "https://300.0.2.7/"
    assert _told(para(Code(address), Link((Text(address),), "https://tide.example/"), line=3)) == []


def test_links_and_code_stay_as_they_are_and_stressed_addresses_lead() -> None:
    address = "https://tide.example/"
    link, code = Link((Text(address),), "https://other.example/"), Code(address)
    assert _line(link, Text(" "), code) == (link, Text(" "), code)
    assert _links(_line(Emphasis((Text(address),)))) == [(address, address)]
