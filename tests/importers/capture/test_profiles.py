"""Profiles are data: how one is read, and which of them a page is read by."""

from publish.importers.capture import Label, LineVerdict, read_profile
from publish.importers.capture.lines import split
from publish.importers.capture.phrases import phrasebook
from publish.importers.capture.profiles import choose
from publish.importers.capture.reading import read
from publish.model.edition import NoticeKind
from publish.resources import SHIPPED
from tests.importers.capture.describing import CAPTURED, profiles

COURIER = """
name = "salt-road"
language = "de"
publications = ["The Salt Road Courier"]
links = ["hier klicken"]

[chrome]
head = ["Zum Inhalt", "Menü"]
foot = ["Nach oben"]
more = ["Mehr laden"]

[[notices]]
kind = "legal"
heading = "Rechtliches"
"""


def test_the_shipped_profiles_are_valid_and_one_is_general() -> None:
    names = SHIPPED.files("profiles", ".toml")
    outcomes = [read_profile(SHIPPED.read_text(name), name) for name in names]
    assert [outcome.diagnostics for outcome in outcomes] == [() for _ in names]
    everywhere = [outcome.value for outcome in outcomes if not outcome.value.publications]
    assert [profile.name for profile in everywhere if not profile.language] == ["generic"]
    for profile in everywhere:
        assert phrasebook(profile.words).words.common
        assert len(profile.words.months) in (0, 12)


def test_faults_of_a_profile_have_a_place() -> None:
    outcome = read_profile('name = "x"\nchrom = {}\n[[notices]]\nkind = "abuot"\nheading = "H"\n', "x.toml")
    assert [(d.id, d.at.line) for d in outcome.diagnostics] == [("setting-unknown", 2), ("setting-invalid", 4)]
    assert "chrome" in outcome.diagnostics[0].hint
    assert "about" in outcome.diagnostics[1].hint


def test_a_new_publication_is_one_file() -> None:
    page = "Menü\n\nthe salt road courier\n\nNobody came.\n\nMehr laden\n\nRechtliches\n\nDas gilt.\n\nNach oben"
    unknown = read(page, "p.txt", profiles=profiles(), captured=CAPTURED)
    assert unknown.value.publication == ""
    courier = read_profile(COURIER, "courier.toml").value
    outcome = read(page, "p.txt", profiles=(courier, *profiles()), captured=CAPTURED)
    capture = outcome.value
    assert (capture.profile, capture.publication) == ("salt-road", "The Salt Road Courier")
    assert (capture.language, capture.partial) == ("de", True)
    assert capture.count(LineVerdict.UNSURE) == 0
    assert [notice.kind for notice in capture.notices] == [NoticeKind.LEGAL]
    assert [line.label for line in capture.labels][:3] == [Label.CHROME, Label.PUBLICATION, Label.PARAGRAPH]


def test_a_sites_pages_are_known_by_two_lines_of_its_chrome() -> None:
    courier = read_profile(COURIER, "courier.toml").value
    everyone = (courier, *profiles())
    assert choose(everyone, split("Menü\n\nSomething\n\nNach oben")).name == "salt-road"
    assert choose(everyone, split("Menü\n\nSomething")).name == "generic"
    assert choose((), split("Menü\n\nSomething")).name == "none"


def test_what_holds_for_every_page_holds_for_a_sites_too() -> None:
    page = "China In Eurasia\n\nNobody came.\n\nShare\n\nNobody left."
    capture = read(page, "p.txt", profiles=profiles(), captured=CAPTURED).value
    assert [line.number for line in capture.labels if line.label is Label.CHROME] == [5]


def test_a_page_whose_profile_names_no_language_has_the_callers() -> None:
    page = "Ешкім келген жоқ."
    outcome = read(page, "p.txt", profiles=profiles(), captured=CAPTURED, language="kk")
    assert outcome.value.language == "kk"
    assert [dispatch.lang for dispatch in outcome.value.dispatches] == ["kk"]
