"""What the package says of the book."""

from dataclasses import replace

from publish.epub.metadata import book_identifier
from publish.model.credits import Credit, Role
from publish.model.edition import BookNumbers, Edition, Part
from tests.epub.books import NS, PAGINATION, Book, built, opened
from tests.epub.samples import BRIEF, EDITION, YEARBOOK


def book(edition: Edition = EDITION) -> Book:
    return opened(built(edition))


def test_names_numbers_and_rights() -> None:
    made = book()
    assert made.metadata("identifier") == [EDITION.identifier, "urn:isbn:9783161484100"]
    assert made.package.get("unique-identifier") == made.package.find(f".//{NS.dc}identifier").get("id")  # type: ignore[union-attr]
    assert made.metadata("title") == ["The Mole & Quay: No. 12"]
    assert made.metadata("publisher") == ["Quay Press"]
    assert made.metadata("date") == ["2026-11-20"]
    assert made.metadata("description") == ["Ports, and who works them."]
    assert made.metadata("subject") == ["ports", "railways"]
    assert made.metadata("rights") == ["© 2026 Quay Press"]


def test_languages_agree() -> None:
    made = book()
    assert made.metadata("language") == ["en", "kk"]
    assert made.package.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    languages = {}
    for document in made.spine:
        root = made.xml(document)
        assert root.get("lang") == root.get("{http://www.w3.org/XML/1998/namespace}lang")
        languages[document] = root.get("lang")
    assert languages["d0002.xhtml"] == "kk"
    assert {tag for name, tag in languages.items() if name != "d0002.xhtml"} == {"en"}


def test_people_have_marc_roles_and_a_name_to_sort_by() -> None:
    made = book()
    people = {}
    for element in made.package.iter(f"{NS.dc}creator", f"{NS.dc}contributor"):
        refining = [m for m in made.package.iter(f"{NS.opf}meta") if m.get("refines") == f"#{element.get('id')}"]
        kind = str(element.tag).rpartition("}")[2]
        roles = [m.text for m in refining if m.get("property") == "role" and m.get("scheme") == "marc:relators"]
        sorted_as = [m.text for m in refining if m.get("property") == "file-as"]
        people[element.text] = (kind, roles, sorted_as)
    assert people == {
        "Aigul Writer": ("creator", ["aut", "rpt"], ["Writer, Aigul"]),
        "Bo Second": ("creator", ["aut"], ["Second, Bo"]),
        "Chen Lens": ("contributor", ["pht"], ["Lens, Chen"]),
        "D. Verbatim": ("creator", ["aut"], ["Verbatim, D."]),
    }


def test_people_stand_in_the_order_of_their_bylines() -> None:
    first = tuple(Credit(name, (Role.WRITER,)) for name in ("Zora Ames", "Ada Zell"))
    second = tuple(Credit(name, (Role.WRITER,)) for name in ("Ben Moor", "Zora Ames"))
    dispatches = (replace(BRIEF, slug="one", credits=first), replace(BRIEF, slug="two", credits=second))
    made = book(replace(EDITION, parts=(Part(dispatches),)))
    assert [e.text for e in made.package.iter(f"{NS.dc}creator")] == ["Zora Ames", "Ada Zell", "Ben Moor"]


def test_every_role_of_the_house_has_its_code() -> None:
    credits = tuple(Credit(str(role), (role,)) for role in Role)
    made = book(replace(EDITION, parts=(Part((replace(BRIEF, credits=credits),)),)))
    assert sorted(made.metadata("role")) == sorted(["aut", "rpt", "ctb", "pht", "edt", "trl", "pro"])


def test_the_publication_is_a_series() -> None:
    made = book()
    assert made.metadata("belongs-to-collection") == ["The Mole & Quay"]
    assert made.metadata("collection-type") == ["series"]
    assert made.metadata("group-position") == ["12"]
    assert book(YEARBOOK).metadata("group-position") == []


def test_identifiers_are_stable_and_differ_between_editions() -> None:
    unnamed = replace(EDITION, identifier="")
    assert book_identifier(unnamed) == book_identifier(replace(unnamed, title="Another title"))
    assert book_identifier(unnamed) != book_identifier(replace(unnamed, slug="2026-12"))
    assert book_identifier(unnamed).startswith("urn:uuid:")


def test_a_title_that_names_the_publication_names_it_once() -> None:
    assert replace(EDITION, title="The Mole & Quay 2026").full_title == "The Mole & Quay 2026"


def test_pages_of_the_print_edition() -> None:
    made = opened(built(EDITION, pagination=PAGINATION))
    assert made.metadata("pageBreakSource") == ["urn:isbn:9783161484101"]
    assert {"pageNavigation", "pageBreakMarkers"} <= set(made.metadata("schema:accessibilityFeature"))
    printed = replace(EDITION, numbers=BookNumbers(isbn_print="9783161484101"))
    assert book(printed).metadata("source") == ["urn:isbn:9783161484101"]


def test_right_to_left() -> None:
    made = book(replace(EDITION, language="fa"))
    spine = made.package.find(f"{NS.opf}spine")
    assert spine is not None
    assert spine.get("page-progression-direction") == "rtl"
    assert made.package.get("dir") == "rtl"
    assert made.xml("nav.xhtml").get("dir") == "rtl"
    assert made.xml("d0001.xhtml").get("dir") is None
