"""Editions built by hand: everything that a dispatch can hold, in small."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

from PIL import Image

from publish.model.assets import Rendition
from publish.model.blocks import (
    Aside,
    Break,
    Cell,
    CodeBlock,
    Definition,
    DefinitionList,
    Heading,
    List,
    ListItem,
    Note,
    Paragraph,
    PullQuote,
    Quote,
    Table,
)
from publish.model.credits import Credit, Dateline, Role
from publish.model.dispatch import Correction, Dispatch
from publish.model.edition import BookNumbers, Edition, Notice, NoticeKind, Part, Publication
from publish.model.figures import Decorative, Figure, Missing, Picture, Written
from publish.model.inlines import (
    Code,
    CrossReference,
    Deleted,
    Emphasis,
    Inlines,
    LineBreak,
    Link,
    NoteReference,
    Phrase,
    Strong,
    Subscript,
    Superscript,
    Text,
)


def words(text: str) -> Inlines:
    return (Text(text),)


def say(text: str) -> Paragraph:
    return Paragraph(words(text))


class SampleGallery:
    """Small pictures drawn on demand, by source."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._names: dict[str, str] = {}

    def _jpeg(self, source: str) -> bytes:
        seed = hashlib.sha256(source.encode()).digest()
        out = BytesIO()
        Image.new("RGB", (120, 80), tuple(seed[:3])).save(out, "JPEG", quality=80)
        return out.getvalue()

    def rendition(self, source: str) -> Rendition:
        name = hashlib.sha256(self._jpeg(source)).hexdigest()[:20] + ".jpg"
        self._names[name] = source
        return Rendition(name, "image/jpeg", 120, 80)

    def data(self, name: str) -> bytes:
        self.asked.append(name)
        return self._jpeg(self._names[name])


PUBLICATION = Publication(
    title="The Mole & Quay",
    publisher="Quay Press",
    language="en",
    identifier="urn:uuid:5b1c0b0e-6f0a-4bb7-9a30-0d1f5a4f2c11",
    frequency="monthly",
    rights="© 2026 Quay Press",
)

PORT = Dispatch(
    slug="old-port",
    folder="2026-11",
    headline=(Text("Dredgers in the "), Emphasis(words("old")), Text(" port")),
    kicker="Infrastructure",
    standfirst=words("The channel is cleared again, & nobody says for whom."),
    date=date(2026, 11, 18),
    updated=date(2026, 11, 20),
    dateline=Dateline("ALMATY", "Kazakhstan"),
    credits=(
        Credit("Aigul Writer", (Role.WRITER, Role.REPORTER), place="Almaty"),
        Credit("Bo Second", (Role.WRITER,), place="Aktau"),
        Credit("Chen Lens", (Role.PHOTOGRAPHER,), affiliation="Agency"),
    ),
    corrections=(Correction(date(2026, 11, 20), words("An earlier version had the depth wrong: it is nine metres.")),),
    blocks=(
        Figure(
            Picture("editions/2026-11/quay.jpg", Written("Three cranes & a tower")),
            caption=(Text("Cranes at "), Emphasis(words("dusk")), Text(".")),
            credit=words("Photo: Chen Lens"),
            rights="© Agency",
            long=(words("Three cranes stand in a row."), words("The tower is behind them.")),
            lead=True,
            number=1,
            id="fig-quay",
        ),
        Paragraph(
            (
                Text("Nobody had seen the channel clear in eleven winters."),
                NoteReference("depth", 1),
                Text(" The pilots say "),
                Phrase(words("Қалада порт ашылды"), lang="kk", id="sign"),
                Text(", and in Arabic "),
                Phrase(words("الميناء"), lang="ar"),
                Text(". See "),
                CrossReference(words("the tower"), path="tower.md", fragment="lamps", target="2026-11/tower"),
                Text(" or "),
                Link(words("the charts"), "https://example.org/a b?x=1&y=<2>", "Charts"),
                Text("."),
            )
        ),
        Heading(words("What the sea leaves"), level=2, id="what-the-sea-leaves"),
        Paragraph(
            (
                Strong(words("Silt")),
                Text(" is H"),
                Subscript(words("2")),
                Text("O and sand; 10"),
                Superscript(words("3")),
                Text(" tons, "),
                Deleted(words("not less")),
                Text(", says "),
                Code("gauge --all <1>"),
                LineBreak(),
                Phrase(words("port authority"), small_caps=True),
                Text(".<script>{{ 7*7 }}"),
                NoteReference("tables", 2),
                NoteReference("depth", 1),
            )
        ),
        PullQuote(words("“You measure it, you write it down.”"), cite=words("The senior pilot")),
        Heading(words("Deeper than it ought to be"), level=4, id="deeper"),
        Quote((say("We were told to wait."), say("We waited.")), cite=words("A letter")),
        List((ListItem((say("one"),)), ListItem((say("two"), say("two again")))), ordered=True, start=3),
        DefinitionList((Definition(words("Draught"), ((say("how deep a ship goes"),), (say("a breeze"),))),)),
        Table(
            head=((Cell(words("Berth"), header=True), Cell(words("Depth"), header=True)),),
            body=(
                (Cell(words("A"), header=True), Cell(words("9.0"))),
                (Cell(words("B"), header=True), Cell(words("8.2"))),
            ),
            alignments=("left", "right"),
            caption=words("Depths by berth"),
            id="tab-depth",
        ),
        Aside((say("The port was built twice."),), title=words("Background")),
        Figure(Picture("editions/2026-11/rope.jpg", Decorative("ornament"))),
        Figure(Picture("editions/2026-11/net.jpg", Missing()), caption=words("Nets."), number=2, id="fig-2"),
        Figure(None, caption=words("A picture that was not saved."), number=3, id="fig-3"),
        CodeBlock("a < b\nc", language="sh"),
        Break(),
        say("That is all."),
    ),
    notes=(
        Note(
            "depth",
            (
                Paragraph((Text("Below the lowest tide; see also"), NoteReference("tables", 2), Text("."))),
                say("In metres."),
            ),
            1,
        ),
        Note("tables", (say("The tables are the authority’s."),), 2),
    ),
)

TOWER = Dispatch(
    slug="tower",
    folder="2026-11",
    headline=words("The last lamp"),
    lang="kk",
    byline=(Text("Written by "), Strong(words("D. Verbatim")), Text(" in Aktau.")),
    credits=(Credit("D. Verbatim", (Role.WRITER,), place="Aktau", file_as="Verbatim, D."),),
    rights="CC BY 4.0",
    blocks=(
        say("Мұнара шамы енді жанбайды, дейді ол."),
        Heading(words("Шамдар"), id="lamps"),
        Paragraph((Text("Қараңыз: "), CrossReference(words("айлақ"), target="2026-11/old-port"), Text("."))),
    ),
)

BRIEF = Dispatch(
    slug="ferry",
    folder="2026-11",
    label="The ferry is",
    run_on=True,
    blocks=(say("The ferry is late again, for the third winter."),),
)

NOTICES = (
    Notice(NoticeKind.ABOUT, "About the letter", (say("A letter about ports."),)),
    Notice(
        NoticeKind.LEGAL,
        "Where it is unwelcome",
        (say("If you live there, read & keep safe."),),
        condition="If you live there",
    ),
)

EDITION = Edition(
    slug="2026-11",
    publication=PUBLICATION,
    title="No. 12",
    parts=(Part((PORT, TOWER, BRIEF)),),
    identifier="urn:uuid:0e6a8f0e-3c56-5c51-9d4f-2f6d1a0a7c01",
    number=12,
    date=date(2026, 11, 20),
    description="Ports, and who works them.",
    subjects=("ports", "railways"),
    language="en",
    numbers=BookNumbers(isbn_epub="9783161484100"),
    rights="© 2026 Quay Press",
    notices=NOTICES,
)

YEARBOOK = replace(
    EDITION,
    slug="2026",
    title="Yearbook 2026",
    number=None,
    identifier="urn:uuid:0e6a8f0e-3c56-5c51-9d4f-2f6d1a0a7c02",
    parts=(Part((PORT,), title="Winter"), Part((TOWER, BRIEF), title="Spring & summer")),
    numbers=BookNumbers(),
)

MODIFIED = datetime(2026, 11, 20, tzinfo=UTC)
