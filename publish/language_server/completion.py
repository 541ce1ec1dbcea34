"""What can stand where somebody types: keys and their values, dispatches, ids, people, pictures."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lsprotocol import types

from publish.config.schema import choices, is_table, kind_at
from publish.config.table import Key, keys, meanings
from publish.language_server.definition import led_to
from publish.language_server.key_context import TypedKey, typed_key
from publish.language_server.link_targets import LinkTarget
from publish.language_server.open_project import OpenProject
from publish.pipeline.schemas import table_of

MOST = 200
"""How many names are offered at once; who types on is offered others."""
TRIGGERS = ("(", "[", "#", "/", '"', ":", " ", "=")
"""After what an editor asks by itself."""

_LINK = re.compile(r"(?P<open>!?\[[^\[\]\n]*\]\(\s*<?|!?\[\[)(?P<typed>[^\s()<>\[\]|]*)$")


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can stand there."""

    text: str
    """What is written."""
    detail: str = ""
    """What it is, in a word or a headline."""
    meaning: str = ""
    """What it means."""
    kind: types.CompletionItemKind = types.CompletionItemKind.Value
    """What an editor draws beside it."""


@dataclass(frozen=True, slots=True)
class Offers:
    """What can stand at a place."""

    typed: str
    """What stands there already, and is written over."""
    every: tuple[Offer, ...]
    """The offers, in order."""


def offers(project: OpenProject, path: str, text: str, line: int, column: int) -> Offers | None:
    """What can stand at a place of a text, counted from 1; ``None`` where nothing is known."""
    before = text.split("\n")[line - 1][: column - 1]
    if not path.endswith(".toml") and (link := _LINK.search(before)):
        return _names(project, path, link["open"], link["typed"])
    typed = typed_key(path, text, line, column)
    model = table_of(path)
    if typed is None or model is None:
        return None
    table = kind_at(model, typed.table)
    if not is_table(table):
        return None
    if typed.key:
        return Offers(typed.typed, tuple(_values(project, path, typed, keys(table).get(typed.key))))
    told = meanings(table)
    own = (
        Offer(f"{name}{typed.sign}", name, told.get(name, ""), types.CompletionItemKind.Property)
        for name in keys(table)
    )
    return Offers(typed.typed, tuple(own))


def chosen(found: Offers) -> tuple[list[Offer], bool]:
    """The offers that hold what is typed, those that begin with it first; and whether these are all of them."""
    typed = found.typed.casefold()
    fitting = [one for one in found.every if typed in f"{one.text} {one.detail}".casefold()]
    fitting.sort(key=lambda one: not one.text.casefold().startswith(typed))
    return fitting[:MOST], len(fitting) <= MOST


def _names(project: OpenProject, path: str, opened: str, typed: str) -> Offers:
    """Dispatches, the ids of one, or pictures, behind the beginning of a link."""
    if opened.startswith("!"):
        return Offers(typed, tuple(_pictures(project, path)))
    name, hash_, fragment = typed.partition("#")
    if hash_:
        target = LinkTarget(name, fragment, 0, 0)
        return Offers(fragment, tuple(_ids(project, path, target)))
    by_slug = opened.endswith("[[")
    return Offers(typed, tuple(_dispatches(project, path, by_slug=by_slug)))


def _dispatches(project: OpenProject, path: str, *, by_slug: bool) -> Iterator[Offer]:
    edition = project.edition(path)
    folder = posixpath.dirname(path)
    for one in edition.outlines if edition else ():
        if one.path != path:
            name = one.slug if by_slug else posixpath.relpath(one.path, folder)
            yield Offer(name, one.headline, kind=types.CompletionItemKind.File)


def _ids(project: OpenProject, path: str, target: LinkTarget) -> Iterator[Offer]:
    for edition in project.editions(path):
        if outline := led_to(edition, path, target):
            words = {heading.span.line: heading.words for heading in outline.headings}
            for id, span in outline.ids.items():
                yield Offer(id, words.get(span.line, ""), kind=types.CompletionItemKind.Reference)
            return


def _pictures(project: OpenProject, path: str) -> Iterator[Offer]:
    return (Offer(name, kind=types.CompletionItemKind.File) for name in project.pictures(posixpath.dirname(path)))


def _values(project: OpenProject, path: str, typed: TypedKey, key: Key | None) -> Iterable[Offer]:
    """What a key may say."""
    if key is None:
        return ()
    if words := choices(key.kind):
        quotes = typed.sign == " = " and not typed.quoted and words != ("true", "false")
        return (Offer(f'"{word}"' if quotes else word) for word in words)
    named = _named(project, path, typed)
    quotes = typed.sign == " = " and not typed.quoted
    return (Offer(f'"{one.text}"' if quotes else one.text, one.detail, kind=one.kind) for one in named)


def _named(project: OpenProject, path: str, typed: TypedKey) -> Iterator[Offer]:
    """Names that stand in the project: people, pictures, texts, styles."""
    if typed.table[:1] == ("credits",) and typed.key == "name":
        yield from (
            Offer(name, roles, kind=types.CompletionItemKind.Constant) for name, roles in project.people().items()
        )
    elif typed.key in {"picture", "cover"} or (typed.table[:1] == ("picture",) and typed.key == "file"):
        yield from _pictures(project, path)
    elif typed.key == "dispatches":
        yield from _dispatches(project, f"{posixpath.dirname(path)}/", by_slug=False)
    elif typed.key in _STYLES:
        yield from map(Offer, project.styles(_STYLES[typed.key]))


_STYLES = {"theme": "themes", "printer": "printers", "page_source": "printers", "stores": "stores"}
"""Keys that name something in a folder of ``styles/``."""
