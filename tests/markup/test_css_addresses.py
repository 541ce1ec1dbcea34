"""Every address of a style sheet is found, wherever it stands and however it is written; words are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.markup.css_addresses import addresses


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("p { background: url(a.png) }", ["a.png"]),
        ("p { background: URL( 'a.png' ) }", ["a.png"]),
        (r"p { background: \75 rl(a.png) }", ["a.png"]),
        (r"p { background: u\72l('\61.png') }", ["a.png"]),
        ("p { background: -webkit-image-set('a.png' 1x, url(b.png) 2x) }", ["a.png", "b.png"]),
        ("p { background: image-set('a.avif' type('image/avif')) }", ["a.avif"]),
        ("p { background: cross-fade(url(a), image('b'), 50%) }", ["a", "b"]),
        ("a { b { c { d: url(e) } } }", ["e"]),
        ("@media print { @supports (x: url(a)) { p { y: url(b) } } }", ["a", "b"]),
        ("@page :left { @bottom-right { content: url(a) } }", ["a"]),
        ("@scope (.a) to (.b) { p { x: url(c) } }", ["c"]),
        ("@import 'a.css'; @import url(b.css) layer(c) print;", ["a.css", "b.css"]),
        (r"@\69mport 'a.css';", ["a.css"]),
        ("@namespace e url(http://a.example/); @namespace 'http://b.example/';", []),
        ("p::before { content: 'https://a.example/' }", []),
        (":root { --a: '//b.example/c' }", ["//b.example/c"]),
        (":root { --a: 'b' }", []),
        ("/* url(a) */ p { x: 'url(a)' }", []),
        ("@font-face { src: url(a.woff2) format('woff2') tech(variations), local('B') }", ["a.woff2"]),
    ],
)
def test_addresses(css: str, found: list[str]) -> None:
    assert [address for address, _ in addresses(css)] == found


def test_the_line_is_told() -> None:
    assert list(addresses("p {\n\n x: url(a)\n}")) == [("a", 3)]


_SHELLS = [
    "p {{ {} }}",
    "@media print {{ {} }}",
    "@page {{ @top-left {{ {} }} }}",
    "a {{ & b {{ {} }} }}",
    "/**/{}",
    "[{}]",
]
_LOADS = [
    "x: url(//h.example/a)",
    "x: image-set('//h.example/a' 1x)",
    r"x: \55rl(//h.example/a)",
    "--x: '//h.example/a'",
]


@given(st.lists(st.sampled_from(_SHELLS), max_size=12), st.sampled_from(_LOADS), st.text(max_size=20))
def test_no_shell_hides_an_address(shells: list[str], load: str, before: str) -> None:
    css = load
    for shell in shells:
        css = shell.format(css)
    assert ("//h.example/a", 1) in list(addresses(css))
    list(addresses(before + css))  # whatever stands before it: it is read to its end
