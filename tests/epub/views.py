"""An edition to look at: an opening, a figure page, notes and contents, each on the first screen of its document."""

import hashlib
import io
from dataclasses import replace
from functools import cache

from PIL import Image, ImageDraw

from publish.model.assets import Rendition
from publish.model.blocks import Aside, Block, Cell, Heading, Note, Paragraph, PullQuote, Table
from publish.model.credits import Credit, Dateline, Role
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition, Part
from publish.model.figures import Figure, Picture, Written
from publish.model.inlines import CrossReference, NoteReference, Phrase, Text
from tests.bench.photos import Camera
from tests.epub.samples import EDITION, words

TEXT = (
    "Nobody on the quay had seen the channel clear in eleven winters, and those who had seen it then did not agree on "
    "what it looked like. The dredgers came at night, without lights, and the harbour master learned of them from the "
    "noise. By the morning there were two of them, grey and high, and a heap of wet sand where the ferry used to land."
)
MORE = (
    "The company says that the work was announced. The announcement hangs in a glass case that has been turned to the "
    "wall since the case was painted. Whoever wants to read it has to take the case down, and the case is locked; the "
    "key is with the company."
)

OPENING = Dispatch(
    slug="dredgers",
    folder="views",
    kicker="Infrastructure",
    headline=words("Dredgers return to the old port, and nobody says for whom"),
    standfirst=words("The channel is cleared again. The pilots were not told, and the fish were not asked."),
    dateline=Dateline("AQMOINAQ", "on the lagoon"),
    credits=(
        Credit("Aigul Writer", (Role.WRITER,), place="Aqmoinaq"),
        Credit("Chen Lens", (Role.PHOTOGRAPHER,)),
    ),
    date=EDITION.date,
    blocks=(
        Paragraph((*words(TEXT), NoteReference("depth", 1))),
        Paragraph(words(MORE)),
        Heading(words("What the sea leaves"), id="sea"),
        PullQuote(words("“You measure it, you write it down.”"), cite=words("The senior pilot")),
        Paragraph(words(MORE)),
    ),
    notes=(Note("depth", (Paragraph(words("Below the lowest tide.")),), 1),),
)

FIGURE = Dispatch(
    slug="cranes",
    folder="views",
    headline=words("Three cranes"),
    run_on=True,
    blocks=(
        Figure(
            Picture("photo.jpg", Written("Three cranes over a low quay")),
            caption=words("Cranes over the quay, the morning after."),
            credit=words("Photo: Chen Lens"),
            lead=True,
            number=1,
            id="fig-1",
        ),
        Paragraph(words(MORE)),
        Figure(
            Picture("chart.png", Written("A line that falls from nine metres to six")),
            caption=words("Depth of the channel, in metres."),
            number=2,
            id="fig-2",
        ),
    ),
)

NOTES = Dispatch(
    slug="bell",
    folder="views",
    headline=words("The bell is rung"),
    run_on=True,
    blocks=(
        Paragraph(
            (
                Text("The bell is rung by hand"),
                NoteReference("hand", 1),
                Text(" and in Kazakh it is called "),
                Phrase(words("қоңырау"), lang="kk"),
                Text("."),
                NoteReference("name", 2),
                Text(" See "),
                CrossReference(words("the dredgers"), target="views/dredgers"),
                Text("."),
            )
        ),
        Aside((Paragraph(words("It weighs as much as a horse.")),), title=words("Weight")),
        Table(
            head=((Cell(words("Berth"), header=True), Cell(words("Depth"), header=True)),),
            body=((Cell(words("A"), header=True), Cell(words("9.0"))),),
            alignments=("left", "right"),
            caption=words("Depths by berth"),
        ),
    ),
    notes=(
        Note("hand", (Paragraph(words("With gloves since the winter.")),), 1),
        Note("name", (Paragraph(words("A word for small bells too.")),), 2),
    ),
)

VIEWS = {"opening": "d0001.xhtml", "figure": "d0002.xhtml", "notes": "d0003.xhtml", "contents": "nav.xhtml"}
"""What is looked at, and the document that it begins."""

EDITION_OF_VIEWS: Edition = replace(EDITION, slug="views", parts=(Part((OPENING, FIGURE, NOTES)),))


def every_block() -> tuple[Block, ...]:
    """The blocks of all dispatches."""
    return tuple(block for dispatch in EDITION_OF_VIEWS.dispatches for block in dispatch.blocks)


@cache
def _files() -> dict[str, tuple[Rendition, bytes]]:
    chart = Image.new("RGB", (900, 500), "white")
    pen = ImageDraw.Draw(chart)
    pen.line((60, 40, 60, 440, 860, 440), fill="black", width=5)
    pen.line((60, 90, 260, 120, 460, 260, 660, 300, 860, 340), fill="#8c2f1b", width=9)
    drawn = io.BytesIO()
    chart.save(drawn, "PNG")
    found = {}
    for source, data, size in (
        ("photo.jpg", Camera(7).photo(3), (1600, 1067)),
        ("chart.png", drawn.getvalue(), (900, 500)),
    ):
        kind = source.rpartition(".")[2]
        name = f"{hashlib.sha256(data).hexdigest()[:20]}.{kind}"
        media = "image/png" if kind == "png" else "image/jpeg"
        found[source] = (Rendition(name, media, *size), data)
    return found


class Views:
    """The pictures of the edition: a photo and a drawing."""

    def rendition(self, source: str) -> Rendition:
        return _files()[source][0]

    def data(self, name: str) -> bytes:
        return next(data for rendition, data in _files().values() if rendition.name == name)
