"""OPDS 1.2 and 2.0, Atom and ONIX: held to their standards, with whatever the content says."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import onixcheck  # type: ignore[import-untyped]
import pytest
from lxml import etree
from pydantic import ValidationError

from publish.model.edition import BookNumbers
from publish.trade.atom import atom_feed
from publish.trade.catalog import Catalog, CorrectedPiece, newest_first
from publish.trade.languages import language_code
from publish.trade.onix import onix_message
from publish.trade.opds import opds_feed
from publish.trade.opds_json import opds_json
from tests.trade.models import ATOM, Feed, check_atom, check_opds
from tests.trade.samples import a_catalog, an_edition

HOSTILE = "\x00<script>alert(1)</script> ]]> &amp; \x1b[31m “Қала” \ud800 \U0001f6a2 ::error::"
O = {"o": "http://ns.editeur.org/onix/3.1/reference"}  # noqa: E741


def onix(catalog: Catalog, folder: Path) -> etree._Element:
    """The message, which both of EDItEUR's schemas take."""
    data = onix_message(catalog)
    path = folder / "onix.xml"
    path.write_bytes(data)
    assert [str(fault) for fault in onixcheck.validate(str(path), schemas=("xsd", "rng"))] == []
    return etree.fromstring(data)


@pytest.mark.parametrize("words", ["No. 12 <of> “many” & more", HOSTILE])
@pytest.mark.parametrize("address", ["https://quay.example/catalog", ""])
def test_each_is_what_its_standard_says(tmp_path: Path, words: str, address: str) -> None:
    catalog = a_catalog(words, address=address)
    onix(catalog, tmp_path)
    if words != HOSTILE:
        Feed.model_validate_json(opds_json(catalog))
    check_opds(opds_feed(catalog))
    check_atom(atom_feed(catalog, corrected="Correction"))


def test_the_judges_see_what_is_wrong(tmp_path: Path) -> None:
    """Each control spoils one thing, and must be refused."""
    whole: Callable[[], Any] = lambda: json.loads(opds_json(a_catalog()))  # noqa: E731
    lacking = whole()
    del lacking["publications"][0]["links"][:2]
    strange = whole()
    strange["publications"][0]["metadata"]["accessibility"]["feature"].append("braille-ish")
    nameless = whole()
    del nameless["publications"][1]["metadata"]["title"]
    for spoilt in (lacking, strange, nameless):
        with pytest.raises(ValidationError):
            Feed.model_validate_json(json.dumps(spoilt))
    feed = opds_feed(a_catalog()).decode()
    for found, put in (
        ("<id>urn:x-quay:2026-11</id>", ""),
        ("http://opds-spec.org/acquisition/open-access", "related"),
        (
            'rel="start" type="application/atom+xml;profile=opds-catalog',
            'rel="start" type="application/atom+xml;profile=x',
        ),
        ("2026-11-24T00:00:00Z", "24 November"),
        ('href="https://quay.example/catalog/covers/2026-11.jpg"', 'href="covers/2026 11.jpg"'),
    ):
        assert found in feed
        with pytest.raises((AssertionError, ValueError)):
            check_opds(feed.replace(found, put).encode())
    path = tmp_path / "onix.xml"
    path.write_bytes(onix_message(a_catalog()).replace(b"<ProductForm>ED<", b"<ProductForm>E-book<"))
    assert onixcheck.validate(str(path))


def test_onix_says_what_is_known_and_no_more(tmp_path: Path) -> None:
    message = onix(a_catalog("No. 12"), tmp_path)
    references = message.xpath("//o:RecordReference/text()", namespaces=O)
    assert references == ["urn:x-quay:2026-11#epub", "urn:x-quay:2026-11#print", "urn:x-quay:2026-10#epub"]
    ebook, printed, bare = message.iterfind("o:Product", O)

    def said(product: etree._Element, path: str) -> list[str]:
        return [one.text or "" for one in product.iterfind(f".//{path}", O)]

    assert said(ebook, "o:IDValue") == ["urn:x-quay:2026-11", "9783161484100", "20493630", "9791234567896"]
    assert said(printed, "o:ProductIdentifier/o:IDValue") == [
        "9791234567896",
        "urn:x-quay:2026-11",
        "9783161484100",
    ]
    assert said(ebook, "o:LanguageCode") == ["kaz"]
    assert said(ebook, "o:ProductFormFeatureValue") == ["00", "52"]
    assert said(ebook, "o:ContributorRole") == ["A01", "A13", "B01", "B06", "Z99", "A32"]
    assert said(ebook, "o:EpubUsageStatus") == ["03"]
    assert said(ebook, "o:EpubLicenseExpressionLink") == ["https://quay.example/mining"]
    assert said(ebook, "o:ExtentValue") == ["4321", "96", "2000000"]
    assert said(ebook, "o:ResourceLink") == ["https://quay.example/catalog/covers/2026-11.jpg"]
    assert said(printed, "o:Measurement") == ["210", "148"]
    assert said(printed, "o:PriceAmount") + said(printed, "o:CurrencyCode") == ["18.99", "EUR"]
    assert said(ebook, "o:PriceAmount") == said(printed, "o:EpubUsageStatus") == []
    for name in ("Text", "Subject", "PublishingDate", "Price", "RelatedProduct", "Contributor", "PartNumber"):
        assert said(bare, f"o:{name}") == []


@pytest.mark.parametrize(("tag", "code"), [("de-AT", "ger"), ("kk", "kaz"), ("zh-Hant", "chi"), ("en", "eng")])
def test_languages_have_the_codes_of_libraries(tag: str, code: str) -> None:
    assert language_code(tag) == code


def test_every_code_is_one_of_the_list() -> None:
    """All tags of two letters, and every code of three: those that the list has keep it, the others become ``und``."""
    lists = Path(onixcheck.__file__).parent / "schema/xsd3.1/ONIX_BookProduct_CodeLists.xsd"
    schema = {"x": "http://www.w3.org/2001/XMLSchema"}
    path = ".//x:simpleType[@name='List74']//x:enumeration"
    known = {code.get("value", "") for code in etree.parse(str(lists)).iterfind(path, schema)}
    letters = "abcdefghijklmnopqrstuvwxyz"
    tags = {*known, *(one + two for one in letters for two in letters)}
    found = {tag: language_code(tag) for tag in tags}
    assert {*found.values()} <= known
    # Groups of languages, dialects and withdrawn codes are told by what took their place; every other one stays.
    changed = {tag: code for tag, code in found.items() if len(tag) == 3 and code != tag}
    assert len(changed) < 60
    assert sum(found[tag] != "und" for tag in tags if len(tag) == 2) > 180


@pytest.mark.parametrize("tag", ["tlh", "mis", "gsw", "qaa", "lld", "zh-Hant-TW", "x-house"])
def test_any_language_leaves_the_message_sound(tmp_path: Path, tag: str) -> None:
    onix(replace(a_catalog(), editions=(replace(an_edition(), language=tag),)), tmp_path)


def test_a_correction_is_an_entry_of_its_own_and_keeps_its_name() -> None:
    before = an_edition(words="No. 12")
    after = replace(
        before,
        modified=datetime(2026, 12, 1, tzinfo=UTC),
        title="No. 12, again",
        corrections=(CorrectedPiece("2026-11/port", 1, "New", date(2026, 12, 1), "New."), *before.corrections),
    )

    def entries(edition: object) -> dict[str, str]:
        feed = check_atom(atom_feed(replace(a_catalog(), editions=(edition,)), corrected="Correction"))  # type: ignore[arg-type]
        found = feed.iterfind(f"{ATOM}entry")
        return {entry.findtext(f"{ATOM}id", ""): entry.findtext(f"{ATOM}updated", "") for entry in found}

    one, two = entries(before), entries(after)
    assert [*one.values()] == ["2026-11-24T00:00:00Z"] * 3 + ["2026-11-21T00:00:00Z"]
    assert len(two) == len(one) + 1
    assert {*one} < {*two}
    assert {id: two[id] for id in one if two[id] != one[id]} == {before.identifier: "2026-12-01T00:00:00Z"}


def test_ids_are_those_of_the_publication_and_not_of_its_site() -> None:
    here, there = a_catalog(), a_catalog(address="https://elsewhere.example")
    for write in (opds_feed, lambda catalog: atom_feed(catalog, corrected="Correction")):
        assert [*check_atom(write(here)).itertext(f"{ATOM}id")] == [*check_atom(write(there)).itertext(f"{ATOM}id")]
    assert {here.id(name) for name in ("feed.xml", "opds.xml")} != {here.id("feed.xml")}


def test_the_newest_edition_comes_first() -> None:
    dated = [replace(an_edition(f"e{day}"), date=date(2026, 11, day), number=None) for day in (3, 20, 7)]
    same = replace(an_edition("e21"), date=date(2026, 11, 20), number=4)
    undated = replace(an_edition("e0"), date=None, modified=datetime(2026, 11, 10, tzinfo=UTC))
    assert [one.name for one in newest_first([*dated, same, undated])] == ["e21", "e20", "e0", "e7", "e3"]


def test_an_edition_named_by_an_address_is_named_so_in_onix(tmp_path: Path) -> None:
    named = replace(an_edition(), identifier="https://quay.example/12", numbers=BookNumbers())
    message = onix(replace(a_catalog(), editions=(named,)), tmp_path)
    assert message.xpath("//o:ProductIDType/text() | //o:IDTypeName/text()", namespaces=O) == ["01", "URI"]
