"""``content/publication.toml``: what the newsletter is, and what holds for all of its editions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from publish.config.book import BookSettings
from publish.config.checks import CheckSetting, checks_in_use
from publish.config.evaluation import Evaluation
from publish.config.front_matter import NO_NAMES, FrontMatterTable
from publish.config.limits import USUAL, WorkLimits
from publish.config.notice import NoticeSetting
from publish.config.offer import CatalogSettings, MiningSetting
from publish.config.packs import Pack
from publish.config.schema import Schema
from publish.config.table import Listed
from publish.config.validate import settings_in
from publish.config.values import Address, Identifier, Issn, Language, Maybe, Words
from publish.config.waivers import Waiver, waivers_in_use
from publish.diagnostics import Outcome, Rule
from publish.model.edition import Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationSettings(BookSettings):
    """content/publication.toml"""

    title: Words
    """The newsletter's name."""
    publisher: Words
    """Who publishes it."""
    language: Language
    """BCP 47 tag of its own words."""
    identifier: Identifier
    """A URI that names the publication for good: urn:uuid:…"""
    frequency: Maybe = ""
    """How often it comes out."""
    rights: Maybe = ""
    """Who may use it."""
    description: Maybe = ""
    """What it is, in a sentence."""
    site_data: Mapping[str, str] = field(default_factory=dict)
    """What {{ site.NAME }} stands for in texts from a site builder: the data of the site that they come from."""
    front_matter: FrontMatterTable = NO_NAMES
    """The house's own names in front matter: sub = "standfirst", and ignore = ["internal_id"]."""
    site: Address = ""
    """The base address of its site: a link to /path leads to that page, unless a dispatch is meant."""
    issn: Issn = ""
    """Its ISSN."""
    fonts: Listed[Pack] = ()
    """Font files for what the theme does not have."""
    notices: Listed[NoticeSetting] = ()
    """The newsletter footer, in order."""
    waivers: Listed[Waiver] = ()
    """Findings let through at a deadline."""
    checks: Mapping[str, CheckSetting] = field(default_factory=dict)
    """Checks that are switched off, or set."""
    limits: WorkLimits = USUAL
    """How much work one dispatch may be."""
    catalog: CatalogSettings = field(default_factory=CatalogSettings)
    """The catalogue of its editions."""
    mining: MiningSetting | None = None
    """What its books say of text and data mining."""
    evaluations: Listed[Evaluation] = ()
    """Evaluations of books' accessibility by people."""

    @property
    def catalog_address(self) -> str:
        """Where its catalogue is served, without a stroke at the end; empty where nobody says."""
        site = self.site.rstrip("/")
        return self.catalog.address.rstrip("/") or (f"{site}/catalog" if site else "")

    @property
    def publication(self) -> Publication:
        """The newsletter."""
        return Publication(
            title=self.title,
            publisher=self.publisher,
            language=self.language,
            identifier=self.identifier,
            frequency=self.frequency,
            rights=self.rights,
            description=self.description,
            site=self.site.rstrip("/"),
            mining=self.mining.mining if self.mining else None,
        )


PUBLICATION = Schema(
    PublicationSettings,
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

    def by_catalogue(settings: PublicationSettings) -> Outcome[PublicationSettings]:
        waivers = waivers_in_use(settings.waivers, rules=rules)
        checks = checks_in_use(settings.checks, rules=rules)
        settings = replace(settings, waivers=waivers.value, checks=checks.value)
        return Outcome(settings, (*waivers.diagnostics, *checks.diagnostics))

    return settings_in(PUBLICATION, text, path, then=by_catalogue)
