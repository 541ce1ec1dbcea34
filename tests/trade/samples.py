"""A catalogue with everything in it, and one with as little as there can be."""

from dataclasses import replace
from datetime import UTC, date, datetime

from publish.model.credits import Role
from publish.model.edition import BookNumbers, Publication, TextMining
from publish.model.matter import CreditedPerson
from publish.trade.catalog import (
    AccessibilityClaims,
    Catalog,
    CatalogEdition,
    CorrectedPiece,
    CoverPicture,
    OfferedFile,
    PrintedEdition,
)

PUBLICATION = Publication(
    "The Mole & Quay",
    "Quay Press",
    "en",
    "urn:uuid:5b1c0b0e-6f0a-4bb7-9a30-0d1f5a4f2c11",
    rights="© 2026 Quay Press",
    description="Ports, and who works them.",
    site="https://quay.example",
    mining=TextMining(True, "https://quay.example/mining"),
)


def an_edition(name: str = "2026-11", words: str = "No. 12 <of> “many” & more") -> CatalogEdition:
    """An edition with all that is ever known, whose content says ``words`` wherever it can."""
    return CatalogEdition(
        name=name,
        identifier=f"urn:x-quay:{name}",
        title=words,
        publication=words,
        language="kk",
        description=words,
        subjects=(words, "ports"),
        rights=words,
        number=12,
        numbers=BookNumbers("9783161484100", "9791234567896", "2049-3630"),
        date=date(2026, 11, 20),
        modified=datetime(2026, 11, 24, tzinfo=UTC),
        people=(
            CreditedPerson(words, f"{words}, A", (Role.WRITER, Role.REPORTER, Role.PHOTOGRAPHER), ()),
            CreditedPerson("Bo", "Bo", (Role.EDITOR,), ()),
            CreditedPerson("Ada Zell", "Zell, Ada", (Role.TRANSLATOR, Role.PRODUCER, Role.CONTRIBUTOR), ()),
        ),
        headlines=((words, "en"), ("Қалада порт ашылды", "kk")),
        words=4321,
        corrections=(
            CorrectedPiece("2026-11/port", 1, words, date(2026, 11, 24), words),
            CorrectedPiece("2026-11/port", 2, words, date(2026, 11, 24), "It was green."),
            CorrectedPiece("2026-11/port", 1, words, date(2026, 11, 21), words),
        ),
        cover=CoverPicture(OfferedFile(f"covers/{name}.jpg", "image/jpeg", 90_000), 1600, 2560),
        thumbnail=CoverPicture(OfferedFile(f"covers/{name}.small.jpg", "image/jpeg", 9_000), 352, 563),
        cover_alt=words,
        ebook=OfferedFile(f"books/{name}.epub", "application/epub+zip", 2_000_000),
        printed=PrintedEdition(
            96, 419.5, 595.3, "EUR 18.99", OfferedFile(f"books/{name}.pdf", "application/pdf", 7_000)
        ),
        accessibility=AccessibilityClaims(
            (
                ("schema:accessMode", "textual"),
                ("schema:accessMode", "visual"),
                ("schema:accessModeSufficient", "textual"),
                ("schema:accessModeSufficient", "textual,visual"),
                ("schema:accessibilityFeature", "tableOfContents"),
                ("schema:accessibilityHazard", "none"),
                ("schema:accessibilitySummary", words),
                ("dcterms:conformsTo", "EPUB Accessibility 1.1 - WCAG 2.1 Level AA"),
                ("a11y:exemption", "eaa-microenterprise"),
            ),
            (("00", words), ("52", "")),
        ),
    )


def a_catalog(words: str = "No. 12 <of> “many” & more", *, address: str = "https://quay.example/catalog") -> Catalog:
    """Two editions, the second with as little as there can be."""
    bare = replace(
        an_edition("2026-10", "No. 11"),
        language="tlh",
        description="",
        subjects=(),
        rights="",
        number=None,
        numbers=BookNumbers(),
        date=None,
        modified=datetime(2026, 10, 20, tzinfo=UTC),
        people=(),
        corrections=(),
        printed=PrintedEdition(0, 419.5, 595.3, "", None),
        accessibility=AccessibilityClaims(),
    )
    return Catalog(PUBLICATION, address, (an_edition(words=words), bare))
