"""The finding that names what a theme cannot set."""

from publish.diagnostics import Severity, Span
from publish.fonts import Missing, font_fallback


def test_nothing_missing_is_nothing_said() -> None:
    assert font_fallback((), theme="default") == ()


def test_each_script_is_one_finding_that_names_the_characters() -> None:
    missing = (Missing("★", "Zyyy"), Missing("字", "Hani"), Missing("漢", "Hani"), Missing("\u0331", "Zinh"))
    found = font_fallback(missing, theme="default", at=Span("editions/1/a.md", 7), block="2/0")
    assert [str(d).splitlines()[0] for d in found] == [
        "editions/1/a.md:7:1: warning[font-fallback]: "
        "no font of the theme default has “字” (U+5B57), “漢” (U+6F22) (Han)",
        "editions/1/a.md:7:1: warning[font-fallback]: no font of the theme default has “◌\u0331” (U+0331) (a mark)",
        "editions/1/a.md:7:1: warning[font-fallback]: "
        "no font of the theme default has “★” (U+2605) (a sign of no one script)",
    ]
    assert {d.severity for d in found} == {Severity.WARNING}
    assert {d.block for d in found} == {"2/0"}
    assert "Hani" in found[0].hint


def test_a_long_list_is_counted_after_eight() -> None:
    missing = [Missing(chr(0x4E00 + n), "Hani") for n in range(11)]
    (found,) = font_fallback(missing, theme="default")
    assert found.message.count("U+") == 8
    assert "and 3 more" in found.message
