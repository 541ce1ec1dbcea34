"""Front matter reads the same by libyaml's parser as by PyYAML's own, places and findings too."""

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from publish.importers import plainyaml
from publish.importers.frontmatter import split
from publish.importers.plainyaml import Lines, YamlReading

_CASES, _CONTENT = Path(__file__).parent, Path(__file__).parents[2] / "content"
TEXTS = [
    matter
    for path in sorted(
        [*_CASES.glob("frontmatter/*.md"), *_CASES.glob("cases/*/*.md"), *_CONTENT.glob("editions/**/*.md")]
    )
    if (matter := split(path.read_text(encoding="utf-8", errors="replace"), path.name).value.matter)
]
SIGNS = [*"\n :-'\"[]{},#&*!|>%@`?~\t\r\u00a0\u00e9\U0001d400\ufeff\x85\u2028\x07", "key: ", "- ", "\n  ", "---", "..."]


def both(text: str) -> tuple[YamlReading, YamlReading]:
    lines = Lines.of(text, "a.md", 2)
    return plainyaml.read(lines), plainyaml._read(lines, yaml.SafeLoader)


def same(text: str) -> bool:
    quick, slow = both(text)
    told = (str(quick.broken), str(slow.broken))
    return told[0] == told[1] and (quick.value, quick.places, quick.diagnostics) == (
        slow.value,
        slow.places,
        slow.diagnostics,
    )


def test_there_is_front_matter_to_read_and_a_parser_to_read_it_by() -> None:
    assert len(TEXTS) > 20
    assert plainyaml._FAST is not None


@pytest.mark.parametrize("text", TEXTS)
def test_every_sample_reads_the_same(text: str) -> None:
    assert same(text)


@given(st.sampled_from(TEXTS), st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from(SIGNS)), max_size=4))
def test_what_a_slip_makes_of_it_reads_the_same(text: str, slips: list[tuple[int, str]]) -> None:
    for where, sign in slips:
        at = where % (len(text) + 1)
        text = text[:at] + sign + text[at:]
    assert same(text)


@pytest.mark.parametrize("text", ["a: [" + "[], " * 3000 + "]", "a: " + "? " * 8000, "a:" + " " * 16_000 + "b"])
def test_whether_they_may_differ_is_seen_at_once(text: str) -> None:
    before = time.process_time()
    plainyaml._differs(text)
    assert time.process_time() - before < 0.05
