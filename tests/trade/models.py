"""OPDS as strict models written from its specifications: a key or a value beyond them is refused.

2.0: the JSON Schemas of https://specs.opds.io and of Readium's manifest, as far as newsletters need them.
1.2: https://specs.opds.io/opds-1.2, §2.2, §5 and Appendix B (its RELAX NG), over RFC 4287, §4.
"""

import re
from datetime import date, datetime
from typing import Annotated, Literal

from lxml import etree
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Text = Annotated[str, StringConstraints(min_length=1)]
Uri = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+$")]
Reference = Annotated[str, StringConstraints(pattern=r"^[^\s<>\"{}|\\^`]+$")]
Tag = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
Instant = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
Count = Annotated[int, Field(gt=0)]

ACQUISITION = re.compile(r"^(http://opds-spec\.org/acquisition(/(buy|open-access|borrow|sample|subscribe))?)$")


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Link(Strict):
    href: Reference
    type: Annotated[str, StringConstraints(pattern=r"^[a-z]+/[a-z0-9.+-]+(;[a-z]+=[a-z-]+)*$")]
    rel: Text | list[Text] | None = None
    size: Count | None = None
    width: Count | None = None
    height: Count | None = None


class Named(Strict):
    name: Text
    sortAs: Text | None = None  # noqa: N815
    position: float | int | None = None


class Belonging(Strict):
    series: Named


Mode = Literal["auditory", "tactile", "textual", "visual"]
Feature = Literal[
    "annotations", "ARIA", "index", "pageBreakMarkers", "printPageNumbers", "pageNavigation", "readingOrder",
    "structuralNavigation", "tableOfContents", "alternativeText", "describedMath", "longDescription", "transcript",
    "displayTransformability", "unlocked", "MathML", "largePrint", "none", "unknown",
]  # fmt: skip


class Accessibility(Strict):
    conformsTo: list[Uri] | None = None  # noqa: N815
    accessMode: list[Mode] | None = None  # noqa: N815
    accessModeSufficient: list[Mode | list[Mode]] | None = None  # noqa: N815
    feature: list[Feature] | None = None
    hazard: list[Literal["none", "unknown", "flashing", "motionSimulation", "sound"]] | None = None
    summary: Text | None = None
    exemption: Literal["eaa-disproportionate-burden", "eaa-fundamental-alteration", "eaa-microenterprise"] | None = None


class Mining(Strict):
    reservation: Literal["all", "none"]
    policy: Uri | None = None


class Metadata(Strict):
    kind: Annotated[Uri, Field(alias="@type")]
    identifier: Uri
    altIdentifier: Annotated[list[Uri], Field(min_length=1)] | None = None  # noqa: N815
    title: Text
    language: Tag
    modified: Instant
    published: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")] | None = None
    author: list[Named] | None = None
    editor: list[Named] | None = None
    translator: list[Named] | None = None
    contributor: list[Named] | None = None
    publisher: Text
    description: Text | None = None
    subject: list[Text] | None = None
    numberOfPages: Count | None = None  # noqa: N815
    belongsTo: Belonging  # noqa: N815
    accessibility: Accessibility | None = None
    tdm: Mining | None = None


class Publication(Strict):
    metadata: Metadata
    links: Annotated[list[Link], Field(min_length=1)]
    images: Annotated[list[Link], Field(min_length=1)]

    @model_validator(mode="after")
    def _can_be_acquired(self) -> "Publication":
        assert any(isinstance(link.rel, str) and ACQUISITION.match(link.rel) for link in self.links)
        assert any(image.type in {"image/jpeg", "image/png", "image/gif", "image/avif"} for image in self.images)
        return self


class FeedMetadata(Strict):
    kind: Annotated[Uri, Field(alias="@type")]
    identifier: Uri
    title: Text
    description: Text | None = None
    modified: Instant
    numberOfItems: Annotated[int, Field(ge=0)]  # noqa: N815


class Feed(Strict):
    metadata: FeedMetadata
    links: Annotated[list[Link], Field(min_length=1)]
    publications: Annotated[list[Publication], Field(min_length=1)]

    @model_validator(mode="after")
    def _knows_itself(self) -> "Feed":
        assert any(isinstance(link.rel, list) and "self" in link.rel for link in self.links)
        assert self.metadata.numberOfItems == len(self.publications)
        return self


ATOM, TERMS = "{http://www.w3.org/2005/Atom}", "{http://purl.org/dc/terms/}"
XML = "{http://www.w3.org/XML/1998/namespace}"
_ONCE = {"id", "title", "updated"}
_AT_MOST_ONCE = {"rights", "subtitle", "published", "summary", "content"}
_LINK = {"href", "type", "rel", "length", "title", "hreflang"}
_CHILDREN = {
    "feed": {*_ONCE, "author", "link", "subtitle", "rights", "entry", "category", "contributor"},
    "entry": {*_ONCE, "author", "link", "rights", "published", "summary", "content", "category", "contributor"},
}


def check_atom(data: bytes) -> etree._Element:
    """Hold a feed to RFC 4287; its root."""
    feed = etree.fromstring(data)
    assert feed.tag == f"{ATOM}feed"
    for part in (feed, *feed.iterfind(f"{ATOM}entry")):
        kind = etree.QName(part).localname
        names = [etree.QName(child).localname for child in part if child.tag.startswith(ATOM)]
        assert {*names} <= _CHILDREN[kind]
        assert [name for name in _ONCE if names.count(name) != 1] == []
        assert [name for name in _AT_MOST_ONCE if names.count(name) > 1] == []
        assert "author" in names or feed.find(f"{ATOM}author") is not None
        assert re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:\S+", part.findtext(f"{ATOM}id", ""))
        for name in ("updated", "published"):
            for moment in part.iterfind(f"{ATOM}{name}"):
                assert datetime.fromisoformat((moment.text or "").replace("Z", "+00:00")).tzinfo is not None
        for link in part.iterfind(f"{ATOM}link"):
            assert {*link.attrib} <= _LINK
            assert re.fullmatch(r"[^\s<>\"{}|\\^`]+", link.get("href", ""))
        if kind == "entry":
            alternate = [link for link in part.iterfind(f"{ATOM}link") if link.get("rel") == "alternate"]
            assert part.find(f"{ATOM}content") is not None or alternate
            assert part.get(f"{XML}lang")
        for words in ("summary", "content"):
            assert part.find(f"{ATOM}{words}") is None or part.find(f"{ATOM}{words}").get("type") == "text"  # type: ignore[union-attr]
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.iterfind(f"{ATOM}entry")]
    assert len({*ids}) == len(ids)
    return feed


def check_opds(data: bytes) -> etree._Element:
    """Hold an acquisition feed to OPDS 1.2; its root."""
    feed = check_atom(data)
    kind = "application/atom+xml;profile=opds-catalog;kind=acquisition"
    links = {link.get("rel"): link for link in feed.iterfind(f"{ATOM}link")}
    assert links["self"].get("type") == links["start"].get("type") == kind
    for entry in feed.iterfind(f"{ATOM}entry"):
        rels = [link.get("rel", "") for link in entry.iterfind(f"{ATOM}link")]
        assert any(map(ACQUISITION.match, rels))
        for link in entry.iterfind(f"{ATOM}link"):
            assert link.get("type")
            if link.get("rel", "").startswith("http://opds-spec.org/image"):
                assert link.get("type") in {"image/jpeg", "image/png", "image/gif"}
        assert entry.findtext(f"{TERMS}language")
        assert len(entry.findall(f"{TERMS}issued")) <= 1
        for issued in entry.iterfind(f"{TERMS}issued"):
            date.fromisoformat(issued.text or "")
        assert entry.find(f"{ATOM}content") is None or entry.find(f"{ATOM}summary") is not None
    return feed
