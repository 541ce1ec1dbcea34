"""The tables themselves. To add an importer, a check or a format: write its file, and add its row here."""

from dataclasses import dataclass

from publish.registry.table import Row, Table

IMPORTERS = Table(
    "importer",
    (
        Row(
            "markdown",
            "publish.importers.markdown:read",
            "Reads a dispatch in Markdown with front matter.",
            suffixes=(".md", ".markdown"),
        ),
    ),
)
"""Each reads a text with its path, and the folder and language of its edition, into a dispatch:
``(text, path, *, folder, language) -> Outcome[Dispatch]``."""

CAPTURES = Table(
    "capture",
    (
        Row(
            "page",
            "publish.importers.capture:read",
            "Reads the text of a newsletter's page as it was saved.",
            suffixes=(".txt",),
        ),
    ),
)

TRANSFORMS = Table(
    "transform",
    (
        Row("status", "publish.transforms.status:leave_out", "Leaves out drafts, and what is under embargo."),
        Row("numbering", "publish.transforms.numbering:number", "Numbers figures and notes, and gives ids."),
        Row("links", "publish.transforms.links:resolve", "Leads cross references to their dispatches."),
        Row("typography", "publish.transforms.typography:set_text", "Sets quotes, dashes and spaces by language."),
    ),
)
"""In order: what is left out is not numbered, and links lead to ids that numbering gives."""

CHECKS = Table(
    "check",
    (
        Row("dates", "publish.checks.source.dates:undated", "The content says when it was last changed."),
        Row("descriptions", "publish.checks.source.descriptions:undescribed", "Every picture is described."),
    ),
)
"""Each sees an edition after its transforms: ``(edition) -> Iterable[Diagnostic]``."""

FORMATS = Table(
    "format",
    (
        Row("epub", "publish.epub:build", "An EPUB 3.3 that old readers can read too.", suffixes=(".epub",)),
        Row("pdf", "publish.pdf:build", "A PDF for the printer's file that the edition names.", suffixes=(".pdf",)),
    ),
)


@dataclass(frozen=True, slots=True)
class Registry:
    """All tables."""

    importers: Table = IMPORTERS
    """From a file of an edition to a dispatch."""
    captures: Table = CAPTURES
    """From a saved page to dispatches that ``publish import`` writes."""
    transforms: Table = TRANSFORMS
    """From an edition to an edition, in this order."""
    checks: Table = CHECKS
    """From an edition to findings."""
    formats: Table = FORMATS
    """From an edition to a book."""


REGISTRY = Registry()
"""The tables as they ship."""
