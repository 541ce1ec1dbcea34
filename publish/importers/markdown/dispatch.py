"""A file of Markdown, from its bytes: front matter and body as one dispatch; what is empty holds none."""

from publish.config.characters import has_ink
from publish.config.dialects import EVERY, Dialects
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span
from publish.importers.addresses import picture_source
from publish.importers.doubts import front_doubts
from publish.importers.frontmatter import HEADLINE_MISSING, in_file, matter, split
from publish.importers.html.walk import HEADING_RANK
from publish.importers.markdown.body import read_body
from publish.importers.markdown.reading import MarkdownReading, in_order
from publish.importers.markdown.values import read_inlines
from publish.importers.matter.house import NO_HOUSE, HouseMatter
from publish.importers.matter_file import FrontMatter, Markdown
from publish.importers.papers import is_paper, passed_over
from publish.importers.reader import Reader, Source
from publish.importers.source import decode
from publish.model.blocks import Blocks, Heading
from publish.model.dispatch import Correction, Dispatch, FieldPlace, Provenance
from publish.model.figures import Figure, Missing, Picture, Written
from publish.model.inlines import Inlines, NoteReference
from publish.model.walk import each_block, each_inline, plain

HEADLINE_TWICE = Rule(
    "headline-twice",
    Severity.NOTE,
    "A heading of rank 1 that repeats the headline would stand twice on the page.",
    "Nothing has to be done; the book shows it once.",
)


def read(
    text: str,
    path: str,
    *,
    folder: str,
    language: str,
    dialects: Dialects = EVERY,
    house: HouseMatter = NO_HOUSE,
) -> Outcome[Dispatch]:
    """The dispatch of a file, as good as could be made, with every fault of front matter and body.

    ``path`` is relative to the project folder; ``folder`` names the edition folder that scopes the slug; ``language``
    is the BCP 47 tag of a dispatch that names none; ``dialects`` are those that it may be written in; ``house`` is the
    publication's own word on front matter. Where that names no headline, the first heading of rank 1 is it.
    """
    halves = split(text, path)
    findings = list(halves.diagnostics)
    front = in_file(FrontMatter(), path)
    if halves.value.matter is not None:
        first, form = halves.value.matter_line, halves.value.form
        known = matter(halves.value.matter, path, line=first, form=form, house=house, language=language)
        front = known.value
        findings += known.diagnostics if halves.value.matter or not halves.diagnostics else ()
        findings += front_doubts(halves.value.matter, path, halves.value.matter_line)
    else:
        findings.append(HEADLINE_MISSING.finding("the dispatch has no headline", front.span))
    lines = halves.value.body.split("\n")
    data = _data(front, house)
    reading = MarkdownReading(path, lines, halves.value.body_line, dialects, front.lang or language, site=data)
    blocks, notes = read_body(halves.value.body, reading)
    headline = _line(front.headline, findings, dialects)
    top = _top_heading(blocks, reading, headline, front)
    places = [*front.field_places()]
    if top is not None:
        blocks = tuple(block for block in blocks if block is not top)
        reading.diagnostics = [found for found in reading.diagnostics if not _of_rank(found, top)]
        if headline:
            reading.say(HEADLINE_TWICE, "the heading repeats the headline, and is left out", top.span)
        else:
            headline = top.inlines
            findings = [found for found in findings if found.rule != HEADLINE_MISSING]
            places.append(FieldPlace("headline", top.span))
    blocks = (*_lead(front, blocks, findings, dialects), *blocks)
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
        opening=front.opening,
        blocks=blocks,
        notes=notes,
        weight=front.weight,
        provenance=Provenance("markdown", aside=front.aside),
        span=Span(path, 1, 1),
        places=tuple(places),
    )
    return Outcome(dispatch, in_order([*findings, *reading.diagnostics]))


def _data(front: FrontMatter, house: HouseMatter) -> dict[str, str]:
    """What a text may name: the data of the site, and what its own front matter says."""
    own = {name: value for key, value in front.said.items() for name in (key, f"page.{key}")}
    return {**own, **{f"site.{key}": value for key, value in house.site.items()}}


def _top_heading(blocks: Blocks, reading: MarkdownReading, headline: Inlines, front: FrontMatter) -> Heading | None:
    """The heading of rank 1 that is the headline, or repeats it as the first heading; ``None`` where there is none."""
    top = next((block for block in blocks if any(block is other for other in reading.tops)), None)
    if not isinstance(top, Heading) or any(isinstance(inline, NoteReference) for inline in each_inline(top.inlines)):
        return None
    if headline:
        first = next((block for block in blocks if isinstance(block, Heading)), None)
        return top if first is top and _letters(headline) == _letters(top.inlines) else None
    return None if "headline" in front.written else top


def _letters(line: Inlines) -> str:
    return "".join(character for character in plain(line).casefold() if character.isalnum())


def _of_rank(found: Diagnostic, top: Heading) -> bool:
    return found.rule == HEADING_RANK and found.at == top.span


def _lead(front: FrontMatter, blocks: Blocks, findings: list[Diagnostic], dialects: Dialects) -> Blocks:
    """The lead picture that the front matter names, unless the text shows it."""
    if front.picture is None:
        return ()
    at = front.picture.places.value("file")
    source = picture_source(front.picture.file, at)
    shown = (block.picture.source for _, block in each_block(blocks) if isinstance(block, Figure) and block.picture)
    if source.value is not None and source.value in shown:
        return ()
    findings.extend(source.diagnostics)
    if source.value is None:
        return ()
    alt = Written(front.picture.alt) if front.picture.alt else Missing()
    caption, credit = (_line(line, findings, dialects) for line in (front.picture.caption, front.picture.credit))
    return (Figure(Picture(source.value, alt, span=at), caption, credit, lead=True, span=at),)


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
    bare = text.ok and split(text.value, source.path).value.matter is None
    if bare and is_paper(source.path) and not source.named:
        return Outcome((), (passed_over(source.path, literal=False),))
    dispatch = read(
        text.value,
        source.path,
        folder=source.folder,
        language=source.language,
        dialects=source.dialects,
        house=source.house,
    )
    if bare and not dispatch.value.headline:
        return Outcome((), (passed_over(source.path, literal=source.named),))
    return Outcome((dispatch.value,), (*text.diagnostics, *dispatch.diagnostics))


READER = Reader("markdown", (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd"), read_file)
