"""What a post takes from other files of its site: notebooks, includes, shortcodes of the site's own, parts of notes.

A template that only puts its values in is filled in, once, when the folder is brought. One that works something out
stays a tag in the post, which is an error at its line.
"""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from publish.importers.foreign.notebook import notebook_text
from publish.importers.foreign.restructured import ENDING
from publish.importers.frontmatter import split
from publish.importers.markdown.dialects.holders import is_known
from publish.importers.markdown.dialects.tags import BuilderTag, block_tag_at, shortcode_at
from publish.importers.source import decode
from publish.pipeline.files import Folder
from publish.pipeline.note_parts import part_of
from publish.pipeline.project import PICTURE_LIMIT, TEXT_LIMIT
from publish.pipeline.written_loops import written_out

SHOWN = re.compile(
    r"^[ \t>]*(?P<bars>`{3,}|~{3,})[^\n]*\n.*?^[ \t>]*(?P=bars)[`~]*[ \t]*$"
    r"|(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)"
    r"|\{%-?\s*(?P<shown>raw|highlight)\b.*?\{%-?\s*end(?P=shown)\s*-?%\}|<!--.*?-->",
    re.MULTILINE | re.DOTALL,
)
"""Where a tag is shown, and not run."""
_TAG = re.compile(
    r"\{%-?\s*(?P<liquid>notebook|include_code|include|include_relative|include_cached|render)\s"
    r"|\{\{[<%]\s*(?P<shortcode>[A-Za-z])|^[ \t]*-{1,3}8<-{1,3} +[\"'](?P<snippet>[^\"'\n]{1,200})[\"'][ \t]*$"
    r"|^(?P<rest>[ \t]*)\.\. (?P<directive>listing|literalinclude|include)::[ \t]+(?P<file>[^\n]+)$"
    r"|!\[\[(?P<note>[^\[\]|\n#]{0,200})#(?P<part>[^\[\]|\n]{1,200})(?:\|[^\[\]\n]*)?\]\]",
    re.MULTILINE,
)
_NOTEBOOK = re.compile(
    r"\{%-?\s*notebook\s+(?P<path>\S+?\.ipynb)(?:\s+cells\[(?P<first>-?\d*):(?P<last>-?\d*)\])?[^%]*%\}"
)
_CODE_FILE = re.compile(
    r"\{%-?\s*include_code\s+(?P<path>[\w./-]+\.\w+)(?:\s+lang:(?P<language>[\w+#-]+))?(?:\s+(?:lines:\S+|:hideall:|:hidefilename:))*"
    r"(?P<title>[^%{}]*?)\s*-?%\}"
)
"""A file of code that is shown, with a title, as Octopress and Pelican have it."""
_INCLUDED = re.compile(r"\{%-?\s*(?P<how>\w+)\s+[\"']?(?P<path>[\w./-]+)")
_HOLDERS = (
    "_includes",
    "src/_includes",
    "content/_includes",
    "docs/_includes",
    "site/_includes",
    "includes",
    "_partials",
)
_SHORTCODES = ("layouts/shortcodes", "layouts/_shortcodes", "templates/shortcodes")
_VALUE = re.compile(
    r"\{\{-?\s*(?:include\.)?(?P<name>[A-Za-z_][\w-]*)(?:\s*\|\s*(?:default:?\s*\(?[\"'](?P<default>[^\"'{}]*)[\"']\)?|escape|strip|markdownify|safe))*\s*-?\}\}"
    r"|\{\{-?\s*\(?(?:\$\.|\.)(?:Get\s+(?:[\"`](?P<key>[\w-]+)[\"`]|(?P<place>\d+))|(?P<inner>Inner))\)?(?:\s*\|\s*(?:safeHTML|safeURL|markdownify|htmlUnescape|plainify|\.Page\.RenderString))*\s*-?\}\}"
)
"""A value that a template puts in: Liquid's and Nunjucks', Hugo's."""
_ASKED = re.compile(
    r"\{%-?\s*if\s+include\.(?P<name>[\w-]+)\s*-?%\}(?P<yes>(?:(?!\{%-?\s*(?:if|elsif|endif)).)*?)"
    r"(?:\{%-?\s*else\s*-?%\}(?P<no>(?:(?!\{%-?\s*(?:if|elsif|endif)).)*?))?\{%-?\s*endif\s*-?%\}"
    r"|\{\{-?\s*(?:if|with)\s+(?P<get>\(?\.Get\s+[\"`]?(?P<key>[\w-]+)[\"`]?\)?)\s*-?\}\}(?P<said>(?:(?!\{\{-?\s*(?:if|with|else|end)).)*?)"
    r"(?:\{\{-?\s*else\s*-?\}\}(?P<unsaid>(?:(?!\{\{-?\s*(?:if|with|end)).)*?))?\{\{-?\s*end\s*-?\}\}",
    re.DOTALL,
)
"""A question whether a value is given."""
_SILENT = re.compile(
    r"\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}|\{\{-?\s*/\*.*?\*/\s*-?\}\}|\{#.*?#\}", re.DOTALL
)
_MARKS = re.compile(r"\{\{|\{%|\{#")
_DEEPEST = 4
_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass
class PostText:
    """A post's text with what it takes from other files."""

    text: str
    """The text."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    """Pictures of notebooks, by their names beside the post."""
    taken: list[str] = field(default_factory=list)
    """The files that something was taken from, in order."""


def with_pieces(text: str, path: str, files: Folder, paths: frozenset[str]) -> PostText:
    """A post's text with what it takes from other files of its site, where that can be known."""
    made = PostText("")
    made.text = _filled(written_out(text, SHOWN), path, _Site(files, paths), made, 0)
    return made


@dataclass(frozen=True)
class _Site:
    files: Folder
    paths: frozenset[str]

    def text(self, path: str) -> str | None:
        """What a text of the site holds, without front matter; ``None`` where there is none."""
        data = self.files.read(path, limit=TEXT_LIMIT) if path in self.paths else None
        return split(decode(data, path).value, path).value.body if isinstance(data, bytes) else None

    def named(self, path: str) -> str:
        """The one file whose path ends so; empty where there is none, or several."""
        ending = f"/{posixpath.normpath(path).lstrip('/')}"
        found = [one for one in self.paths if f"/{one}".endswith(ending)]
        return found[0] if len(found) == 1 else ""

    def first(self, *paths: str) -> str:
        """The first of some paths that there is; empty where none is."""
        return next((path for one in paths if (path := posixpath.normpath(one)) in self.paths), "")


def _filled(text: str, path: str, site: _Site, made: PostText, depth: int) -> str:
    if depth > _DEEPEST or _TAG.search(text) is None:
        return text
    shown = [(found.start(), found.end()) for found in SHOWN.finditer(text)]
    pieces: list[str] = []
    at = 0
    for stop in _TAG.finditer(text):
        if stop.start() < at or any(start <= stop.start() < end for start, end in shown):
            continue
        kind = next(name for name in _KINDS if stop[name] is not None)
        found = _KINDS[kind](text, stop, path, site, made)
        if found is None:
            continue
        end, words, origin = found
        made.taken.append(origin)
        code = stop["liquid"] == "include_code" or stop["directive"] in ("listing", "literalinclude")
        words = words.strip("\n")
        pieces += [text[at : stop.start()], words if code else _filled(words, origin, site, made, depth + 1)]
        at = end
    return "".join([*pieces, text[at:]])


_Found = tuple[int, str, str] | None
"""The end of a tag, the words in its place, the file that they are from."""


def _liquid(text: str, stop: re.Match[str], path: str, site: _Site, made: PostText) -> _Found:
    if stop["liquid"] == "notebook":
        return _notebook(text, stop, path, site, made)
    if stop["liquid"] == "include_code":
        return _code(text, stop, path, site, made)
    tag, named = block_tag_at(text, stop.start(), len(text)), _INCLUDED.match(text, stop.start())
    if tag is None or named is None or is_known(tag, alone=True):
        return None
    name = named["path"]
    beside = posixpath.join(posixpath.dirname(path), name)
    held = [f"{folder}/{name}{ending}" for folder in _HOLDERS for ending in ("", ".liquid", ".html", ".njk", ".md")]
    file = site.first(beside) if named["how"] == "include_relative" else site.first(*held, beside)
    return _template(tag, file, site, "")


def _shortcode(text: str, stop: re.Match[str], path: str, site: _Site, made: PostText) -> _Found:
    tag = shortcode_at(text, stop.start(), len(text))
    if tag is None or tag.closes:
        return None
    if tag.name == "include" and tag.words:
        word = tag.words[0]
        file = site.first(word.lstrip("/") if word.startswith("/") else posixpath.join(posixpath.dirname(path), word))
        words = site.text(file) if file else None
        return None if words is None else (tag.end, words, file)
    if is_known(tag):
        return None
    held = [f"{folder}/{tag.name}{ending}" for folder in _SHORTCODES for ending in (".html", ".md")]
    file = site.first(*held) or next(
        (one for one in sorted(site.paths) if one.startswith("themes/") and one.endswith(f"/{held[0]}")), ""
    )
    inner, end = _inside(text, tag)
    found = _template(tag, file, site, inner)
    return None if found is None else (end, *found[1:])


def _inside(text: str, tag: BuilderTag) -> tuple[str, int]:
    """What stands between a shortcode and its end, and the place behind it; nothing where it has no end."""
    at = tag.end
    while (at := text.find("{{", at)) >= 0:
        other = shortcode_at(text, at, len(text))
        if other is not None and other.name == tag.name:
            return (text[tag.end : other.start], other.end) if other.closes else ("", tag.end)
        at += 2
    return "", tag.end


def _template(tag: BuilderTag, file: str, site: _Site, inner: str) -> _Found:
    """A template filled in; ``None`` for one that works something out."""
    words = site.text(file) if file else None
    if words is None:
        return None
    words = _SILENT.sub("", words)
    words = _ASKED.sub(lambda found: _answer(found, tag), words)
    lacking = False

    def value(found: re.Match[str]) -> str:
        nonlocal lacking
        if found["inner"]:
            return inner
        given = (
            tag.word(int(found["place"])) if found["place"] else tag.get((found["name"] or found["key"] or "").lower())
        )
        if found["name"] and not given and "include." not in found[0]:
            lacking = lacking or found["default"] is None
        return given or found["default"] or ""

    words = _VALUE.sub(value, words)
    return (
        None
        if lacking or any(mark[0] != "{%" or not _takes(words, mark) for mark in _MARKS.finditer(words))
        else (tag.end, words, file)
    )


def _takes(text: str, mark: re.Match[str]) -> bool:
    """Whether a tag takes in another file, or is one that every text may have."""
    tag = block_tag_at(text, mark.start(), len(text))
    return _TAG.match(text, mark.start()) is not None or (tag is not None and is_known(tag))


def _answer(found: re.Match[str], tag: BuilderTag) -> str:
    if found["get"]:
        given = tag.word(int(found["key"])) if found["key"].isdecimal() else tag.get(found["key"].lower())
        said = (found["said"] or "").replace("{{ . }}", given).replace("{{.}}", given)
        return said if given else found["unsaid"] or ""
    return (found["yes"] if tag.get(found["name"].lower()) else found["no"]) or ""


def _notebook(text: str, stop: re.Match[str], path: str, site: _Site, made: PostText) -> _Found:
    tag = _NOTEBOOK.match(text, stop.start())
    file = site.named(tag["path"]) if tag else ""
    data = site.files.read(file, limit=PICTURE_LIMIT) if file else None
    if tag is None or not isinstance(data, bytes):
        return None
    cells = slice(*(int(end) if end else None for end in (tag["first"], tag["last"])))
    read = notebook_text(data, file, cells=cells)
    if not read.ok:
        return None
    made.pictures.update(read.value.pictures)
    return tag.end(), read.value.text, file


def _code(text: str, stop: re.Match[str], path: str, site: _Site, made: PostText) -> _Found:
    """A file of code that is shown whole."""
    tag = _CODE_FILE.match(text, stop.start())
    file = site.named(tag["path"]) if tag else ""
    data = site.files.read(file, limit=TEXT_LIMIT) if file else None
    if tag is None or not isinstance(data, bytes) or "lines:" in tag[0]:
        return None
    code = decode(data, file).value.strip("\n")
    ticks = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", code)), 3)
    language = tag["language"] or posixpath.splitext(file)[1].lstrip(".")
    title = f"{tag['title'].strip()}:\n\n" if tag["title"].strip() else ""
    return tag.end(), f"{title}{ticks}{language}\n{code}\n{ticks}", file


def _directive(text: str, stop: re.Match[str], path: str, site: _Site, made: PostText) -> _Found:
    """A file that reStructuredText shows as code, or takes in: with no option, for an option may cut it."""
    name, _, language = stop["file"].strip().partition(" ")
    folder = posixpath.dirname(path)
    file = site.first(posixpath.join(folder, name), name.lstrip("/"), f"listings/{name}", f"content/{name}")
    behind = text[stop.end() + 1 :].partition("\n")[0]
    data = site.files.read(file, limit=TEXT_LIMIT) if file and path.endswith(ENDING) else None
    if not isinstance(data, bytes) or re.match(r"[ \t]+:(?!language)", behind):
        return None
    words = decode(data, file).value.strip("\n")
    if stop["directive"] == "include":
        return (stop.end(), words, file) if file.endswith((ENDING, ".txt", ".inc")) and not stop["rest"] else None
    language = language.strip() or posixpath.splitext(file)[1].lstrip(".") or "text"
    code = "\n".join(f"{stop['rest']}    {line}".rstrip() for line in words.split("\n"))
    return stop.end(), f"{stop['rest']}.. code-block:: {language}\n\n{code}\n", file


def _snippet(text: str, stop: re.Match[str], path: str, site: _Site, made: PostText) -> _Found:
    file = site.first(
        posixpath.join(posixpath.dirname(path), stop["snippet"]), stop["snippet"], f"docs/{stop['snippet']}"
    )
    words = site.text(file) if file else None
    return None if words is None else (stop.end(), words, file)


def _note(text: str, stop: re.Match[str], path: str, site: _Site, made: PostText) -> _Found:
    """A part of a note, where it stands alone in its paragraph."""
    line = text[text.rfind("\n", 0, stop.start()) + 1 : stop.start()].strip(" \t>")
    behind = text[stop.end() : (text.find("\n", stop.end()) + 1 or len(text) + 1) - 1].strip()
    name = stop["note"].strip()
    file = site.first(f"{name}.md", posixpath.join(posixpath.dirname(path), f"{name}.md")) or site.named(f"{name}.md")
    words = (text if not name else site.text(file)) if file or not name else None
    part = part_of(words, stop["part"].strip()) if words is not None and not line and not behind else ""
    return (stop.end(), part, file or path) if part and stop[0] not in part else None


_KINDS: Mapping[str, Callable[[str, re.Match[str], str, _Site, PostText], _Found]] = MappingProxyType(
    {"liquid": _liquid, "directive": _directive, "shortcode": _shortcode, "snippet": _snippet, "note": _note}
)
