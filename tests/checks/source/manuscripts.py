"""Manuscripts made of Markdown: what a check says of a text."""

from collections.abc import Sequence
from datetime import date

from publish.checks.source import CHECKS, Manuscript
from publish.diagnostics import Diagnostic
from publish.importers.markdown import read
from publish.model.edition import Edition, Notice, NoticeKind, Part, Publication
from publish.model.figures import Output

HEAD = "headline: One\nbyline: By A.\ndate: 2026-11-20\nrights: Free\n"
PATH = "content/editions/one/a.md"


def manuscript(
    body: str,
    *,
    head: str = HEAD,
    language: str = "en",
    notices: Sequence[Notice] = (),
    today: date | None = None,
    outputs: tuple[Output, ...] = (),
    words: int = 350,
) -> Manuscript:
    """An edition of one dispatch; its body begins in the line behind the front matter."""
    dispatch = read(f"---\n{head}lang: {language}\n---\n{body}\n", PATH, folder="one", language=language).value
    publication = Publication("The Letter", "The Press", language, "urn:x:1")
    edition = Edition("one", publication, "One", (Part((dispatch,)),), language=language, notices=tuple(notices))
    return Manuscript(edition, today=today, outputs=outputs, paragraph_words=words)


def said(content: Manuscript) -> list[Diagnostic]:
    """What all checks of content say, in the order of their table."""
    return [found for check in CHECKS for found in check(content)]


def ids(content: Manuscript) -> list[str]:
    """The findings alone."""
    return [found.id for found in said(content)]


def notice(body: str) -> Notice:
    """A notice of a text."""
    return Notice(NoticeKind.SUBSCRIBE, "Subscribe", read(body, PATH, folder="one", language="en").value.blocks)
