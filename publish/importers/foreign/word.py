"""Files of Word and Google Docs (``.docx``): the text by mammoth, what is said of it by python-docx.

What is tracked as deleted, hidden, or said in comments is never printed; it is named. Office Open XML as in ECMA-376.
"""

import hashlib
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from publish.diagnostics import Diagnostic, Outcome, Span
from publish.importers.foreign.assembly import Given
from publish.importers.foreign.document import name_of, words_of
from publish.importers.foreign.material import ImportSource, Material, Reading
from publish.importers.foreign.package import DocumentParts, opened
from publish.importers.foreign.rules import IMPORT_REFUSED, IMPORT_UNSURE, excerpt, left_out
from publish.importers.foreign.styled import NOTES, Styled, numbered, read_styled
from publish.importers.html.fragment import letters_of

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|drawingml|officeDocument)/")
"""The names of the strict form of the standard, which differ from the usual ones by their beginnings alone."""
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_LOST = {
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": "a chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": "a diagram",
    "{urn:schemas-microsoft-com:office:office}OLEObject": "an embedded object",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": "a formula",
}
"""What no library here reads, and how it is called."""

_STYLES = {
    "h1.title:fresh": ("Title", "Headline"),
    "p.subtitle:fresh": ("Subtitle", "Standfirst", "Deck", "Abstract"),
    "p.kicker:fresh": ("Kicker", "Overline", "Eyebrow"),
    "p.byline:fresh": ("Byline", "Author", "Authors"),
    "p.caption:fresh": ("Caption", "Image Caption", "Figure", "Photo Caption"),
    "blockquote > p:fresh": ("Quote", "Intense Quote", "Block Text", "Block Quotation", "Quotations"),
    "pre:separator('\\n')": ("Source Code", "HTML Preformatted", "Code"),
    "p.toc:fresh": ("TOC Heading", *(f"{name} {rank}" for name in ("toc", "TOC", "Contents") for rank in range(1, 10))),
}
"""What paragraphs of a style become, by the names that Word, Google Docs and LibreOffice give their styles."""
_STYLE_MAP = "\n".join(
    f"p[style-name='{spelling}'] => {made}"
    for made, names in _STYLES.items()
    for name in names
    for spelling in dict.fromkeys((name, name.lower()))
)


def recognises(material: Material) -> bool:
    """Whether a file is a document of Word, by its parts."""
    return "[Content_Types].xml" in material.names and any(name.startswith("word/") for name in material.names)


def read(material: Material) -> Outcome[Reading]:
    """The dispatch of a document."""
    at = Span(material.path, 1, 1)
    package = opened(bytes(material.data), at)
    if package.value is None:
        return Outcome(Reading(), package.diagnostics)
    package.value.parts.update(_usual(package.value.parts))
    place = _main(package.value)
    main = package.value.xml(place)
    if main is None:
        message = "this is not a document that is read: its text is not where Word puts it"
        return Outcome(Reading(), (IMPORT_REFUSED.finding(message, at, hint="Save it once more as .docx."),))
    findings = list(_unseen(main, package.value, at))
    visible = _letters(main)
    for name in _NOTES:
        if (notes := package.value.xml(name)) is not None:
            visible += _letters(notes)
            package.value.parts[name] = _bytes(_mended(_without_hidden(notes)))
    package.value.parts[place] = _bytes(_mended(_without_hidden(main)))
    try:
        root, parts, notes_of, told = _html(package.value, at)
    except Exception as error:  # a library fails in as many ways as a document can be wrong
        message = f"the document cannot be read: {type(error).__name__}"
        return Outcome(Reading(), (IMPORT_REFUSED.finding(message, at, hint="Save it once more, or as HTML."),))
    findings += told
    if lost := visible - letters_of(root) - sum((letters_of(note) for _, note in notes_of), Counter()):
        findings.append(IMPORT_UNSURE.finding(f"{sum(lost.values())} letters of the document were not read", at))
    given, said = _properties(_zipped(package.value), at)
    styled = Styled(root, notes_of, parts, given, (*findings, *said))
    return read_styled(styled, material, "docx")


def _html(
    package: DocumentParts, at: Span
) -> "tuple[HtmlElement, dict[str, bytes], list[tuple[str, HtmlElement]], list[Diagnostic]]":
    """The text as HTML, its pictures, its notes, and what the library has to say."""
    import mammoth
    from lxml import html

    parts: dict[str, bytes] = {}
    names = {hashlib.sha256(data).digest(): name for name, data in package.parts.items() if "/media/" in name}

    def picture(image: Any) -> dict[str, str]:
        with image.open() as file:
            data = file.read()
        name = names.get(hashlib.sha256(data).digest(), f"media/{len(parts) + 1}")
        parts[name] = data
        return {"src": name}

    made = mammoth.convert_to_html(
        BytesIO(_zipped(package)),
        style_map=_STYLE_MAP,
        include_embedded_style_map=False,  # a document could say there that its words are to be dropped
        external_file_access=False,
        ignore_empty_paragraphs=False,
        convert_image=mammoth.images.img_element(picture),
    )
    root: HtmlElement = html.fragment_fromstring(made.value, create_parent="div")
    notes = _notes(root)
    numbered(root)
    told = [one.message for one in made.messages if _matters(one.message)]
    return root, parts, notes, [IMPORT_UNSURE.finding(f"of the document: {message}", at) for message in told]


def _matters(message: str) -> bool:
    """Whether a message of the library tells of something that is missing now; of styles it tells without need."""
    known = ("annotationRef", "unlikely to display", "was ignored: v:", "OLEObject", "oMath")
    return "style" not in message.lower() and not any(words in message for words in known)


def _zipped(package: DocumentParts) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in package.parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def _notes(root: "HtmlElement") -> "list[tuple[str, HtmlElement]]":
    """The notes that the library has put at the end, taken from there; their marks become links to :data:`NOTES`."""
    kinds = ("footnote-", "endnote-")
    for link in [one for one in root.iter("a") if one.get("href", "").lstrip("#").startswith(kinds)]:
        link.set("href", f"{NOTES}{link.get('href', '')[1:]}")
        link.attrib.pop("id", None)
        # The mark is raised by the library, and often by its style once more.
        while (above := link.getparent()) is not None and name_of(above) == "sup" and words_of(above) == words_of(link):
            link.tail = above.tail
            above.getparent().replace(above, link)
    found: list[tuple[str, HtmlElement]] = []
    for entry in [one for one in root.iter("li") if one.get("id", "").startswith(kinds)]:
        for link in [one for one in entry.iter("a") if "note-ref-" in one.get("href", "")]:
            link.getparent().remove(link)
        above = entry.getparent()
        above.remove(entry)
        if not len(above) and above.getparent() is not None:
            above.getparent().remove(above)
        entry.tag = "div"
        found.append((entry.get("id", ""), entry))
    return found


def _properties(data: bytes, at: Span) -> tuple[Given, list[Diagnostic]]:
    """What the document says of itself, and the comments that stand beside its text."""
    import docx

    try:
        document = docx.Document(BytesIO(data))
        core = document.core_properties
        comments = [(one.author, one.text) for one in document.comments]
        changed: datetime | None = core.modified or core.created
        given = Given(
            headline=core.title,
            authors=tuple(filter(None, core.author.split(";"))),
            date=changed.date() if changed else None,
            language=core.language,
            subjects=tuple(word.strip() for word in core.keywords.replace(";", ",").split(",") if word.strip()),
        )
    except Exception:  # properties that are spoiled say nothing
        return Given(), []
    return given, [left_out(f"a comment of {author or 'somebody'}", text, at) for author, text in comments]


def _unseen(main: "_Element", package: DocumentParts, at: Span) -> Iterator[Diagnostic]:
    """What stands in a document and is not printed, or cannot be."""
    for number, paragraph in enumerate(main.iter(f"{_W}p"), start=1):
        place = Span(at.path, number, 1)
        deleted = "".join(_texts(paragraph, (f"{_W}del", f"{_W}moveFrom")))
        if deleted.strip():
            yield left_out("what is tracked as deleted", deleted, place)
        added = "".join(_texts(paragraph, (f"{_W}ins",)))
        if added.strip():
            yield IMPORT_UNSURE.finding(f"what is tracked as added was taken in: {excerpt(added)}", place)
        for run in paragraph.iter(f"{_W}r"):
            if _hidden(run) and (words := "".join(text.text or "" for text in run.iter(f"{_W}t"))).strip():
                yield left_out("hidden text", words, place)
        for lost, what in _LOST.items():
            for found in paragraph.iter(lost):
                words = " ".join(text for text in map(str, found.itertext()) if text.strip())
                message = f"{what} is not read{f': {excerpt(words)}' if words else ''}"
                yield IMPORT_UNSURE.finding(message, place, hint="Put it into the document as a picture.")
    for name in sorted(package.parts):
        part = package.xml(name) if name.startswith(("word/header", "word/footer")) else None
        if part is not None and (words := "".join(_texts(part, (f"{_W}p",))).strip()):
            yield left_out("what stands at the edge of every page", words, at)


def _texts(element: "_Element", inside: tuple[str, ...]) -> Iterator[str]:
    """The words in an element that stand in one of some others."""
    for text in element.iter(f"{_W}t", f"{_W}delText"):
        if any(above.tag in inside for above in text.iterancestors()):
            yield text.text or ""


def _hidden(run: "_Element") -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val", "true") not in ("0", "false", "off")


def _without_hidden(root: "_Element") -> "_Element":
    for run in [one for one in root.iter(f"{_W}r") if _hidden(one)]:
        _taken_out(run)
    return root


def _usual(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts that are in the strict form of the standard, with the names that all libraries know."""
    beginning = rb"http://schemas.openxmlformats.org/\1/2006/"
    strict = {name: data for name, data in parts.items() if name.endswith((".xml", ".rels")) and _STRICT.search(data)}
    return {name: _STRICT.sub(beginning, data) for name, data in strict.items()}


def _main(package: DocumentParts) -> str:
    """The part that holds the text, as the package itself says."""
    relations = package.xml("_rels/.rels")
    for relation in relations.iter(_RELATIONS) if relations is not None else ():
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    return "word/document.xml"


def _mended(root: "_Element") -> "_Element":
    """The tree with what mammoth would lose or part: fields in their short form, and initials in frames."""
    for field in list(root.iter(f"{_W}fldSimple")):
        for child in list(field):
            field.addprevious(child)
        _taken_out(field)
    for frame in list(root.iter(f"{_W}framePr")):
        initial = next(frame.iterancestors(f"{_W}p"), None)
        text = initial.getnext() if initial is not None else None
        if initial is None or text is None or text.tag != f"{_W}p" or not frame.get(f"{_W}dropCap"):
            continue
        first = text.find(f"{_W}pPr")
        for run in reversed(initial.findall(f"{_W}r")):
            text.insert(0 if first is None else 1, run)
        _taken_out(initial)
    return root


def _taken_out(element: "_Element") -> None:
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def _bytes(root: "_Element") -> bytes:
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _letters(root: "_Element") -> Counter[str]:
    """The letters and digits that a reader of a part sees."""
    gone = {f"{_W}del", f"{_W}moveFrom", _FALLBACK}
    seen: Counter[str] = Counter()
    for text in root.iter(f"{_W}t"):
        above = list(text.iterancestors())
        if not any(one.tag in gone or (one.tag == f"{_W}r" and _hidden(one)) for one in above):
            seen.update(filter(str.isalnum, text.text or ""))
    return seen


SOURCE = ImportSource("a Word document", recognises, read, limit=128 * 1024 * 1024)
