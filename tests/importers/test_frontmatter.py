"""Front matter: a case is a dispatch's file, and beside it what is said of it; then what it says, and wild input."""

import time
import tracemalloc
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from publish.config.validate import MOST
from publish.diagnostics import Diagnostic, Outcome, Severity, Span
from publish.importers.frontmatter import matter, split
from publish.importers.matter_file import FrontMatter, Markdown
from publish.importers.plainyaml import LARGEST
from publish.importers.quoting import quoted
from publish.importers.slugs import SLUG, slug_from, slug_of_file
from publish.model.credits import Credit, Dateline, Role
from publish.model.dispatch import Status

CASES = Path(__file__).parent / "frontmatter"


def _read(text: str, path: str = "case.md") -> Outcome[FrontMatter]:
    halves = split(text, path)
    if halves.value.matter is None or not halves.ok:
        return Outcome(FrontMatter(slug="none"), halves.diagnostics)
    return matter(halves.value.matter, path, line=halves.value.matter_line, form=halves.value.form)


def _case(name: str) -> Outcome[FrontMatter]:
    return _read((CASES / f"{name}.md").read_text(encoding="utf-8"), f"{name}.md")


@pytest.mark.parametrize("case", sorted(CASES.glob("*.md")), ids=lambda case: case.stem)
def test_every_fault_is_told_at_its_place_in_one_run(case: Path) -> None:
    expected = case.with_suffix(".txt")
    told = "".join(f"{diagnostic}\n" for diagnostic in _case(case.stem).diagnostics)
    assert told == (expected.read_text(encoding="utf-8") if expected.exists() else "")


@pytest.mark.parametrize("written", ["\u200b", "\u2060\u00a0", "\u3164", "\u00ad \u2800", "\ufe0f"])
def test_a_headline_that_shows_nothing_is_none(written: str) -> None:
    found = _read(f'---\nheadline: "{written}"\ndate: 2026-11-18\n---\n')
    assert [d.id for d in found.diagnostics] == ["headline-missing"]
    assert found.value.headline is None


def test_what_a_whole_front_matter_says() -> None:
    front = _case("whole").value
    assert front == FrontMatter(
        slug="old-port",
        headline=Markdown("Dredgers return to the *old* port"),
        short=Markdown("Back to the *old* port"),
        kicker="Infrastructure",
        standfirst=Markdown("One sentence under the headline."),
        date=date(2026, 11, 18),
        updated=datetime(2026, 11, 19, 8, tzinfo=timezone(timedelta(hours=5))),
        lang="kk",
        dateline=Dateline("ALMATY", "Kazakhstan"),
        byline=Markdown("Written by A in P, with reporting by B in Q."),
        credits=front.credits,
        corrections=front.corrections,
        rights="© Harbour Press",
        subjects=("ports", "dredging: a history"),
        embargo=datetime(2026, 11, 19, 6, tzinfo=UTC),
        status=Status.WITHHELD,
        run_on=True,
    )
    assert [person.credit for person in front.credits] == [
        Credit("Ana Writer", (Role.WRITER, Role.REPORTER), "Orsa", "Harbour Press", "Writer, Ana"),
        Credit("Ben Camera", (Role.PHOTOGRAPHER,)),
    ]
    (correction,) = front.corrections
    assert (correction.date, correction.text.text) == (date(2026, 11, 20), "The pier is 40 metres long, *not* 400.")


def test_places_of_what_is_read_on_as_markdown() -> None:
    said = _case("whole").value
    assert said.headline is not None
    assert str(said.headline.span) == "whole.md:2:11"
    assert str(said.corrections[0].text.span) == "whole.md:19:30"
    assert [str(person.credit.span) for person in said.credits] == ["whole.md:15:5", "whole.md:16:5"]


def test_one_person_needs_no_list() -> None:
    said = _read("---\nheadline: x\ncredits: {name: Edda Quill, role: writer}\n---\n", "one.md")
    (person,) = said.value.credits
    assert (person.credit.name, str(person.credit.span)) == ("Edda Quill", "one.md:3:1")


def test_words_stay_words_and_nothing_is_guessed() -> None:
    said = _case("aliases").value
    assert (said.headline, said.standfirst) == (Markdown("No"), Markdown("1:30"))
    assert (said.kicker, said.lang) == ("010", "de")
    assert (said.date, said.updated) == (date(2026, 11, 18), date(2026, 11, 19))
    assert said.dateline == Dateline("ALMATY, Kazakhstan"), "the dash behind it is the template's"
    assert (said.status, said.credits, said.slug) == (Status.READY, (), "aliases")


@pytest.mark.parametrize("written", ["! 'The lamp: lit'", '! "The lamp: lit"', "'The lamp: lit'"])
def test_the_sign_that_what_follows_is_a_text_says_nothing_more(written: str) -> None:
    read = _read(f"---\nheadline: {written}\n---\n")
    assert (read.value.headline, read.diagnostics) == (Markdown("The lamp: lit"), ())


@pytest.mark.parametrize("written", ["! [a]", "!text 'a'", "! {a: b}"])
def test_any_other_tag_is_refused(written: str) -> None:
    read = _read(f"---\nheadline: {written}\n---\n")
    assert "matter-yaml-feature" in {one.id for one in read.diagnostics}


def test_null_is_no_headline_and_quoted_null_is_a_word() -> None:
    assert _read("---\nheadline: ~\n---\n").value.headline is None
    assert _read('---\nheadline: "null"\n---\n').value.headline == Markdown("null")


def test_a_line_that_was_mended_is_still_an_error() -> None:
    outcome = _case("syntax")
    assert outcome.value.headline == Markdown("Dredgers: the return")
    assert not outcome.ok


def test_text_without_front_matter() -> None:
    for text in ("", "\n\n", "# A README\n\n---\n", "Words\n---\nmore\n---\n"):
        halves = split(text, "README.md")
        assert (halves.value.matter, halves.value.body, halves.value.body_line) == (None, text, 1)
        assert halves.diagnostics == ()


def test_where_the_body_begins() -> None:
    halves = split("\n---\na: b\n---\n\nBody\n", "x.md").value
    assert (halves.matter, halves.matter_line) == ("a: b", 3)
    assert (halves.body, halves.body_line) == ("\nBody\n", 5)


def test_slugs_of_files() -> None:
    assert slug_of_file("content/editions/1/Old_Port.md") == "old-port"
    assert slug_of_file("2026-11-18 Łódź’s Straße.md") == "2026-11-18-lodzs-strasse"
    assert slug_of_file("Порт.md") == ""


@given(st.text(max_size=30))
def test_slugs_need_no_rewriting_in_links(words: str) -> None:
    slug = slug_from(words)
    assert slug == "" or SLUG.fullmatch(slug)


@given(st.text(alphabet="ab'\"\\:#[]{}*&!|>%@` -,é", min_size=1, max_size=20).map(str.strip).filter(bool))
def test_a_quoted_value_is_read_as_it_was_meant(value: str) -> None:
    line = f"headline: {quoted(value)}"
    assert yaml.safe_load(line) == {"headline": value}
    said = _read(f"---\n{line}\n---\n").value
    assert said.headline == Markdown(value)


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ('"Why "fog" costs"', """'Why "fog" costs'"""),
        ('""Fog" first"', """'"Fog" first'"""),
        ("'It's fog'", '"It\'s fog"'),
        ('"Never closed', '"Never closed"'),
        ('"Fog" is costly', """'"Fog" is costly'"""),
        ('"Fog" and "ice"', """'"Fog" and "ice"'"""),
        ("'Tis the season: fog", '"\'Tis the season: fog"'),
    ],
)
def test_the_quotes_that_were_meant_are_proposed(written: str, better: str) -> None:
    outcome = _read(f"---\nheadline: {written}\n---\n")
    (found,) = (each for each in outcome.diagnostics if each.id == "matter-syntax")
    assert (found.at.line, found.hint) == (2, f"Write: headline: {better}")
    assert outcome.value.headline == Markdown(yaml.safe_load(better))


_KEYS = st.sampled_from(["headline", "credits", "dateline", "date", "lang", "role", "name", "corrections", "x", "---"])
_LAYOUT = st.sampled_from(
    [": ", ":", "\n", "\n  ", "\n- ", "  - ", "? ", "\t", "\r\n", "---\n", "...\n", "%YAML 1.2\n"]
)
_SIGNS = st.sampled_from(
    ["[", "]", "{", "}", ", ", '"', "'", "\\", "&a ", "*a", "!!x ", "# ", " #a", "|\n", ">\n", "<<"]
)
_WORDS = st.sampled_from(["null", "2026-11-20", "2026-02-31", "no", "writer", "en"])
_WILD = st.lists(_KEYS | _LAYOUT | _SIGNS | _WORDS | st.text(max_size=4), max_size=40).map("".join)


@given(_WILD | st.text(max_size=200))
def test_no_input_is_an_exception(text: str) -> None:
    outcome = matter(text, "wild.md", line=2)
    _sane(outcome.diagnostics, text)
    assert outcome.value.slug == "wild" or SLUG.fullmatch(outcome.value.slug)
    whole = split(f"---\n{text}", "wild.md")
    assert len(whole.value.body) + len(whole.value.matter or "") <= len(text) + 4


def _sane(diagnostics: tuple[Diagnostic, ...], text: str) -> None:
    last = text.count("\n") + 2
    for diagnostic in diagnostics:
        assert diagnostic.at.path == "wild.md"
        assert 2 <= diagnostic.at.line <= last
        assert diagnostic.at.column >= 1
        assert diagnostic.message


@given(_WILD)
def test_what_is_read_without_an_error_is_what_yaml_means(text: str) -> None:
    """Where nothing is wrong, the kicker is the text that YAML finds there, when it resolves nothing."""
    outcome = matter(f"kicker: one\n{text}", "wild.md", line=2)
    if outcome.ok:
        assert yaml.load(f"kicker: one\n{text}", Loader=yaml.BaseLoader)["kicker"].strip() == outcome.value.kicker


_HOSTILE = {
    "flow": "a: " + "[" * (LARGEST - 3),
    "flow in quotes": "a: " + '[ "]" ' * (LARGEST // 7),
    "maps": "a: " + "{a: " * (LARGEST // 5),
    "maps in comments": "a: " + "{a: #}\n" * (LARGEST // 8),
    "keys": "".join(f"k{number}: v\n" for number in range(1600)),
    "same keys": "a: b\n" * (LARGEST // 6),
    "dashes": "- " * (LARGEST // 2),
    "questions": "? " * (LARGEST // 2),
    "anchors": "a: &a [x, x]\n" + "b: [*a, *a]\n" * (LARGEST // 13),
    "billion laughs": "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 200)),
    "colons": "a: b: " * (LARGEST // 6 - 1),
    "broken lines": "a: b: c\n" * (LARGEST // 9),
    "open quotes": 'a: "b\n' * (LARGEST // 7),
    "quotes": "a: '" + "''" * (LARGEST // 2 - 9) + "'",
    "escapes": 'a: "' + "\\x41" * (LARGEST // 4 - 9) + '"',
    "scalar": "a: " + "b " * (LARGEST // 2 - 9),
    "blank lines": "a: b" + "\n" * (LARGEST - 9),
    "tags": "a: " + "!a " * (LARGEST // 3 - 9),
    "roles": "credits:\n" + "- {name: a, role: b}\n" * (LARGEST // 22),
    "unknown": "credits:\n" + "- {a: b}\n" * (LARGEST // 10),
    "no names": "credits:\n" + "- {role: writer}\n" * (LARGEST // 18),
    "long key": "a" * (LARGEST - 9) + ": b",
    "language": "lang: " + "a-" * (LARGEST // 2 - 9) + "a",
    "date": "date: " + "1" * (LARGEST - 9),
    "too long": "a" * 5_000_000,
}


@pytest.mark.parametrize("name", _HOSTILE)
def test_no_text_takes_a_second(name: str) -> None:
    began = time.process_time()
    outcome = matter(_HOSTILE[name], "wild.md", line=2)
    assert time.process_time() - began < 1.0
    assert any(d.severity is not Severity.NOTE for d in outcome.diagnostics), "each has a fault, and it is told"
    assert len(outcome.diagnostics) <= MOST + 1


@pytest.mark.parametrize("name", ["billion laughs", "anchors", "flow", "scalar", "too long"])
def test_no_text_takes_two_hundred_megabytes(name: str) -> None:
    tracemalloc.start()
    try:
        matter(_HOSTILE[name], "wild.md", line=2)
        assert tracemalloc.get_traced_memory()[1] < 200_000_000
    finally:
        tracemalloc.stop()


def test_the_place_stands_for_a_finding_without_one() -> None:
    assert _read("---\nkicker: a\n---\n").diagnostics[0].at == Span("case.md", 2, 1)
