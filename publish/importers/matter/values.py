"""How values in front matter of other tools are meant: people, subjects, addresses, pictures, states."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from publish.config.addresses import WEB, scheme_of
from publish.importers.matter.house import Author
from publish.importers.matter.names import PARTS_OF_PICTURES, fold
from publish.importers.slugs import slug_from
from publish.model.credits import Role

_TRUE = frozenset({"true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0"})
_STATES = {
    "published": "ready", "publish": "ready", "scheduled": "ready", "public": "ready", "final": "ready",
    "hidden": "withheld", "private": "withheld", "skip": "withheld", "unlisted": "withheld",
    "pending": "draft", "idea": "draft", "wip": "draft",
}  # fmt: skip
KEPT_BACK = ("draft", "withheld")
"""The states of what is not printed."""
_AND = re.compile(r"\s+(?:and|und|et|og|och|en|и)\s+|\s*&\s*", re.IGNORECASE)
_OFFICES = frozenset([
    "board", "ceo", "chair", "chairman", "chief", "co-founder", "cofounder", "coordinator", "correspondent", "cto",
    "director", "editor", "engineer", "founder", "manager", "officer", "president", "professor", "reporter",
    "secretary",
])  # fmt: skip
"""What somebody is, behind the name, and no other person."""
_BEHIND_NAMES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "mba", "dds", "obe", "cbe", "mbe"})
"""What stands behind a comma and is no person (folded)."""
_BY = re.compile(r"by\s+(?=\S)", re.IGNORECASE)
_DRAWN = re.compile(r"_files/figure-\w+/")
"""Where Quarto and R Markdown put what code has drawn: no code is run for a book."""
_ADDRESS = re.compile(r"\s*[<(][^<>()\s]+@[^<>()\s]+[>)]\s*$|\s*<https?://[^<>\s]+>\s*$")
_LINKED = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")


def truth(value: object) -> bool | None:
    """What a word for yes or no says; ``None`` for any other value."""
    word = value.strip().casefold() if isinstance(value, str) else ""
    return True if word in _TRUE else False if word in _FALSE else None


def state(value: object) -> object:
    """A word for how far a text is, as it is called here; others stay as they are."""
    return _STATES.get(value.strip().casefold(), value) if isinstance(value, str) else value


def listed(value: object) -> list[str]:
    """A list of words, or words with commas between them, each once; the signs of tags are taken off."""
    if isinstance(value, str):
        entries: list[object] = [*re.split(r"[,;]", value.strip().removeprefix("[").removesuffix("]"))]
    elif isinstance(value, list):
        entries = value
    else:
        return []
    named = (_name(entry, ("label", "name", "title", "tag")) for entry in entries)
    return [*dict.fromkeys(word.removeprefix("#").strip() for word in named if word.strip("# "))]


def _name(value: object, keys: tuple[str, ...]) -> str:
    if isinstance(value, dict):
        folded = {fold(str(key)): inner for key, inner in value.items()}
        value = next((folded[key] for key in keys if key in folded), "")
    return " ".join(value.split()) if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is named in front matter."""

    index: int | None
    """The entry of the list that names the person; ``None`` where there is no list."""
    name: str
    """The name as printed."""
    affiliation: str = ""
    """For whom the person works; may be empty."""
    role: Role | None = None
    """What the person did, where the entry says it."""


def people(value: object, authors: Mapping[str, Author]) -> Iterator[Person]:
    """Everybody whom a value names: one name or several, a list of names, or of tables with a name in each."""
    entries = [*enumerate(value)] if isinstance(value, list) else [(None, value)]
    for index, entry in entries:
        if isinstance(entry, str):
            known = authors.get(fold(entry.strip()))
            for name in [known.name] if known else names(entry):
                author = known or authors.get(fold(name)) or Author(name)
                yield Person(index, author.name, author.affiliation)
        elif isinstance(entry, dict):
            yield from _from_table(index, entry, authors)


def _from_table(index: int | None, entry: Mapping[object, object], authors: Mapping[str, Author]) -> Iterator[Person]:
    table = {fold(str(key)): inner for key, inner in entry.items()}
    name = table.get("name") or table.get("fullname") or table.get("displayname") or table.get("title")
    if isinstance(name, dict):  # Quarto: given and family
        parts = {fold(str(key)): inner for key, inner in name.items()}
        name = parts.get("literal") or " ".join(str(parts[key]) for key in ("given", "family") if parts.get(key))
    id = next((table[key] for key in ("key", "id", "ref", "slug") if isinstance(table.get(key), str)), "")
    known = authors.get(fold(str(id))) if id else None
    role = next((role for role in Role if str(table.get("role", "")).strip().casefold() == role), None)
    work = table.get("affiliation") or table.get("affiliations") or table.get("organization")
    if isinstance(work, list):
        work = work[0] if work else ""
    if isinstance(name, str) and name.strip():
        yield Person(index, _plain_name(name), _name(work, ("name",)), role)
    elif known:
        yield Person(index, known.name, known.affiliation, role)


def names(text: str) -> list[str]:
    """The names in a text: ``A and B``, ``A, B & C``, ``By A``; with semicolons these alone part them."""
    text = _BY.sub("", " ".join(text.split()), count=1) if _BY.match(text.strip()) else " ".join(text.split())
    if ";" in text:
        return [_plain_name(part) for part in text.split(";") if part.strip()]
    found: list[str] = []
    for part in (piece for piece in re.split(r",", _LINKED.sub(r"\1", text)) if piece.strip()):
        behind = re.sub(r"[. ]", "", part).casefold() in _BEHIND_NAMES
        if found and (behind or _OFFICES.intersection(part.casefold().split())):
            found[-1] += f", {part.strip()}"
        else:
            found += [piece for piece in _AND.split(re.sub(r"^\s*(?:and|und|et|&)\s+", "", part)) if piece.strip()]
    return [_plain_name(name) for name in found]


def _plain_name(name: str) -> str:
    """A name without the address behind it, and without the link that it is."""
    name = _ADDRESS.sub("", _LINKED.sub(r"\1", " ".join(name.split())))
    return name.strip() or name


def slug_in(address: str) -> str:
    """The slug that an address gives: its last part in plain letters; empty for a pattern, and where none is left."""
    if re.search(r"[{}<>%]\s*[{}%]|\{\{|[:][A-Za-z_]+(?:/|$)", address) or truth(address) is not None:
        return ""
    path = re.sub(r"^[a-z][a-z0-9+.-]*://[^/]*", "", address.strip()).split("?")[0].split("#")[0]
    parts = [part for part in path.split("/") if part]
    if parts and re.fullmatch(r"index\.\w+", parts[-1]):
        parts.pop()
    return slug_from(re.sub(r"\.(?:html?|md|php)$", "", parts[-1])) if parts else ""


def picture(value: object, beside: Mapping[str, object], *, on_the_web: bool) -> dict[str, str] | None:
    """A picture's file with what is said of it; ``None`` where it is no file beside the dispatch.

    ``beside`` holds what the front matter says of it in keys of its own: ``alt``, ``caption``, ``credit``;
    ``on_the_web`` says that a picture on another machine counts too.
    """
    if isinstance(value, list):
        value = value[0] if value else None
    table = {fold(str(key)): inner for key, inner in value.items()} if isinstance(value, dict) else {}
    names = ("file", "src", "image", "url", "path", "source", "filename", "relative")
    source = value if isinstance(value, str) else next((table[name] for name in names if table.get(name)), None)
    if not isinstance(source, str):
        return None
    source = source.strip()
    remote = on_the_web and scheme_of(source) in WEB
    if not remote and not re.search(r"\.[A-Za-z]{3,4}$", source):
        return None
    if (scheme_of(source) and not remote) or source.startswith(("/", "\\", "~")) or "{" in source:
        return None
    if _DRAWN.search(source):
        return None
    found = {"file": source}
    for part, others in PARTS_OF_PICTURES.items():
        words = next((table[name] for name in others if isinstance(table.get(name), str)), beside.get(part))
        if isinstance(words, str) and words.strip():
            found[part] = " ".join(words.split())
    return found
