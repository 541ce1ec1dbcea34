"""Findings that are let through: by id, by path, for a time, and never those that guard people."""

from datetime import date

from publish.config.positions import Places
from publish.config.publication import read_publication
from publish.config.waivers import Waiver, apply_waivers, strict
from publish.diagnostics import Severity, Span
from publish.pipeline.catalogue import rules

_ALT = Waiver(
    "figure-alt-missing", "content/editions/1/a.md", "ordered", "desk", date(2026, 12, 1), places=Places("p.toml", 9)
)
_FOLDER = Waiver(
    "figure-alt-missing", "content/editions/1", "ordered", "desk", date(2026, 12, 1), places=Places("p.toml", 15)
)

_HERE = rules()["figure-alt-missing"].finding("no alt", Span("content/editions/1/a.md", 4, 1))
_THERE = rules()["figure-alt-missing"].finding("no alt", Span("content/editions/1b/a.md", 4, 1))
_OTHER = rules()["heading-rank"].finding("skips", Span("content/editions/1/a.md", 9, 1))


def test_a_waiver_lets_its_finding_through_in_its_file_alone() -> None:
    verdict = apply_waivers([_HERE, _THERE, _OTHER], [_ALT], today=date(2026, 11, 30))
    assert verdict.diagnostics == (_THERE, _OTHER)
    assert [(w.diagnostic, w.waiver) for w in verdict.waived] == [(_HERE, _ALT)]


def test_a_folder_stands_for_the_files_in_it_and_not_for_its_neighbours() -> None:
    verdict = apply_waivers([_HERE, _THERE], [_FOLDER], today=date(2026, 11, 30))
    assert verdict.diagnostics == (_THERE,)


def test_it_holds_on_its_last_day_and_not_longer() -> None:
    assert apply_waivers([_HERE], [_ALT], today=date(2026, 12, 1)).diagnostics == ()
    after = apply_waivers([_HERE], [_ALT], today=date(2026, 12, 2))
    assert [d.id for d in after.diagnostics] == ["figure-alt-missing", "waiver-expired"]
    assert after.diagnostics[1].at == _ALT.span
    assert after.waived == ()


def test_a_waiver_that_finds_nothing_is_named() -> None:
    verdict = apply_waivers([_OTHER], [_ALT], today=date(2026, 11, 30))
    assert [(d.id, d.severity) for d in verdict.diagnostics] == [
        ("heading-rank", Severity.WARNING),
        ("waiver-unused", Severity.NOTE),
    ]


def test_the_second_waiver_holds_when_the_first_has_expired() -> None:
    old = Waiver(_ALT.id, _ALT.path, "before", "desk", date(2026, 1, 1), places=Places("p.toml", 3))
    verdict = apply_waivers([_HERE], [old, _ALT], today=date(2026, 11, 30))
    assert [w.waiver for w in verdict.waived] == [_ALT]
    assert [d.id for d in verdict.diagnostics] == ["waiver-expired"]


def test_no_finding_that_guards_people_is_let_through_even_by_a_waiver_made_elsewhere() -> None:
    for row in rules().values():
        if row.safety:
            diagnostic = rules()[row.id].finding("x", Span("content/a.md", 1, 1))
            waiver = Waiver(row.id, "content/a.md", "x", "x", date(2030, 1, 1))
            assert diagnostic in apply_waivers([diagnostic], [waiver], today=date(2026, 1, 1)).diagnostics


def test_errors_can_be_let_through_and_then_nothing_stands_against_the_book() -> None:
    dead = rules()["crossref-dead"].finding("x", Span("content/editions/1/a.md", 1, 1))
    waiver = Waiver("crossref-dead", "content/editions/1/a.md", "x", "desk", date(2030, 1, 1))
    assert not apply_waivers([dead], [], today=date(2026, 1, 1)).ok
    assert apply_waivers([dead], [waiver], today=date(2026, 1, 1)).ok


def test_strict_raises_warnings_and_leaves_notes() -> None:
    note = rules()["dispatch-left-out"].finding("x")
    raised = strict([_HERE, note])
    assert [d.severity for d in raised] == [Severity.ERROR, Severity.NOTE]
    assert raised[0].id == _HERE.id


def test_a_finding_goes_by_its_former_name() -> None:
    text = """
title = "The Letter"
publisher = "The Press"
language = "en"
identifier = "urn:x:1"
[[waivers]]
id = "photo-ppi"
path = "editions/1"
reason = "x"
by = "x"
expires = 2026-12-01
"""
    outcome = read_publication(text, "content/publication.toml", rules=rules)
    (waiver,) = outcome.value.waivers
    assert outcome.ok
    assert (waiver.id, waiver.path, waiver.span.line) == ("picture-coarse", "content/editions/1", 6)
