"""Tumblr's export: a page for each post in ``posts/html``, its pictures in ``media``, its day and tags at its foot."""

import re
from collections.abc import Iterator

from publish.diagnostics import Outcome, Span
from publish.importers.foreign.assembly import Given, assembled
from publish.importers.foreign.body import read_body
from publish.importers.foreign.collection import Collection, Files, piece_in
from publish.importers.foreign.document import decoded, parsed, words_of
from publish.importers.foreign.facts import moment, seen
from publish.importers.foreign.material import ImportSource, Material, Reading
from publish.importers.foreign.rules import left_out

_POST = re.compile(r"(?:.*/)?posts/html/\d+\.html")
_OTHERS = re.compile(r"(?:.*/)?(?:posts/html/style\.css|(?:posts/)?posts_index\.html)")
_CLOCK = re.compile(r"\s+\d{1,2}:\d{2}\s*[ap]m\s*$", re.IGNORECASE)


def recognises(names: tuple[str, ...]) -> bool:
    """Whether files are such an export."""
    return any(map(_POST.fullmatch, names))


def members(names: tuple[str, ...]) -> frozenset[str]:
    """The files that belong to it."""
    return frozenset(name for name in names if _POST.fullmatch(name) or _OTHERS.fullmatch(name))


def pieces(files: Files, usual: Material) -> Iterator[tuple[Material, str]]:
    """Each post; their numbers grow with time."""
    for name in sorted(filter(_POST.fullmatch, files.names), key=lambda name: (len(name), name)):
        yield piece_in(files, name, usual, SOURCE), name


def read(piece: Material) -> Outcome[Reading]:
    """The dispatch of a post."""
    at = Span(piece.path, 1, 1)
    text = decoded(piece.data, at)
    root = parsed(text.value, at)
    if root.value is None:
        return Outcome(Reading(), root.diagnostics)
    given = Given(
        headline=seen(root.value, "//body/h1"),
        date=moment(_CLOCK.sub("", seen(root.value, "//*[@id='timestamp']"))),
        subjects=tuple(words_of(tag) for tag in root.value.xpath("//*[@id='footer']/*[@class='tag']")),
    )
    for foot in root.value.xpath("//*[@id='footer']"):
        foot.drop_tree()
    body = read_body([next(iter(root.value.iter("body")), root.value)], at)
    if not body.blocks:
        return Outcome(Reading(), (*body.diagnostics, left_out("a post without text", given.headline, at)))
    made = assembled(given, body.blocks, at, importer="tumblr", language=piece.language, notes=body.notes)
    return Outcome(
        Reading((made.value,), others=body.others), (*text.diagnostics, *body.diagnostics, *made.diagnostics)
    )


SOURCE = ImportSource("a post of Tumblr", lambda material: False, read)
COLLECTION = Collection(SOURCE, recognises, members, pieces)
