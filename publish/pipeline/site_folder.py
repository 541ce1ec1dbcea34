"""A folder or a repository that somebody brings, looked at: what made it, which posts it holds, what goes with them.

Files are read as a project's are: regular ones inside the folder, of a size that was looked at, through no link.
"""

import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from publish.config.languages import tag_fault
from publish.config.limits import USUAL
from publish.importers.foreign.notebook import NotebookText, notebook_text
from publish.importers.foreign.restructured import ENDING
from publish.importers.foreign.restructured_head import head_of
from publish.importers.frontmatter import in_file, matter, split
from publish.importers.markdown.dialects.obsidian import is_plainly_obsidian
from publish.importers.matter.authors import ENDINGS
from publish.importers.matter_file import FrontMatter
from publish.importers.papers import is_paper
from publish.importers.source import decode
from publish.model.dispatch import Status
from publish.pipeline.files import FileKind, Folder
from publish.pipeline.generators import GENERATORS, OBSIDIAN, PLAIN, Generator
from publish.pipeline.project import PICTURE_LIMIT, TEXT_LIMIT
from publish.pipeline.wall import bounded_reading

NOTEBOOK = ".ipynb"
"""The ending of a notebook, which becomes Markdown."""
POSTS = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rst", NOTEBOOK)
"""Endings of posts."""
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".heic", ".tif", ".tiff")
"""Endings of pictures."""

_PASSED = frozenset(["node_modules", "vendor", "_site", "dist", "build", "bower_components"])
"""Folders of what a site is made with, or was made into."""
_FORMS = frozenset(["_drafts", "_includes", "_layouts", "_templates"])
"""Folders of a site's forms, which may hold pictures, and of what will be posts."""
_FORMS_BESIDE = frozenset(["themes", "layouts", "templates"])
"""Folders of forms beside that of the posts; inside of it they may be what posts are about."""
_POSTS_BELOW = re.compile(r"^(?P<home>(?:[^/]+/)*?(?:_?posts?|blog|articles|newsletters?))/", re.IGNORECASE)
"""A folder of posts, wherever it lies."""
_MOSTLY = 0.6
"""Which share of all texts such a folder has to hold."""
_BESIDE = frozenset(["downloads", "files", "static", "assets", "public", "code", "data", "images"])
"""Folders of what goes with posts: notebooks there are none."""
_TEMPLATES = {
    ".obsidian/templates.json": "folder",
    ".obsidian/plugins/templater-obsidian/data.json": "templates_folder",
}
"""Where a vault says which folder its templates lie in, by the key that says so."""
_DEEPEST, _MOST = 12, 50_000
_TITLE = re.compile(r"^(?:# +\S|\S.*\n=+[ \t]*$)", re.MULTILINE)
_CODE = re.compile(r"^[ \t>]*(`{3,}|~{3,})[^\n]*\n.*?^[ \t>]*\1[`~]*[ \t]*$", re.MULTILINE | re.DOTALL)
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2,4})?")


@dataclass(frozen=True, slots=True)
class Post:
    """A text that becomes a dispatch."""

    path: str
    """Its file, relative to the folder."""
    text: str
    """What it holds."""
    date: date | None
    """When it was published."""
    language: str
    """BCP 47 tag, where the folder's order or the file's name says it; else empty."""
    draft: bool
    """Whether it is no finished one."""
    titled: bool = True
    """Whether its front matter or a heading of rank 1 says what it is called."""
    bare: bool = False
    """Whether it has no front matter at all."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """Pictures that it holds itself, by their names."""


@dataclass(frozen=True, slots=True)
class SiteFolder:
    """What a folder holds."""

    files: Folder
    """The folder."""
    generator: Generator
    """What made the site."""
    posts: tuple[Post, ...]
    """Its posts, by path."""
    home: str
    """The folder that the posts stand in; empty: the folder itself."""
    title: str = ""
    """The site's name, or empty."""
    address: str = ""
    """Its base address, or empty."""
    language: str = ""
    """BCP 47 tag of the site, or empty."""
    authors: tuple[str, ...] = ()
    """Its authors files."""
    pictures: frozenset[str] = frozenset()
    """All of its pictures."""
    settings: str = ""
    """What its files of settings hold."""
    unread: tuple[str, ...] = field(default=())
    """Posts that cannot be read at all."""
    templates: tuple[str, ...] = ()
    """Forms that a vault makes its notes from, which are no posts."""
    paths: frozenset[str] = frozenset()
    """All of its files."""


def look(files: Folder) -> SiteFolder:
    """What a folder holds."""
    paths = tuple(_walk(files, "", 0))
    names = {*paths, *(above for path in paths for above in _above(path))}
    generator, said = _made_by(files, names)
    forms = _templates(files)
    templates = tuple(path for path in paths if forms and path.startswith(f"{forms}/") and path.lower().endswith(POSTS))
    home, texts = _home(generator, tuple(path for path in paths if path not in templates))
    found, unread = [], []
    tags = _tags(home, texts)
    for path in texts:
        post = _post(files, path, tags.get(path, ""))
        if post is None:
            unread.append(path)
        else:
            found.append(post)
    if generator is PLAIN and _is_vault(found):
        generator = OBSIDIAN
    address = generator.said(generator.address, said) or _named(files, names)
    language = generator.said(generator.language, said).replace("_", "-")
    return SiteFolder(
        files,
        generator,
        tuple(found),
        home,
        generator.said(generator.title, said),
        address.rstrip("/"),
        "" if tag_fault(language) else language,
        tuple(path for path in paths if re.search(r"(?:^|/)authors\.\w+$", path) and path.endswith(ENDINGS)),
        frozenset(path for path in paths if path.lower().endswith(PICTURES)),
        said,
        tuple(unread),
        templates,
        frozenset(paths),
    )


def _templates(files: Folder) -> str:
    """The folder of a vault's templates, as its settings name it; empty where they name none."""
    for path, key in _TEMPLATES.items():
        data = files.read(path, limit=TEXT_LIMIT)
        try:
            settings = json.loads(data) if isinstance(data, bytes) else None
        except (ValueError, RecursionError):
            continue
        named = settings.get(key) if isinstance(settings, dict) else None
        if isinstance(named, str) and named.strip("/ "):
            return named.strip("/ ")
    return ""


def _made_by(files: Folder, names: set[str]) -> tuple[Generator, str]:
    """The tool that made the site, and what its files of settings say."""
    if any(entry.name == ".obsidian" for entry in files.entries("")):
        return OBSIDIAN, ""
    for generator in GENERATORS:
        if any(mark in names for mark in generator.marks):
            said = "\n".join(_settings(files, generator, names))
            if not generator.says or re.search(generator.says, said):
                return generator, said
    return PLAIN, ""


def _is_vault(posts: list[Post]) -> bool:
    """Whether posts are a vault's, whose folder of settings is often left out of what is shared: by one in ten."""
    return sum(is_plainly_obsidian(post.text) for post in posts) * 10 > len(posts)


def _walk(files: Folder, folder: str, depth: int) -> Iterator[str]:
    for entry in files.entries(folder)[:_MOST]:
        path = f"{folder}/{entry.name}" if folder else entry.name
        if entry.kind is FileKind.FILE:
            yield path
        elif entry.kind is FileKind.FOLDER and depth < _DEEPEST and _is_walked(entry.name):
            yield from _walk(files, path, depth + 1)


def _is_walked(name: str) -> bool:
    """Whether a folder is none of what a site is made with, or was made into."""
    return not name.startswith(".") and name not in _PASSED


def _above(path: str) -> Iterator[str]:
    while path := posixpath.dirname(path):
        yield path


def _home(generator: Generator, paths: tuple[str, ...]) -> tuple[str, list[str]]:
    """The folder of the posts, and those in it."""
    texts = [path for path in paths if path.lower().endswith(POSTS) and not is_paper(path)]
    texts = [path for path in texts if not _FORMS.intersection(path.split("/")[:-1])]
    texts = _without_companions(texts)
    also = [path for path in texts if path.startswith(tuple(f"{folder}/" for folder in generator.also))]
    for home in (*generator.posts, "."):
        # In several languages the folder stands below one for each, as content/en/posts.
        first, _, last = home.rpartition("/")
        between = "(?:[a-z]{2}/)?" if first else ""
        below = re.compile(f"{re.escape(first)}{'/' if first else ''}{between}{re.escape(last)}/")
        inside = texts if home == "." else [path for path in texts if below.match(path) or path in also]
        if home == ".":
            inside = [path for path in texts if not _FORMS_BESIDE.intersection(path.split("/")[:-1])]
            if generator is PLAIN and (below_any := _posts_below(inside)):
                home, inside = below_any
        if inside:
            return ("" if home == "." else posixpath.commonpath([posixpath.dirname(path) for path in inside])), inside
    return "", []


def _posts_below(texts: list[str]) -> tuple[str, list[str]] | None:
    """The folder below others that most texts lie in, if it is called as one of posts; and these texts."""
    homes = Counter(match["home"] for path in texts if (match := _POSTS_BELOW.match(path)))
    home, count = homes.most_common(1)[0] if homes else ("", 0)
    if count < len(texts) * _MOSTLY:
        return None
    return home, [path for path in texts if path.startswith(f"{home}/")]


def _without_companions(texts: list[str]) -> list[str]:
    """Texts without the notebooks that only go with them: in folders of such files, or beside a text of theirs."""
    stems = {posixpath.splitext(path)[0] for path in texts if not path.endswith(NOTEBOOK)}
    folders = {posixpath.dirname(stem) for stem in stems if posixpath.basename(stem) == "index"}
    return [
        path
        for path in texts
        if not path.endswith(NOTEBOOK)
        or not (
            posixpath.splitext(path)[0] in stems
            or posixpath.dirname(path) in folders
            or _BESIDE.intersection(path.split("/")[:-1])
        )
    ]


def _tags(home: str, texts: list[str]) -> dict[str, str]:
    """The languages of posts that stand in a folder of their language, or whose names end in it: ``a.de.md``."""
    found: dict[str, str] = {}
    for path in texts:
        *folders, name = path.removeprefix(home).strip("/").split("/")
        endings = name.split(".")[1:-1]
        above = [part for part in home.split("/") if part]
        if tag := next((part for part in (*endings, *folders, *above) if _is_tag(part)), ""):
            found[path] = tag
    return found


def _is_tag(part: str) -> bool:
    return bool(_LANGUAGE.fullmatch(part)) and not tag_fault(part)


def _post(files: Folder, path: str, tag: str) -> Post | None:
    data = files.read(path, limit=PICTURE_LIMIT if path.endswith(NOTEBOOK) else TEXT_LIMIT)
    if not isinstance(data, bytes):
        return None
    book = NotebookText()
    if path.endswith(NOTEBOOK):
        made = bounded_reading(partial(notebook_text, data, path), "this notebook", data, path, limits=USUAL)
        if made.value is None or not made.value.ok:
            return None
        book = made.value.value
        data = book.text.encode("utf-8", "replace")
    read = bounded_reading(partial(_facts, data, path), "this post", data, path, limits=USUAL)
    if read.value is None:
        return None
    text, front, titled, bare = read.value
    draft = front.status is not Status.READY
    return Post(path, text, front.date, tag or front.lang, draft, titled, bare, book.pictures)


def _facts(data: bytes, path: str) -> tuple[str, FrontMatter, bool, bool]:
    text = decode(data, path).value
    if path.endswith(ENDING):
        head = head_of(text)
        said = FrontMatter(date=head.given.date, lang=head.given.language, status=head.given.status)
        return text, said, head.titled, False
    halves = split(text, path).value
    front = in_file(FrontMatter(), path)
    if halves.matter is not None:
        front = matter(halves.matter, path, line=halves.matter_line, form=halves.form).value
    titled = front.headline is not None or bool(_TITLE.search(_CODE.sub("", halves.body)))
    return text, front, titled, halves.matter is None


def _named(files: Folder, names: set[str]) -> str:
    """The address that GitHub Pages serves a site at, as a file ``CNAME`` says it; empty where there is none."""
    for name in (
        "CNAME",
        "static/CNAME",
        "public/CNAME",
        "docs/CNAME",
        "src/CNAME",
        "source/CNAME",
        "website/static/CNAME",
    ):
        data = files.read(name, limit=TEXT_LIMIT) if name in names else b""
        if isinstance(data, bytes) and re.fullmatch(rb"\s*[\w-]+(?:\.[\w-]+)+\s*", data):
            return f"https://{data.decode('ascii', 'replace').strip()}"
    return ""


def _settings(files: Folder, generator: Generator, names: set[str]) -> Iterator[str]:
    for name in (*generator.marks, *generator.settings):
        if name in names and "." in posixpath.basename(name):
            data = files.read(name, limit=TEXT_LIMIT)
            if isinstance(data, bytes):
                yield decode(data, name).value


def languages(site: SiteFolder) -> Counter[str]:
    """How many posts there are in each language; the site's own under its tag, or under an empty one."""
    return Counter(post.language or site.language for post in site.posts)
