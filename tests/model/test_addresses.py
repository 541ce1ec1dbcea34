"""Addresses are found whole in running text, and nothing else is taken for one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.model.addresses import addresses, is_address

FOUND = [
    ("Read https://tide.example/a-b/(north).", "https://tide.example/a-b/(north)"),
    ("(see www.tide.example/list)", "www.tide.example/list"),
    ("Write to lamp.room@low-water.example, please", "lamp.room@low-water.example"),
    ("“@lamp_keeper” said", "@lamp_keeper"),
    ("as #LowWater2026.", "#LowWater2026"),
    ("on tide.example/berths, Tuesday", "tide.example/berths"),
    ("on tide.example.", "tide.example"),
    ("by pilot@sea.social.example!", "pilot@sea.social.example"),
    ("sum d41d8cd98f00b204e9800998ecf8427e;", "d41d8cd98f00b204e9800998ecf8427e"),
    ("at q7v3mzk5w2hxetr4laoncd6ypbgfu7ij3sqm5ktrwe2nzxhvalopdryd.onion now", "onion"),
]
PLAIN = ["e.g. at 5.30 p.m.", "z. B. und u.s.w.", "No. 12 of 1914-18", "The end.Then", "#12", "a @ b", "and/or 3.14/2"]


@pytest.mark.parametrize(("text", "address"), FOUND)
def test_an_address_is_found_without_what_stands_round_it(text: str, address: str) -> None:
    ((start, end),) = addresses(text)
    assert text[start:end].endswith(address)
    assert is_address(text[start:end])


@pytest.mark.parametrize("text", PLAIN)
def test_words_and_numbers_are_none(text: str) -> None:
    assert list(addresses(text)) == []


@given(st.text(alphabet="ab1./:@#-_()?&= ’", max_size=80))
def test_addresses_lie_in_order_and_hold_no_space(text: str) -> None:
    at = 0
    for start, end in addresses(text):
        assert at <= start < end <= len(text)
        assert not any(character.isspace() for character in text[start:end])
        at = end


@pytest.mark.parametrize("piece", ["a", "a.", "@", "a@", "#", "a-", "1a", "http://", "www.)", "a/("])
def test_a_hostile_text_is_read_in_its_length(piece: str) -> None:
    before = time.process_time()
    list(addresses(piece * 50_000))
    assert time.process_time() - before < 5
