"""Checks that a publication does without: their findings are left out and counted, errors and safety stand."""

from publish.config.checks import CheckSetting, paragraph_words, without_off
from publish.config.positions import Places
from publish.config.publication import read_publication
from publish.diagnostics import Severity, Span
from publish.pipeline.catalogue import rules

_AT = Places("content/publication.toml", 20)
_OFF = {
    "link-text-vague": CheckSetting(off=True, reason="house style", places=_AT),
    "widow": CheckSetting(off=True, reason="small pages", places=_AT),
}


def test_findings_of_a_check_that_is_off_are_left_out_and_counted() -> None:
    vague = [rules()["link-text-vague"].finding(f"the link {n}", Span("a.md", n, 1)) for n in (3, 9)]
    other = rules()["figure-alt-missing"].finding("nobody has described x.jpg", Span("a.md", 5, 1))
    kept = without_off([vague[0], other, vague[1]], _OFF)
    assert kept[0] is other
    (note,) = kept[1:]
    assert (note.id, note.severity, note.at) == ("check-off", Severity.NOTE, _AT.whole)
    assert note.message == "link-text-vague is off (house style); it would have spoken 2 times"


def test_a_check_that_finds_nothing_is_not_spoken_of() -> None:
    assert without_off([], _OFF) == ()


def test_what_is_an_error_where_it_stands_is_never_left_out() -> None:
    grave = rules()["link-text-vague"].finding("the link", severity=Severity.ERROR)
    assert without_off([grave], _OFF) == (grave,)


def test_a_check_is_on_unless_it_is_off() -> None:
    text = """
title = "The Letter"
publisher = "The Press"
language = "en"
identifier = "urn:x:1"
[checks]
link-text-vague = {off = false}
widow = {off = true, reason = "small pages"}
"""
    settings = read_publication(text, "content/publication.toml", rules=rules).value.checks
    assert [(id, check.off, check.reason, check.places.key().line) for id, check in settings.items()] == [
        ("link-text-vague", False, "", 7),
        ("widow", True, "small pages", 8),
    ]
    assert paragraph_words(settings) == 350
