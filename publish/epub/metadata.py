"""The metadata of the package: what the book is called, who made it, what it belongs to.

EPUB 3.3 §5.5 and §D.3; roles are MARC relators (https://id.loc.gov/vocabulary/relators.html).
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from publish.config.addresses import WEB, scheme_of
from publish.config.evaluation import Evaluation
from publish.epub.accessibility import Claim
from publish.model.credits import Role
from publish.model.edition import Edition, TextMining
from publish.model.matter import CreditedPerson, FrontAndBackMatter
from publish.model.pagination import Pagination
from publish.model.sources import PROPERTY

RELATORS: Mapping[Role, str] = {
    Role.WRITER: "aut",
    Role.REPORTER: "rpt",
    Role.CONTRIBUTOR: "ctb",
    Role.PHOTOGRAPHER: "pht",
    Role.EDITOR: "edt",
    Role.TRANSLATOR: "trl",
    Role.PRODUCER: "pro",
}
"""MARC codes of the roles."""

PREFIXES: Mapping[str, str] = {"tdm": "http://www.w3.org/ns/tdmrep#"}
"""Vocabularies of properties that EPUB does not know by itself."""

CONFORMANCE, CERTIFIER = "conformance", "certifier"
"""Ids of the claim that the book conforms, and of who says so."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the metadata."""

    name: str
    """``title`` of Dublin Core, …, ``meta``, or ``link``."""
    text: str
    """What it holds."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """Its attributes."""


def book_identifier(edition: Edition) -> str:
    """The edition's identifier: its own, or one made from the publication's and the slug."""
    name = f"{edition.publication.identifier}/{edition.slug}"
    return edition.identifier or f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def metadata(
    edition: Edition,
    matter: FrontAndBackMatter,
    *,
    claims: Sequence[Claim],
    evaluation: Evaluation | None,
    pagination: Pagination | None,
    sources: str = "",
) -> Iterator[Element]:
    """Everything but identifier, title, language and the moment of modification, which the package asks for itself."""
    publication, numbers = edition.publication, edition.numbers
    if numbers.isbn_epub:
        yield Element("identifier", f"urn:isbn:{numbers.isbn_epub}")
    yield from _languages(edition)
    if edition.date:
        yield Element("date", edition.date.isoformat())
    yield from _people(edition, matter)
    yield Element("publisher", publication.publisher)
    if description := edition.description or publication.description:
        yield Element("description", description)
    subjects = dict.fromkeys([*edition.subjects, *(s for d in edition.dispatches for s in d.subjects)])
    yield from (Element("subject", subject) for subject in subjects)
    if rights := edition.rights or publication.rights:
        yield Element("rights", rights)
    if numbers.isbn_print:
        yield Element("source", f"urn:isbn:{numbers.isbn_print}")
    yield from _series(edition)
    if pagination:
        yield _property("pageBreakSource", pagination.source)
    for claim in claims:
        id = {"id": CONFORMANCE} if claim.property == "dcterms:conformsTo" else {}
        yield Element("meta", claim.value, {"property": claim.property, **id})
    if evaluation:
        yield from _certified(evaluation)
    if publication.mining:
        yield from _mining(publication.mining)
    if sources:
        yield Element("meta", "", {"name": PROPERTY, "content": sources})


def _mining(mining: TextMining) -> Iterator[Element]:
    """What is said of text and data mining (TDMRep, *TDM Metadata in EPUB 3 files*)."""
    yield _property("tdm:reservation", mining.reservation)
    if mining.policy:
        yield _property("tdm:policy", mining.policy)


def _certified(evaluation: Evaluation) -> Iterator[Element]:
    """Who says that the book conforms, when, and by what right (EPUB Accessibility 1.1 §4.4)."""
    yield Element(
        "meta", evaluation.evaluator, {"property": "a11y:certifiedBy", "refines": f"#{CONFORMANCE}", "id": CERTIFIER}
    )
    yield _refining(CONFORMANCE, "dcterms:date", evaluation.date.isoformat())
    if scheme_of(evaluation.credential) in WEB:
        yield Element("link", "", _link("a11y:certifierCredential", evaluation.credential))
    elif evaluation.credential:
        yield _refining(CERTIFIER, "a11y:certifierCredential", evaluation.credential)
    if evaluation.report:
        yield Element("link", "", _link("a11y:certifierReport", evaluation.report))


def _link(rel: str, href: str) -> Mapping[str, str]:
    return {"rel": rel, "refines": f"#{CERTIFIER}", "href": href}


def _property(name: str, value: str) -> Element:
    return Element("meta", value, {"property": name})


def _languages(edition: Edition) -> Iterator[Element]:
    """The languages of the dispatches besides the edition's own."""
    own = edition.language or edition.publication.language
    others = dict.fromkeys(dispatch.lang for dispatch in edition.dispatches if dispatch.lang != own)
    return (Element("language", tag) for tag in others)


def _people(edition: Edition, matter: FrontAndBackMatter) -> Iterator[Element]:
    """Who wrote is a creator, who did else a contributor; each with roles, and the name as sorted.

    They stand in the order of the bylines: a library names the first one, or the first few.
    """
    order = {name: place for place, name in enumerate(_credited(edition))}
    for number, person in enumerate(sorted(matter.people, key=lambda person: order[person.name]), start=1):
        id = f"person{number}"
        yield Element(_element(person), person.name, {"id": id})
        for role in person.roles:
            yield _refining(id, "role", RELATORS[role], "marc:relators")
        yield _refining(id, "file-as", person.file_as)


def _credited(edition: Edition) -> Iterable[str]:
    return dict.fromkeys(credit.name for dispatch in edition.dispatches for credit in dispatch.credits)


def _element(person: CreditedPerson) -> str:
    return "creator" if {Role.WRITER, Role.REPORTER} & {*person.roles} else "contributor"


def _refining(id: str, name: str, value: str, scheme: str = "") -> Element:
    attributes = {"refines": f"#{id}", "property": name}
    return Element("meta", value, {**attributes, "scheme": scheme} if scheme else attributes)


def _series(edition: Edition) -> Iterator[Element]:
    """The publication as a series, with the edition's number in it."""
    yield Element("meta", edition.publication.title, {"property": "belongs-to-collection", "id": "series"})
    yield _refining("series", "collection-type", "series")
    if edition.publication.identifier:
        yield _refining("series", "dcterms:identifier", edition.publication.identifier)
    if edition.number is not None:
        yield _refining("series", "group-position", str(edition.number))
