"""A file of Markdown, from its bytes: front matter and body as one dispatch; what is empty holds none."""

from publish.config.characters import has_ink
from publish.config.dialects import EVERY, Dialects
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span
from publish.importers.frontmatter import HEADLINE_MISSING, in_file, matter, split
from publish.importers.markdown.body import read_body
from publish.importers.markdown.reading import MarkdownReading, in_order
from publish.importers.markdown.values import read_inlines
from publish.importers.matter_file import FrontMatter, Markdown
from publish.importers.papers import passed_over
from publish.importers.reader import Reader, Source
from publish.importers.source import decode
from publish.model.dispatch import Correction, Dispatch, Provenance
from publish.model.inlines import Inlines
from publish.model.walk import plain


def read(text: str, path: str, *, folder: str, language: str, dialects: Dialects = EVERY) -> Outcome[Dispatch]:
    """The dispatch of a file, as good as could be made, with every fault of front matter and body.

    ``path`` is relative to the project folder; ``folder`` names the edition folder that scopes the slug; ``language``
    is the BCP 47 tag of a dispatch that names none; ``dialects`` are those that it may be written in.
    """
    halves = split(text, path)
    findings = list(halves.diagnostics)
    front = in_file(FrontMatter(), path)
    if halves.value.matter is not None:
        known = matter(halves.value.matter, path, line=halves.value.matter_line)
        front = known.value
        findings += known.diagnostics if halves.value.matter or not halves.diagnostics else ()
    else:
        findings.append(HEADLINE_MISSING.finding("the dispatch has no headline", front.span))
    lines = halves.value.body.split("\n")
    reading = MarkdownReading(path, lines, halves.value.body_line, dialects, front.lang or language)
    blocks, notes = read_body(halves.value.body, reading)
    headline = _line(front.headline, findings, dialects)
    if front.headline and not has_ink(plain(headline)):
        # What was written is markup alone.
        findings.append(HEADLINE_MISSING.finding("the headline shows no words", front.headline.span))
        headline = ()
    dispatch = Dispatch(
        slug=front.slug,
        folder=folder,
        headline=headline,
        short=_line(front.short, findings, dialects),
        label="" if headline else display_label(front.slug),
        kicker=front.kicker,
        standfirst=_line(front.standfirst, findings, dialects),
        date=front.date,
        updated=front.updated,
        lang=front.lang or language,
        dateline=front.dateline,
        byline=_line(front.byline, findings, dialects),
        credits=tuple(person.credit for person in front.credits),
        corrections=tuple(Correction(c.date, _line(c.text, findings, dialects)) for c in front.corrections),
        rights=front.rights,
        subjects=front.subjects,
        embargo=front.embargo,
        status=front.status,
        run_on=front.run_on,
        blocks=blocks,
        notes=notes,
        provenance=Provenance("markdown"),
        span=Span(path, 1, 1),
        places=tuple(front.field_places()),
    )
    return Outcome(dispatch, in_order([*findings, *reading.diagnostics]))


def display_label(slug: str) -> str:
    """What a dispatch without headline is called where a name is needed: its slug in words."""
    return slug.replace("-", " ").capitalize()


def _line(given: Markdown | None, findings: list[Diagnostic], dialects: Dialects) -> Inlines:
    if given is None:
        return ()
    words = read_inlines(given.text, given.span, dialects=dialects)
    findings.extend(words.diagnostics)
    return words.value


FILE_EMPTY = Rule(
    "file-empty",
    Severity.WARNING,
    "A file that is gathered as a dispatch and holds nothing: perhaps it was not saved.",
    "Write the dispatch, or take the file away.",
)


def read_file(source: Source) -> Outcome[tuple[Dispatch, ...]]:
    """The dispatch of a file, or none where the file holds no dispatch, with a finding that says so."""
    text = decode(source.data, source.path)
    if text.ok and not has_ink(text.value):
        return Outcome((), (*text.diagnostics, FILE_EMPTY.finding(f"{source.path} is empty", Span(source.path, 1, 1))))
    if text.ok and split(text.value, source.path).value.matter is None:
        return Outcome((), (passed_over(source.path, literal=source.named),))
    dispatch = read(text.value, source.path, folder=source.folder, language=source.language, dialects=source.dialects)
    return Outcome((dispatch.value,), (*text.diagnostics, *dispatch.diagnostics))


READER = Reader("markdown", (".md", ".markdown"), read_file)
