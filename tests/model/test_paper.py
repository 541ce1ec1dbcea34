"""What is printed of an address, and whether the words of a link are that already."""

from typing import get_args

import pytest

from publish.config.book import PrintLinks
from publish.model.inlines import Link, Text
from publish.model.paper import WAYS, address_on_paper, says_itself


def test_the_setting_and_the_attribute_know_the_same_ways() -> None:
    assert get_args(PrintLinks) == WAYS


@pytest.mark.parametrize(
    ("href", "printed"),
    [
        ("https://tide.example/a?b=1&c=2#d", "https://tide.example/a?b=1&c=2#d"),
        ("https://tide.example/%D0%9F%D0%BE%D1%80%D1%82?q=%C3%BC", "https://tide.example/Порт?q=ü"),
        ("https://xn--hfen-loa.example/%C3%BC", "https://häfen.example/ü"),
        ("https://tide.example/a%20b%2Fc%25", "https://tide.example/a%20b%2Fc%25"),
        ("https://tide.example/%D8%A8%D9%86%D8%AF%D8%B1", "https://tide.example/%D8%A8%D9%86%D8%AF%D8%B1"),
        ("https://tide.example/%E2%80%AE", "https://tide.example/%E2%80%AE"),
        ("https://tide.example/%FF", "https://tide.example/%FF"),
        ("https://xn--a.example/", "https://xn--a.example/"),
        ("mailto:desk@tide.example?subject=Low%20water", "desk@tide.example"),
        ("tel:+49-30-1234;ext=5", "+49-30-1234"),
    ],
)
def test_what_is_printed(href: str, printed: str) -> None:
    assert address_on_paper(href) == printed


@pytest.mark.parametrize(
    ("words", "href"),
    [
        ("https://tide.example/a", "https://tide.example/a"),
        ("tide.example/a", "https://www.tide.example/a/"),
        ("Tide.example", "https://tide.example/"),
        ("https://häfen.example/ü", "https://xn--hfen-loa.example/%C3%BC"),
        ("desk@tide.example", "mailto:desk@tide.example?subject=Hi"),
        ("+49 30 1234", "tel:+49-30-1234"),
    ],
)
def test_words_that_are_the_address(words: str, href: str) -> None:
    assert says_itself(Link((Text(words),), href))


@pytest.mark.parametrize(
    ("words", "href"),
    [
        ("tide.example", "https://tide.example/a"),
        ("https://tide.example/a", "https://tide.example/b"),
        ("tide.example/A", "https://tide.example/a"),
        ("the desk", "mailto:desk@tide.example"),
        ("call 1234", "tel:+49-30-1234"),
    ],
)
def test_words_that_are_another(words: str, href: str) -> None:
    assert not says_itself(Link((Text(words),), href))
