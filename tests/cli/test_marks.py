"""``publish marks`` and ``publish proof``: what proofreaders left, at its line, and what cannot be placed."""

import json
import shutil
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from publish.errors import ExitCode
from publish.importers.proofs.annotation_set import annotation_set
from publish.importers.proofs.word_marks import word_marks
from publish.model.proof import MarkKind
from publish.pipeline.starting import NewProject, start_project
from publish.tools.pdfium import drawer
from tests.books.press import built
from tests.cli.conftest import IDENTIFIER, Shell
from tests.reports.models import SarifLog

TEXT = """---
headline: The lamp is lit
date: 2026-11-20
---

The keeper climbed the stairs at six and found the lamp *cold*, as it had been every morning since the storm.

Nobody in the village had seen the light for eleven nights, and nobody had said a word of it to the keeper.

The keeper climbed down again.
"""
FILE = "content/editions/2026-11/03-lamp.md"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("marks")
    start_project(folder, NewProject("Letters", "Mill Street Press", "en", IDENTIFIER, date(2026, 11, 20)))
    (folder / FILE).write_text(TEXT, encoding="utf-8")
    built(folder, "--format", "pdf")
    return folder


def annotated(made: Path, target: Path) -> None:
    """The PDF with a replacement in two parts, a note in the margin, an answer to it, a hidden mark and a highlight."""
    with drawer(made / "build/2026-11.pdf") as pages:
        read = [pages.characters(number) for number in range(len(pages))]
    texts = ["".join(character for character, _ in page) for page in read]
    number = next(n for n, text in enumerate(texts) if "lamp cold" in text)
    characters = read[number]
    text = "".join(character for character, _ in characters)

    def quad(words: str) -> list[float]:
        at = text.index(words)
        boxes = [box for _, box in characters[at : at + len(words)] if box.width]
        left, right = boxes[0].left, boxes[-1].right
        return [left, boxes[0].top, right, boxes[0].top, left, boxes[0].bottom, right, boxes[0].bottom]

    with pikepdf.open(made / "build/2026-11.pdf") as pdf:
        page = pdf.pages[number]
        page.obj.Annots = pdf.make_indirect(pikepdf.Array([]))

        def add(kind: str, words: str, **more: object) -> pikepdf.Object:
            points = quad(words)
            note = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name(kind),
                Rect=[points[0], points[5], points[2], points[1]],
                T="Ada",
            )
            if kind in ("/StrikeOut", "/Highlight"):
                note.QuadPoints = pikepdf.Array(points)
            for name, value in more.items():
                note[f"/{name}"] = value
            made = pdf.make_indirect(note)
            page.obj.Annots.append(made)
            return made

        caret = add("/Caret", "cold", Contents="dark")
        add("/StrikeOut", "cold", IRT=caret, RT=pikepdf.Name.Group)
        note = add("/Text", "Nobody in", Contents="Which village?")
        add("/Text", "Nobody in", Contents="Ours.", IRT=note)
        add("/Highlight", "eleven nights", F=2, Contents="hidden")
        add("/Highlight", "eleven nights", Contents="twelve?\n\x1b[31m::error::")
        pdf.save(target)


def test_marks_of_a_pdf_are_told_at_their_lines(shell: Shell, made: Path, tmp_path: Path) -> None:
    proof = tmp_path / "read.pdf"
    annotated(made, proof)
    done = shell("marks", "-C", made, proof)
    assert done.code is ExitCode.OK
    assert [line for line in done.lines if "note[proof]" in line] == [
        f"{FILE}:6:58: note[proof]: “cold” becomes “dark” (Ada)",
        f"{FILE}:8:1: note[proof]: Which village? (Ada)",
        f"{FILE}:8:46: note[proof]: “eleven nights” is highlighted: twelve?\\u000a\\u001b[31m::error:: (Ada)",
    ]
    sarif = SarifLog.model_validate_json(shell("marks", "-C", made, proof, "--output-format", "sarif").out)
    assert len(sarif.runs[0].results) == 3
    told = shell("marks", "-C", made, proof, "--output-format", "markdown").out
    assert f"/{FILE}\n\n- line 6, " in told
    assert "- line 6, note `proof`: “cold” becomes “dark” (Ada)" in told


def test_a_mark_whose_words_are_gone_is_told_and_not_placed(shell: Shell, made: Path, tmp_path: Path) -> None:
    proof = tmp_path / "read.pdf"
    annotated(made, proof)
    project = shutil.copytree(made, tmp_path / "later")
    path = project / FILE
    path.write_text(path.read_text(encoding="utf-8").replace(TEXT.split("\n\n")[2], "It rained."), encoding="utf-8")
    done = shell("marks", "-C", project, proof)
    assert sum("warning[proof-unplaced]" in line for line in done.lines) == 2
    assert sum("note[proof]" in line for line in done.lines) == 1


def test_words_that_stand_twice_are_told_by_those_round_them(shell: Shell, made: Path, tmp_path: Path) -> None:
    def told(**quote: str) -> list[str]:
        target = {"source": "a.xhtml", "selector": {"type": "TextQuoteSelector", **quote}}
        proof = tmp_path / "set.json"
        proof.write_text(json.dumps({"items": [{"type": "Annotation", "target": target}]}), encoding="utf-8")
        return [line for line in shell("marks", "-C", made, proof).lines if "proof" in line]

    assert told(exact="The keeper climbed", suffix=" down again.")[0].startswith(f"{FILE}:10:1: ")
    assert told(exact="The keeper climbed", suffix=" the stairs at six")[0].startswith(f"{FILE}:6:1: ")
    assert "warning[proof-unplaced]" in told(exact="The keeper climbed")[0]
    assert "warning[proof-unplaced]" in told(exact="the")[0]


def test_a_byline_that_recurs_is_told_by_what_is_read_near_it(shell: Shell, made: Path, tmp_path: Path) -> None:
    """As it stands in several dispatches; where nothing tells them apart, or its own is gone, it stays unplaced."""
    project = shutil.copytree(made, tmp_path / "two")
    head = "credits:\n  - {name: Grietje Tammen, role: reporter, place: Low Sarna}\n---"
    texts = {"04-eels.md": "Silver eels were seen by the weir.", "05-ice.md": "Ice was seen by Grietje at the quay."}
    for name, text in texts.items():
        path = project / f"content/editions/2026-11/{name}"
        path.write_text(f"---\nheadline: {name[3:-3]}\ndate: 2026-11-20\n{head}\n\n{text}\n", encoding="utf-8")

    def told(**quote: str) -> str:
        target = {"source": "a.xhtml", "selector": {"type": "TextQuoteSelector", **quote}}
        proof = tmp_path / "set.json"
        proof.write_text(json.dumps({"items": [{"type": "Annotation", "target": target}]}), encoding="utf-8")
        return next(line for line in shell("marks", "-C", project, proof).lines if "proof" in line)

    exact = "by Grietje Tammen in Low Sarna"
    assert "warning[proof-unplaced]" in told(exact=exact)
    assert "warning[proof-unplaced]" in told(exact=exact, prefix="The Brent geese came over the bar on Monday. ")
    # Theme and page may set it behind the words that it stands before in the file.
    eels, ice = (told(exact=exact, prefix=f"{text} Reporting ", suffix=" 27 The Tide") for text in texts.values())
    assert eels.startswith("content/editions/2026-11/04-eels.md:5:")
    assert ice.startswith("content/editions/2026-11/05-ice.md:5:")
    (project / "content/editions/2026-11/04-eels.md").unlink()
    gone = told(exact=exact, prefix=f"{texts['04-eels.md']} Reporting ", suffix=" 27 The Tide")
    assert "warning[proof-unplaced]" in gone


def test_a_word_copy_is_the_same_each_time_and_comes_back(shell: Shell, made: Path, tmp_path: Path) -> None:
    assert shell("proof", "-C", made).code is ExitCode.USAGE
    copies = []
    for _ in range(2):
        done = shell("proof", "-C", made, "--docx")
        assert done.code is ExitCode.OK
        copies.append((made / "build/2026-11.proof.docx").read_bytes())
    assert copies[0] == copies[1]
    assert word_marks(copies[0]) == ()
    with zipfile.ZipFile(BytesIO(copies[0])) as archive:
        parts = {name: archive.read(name).decode("utf-8", "surrogateescape") for name in archive.namelist()}
    run = "<w:r><w:t>Nobody in the village"
    assert run in parts["word/document.xml"]
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        run,
        '<w:r><w:t xml:space="preserve">Nobody </w:t></w:r><w:del w:id="1" w:author="Ada"><w:r><w:delText xml:space='
        '"preserve">in the </w:delText></w:r></w:del><w:ins w:id="2" w:author="Ada"><w:r><w:t xml:space="preserve">of '
        "our </w:t></w:r></w:ins><w:r><w:t>village",
    )
    proof = tmp_path / "back.docx"
    with zipfile.ZipFile(proof, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text.encode("utf-8", "surrogateescape"))
    (mark,) = word_marks(proof.read_bytes())
    assert (mark.kind, mark.exact, mark.text, mark.author) == (MarkKind.REPLACE, "in the ", "of our ", "Ada")
    done = shell("marks", "-C", made, proof)
    assert done.lines[0] == f"{FILE}:8:8: note[proof]: “in the” becomes “of our” (Ada)"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", b"PK\x03\x04"),
        ("a.docx", b""),
        ("a.json", b"{}"),
        ("a.json", b"[" * 100_000),
        ("a.annotation", b"\xff\xfe{"),
        ("a.txt", b"Line 3: wrong."),
    ],
)
def test_what_is_no_proof_is_refused(shell: Shell, made: Path, tmp_path: Path, name: str, data: bytes) -> None:
    proof = tmp_path / name
    proof.write_bytes(data)
    done = shell("marks", "-C", made, proof)
    assert done.code is ExitCode.USAGE
    assert name in done.err
    assert shell("marks", "-C", made, tmp_path / "nowhere.pdf").code is ExitCode.USAGE


def test_a_damaged_pdf_has_no_marks(shell: Shell, made: Path, tmp_path: Path) -> None:
    proof = tmp_path / "torn.pdf"
    proof.write_bytes((made / "build/2026-11.pdf").read_bytes()[:2000])
    assert shell("marks", "-C", made, proof).code in (ExitCode.OK, ExitCode.USAGE)


def test_sets_of_several_shapes_are_read() -> None:
    one = {
        "type": "Annotation",
        "creator": "Ada",
        "body": {"type": "TextualBody", "value": " So. ", "highlight": "strikethrough"},
        "target": {"selector": [{"type": "CssSelector", "refinedBy": {"type": "TextQuoteSelector", "exact": "x"}}]},
    }
    for document in (one, [one], {"items": [one]}, {"type": "AnnotationCollection", "first": {"items": [one]}}):
        (mark,) = annotation_set(json.dumps(document).encode())
        assert (mark.kind, mark.exact, mark.comment, mark.author) == (MarkKind.STRIKE, "x", "So.", "Ada")
    bookmark = {**one, "motivation": "bookmarking"}
    assert annotation_set(json.dumps({"items": [bookmark]}).encode()) == ()
