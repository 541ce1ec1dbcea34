"""Errata: what a printing that readers hold says otherwise than the content does now, as Markdown and as a page."""

from collections.abc import Iterator
from dataclasses import dataclass

from publish.markup.environment import Templates
from publish.markup.shipped import shipped_templates
from publish.model.changes import Changes, DispatchChange, EditionChange
from publish.reports.changes_markdown import sentence
from publish.reports.changes_words import marked_words
from publish.reports.harmless import Shown, document, harmless
from publish.reports.markdown_text import text


@dataclass(frozen=True, slots=True)
class ErrataPage:
    """``reports/errata.html``."""

    changes: Changes
    """What differs from the printing."""


def errata_markdown(changes: Changes) -> Shown:
    """The errata; what is struck out stands in the printing, what is underlined should stand there."""
    lines = ["# Errata", ""]
    if not changes.editions:
        lines += ["There is nothing to correct.", ""]
    for edition in changes.editions:
        lines += [f"## {text(edition.title)}", ""]
        for dispatch in edition.dispatches:
            lines += [*_dispatch(dispatch)]
    return document("\n".join(lines))


def _dispatch(dispatch: DispatchChange) -> Iterator[str]:
    told = {"added": "is not in the printing", "dropped": "is in the printing alone"}.get(dispatch.change, "")
    yield from (f"### {text(dispatch.headline)}", "")
    if told:
        yield from (f"This dispatch {told}.", "")
    for one in dispatch.sentences:
        page = one.page_before or one.page_after
        yield f"- {f'Page {text(page)}: ' if page else ''}{sentence(one)}"
    for picture in dispatch.pictures:
        alt = f" ({text(picture.alt)})" if picture.alt else ""
        yield f"- Picture {picture.change}{alt}"
    yield ""


def errata_page(changes: Changes) -> str:
    """The same as a page, which stands alone, loads nothing and runs nothing."""
    templates = Templates(shipped_templates(), values={"harmless": harmless, "marked_words": marked_words})
    return str(templates.render("reports/errata.html", ErrataPage(changes)))


def counted_errata(editions: tuple[EditionChange, ...]) -> int:
    """How many places are to be corrected."""
    dispatches = (dispatch for edition in editions for dispatch in edition.dispatches)
    return sum(len(one.sentences) + len(one.pictures) or 1 for one in dispatches)
