"""Notebooks of Jupyter: what is written in them, the code, and what came of it, as one text in Markdown.

The form is read as its description has it (nbformat 3 and 4). Pictures that the code drew are the notebook's own.
"""

import base64
import binascii
import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from publish.diagnostics import Diagnostic, Outcome, Span
from publish.importers.foreign import markdown_text
from publish.importers.foreign.material import ImportSource, Material, Reading
from publish.importers.foreign.rules import IMPORT_REFUSED

_CELL = re.compile(r'"cell_type"\s*:')
"""Where a cell is said to be one; in the words of a cell the quotation marks are escaped."""
_HIDDEN = frozenset(["remove-cell", "remove_cell", "hide-cell", "hide_cell", "hide"])
_INPUT_HIDDEN = frozenset(["remove-input", "remove_input", "hide-input", "hide_input", "hideCode"])
_OUTPUT_HIDDEN = frozenset(["remove-output", "remove_output", "hide-output", "hide_output", "hideOutput"])
_DIRECTIVE = re.compile(
    r"#[ \t]*(?:\|[ \t]*)?(?P<key>[a-z][\w-]*)(?:[ \t]*:[ \t]*(?P<value>\S+))?[ \t]*", re.IGNORECASE
)
_SETTING = re.compile(r"#[ \t]*\|")
"""A line for the program that sets the notebook: Quarto's, nbdev's."""
_WORDS_OF_FASTPAGES = frozenset(["hide", "hide_input", "hide_output", "collapse", "collapse_show", "collapse_hide"])
_COLOURS = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_NO_WORDS = re.compile(r"<(?P<name>script|style)\b.*?</(?P=name)\s*>", re.IGNORECASE | re.DOTALL)
_PICTURES = MappingProxyType({"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/svg+xml": "svg"})
_OLD_NAMES = MappingProxyType({"image/png": "png", "image/jpeg": "jpeg", "image/svg+xml": "svg", "text/html": "html",
                               "text/latex": "latex", "text/plain": "text", "text/markdown": "markdown"})  # fmt: skip
_ATTACHED = re.compile(r"\(attachment:(?P<name>[^)\s]+)(?=[)\s])")
_HEAD = re.compile(
    r"\A\s*# (?P<title>[^\n]+)\n(?:[ \t]*\n)*(?:> ?(?P<summary>[^\n]+)\n?)?"
    r"(?P<keys>(?:[ \t]*\n)*(?:[-*] +[\w-]+:[^\n]*(?:\n|\Z))*)"
)
"""The title, the summary and the list of keys that a text of fastpages or nbdev begins with."""
_KEY = re.compile(r"[-*] +(?P<key>[\w-]+):[ \t]*(?P<value>[^\n]*)")
_LONGEST_LINE = 20_000


@dataclass(frozen=True, slots=True)
class NotebookText:
    """What a notebook says."""

    text: str = ""
    """Its text as Markdown."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """What its code drew and what was laid in it, by the names that the text has for them."""
    rows: tuple[tuple[int, int], ...] = ()
    """For each cell the row of the text, from 0, and the line of the file that it begins in."""


def notebook_text(data: bytes, path: str, *, cells: slice = slice(None)) -> Outcome[NotebookText]:
    """The text of a notebook, or of some of its cells; ``path`` gives pictures their names."""
    at = Span(path, 1, 1)
    try:
        text = data.decode("utf-8-sig")
        book = json.loads(text)
    except (ValueError, RecursionError):
        return Outcome(NotebookText(), (IMPORT_REFUSED.finding("this is no notebook that can be read", at),))
    found = _cells(book)
    if found is None:
        return Outcome(NotebookText(), (IMPORT_REFUSED.finding("this notebook has no cells", at),))
    lines = [text.count("\n", 0, match.start()) + 1 for match in _CELL.finditer(text)]
    making = _Making(posixpath.splitext(posixpath.basename(path))[0], _language(book))
    numbered = list(enumerate(found))[cells]
    for place, cell in numbered:
        making.cell(cell, lines[place] if place < len(lines) else 1)
    made = "\n\n".join(making.written)
    whole = cells == slice(None)
    head = _head_of(book) if whole else ""
    return Outcome(NotebookText(f"{head}{made}\n", making.pictures, making.starts(head.count("\n"))))


def _cells(book: object) -> list[dict[str, Any]] | None:
    """The cells of a notebook of whatever age."""
    if not isinstance(book, dict):
        return None
    found = book.get("cells")
    if found is None and isinstance(sheets := book.get("worksheets"), list):
        found = [cell for sheet in sheets if isinstance(sheet, dict) for cell in sheet.get("cells", [])]
    return [cell for cell in found if isinstance(cell, dict)] if isinstance(found, list) else None


def _language(book: Mapping[str, Any]) -> str:
    about = book.get("metadata")
    about = about if isinstance(about, dict) else {}
    for key in ("language_info", "kernelspec"):
        named = about.get(key)
        name = (
            (named.get("name") if key == "language_info" else named.get("language")) if isinstance(named, dict) else ""
        )
        if isinstance(name, str) and re.fullmatch(r"[\w+#-]{1,20}", name):
            return name.lower()
    return "python"


def _head_of(book: Mapping[str, Any]) -> str:
    """Front matter that the notebook's own data have, as Nikola and Pelican keep it there."""
    about = book.get("metadata")
    for key in ("nikola", "pelican", "front_matter", "frontmatter"):
        said = about.get(key) if isinstance(about, dict) else None
        if isinstance(said, dict) and said:
            pairs = (
                (str(name).lower(), value) for name, value in said.items() if isinstance(value, str) and value.strip()
            )
            return (
                "---\n"
                + "".join(f"{name}: {json.dumps(' '.join(value.split()))}\n" for name, value in pairs)
                + "---\n\n"
            )
    return ""


class _Making:
    """The pieces of the text, as they are made."""

    def __init__(self, stem: str, language: str) -> None:
        self.written: list[str] = []
        self.pictures: dict[str, bytes] = {}
        self._lines: list[tuple[int, int]] = []
        self._stem, self._language = re.sub(r"[^\w.-]+", "-", stem) or "notebook", language

    def starts(self, before: int) -> tuple[tuple[int, int], ...]:
        """The row of each cell in the text, with its line in the file."""
        rows, row = [], before
        for piece in self.written:
            rows.append(row)
            row += piece.count("\n") + 2
        return tuple((rows[piece], line) for piece, line in self._lines if piece < len(rows))

    def cell(self, cell: Mapping[str, Any], line: int) -> None:
        self._lines.append((len(self.written), line))
        source = _joined(cell.get("source", cell.get("input")))
        about = cell.get("metadata")
        tags = about.get("tags") if isinstance(about, dict) else None
        marks = {tag for tag in tags if isinstance(tag, str)} if isinstance(tags, list) else set()
        if marks & _HIDDEN:
            return
        match cell.get("cell_type"):
            case "markdown":
                self._words(source, cell, first=not self.written)
            case "heading":
                rank = cell.get("level", 1)
                self.written.append(f"{'#' * (rank if isinstance(rank, int) and 0 < rank < 7 else 1)} {source.strip()}")
            case "raw" if not self.written and source.startswith("---\n"):
                self.written.append(source.rstrip())
            case "code":
                self._code(source, cell, marks)

    def _words(self, source: str, cell: Mapping[str, Any], *, first: bool) -> None:
        laid = cell.get("attachments")
        for name, kinds in laid.items() if isinstance(laid, dict) else ():
            for kind, data in kinds.items() if isinstance(kinds, dict) else ():
                if kind in _PICTURES:
                    self._picture(posixpath.basename(name), kind, data)
        source = _ATTACHED.sub(lambda found: f"({found['name']}", source)
        if source.strip():
            self.written.append((_with_head(source) if first else source).rstrip())

    def _code(self, source: str, cell: Mapping[str, Any], marks: set[str]) -> None:
        said, lines = _directives(source)
        if said.get("hide") == "" or said.get("include") == "false":
            return
        shown = "\n".join(lines).strip("\n")
        hidden = bool(marks & _INPUT_HIDDEN) or "hide_input" in said or said.get("echo") == "false"
        if shown.strip() and not hidden:
            language = str(cell.get("language") or self._language)
            if magic := re.match(r"%%(?P<name>\w+)[^\n]*\n", shown):
                name = magic["name"].lower()
                if name in ("html", "markdown", "latex", "javascript", "js", "bash", "sh"):
                    language = name
            self.written.append(_fenced(shown, language))
        if marks & _OUTPUT_HIDDEN or "hide_output" in said or said.get("output") == "false":
            return
        outputs = cell.get("outputs")
        for output in outputs if isinstance(outputs, list) else ():
            if isinstance(output, dict):
                self._output(output)

    def _output(self, output: Mapping[str, Any]) -> None:
        kind = output.get("output_type")
        if kind == "stream":
            self._printed(_joined(output.get("text")))
        elif kind in ("error", "pyerr"):
            self._printed("\n".join(line for line in output.get("traceback", ()) if isinstance(line, str)))
        elif kind in ("execute_result", "display_data", "pyout"):
            data = output.get("data")
            old = not isinstance(data, dict)
            forms: Mapping[str, Any] = output if not isinstance(data, dict) else data
            self._shown(
                {mime: forms.get(_OLD_NAMES.get(mime, mime) if old else mime) for mime in (*_OLD_NAMES, "image/gif")}
            )

    def _shown(self, forms: Mapping[str, Any]) -> None:
        """One of the forms that a result is there in: words before pictures before markup before print."""
        if words := _joined(forms.get("text/markdown")):
            self.written.append(words.strip("\n"))
            return
        for kind, ending in _PICTURES.items():
            if forms.get(kind):
                name = f"{self._stem}-{len(self.pictures) + 1}.{ending}"
                if self._picture(name, kind, forms[kind]):
                    self.written.append(f"![]({name})")
                    return
        markup = _NO_WORDS.sub("", _joined(forms.get("text/html")))
        if "<table" in markup:
            self.written.append("\n".join(line.strip() for line in markup.split("\n") if line.strip()))
            return
        formula = _joined(forms.get("text/latex")).strip()
        if formula.startswith("$") and len(formula) < _LONGEST_LINE:
            self.written.append(formula)
            return
        self._printed(_joined(forms.get("text/plain")))

    def _printed(self, text: str) -> None:
        plain = _COLOURS.sub("", text).strip("\n")
        # A bar of progress writes over its line again and again: what stood last was seen.
        plain = "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in plain.split("\n"))
        if plain.strip() and not re.fullmatch(r"<[\w.]+(?: at 0x[0-9a-f]+|\.[\w.]+ object[^>]*)?>", plain.strip()):
            self.written.append(_fenced(plain, "text"))

    def _picture(self, name: str, kind: str, data: object) -> bool:
        text = _joined(data)
        if kind == "image/svg+xml":
            self.pictures[name] = text.encode()
            return True
        try:
            self.pictures[name] = base64.b64decode(text)
        except (binascii.Error, ValueError):
            return False
        return True


def _joined(source: object) -> str:
    """A text that stands there as one, or as its lines."""
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    return source.replace("\r\n", "\n") if isinstance(source, str) else ""


def _directives(source: str) -> tuple[dict[str, str], Sequence[str]]:
    """What the lines at the head of a cell say to the program that sets it, and the lines behind them."""
    said: dict[str, str] = {}
    lines = source.split("\n")
    for place, line in enumerate(lines):
        found = _DIRECTIVE.fullmatch(line)
        if found is None or not (_SETTING.match(line) or found["key"].lower().replace("-", "_") in _WORDS_OF_FASTPAGES):
            return said, lines[place:]
        said[found["key"].lower().replace("-", "_")] = (found["value"] or "").lower()
    return said, []


def _with_head(source: str) -> str:
    """The first words of a text with the keys in a list there as front matter."""
    found = _HEAD.match(source)
    keys = dict(_KEY.findall(found["keys"])) if found else {}
    if found is None or not keys:
        return source
    lines = [f"title: {json.dumps(found['title'].strip(), ensure_ascii=False)}"]
    if found["summary"]:
        lines.append(f"summary: {json.dumps(found['summary'].strip(), ensure_ascii=False)}")
    lines += [
        f"{key}: {value.strip()}" for key, value in keys.items() if key not in ("title", "summary") and value.strip()
    ]
    return "\n".join(["---", *lines, "---", "", source[found.end() :].strip("\n")])


def _fenced(code: str, language: str) -> str:
    ticks = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", code)), 3)
    return f"{ticks}{language}\n{code}\n{ticks}"


def recognises(material: Material) -> bool:
    """Whether a file is a notebook: JSON with cells, and the number of its form."""
    head = material.head
    return (
        head.startswith("{")
        and b'"nbformat"' in material.data
        and re.search(r'"(?:cells|worksheets)"\s*:', head) is not None
    )


def read(material: Material) -> Outcome[Reading]:
    """The dispatch of a notebook."""
    made = notebook_text(bytes(material.data), material.path)
    if not made.ok:
        return Outcome(Reading(), made.diagnostics)
    found = markdown_text.read(replace(material, data=made.value.text.encode("utf-8", "surrogateescape")))
    findings = tuple(_placed(found.diagnostics, made.value.rows))
    return Outcome(replace(found.value, parts=made.value.pictures), findings)


def _placed(findings: Sequence[Diagnostic], rows: Sequence[tuple[int, int]]) -> Iterator[Diagnostic]:
    """Findings at the lines of their cells in the file."""
    for one in findings:
        line = max(((start, line) for start, line in rows if start < one.at.line), default=(0, 1))[1]
        yield replace(one, at=Span(one.at.path, line, 1))


SOURCE = ImportSource("a notebook of Jupyter", recognises, read)
