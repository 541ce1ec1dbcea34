"""Addresses that come into a book: mended, or refused with the reason, and never such as a checker finds fault with."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.config.addresses import SCHEMES, Impossible, scheme_of, sound_address


@pytest.mark.parametrize(
    ("written", "sound"),
    [
        ("https://tide.example/?a=1#low#water", "https://tide.example/?a=1#low%23water"),
        ("HTTP://Tide.example/", "http://Tide.example/"),
        ("https://häfen.example/ebbe und flut", "https://xn--hfen-loa.example/ebbe%20und%20flut"),
        ("https://港。example/", "https://xn--j6w.example/"),
        ("https://tide.example./x", "https://tide.example/x"),
        ("https://tide.example:/x", "https://tide.example/x"),
        ("https://tide.example\\charts\\1", "https://tide.example/charts/1"),
        ("https://tide.example/[1]|{2}%", "https://tide.example/%5B1%5D%7C%7B2%7D%25"),
        ("https://a@b@tide.example/", "https://a%40b@tide.example/"),
        ("https://[2001:db8::1]:8080/x", "https://[2001:db8::1]:8080/x"),
        ("https://192.0.2.7/x", "https://192.0.2.7/x"),
        ("ht\ttps://tide.\u200bexample", "https://tide.example"),
        ("mailto:desk@tide.example?subject=The low water", "mailto:desk@tide.example?subject=The%20low%20water"),
        ("mailto:?body=x", "mailto:?body=x"),
        ("tel:+7 701 55-66", "tel:+770155-66"),
        ("tel:*100#", "tel:*100%23"),
    ],
)
def test_what_can_be_mended_is(written: str, sound: str) -> None:
    assert sound_address(written) == sound


@pytest.mark.parametrize(
    "written",
    [
        "https://", "https:///tide.example", "https:/tide.example", "https:tide.example", "https://?x", "https://#x",
        "https://:80", "https://user@", "https://...", "https://a..example/", "https://.example/", "https://-/",
        "https://[::1", "https://[::g]/", "https://tide.example:99999/", "https://tide.example:8x/",
        "https://300.0.2.7/", "https://1.2.3/", "https://a b.example/", "https://a%2fb.example/", "https://a,b/",
        f"https://{'a' * 64}.example/", f"https://{'abcdefgh.' * 30}example/", "https://xn--.example/",
        "https://xn--zzzzzz.example/", "mailto:", "mailto:desk", "mailto:a@b@c", "mailto:Desk <a@b.example>",
        "mailto:desk@..", "tel:", "tel:desk", "tel:+", "tel:+7;\\\\", "tel:+7;%",
    ],
)  # fmt: skip
def test_what_nothing_can_have_is_refused_with_the_reason(written: str) -> None:
    with pytest.raises(Impossible) as refused:
        sound_address(written)
    assert re.match(r"(names|is) ", str(refused.value))


_WILD = st.text(st.one_of(st.sampled_from("/?#[]@:%.\\ {}|^`\"<>'()-_&=~xn1é港"), st.characters()), max_size=30)
_LEGAL = re.compile(
    r"(?:%[0-9A-F]{2}|%[0-9A-Fa-f]{2}|[A-Za-z0-9\-._~!$&'()*+,;=:@/?\[\]])*(?:#(?:%[0-9A-Fa-f]{2}|[^#%\s\[\]])*)?"
)


@given(
    st.sampled_from(["https://", "http:", "https://tide.example/", "https://tide.example#", "mailto:", "tel:+7"]), _WILD
)
def test_every_address_is_sound_or_refused_and_a_sound_one_stays(start: str, wild: str) -> None:
    try:
        sound = sound_address(start + wild)
    except Impossible:
        return
    assert sound.isascii()
    assert scheme_of(sound) in SCHEMES
    assert _LEGAL.fullmatch(sound)
    assert sound_address(sound) == sound
