"""What is set for the e-book: its own table, evaluations by people, and the stores' files."""

from datetime import date
from pathlib import Path

import pytest

from publish.config.edition import read_edition
from publish.config.publication import read_publication
from publish.config.sizes import shown, size
from publish.config.store import GENERIC, RuleLevel, StoreMarks, read_store
from publish.pipeline.catalogue import rules
from publish.resources import SHIPPED

CASES = Path(__file__).parent / "cases"
STORES = sorted(name.removesuffix(".toml") for name in SHIPPED.names("styles/stores"))


def test_an_edition_changes_what_it_names_and_keeps_the_rest() -> None:
    above = read_publication(
        (CASES / "publication/whole.toml").read_text(encoding="utf-8"), "p.toml", rules=rules
    ).value
    assert (above.ebook.toc_depth, above.ebook.illustrations, above.ebook.cover_photo) == (2, False, False)
    assert (above.ebook.cover_alt, above.ebook.exemption) == ("A quay in fog", "eaa-microenterprise")
    own = read_edition((CASES / "edition/whole.toml").read_text(encoding="utf-8"), "e.toml", publication=above).value
    assert (own.ebook.toc_depth, own.ebook.exemption) == (1, "")
    assert (own.ebook.illustrations, own.ebook.cover_alt) == (False, "A quay in fog")
    silent = read_edition('title = "No. 1"', "e.toml", publication=above).value
    assert silent.ebook == above.ebook


def test_evaluations_of_the_edition_stand_before_those_of_the_publication() -> None:
    above = read_publication(
        (CASES / "publication/whole.toml").read_text(encoding="utf-8"), "p.toml", rules=rules
    ).value
    own = read_edition((CASES / "edition/whole.toml").read_text(encoding="utf-8"), "e.toml", publication=above).value
    first, second = own.evaluations
    assert (first.evaluator, first.date, first.report, first.places.path) == (
        "A. Reader",
        date(2026, 12, 1),
        "",
        "e.toml",
    )
    assert (second.evaluator, second.edition, second.places.path) == ("The Reading Room", "2026-11", "p.toml")
    assert second.credential == "https://example.org/credential"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('content = "abc"', "evaluation.content"),
        (
            'conformance = "EPUB Accessibility 1.1 - WCAG 2.1 AA"',
            "Did you mean EPUB Accessibility 1.1 - WCAG 2.1 Level",
        ),
        ('report = "see the shelf"', "evaluation.report"),
        ("date = 3", "date"),
    ],
)
def test_a_record_that_proves_nothing_is_refused(line: str, said: str) -> None:
    above = read_publication(
        (CASES / "publication/whole.toml").read_text(encoding="utf-8"), "p.toml", rules=rules
    ).value
    key = line.partition(" ")[0]
    whole = (CASES / "edition/whole.toml").read_text(encoding="utf-8")
    text, _, table = whole.partition("[evaluation]")
    kept = [row for row in table.splitlines() if not row.startswith(f"{key} = ")]
    outcome = read_edition("\n".join([f"{text}[evaluation]", line, *kept]), "e.toml", publication=above)
    assert [found.id for found in outcome.diagnostics if found.severity == "error"]
    assert any(said in f"{found.message} {found.hint}" for found in outcome.diagnostics)


@pytest.mark.parametrize("name", STORES)
def test_shipped_stores(name: str) -> None:
    path = f"styles/stores/{name}.toml"
    outcome = read_store(SHIPPED.read_text(path), path, name=name)
    assert outcome.diagnostics == ()
    store = outcome.value
    assert store.must.file
    assert store.must.pictures.formats == ("jpeg", "png")
    assert "cmyk" not in store.must.pictures.spaces
    assert {"identifier", "title", "language", "modified"} <= set(store.must.metadata)
    assert store.title
    assert store.description.endswith(".")


def test_stores_differ_where_it_matters() -> None:
    stores = {
        name: read_store(SHIPPED.read_text(f"styles/stores/{name}.toml"), name, name=name).value for name in STORES
    }
    assert set(stores) == {"apple", "generic", "google", "kindle", "kobo"}
    assert [name for name, store in stores.items() if store.fit] == ["kindle"]
    assert stores["kindle"].must.file == 50_000_000
    assert [name for name, store in stores.items() if store.marks is StoreMarks.KOBO] == ["kobo"]
    books = {name: store.book("2026-11") for name, store in stores.items()}
    assert books["kobo"] == "2026-11.kobo.kepub.epub"
    assert books[GENERIC] == "2026-11.epub"
    assert books["apple"] == "2026-11.apple.epub"
    assert stores["apple"].limits(RuleLevel.MUST).cover.short_side == 1400


@pytest.mark.parametrize(
    ("written", "bytes_"),
    [("50MB", 50_000_000), ("2 GB", 2_000_000_000), ("300kB", 300_000), ("0", 0), ("1.5mb", 1_500_000)],
)
def test_sizes(written: str, bytes_: int) -> None:
    assert size(written) == bytes_


@pytest.mark.parametrize("written", ["50", "fifty", "3 TB", "-1MB", "", "100GB"])
def test_what_is_no_size(written: str) -> None:
    with pytest.raises(ValueError, match="“"):
        size(written)


def test_sizes_for_people() -> None:
    assert [shown(n) for n in (1, 640_000, 51_300_000, 2_000_000_000)] == ["1 kB", "640 kB", "51.3 MB", "2.0 GB"]
