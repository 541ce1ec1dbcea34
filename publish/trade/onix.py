"""ONIX for Books 3.1, reference names: an e-book a record, and the printed book where it has an ISBN.

What is not known is left out, and nothing is guessed: a record without a price has none. The codes are those of
EDItEUR's lists (https://www.editeur.org/14/Code-Lists/), named where they stand.
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from publish.model.credits import Role
from publish.trade.catalog import Catalog, CatalogEdition, CoverPicture
from publish.trade.languages import language_code
from publish.trade.xml import add, document, root

_NAMESPACE = "http://ns.editeur.org/onix/3.1/reference"
_O = f"{{{_NAMESPACE}}}"
_ROLES: Mapping[Role, str] = {
    Role.WRITER: "A01",
    Role.REPORTER: "A01",
    Role.CONTRIBUTOR: "A32",
    Role.PHOTOGRAPHER: "A13",
    Role.EDITOR: "B01",
    Role.TRANSLATOR: "B06",
    Role.PRODUCER: "Z99",
}
"""List 17; for who produced a newsletter it has no word but “other”."""
_MILLIMETRE = 72 / 25.4
_URN, _ISBN = "22", "15"
"""List 5."""


def onix_message(catalog: Catalog) -> bytes:
    """The message."""
    message = root("ONIXMessage", _NAMESPACE)
    message.set("release", "3.1")
    header = add(message, f"{_O}Header")
    add(add(header, f"{_O}Sender"), f"{_O}SenderName", catalog.publication.publisher)
    add(header, f"{_O}SentDateTime", catalog.modified.strftime("%Y%m%dT%H%MZ"))
    for edition in catalog.editions:
        _Record(catalog, edition, printed=False).write(message)
        if edition.numbers.isbn_print:
            _Record(catalog, edition, printed=True).write(message)
    return document(message)


class _Record:
    """A product of an edition: its e-book, or its printed book."""

    def __init__(self, catalog: Catalog, edition: CatalogEdition, *, printed: bool) -> None:
        self.catalog, self.edition, self.printed = catalog, edition, printed

    @property
    def reference(self) -> str:
        """The name of the record, which never changes."""
        return f"{self.edition.identifier}#{'print' if self.printed else 'epub'}"

    def write(self, message: etree._Element) -> None:
        product = add(message, f"{_O}Product")
        add(product, f"{_O}RecordReference", self.reference)
        add(product, f"{_O}NotificationType", "03")  # list 1: confirmed on publication
        self._identified(product, f"{_O}ProductIdentifier", printed=self.printed)
        self._described(add(product, f"{_O}DescriptiveDetail"))
        self._collateral(product)
        self._published(add(product, f"{_O}PublishingDetail"))
        if self.edition.numbers.isbn_print:
            related = add(add(product, f"{_O}RelatedMaterial"), f"{_O}RelatedProduct")
            # List 51: an e-publication based on a printed product, and the other way round.
            add(related, f"{_O}ProductRelationCode", "27" if self.printed else "13")
            self._identified(related, f"{_O}ProductIdentifier", printed=not self.printed)
        self._supplied(product)

    def _identified(self, parent: etree._Element, name: str, *, printed: bool) -> None:
        numbers = self.edition.numbers
        isbn = numbers.isbn_print if printed else numbers.isbn_epub
        if not printed:
            identifier = add(parent, name)
            add(identifier, f"{_O}ProductIDType", _URN if self.edition.identifier.startswith("urn:") else "01")
            if not self.edition.identifier.startswith("urn:"):
                add(identifier, f"{_O}IDTypeName", "URI")
            add(identifier, f"{_O}IDValue", self.edition.identifier)
        if isbn:
            identifier = add(parent, name)
            add(identifier, f"{_O}ProductIDType", _ISBN)
            add(identifier, f"{_O}IDValue", isbn)

    def _described(self, detail: etree._Element) -> None:
        edition = self.edition
        add(detail, f"{_O}ProductComposition", "00")  # list 2: a single item
        add(detail, f"{_O}ProductForm", "BA" if self.printed else "ED")  # list 150: a book, or a file to load
        if self.printed:
            self._measured(detail)
        else:
            for form in ("E101", "E200"):  # list 175: EPUB, reflowable
                add(detail, f"{_O}ProductFormDetail", form)
            for code, description in edition.accessibility.details:
                feature = add(detail, f"{_O}ProductFormFeature")
                add(feature, f"{_O}ProductFormFeatureType", "09")  # list 79: accessibility, by list 196
                add(feature, f"{_O}ProductFormFeatureValue", code)
                if description:
                    add(feature, f"{_O}ProductFormFeatureDescription", description)
            add(detail, f"{_O}PrimaryContentType", "10")  # list 81: text
            add(detail, f"{_O}EpubTechnicalProtection", "00")  # list 144: none
        self._mined(detail)
        self._collected(detail)
        title = _titled(detail, "01", edition.title)
        if edition.number is not None:
            title.insert(1, _element("PartNumber", str(edition.number)))
        self._contributors(detail)
        add(detail, f"{_O}NoEdition")
        language = add(detail, f"{_O}Language")
        add(language, f"{_O}LanguageRole", "01")  # list 22: of the text
        add(language, f"{_O}LanguageCode", language_code(edition.language))
        for kind, value, unit in self._extents():
            extent = add(detail, f"{_O}Extent")
            add(extent, f"{_O}ExtentType", kind)
            add(extent, f"{_O}ExtentValue", str(value))
            add(extent, f"{_O}ExtentUnit", unit)
        if edition.subjects:
            subject = add(detail, f"{_O}Subject")
            add(subject, f"{_O}SubjectSchemeIdentifier", "20")  # list 27: keywords
            add(subject, f"{_O}SubjectHeadingText", "; ".join(edition.subjects))

    def _measured(self, detail: etree._Element) -> None:
        for kind, points in (("01", self.edition.printed.height), ("02", self.edition.printed.width)):
            measure = add(detail, f"{_O}Measure")
            add(measure, f"{_O}MeasureType", kind)  # list 48: height, width
            add(measure, f"{_O}Measurement", f"{points / _MILLIMETRE:.1f}".removesuffix(".0"))
            add(measure, f"{_O}MeasureUnitCode", "mm")

    def _mined(self, detail: etree._Element) -> None:
        mining = self.catalog.publication.mining
        if mining is None or self.printed:
            return
        constraint = add(detail, f"{_O}EpubUsageConstraint")
        add(constraint, f"{_O}EpubUsageType", "11")  # list 145: text and data mining
        add(constraint, f"{_O}EpubUsageStatus", "03" if mining.reserved else "01")  # list 146
        if mining.policy:
            license = add(detail, f"{_O}EpubLicense")
            add(license, f"{_O}EpubLicenseName", "Text and data mining")
            expression = add(license, f"{_O}EpubLicenseExpression")
            add(expression, f"{_O}EpubLicenseExpressionType", "01")  # list 218: for people
            add(expression, f"{_O}EpubLicenseExpressionLink", mining.policy)

    def _collected(self, detail: etree._Element) -> None:
        edition = self.edition
        collection = add(detail, f"{_O}Collection")
        add(collection, f"{_O}CollectionType", "10")  # list 148: the publisher's
        if edition.numbers.issn:
            identifier = add(collection, f"{_O}CollectionIdentifier")
            add(identifier, f"{_O}CollectionIDType", "02")  # list 13
            add(identifier, f"{_O}IDValue", edition.numbers.issn.replace("-", ""))
        title = _titled(collection, "02", edition.publication)
        if edition.number is not None:
            title.insert(1, _element("PartNumber", str(edition.number)))

    def _contributors(self, detail: etree._Element) -> None:
        for number, person in enumerate(self.edition.people, start=1):
            contributor = add(detail, f"{_O}Contributor")
            add(contributor, f"{_O}SequenceNumber", str(number))
            for role in dict.fromkeys(_ROLES[role] for role in person.roles):
                add(contributor, f"{_O}ContributorRole", role)
            add(contributor, f"{_O}PersonName", person.name)
            if person.file_as != person.name:
                add(contributor, f"{_O}PersonNameInverted", person.file_as)
        if not self.edition.people:
            add(detail, f"{_O}NoContributor")

    def _extents(self) -> Iterator[tuple[str, int, str]]:
        """Lists 23 and 24: words; pages, of the printed book itself or of its counterpart; bytes of the file."""
        pages = self.edition.printed.pages
        yield "02", self.edition.words, "02"
        if pages:
            yield "06" if self.printed else "08", pages, "03"
        if not self.printed:
            yield "22", self.edition.ebook.size, "17"

    def _collateral(self, product: etree._Element) -> None:
        edition, catalog = self.edition, self.catalog
        if not edition.description and not catalog.address:
            return
        detail = add(product, f"{_O}CollateralDetail")
        if edition.description:
            content = add(detail, f"{_O}TextContent")
            add(content, f"{_O}TextType", "03")  # list 153: a description
            add(content, f"{_O}ContentAudience", "00")  # list 154: for everybody
            add(content, f"{_O}Text", edition.description, language=language_code(edition.language))
        if catalog.address:
            resource = add(detail, f"{_O}SupportingResource")
            add(resource, f"{_O}ResourceContentType", "01")  # list 158: the front cover
            add(resource, f"{_O}ContentAudience", "00")
            add(resource, f"{_O}ResourceMode", "03")  # list 159: a still image
            _resource(resource, catalog, edition.cover)

    def _published(self, detail: etree._Element) -> None:
        publication, edition = self.catalog.publication, self.edition
        publisher = add(detail, f"{_O}Publisher")
        add(publisher, f"{_O}PublishingRole", "01")  # list 45
        add(publisher, f"{_O}PublisherName", publication.publisher)
        if publication.site:
            website = add(publisher, f"{_O}Website")
            add(website, f"{_O}WebsiteRole", "01")  # list 73: the publisher's own
            add(website, f"{_O}WebsiteLink", publication.site)
        add(detail, f"{_O}PublishingStatus", "04")  # list 64: active
        if edition.date:
            date = add(detail, f"{_O}PublishingDate")
            add(date, f"{_O}PublishingDateRole", "01")  # list 163: of publication
            add(date, f"{_O}Date", edition.date.strftime("%Y%m%d"), dateformat="00")

    def _supplied(self, product: etree._Element) -> None:
        """The price of the printed book, which is known where its cover bears it."""
        if not self.printed or not self.edition.printed.price:
            return
        currency, _, amount = self.edition.printed.price.partition(" ")
        detail = add(add(product, f"{_O}ProductSupply"), f"{_O}SupplyDetail")
        supplier = add(detail, f"{_O}Supplier")
        add(supplier, f"{_O}SupplierRole", "01")  # list 93: the publisher
        add(supplier, f"{_O}SupplierName", self.catalog.publication.publisher)
        add(detail, f"{_O}ProductAvailability", "20")  # list 65: available
        price = add(detail, f"{_O}Price")
        add(price, f"{_O}PriceType", "02")  # list 58: recommended, with tax
        add(price, f"{_O}PriceAmount", amount)
        add(price, f"{_O}CurrencyCode", currency)


def _element(name: str, text: str) -> etree._Element:
    made = etree.Element(f"{_O}{name}")
    made.text = text
    return made


def _titled(parent: etree._Element, level: str, words: str) -> etree._Element:
    """The title of a product (list 149: 01) or a collection (02); its element."""
    detail = add(parent, f"{_O}TitleDetail")
    add(detail, f"{_O}TitleType", "01")  # list 15: the distinctive title
    title = add(detail, f"{_O}TitleElement")
    add(title, f"{_O}TitleElementLevel", level)
    add(title, f"{_O}TitleText", words)
    return title


def _resource(resource: etree._Element, catalog: Catalog, picture: CoverPicture) -> None:
    version = add(resource, f"{_O}ResourceVersion")
    add(version, f"{_O}ResourceForm", "02")  # list 161: to be loaded
    for kind, value in (("02", picture.height), ("03", picture.width), ("07", picture.file.size)):
        feature = add(version, f"{_O}ResourceVersionFeature")
        add(feature, f"{_O}ResourceVersionFeatureType", kind)  # list 162: pixels down and across, bytes
        add(feature, f"{_O}FeatureValue", str(value))
    add(version, f"{_O}ResourceLink", catalog.link(picture.file.path))
