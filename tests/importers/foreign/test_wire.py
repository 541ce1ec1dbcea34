"""What news agencies send: ninjs, NITF and NewsML-G2, field by field, and their hostile twins."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from publish.diagnostics import Outcome
from publish.importers.foreign import newsml, ninjs, nitf
from publish.importers.foreign.material import ImportSource, Material, Reading
from publish.importers.foreign.table import source_of
from publish.importers.writer import write
from publish.model.dispatch import Dispatch, Status
from publish.model.figures import Figure, Written
from publish.model.walk import plain

BODY = (
    "<p>KESSPORT, Nov 18 (Quay Press) — The gate <em>is</em> green again.</p><h2>On Monday</h2>"
    '<p>Painters came, as the <a href="https://example.org/tide">table</a> says.</p><ul><li>a brush</li></ul>'
)
CASES = Path(__file__).parent / "cases"
PICTURE = {
    "uri": "urn:x:2",
    "type": "picture",
    "name": "mainimage",
    "by": "Ana Reis",
    "copyrightNotice": "© Quay Press",
    "descriptions": [{"role": "caption", "value": "The gate at noon."}, {"role": "altText", "value": "A green gate."}],
    "renditions": [
        {"href": "small.jpg", "width": 320, "height": 200},
        {"href": "gate.jpg", "width": 3200, "height": 2000},
    ],
}
PIECE = {
    "uri": "urn:x:1",
    "standard": {"name": "ninjs", "version": "3.0"},
    "type": "text",
    "language": "en-GB",
    "pubStatus": "usable",
    "firstCreated": "2026-11-18T08:00:00+00:00",
    "versionCreated": "2026-11-19T09:30:00+00:00",
    "embargoedUntil": "2026-11-20T06:00:00+01:00",
    "slugline": "lock-gate",
    "by": "By Ana Reis",
    "located": "Kessport",
    "headlines": [
        {"role": "short", "value": "Gate green"},
        {"role": "main", "value": "The lock gate is green again"},
    ],
    "descriptions": [{"role": "summary", "value": "It took <b>four</b> days."}],
    "bodies": [{"contentType": "text/plain", "value": "…"}, {"contentType": "text/html", "value": BODY}],
    "subjects": [{"name": "locks"}, {"name": "paint"}],
    "copyrightNotice": "© Quay Press",
    "usageTerms": "Not for sale.",
    "edNote": "Check the colour before use.",
    "associations": [PICTURE, {"type": "text", "uri": "urn:x:3", "name": "background"}],
}

NITF = (CASES / "gate.nitf").read_text()
_ITEM = (CASES / "item.g2").read_text()
_TEXT_META = """<headline role="hld:short">Gate green</headline><headline>The lock gate is green again</headline>
<by>By Ana Reis</by><dateline>KESSPORT, Nov 18 (Quay Press)</dateline>
<description role="drol:summary">It took four days.</description>"""
_XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
    f"<body>{BODY}</body></html></inlineXML>"
)
_PICTURE_META = """<by>Ana Reis</by><description role="drol:caption">The gate at noon.</description>
<description role="drol:altText">A green gate.</description>"""
_REMOTE = """<remoteContent href="small.jpg" width="320" height="200"/>
<remoteContent href="gate.jpg" width="3200" height="2000" contenttype="image/jpeg"/>"""
G2_TEXT = _ITEM.format(guid="urn:x:1", kind="text", links="", meta=_TEXT_META, content=_XHTML)
G2_PICTURE = _ITEM.format(guid="urn:x:2", kind="picture", links="", meta=_PICTURE_META, content=_REMOTE)
MESSAGE = (
    '<?xml version="1.0"?>\n<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/>'
    f"<itemSet>{G2_PICTURE}{G2_TEXT}</itemSet></newsMessage>"
)

PIECES: dict[str, tuple[ImportSource, bytes]] = {
    "ninjs": (ninjs.SOURCE, json.dumps(PIECE).encode()),
    "nitf": (nitf.SOURCE, NITF.encode()),
    "newsml-g2": (newsml.SOURCE, MESSAGE.encode()),
}


def read(data: bytes) -> Outcome[Reading]:
    material = Material(data, "wire/gate")
    source = source_of(material)
    assert isinstance(source, ImportSource), source
    return source.read(material)


def one(data: bytes) -> Dispatch:
    [dispatch] = read(data).value.dispatches
    return dispatch


@pytest.mark.parametrize("name", PIECES)
def test_it_is_known_by_its_content(name: str) -> None:
    source, data = PIECES[name]
    assert source_of(Material(data, "wire/gate.txt")) is source


@pytest.mark.parametrize("name", PIECES)
def test_each_field_goes_where_the_mapping_says(name: str) -> None:
    dispatch = one(PIECES[name][1])
    assert plain(dispatch.headline) == "The lock gate is green again"
    assert plain(dispatch.standfirst) == "It took four days."
    assert [credit.name for credit in dispatch.credits] == ["Ana Reis"]
    assert str(dispatch.date) == "2026-11-18"
    assert dispatch.embargo == datetime(2026, 11, 20, 5, tzinfo=UTC)
    assert dispatch.slug == "lock-gate"
    assert dispatch.subjects == ("locks", "paint")
    assert "Quay Press" in dispatch.rights
    assert dispatch.status is Status.READY
    assert plain(dispatch.short) == ("" if name == "nitf" else "Gate green")
    assert dispatch.provenance.importer == name


def test_the_mark_of_a_note_stays_behind_a_dateline_that_goes() -> None:
    text = (
        b"<nitf><body><body.head><hedline><hl1>Ice</hl1></hedline><dateline><location>SOUNDBY</location></dateline>"
        b"</body.head><body.content><p>SOUNDBY - Wait.<fn><body.content><p>Until it carries a horse.</p></body.content>"
        b"</fn> Or sail.</p></body.content></body></nitf>"
    )
    [dispatch] = nitf.read(Material(text, "ice.xml")).value.dispatches
    assert write(dispatch, path="ice.md").endswith("Wait.[^1] Or sail.\n\n[^1]: Until it carries a horse.\n")


@pytest.mark.parametrize("name", PIECES)
def test_a_dateline_in_its_field_and_in_the_text_is_printed_once(name: str) -> None:
    dispatch = one(PIECES[name][1])
    assert dispatch.dateline is not None
    assert dispatch.dateline.text == "KESSPORT, Nov 18 (Quay Press)"
    body = write(dispatch, path="gate.md").partition("---\n\n")[2]
    assert "The gate *is* green again." in body
    assert "KESSPORT" not in body


@pytest.mark.parametrize("name", PIECES)
def test_the_picture_leads_with_its_words(name: str) -> None:
    figure = one(PIECES[name][1]).blocks[0]
    assert isinstance(figure, Figure)
    assert figure.picture is not None
    assert (figure.picture.source, figure.picture.alt, figure.lead) == ("gate.jpg", Written("A green gate."), True)
    assert (plain(figure.caption), plain(figure.credit)) == ("The gate at noon.", "Ana Reis")


@pytest.mark.parametrize("name", PIECES)
def test_what_is_said_to_editors_is_named_and_not_printed(name: str) -> None:
    outcome = read(PIECES[name][1])
    assert any("to editors: “Check the colour before use.”" in found.message for found in outcome.diagnostics)
    assert "Check the colour" not in write(outcome.value.dispatches[0], path="gate.md")


def test_the_text_of_nitf_is_read() -> None:
    body = write(one(NITF.encode()), path="gate.md")
    assert (
        "## On Monday\n\nPainters came, as the [table](https://example.org/tide) says, to Quay Press.\n\n- a brush"
        in body
    )
    assert "> At last.\n>\n> Edda Quill" in body
    assert body.endswith("Edda Quill helped.\n")


@pytest.mark.parametrize(
    ("state", "status"), [("withheld", Status.WITHHELD), ("canceled", Status.WITHHELD), ("usable", Status.READY)]
)
def test_what_may_not_be_used_is_withheld(state: str, status: Status) -> None:
    assert one(json.dumps({**PIECE, "pubStatus": state}).encode()).status is status
    assert one(MESSAGE.replace("stat:usable", f"stat:{state}").encode()).status is status


def test_older_ninjs_is_read() -> None:
    old = {
        "uri": "urn:x:1", "type": "text", "headline": "The lock gate", "byline": "By Ana Reis", "body_html": BODY,
        "versioncreated": "2026-11-18T08:00:00Z", "pubstatus": "usable", "description_text": "It took four days.",
        "associations": {"main": {"type": "picture", "renditions": {"a": {"href": "gate.jpg"}}}},
    }  # fmt: skip
    own = {{"headline": "headline_main", "body_html": "body_main"}.get(key, key): value for key, value in old.items()}
    assert one(json.dumps(own).encode()) == one(json.dumps(old).encode())
    dispatch = one(json.dumps(old).encode())
    assert (plain(dispatch.headline), str(dispatch.date)) == ("The lock gate", "2026-11-18")
    assert isinstance(dispatch.blocks[0], Figure)


def test_a_composite_has_its_own_text_or_that_of_its_parts() -> None:
    own = {**PIECE, "type": "composite"}
    assert one(json.dumps(own).encode()) == one(json.dumps(PIECE).encode())
    whole = {"uri": "urn:x:8", "standard": {"name": "ninjs"}, "type": "composite", "associations": [PIECE, PICTURE]}
    assert one(json.dumps(whole).encode()) == one(json.dumps(PIECE).encode())


def test_roles_that_have_no_field_are_told() -> None:
    descriptions = [*({"role": role, "value": f"A {role}."} for role in ("summary", "seo"))]
    outcome = read(json.dumps({**PIECE, "descriptions": descriptions}).encode())
    assert any("the role seo: “A seo.”" in found.message for found in outcome.diagnostics)


def test_several_texts_of_a_message_have_their_own_pictures() -> None:
    other = G2_TEXT.replace("urn:x:1", "urn:x:9").replace("The lock gate is", "The bridge is")
    linked = G2_TEXT.replace("<edNote>", '<link rel="irel:seeAlso" residref="urn:x:2"/><edNote>')
    message = MESSAGE.replace(G2_TEXT, linked + other)
    first, second = read(message.encode()).value.dispatches
    assert isinstance(first.blocks[0], Figure)
    assert not isinstance(second.blocks[0], Figure)


def test_nitf_in_newsml_g2_is_read() -> None:
    nitf = NITF.partition("<nitf>")[2]
    inside = f'<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">{nitf}</inlineXML>'
    dispatch = one(_ITEM.format(guid="urn:x:1", kind="text", links="", meta=_TEXT_META, content=inside).encode())
    assert plain(dispatch.headline) == "The lock gate is green again"
    assert plain(dispatch.short) == "Gate green"


def test_nitf_in_an_envelope_that_is_cut_off_is_read() -> None:
    inside = NITF.partition("<nitf>")[2]
    nitf = f'<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">{inside}'
    made = read(f"<contentSet><inlineXML>{nitf}</inlineXML></contentSet>".encode())
    assert plain(made.value.dispatches[0].headline) == "The lock gate is green again"


@pytest.mark.parametrize(
    "data",
    [
        json.dumps({**PIECE, "bodies": []}),
        re.sub("<body.content>.*</tagline>", "<body.content/><body.end>", NITF, flags=re.DOTALL),
    ],
)
def test_a_piece_without_text_is_told(data: str) -> None:
    assert any("green again” has no text" in found.message for found in read(data.encode()).diagnostics)


BOMB = "".join(f'<!ENTITY {a} "{f"&{b};" * 99}">' for a, b in zip("bcdefgh", "abcdefg", strict=True))
HOSTILE = {
    "an entity bomb": NITF.replace('nitf-3-6.dtd">', f'nitf-3-6.dtd" [<!ENTITY a "x">{BOMB}]>').replace(
        "At last", "&h;"
    ),
    "a file of the machine": NITF.replace('nitf-3-6.dtd">', 'x" [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    "an entity in G2": MESSAGE.replace("<newsMessage", '<!DOCTYPE n [<!ENTITY a "x">]><newsMessage', 1),
    "cut NITF": NITF[:-200],
    "cut G2": MESSAGE[:-200],
    "cut ninjs": json.dumps(PIECE)[:-20],
    "ninjs without end": '{"uri": "x", "bodies": ' + "[" * 100_000,
    "ninjs of renditions": '{"uri": "x", "standard": {"name": "ninjs"}, "renditions": []}',
    "G2 of pictures": MESSAGE.replace(G2_TEXT, ""),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_twins_are_refused(name: str) -> None:
    outcome = read(HOSTILE[name].encode())
    assert outcome.value.dispatches == ()
    assert [found.id for found in outcome.diagnostics] == ["import-refused"]


def test_a_script_in_a_body_is_no_part_of_it() -> None:
    evil = [{"contentType": "text/html", "value": f"<p>Green.</p><script>alert(1)</script>{BODY}"}]
    assert "alert" not in write(one(json.dumps({**PIECE, "bodies": evil}).encode()), path="gate.md")
