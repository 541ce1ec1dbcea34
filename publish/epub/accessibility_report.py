"""What the book tells of its accessibility, drawn from its finished pages, and the hash that an evaluation names."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from publish.config.evaluation import Evaluation, valid_evaluation
from publish.diagnostics import Outcome
from publish.epub.accessibility import (
    AccessibilityFacts,
    Claim,
    Detail,
    claims,
    details,
    sections,
    style_yields,
    summary,
)
from publish.epub.accessibility.facts import total
from publish.epub.navigation import names_sections, places
from publish.epub.pages import SpineDocument
from publish.epub.style import EpubJob
from publish.markup.compositor import Compositor
from publish.model.edition import Edition
from publish.model.matter import ACCESSIBILITY, FrontAndBackMatter


def fingerprint(documents: Iterable[tuple[str, bytes]], *, origins: Mapping[str, str], style: bytes) -> str:
    """``sha256:`` and 64 hexadecimal digits.

    ``documents`` are the names and bytes of the pages in their order, ``origins`` maps the name of each picture to what
    names its original.
    """
    digest = hashlib.sha256()
    for name, data in documents:
        for picture, origin in origins.items():
            data = data.replace(picture.encode(), origin.encode())
        _add(digest, name.encode(), data)
    _add(digest, b"style", style)
    return f"sha256:{digest.hexdigest()}"


def _add(digest: "hashlib._Hash", *fields: bytes) -> None:
    for field in fields:
        digest.update(len(field).to_bytes(8))
        digest.update(field)


@dataclass(frozen=True, slots=True)
class AccessibilityReport:
    """What a book tells of its accessibility."""

    content: str
    """The hash of its content."""
    facts: AccessibilityFacts
    """What was counted."""
    claims: tuple[Claim, ...]
    """What its package says, each with its evidence."""
    details: tuple[Detail, ...]
    """The same for a catalogue."""
    evaluation: Evaluation | None
    """The evaluation that still speaks of it."""
    page: tuple[str, str, str, str, str]
    """The page that readers see: place, title, matter, kind and body, as :meth:`publish.epub.pages.Pages.page` asks."""


def report_accessibility(
    pages: Sequence[SpineDocument],
    *,
    edition: Edition,
    matter: FrontAndBackMatter,
    compositor: Compositor,
    style: str,
    listed: int,
    origins: Mapping[str, str],
    job: EpubJob,
) -> Outcome[AccessibilityReport]:
    """What a book of these pages tells.

    ``style`` is its style sheet, ``listed`` how many pages of the print edition its page-list has, ``origins`` names
    the original of each picture. A finding names each evaluation that was of other content.
    """
    content = fingerprint(((page.name, page.data()) for page in pages), origins=origins, style=style.encode())
    standing_now = valid_evaluation(job.evaluations, edition=edition.slug, content=content, own=edition.span.path)
    evaluation, exemption, strings = standing_now.value, job.settings.exemption, compositor.strings
    facts = AccessibilityFacts(
        pages=total(page.facts for page in pages),
        documents=len(pages),
        contents=places(matter.contents),
        nested=names_sections(matter.contents),
        listed=listed,
        illustrations=bool(matter.illustrations),
        yields=style_yields(style),
    )
    stated = tuple(
        claims(
            facts,
            summary=summary(facts, strings, evaluation=evaluation),
            evaluation=evaluation,
            exemption=exemption,
        )
    )
    heading = str(strings.accessibility["heading"])
    view = {"heading": heading, "sections": sections(facts, strings, evaluation=evaluation, exemption=exemption)}
    body = compositor.render("epub/accessibility.html", view)
    report = AccessibilityReport(
        content=content,
        facts=facts,
        claims=stated,
        details=details(facts, stated, evaluation=evaluation),
        evaluation=evaluation,
        page=(ACCESSIBILITY, heading, "backmatter", "back", body),
    )
    return Outcome(report, standing_now.diagnostics)
