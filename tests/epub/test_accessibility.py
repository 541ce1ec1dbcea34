"""What the book says of its accessibility: each claim with its evidence, gone when the evidence goes."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from publish.config.book import EbookSettings
from publish.config.evaluation import Evaluation
from publish.config.positions import Places
from publish.diagnostics import Span
from publish.epub import BuiltEpub, EpubJob
from publish.epub.accessibility import style_yields
from publish.epub.accessibility.onix import CODES
from publish.model.blocks import Block, Heading, Table
from publish.model.edition import Edition, Part
from publish.model.figures import Figure, Missing, Picture, Written
from tests.epub.books import NS, PAGINATION, Book, built, made, opened
from tests.epub.samples import BRIEF, EDITION, PORT, say


def changed(change: Callable[[Block], Block]) -> Edition:
    """The edition with the blocks of its first dispatch changed."""
    first, *rest = EDITION.parts[0].dispatches
    return replace(EDITION, parts=(Part((replace(first, blocks=tuple(map(change, first.blocks))), *rest)),))


def with_alt(alt: Written | Missing) -> Callable[[Block], Block]:
    """Describes what nobody has described, or takes every description away."""

    def better(block: Block) -> Block:
        if isinstance(block, Figure) and block.picture and isinstance(block.picture.alt, Written | Missing):
            return replace(block, picture=replace(block.picture, alt=alt))
        return block

    return better


DESCRIBED = changed(with_alt(Written("Nets on a wall")))


def record(edition: Edition, **options: object) -> BuiltEpub:
    return made(edition, **options)[0].value


def claimed(found: BuiltEpub) -> dict[tuple[str, str], str]:
    return {(claim.property, claim.value): claim.evidence for claim in found.claims}


def features(found: BuiltEpub) -> set[str]:
    return {claim.value for claim in found.claims if claim.property == "schema:accessibilityFeature"}


def test_every_claim_stands_in_the_package_and_has_its_evidence() -> None:
    outcome, data = made(DESCRIBED, pagination=PAGINATION)
    book, found = opened(data), outcome.value
    for claim in found.claims:
        assert claim.value in book.metadata(claim.property)
        assert claim.evidence
    said = {p for meta in book.package.iter(f"{NS.opf}meta") if (p := str(meta.get("property"))).startswith("schema:")}
    assert said == {claim.property for claim in found.claims}
    assert claimed(found)["schema:accessibilityFeature", "alternativeText"] == "2 of 2 pictures described"
    assert claimed(found)["schema:accessibilityFeature", "pageNavigation"] == "the page-list leads to 4 pages"
    assert claimed(found)["schema:accessibilityFeature", "longDescription"].startswith("1 picture ")
    assert claimed(found)["schema:accessModeSufficient", "textual"]
    assert claimed(found)["schema:accessibilityHazard", "none"]
    assert ("dcterms:conformsTo", "") not in {(claim.property, "") for claim in found.claims}


def test_one_description_less_and_the_claim_is_gone() -> None:
    whole, partly = record(DESCRIBED), record(EDITION)
    assert "alternativeText" in features(whole)
    assert "alternativeText" not in features(partly)
    assert ("schema:accessModeSufficient", "textual") not in claimed(partly)
    assert ("schema:accessModeSufficient", "textual,visual") in claimed(partly)
    summaries = {c.value for r in (whole, partly) for c in r.claims if c.property == "schema:accessibilitySummary"}
    assert len(summaries) == 2
    assert any("Pictures: 2. With a description: 1." in summary for summary in summaries)


def test_a_book_without_pictures_says_so() -> None:
    plain = record(replace(EDITION, parts=(Part((BRIEF,)),)))
    assert plain.facts.pages.pictures == 0
    assert plain.facts.all_described
    assert ("schema:accessMode", "visual") not in claimed(plain)
    assert not {"alternativeText", "longDescription", "pageNavigation"} & features(plain)
    (summary,) = (c.value for c in plain.claims if c.property == "schema:accessibilitySummary")
    assert summary.startswith("The book has no pictures besides its cover. All of the book can be read aloud")


def test_pages_are_claimed_only_where_every_one_is_marked() -> None:
    assert {"pageNavigation", "pageBreakMarkers"} <= features(record(EDITION, pagination=PAGINATION))
    assert not {"pageNavigation", "pageBreakMarkers"} & features(record(EDITION))


def test_facts_are_counted_on_the_pages() -> None:
    facts = record(EDITION, pagination=PAGINATION).facts
    assert (facts.pages.pictures, facts.pages.described, facts.pages.extended) == (2, 1, 1)
    assert (facts.pages.marks, facts.listed, facts.pages.notes, facts.pages.tables) == (4, 4, 2, 1)
    assert (facts.pages.broken_ranks, facts.pages.moving, facts.nested, facts.yields) == (0, 0, True, True)
    assert set(facts.pages.languages) >= {"en", "kk", "ar"}
    plain = changed(lambda b: replace(b, head=(), body=b.body[:0]) if isinstance(b, Table) else b)
    assert record(plain).facts.pages.tables == 0
    flat = changed(lambda b: say("No heading.") if isinstance(b, Heading) else b)
    assert record(flat).facts.pages.headings == facts.pages.headings - 2


@pytest.mark.parametrize(
    ("css", "yields"),
    [
        ("p { font-size: 0.9em; line-height: 1.4 } .kicker { color: #d04628 }", True),
        ("p { font-size: 12px }", False),
        (".note { line-height: 14pt }", False),
        ("body { color: #111 }", False),
        ("h1, body { background: white }", False),
        (".body p { background-color: #eee }", False),
        ("@font-face { src: url(x) }", True),
        ("@media (min-width: 30em) { p { font-size: 14px } }", False),
    ],
)
def test_a_style_sheet_that_fixes_what_is_the_readers(css: str, yields: bool) -> None:
    assert style_yields(css) is yields


def signed(content: str, **changes: str) -> Evaluation:
    record = Evaluation(
        edition=EDITION.slug,
        content=content,
        date=date(2026, 12, 1),
        evaluator="The Reading Room",
        conformance="EPUB Accessibility 1.1 - WCAG 2.1 Level AA",
        credential="https://example.org/credential",
        report="https://example.org/report",
        places=Places("publication.toml", 30),
    )
    return replace(record, **changes)  # type: ignore[arg-type]


def test_a_book_conforms_only_by_an_evaluation_of_its_own_content() -> None:
    content = record(DESCRIBED).content
    job = EpubJob(evaluations=(signed("sha256:" + "0" * 64), signed(content)))
    outcome, data = made(DESCRIBED, job=job)
    book = opened(data)
    assert outcome.diagnostics == ()
    assert outcome.value.content == content, "the claim itself changes nothing of the content that it is about"
    assert book.metadata("dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.1 Level AA"]
    assert book.metadata("a11y:certifiedBy") == ["The Reading Room"]
    links = {(link.get("rel"), link.get("href"), link.get("refines")) for link in book.package.iter(f"{NS.opf}link")}
    assert links == {
        ("a11y:certifierReport", "https://example.org/report", "#certifier"),
        ("a11y:certifierCredential", "https://example.org/credential", "#certifier"),
    }
    page = "".join(map(str, book.xml("accessibility.xhtml").itertext()))
    assert "conforms to EPUB Accessibility 1.1 - WCAG 2.1 Level AA" in page
    assert "Evaluated on December 1, 2026 by The Reading Room" in page


def test_an_evaluation_lapses_with_the_content_and_with_the_edition() -> None:
    content = record(DESCRIBED).content
    later = changed(with_alt(Written("Nets on another wall")))
    outcome, data = made(later, job=EpubJob(evaluations=(signed(content),)))
    assert [(d.id, d.at.line) for d in outcome.diagnostics] == [("evaluation-lapsed", 30)]
    assert outcome.value.content in outcome.diagnostics[0].message
    assert opened(data).metadata("dcterms:conformsTo") == []
    assert "has not been evaluated" in "".join(map(str, opened(data).xml("accessibility.xhtml").itertext()))
    own = replace(EDITION, title="No. 13", span=Span("edition.toml", 1, 1))
    copied = replace(signed(content, edition="2026-10"), places=Places("edition.toml", 9))
    assert [d.id for d in made(own, job=EpubJob(evaluations=(copied,)))[0].diagnostics] == ["evaluation-lapsed"]
    elsewhere = signed(content, edition="2026-10", evaluator="Another")
    assert made(own, job=EpubJob(evaluations=(elsewhere,)))[0].diagnostics == ()


def test_the_hash_is_of_the_content_and_of_nothing_else() -> None:
    content = record(EDITION).content
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", content)
    assert content == record(EDITION, job=EpubJob(settings=EbookSettings(exemption="eaa-microenterprise"))).content
    assert content != record(EDITION, theme="broadsheet").content
    assert content != record(EDITION, pagination=PAGINATION).content
    other = changed(lambda b: replace(b, picture=Picture("x.jpg", b.picture.alt)) if _net(b) else b)  # type: ignore[union-attr,arg-type]
    assert content != record(other).content


def _net(block: Block) -> bool:
    return isinstance(block, Figure) and block.picture is not None and block.picture.source.endswith("net.jpg")


@pytest.mark.parametrize(
    ("exemption", "code"),
    [("eaa-microenterprise", "75"), ("eaa-disproportionate-burden", "76"), ("eaa-fundamental-alteration", "77")],
)
def test_an_exemption_is_told_to_machines_readers_and_catalogues(exemption: str, code: str) -> None:
    job = EpubJob(settings=EbookSettings(exemption=exemption))  # type: ignore[arg-type]
    outcome, data = made(EDITION, job=job)
    assert opened(data).metadata("a11y:exemption") == [exemption]
    assert "European Accessibility Act" in "".join(map(str, opened(data).xml("accessibility.xhtml").itertext()))
    assert code in {detail.code for detail in outcome.value.details}


def test_the_same_facts_for_a_catalogue() -> None:
    def codes(found: BuiltEpub) -> dict[str, str]:
        return {detail.code: detail.description for detail in found.details}

    partly = codes(record(EDITION))
    assert partly["09"] == "1 of 2 pictures without description"
    assert {"00", "08", "11", "13", "22", "29", "30", "32", "36"} <= set(partly)
    assert not {"04", "14", "15", "19", "52"} & set(partly)
    whole = codes(record(DESCRIBED, pagination=PAGINATION))
    assert {"14", "19", "52"} <= set(whole)
    assert "09" not in whole
    assert "15" not in whole, "one of two has an extended description"
    content = record(DESCRIBED).content
    proved = codes(record(DESCRIBED, job=EpubJob(evaluations=(signed(content),))))
    assert {"04", "81", "85"} <= set(proved)
    assert (proved["91"], proved["93"], proved["94"]) == ("20261201", "The Reading Room", "https://example.org/report")
    assert not {"08", "80", "82", "84", "86"} & set(proved)
    assert set(partly) | set(whole) | set(proved) <= set(CODES)


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "Accessibility"),
        ("de", "Barrierefreiheit"),
        ("fr", "Accessibilité"),
        ("ru", "Доступность"),
        ("kk", "Қолжетімділік"),
        ("uk", "Доступність"),
    ],
)
def test_readers_find_a_page_in_their_language(language: str, heading: str) -> None:
    outcome, data = made(replace(EDITION, language=language), pagination=PAGINATION)
    book: Book = opened(data)
    page = book.xml("accessibility.xhtml")
    title = page.find(f".//{NS.xhtml}h1")
    assert title is not None
    assert title.text == heading
    assert len([*page.iter(f"{NS.xhtml}h2")]) == 4
    words = "".join(map(str, page.itertext()))
    assert "{" not in words
    assert heading in "".join(map(str, book.xml("nav.xhtml").itertext()))
    (summary,) = book.metadata("schema:accessibilitySummary")
    assert summary.count(".") >= 5
    assert outcome.diagnostics == ()
    assert book.spine[-2:] == ["accessibility.xhtml", "colophon.xhtml"]


def test_a_book_in_another_language_marks_the_words_as_english() -> None:
    page = opened(built(replace(EDITION, language="ur"))).xml("accessibility.xhtml")
    section = page.find(f".//{NS.xhtml}section")
    assert section is not None
    assert (section.get("lang"), section.get("dir"), page.get("lang")) == ("en", "ltr", "ur")


def test_undescribed_pictures_are_not_taken_for_described() -> None:
    page = opened(built(EDITION)).xml("d0001.xhtml")
    kinds = [img.get("class") for img in page.iter(f"{NS.xhtml}img")]
    assert kinds == [None, "decorative", "undescribed"]
    assert PORT.blocks
