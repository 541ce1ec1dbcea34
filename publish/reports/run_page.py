"""A run as a page: ``report.html``, which stands alone, loads nothing and runs nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.config.sizes import shown
from publish.markup.environment import Templates
from publish.markup.shipped import shipped_templates
from publish.model.results import RunResult
from publish.reports.harmless import harmless
from publish.reports.run_words import runs, verdict

if TYPE_CHECKING:
    from publish.pipeline.page_pictures import PagePicture


@dataclass(frozen=True, slots=True)
class RunPage:
    """``reports/run.html``."""

    run: RunResult
    """What the run came to."""
    verdict: str
    """How it ended, in a sentence."""
    drawn: "Mapping[str, Sequence[PagePicture]]"
    """The pages of each book, by its path."""


def run_page(run: RunResult, drawn: "Mapping[str, Sequence[PagePicture]]") -> str:
    """The page; ``drawn`` are the pages of books by their paths, none where no program draws pages here."""
    tools = {"size": shown, "folios": runs, "harmless": harmless}
    templates = Templates(shipped_templates(), values=tools)
    return str(templates.render("reports/run.html", RunPage(run, verdict(run), drawn)))
