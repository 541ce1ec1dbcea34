"""Pandoc's citations, ``[@key, p. 7]`` and ``@key``, as words by author and year, with a list of what is cited.

The bibliography is BibTeX, which pybtex reads and sets. A key that it has not stays as it is: an error at its line.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pybtex.database import Entry

_KEY = r"-?@(?:\{[^{}\s]+\}|[A-Za-z0-9_][\w:.#$%&+?<>~/-]*[\w]|[A-Za-z0-9_])"
_ONE = re.compile(rf"(?P<before>.*?)(?P<key>{_KEY})(?P<behind>.*)", re.DOTALL)
_CITED = re.compile(
    rf"(?<![\w\]!^\\])\[(?P<inside>[^\[\]\n]*?(?<![\w\\@/.]){_KEY}[^\[\]]*?)\](?![(\[{{:])"
    rf"|(?<![\w\\@/.\[]){_KEY}(?:[ ]\[(?P<place>(?:pp?|ch|chap|sec|vol|fig|n|note)\.[^\[\]\n]*)\])?"
)
"""Citations in brackets, and those that are words of their sentence, with the place in the work."""
_CODE = re.compile(
    r"^[ \t>]*(?P<bars>`{3,}|~{3,})[^\n]*\n.*?^[ \t>]*(?P=bars)[`~]*[ \t]*$"
    r"|(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)|<!--.*?-->|\A---\n.*?\n(?:---|\.\.\.)[ \t]*$"
    r"|https?://[^\s<>()\[\]]+|\]\([^()\n]*\)|<[A-Za-z/][^<>]*>",
    re.MULTILINE | re.DOTALL,
)
"""Where no citation stands: code, comments, front matter, addresses, tags of HTML."""
_PLACE = re.compile(r"^:{3,}[ \t]*\{[^}\n]*#refs\b[^}\n]*\}[ \t]*\n(?:[ \t]*\n)*:{3,}[ \t]*$", re.MULTILINE)
"""The div that the list of references goes into."""
_HEADED = re.compile(
    r"^#{1,6} +(?:References|Bibliography|Works cited|Literatur)[ \t]*(?:\{[^}\n]*\})?\s*\Z", re.M | re.I
)
_MOST = 3
"""How many authors are named in a text; of more the first alone."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Work:
    """Something that is cited."""

    names: str
    """Who wrote it, as a sentence says it."""
    year: str
    """When, with a letter where several of the same people are of one year."""
    entry: str
    """Its line in the list, as Markdown."""


def with_references(text: str, bibliographies: Iterable[str], *, language: str = "en") -> str:
    """A text with its citations as words, and at its end, or in its ``#refs``, the list of what it cites."""
    known = _read(bibliographies)
    if not known:
        return text
    closed = [(found.start(), found.end()) for found in _CODE.finditer(text)]
    stops = [stop for stop in _CITED.finditer(text) if not any(start <= stop.start() < end for start, end in closed)]
    keys = [key for stop in stops for key in _keys(stop[0]) if key in known]
    if not keys:
        return text
    works = _works({key: known[key] for key in dict.fromkeys(keys)}, "and" if language.startswith("en") else "&")
    made, at = "", 0
    for stop in stops:
        words = _bracketed(stop["inside"], works) if stop["inside"] is not None else _narrative(stop, works)
        made, at = made + text[at : stop.start()] + (stop[0] if words is None else words), stop.end()
    made += text[at:]
    listed = sorted(works.values(), key=lambda work: (work.names.casefold(), work.year, work.entry))
    entries = "\n".join(f"- {work.entry}" for work in listed)
    if _PLACE.search(made):
        return _PLACE.sub(lambda _: entries, made, count=1)
    head = "" if _HEADED.search(made) else "## References\n\n"
    return f"{made.rstrip()}\n\n{head}{entries}\n"


def _keys(citation: str) -> list[str]:
    return [_bare(key) for key in re.findall(_KEY, citation)]


def _bare(key: str) -> str:
    return key.lstrip("-").removeprefix("@").strip("{}").casefold()


def _bracketed(inside: str, works: dict[str, Work]) -> str | None:
    """The words of a citation in brackets; ``None`` where one of its works is not known."""
    said: list[str] = []
    for piece in inside.split(";"):
        one = _ONE.fullmatch(piece)
        work = works.get(_bare(one["key"])) if one else None
        if one is None or work is None or len(_keys(piece)) > 1:
            return None
        name = work.year if one["key"].startswith("-") else f"{work.names} {work.year}".strip()
        behind = one["behind"].strip()
        joint = "" if not behind or behind[0] in ",.:" else ", "
        said.append(f"{one['before'].strip()} {name}{joint}{behind}".strip())
    return f"({'; '.join(said)})"


def _narrative(stop: re.Match[str], works: dict[str, Work]) -> str | None:
    """The words of a citation that is a part of its sentence."""
    [key] = re.findall(_KEY, stop[0])[:1]
    work = works.get(_bare(key))
    if work is None:
        return None
    place = f", {stop['place'].strip()}" if stop["place"] else ""
    return f"({work.year}{place})" if key.startswith("-") else f"{work.names} ({work.year}{place})"


def _read(bibliographies: Iterable[str]) -> "dict[str, Entry]":
    """The works of bibliographies by key; those of one that cannot be read are missing."""
    from pybtex import errors
    from pybtex.database import parse_string
    from pybtex.exceptions import PybtexError

    found: dict[str, Entry] = {}
    for bibliography in bibliographies:
        with errors.capture():
            try:
                read = parse_string(bibliography, "bibtex")
            except (PybtexError, RecursionError, ValueError):
                continue
        found |= {key.casefold(): entry for key, entry in read.entries.items()}
    return found


def _works(entries: "dict[str, Entry]", joint: str) -> dict[str, Work]:
    names = {key: _names(entry, joint) for key, entry in entries.items()}
    years = {key: _year(entry) for key, entry in entries.items()}
    alike = Counter((names[key], years[key]) for key in entries)
    given: Counter[tuple[str, str]] = Counter()
    made: dict[str, Work] = {}
    for key, entry in sorted(entries.items(), key=lambda pair: (names[pair[0]], years[pair[0]], pair[0])):
        same = (names[key], years[key])
        letter = _LETTERS[given[same] % len(_LETTERS)] if alike[same] > 1 else ""
        given[same] += 1
        made[key] = Work(names[key], years[key] + letter, _entry(entry, years[key] + letter))
    return made


def _names(entry: "Entry", joint: str) -> str:
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    last = [_plain(" ".join([*person.prelast_names, *person.last_names])) for person in people]
    if not last:
        return _plain(
            entry.fields.get("organization") or entry.fields.get("publisher") or entry.fields.get("title", "")
        )
    if len(last) > _MOST or "others" in last:
        return f"{last[0]} et al."
    return last[0] if len(last) == 1 else f"{', '.join(last[:-1])}{',' if len(last) > 2 else ''} {joint} {last[-1]}"


def _year(entry: "Entry") -> str:
    given = entry.fields.get("year") or entry.fields.get("date") or ""
    found = re.search(r"\d{4}", given)
    return found[0] if found else _plain(given) or "n.d."


def _plain(latex: str) -> str:
    from pybtex.richtext import Text

    return " ".join(str(Text.from_latex(latex)).split())


def _entry(entry: "Entry", year: str) -> str:
    """A work as the list has it, by the plain style of BibTeX."""
    from pybtex.database import BibliographyData
    from pybtex.exceptions import PybtexError
    from pybtex.plugin import find_plugin

    fields: dict[str, Any] = dict(entry.fields)
    entry.fields["year"] = year
    entry.fields.pop("month", None)
    style: Callable[[], Any] = find_plugin("pybtex.style.formatting", "plain")
    backend: Callable[[], Any] = find_plugin("pybtex.backends", "markdown")
    try:
        [made] = style().format_bibliography(BibliographyData({"x": entry}), ["x"])
        words = str(made.text.render(backend()))
    except (PybtexError, KeyError, ValueError, AttributeError):
        words = ". ".join(_plain(str(fields[key])) for key in ("title", "howpublished", "url") if fields.get(key))
        words = f"{_names(entry, 'and')}. {words}. {year}."
    finally:
        entry.fields.clear()
        entry.fields.update(fields)
    return " ".join(words.split())
