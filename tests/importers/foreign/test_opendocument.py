"""Files of LibreOffice: text, styles, notes, pictures and tables come over, and what is not printed is named."""

import zipfile
from io import BytesIO

import pytest

from publish.diagnostics import Outcome
from publish.importers.foreign import opendocument
from publish.importers.foreign.material import Material, Reading
from publish.importers.writer import write
from publish.model.walk import plain
from tests.importers.foreign.office import PICTURE, odt

STYLES = (
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Standard">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="1"/>'
    "</text:list-style>"
)
HEAD = '<text:p text:style-name="P1">The lock gate</text:p><text:p text:style-name="Standard">By Ana Reis</text:p>'


def item(text: str, style: str) -> str:
    return f'<text:list text:style-name="{style}"><text:list-item><text:p>{text}</text:p></text:list-item></text:list>'


def picture(alt: str) -> str:
    return f'<draw:frame><draw:image xlink:href="Pictures/quay.png"/><svg:desc>{alt}</svg:desc></draw:frame>'


def read(data: bytes) -> Outcome[Reading]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        material = Material(data, "desk/gate.odt", names=tuple(archive.namelist()))
    assert opendocument.recognises(material)
    return opendocument.read(material)


def text(body: str, **more: str) -> str:
    [dispatch] = read(odt(HEAD + body, styles=STYLES, **more)).value.dispatches
    return write(dispatch, path="gate.md").partition("---\n\n")[2]


def said(body: str, **more: str) -> list[str]:
    outcome = read(odt(HEAD + body, styles=STYLES, **more))
    return [f"{found.rule.id}: {found.message}" for found in outcome.diagnostics]


def test_styles_become_what_they_mean() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>Twice.</text:p></text:note-body></text:note>"
    )
    cells = "".join(f"<table:table-cell><text:p>{word}</text:p></table:table-cell>" for word in ("Depth", "Time"))
    row = f"<table:table-row>{cells}</table:table-row>"
    made = text(
        f'<text:p>It <text:span text:style-name="T1">was</text:span><text:s/>painted{note}.</text:p>'
        '<text:h text:outline-level="1">On Monday</text:h><text:h text:outline-level="2">At dawn</text:h>'
        f'<text:p text:style-name="Quotations">Nobody came.</text:p>{item("a brush", "L1")}{item("climb", "L2")}'
        f"<table:table><table:table-header-rows>{row}</table:table-header-rows>{row}</table:table>"
        f'<text:p>{picture("A gate.")}</text:p><text:p text:style-name="Illustration">At noon.</text:p>'
        '<text:p>See the <text:a xlink:href="https://example.org/tide">table</text:a>.</text:p>'
    )
    assert made == (
        "It *was* painted[^1].\n\n## On Monday\n\n### At dawn\n\n> Nobody came.\n\n- a brush\n\n1. climb\n\n"
        "| Depth | Time |\n|---|---|\n| Depth | Time |\n\n"
        "::: figure\n![A gate.](Pictures/quay.png)\n\nAt noon.\n:::\n\n"
        "See the [table](https://example.org/tide).\n\n[^1]: Twice.\n"
    )


def test_a_frame_round_a_picture_and_its_caption_is_a_figure() -> None:
    frame = (
        '<draw:frame><draw:text-box><text:p text:style-name="Illustration">'
        f'{picture("A gate.")}Figure <text:sequence text:name="Figure">1</text:sequence>: At noon.</text:p>'
        "</draw:text-box></draw:frame>"
    )
    made = text(f"<text:p>It is green.{frame}</text:p><text:p>End.</text:p>")
    assert made == "It is green.\n\n::: figure\n![A gate.](Pictures/quay.png)\n\nFigure 1: At noon.\n:::\n\nEnd.\n"
    assert read(odt(HEAD + frame, styles=STYLES)).value.parts == {"Pictures/quay.png": PICTURE}


def test_what_is_tracked_commented_or_hidden_is_named_and_not_printed() -> None:
    tracked = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>red, they say</text:p></text:deletion>"
        "</text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
    )
    comment = "<office:annotation><dc:creator>Edda Quill</dc:creator><text:p>Is it?</text:p></office:annotation>"
    hidden = '<text:span text:style-name="T2">for the desk</text:span>'
    contents = (
        "<text:table-of-content><text:index-body><text:p>On Monday 1</text:p></text:index-body></text:table-of-content>"
    )
    body = f"{tracked}{contents}<text:p>It is {comment}{hidden}green.</text:p>"
    made = text(body)
    assert made == "It is green.\n"
    found = said(body)
    assert "import-left-out: left out what is tracked as deleted: “red, they say”" in found
    assert "import-left-out: left out a comment of Edda Quill: “Is it?”" in found
    assert "import-left-out: left out hidden text: “for the desk”" in found
    assert "import-left-out: left out a table of contents: “On Monday 1”" in found
    assert "import-unsure: what is tracked as added was taken in" in found


def test_a_line_in_bold_over_a_paragraph_is_a_heading_and_said() -> None:
    body = '<text:p>It rained.</text:p><text:p text:style-name="P2">On Monday</text:p><text:p>They came.</text:p>'
    assert text(body) == "It rained.\n\n## On Monday\n\nThey came.\n"
    assert "import-unsure: a line in bold was taken for a heading: “On Monday”" in said(body)


def test_what_the_file_says_counts_where_the_text_says_nothing() -> None:
    meta = (
        "<dc:title>Draft</dc:title><meta:initial-creator>Edda Quill</meta:initial-creator>"
        "<dc:date>2026-11-19T08:00:00</dc:date><meta:keyword>locks</meta:keyword>"
    )
    [dispatch] = read(odt("<text:p>It is green.</text:p>", meta=meta)).value.dispatches
    assert (plain(dispatch.headline), dispatch.credits[0].name, str(dispatch.date)) == (
        "Draft",
        "Edda Quill",
        "2026-11-19",
    )
    assert dispatch.subjects == ("locks",)


def test_a_line_across_is_a_pause() -> None:
    body = '<text:p>One.</text:p><text:p text:style-name="Horizontal_20_Line"/><text:p>Two.</text:p>'
    assert text(body) == "One.\n\n* * *\n\nTwo.\n"


def test_a_formula_is_said() -> None:
    frame = '<draw:frame><draw:object><x xmlns="http://www.w3.org/1998/Math/MathML">x=1</x></draw:object></draw:frame>'
    assert any("an object is not read: “x=1”" in line for line in said(f"<text:p>See {frame}.</text:p>"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (odt("<text:p>&a;</text:p>", doctype='<!DOCTYPE a [<!ENTITY a "x">]>'), "declares XML of its own"),
        (odt("<text:p>&a;</text:p>", doctype='<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), "declares"),
        (odt("<text:section>" * 3000 + "</text:section>" * 3000), "no OpenDocument text that can be read"),
    ],
)
def test_hostile_twins_are_refused(data: bytes, words: str) -> None:
    outcome = read(data)
    assert outcome.value.dispatches == ()
    [found] = outcome.diagnostics
    assert found.id == "import-refused"
    assert words in found.message
