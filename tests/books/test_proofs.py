"""Proofs come home: two hundred marks of each form stand at their lines after thirty edits of other dispatches."""

import ctypes
import itertools
import json
import random
import shutil
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import etree

from publish.checks.words import letters
from publish.errors import ExitCode
from publish.tools.pdf_box import PdfBox
from publish.tools.pdfium import drawer
from tests.books.press import ROOT, built, copied, publish

pytestmark = pytest.mark.slow

MARKS, EDITS = 200, 30
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Meant:
    """A mark that is to be left, and the line that it must be found at."""

    page: int
    quads: tuple[PdfBox, ...]
    exact: str
    prefix: str
    suffix: str
    lines: tuple[str, ...]
    number: int

    @property
    def said(self) -> str:
        return f"mark {self.number} is meant here"


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sample editions, built."""
    folder = copied(ROOT, tmp_path_factory.mktemp("proofs"))
    shutil.rmtree(folder / "content/editions/yearbook-2026")
    built(folder, "--format", "pdf")
    return folder


@pytest.fixture(scope="module")
def marked(harbour: Path) -> tuple[str, ...]:
    """The dispatches that marks are left in: every other one."""
    return tuple(str(path) for path in sorted(harbour.glob("content/editions/*/*.md"))[::2])


def chosen(harbour: Path, marked: Sequence[str], chance: random.Random, edition: str) -> list[Meant]:
    """Runs of words all over an edition's pages, with where they stand on them."""
    pages = json.loads((harbour / f"build/{edition}.pages.json").read_text(encoding="utf-8"))["pages"]
    found: list[Meant] = []
    with drawer(harbour / f"build/{edition}.pdf") as drawn:
        known = {page["label"]: drawn.characters(int(page["label"]) - 1) for page in pages}
    places = [
        (page["label"], block)
        for page in pages
        for block in page["blocks"]
        if str(harbour / block["path"]) in marked and len(block["text"].split()) > 5
    ]
    while len(found) < MARKS // 2:
        label, block = chance.choice(places)
        words = block["text"].split()
        first = chance.randrange(len(words) - 2)
        last = min(first + chance.randrange(1, 7), len(words))
        before, exact, behind = (" ".join(part) for part in (words[:first], words[first:last], words[last:]))
        if len(letters(exact)) < 4 or not letters(words[first]):
            continue
        quads = covering(known[label], letters(before)[-30:], letters(exact), letters(behind)[:20])
        if quads:
            lines = standing(harbour, pages, block, exact, before)
            found.append(Meant(int(label) - 1, tuple(quads), exact, before[-32:], behind[:32], lines, len(found)))
    return found


def standing(harbour: Path, pages: list[Any], block: Any, words: str, before: str = "") -> tuple[str, ...]:
    """The lines of a block's source at which somebody who reads the file finds words that are read behind others.

    A paragraph may be wrapped and a table has rows, so that the words may go on in the next line. What the house
    composes of names, places and roles stands in no line as it is read: any of that field will do, and no other.
    """
    own = [one for page in pages for one in page["blocks"] if one["path"] == block["path"]]
    source = (harbour / block["path"]).read_text(encoding="utf-8").split("\n")
    last = min((one["line"] for one in own if one["line"] > block["line"]), default=len(source) + 1)
    runs = list(filter(None, map(letters, words.split())))
    near = "".join(map(letters, before.split()[-2:]))
    begin = block["line"] - source[block["line"] - 2].startswith("{")  # its attributes may say whose words it has
    if block["block"].endswith(":byline"):
        field = itertools.takewhile(lambda n: source[n - 1].startswith((" ", "- ")), range(begin + 1, last))
        numbers = [block["line"], *field]
    else:
        owners = [n for n in range(begin, last) for _ in letters(source[n - 1])]
        text = "".join(map(letters, source[begin - 1 : last - 1]))
        tries = [(near, "".join(runs)), ("", "".join(runs)), ("", runs[0])]
        having = ([owners[at + len(left)] for at in every(text, left + some)] for left, some in tries)
        numbers = next(filter(None, having), [block["line"]])
    return tuple(f"{block['path']}:{number}" for number in numbers)


def every(text: str, part: str) -> list[int]:
    return [at for at in range(len(text) - len(part) + 1) if text.startswith(part, at)]


def covering(page: list[tuple[str, PdfBox]], before: str, exact: str, behind: str) -> list[PdfBox]:
    """A box for each line of a run of words on a page, which stands there once; none where it cannot be told."""
    text, places = "", []
    for index, (character, _) in enumerate(page):
        for letter in letters(character):
            text += letter
            places.append(index)
    at = text.find(before + exact + behind)
    if at < 0 or text.find(before + exact + behind, at + 1) >= 0:
        return []
    first, last = places[at + len(before)], places[at + len(before + exact) - 1]
    lines: list[PdfBox] = []
    for _, box in page[first : last + 1]:
        if box.width <= 0:
            continue
        if lines and abs((lines[-1].bottom + lines[-1].top) / 2 - (box.bottom + box.top) / 2) < 7:
            old = lines[-1]
            lines[-1] = PdfBox(
                min(old.left, box.left), min(old.bottom, box.bottom), max(old.right, box.right), max(old.top, box.top)
            )
        else:
            lines.append(box)
    return lines


def edited(harbour: Path, folder: Path, marked: Sequence[str], chance: random.Random) -> Path:
    """The project after thirty edits of other dispatches."""
    project = folder / "now"
    shutil.copytree(harbour / "content", project / "content")
    files = sorted(project.glob("content/editions/*/*.md"))
    others = [path for path in files if str(harbour / path.relative_to(project)) not in marked]
    done = 0
    while done < EDITS:
        path = chance.choice(others)
        paragraphs = path.read_text(encoding="utf-8").split("\n\n")
        plain = [n for n, text in enumerate(paragraphs) if n and text[:1].isalpha() and ":::" not in text]
        if not plain:
            continue  # a brief of one paragraph behind its front matter
        done += 1
        at = chance.choice(plain)
        words = paragraphs[at].split(" ")
        kind = chance.randrange(4)
        if kind == 0:
            paragraphs.insert(at, "A sentence that nobody had read before stands here now.")
        elif kind == 1:
            words.insert(chance.randrange(len(words)), "indeed")
        elif kind == 2 and len(words) > 8:
            del words[chance.randrange(len(words))]
        else:
            paragraphs[at] = f"{paragraphs[at]} So it was said at the quay."
        if kind in (1, 2):
            paragraphs[at] = " ".join(words)
        path.write_text("\n\n".join(paragraphs), encoding="utf-8")
    return project


def told(project: Path, *proofs: Path) -> dict[str, str]:
    """What is told of each mark: the line that it is found at, by what it says."""
    done = publish("marks", "-C", project, "--json", *proofs, folder=project)
    assert done.returncode == ExitCode.OK, done.stderr
    findings = json.loads(done.stdout)["findings"]
    placed = [one for one in findings if one["id"] == "proof"]
    return {one["message"]: f"{one['path']}:{one['line']}" for one in placed}


def judged(meant: Sequence[Meant], found: dict[str, str]) -> None:
    """At least 99 in 100 at their line, and none at another one."""
    assert len(meant) == MARKS
    by = {mark.said: mark for mark in meant}
    right = wrong = 0
    astray: list[tuple[str, str, tuple[str, ...]]] = []
    for message, line in found.items():
        mark = next(mark for said, mark in by.items() if said in message)
        right += line in mark.lines
        wrong += line not in mark.lines
        astray += [] if line in mark.lines else [(message, line, mark.lines)]
    assert wrong == 0, astray
    assert right >= MARKS * 0.99, f"{right} of {MARKS}"


def with_pikepdf(source: Path, target: Path, meant: Sequence[Meant], chance: random.Random) -> None:
    with pikepdf.open(source) as pdf:
        for mark in meant:
            page = pdf.pages[mark.page]
            kind = chance.choice(["/Highlight", "/StrikeOut", "/Underline", "/Squiggly"])
            corners = [(q.left, q.top, q.right, q.top, q.left, q.bottom, q.right, q.bottom) for q in mark.quads]
            points = [value for corner in corners for value in corner]
            box = mark.quads[0]
            note = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name(kind),
                Rect=[box.left, box.bottom, box.right, box.top],
                QuadPoints=points,
                Contents=mark.said,
                T="Proofreader",
                F=4,
            )
            if "/Annots" not in page.obj:
                page.obj.Annots = pdf.make_indirect(pikepdf.Array())
            page.obj.Annots.append(pdf.make_indirect(note))
        pdf.save(target)


def with_pypdfium2(source: Path, target: Path, meant: Sequence[Meant], chance: random.Random) -> None:
    import pypdfium2
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(source)
    kinds = [raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_STRIKEOUT, raw.FPDF_ANNOT_UNDERLINE, raw.FPDF_ANNOT_SQUIGGLY]
    for mark in meant:
        page = document[mark.page]
        note = raw.FPDFPage_CreateAnnot(page.raw, chance.choice(kinds))
        for q in mark.quads:
            corners = raw.FS_QUADPOINTSF(q.left, q.top, q.right, q.top, q.left, q.bottom, q.right, q.bottom)
            assert raw.FPDFAnnot_AppendAttachmentPoints(note, ctypes.byref(corners))
        box = mark.quads[0]
        raw.FPDFAnnot_SetRect(note, ctypes.byref(raw.FS_RECTF(box.left, box.top, box.right, box.bottom)))
        words = ctypes.create_string_buffer(f"{mark.said}\0".encode("utf-16-le"))
        assert raw.FPDFAnnot_SetStringValue(note, b"Contents", ctypes.cast(words, ctypes.POINTER(ctypes.c_ushort)))
        raw.FPDFPage_CloseAnnot(note)
        page.close()
    document.save(target)
    document.close()


@pytest.mark.parametrize("write", [with_pikepdf, with_pypdfium2])
def test_marks_in_a_pdf_come_home(
    harbour: Path, marked: tuple[str, ...], tmp_path: Path, write: Callable[..., None]
) -> None:
    chance = random.Random(f"pdf {write.__name__}")
    meant: list[Meant] = []
    proofs = []
    for edition in ("2026-10", "2026-11"):
        own = chosen(harbour, marked, chance, edition)
        own = [Meant(m.page, m.quads, m.exact, m.prefix, m.suffix, m.lines, m.number + len(meant)) for m in own]
        proofs.append(tmp_path / f"{edition} read.pdf")
        write(harbour / f"build/{edition}.pdf", proofs[-1], own, chance)
        meant += own
    judged(meant, told(edited(harbour, tmp_path, marked, chance), *proofs))


def test_marks_in_an_annotation_set_come_home(harbour: Path, marked: tuple[str, ...], tmp_path: Path) -> None:
    chance = random.Random("annotation set")
    meant = [mark for edition in ("2026-10", "2026-11") for mark in chosen(harbour, marked, chance, edition)]
    items = [
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "type": "Annotation",
            "id": f"urn:x-note:{number}",
            "creator": {"type": "Person", "name": "Proofreader"},
            "body": {"type": "TextualBody", "value": f"mark {number} is meant here", "highlight": "solid"},
            "target": {
                "source": "EPUB/d0001.xhtml",
                "selector": [
                    {"type": "TextQuoteSelector", "exact": m.exact, "prefix": m.prefix, "suffix": m.suffix},
                    {"type": "FragmentSelector", "value": "epubcfi(/6/8!/4/2)"},
                ],
            },
        }
        for number, m in enumerate(meant)
    ]
    meant = [Meant(m.page, m.quads, m.exact, m.prefix, m.suffix, m.lines, n) for n, m in enumerate(meant)]
    proof = tmp_path / "notes.annotation"
    proof.write_text(json.dumps({"type": "AnnotationSet", "items": items}), encoding="utf-8")
    judged(meant, told(edited(harbour, tmp_path, marked, chance), proof))


def test_changes_in_a_word_copy_come_home(harbour: Path, marked: tuple[str, ...], tmp_path: Path) -> None:
    chance = random.Random("word")
    copies = publish("proof", "-C", harbour, "--docx", folder=harbour)
    assert copies.returncode == ExitCode.OK, copies.stderr
    meant: list[Meant] = []
    proofs = []
    for edition in ("2026-10", "2026-11"):
        proofs.append(tmp_path / f"{edition}.docx")
        meant += in_word(harbour, marked, chance, edition, proofs[-1], len(meant))
    judged(meant, told(edited(harbour, tmp_path, marked, chance), *proofs))


def in_word(
    harbour: Path, marked: Sequence[str], chance: random.Random, edition: str, target: Path, start: int
) -> list[Meant]:
    """A copy with tracked changes and comments, one a paragraph, each with the line that it must be found at."""
    pages = json.loads((harbour / f"build/{edition}.pages.json").read_text(encoding="utf-8"))["pages"]
    blocks = {
        letters(block["text"]): block
        for page in pages
        for block in page["blocks"]
        if str(harbour / block["path"]) in marked
    }
    with zipfile.ZipFile(harbour / f"build/{edition}.proof.docx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = etree.fromstring(parts["word/document.xml"])
    said = etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
    paragraphs = [p for p in body.iter(f"{W}p") if letters("".join(t.text or "" for t in p.iter(f"{W}t"))) in blocks]
    made: list[Meant] = []
    # Several marks may stand in one paragraph, as a proofreader leaves them.
    for index in range(MARKS // 2):
        paragraph = paragraphs[index % len(paragraphs)]
        runs = [run for run in paragraph.findall(f"{W}r") if len((run.findtext(f"{W}t") or "").split()) > 4]
        if not runs:
            paragraph = max(paragraphs, key=lambda p: max(len(r.findtext(f"{W}t") or "") for r in p.findall(f"{W}r")))
            runs = [max(paragraph.findall(f"{W}r"), key=lambda run: len(run.findtext(f"{W}t") or ""))]
        run = max(runs, key=lambda run: len(run.findtext(f"{W}t") or ""))
        whole = "".join(
            e.text or ""
            for e in paragraph.iter(f"{W}t", f"{W}delText")
            if e.getparent().getparent().tag != f"{W}ins"  # type: ignore[union-attr]
        )
        number = start + index
        words = leave(run, f"mark {number} is meant here", chance, said, str(number))
        block = blocks[letters(whole)]
        lines = [standing(harbour, pages, block, word) for word in words if letters(word)]
        made.append(Meant(0, (), "", "", "", tuple(line for some in lines for line in some), number))
    parts["word/document.xml"] = etree.tostring(body, encoding="UTF-8", xml_declaration=True)
    parts["word/comments.xml"] = etree.tostring(said, encoding="UTF-8", xml_declaration=True)
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    target.write_bytes(data.getvalue())
    return made


def leave(run: Any, words: str, chance: random.Random, said: Any, id: str) -> list[str]:
    """Part a run, and change a word of it or say something of it; the words that it stands at."""
    text = run.findtext(f"{W}t")
    parts = text.split(" ")
    at = chance.randrange(1, max(len(parts) - 2, 2))
    before, word, behind = " ".join(parts[:at]) + " ", parts[at], " " + " ".join(parts[at + 1 :])
    kind = chance.choice(["cut", "put", "replaced", "said"])

    def a_run(content: str, name: str = "t") -> Any:
        made = etree.Element(f"{W}r")
        inner = etree.SubElement(made, f"{W}{name}")
        inner.text = content
        inner.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return made

    def tracked(name: str, inner: Any) -> Any:
        made = etree.Element(f"{W}{name}", {f"{W}id": id, f"{W}author": words})
        made.append(inner)
        return made

    pieces = [a_run(before)]
    if kind == "said":
        comment = etree.SubElement(said, f"{W}comment", {f"{W}id": id, f"{W}author": "Proofreader"})
        etree.SubElement(comment, f"{W}p").append(a_run(words))
        pieces += [etree.Element(f"{W}commentRangeStart", {f"{W}id": id}), a_run(word)]
        pieces += [etree.Element(f"{W}commentRangeEnd", {f"{W}id": id})]
    else:
        pieces += [tracked("del", a_run(word, "delText"))] if kind != "put" else [a_run(word)]
        pieces += [tracked("ins", a_run("something"))] if kind != "cut" else []
    pieces.append(a_run(behind))
    place = run.getparent().index(run)
    run.getparent()[place : place + 1] = pieces
    return [word, *behind.split()[:1]] if kind == "put" or not letters(word) else [word]
