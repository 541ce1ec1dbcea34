"""Files of Word and Google Docs: text, styles, notes and pictures come over, and what is not printed is named."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from publish.diagnostics import Outcome, Severity
from publish.importers.foreign import word
from publish.importers.foreign.material import Material, Reading
from publish.importers.writer import write
from publish.model.walk import plain
from tests.importers.foreign.office import PICTURE, docx, item, link, noted, p, picture, r, zipped

B = "<w:b/>"
OPENING = (p("The lock gate", style="Title"), p("It is green again", style="Subtitle"), p("By Ana Reis"))
REDIRECT = (
    "https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Ftide%3Fday%3D1&amp;sa=D&amp;source=editors&amp;ust=17"
)


def material(data: bytes) -> Material:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = tuple(archive.namelist())
    except zipfile.BadZipFile:
        names = ("[Content_Types].xml", "word/document.xml")
    return Material(data, "desk/gate.docx", names=names)


def read(data: bytes) -> Outcome[Reading]:
    brought = material(data)
    assert word.recognises(brought)
    return word.read(brought)


def text(data: bytes) -> str:
    [dispatch] = read(data).value.dispatches
    return write(dispatch, path="gate.md")


def said(data: bytes) -> list[str]:
    return [f"{found.at.line} {found.rule.id}: {found.message}" for found in read(data).diagnostics]


def test_styles_become_what_they_mean() -> None:
    made = text(
        docx(
            *OPENING,
            p("LOW WATER — It ", r("was", "<w:i/>"), " painted", noted(2), "."),
            p("On Monday", style="Heading1"),
            p("In the morning", style="Heading2"),
            p("Nobody came.", style="Quote"),
            item("a brush"),
            item("a ladder"),
            item("climb", 2),
            p(picture("A gate, seen from the quay.")),
            p("The gate at noon.", style="Caption"),
            p("The ", link("table", "rId50"), " says when."),
            notes={2: "Twice."},
            links={"rId50": REDIRECT},
        )
    )
    head, _, body = made.partition("---\n\n")
    assert 'headline: "The lock gate"' in head
    assert 'standfirst: "It is green again"' in head
    assert 'name: "Ana Reis"' in head
    assert 'place: "LOW WATER"' in head
    assert body == (
        "It *was* painted[^1].\n\n## On Monday\n\n### In the morning\n\n> Nobody came.\n\n- a brush\n- a ladder\n\n"
        "1. climb\n\n::: figure\n![A gate, seen from the quay.](word/media/image1.png)\n\nThe gate at noon.\n:::\n\n"
        "The [table](https://example.org/tide?day=1) says when.\n\n[^1]: Twice.\n"
    )


def test_the_picture_comes_with_it() -> None:
    assert read(docx(*OPENING, p(picture("A gate.")))).value.parts == {"word/media/image1.png": PICTURE}


def test_what_is_tracked_or_commented_is_named_and_not_printed() -> None:
    deleted = '<w:del w:id="1" w:author="E"><w:r><w:delText>red, or so they say</w:delText></w:r></w:del>'
    added = f'<w:ins w:id="2" w:author="E">{r("green")}</w:ins>'
    moved = f'<w:moveFrom w:id="3" w:author="E">{r("elsewhere before")}</w:moveFrom>'
    data = docx(*OPENING, p("It is ", deleted, added, moved, "."), comments={"Edda Quill": "Is it?"})
    made = text(data)
    assert "It is green." in made
    assert not any(words in made for words in ("red, or", "Is it?", "elsewhere"))
    assert "4 import-left-out: left out what is tracked as deleted: “red, or so they sayelsewhere before”" in said(data)
    assert "4 import-unsure: what is tracked as added was taken in: “green”" in said(data)
    assert "1 import-left-out: left out a comment of Edda Quill: “Is it?”" in said(data)


def test_hidden_words_headers_and_contents_are_named_and_not_printed() -> None:
    contents = p("The gate 1", style="TOC1")
    data = docx(*OPENING, contents, p("Seen", r(" unseen", "<w:vanish/>"), "."), p("End."), header=p("For the desk"))
    assert "unseen" not in text(data)
    assert "The gate 1" not in text(data)
    assert "5 import-left-out: left out hidden text: “unseen”" in said(data)
    assert "1 import-left-out: left out what stands at the edge of every page: “For the desk”" in said(data)
    assert "4 import-left-out: left out a line of the table of contents: “The gate 1”" in said(data)


def test_a_line_in_bold_over_a_paragraph_is_a_heading_and_said() -> None:
    data = docx(*OPENING, p("It rained."), p(r("On Monday", B)), p("They came."), p(r("Only stressed.", B)), p("So."))
    assert "\n## On Monday\n\nThey came.\n\n<strong>Only stressed.</strong>\n" in text(data)
    assert "5 import-unsure: a line in bold was taken for a heading: “On Monday”" in said(data)


def test_a_document_without_styles_is_read_by_its_looks() -> None:
    data = docx(
        p(r("The lock gate", B)), p(""), p("By Ana Reis"), p("20 November 2026"), p("It is green."), p("***"), p(".")
    )
    [dispatch] = read(data).value.dispatches
    assert plain(dispatch.headline) == "The lock gate"
    assert [credit.name for credit in dispatch.credits] == ["Ana Reis"]
    assert str(dispatch.date) == "2026-11-20"
    assert "\n* * *\n" in text(data) or "\n---\n\n." in text(data) or "\n***\n" in text(data)


CORE = (
    "<dc:title>Draft 7</dc:title><dc:creator>Edda Quill</dc:creator><cp:keywords>locks; paint</cp:keywords>"
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2026-11-19T08:00:00Z</dcterms:modified>'
)


def test_what_the_file_says_counts_where_the_text_says_nothing() -> None:
    [plainly] = read(docx(p("It is green."), core=CORE)).value.dispatches
    assert (plain(plainly.headline), plainly.credits[0].name, str(plainly.date)) == (
        "Draft 7",
        "Edda Quill",
        "2026-11-19",
    )
    assert plainly.subjects == ("locks", "paint")
    [named] = read(docx(*OPENING, p("It is green."), core=CORE)).value.dispatches
    assert (plain(named.headline), named.credits[0].name) == ("The lock gate", "Ana Reis")
    assert "1 import-unsure: the text names no day; 2026-11-19 is when the file was saved last" in said(
        docx(p("It is green."), core=CORE)
    )


@pytest.mark.parametrize("name", ["python-docx", "Microsoft Office User", "User", "admin", "Windows User", "user1"])
def test_nobody_is_no_author(name: str) -> None:
    core = f"<dc:title>Draft</dc:title><dc:creator>{name}</dc:creator>"
    [dispatch] = read(docx(p("It is green."), core=core)).value.dispatches
    assert dispatch.credits == ()


@pytest.mark.parametrize("alt", ["A picture containing water Description automatically generated", ""])
def test_a_description_that_a_program_made_is_none(alt: str) -> None:
    assert "![](word/media/image1.png)" in text(docx(*OPENING, p(picture(alt)), p("End.")))


def test_fields_and_initials_in_frames_keep_their_words() -> None:
    frame = '<w:framePr w:dropCap="drop" w:lines="3"/>'
    field = '<w:fldSimple w:instr=" SEQ Figure ">' + r("7") + "</w:fldSimple>"
    made = text(docx(*OPENING, p("I", properties=frame), p("t is ", field, " o'clock.")))
    assert "\nIt is 7 o'clock.\n" in made


def test_bookmarks_are_places_of_their_paragraphs() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="noon"/><w:bookmarkEnd w:id="1"/>'
    linked = f'<w:hyperlink w:anchor="noon">{r("then")}</w:hyperlink>'
    made = text(docx(*OPENING, p("See ", linked, "."), p(mark, r("At noon"), style="Heading1"), p("They came.")))
    assert "See [then](#noon)." in made
    assert "## At noon {#noon}" in made


def test_code_stays_in_its_lines() -> None:
    assert "```\none\n  two\n```" in text(docx(*OPENING, p("one", style="Code"), p("  two", style="Code"), p("End.")))


def renamed(data: bytes, change: Callable[[str, bytes], tuple[str, bytes]]) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return zipped(dict(change(name, archive.read(name)) for name in archive.namelist()))


def test_the_strict_form_and_another_name_of_the_text_are_read() -> None:
    usual, strict = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"

    def strictly(name: str, data: bytes) -> tuple[str, bytes]:
        for kind in (b"wordprocessingml", b"officeDocument", b"drawingml"):
            data = data.replace(usual + kind + b"/2006/", strict + kind + b"/")
        return name, data

    def elsewhere(name: str, data: bytes) -> tuple[str, bytes]:
        data = data.replace(b"word/document.xml", b"word/document2.xml")
        return name.replace("word/document.xml", "word/document2.xml").replace("s/document.", "s/document2."), data

    plainly = docx(*OPENING, p("It is ", r("green", "<w:i/>"), "."), p(picture("A gate.")), p("."))
    for change in (strictly, elsewhere):
        assert text(renamed(plainly, change)) == text(plainly)


LOST = {
    "a chart": '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="c"><c:chart r:id="rId1"/></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r>",
    "a formula": "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>",
}


@pytest.mark.parametrize("what", LOST)
def test_what_cannot_be_read_is_said(what: str) -> None:
    assert any(f"4 import-unsure: {what} is not read" in line for line in said(docx(*OPENING, p("See ", LOST[what]))))


def test_every_word_of_a_long_document_is_in_the_tree() -> None:
    cells = "".join(f"<w:tc>{p(word)}</w:tc>" for word in ("Depth", "seven"))
    data = docx(
        *OPENING, *(p(f"Sentence {n} of many.") for n in range(300)), f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", p(".")
    )
    made = text(data)
    assert all(f"Sentence {n} of many." in made for n in range(300))
    assert "seven" in made
    assert not [line for line in said(data) if "letters" in line]


def bomb() -> bytes:
    return docx(p("x"), extra={"word/media/image2.png": b"\0" * 60_000_000})


HOSTILE = {
    "an entity": (docx(p("&a;"), doctype='<!DOCTYPE w [<!ENTITY a "x">]>'), "declares XML of its own"),
    "a file of the machine": (
        docx(p("&a;"), doctype='<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        "declares",
    ),
    "an entity elsewhere": (
        docx(p("x"), extra={"word/settings.xml": b'<!DOCTYPE a [<!ENTITY % b SYSTEM "https://t.invalid/a">]><a/>'}),
        "word/settings.xml declares",
    ),
    "wide letters": (docx(p("x"), extra={"word/a.xml": "<!DOCTYPE a>".encode("utf-16")}), "word/a.xml"),
    "a bomb": (bomb(), "unpacks to far more"),
    "a path": (docx(p("x"), extra={"../../etc/cron.d/x": b"x"}), "leads out of the archive"),
    "no text": (docx(p("x"))[:-40], "damaged"),
    "depth": (docx("<w:sdt>" * 3000 + p("x") + "</w:sdt>" * 3000), "not a document that is read"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_twins_are_refused(name: str) -> None:
    data, words = HOSTILE[name]
    outcome = read(data)
    assert outcome.value.dispatches == ()
    [found] = outcome.diagnostics
    assert (found.id, found.severity) == ("import-refused", Severity.ERROR)
    assert words in found.message


def test_nothing_is_opened_that_a_document_links() -> None:
    linked = picture("A gate.").replace("r:embed", "r:link")
    elsewhere = {"rId90x": "file:///etc/passwd"}
    data = docx(*OPENING, p(linked.replace("rId90", "rId90x")), p("End."), links=elsewhere)
    assert read(data).value.parts == {}
    assert any("could not open external image" in line for line in said(data))


def test_a_document_cannot_say_how_it_is_read() -> None:
    assert "It is green." in text(docx(*OPENING, p("It is green."), extra={"mammoth/style-map": b"p => !"}))
