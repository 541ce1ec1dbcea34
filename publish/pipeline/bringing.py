"""A folder of posts made a project: editions of its posts, their pictures beside them, and what is left to decide.

Posts are copied as they are, but for the addresses of pictures that only the site's own server could find.
"""

import json
import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from publish.errors import UsageError
from publish.model.parting import EditionsBy
from publish.pipeline.brought_fonts import BroughtFonts, fonts_for
from publish.pipeline.brought_pictures import pictures_of, remote_pictures
from publish.pipeline.files import Folder, Refusal
from publish.pipeline.gather import EDITIONS
from publish.pipeline.generators import OBSIDIAN
from publish.pipeline.project import EDITION, PICTURE_LIMIT
from publish.pipeline.project_root import PUBLICATION
from publish.pipeline.site_folder import NOTEBOOK, PICTURES, Post, SiteFolder, languages, look
from publish.pipeline.site_pieces import with_pieces
from publish.pipeline.site_references import with_citations
from publish.pipeline.starting import form, one_line, quoted, write_new
from publish.pipeline.text_language import language_of_texts

_NUMBER = re.compile(r"(?im)^(?:number|issue|issue_number|edition)\s*[:=]\s*[\"']?#?(\d{1,5})")
_IN_NAME = re.compile(r"(?<!\d)(\d{1,4})(?!\d)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FILENAME = re.compile(r"(?<=[(<\"'=])(?:\{(?:filename|static|attach)\}|\|(?:filename|static|attach)\|)(?=[\w./-])")
"""What Pelican writes before the path of a file in its content."""
_DATUM = re.compile(r"\{\{-?\s*site\.([A-Za-z_]\w{0,60})\b")
"""What a text names of its site."""
_NO_TEXT = frozenset("[{|>&*!")
"""How values begin that are no text: lists, tables, blocks."""
_UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class BroughtEdition:
    """An edition that posts went into."""

    name: str
    """The name of its folder."""
    posts: int
    """How many posts it has."""


@dataclass
class Brought:
    """A project made of a folder."""

    site: SiteFolder
    """What the folder holds."""
    editions: list[BroughtEdition] = field(default_factory=list)
    """Its editions."""
    pictures: int = 0
    """How many pictures were copied."""
    remote: set[str] = field(default_factory=set)
    """The addresses of pictures that lead to other machines."""
    missing: list[str] = field(default_factory=list)
    """Pictures that posts name and that are not there, each with its post."""
    rooted: bool = False
    """Whether any of these is named from the root of a site that nobody has named."""
    titled: int = 0
    """How many posts were given the names of their files for titles."""
    led: int = 0
    """How many addresses of pictures were changed."""
    taken: list[str] = field(default_factory=list)
    """Files of the site that posts took something from, each once."""
    fonts: BroughtFonts = field(default_factory=BroughtFonts)
    """The packs of fonts that the posts' letters need."""
    written: tuple[Path, ...] = ()
    """What was written."""


class _Files(Mapping[str, bytes]):
    """The files to write: texts as they are, pictures read from the folder when their turn comes."""

    def __init__(self, source: Folder) -> None:
        self._source = source
        self.texts: dict[str, bytes] = {}
        self.copies: dict[str, str] = {}

    def __getitem__(self, path: str) -> bytes:
        if path in self.texts:
            return self.texts[path]
        data = self._source.read(self.copies[path], limit=PICTURE_LIMIT)
        if isinstance(data, Refusal):
            raise UsageError(str(data), hint="Take it out of the folder.")
        return data

    def __iter__(self) -> Iterator[str]:
        return iter([*self.texts, *self.copies])

    def __len__(self) -> int:
        return len(self.texts) + len(self.copies)


@dataclass(frozen=True, slots=True)
class NewFrom:
    """What a project that is made of a folder needs to know besides."""

    title: str
    """The newsletter's name; empty: the site's own, or that of its folder."""
    publisher: str
    """Who publishes it; empty: the newsletter's name."""
    language: str
    """BCP 47 tag; empty: the site's own, or English."""
    identifier: str
    """A URI that names it for good."""
    day: date
    """The date of editions whose posts have none."""
    by: EditionsBy | None
    """How posts are parted; ``None``: by year where they have dates of several."""


def bring(source: Path, target: Path, new: NewFrom) -> Brought:
    """Make a project in ``target`` of the posts in ``source``.

    Raises :class:`UsageError` where there are no posts, or a file of the project is there already.
    """
    if not source.is_dir():
        raise UsageError(f"there is no folder {source}", hint="Name the folder of the posts with --from.")
    site = look(Folder(source))
    if not site.language and (language := language_of_texts(post.text for post in site.posts)):
        site = replace(site, language=language)
    if not site.posts:
        hint = "Posts are Markdown; publish import reads saved pages, mails, feeds and exports."
        raise UsageError(f"there are no posts in {source}", hint=hint)
    brought, files = (
        Brought(site, remote={one for post in site.posts for one in remote_pictures(post.text)}),
        _Files(site.files),
    )
    brought.fonts = fonts_for(post.text for post in site.posts)
    language = new.language or site.language or "en"
    for name, posts in sorted(_parted(site, new, language).items()):
        _edition(name, posts, new, language, files, brought)
    _settings(site, source, new, files, brought)
    brought.pictures = sum(path.lower().endswith(PICTURES) for path in files.copies)
    brought.written = write_new(target, files)
    return brought


def _settings(site: SiteFolder, source: Path, new: NewFrom, files: _Files, brought: Brought) -> None:
    title = one_line(new.title or site.title or source.absolute().resolve().name, what="the title")
    lines = [
        f"title = {quoted(title)}",
        f"publisher = {quoted(one_line(new.publisher or title, what='the publisher'))}",
        f"language = {quoted(new.language or site.language or 'en')}",
        f'identifier = "{new.identifier}"         # names the publication for good: never change it',
        *([f"site = {quoted(site.address)}"] if site.address else []),
        'theme = "default"',
        'printer = "office"',
        # What no folder of the site holds may be on it, once it is named.
        *(['remote_pictures = "placeholder"'] if brought.remote or brought.rooted else []),
        *([f"fonts = [{', '.join(brought.fonts.settings)}]"] if brought.fonts.settings else []),
    ]
    if data := _site_data(site):
        lines += ["", "[site_data]           # what texts name, as the site's own settings say it", *data]
    files.texts[PUBLICATION] = ("\n".join(lines) + "\n").encode()
    files.texts["build/.gitignore"] = form("gitignore")
    for path in site.authors[:1]:
        files.copies[f"content/{posixpath.basename(path)}"] = path


def _site_data(site: SiteFolder) -> list[str]:
    """The lines for what posts name of a site, ``{{ site.repository }}``, where its settings say it plainly."""
    names = {match[1] for post in site.posts for match in _DATUM.finditer(post.text)}
    said = {name: site.generator.said(re.escape(name), site.settings) for name in sorted(names)}
    return [f"{name} = {quoted(value)}" for name, value in said.items() if value and value[0] not in _NO_TEXT]


def _parted(site: SiteFolder, new: NewFrom, language: str) -> dict[str, list[Post]]:
    """The posts by the names of their editions; those in other languages than the site's have editions of their own."""
    years = Counter(post.date.year for post in site.posts if post.date)
    by = new.by or (EditionsBy.YEAR if len(years) > 1 else EditionsBy.ONE)
    parted: defaultdict[str, list[Post]] = defaultdict(list)
    several = len(languages(site)) > 1
    for post in site.posts:
        if by is EditionsBy.YEAR:
            name = str(post.date.year) if post.date else _UNDATED
        elif by is EditionsBy.NUMBER:
            name = _number(post)
        else:
            name = "all"
        other = several and (post.language or language) != language
        parted[f"{name}-{post.language.lower()}" if other else name].append(post)
    return parted


def _number(post: Post) -> str:
    """The number of a post's issue: as its front matter says, or its file's name, or that of its folder."""
    if match := _NUMBER.search(post.text[:4000]):
        return f"{int(match[1]):03}"
    for part in reversed(post.path.split("/")):
        if match := _IN_NAME.search(_DAY.sub("", part)):
            return f"{int(match[1]):03}"
    return "unnumbered"


def _edition(name: str, posts: list[Post], new: NewFrom, language: str, files: _Files, brought: Brought) -> None:
    home = f"{EDITIONS}/{name}"
    site = brought.site
    days = [post.date for post in posts if post.date]
    tag = next((post.language for post in posts if name.endswith(f"-{post.language.lower()}") and post.language), "")
    endings = sorted({posixpath.splitext(_as_text(post.path))[1] for post in posts})
    lines = [
        f"title = {quoted(name if name[:4].isdigit() or name.isdigit() else name.capitalize())}",
        f"date = {max(days, default=new.day).isoformat()}",
        *([f"language = {quoted(tag)}"] if tag and tag != language else []),
        f"dispatches = [{', '.join(quoted(f'**/*{ending}') for ending in endings)}]",
        *(['order = "date"'] if days else []),
    ]
    files.texts[f"{home}/{EDITION}"] = ("\n".join(lines) + "\n").encode()
    for post in posts:
        place = _as_text(f"{home}/{post.path.removeprefix(site.home).lstrip('/')}")
        pieces = with_pieces(_plain_paths(post, site), post.path, site.files, site.paths)
        brought.taken += [path for path in dict.fromkeys(pieces.taken) if path not in brought.taken]
        words, cited = with_citations(pieces.text, post.path, site.files, site.paths, post.language or language)
        brought.taken += [path for path in cited if path not in brought.taken]
        own = {**post.pictures, **pieces.pictures}
        files.texts |= {posixpath.join(posixpath.dirname(place), name): data for name, data in own.items()}
        pictures = pictures_of(replace(post, text=words), place, home, site, frozenset(own))
        files.copies |= pictures.copies
        brought.remote |= pictures.remote
        brought.missing += [f"{post.path}: {path}" for path in pictures.missing]
        brought.rooted |= any(path.startswith("/") for path in pictures.missing)
        brought.led += pictures.led
        text = pictures.text
        if not post.titled and (site.generator is OBSIDIAN or post.bare):
            text = _titled(text, _name(post, site))
            brought.titled += 1
        files.texts[place] = text.encode()
    brought.editions.append(BroughtEdition(name, len(posts)))


def _plain_paths(post: Post, site: SiteFolder) -> str:
    """The text of a post with paths of files as other builders write them."""
    return _FILENAME.sub("", post.text) if site.generator.name == "Pelican" else post.text


def _as_text(path: str) -> str:
    """Where a post stands in its edition: a notebook as the Markdown that it becomes."""
    return f"{path.removesuffix(NOTEBOOK)}.md" if path.endswith(NOTEBOOK) else path


def _name(post: Post, site: SiteFolder) -> str:
    """What a post without a title is called: as its file, or the folder that has no other; in words, but for a note."""
    folder, name = posixpath.split(post.path)
    stem = posixpath.splitext(name)[0]
    if site.generator is OBSIDIAN:
        return stem
    stem = posixpath.basename(folder) if stem in ("index", "README") and folder else stem
    words = re.sub(r"[-_]+", " ", _DAY.sub("", stem)).strip() or stem
    return words[:1].upper() + words[1:]


def _titled(text: str, name: str) -> str:
    """A post with its name for a title, as Obsidian shows it."""
    line = f"title: {json.dumps(name, ensure_ascii=False)}\n"
    if text.startswith("---\n"):
        return f"---\n{line}{text[4:]}"
    return f"---\n{line}---\n\n{text}"
