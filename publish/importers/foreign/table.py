"""The kinds of files that are imported, in the order in which they are asked whether a file is theirs."""

from collections.abc import Sequence

from publish.diagnostics import Diagnostic, Span
from publish.importers.foreign import (
    buttondown,
    feed,
    ghost,
    google_docs,
    mail,
    mailbox,
    markdown_text,
    medium,
    mhtml,
    newsml,
    ninjs,
    nitf,
    notebook,
    notion,
    opendocument,
    page,
    plain_text,
    posts_table,
    restructured,
    substack,
    textbundle,
    tumblr,
    word,
    wordpress,
)
from publish.importers.foreign.collection import Collection
from publish.importers.foreign.material import ImportSource, Material
from publish.importers.foreign.rules import IMPORT_REFUSED

SOURCES: tuple[ImportSource, ...] = (
    wordpress.SOURCE,
    word.SOURCE,
    opendocument.SOURCE,
    newsml.SOURCE,
    nitf.SOURCE,
    ninjs.SOURCE,
    notebook.SOURCE,
    feed.SOURCE,
    ghost.SOURCE,
    posts_table.SOURCE,
    mhtml.SOURCE,
    mailbox.SOURCE,
    mail.SOURCE,
    google_docs.SOURCE,
    page.SOURCE,
    restructured.SOURCE,
    markdown_text.SOURCE,
)
"""Those that know their files; what none of them knows, and is text, is read as a page's text."""

COLLECTIONS: tuple[Collection, ...] = (
    substack.COLLECTION,
    buttondown.COLLECTION,
    medium.COLLECTION,
    tumblr.COLLECTION,
    notion.COLLECTION,
    textbundle.COLLECTION,
)
"""The exports that are a folder or an archive."""

_STRANGE = (
    (b"%PDF", "PDF", "Import what it was made of: the word processor's file, or the page as HTML."),
    (b"{\\rtf", "RTF", "Save it as .docx or HTML."),
    (b"\xd0\xcf\x11\xe0", "a file of an old word processor", "Save it as .docx or HTML."),
    (b"\x1f\x8b", "a file packed by gzip", "Unpack it first."),
    (b"Rar!", "a RAR archive", "Unpack it first."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it first."),
    (b"bplist00", "a web archive of Safari", "Save the page as its source, or import it from another browser."),
)


def source_of(material: Material, sources: Sequence[ImportSource] = SOURCES) -> ImportSource | Diagnostic:
    """What a file is, by its content; the finding for one that is of no kind that is known."""
    at = Span(material.path, 1, 1)
    for signature, what, hint in _STRANGE:
        if bytes(material.data[:16]).startswith(signature):
            return IMPORT_REFUSED.finding(f"this is {what}, which is not read", at, hint=hint)
    found = next((source for source in (*sources, plain_text.SOURCE) if source.recognises(material)), None)
    if found is None:
        return IMPORT_REFUSED.finding(f"this is {kind_word(material)}, and no file that can be imported", at)
    if found is plain_text.SOURCE and (what := _markup(material.head)):
        return IMPORT_REFUSED.finding(f"this is {what} of a kind that is not known, and no text", at)
    if len(material.data) > found.limit:
        message = f"{found.name} of {len(material.data):,} bytes; {found.limit:,} are the most"
        return IMPORT_REFUSED.finding(message, at, hint="Import it in parts.")
    return found


def kind_word(material: Material) -> str:
    """What to call a file that is of no kind that is read."""
    return "an archive" if material.names else "no text"


def _markup(head: str) -> str:
    """What a file is that would be printed with its marks, were it taken for text."""
    if head.startswith(("<?xml", "<!DOCTYPE")) or (head.startswith("<") and head.rstrip().endswith(">")):
        return "XML"
    if head.startswith(("{", "[{")) and '":' in head.replace(" ", ""):
        return "JSON"
    return ""
