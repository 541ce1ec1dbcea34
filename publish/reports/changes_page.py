"""What changed as a page: it stands alone, loads nothing and runs nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.markup.environment import Templates
from publish.markup.shipped import shipped_templates
from publish.model.changes import Changes
from publish.reports.changes_words import book_pages, gist, marked_words, pages_change, what, words_change
from publish.reports.harmless import harmless

if TYPE_CHECKING:
    from publish.pipeline.changes.page_difference import DrawnChange


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """``reports/changes.html``."""

    changes: Changes
    """What changed."""
    gist: str
    """The same in a sentence."""
    drawn: "Mapping[str, Sequence[DrawnChange]]"
    """The pages that changed, by the paths of their books."""


def changes_page(changes: Changes, drawn: "Mapping[str, Sequence[DrawnChange]]") -> str:
    """The page; ``drawn`` are pages that changed, by the paths of their books: none where nothing could be drawn."""
    tools = {
        "book_pages": book_pages,
        "harmless": harmless,
        "marked_words": marked_words,
        "pages": pages_change,
        "what": what,
        "words": words_change,
    }
    templates = Templates(shipped_templates(), values=tools)
    return str(templates.render("reports/changes.html", ChangesPage(changes, gist(changes), drawn)))
