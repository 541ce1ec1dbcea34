"""A reading of a page written down line by line, as the cases hold it. Run it to write the expected files anew:
``python -m tests.importers.capture.describing``, and read what changed like prose."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from publish.diagnostics import Outcome
from publish.importers.capture import Capture, LineVerdict, SiteProfile, read, read_profile
from publish.importers.capture.phrases import Phrasebook, phrasebook
from publish.importers.capture.profiles import choose
from publish.model.walk import plain
from publish.resources import SHIPPED

CASES = Path(__file__).parent / "cases"
CAPTURED = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@cache
def profiles() -> tuple[SiteProfile, ...]:
    """The profiles that ship."""
    return tuple(read_profile(SHIPPED.read_text(name), name).value for name in SHIPPED.files("profiles", ".toml"))


def book(language: str = "en") -> Phrasebook:
    """The words that pages in a language are read by."""
    return phrasebook(choose(profiles(), (), language).words)


def read_page(
    text: str, path: str = "page.txt", *, names: tuple[str, ...] = (), language: str = "en"
) -> Outcome[Capture]:
    """A page read with the profiles that ship."""
    return read(text, path, profiles=profiles(), captured=CAPTURED, names=names, language=language)


def describe(outcome: Outcome[Capture]) -> str:
    """Labels with what made them doubtful, dispatches, notices, and the findings that are no mere notes on lines."""
    capture = outcome.value
    lines = [f"profile {capture.profile}, publication {capture.publication or '-'}, title {capture.title or '-'}", ""]
    for line in capture.labels:
        verdict = {LineVerdict.RECOGNISED: " ", LineVerdict.LEFT_OUT: "-", LineVerdict.UNSURE: "?"}[line.verdict]
        words = line.text if len(line.text) <= 40 else f"{line.text[:39]}…"
        lines.append(f"{line.number:>3} {verdict} {line.label:<16} {words}")
        lines += [f"      {line.reason}"] if line.reason else []
    for dispatch in capture.dispatches:
        lines += ["", f"dispatch {dispatch.slug} {dispatch.provenance.lines}"]
        facts = {
            "headline": plain(dispatch.headline),
            "label": dispatch.label,
            "standfirst": plain(dispatch.standfirst),
            "date": str(dispatch.date or ""),
            "dateline": str((dispatch.dateline.place, dispatch.dateline.country)) if dispatch.dateline else "",
            "byline": plain(dispatch.byline),
        }
        lines += [f"  {name}: {value}" for name, value in facts.items() if value]
        for credit in dispatch.credits:
            house = f" of {credit.affiliation}" if credit.affiliation else ""
            lines.append(f"  {credit.name}{house}, {'+'.join(credit.roles)}, {credit.place or '-'}")
        lines.append("  " + " ".join(type(block).__name__ for block in dispatch.blocks))
    for notice in capture.notices:
        lines += ["", f"notice {notice.kind}: {notice.heading or '-'}, {len(notice.blocks)} paragraphs"]
        lines += [f"  condition: {notice.condition}"] if notice.condition else []
    found = [f"{d.at.line:>3} {d.id}" for d in outcome.diagnostics if d.id not in {"capture-unsure", "capture-chrome"}]
    return "\n".join([*lines, "", *found]) + "\n"


if __name__ == "__main__":
    for page in sorted(CASES.glob("*/page.txt")):
        (page.parent / "expected.txt").write_text(describe(read_page(page.read_text("utf-8"))), "utf-8")
