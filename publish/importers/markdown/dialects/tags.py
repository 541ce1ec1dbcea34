"""The tags of site builders, ``{{< figure src="a.png" >}}`` and ``{% include figure.html src="a.png" %}``.

What a name means is looked up in one table for all builders (:mod:`publish.importers.markdown.dialects.meanings`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

LONGEST = 4000
"""How many characters one tag may span: an author's never does, a hostile one must not cost time."""
_ARGUMENT = re.compile(
    r"""[\s,]*(?:(?P<key>[A-Za-z_][\w.:-]*)\s*=\s*)?
        (?:"(?P<double>(?:\\.|[^"\\])*)"|'(?P<single>(?:\\.|[^'\\])*)'|`(?P<raw>[^`]*)`|(?P<bare>[^\s"'`,]+))""",
    re.VERBOSE | re.DOTALL,
)
_NAME = re.compile(r"\s*(?P<end>/)?\s*(?P<name>[A-Za-z_][\w./-]*)")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^A-Z\W_]+")
_SUFFIX = re.compile(r"\.(?:html?|liquid|njk|md|twig)$")


@dataclass(frozen=True, slots=True)
class BuilderTag:
    """One tag of a site builder."""

    name: str
    """Its name in lower case, without folders, and without the ending of the file that an include names."""
    words: tuple[str, ...]
    """Its values without a key, in order."""
    values: Mapping[str, str]
    """Its values by key, the keys in lower case."""
    start: int
    """Where it begins in the text."""
    end: int
    """The place behind it."""
    closes: bool = False
    """Whether it ends what another one opened."""
    parts: tuple[str, ...] = ()
    """The words of which its name is put together: ``youtubeEmbed`` and ``youtube-embed`` have the same."""

    def get(self, *keys: str) -> str:
        """The first value that one of the keys has, or an empty string."""
        return next((self.values[key].strip() for key in keys if self.values.get(key, "").strip()), "")

    def word(self, place: int) -> str:
        """The value at a place among those without a key, or an empty string."""
        return self.words[place] if place < len(self.words) else ""


def shortcode_at(text: str, start: int, limit: int) -> BuilderTag | None:
    """The shortcode of Hugo or Quarto that begins at a place."""
    if not text.startswith(("{{<", "{{%"), start):
        return None
    end = text.find(f"{'>' if text[start + 2] == '<' else '%'}}}}}", start + 3, min(limit, start + LONGEST))
    return _tag(text, start, start + 3, end, end + 3)


def block_tag_at(text: str, start: int, limit: int) -> BuilderTag | None:
    """The tag of Liquid or Nunjucks that begins at a place; an include bears the name of what it includes."""
    if not text.startswith("{%", start):
        return None
    end = text.find("%}", start + 2, min(limit, start + LONGEST))
    first = start + 3 if text.startswith("{%-", start) else start + 2
    inner = end - 1 if end > first and text[end - 1] == "-" else end
    tag = _tag(text, start, first, inner, end + 2)
    if tag is None:
        return None
    if tag.name in ("include", "render", "include_relative", "include_cached") and tag.words:
        name = _SUFFIX.sub("", tag.words[0].rpartition("/")[2])
        return BuilderTag(name.lower(), tag.words[1:], tag.values, tag.start, tag.end, parts=_parts(name))
    if tag.name.startswith("end") and not tag.words and not tag.values:
        name = tag.name.removeprefix("end").lstrip("_")
        return BuilderTag(name, (), tag.values, tag.start, tag.end, closes=True, parts=_parts(name))
    return tag


def _tag(text: str, start: int, first: int, last: int, end: int) -> BuilderTag | None:
    named = _NAME.match(text, first, last) if last >= first else None
    if named is None:
        return None
    words: list[str] = []
    values: dict[str, str] = {}
    for argument in _ARGUMENT.finditer(text, named.end(), last):
        value = next(v for v in argument.group("double", "single", "raw", "bare") if v is not None)
        if argument["double"] is not None or argument["single"] is not None:
            value = _ESCAPED.sub(r"\1", value)
        if argument["key"]:
            values[argument["key"].lower()] = value
        elif value != "/":
            words.append(value)
    name = named["name"].rpartition("/")[2]
    return BuilderTag(
        name.lower(),
        tuple(words),
        MappingProxyType(values),
        start,
        end,
        closes=named["end"] is not None,
        parts=_parts(name),
    )


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.lower() for part in _PART.findall(name))
