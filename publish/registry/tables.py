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
        Row("addresses", "publish.transforms.bare:linked", "Makes links of the addresses that stand in the text."),
        Row("typography", "publish.transforms.typography:set_text", "Sets quotes, dashes and spaces by language."),
    ),
)
"""In order: what is left out is not numbered, and links lead to ids that numbering gives."""

CHECKS = Table(
    "check",
    (
        Row("dates", "publish.checks.source.dates:undated", "The content says when it was last changed."),
        Row("bodies", "publish.checks.source.bodies:empty", "A dispatch says more than its headline."),
        Row("placeholders", "publish.checks.source.placeholders:left", "No words of the starter's are left."),
        Row("descriptions", "publish.checks.source.descriptions:undescribed", "Every picture is described."),
        Row("alt-caption", "publish.checks.source.alt_caption:repeated", "A description says more than the caption."),
        Row("alt-file", "publish.checks.source.alt_file:named", "A description is no name of a file."),
        Row("alt-opening", "publish.checks.source.alt_opening:announced", "A description begins with what is shown."),
        Row("permissions", "publish.checks.source.permissions:unpermitted", "Pictures stand where they may."),
        Row("licences", "publish.checks.source.licences:expired", "No licence of a picture has ended."),
        Row("credit-lines", "publish.checks.source.credit_lines:creditless", "Every photo says who made it."),
        Row("faces", "publish.checks.source.faces:faceless", "Every character has a face that prints it."),
        Row("emoji", "publish.checks.source.faces:pictured", "Pictures say what they say in one colour too."),
        Row("links", "publish.checks.source.links:vague", "A link says where it leads."),
        Row("headings", "publish.checks.source.headings:painted", "Headings are headings, and not bold lines."),
        Row("scripts", "publish.checks.source.scripts:untagged", "Words of another script name their language."),
        Row("tables", "publish.checks.source.tables:headless", "Tables have headers."),
        Row("paragraphs", "publish.checks.source.paragraphs:endless", "Paragraphs fit small screens."),
        Row("directions", "publish.checks.source.directions:mixed", "Lines of two directions can be set in order."),
        Row("attribution", "publish.checks.source.attribution:uncredited", "A dispatch says who wrote it."),
        Row("days", "publish.checks.source.days:dateless", "A dispatch says of which day it is."),
        Row("rights", "publish.checks.source.rights:unstated", "Somebody says who may use the text."),
        Row("colours", "publish.checks.source.colours:faint", "The theme's colours can be read."),
    ),
)
"""Each sees an edition after its transforms, and the terms that it is judged on:
``(publish.checks.source.Manuscript) -> Iterable[Diagnostic]``."""

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
        Row("wide-tables", "publish.checks.makeup.tables:wide", "Tables are no wider than the line."),
        Row("forced-breaks", "publish.checks.makeup.fitting:forced", "Nothing is longer than its line."),
        Row("fitting", "publish.checks.makeup.fitting:outside", "Nothing reaches beyond the type area."),
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
    """From a manuscript to findings."""
    makeup: Table = MAKEUP
    """From a set galley to findings."""
    formats: Table = FORMATS
    """From an edition to a book."""
    preflight: Table = PREFLIGHT
    """From what is in a finished PDF to findings, in this order."""


REGISTRY = Registry()
"""The tables as they ship."""
