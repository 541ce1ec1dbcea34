"""Reading what stands beside the pages: information, intents, scripts, attachments, forms and layers."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from publish.preflight.inspection import Intent
from publish.preflight.unread import FAULTS
from publish.preflight.xmp import read_xmp

_MOST = 10_000
"""Entries of an outline, and parts of a tree of names, that are looked at."""


def info(pdf: pikepdf.Pdf) -> dict[str, str]:
    """The document information, without slashes."""
    found = pdf.trailer.get("/Info")
    if not isinstance(found, Dictionary):
        return {}
    return {key[1:]: str(value).removeprefix("/") if key == "/Trapped" else str(value) for key, value in found.items()}


def xmp(pdf: pikepdf.Pdf) -> dict[str, str] | None:
    """The XMP of the whole file; ``None`` when there is none that can be read."""
    found = pdf.Root.get("/Metadata")
    return read_xmp(found.read_bytes()) if isinstance(found, Stream) else None


def from_the_right(pdf: pikepdf.Pdf) -> bool:
    """Whether the book says that it is read, and bound, from the right (ISO 32000-1, §12.2)."""
    wishes = pdf.Root.get("/ViewerPreferences")
    return isinstance(wishes, Dictionary) and wishes.get("/Direction") == Name.R2L


def intents(pdf: pikepdf.Pdf) -> tuple[Intent, ...]:
    """The output intents (ISO 32000-1, §14.11.5)."""
    return tuple(_intent(intent) for intent in pdf.Root.get("/OutputIntents", ()) if isinstance(intent, Dictionary))


def _intent(intent: Object) -> Intent:
    kind = str(intent.get("/S", "/"))[1:]
    condition = str(intent.get("/OutputConditionIdentifier", ""))
    registry = str(intent.get("/RegistryName", ""))
    profile = intent.get("/DestOutputProfile")
    if not isinstance(profile, Stream):
        return Intent(kind, condition, registry)
    head = profile.read_bytes()[:128]
    is_profile = head[36:40] == b"acsp"
    return Intent(
        kind,
        condition,
        registry,
        components=int(profile.get("/N", 0)),
        signature=head[16:20].decode("ascii", "replace").strip() if is_profile else "",
        device=head[12:16].decode("ascii", "replace").strip() if is_profile else "",
        version=head[8] if is_profile else 0,
    )


def outline(pdf: pikepdf.Pdf) -> int:
    """How many entries the outline has at its top."""
    top = pdf.Root.get("/Outlines")
    return sum(1 for _ in _siblings(top.get("/First"))) if isinstance(top, Dictionary) else 0


def actions(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """What the file does by itself: its scripts, and the actions of the document, its pages and its outline."""
    return tuple(dict.fromkeys(_actions(pdf)))


def _actions(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if "/JavaScript" in root.get("/Names", Dictionary()):
        yield "JavaScript"
    opening = root.get("/OpenAction")
    yield from _named(opening)
    yield from _triggered(root)
    for page in pdf.pages:
        yield from _triggered(page.obj)
        for note in page.obj.get("/Annots", ()):
            if isinstance(note, Dictionary):
                yield from _triggered(note)
                yield from _named(note.get("/A"))
    top = root.get("/Outlines")
    for entry in _entries(top.get("/First") if isinstance(top, Dictionary) else None):
        yield from _named(entry.get("/A"))


def _triggered(thing: Object) -> Iterator[str]:
    for action in dict(thing.get("/AA", Dictionary()).items()).values():
        yield from _named(action)


def _named(action: Object | None) -> Iterator[str]:
    """The kinds of an action and of those that follow it."""
    waiting, seen = [action], 0
    while waiting and seen < 100:
        seen += 1
        one = waiting.pop()
        if isinstance(one, Dictionary) and "/S" in one:
            yield str(one.S)[1:]
            following = one.get("/Next")
            waiting += list(following) if isinstance(following, Array) else [following]


def _siblings(first: Object | None) -> Iterator[Object]:
    entry, seen = first, set[tuple[int, int]]()
    while isinstance(entry, Dictionary) and entry.objgen not in seen and len(seen) < _MOST:
        seen.add(entry.objgen)
        yield entry
        entry = entry.get("/Next")


def _entries(first: Object | None) -> Iterator[Object]:
    waiting, seen = [first], 0
    while waiting and seen < _MOST:
        for entry in _siblings(waiting.pop()):
            seen += 1
            yield entry
            if "/First" in entry and seen < _MOST:
                waiting.append(entry.First)


def targets(pdf: pikepdf.Pdf) -> dict[tuple[int, int], list[tuple[float, str]]]:
    """The places that links lead to by name, by page: how far up each stands (ISO 32000-1, §12.3.2.3).

    Only places that are given as a point of a page count. A file whose names cannot be read has none.
    """
    found: dict[tuple[int, int], list[tuple[float, str]]] = {}
    try:
        for name, place in _names(pdf.Root.get("/Names", Dictionary()).get("/Dests")):
            if isinstance(place, Array) and len(place) > 3 and place[1] == Name.XYZ:
                found.setdefault(place[0].objgen, []).append((float(place[3]), str(name)))
    except FAULTS:
        return {}
    return {page: sorted(places, key=lambda place: -place[0]) for page, places in found.items()}


def _names(tree: Object | None) -> Iterator[tuple[Object, Object]]:
    """The entries of a name tree (ISO 32000-1, §7.9.6), read as they stand: the library's own reading would mend it."""
    waiting, seen = [tree], 0
    while waiting and seen < _MOST:
        node, seen = waiting.pop(), seen + 1
        if isinstance(node, Dictionary):
            entries = list(node.get("/Names", ()))
            yield from zip(entries[::2], entries[1::2], strict=False)
            waiting += reversed(list(node.get("/Kids", ())))


def attachments(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """The names of embedded files, wherever they hang."""
    names = [str(name) for name in pdf.attachments]
    for thing in (pdf.Root, *(page.obj for page in pdf.pages)):
        names += [_file_name(file) for file in thing.get("/AF", ())]
    for page in pdf.pages:
        for note in page.obj.get("/Annots", ()):
            if isinstance(note, Dictionary) and note.get("/Subtype") == "/FileAttachment":
                names.append(_file_name(note.get("/FS", Dictionary())))
    return tuple(dict.fromkeys(names))


def _file_name(file: Object) -> str:
    return str(file.get("/UF", file.get("/F", "a file"))) if isinstance(file, Dictionary) else "a file"


def fields(pdf: pikepdf.Pdf) -> int:
    """How many fields the form has; 1 for one that is kept in a language of its own (XFA)."""
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, Dictionary):
        return 0
    listed = form.get("/Fields")
    return max(len(listed) if isinstance(listed, Array) else 0, int("/XFA" in form))


def layers(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """The names of the layers."""
    groups = pdf.Root.get("/OCProperties", Dictionary()).get("/OCGs", ())
    return tuple(str(group.get("/Name", "")) for group in groups if isinstance(group, Dictionary))
