"""Links that do not nest: the mark of a note among the words of a link is a link of its own (EPUB 3.3; HTML, 4.5.1).

The words are linked before it and behind it.
"""

from collections.abc import Iterator
from dataclasses import replace

from publish.model.inlines import CrossReference, Inline, Inlines, Link, NoteReference, Phrase
from publish.model.walk import WRAPPING, plain


def unnested(inlines: Inlines) -> Inlines:
    """The same, with each link parted at the marks of notes in it."""
    return tuple(part for inline in inlines for part in _unnested(inline))


def goes_on(reference: CrossReference, behind: Inlines) -> bool:
    """Whether a cross reference that a note's mark parted goes on in what stands behind it."""
    following = next((inline for inline in behind if not isinstance(inline, NoteReference)), None)
    if not behind or not isinstance(behind[0], NoteReference) or not isinstance(following, CrossReference):
        return False
    return replace(reference, children=()) == replace(following, children=())


def _unnested(inline: Inline) -> Inlines:
    if not isinstance(inline, Link | CrossReference):
        return (inline,)
    linked: list[Inline] = []
    for part in _parts(inline.children):
        is_bare = isinstance(part[0], NoteReference) or not plain(part).strip()
        linked.extend(part if is_bare else (replace(inline, children=part),))
    return tuple(linked)


def _parts(inlines: Inlines) -> Iterator[Inlines]:
    """Inlines parted at the marks of notes, which stand alone; what holds one is made anew for each part."""
    part: list[Inline] = []
    for inline in inlines:
        inner = list(_parts(inline.children)) if isinstance(inline, WRAPPING) else [(inline,)]
        for place, piece in enumerate(inner):
            if isinstance(piece[0], NoteReference):
                yield from ((tuple(part),) if part else ())
                yield piece
                part = []
            elif isinstance(inline, WRAPPING):
                once = replace(inline, id="") if place and isinstance(inline, Phrase) else inline
                part.append(replace(once, children=piece))
            else:
                part.append(inline)
    yield from ((tuple(part),) if part else ())
