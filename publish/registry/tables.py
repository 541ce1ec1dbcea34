"""The tables themselves. To add an importer, a check or a format: write its file, and add its row here."""

from dataclasses import dataclass

from publish.registry.preflight import PREFLIGHT
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

MAKEUP = Table(
    "make-up check",
    (
        Row("short-page", "publish.checks.makeup.short_page:short_page", "No page ends short in the middle."),
        Row("last-page", "publish.checks.makeup.last_page:last_page", "The last page is worth turning to."),
        Row("widows", "publish.checks.makeup.widows:widows", "No line stands alone at a page's edge."),
        Row("runts", "publish.checks.makeup.runts:runts", "No paragraph ends in a syllable."),
        Row("stacked-hyphens", "publish.checks.makeup.hyphens:stacked", "Hyphens do not form ladders."),
        Row("turned-hyphens", "publish.checks.makeup.hyphens:turned", "No word is broken over the leaf."),
        Row("headings", "publish.checks.makeup.headings:low", "Text follows a heading on its page."),
        Row("captions", "publish.checks.makeup.figures:parted", "A caption stands with its photo."),
        Row("travel", "publish.checks.makeup.figures:far", "A photo stands near its words."),
        Row("ppi", "publish.checks.makeup.figures:coarse", "Photos have pixels enough for their size."),
        Row("loose-lines", "publish.checks.makeup.lines:loose", "No line is driven out into holes."),
        Row("tables", "publish.checks.makeup.tables:cut", "Tables stand on one page."),
        Row("blanks", "publish.checks.makeup.blanks:blank", "No page is blank in the middle."),
    ),
)
"""Each sees one set galley: ``(publish.checks.makeup.Setting) -> Iterable[Diagnostic]``."""

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
    makeup: Table = MAKEUP
    """From a set galley to findings."""
    formats: Table = FORMATS
    """From an edition to a book."""
    preflight: Table = PREFLIGHT
    """From what is in a finished PDF to findings, in this order."""


REGISTRY = Registry()
"""The tables as they ship."""
