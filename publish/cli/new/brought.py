"""What ``publish new --from`` tells: what was found, what was made of it, what is left to decide."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from publish.pipeline.generators import OBSIDIAN

if TYPE_CHECKING:
    from publish.pipeline.bringing import Brought

_SHOWN = 5


def brought_lines(brought: "Brought", project: str) -> Iterator[str]:
    """The lines of the report; ``project`` is the folder of the new project, as it is typed."""
    site = brought.site
    yield f"Found: {site.generator.name}, {_count(len(site.posts), 'post')} in {site.home or 'the folder itself'}"
    years = sorted({post.date.year for post in site.posts if post.date})
    if years:
        yield f"  dates: {years[0]}" + (f" to {years[-1]}" if len(years) > 1 else "")
    tags = sorted({post.language or site.language for post in site.posts} - {""})
    if tags:
        yield f"  languages: {', '.join(tags)}"
    yield f"  pictures: {brought.pictures:,} copied of {len(site.pictures):,} in the folder"
    if site.authors:
        yield f"  authors: {site.authors[0]}"
    yield f"  base address: {site.address or 'none'}"
    made = ", ".join(f"{edition.name} ({edition.posts:,})" for edition in brought.editions)
    yield f"Made: {_count(len(brought.editions), 'edition')}: {made}"
    yield "Left to decide:"
    yield from (f"  {number}. {line}" for number, line in enumerate(_decisions(brought, project), start=1))


def _decisions(brought: "Brought", project: str) -> Iterator[str]:
    site = brought.site
    yield "content/publication.toml: look at title, publisher and language, and say who may use it with rights."
    if not site.address:
        yield 'Name the site, if it has one, so that links to /path lead there: site = "https://…" in publication.toml.'
    if undated := [post.path for post in site.posts if post.date is None]:
        yield f"{_count(len(undated), 'post')} without a date: {_some(undated)}."
    if drafts := [post.path for post in site.posts if post.draft]:
        yield f"{_count(len(drafts), 'draft')} stay out of the books: {_some(drafts)}."
    if site.templates:
        yield f"{_count(len(site.templates), 'template')} of the vault are no posts: {_some(site.templates)}."
    if site.unread:
        yield f"{_count(len(site.unread), 'post')} cannot be read: {_some(site.unread)}."
    if brought.remote:
        yield (
            f"{_count(len(brought.remote), 'picture')} on other machines: the books have captions and addresses in "
            f"their place. To load them: publish check --project {project} --fetch-list fetch.sh"
        )
    if brought.missing:
        yield f"{_count(len(brought.missing), 'picture')} not in the folder: {_some(brought.missing)}."
    if fonts := brought.fonts.pinned:
        named = ", ".join(pack.file for pack in fonts)
        yield f"The posts have letters that the theme has not: publication.toml names fonts of this machine ({named})."
    if fonts := brought.fonts.lacking:
        settings, packages = ", ".join(pack.setting for pack in fonts), " ".join({pack.package: 0 for pack in fonts})
        yield (
            "The posts have letters that no font of this machine has. Debian: apt install "
            f"{packages}; then write fonts = [{settings}] at the head of content/publication.toml."
        )
    if brought.titled:
        noun = "note" if site.generator is OBSIDIAN else "post"
        yield f"{_count(brought.titled, noun)} without a title took it from the name of the file."
    yield from _changed(brought)
    yield f"What the books still need, line by line: publish check --project {project}"


def _changed(brought: "Brought") -> Iterator[str]:
    """What posts have in the project and had not in the folder."""
    if brought.taken:
        files = _count(len(brought.taken), "file")
        yield f"Posts took words, code or pictures from {files} of the site, once: {_some(brought.taken)}."
    if brought.led:
        yield f"{_count(brought.led, 'address', 'addresses')} of pictures changed to lead to their copies: look at one."


def _count(number: int, one: str, several: str = "") -> str:
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def _some(paths: tuple[str, ...] | list[str]) -> str:
    more = f", and {len(paths) - _SHOWN:,} more" if len(paths) > _SHOWN else ""
    return ", ".join(paths[:_SHOWN]) + more
