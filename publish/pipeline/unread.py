"""What stands in an edition's folder and gets into no book: each file that could hold a dispatch is named.

A file is passed over on purpose when its name, or that of a folder that it stands in, begins with an underscore or a
dot. One of the papers that any folder may hold, by its name a README, a style guide, a licence, is a note.
"""

import posixpath
from collections.abc import Callable, Collection, Iterator

from publish.diagnostics import Diagnostic, Rule, Severity, Span
from publish.importers.papers import REPORT, is_paper
from publish.pipeline.files import FileKind, Folder

_TEXTS = (
    *(".adoc", ".asciidoc", ".doc", ".docx", ".eml", ".htm", ".html", ".mdown", ".mdx", ".mkd", ".odt", ".org"),
    *(".pages", ".rst", ".rtf", ".tex", ".text", ".txt", ".xhtml"),
)
"""Endings of files that people write in, besides those that an importer reads."""
_SAVED = (".htm", ".html", ".txt", ".xhtml", ".eml")
_DEEPEST, _MOST = 8, 30


FILE_LEFT_OUT = Rule(
    "file-left-out",
    Severity.WARNING,
    "A text stands among the dispatches and gets into no book, and its author may believe that it does.",
    "Name it in edition.toml, or begin its name with an underscore.",
    follows=("toml-syntax",),
)


def unread(
    files: Folder, base: str, used: Collection[str], *, suffixes: tuple[str, ...], may_hold: Callable[[str], bool]
) -> Iterator[Diagnostic]:
    """``file-left-out`` for every file below ``base`` that could hold a dispatch and is none of those ``used``.

    ``suffixes`` are the endings that an importer reads; ``may_hold`` says whether a file of one holds a dispatch.
    """
    found = [path for path in _texts(files, base, (*suffixes, *_TEXTS), 0) if path not in used and may_hold(path)]
    for path in found[:_MOST]:
        named = path.encode("utf-8", "backslashreplace").decode()
        message = f"{named} gets into no book: nothing in edition.toml names it"
        severity = Severity.NOTE if is_paper(path) else None
        yield FILE_LEFT_OUT.finding(message, Span(named), hint=_hint(named, base, suffixes), severity=severity)
    if len(found) > _MOST:
        message = f"{len(found) - _MOST:,} more files get into no book: nothing in edition.toml names them"
        yield FILE_LEFT_OUT.finding(message, Span(base))


def _texts(files: Folder, folder: str, endings: tuple[str, ...], depth: int) -> Iterator[str]:
    for entry in files.entries(folder):
        path = f"{folder}/{entry.name}"
        if entry.name.startswith((".", "_")) or entry.name == REPORT:
            continue
        if entry.kind is FileKind.FOLDER and depth < _DEEPEST:
            yield from _texts(files, path, endings, depth + 1)
        elif entry.kind in (FileKind.FILE, FileKind.LINK) and entry.name.lower().endswith(endings):
            yield path


def _hint(path: str, base: str, suffixes: tuple[str, ...]) -> str:
    ending = posixpath.splitext(path)[1]
    aside = "or begin its name with an underscore"
    if ending.lower().endswith(suffixes):
        folder = posixpath.dirname(path).removeprefix(base).strip("/")
        pattern = f"{folder}/*{ending}" if folder else f"*{ending}"
        return f'Add it to dispatches in edition.toml, as "{pattern}" or by its name, {aside}.'
    if ending.lower() in _SAVED:
        return f"publish import makes a dispatch of a saved page or a letter; {aside}."
    return f"Save it as Markdown with front matter, {aside}."
