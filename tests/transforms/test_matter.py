"""Front and back matter: contents, imprint and credits, computed from the edition."""

from dataclasses import replace

import pytest

from publish.markup.strings import strings_for
from publish.model.credits import Credit, Role
from publish.model.edition import Edition, Part
from publish.model.inlines import CrossReference, Emphasis, LineBreak, Link, NoteReference, Phrase, Text
from publish.model.matter import CREDITS, NOTICES, ContentsEntry, ContentsLevel
from publish.model.walk import plain
from publish.transforms.matter import credited_people, display_title, front_and_back
from tests.epub.samples import BRIEF, EDITION, PORT, TOWER, YEARBOOK, words

EN = strings_for("en")


def outline(entries: tuple[ContentsEntry, ...]) -> list[object]:
    return [
        (entry.level.value, plain(entry.title), outline(entry.children))
        if entry.children
        else (entry.level.value, plain(entry.title))
        for entry in entries
    ]


def test_contents_of_an_issue() -> None:
    entries = front_and_back(EDITION, EN).contents
    assert outline(entries) == [
        (
            "dispatch",
            "Dredgers in the old port",
            [("section", "What the sea leaves", [("section", "Deeper than it ought to be")])],
        ),
        ("dispatch", "The last lamp", [("section", "Шамдар")]),
        ("brief", "The ferry is"),
        ("matter", "About this newsletter"),
        ("matter", "Credits"),
    ]
    assert [entry.target for entry in entries[-2:]] == [NOTICES, CREDITS]
    assert entries[0].byline == "Aigul Writer and Bo Second"
    assert entries[0].kicker == "Infrastructure"
    assert entries[0].children[0].target == "2026-11/old-port#what-the-sea-leaves"
    assert [entry.generated for entry in entries[:3]] == [False, False, True]


def test_parts_gather_their_dispatches() -> None:
    entries = front_and_back(YEARBOOK, EN).contents
    assert [(e.level, plain(e.title), len(e.children)) for e in entries[:2]] == [
        (ContentsLevel.PART, "Winter", 1),
        (ContentsLevel.PART, "Spring & summer", 2),
    ]


def test_no_notices_and_nobody_credited() -> None:
    bare = replace(EDITION, notices=(), parts=(Part((BRIEF,)),))
    matter = front_and_back(bare, EN)
    assert matter.people == ()
    assert [entry.level for entry in matter.contents] == [ContentsLevel.BRIEF]


def test_a_title_elsewhere_has_no_links_targets_or_notes() -> None:
    title = (
        Link((Text("Nets"), NoteReference("a", 1)), "https://a.b"),
        LineBreak(),
        Emphasis((CrossReference((Text("and"),), target="x"),)),
        Phrase((Text(" порт"),), lang="kk", id="here"),
    )
    bare = (Text("Nets"), Text(" "), Emphasis((Text("and"),)), Phrase((Text(" порт"),), lang="kk"))
    assert display_title(title) == bare


def people(*credits: tuple[Credit, ...]) -> Edition:
    dispatches = tuple(replace(BRIEF, slug=f"d{n}", headline=words(f"D{n}"), credits=c) for n, c in enumerate(credits))
    return replace(EDITION, parts=(Part(dispatches),))


def test_credits_gather_people_over_dispatches() -> None:
    a_first, a_again = Credit("A", (Role.EDITOR,)), Credit("A", (Role.WRITER, Role.EDITOR))
    found = credited_people(people((a_first,), (a_again, Credit("B", (Role.WRITER,)))))
    assert [(p.name, p.roles, [plain(d.title) for d in p.dispatches]) for p in found] == [
        ("A", (Role.WRITER, Role.EDITOR), ["D0", "D1"]),
        ("B", (Role.WRITER,), ["D1"]),
    ]


def test_one_person_twice_in_a_dispatch_is_listed_once() -> None:
    (person,) = credited_people(people((Credit("A", (Role.WRITER,)), Credit("A", (Role.PHOTOGRAPHER,)))))
    assert person.roles == (Role.WRITER, Role.PHOTOGRAPHER)
    assert len(person.dispatches) == 1


def test_people_are_sorted_without_marks_and_by_the_name_to_sort_by() -> None:
    named = ("Öst", "ola", "Zed", "Ada Young")
    credits = (
        *(Credit(name, (Role.WRITER,)) for name in named),
        Credit("Xavier Abel", (Role.WRITER,), file_as="Abel, X"),
    )
    assert [p.name for p in credited_people(people(credits))] == ["Xavier Abel", "ola", "Öst", "Ada Young", "Zed"]


@pytest.mark.parametrize(("language", "first"), [("en", "November 20, 2026"), ("de", "20. November 2026")])
def test_the_imprint_says_what_there_is(language: str, first: str) -> None:
    matter = front_and_back(replace(EDITION, language=language), strings_for(language))
    lines = [line.text for line in matter.imprint]
    assert lines[0] == f"The Mole & Quay, No. 12, {first}"
    assert lines[1:3] == ["Quay Press", "© 2026 Quay Press"]
    assert lines[3].startswith("ISBN 9783161484100 (")
    assert lines[4:] == [EDITION.identifier]


def test_an_edition_without_date_prints_none() -> None:
    undated = front_and_back(replace(EDITION, date=None), EN)
    assert undated.masthead.date == ""
    assert undated.imprint[0].text == "The Mole & Quay, No. 12"
    assert {PORT.key, TOWER.key} <= {entry.target for entry in undated.contents}


def test_a_title_that_is_the_newsletters_is_said_once() -> None:
    captured = front_and_back(replace(EDITION, title="the mole & quay", date=None), EN)
    assert captured.masthead.title == ""
    assert captured.imprint[0].text == "The Mole & Quay"


def test_a_generated_label_is_marked_on_the_credits_page_too() -> None:
    unnamed = replace(BRIEF, credits=(Credit("A", (Role.WRITER,)),))
    (person,) = credited_people(replace(EDITION, parts=(Part((unnamed,)),)))
    assert person.dispatches[0].generated
