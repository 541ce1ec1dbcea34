"""The catalogue for newer e-book readers: OPDS 2.0 (https://specs.opds.io/opds-2.0), with Readium's metadata."""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from publish.model.credits import Role
from publish.model.edition import TextMining
from publish.trade.atom import offered
from publish.trade.catalog import (
    INDEX,
    OPDS_JSON,
    OPDS_JSON_TYPE,
    AccessibilityClaims,
    Catalog,
    CatalogEdition,
    CoverPicture,
    moment,
)
from publish.trade.opds import OPEN_ACCESS

Json: TypeAlias = str | int | float | Sequence["Json"] | Mapping[str, "Json"]

_ROLES: Mapping[Role, str] = {
    Role.WRITER: "author",
    Role.REPORTER: "author",
    Role.EDITOR: "editor",
    Role.TRANSLATOR: "translator",
}
"""What a person is called by; everyone else is a contributor."""


def opds_json(catalog: Catalog) -> bytes:
    """The feed."""
    feed = {
        "metadata": _stated(
            {
                "@type": "http://schema.org/DataFeed",
                "identifier": catalog.id(OPDS_JSON),
                "title": catalog.publication.title,
                "description": catalog.publication.description,
                "modified": moment(catalog.modified),
                "numberOfItems": len(catalog.editions),
            }
        ),
        "links": [
            {"rel": ["self", "start"], "href": catalog.link(OPDS_JSON), "type": OPDS_JSON_TYPE},
            {"rel": "alternate", "href": catalog.link(INDEX), "type": "text/html"},
        ],
        "publications": [_publication(catalog, edition) for edition in catalog.editions],
    }
    return json.dumps(feed, ensure_ascii=False, indent=2).encode() + b"\n"


def _stated(values: Mapping[str, Json]) -> Mapping[str, Json]:
    """What says something; a number always does."""
    return {key: value for key, value in values.items() if value or isinstance(value, int)}


def _publication(catalog: Catalog, edition: CatalogEdition) -> Json:
    links: list[Json] = [
        {"rel": OPEN_ACCESS, "href": catalog.link(file.path), "type": file.media_type, "size": file.size}
        for file in offered(edition)
    ]
    return {
        "metadata": _metadata(catalog, edition),
        "links": [*links, {"rel": "alternate", "href": catalog.link(f"{INDEX}#{edition.name}"), "type": "text/html"}],
        "images": [_image(catalog, picture) for picture in (edition.cover, edition.thumbnail)],
    }


def _image(catalog: Catalog, picture: CoverPicture) -> Json:
    size = {"width": picture.width, "height": picture.height}
    return {"href": catalog.link(picture.file.path), "type": picture.file.media_type, **size}


def _metadata(catalog: Catalog, edition: CatalogEdition) -> Json:
    numbers = edition.numbers
    isbns = [f"urn:isbn:{isbn}" for isbn in (numbers.isbn_epub, numbers.isbn_print) if isbn]
    people: dict[str, list[Json]] = {}
    for person in edition.people:
        roles = dict.fromkeys(_ROLES.get(role, "contributor") for role in person.roles)
        for role in roles:
            people.setdefault(role, []).append({"name": person.name, "sortAs": person.file_as})
    series: dict[str, Json] = {"name": edition.publication}
    if edition.number is not None:
        series["position"] = edition.number
    return _stated(
        {
            "@type": "http://schema.org/Book",
            "identifier": edition.identifier,
            "altIdentifier": isbns,
            "title": edition.title,
            "language": edition.language,
            "modified": moment(edition.modified),
            "published": edition.date.isoformat() if edition.date else "",
            **people,
            "publisher": catalog.publication.publisher,
            "description": edition.description,
            "subject": list(edition.subjects),
            **({"numberOfPages": edition.printed.pages} if edition.printed.pages else {}),
            "belongsTo": {"series": series},
            "accessibility": _accessibility(edition.accessibility),
            "tdm": _tdm(catalog.publication.mining),
        }
    )


def _accessibility(claims: AccessibilityClaims) -> Json:
    sufficient: list[Json] = [
        modes[0] if len(modes) == 1 else modes
        for value in claims.values("schema:accessModeSufficient")
        if (modes := [mode.strip() for mode in value.split(",")])
    ]
    return _stated(
        {
            "conformsTo": [_conformance(claim) for claim in claims.values("dcterms:conformsTo")],
            "accessMode": list(claims.values("schema:accessMode")),
            "accessModeSufficient": sufficient,
            "feature": list(claims.values("schema:accessibilityFeature")),
            "hazard": list(claims.values("schema:accessibilityHazard")),
            "summary": " ".join(claims.values("schema:accessibilitySummary")),
            "exemption": " ".join(claims.values("a11y:exemption")),
        }
    )


def _conformance(claim: str) -> str:
    """What a package says in words, as Readium's manifest names it: ``EPUB Accessibility 1.1 - WCAG 2.1 Level AA``."""
    level = claim.partition(" - ")[2].replace(" Level", "").replace(" ", "-").lower()
    return f"https://www.w3.org/TR/epub-a11y-11#{level}"


def _tdm(mining: TextMining | None) -> Json:
    if mining is None:
        return {}
    return _stated({"reservation": "all" if mining.reserved else "none", "policy": mining.policy})
