"""Which characters a font has."""

import pytest

from publish.errors import UsageError
from publish.fonts.coverage import coverage, family_coverage
from publish.fonts.subset import subset


def test_coverage_holds_what_the_font_has_and_nothing_else(gentium: bytes) -> None:
    assert {ord("a"), ord("Қ"), ord("—")} <= coverage(gentium)
    assert ord("漢") not in coverage(gentium)
    assert len(coverage(gentium)) == 2783


def test_a_family_covers_what_all_its_faces_have(gentium: bytes) -> None:
    one, other = subset(gentium, set(map(ord, "abc"))), subset(gentium, set(map(ord, "bcd")))
    assert family_coverage([one, other]) == set(map(ord, "bc"))
    assert family_coverage([gentium]) == coverage(gentium)
    assert family_coverage([]) == frozenset()


@pytest.mark.parametrize("cut", [0, 3, 11, 300, 5000])
def test_bytes_that_are_no_font_are_refused(gentium: bytes, cut: int) -> None:
    with pytest.raises(UsageError, match="font"):
        coverage(gentium[:cut])
    with pytest.raises(UsageError, match="font"):
        coverage(b"\x00" * cut)
