"""Front matter of other tools: names, values and formats of each, as a dispatch has them."""

from datetime import date, datetime, timedelta, timezone

import pytest

from publish.config import front_matter
from publish.diagnostics import Diagnostic, Outcome, Severity
from publish.importers.markdown import read
from publish.importers.matter.dates import day, iso, of_file
from publish.importers.matter.house import Author, HouseMatter
from publish.importers.matter.names import ASIDE, FIELDS_OF, PEOPLE
from publish.importers.matter.values import names, slug_in
from publish.importers.matter_file import FIELDS
from publish.model.credits import Credit, Role
from publish.model.dispatch import Dispatch, Status
from publish.model.figures import Figure, Missing, Written
from publish.model.walk import plain

HUGO = """+++
title = 'The lamp is lit'
date = 2026-11-20T18:00:00+01:00
lastmod = 2026-11-21
draft = false
weight = 3
tags = ['harbour', 'lamps']
categories = ['news']
authors = ['Ines Hallgarten', 'Tove Marn']

[cover]
image = 'lamp.png'
alt = 'A lamp over a quay.'
caption = 'The lamp, *lit*.'

[params]
math = true
+++

Words.
"""

JSON = """{
\t"title": "The lamp is lit",
\t"date": "2026-11-20",
\t"draft": true,
\t"tags": ["harbour"]
}

Words.
"""

PELICAN = """Title: The lamp is lit
Date: 2026-11-20 18:00
Modified: 2026-11-21
Authors: Ines Hallgarten, Tove Marn
Category: news
Tags: harbour, lamps
Summary: On a Friday,
    in the rain.

Words.
"""


def _dispatch(text: str, path: str = "case.md", house: HouseMatter | None = None) -> Outcome[Dispatch]:
    return read(text, path, folder="one", language="en", house=house or HouseMatter())


def _yaml(lines: str, *, body: str = "Words.", path: str = "case.md", house: HouseMatter | None = None) -> Dispatch:
    found = _dispatch(f"---\n{lines}\n---\n\n{body}\n", path, house)
    assert [str(each) for each in found.diagnostics if each.severity is Severity.ERROR] == []
    return found.value


def _told(text: str, *, least: Severity = Severity.WARNING) -> list[Diagnostic]:
    serious = {Severity.ERROR, least}
    return [found for found in _dispatch(text).diagnostics if found.severity in serious]


def test_a_whole_front_matter_of_hugo() -> None:
    outcome = _dispatch(HUGO)
    found = outcome.value
    assert [each for each in outcome.diagnostics if each.severity is not Severity.NOTE] == []
    assert (plain(found.headline), found.date, found.updated) == (
        "The lamp is lit",
        date(2026, 11, 20),
        date(2026, 11, 21),
    )
    assert (found.status, found.weight, found.subjects) == (Status.READY, 3, ("harbour", "lamps", "news"))
    assert [(credit.name, credit.roles) for credit in found.credits] == [
        ("Ines Hallgarten", (Role.WRITER,)),
        ("Tove Marn", (Role.WRITER,)),
    ]
    lead = found.blocks[0]
    assert isinstance(lead, Figure)
    assert lead.lead
    assert lead.picture is not None
    assert (lead.picture.source, lead.picture.alt) == ("lamp.png", Written("A lamp over a quay."))
    assert plain(lead.caption) == "The lamp, lit."
    assert found.provenance.aside == ("params",)
    assert str(found.at("headline")) == "case.md:2:9"


def test_json_and_lines_say_the_same() -> None:
    found = _dispatch(JSON)
    assert found.diagnostics == ()
    assert (plain(found.value.headline), found.value.status) == ("The lamp is lit", Status.DRAFT)
    assert str(found.value.at("date")) == "case.md:3:10"
    lines = _dispatch(PELICAN)
    assert lines.diagnostics == ()
    assert (lines.value.date, lines.value.subjects) == (date(2026, 11, 20), ("harbour", "lamps", "news"))
    assert plain(lines.value.standfirst) == "On a Friday, in the rain."
    assert [credit.name for credit in lines.value.credits] == ["Ines Hallgarten", "Tove Marn"]
    assert plain(lines.value.blocks[0].inlines) == "Words."  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "line", "id"),
    [
        ("+++\ntitle = The lamp\n+++\n\nWords.\n", 2, "matter-syntax"),
        ('{\n  "title": The lamp\n}\n\nWords.\n', 2, "matter-syntax"),
        ('{\n  "title": "The lamp"\n\nWords.\n', 1, "matter-unclosed"),
        ("+++\ntitle = 'The lamp'\n\nWords.\n", 1, "matter-unclosed"),
        ("---\ntitle: The lamp\n----\n\nWords.\n", 3, "matter-fence"),
        ("---\ntitle: The lamp\n—\n\nWords.\n", 3, "matter-fence"),
        ("---\ntitle: The lamp\n\\---\n\nWords.\n", 3, "matter-fence"),
        ("\\---\ntitle: The lamp\ndate: 2026-11-20\n\\---\n\nWords.\n", 1, "matter-fence"),
        ("++++\ntitle = 'The lamp'\n++++\n\nWords.\n", 1, "matter-fence"),
        ("---\ntitle: The lamp\nheadlin: Lit\n---\n\nWords.\n", 3, "matter-key-unknown"),
        ("---\nheadlin: Lit\n---\n\nWords.\n", 2, "matter-key-unknown"),
        ("---\ntitle: A\nTitle: B\nkickr: C\n---\n\nWords.\n", 4, "matter-key-unknown"),
        ("Title: The lamp\nTitle: Lit\nDate: 2026-11-20\n\nWords.\n", 2, "matter-key-twice"),
        ("---\ntitle: A\ndate: some day\n---\n\nWords.\n", 3, "date-invalid"),
    ],
)
def test_one_fault_is_told_once_and_at_its_line(text: str, line: int, id: str) -> None:
    assert [(found.id, found.at.line) for found in _told(text, least=Severity.ERROR)] == [(id, line)]


def test_a_key_that_nobody_knows_is_a_warning_with_the_lines_that_name_it() -> None:
    (found,) = _told("---\ntitle: A\ninternal_id: 7\nweight: 2\n---\n\nWords.\n")
    assert (found.id, found.severity, found.at.line) == ("matter-key-foreign", Severity.WARNING, 3)
    assert 'ignore = ["internal_id"]' in found.hint


def test_people_of_credits_get_the_lines_to_type() -> None:
    (found,) = _told("---\ntitle: A\ncredits: Ines Hallgarten\n---\n\nWords.\n")
    assert found.hint == 'Write: credits: [{name: "Ines Hallgarten", role: writer}], or author: Ines Hallgarten.'
    (found,) = _told(
        "---\ntitle: A\ncredits:\n  - Ines Hallgarten\n  - {name: Tove Marn, role: editor}\n---\n\nWords.\n"
    )
    assert (found.at.line, found.hint) == (4, 'Write: {name: "Ines Hallgarten", role: writer}.')


def test_who_wrote_it() -> None:
    writer = (Role.WRITER,)
    table = "authors:\n  - {name: Ines Hallgarten, title: Harbour desk}\n  - {name: {given: Tove, family: Marn}}"
    assert _yaml(table).credits == (Credit("Ines Hallgarten", writer), Credit("Tove Marn", writer))
    both = _yaml("author: Ines Hallgarten\neditor: Tove Marn\ntranslators: [Ines Hallgarten]").credits
    assert [(credit.name, credit.roles) for credit in both] == [
        ("Ines Hallgarten", (Role.WRITER, Role.TRANSLATOR)),
        ("Tove Marn", (Role.EDITOR,)),
    ]
    house = HouseMatter.of({}, ihallgarten=Author("Ines Hallgarten", "Sandbank Press"))
    for written in ("author: ihallgarten", "authors: [ihallgarten]", "authors: [{key: ihallgarten}]"):
        assert _yaml(written, house=house).credits == (Credit("Ines Hallgarten", writer, "", "Sandbank Press"),)


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("Ines Hallgarten", ["Ines Hallgarten"]),
        ("Ines Hallgarten and Tove Marn", ["Ines Hallgarten", "Tove Marn"]),
        ("Ines Hallgarten, Tove Marn", ["Ines Hallgarten", "Tove Marn"]),
        ("By Ines Hallgarten, Tove Marn & Piet Lorne", ["Ines Hallgarten", "Tove Marn", "Piet Lorne"]),
        ("Ines Hallgarten, Tove Marn, and Piet Lorne", ["Ines Hallgarten", "Tove Marn", "Piet Lorne"]),
        ("Hallgarten, Ines; Marn, Tove", ["Hallgarten, Ines", "Marn, Tove"]),
        ("Piet Lorne, Jr.", ["Piet Lorne, Jr."]),
        ("Ines Quill, Harbour Board Director, Enno Vau", ["Ines Quill, Harbour Board Director", "Enno Vau"]),
        ("Anders Sand, Ph.D., and Tove Marn", ["Anders Sand, Ph.D.", "Tove Marn"]),
        ("Ines Hallgarten <ines@example.org>", ["Ines Hallgarten"]),
        ("[Ines Hallgarten](https://example.org/ines)", ["Ines Hallgarten"]),
    ],
)
def test_names_in_one_line(written: str, people: list[str]) -> None:
    assert names(written) == people


@pytest.mark.parametrize(
    ("written", "language", "meant", "doubtful"),
    [
        ("2026-11-20", "en", "2026-11-20", False),
        ("2026-11-20 18:05", "en", "2026-11-20T18:05:00", False),
        ("2026-11-20T18:05:00.000Z", "en", "2026-11-20T18:05:00Z", False),
        ("2026-11-20 18:05:09 +0100", "en", "2026-11-20T18:05:09+01:00", False),
        ("2026-11-20 18:05:00 -4", "en", "2026-11-20T18:05:00-04:00", False),
        ("2026-11-20 18:05 UTC-05:30", "en", "2026-11-20T18:05:00-05:30", False),
        ("20261120180509", "en", "2026-11-20T18:05:09", False),
        ("20261120", "en", "2026-11-20", False),
        ("2026-1-5 0:0:7", "en", "2026-01-05T00:00:07", False),
        ("2026-1-5", "en", "2026-01-05", False),
        ("2026/11/20 9:05", "en", "2026-11-20T09:05:00", False),
        ("11/20/2026", "en", "2026-11-20", False),
        ("20/11/2026", "en", "2026-11-20", False),
        ("5/7/2026", "en", "2026-05-07", True),
        ("5/7/2026", "en-GB", "2026-07-05", True),
        ("5/5/2026", "en", "2026-05-05", False),
        ("7.5.2026", "de", "2026-05-07", False),
        ("May 7th, 2026", "en", "2026-05-07", False),
        ("May 7th, 2026, 01:01 PM", "en", "2026-05-07T13:01:00", False),
        ("Thursday, May 7, 2026", "en", "2026-05-07", False),
        ("7 May 2026", "en", "2026-05-07", False),
        ("Fri, 20 Nov 2026 10:00:00 GMT", "en", "2026-11-20T10:00:00Z", False),
        ("7. Mai 2026", "de", "2026-05-07", False),
        ("7 декабря 2026", "ru", "2026-12-07", False),
        ("1er mars 2026", "fr", "2026-03-01", False),
    ],
)
def test_dates_as_people_write_them(written: str, language: str, meant: str, *, doubtful: bool) -> None:
    assert iso(written, language) == (meant, doubtful)
    assert day(written, language) == date.fromisoformat(meant[:10])


@pytest.mark.parametrize(
    "written", ["", "May", "2026", "31/31/2026", "Maybe 7, 2026 or so", "9" * 80, "2026-11-20T25:00"]
)
def test_what_is_no_date(written: str) -> None:
    assert iso(written, "en") is None
    assert day(written) is None


def test_dates_where_they_are_looked_for() -> None:
    found = _yaml("title: A\npubDate: May 7th, 2026\nlastmod: 2026-05-08T10:00:00+02:00")
    assert (found.date, found.updated) == (
        date(2026, 5, 7),
        datetime(2026, 5, 8, 10, tzinfo=timezone(timedelta(hours=2))),
    )
    assert _yaml("title: A\npublished: 2026-11-20").date == date(2026, 11, 20)
    assert _yaml("title: A\ncreated: 2026-11-19\ndate: 2026-11-20").date == date(2026, 11, 20)
    assert _yaml("title: A\nlast_update: {date: 2026-11-20, author: Tove}").updated == date(2026, 11, 20)
    assert _yaml("title: A", path="_posts/2026-11-20-lamp.md").date == date(2026, 11, 20)
    assert _yaml("title: A\ndate: 2026-11-19", path="2026-11-20-lamp.md").date == date(2026, 11, 19)
    assert of_file("blog/2026-11-20-lamp/index.md") == date(2026, 11, 20)
    assert of_file("content/editions/2026-11/2026-13-40-lamp.md") is None
    assert of_file("posts/2026/11/20/lamp.md") == date(2026, 11, 20)
    assert _yaml("title: A\npermalink: /2026/11/20/lamp/").date == date(2026, 11, 20)
    (found_twice,) = _told("---\ntitle: A\ndate: 5/7/2026\n---\n\nWords.\n")
    assert (found_twice.id, found_twice.at.line, found_twice.hint) == ("date-ambiguous", 3, "Write it as 2026-05-07.")


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("draft: true", Status.DRAFT),
        ("draft: false", Status.READY),
        ("published: false", Status.DRAFT),
        ("published: true", Status.READY),
        ("isPublished: true", Status.READY),
        ("is_published: false", Status.DRAFT),
        ("isDraft: true", Status.DRAFT),
        ("status: published", Status.READY),
        ("Status: hidden", Status.WITHHELD),
        ("status: draft", Status.DRAFT),
        ("status: [evergreen, done]", Status.READY),
        ("status: [evergreen, Private]", Status.WITHHELD),
    ],
)
def test_how_far_it_is(line: str, status: Status) -> None:
    assert _yaml(f"title: A\n{line}").status is status


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("/posts/2026/the-lamp/", "the-lamp"),
        ("https://example.org/2026/11/the-lamp.html", "the-lamp"),
        ("posts/The_Lamp/index.html", "the-lamp"),
        ("/:year/:title/", ""),
        ("/blog/{{ title | slugify }}/", ""),
        ("false", ""),
        ("/", ""),
    ],
)
def test_the_slug_of_an_address(written: str, slug: str) -> None:
    assert slug_in(written) == slug


def test_words_of_a_page_are_no_language() -> None:
    assert _yaml("title: A\nlanguage: {toc-title-document: Contents}").lang == "en"


def test_a_slug_wins_over_an_address() -> None:
    assert _yaml("title: A\npermalink: /b/\nslug: lamp").slug == "lamp"
    assert _yaml("title: A\nurl: /2026/the-lamp/").slug == "the-lamp"
    assert _yaml("title: A\nslug: /2026/the_lamp").slug == "the-lamp"


def test_subjects_from_everywhere() -> None:
    assert _yaml("tags: harbour, lamps\ncategories: [news, harbour]\nkeywords: []").subjects == (
        "harbour",
        "lamps",
        "news",
    )
    assert _yaml("tags: ['#lamps', {label: Harbour, permalink: /h}]").subjects == ("lamps", "Harbour")


def test_which_of_two_descriptions_is_printed() -> None:
    found = _yaml("title: A\ndescription: For robots.\nsubtitle: For readers.")
    assert (plain(found.standfirst), found.provenance.aside) == ("For readers.", ("description",))


def test_large_letters_hyphens_and_underscores_make_no_difference() -> None:
    found = _yaml("Title: A\npublish-date: 2026-11-20\nLanguage: de_AT\nfeaturedImage: lamp.jpg\nimage-alt: A lamp.")
    assert (plain(found.headline), found.date, found.lang) == ("A", date(2026, 11, 20), "de-AT")
    assert isinstance(found.blocks[0], Figure)
    assert found.blocks[0].picture is not None
    assert found.blocks[0].picture.alt == Written("A lamp.")


def test_a_picture_of_the_front_matter() -> None:
    (alone, _) = _yaml("title: A\npicture: lamp.jpg").blocks
    assert isinstance(alone, Figure)
    assert alone.picture is not None
    assert alone.picture.alt == Missing()
    own = _yaml('title: A\npicture: {file: lamp.jpg, alt: A lamp., caption: "The *lamp*.", credit: Piet Lorne}').blocks[
        0
    ]
    assert isinstance(own, Figure)
    assert (plain(own.caption), plain(own.credit)) == ("The lamp.", "Piet Lorne")
    # What is shown in the text anyhow, or lies elsewhere, is not shown above it.
    assert len(_yaml("title: A\nimage: lamp.jpg", body="![A lamp.](lamp.jpg)").blocks) == 1
    for elsewhere in ("https://example.org/a.jpg", "/img/a.jpg", "true", "index_files/figure-html/plot-1.png"):
        found = _yaml(f"title: A\nimage: {elsewhere}")
        assert (len(found.blocks), found.provenance.aside) == (1, ("image",))


def test_names_of_the_house() -> None:
    house = HouseMatter.of({"sub": "standfirst", "Wrote": "credits"}, ("internal_id",))
    found = _yaml("title: A\nsub: A lamp.\ninternal-id: 7\nwrote: Ines Hallgarten", house=house)
    assert plain(found.standfirst) == "A lamp."
    assert [credit.name for credit in found.credits] == ["Ines Hallgarten"]
    assert found.provenance.aside == ("internal-id",)


@pytest.mark.parametrize("head", ["---\ndate: 2026-11-20\n---\n\n", "---\ntitle:\n---\n\n", ""])
@pytest.mark.parametrize("title", ["# The *lamp* is lit", "The *lamp* is lit\n================"])
def test_the_first_heading_of_rank_1_is_the_headline(head: str, title: str) -> None:
    found = _dispatch(f"{head}{title}\n\nWords.\n\n## A section\n\nMore.\n")
    assert found.diagnostics == ()
    assert plain(found.value.headline) == "The lamp is lit"
    assert len(found.value.blocks) == 3
    line = found.value.at("headline").line
    assert line == head.count("\n") + 1


def test_a_heading_that_repeats_the_title_is_left_out_with_a_note() -> None:
    found = _dispatch("---\ntitle: “The lamp is lit”\n---\n\n# The Lamp Is Lit!\n\nWords.\n")
    assert [(each.id, each.severity, each.at.line) for each in found.diagnostics] == [
        ("headline-twice", Severity.NOTE, 5)
    ]
    assert len(found.value.blocks) == 1
    other = _dispatch("---\ntitle: The lamp is lit\n---\n\n# Another thing\n\nWords.\n")
    assert [each.id for each in other.diagnostics] == ["heading-rank"]
    assert len(other.value.blocks) == 2


def test_a_file_that_begins_with_a_rule_has_no_front_matter() -> None:
    for more in ("", "\n---\n\nMore.\n"):
        found = _dispatch(f"---\n\n# The lamp\n\nWords.\n{more}")
        assert found.diagnostics == ()
        assert plain(found.value.headline) == "The lamp"
    for blank in ("", "\n"):
        commented = _dispatch(f"---\n{blank}# A comment\ntitle: The lamp\n---\n\nWords.\n")
        assert plain(commented.value.headline) == "The lamp"


def test_no_headline_stays_none_where_the_author_says_so() -> None:
    found = _dispatch("---\nheadline: null\n---\n\n# The lamp\n\nWords.\n")
    assert found.value.headline == ()
    assert [each.id for each in found.diagnostics] == ["headline-missing", "heading-rank"]


def test_a_name_means_one_thing() -> None:
    every = [*PEOPLE, *(name for names in FIELDS_OF.values() for name in names)]
    assert len(every) == len(set(every))
    assert ASIDE.isdisjoint(every)


def test_a_house_can_name_every_key_of_front_matter() -> None:
    assert front_matter.FIELDS == FIELDS
