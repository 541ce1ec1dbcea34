"""``content/publication.toml``: what the newsletter is, and what holds for all of its editions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pydantic import Field

from publish.config.checks import CheckSettings, CheckTable, checks_in_use
from publish.config.ebook import EbookSettings, EbookTable, ebook_in_use
from publish.config.evaluation import Evaluation, EvaluationTable, evaluations_in_use
from publish.config.limits import USUAL, LimitTable, WorkLimits, limits_in_use
from publish.config.notice import NoticeSetting, NoticeTable, notices_in_use
from publish.config.packs import Pack
from publish.config.positions import EMPTY, Places
from publish.config.schema import Schema
from publish.config.table import Listed, placed
from publish.config.toml import read_toml
from publish.config.validate import Checked, checked
from publish.config.values import ContentsDepth, Identifier, Issn, Language, Maybe, TableModel, Words
from publish.config.waivers import Waiver, WaiverTable, waivers_in_use
from publish.diagnostics import Outcome, Rule
from publish.model.edition import Publication


@dataclass(frozen=True)
class PublicationSettings:
    """What ``publication.toml`` sets."""

    publication: Publication
    """The newsletter."""
    theme: str
    """The folder in ``styles/themes/``."""
    printer: str
    """The file in ``styles/printers/``."""
    issn: str = ""
    """The newsletter's ISSN, with its hyphen."""
    paper: str = ""
    """The paper of its print editions, by the printer's name for it: data for spines and price lists."""
    stores: tuple[str, ...] = ()
    """Where its e-books are sold: data for the checks of their rules."""
    typography: bool = True
    """Whether quotes, dashes and spaces are mended by the rules of the language."""
    page_list: bool = True
    """Whether the EPUB names the pages of the print edition."""
    contents_depth: int | None = None
    """How deep the printed contents go: 1 names dispatches, 2 their sections too; ``None``: by how many they are."""
    page_source: str = ""
    """The printer whose pages are meant; empty: the edition's."""
    fonts: tuple[Pack, ...] = ()
    """Font files that it adds, for what its themes do not have."""
    notices: tuple[NoticeSetting, ...] = ()
    """The newsletter footer, in order."""
    waivers: tuple[Waiver, ...] = ()
    """Findings that are let through."""
    checks: CheckSettings = field(default_factory=CheckSettings)
    """The checks that it does without."""
    limits: WorkLimits = USUAL
    """How much work a dispatch, a picture or a pattern may be."""
    ebook: EbookSettings = field(default_factory=EbookSettings)
    """What is set for the e-books alone."""
    evaluations: tuple[Evaluation, ...] = ()
    """What people found who read books for their accessibility."""
    places: Places = field(default=EMPTY, compare=False, repr=False)
    """Where all of it stands."""


class PublicationFile(TableModel):
    """content/publication.toml"""

    title: Words = Field(description="The newsletter's name.")
    publisher: Words = Field(description="Who publishes it.")
    language: Language = Field(description="BCP 47 tag of its own words.")
    identifier: Identifier = Field(description="A URI that names the publication for good: urn:uuid:…")
    frequency: Maybe = Field("", description="How often it comes out.")
    rights: Maybe = Field("", description="Who may use it.")
    description: Maybe = Field("", description="What it is, in a sentence.")
    issn: Issn | None = Field(None, description="Its ISSN.")
    theme: Words = Field("default", description="A folder in styles/themes/.")
    printer: Words = Field("office", description="A file in styles/printers/, without its ending.")
    paper: Maybe = Field("", description="The paper of print editions, by the printer's name for it.")
    stores: list[Words] = Field(default_factory=list, description="Where its e-books are sold.")
    typography: bool = Field(True, description="Whether quotes, dashes and spaces are mended by language.")
    page_list: bool = Field(True, description="Whether the EPUB names the pages of the print edition.")
    contents_depth: ContentsDepth | None = Field(
        None,
        description="How deep the printed contents go: 1 names dispatches, 2 their sections too, up to 6; by default "
        "1 in an edition of more than 12 dispatches, else all.",
    )
    page_source: Words | None = Field(None, description="The printer whose pages are meant; by default the edition's.")
    fonts: Listed[Pack] = Field((), description="Font files for what the theme does not have.")
    notices: list[NoticeTable] = Field(default_factory=list, description="The newsletter footer, in order.")
    waivers: list[WaiverTable] = Field(default_factory=list, description="Findings let through at a deadline.")
    checks: dict[str, CheckTable] = Field(default_factory=dict, description="Checks that are switched off, or set.")
    limits: LimitTable | None = Field(None, description="How much work one dispatch may be.")
    ebook: EbookTable | None = Field(None, description="What is set for the e-books alone.")
    evaluations: list[EvaluationTable] = Field(
        default_factory=list, description="Evaluations of books' accessibility by people."
    )


PUBLICATION = Schema(
    PublicationFile,
    fallbacks={
        "title": "Untitled",
        "publisher": "Unnamed",
        "language": "en",
        "identifier": "urn:uuid:00000000-0000-0000-0000-000000000000",
    },
    synonyms={"lang": "language", "name": "title", "copyright": "rights", "id": "identifier"},
)


def read_publication(text: str, path: str, *, rules: Callable[[], Mapping[str, Rule]]) -> Outcome[PublicationSettings]:
    """A ``publication.toml``; with errors, settings as good as could be made, which must not be used for a book.

    ``rules`` is the catalogue that waivers and checks are named by; it is asked for only where one is.
    """
    tree = read_toml(text, path)
    outcome = checked(PUBLICATION, tree.value)
    settings = _in_use(outcome.value, rules)
    if not tree.ok:
        return Outcome(settings.value, tree.diagnostics)
    findings = (*outcome.diagnostics, *settings.diagnostics)
    return Outcome(settings.value, tuple(sorted(findings, key=lambda d: (d.at.line, d.at.column))))


def _in_use(source: Checked[PublicationFile], rules: Callable[[], Mapping[str, Rule]]) -> Outcome[PublicationSettings]:
    file, places = source.file, source.places
    waivers = waivers_in_use(file.waivers, places, rules=rules)
    checks = checks_in_use(file.checks, places, rules=rules)
    settings = PublicationSettings(
        publication=Publication(
            title=file.title,
            publisher=file.publisher,
            language=file.language,
            identifier=file.identifier,
            frequency=file.frequency,
            rights=file.rights,
            description=file.description,
        ),
        theme=file.theme,
        printer=file.printer,
        issn=file.issn or "",
        paper=file.paper,
        stores=tuple(file.stores),
        typography=file.typography,
        page_list=file.page_list,
        contents_depth=file.contents_depth,
        page_source=file.page_source or "",
        fonts=placed(file.fonts, places.inside("fonts")),
        notices=notices_in_use(file.notices, places),
        waivers=waivers.value,
        checks=checks.value,
        limits=limits_in_use(file.limits),
        ebook=ebook_in_use(file.ebook),
        evaluations=evaluations_in_use(file.evaluations, places),
        places=places,
    )
    return Outcome(settings, (*waivers.diagnostics, *checks.diagnostics))
