"""Front matter under whatever names, brought under those in use; what a book has no use for is kept aside."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from publish.config.positions import Location, Place, SettingsTree
from publish.config.schema import kind_of
from publish.config.suggest import meant, nearest
from publish.diagnostics import Diagnostic, Rule, Severity
from publish.importers.matter.dates import DATE_AMBIGUOUS, iso, of_file
from publish.importers.matter.house import HouseMatter
from publish.importers.matter.names import ASIDE, FIELDS_OF, HINTS, PARTS_OF_PICTURES, PEOPLE, TAXONOMIES, fold
from publish.importers.matter.values import KEPT_BACK, listed, people, picture, slug_in, state, truth
from publish.importers.plainyaml import MATTER_KEY_TWICE
from publish.importers.slugs import SLUG

_NEAR = 0.8
"""How alike a key must be to one of ours, 0 to 1 by difflib, for a slip of the pen."""
_SLIPS = 2
"""How much longer or shorter such a key may be."""

MATTER_KEY_UNKNOWN = Rule(
    "matter-key-unknown",
    Severity.ERROR,
    "A key that nobody reads is a fact that its author believes to be printed.",
    "Take it out, or correct its name.",
    needed=True,
)

MATTER_KEY_FOREIGN = Rule(
    "matter-key-foreign",
    Severity.WARNING,
    "A key of another tool, or of your own, that is not read: what it says is not in the book.",
    'Name it in publication.toml: [front_matter] with KEY = "standfirst" or another field, or ignore = ["KEY"].',
)


@dataclass(frozen=True, slots=True)
class MappedMatter:
    """What front matter says, under the names in use."""

    tree: SettingsTree
    """The values and their places."""
    aside: tuple[str, ...]
    """Keys that a book has no use for, as they are written."""
    diagnostics: tuple[Diagnostic, ...]
    """Keys that nobody knows, and values that could be meant otherwise."""


def mapped(tree: SettingsTree, fields: tuple[str, ...], house: HouseMatter, language: str) -> MappedMatter:
    """A front matter with its keys and values as they are called and written here.

    ``fields`` are the names in use. ``language`` is the BCP 47 tag of a dispatch that names none: it says how dates in
    words are read. A value that is meant for a field and cannot be read stays as it is, for the schema to say so.
    """
    work = _Mapping(tree, fields, house, language)
    work.sort()
    work.take()
    work.day_of_address()
    return MappedMatter(
        SettingsTree(work.value, replace(tree.places, find=lambda: work.places)),
        tuple(work.aside),
        tuple(work.findings),
    )


@dataclass
class _Mapping:
    """The keys of one front matter, sorted by the fields that they are meant for."""

    tree: SettingsTree
    fields: tuple[str, ...]
    house: HouseMatter
    language: str
    value: dict[str, object] = field(default_factory=dict)
    places: dict[Location, Place] = field(default_factory=dict)
    aside: list[str] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    given: dict[str, list[str]] = field(default_factory=dict)
    """Fields, each with the keys that are meant for it, in the order of the file."""
    beside: dict[str, object] = field(default_factory=dict)
    """What is said of the picture in keys of its own."""

    def sort(self) -> None:
        """Find out what each key is meant for."""
        for key in self.tree.value:
            meant = self._meant(key)
            if meant in self.fields:
                self.given.setdefault(meant, []).append(key)
            elif meant:
                self.beside.setdefault(meant, self.tree.value[key])

    def _meant(self, key: str) -> str:
        """The field that a key is meant for, or the part of the picture; empty where it is neither."""
        folded = fold(key)
        if key in self.fields:
            return key
        if folded in self.house.ignored:
            self.aside.append(key)
            return ""
        if meant := self.house.names.get(folded) or _FIELD_BY_NAME.get(folded):
            return meant
        if folded in PEOPLE:
            return "credits"
        if part := _part_of_picture(folded):
            return part
        if folded in ASIDE or key.startswith(("_", "eleventy")):
            self.aside.append(key)
            return ""
        if folded == TAXONOMIES:
            return "subjects"
        return self._unknown(key, folded)

    def _unknown(self, key: str, folded: str) -> str:
        at = self.tree.places.key(key)
        by_fold = {fold(name): name for name in (*self.fields, *_FIELD_BY_NAME)}
        near = nearest(folded, by_fold, cutoff=_NEAR)
        better = HINTS.get(folded) or (by_fold[near] if near and abs(len(near) - len(folded)) <= _SLIPS else "")
        if better and folded not in HINTS:
            self.findings.append(MATTER_KEY_UNKNOWN.finding(f"{key} is not a known key", at, hint=meant(key, better)))
            # It is read as it was meant, so that nothing is told that only follows.
            return _FIELD_BY_NAME.get(better, better)
        hint = meant(key, better) if better else MATTER_KEY_FOREIGN.hint.replace("KEY", key)
        self.findings.append(MATTER_KEY_FOREIGN.finding(f"{key} is not a known key", at, hint=hint))
        return ""

    def take(self) -> None:
        """Give each field its value; what is meant for it and not taken is kept aside."""
        first = [name for name in ("lang",) if name in self.given]
        for name in (*first, *(name for name in self.given if name not in first)):
            taken = [*getattr(self, f"_{name}", self._plain_field)(name, self._by_rank(name))]
            self.aside += [key for key in self.given[name] if key not in taken]

    def day_of_address(self) -> None:
        """Where no day is given, that which an address of the post names: ``/2026/11/20/the-lamp/``."""
        addresses = (self.tree.value[key] for key in self.given.get("slug", ()))
        days = (of_file(address) for address in addresses if isinstance(address, str))
        if "date" not in self.value and (day := next((day for day in days if day), None)):
            self.value["date"] = day.isoformat()

    def _by_rank(self, name: str) -> list[str]:
        """The keys that are meant for a field, those first whose word counts most."""
        ranks = {other: rank for rank, other in enumerate(FIELDS_OF.get(name, ()))}
        return sorted(self.given[name], key=lambda key: (key != name, ranks.get(fold(key), -1)))

    def _set(self, name: str, key: str, value: object) -> None:
        self.value[name] = value
        for location, place in self.tree.places.table.items():
            if location[0] == key:
                self.places[(name, *location[1:])] = place

    def _in_a_list(self, name: str) -> None:
        """Make a table that stands alone the one entry of its list."""
        self.value[name] = [self.value[name]]
        for location in [one for one in self.places if one[0] == name and len(one) > 1]:
            self.places[name, 0, *location[1:]] = self.places.pop(location)
        self.places[name, 0] = self.places[name,]

    def _plain_field(self, name: str, keys: list[str]) -> Iterator[str]:
        """The first key that says anything; the field's own, however little it says."""
        for key in keys:
            value = self.tree.value[key]
            if key == name or not _is_empty(value):
                self._set(name, key, _text(value))
                yield key
                return

    def _headline(self, name: str, keys: list[str]) -> Iterator[str]:
        yield from self._plain_field(name, keys)
        if keys[0] == name and len(keys) > 1 and self.tree.value[keys[1]] != self.tree.value[name]:
            first, at = self.tree.places.key(name).line, self.tree.places.key(keys[1])
            message = f"{keys[1]}, another name of {name}, is given twice, first in line {first}"
            self.findings.append(MATTER_KEY_TWICE.finding(message, at))

    def _slug(self, name: str, keys: list[str]) -> Iterator[str]:
        for key in keys:
            value = _text(self.tree.value[key])
            if not isinstance(value, str):
                continue
            if key == name and (SLUG.fullmatch(value.strip()) or " " in value.strip()):
                self._set(name, key, value)
                yield key
                return
            if slug := slug_in(value):
                # Nobody wrote it as a slug: it has no place, and gives way where another dispatch has it.
                self.value[name] = slug
                yield key
                return

    def _date(self, name: str, keys: list[str]) -> Iterator[str]:
        for key in keys:
            value = self.tree.value[key]
            if key != name and (truth(value) is not None or isinstance(value, bool)):
                self._say_state(key, ready=value is True or truth(value) is True)
                yield key
                continue
            if isinstance(value, dict):  # Docusaurus: last_update: {date, author}
                value = next((inner for inner in value.values() if isinstance(inner, date) or _is_day(inner)), None)
            if name in self.value or (key != name and _is_empty(value)):
                continue
            self._set(name, key, self._as_iso(value, key))
            yield key

    _updated = _date

    def _as_iso(self, value: object, key: str) -> object:
        if not isinstance(value, str):
            return value
        lang = self.value.get("lang")
        found = iso(value, lang if isinstance(lang, str) and lang else self.language)
        if found is None:
            return value
        if found[1]:
            message = f"{kind_of(value)} is read as {found[0]}, and could be another day"
            at = self.tree.places.value(key)
            self.findings.append(DATE_AMBIGUOUS.finding(message, at, hint=f"Write it as {found[0][:10]}."))
        return found[0]

    def _lang(self, name: str, keys: list[str]) -> Iterator[str]:
        # Quarto names words of a page in a table of that name.
        for key in self._plain_field(name, [key for key in keys if not isinstance(self.tree.value[key], dict)]):
            value = self.value[name]
            if isinstance(value, str) and (key != name or "_" in value):
                self.value[name] = value.strip().split(".")[0].replace("_", "-")
            yield key

    def _say_state(self, key: str, *, ready: bool) -> None:
        if not ready and "status" not in self.value:
            self._set("status", key, "draft")

    def _status(self, name: str, keys: list[str]) -> Iterator[str]:
        for key in keys:
            value = self.tree.value[key]
            said = truth(value)
            if key != name and said is not None:
                self._say_state(key, ready=said == (fold(key) not in _HELD_BACK))
                yield key
            elif isinstance(value, list | dict):
                # A vault has its own states there, often several; one that keeps a text back counts.
                if kept := next((each for each in map(state, listed(value)) if each in KEPT_BACK), None):
                    self._set(name, key, kept)
                    yield key
            elif key == name or not _is_empty(value):
                self._set(name, key, state(value))
                yield key

    def _subjects(self, name: str, keys: list[str]) -> Iterator[str]:
        if keys[0] == name and (len(keys) == 1 or not isinstance(self.tree.value[name], list)):
            yield from self._plain_field(name, keys[:1])
            return
        words: list[str] = []
        for key in keys:
            value = self.tree.value[key]
            if fold(key) == TAXONOMIES and isinstance(value, dict):
                value = [word for inner in value.values() for word in listed(inner)]
            words += listed(value)
            yield key
        self._set(name, keys[0], [*dict.fromkeys(words)])

    def _credits(self, name: str, keys: list[str]) -> Iterator[str]:
        if keys[0] == name and not _is_empty(self.tree.value[name]):
            self._set(name, name, self.tree.value[name])
            if isinstance(self.value[name], dict):
                self._in_a_list(name)
            yield name
            return
        entries: list[dict[str, object]] = []
        for key in keys:
            for person in people(self.tree.value[key], self.house.authors):
                at = self.tree.places.value(key, *(() if person.index is None else (person.index,)))
                role = str(person.role or PEOPLE.get(fold(key)) or "writer")
                same = next((entry for entry in entries if entry["name"] == person.name), None)
                if same is not None:
                    roles = same["roles"]
                    assert isinstance(roles, list)
                    roles += [role] if role not in roles else []
                    continue
                self.places[name, len(entries)] = Place(at, at)
                work = {"affiliation": person.affiliation} if person.affiliation else {}
                entries.append({"name": person.name, "roles": [role], **work})
            yield key
        at = self.tree.places.key(keys[0])
        self.places[name,] = Place(at, self.tree.places.value(keys[0]))
        self.value[name] = entries

    def _picture(self, name: str, keys: list[str]) -> Iterator[str]:
        for key in keys:
            value = self.tree.value[key]
            if key == name:
                self._set(name, key, value)
                yield key
                return
            if found := picture(value, self.beside, on_the_web=self.house.keeps_places):
                place = Place(self.tree.places.key(key), self.tree.places.value(key))
                self.places |= {(name,): place, (name, "file"): place}
                self.value[name] = found
                yield key
                return

    def _weight(self, name: str, keys: list[str]) -> Iterator[str]:
        for key in keys:
            value = _text(self.tree.value[key])
            if key == name or (isinstance(value, str) and value.strip().lstrip("-").isdigit()):
                self._set(name, key, value)
                yield key
                return


_HELD_BACK = frozenset({"draft", "isdraft"})
"""Keys, folded, that say yes of a text that is not ready."""
_FIELD_BY_NAME: Mapping[str, str] = {other: name for name, others in FIELDS_OF.items() for other in others}


def _part_of_picture(folded: str) -> str:
    """Which part of a picture a key of its own names: ``image_alt``, ``coverCaption``."""
    for part in PARTS_OF_PICTURES:
        before = folded.removesuffix(part).removesuffix("text") if part == "alt" else folded.removesuffix(part)
        if folded.removesuffix("text").endswith(part) and (not before or before in _PICTURES):
            return part
    return ""


_PICTURES = frozenset({*FIELDS_OF["picture"], "featureimage", "photo", "thumbnail", "lead"})


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str | list | dict) and not value) or value == ""


def _is_day(value: object) -> bool:
    return isinstance(value, str) and iso(value, "en") is not None


def _text(value: object) -> object:
    """A number as the text that it is written as; tables, lists and dates stay."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value
