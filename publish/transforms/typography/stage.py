"""Typography as a stage: every line of an edition is set by the rules of its language, and what was done is counted."""

import re
from collections import Counter
from dataclasses import replace

from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span
from publish.model.credits import Credit, Dateline
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.transforms.numbering import StageTerms
from publish.transforms.typography.blocks import Typographer
from publish.transforms.typography.language import APOSTROPHE

_NAMES = {
    "quotes": "quotation mark",
    "apostrophes": "apostrophe",
    "primes": "prime",
    "dashes": "dash",
    "ellipses": "ellipsis",
    "spaces": "space",
}
_TYPED = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
"""An apostrophe of a typewriter inside a name."""
_PLURALS = {"dash": "dashes", "ellipsis": "ellipses"}


def set_text(edition: Edition, terms: StageTerms) -> Outcome[Edition]:
    """The edition with its text set, unless the terms say otherwise.

    The dateline, names of people and the publication's own name are printed as they were written, but for the
    apostrophe of a typewriter: beside a curly one it is a mistake of setting.
    """
    if not terms.typography:
        return Outcome(edition)
    diagnostics: list[Diagnostic] = []
    own = edition.language or edition.publication.language
    frame = Typographer()
    parts = []
    for part in edition.parts:
        dispatches = []
        for dispatch in part.dispatches:
            typographer = Typographer()
            dispatches.append(_dispatch(dispatch, typographer))
            diagnostics.extend(typographer.diagnostics)
            diagnostics.extend(_counted(f"“{dispatch.key}”", typographer.changes, dispatch.span))
        parts.append(replace(part, title=frame.words(part.title, own), dispatches=tuple(dispatches)))
    notices = (
        replace(n, heading=frame.words(n.heading, own), blocks=frame.blocks(n.blocks, own)) for n in edition.notices
    )
    result = replace(
        edition,
        title=frame.words(edition.title, own),
        description=frame.words(edition.description, own),
        parts=tuple(parts),
        notices=tuple(notices),
        publication=replace(
            edition.publication,
            title=_named(edition.publication.title),
            publisher=_named(edition.publication.publisher),
        ),
    )
    diagnostics.extend(frame.diagnostics)
    diagnostics.extend(_counted("Titles and notices", frame.changes, edition.span))
    return Outcome(result, tuple(diagnostics))


def _dispatch(dispatch: Dispatch, typographer: Typographer) -> Dispatch:
    lang = dispatch.lang
    return replace(
        dispatch,
        kicker=typographer.words(dispatch.kicker, lang),
        headline=typographer.line(dispatch.headline, lang, dispatch.at("headline")),
        short=typographer.line(dispatch.short, lang, dispatch.at("short")),
        standfirst=typographer.line(dispatch.standfirst, lang, dispatch.at("standfirst")),
        byline=typographer.line(dispatch.byline, lang, dispatch.at("byline")),
        dateline=_dateline(dispatch.dateline),
        credits=tuple(_credit(credit) for credit in dispatch.credits),
        corrections=tuple(
            replace(each, text=typographer.line(each.text, lang, dispatch.at(f"corrections.{number}")))
            for number, each in enumerate(dispatch.corrections)
        ),
        blocks=typographer.blocks(dispatch.blocks, lang),
        notes=tuple(replace(n, blocks=typographer.blocks(n.blocks, lang)) for n in dispatch.notes),
    )


def _credit(credit: Credit) -> Credit:
    return replace(
        credit,
        name=_named(credit.name),
        place=_named(credit.place),
        affiliation=_named(credit.affiliation),
        file_as=_named(credit.file_as),
    )


def _dateline(dateline: Dateline | None) -> Dateline | None:
    return dateline and replace(dateline, place=_named(dateline.place), country=_named(dateline.country))


def _named(name: str) -> str:
    return _TYPED.sub(APOSTROPHE, name)


TYPOGRAPHY_COUNTED = Rule(
    "typography-counted",
    Severity.NOTE,
    "Quotes, dashes and spaces were set by the rules of the language.",
    "Set typography = false to leave the text as it is.",
)


def _counted(what: str, changes: Counter[str], at: Span) -> list[Diagnostic]:
    findings = [_counted_name(changes[kind], name) for kind, name in _NAMES.items() if changes[kind]]
    return [TYPOGRAPHY_COUNTED.finding(f"{what}: {', '.join(findings)} set", at)] if findings else []


def _counted_name(count: int, name: str) -> str:
    return f"{count} {name if count == 1 else _PLURALS.get(name, name + 's')}"
