"""The head of a dispatch's file: split off, read, and checked, with the line and column of everything.

Fields that hold Markdown stay the text that was written, with its place: the reader of Markdown, which stands on
this module, makes them words with emphasis and links.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from publish.config.characters import has_ink
from publish.config.positions import Places, SettingsTree
from publish.config.validate import MOST, validate
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span
from publish.importers.fences import spoiled
from publish.importers.matter_file import ALIASES, MATTER, MATTER_INVALID, SLUG_INVALID, FrontMatter
from publish.importers.plainyaml import MATTER_SYNTAX, Lines, YamlReading, read, too_large
from publish.importers.quoting import complaint, quoted_line
from publish.importers.slugs import slug_of_file

_FENCE = re.compile(r"^---[ \t]*$")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$")
_FOREIGN = re.compile(r"^(?:---[ \t]*[A-Za-z]\w*|\+\+\+.*|;;;.*)[ \t]*$")
_MENDED = 20
"""How many breaks of a text are mended, at most, to find out what else is wrong with it."""

_READ_AGAIN = 40_000
"""How many characters may be parsed again for that."""


@dataclass(frozen=True, slots=True)
class SplitFile:
    """A dispatch's file in its two halves."""

    matter: str | None
    """The lines between the fences; ``None`` when the file has no front matter."""
    matter_line: int
    """The line of the file that the front matter begins in."""
    body: str
    """What follows."""
    body_line: int
    """The line of the file that the body begins in."""


MATTER_UNCLOSED = Rule(
    "matter-unclosed",
    Severity.ERROR,
    "Without its closing line the front matter swallows the dispatch.",
    "Close the front matter with a line of three hyphens.",
    needed=True,
)

MATTER_FENCE = Rule(
    "matter-fence",
    Severity.ERROR,
    "Front matter that does not begin with a line of three hyphens is not seen: the dispatch would not be printed.",
    "Begin the file with a line of three hyphens, and close its front matter with another.",
    needed=True,
)

MATTER_LANGUAGE = Rule(
    "matter-language",
    Severity.ERROR,
    "Front matter in a language of programs could run code; only YAML is read, as plain values.",
    "Begin with a line of three hyphens alone, and write lines as key: value.",
    safety=True,
    needed=True,
)


def split(text: str, path: str) -> Outcome[SplitFile]:
    """Cut a file into front matter and body. Blank lines above the front matter are passed over.

    A file that begins with no fence has no front matter, and no finding is made of that; a fence that is spoiled, that
    names another language, or that is never closed, is an error.
    """
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if has_ink(line)), len(lines))
    if first == len(lines):
        return Outcome(SplitFile(None, 1, text, 1))
    whole = SplitFile(None, 1, text, 1)
    at = Span(path, first + 1, 1)
    if _FOREIGN.match(lines[first]):
        message = f"front matter begins with {lines[first].strip()[:20]}, and only plain YAML is read"
        return Outcome(replace(whole, matter=""), (MATTER_LANGUAGE.finding(message, at),))
    if not _FENCE.match(lines[first]):
        if message := spoiled(lines, first):
            return Outcome(SplitFile("", first + 1, "", len(lines)), (MATTER_FENCE.finding(message, at),))
        return Outcome(whole)
    for number in range(first + 1, len(lines)):
        if _CLOSING.match(lines[number]):
            matter, body = lines[first + 1 : number], lines[number + 1 :]
            return Outcome(SplitFile("\n".join(matter), first + 2, "\n".join(body), number + 2))
    message = "the front matter that begins here is never closed"
    return Outcome(SplitFile("", first + 2, "", len(lines)), (MATTER_UNCLOSED.finding(message, at),))


def matter(text: str, path: str, *, line: int) -> Outcome[FrontMatter]:
    """What front matter says: ``text`` is what stands between the fences, and begins in ``line`` of the file.

    With errors it is as good as could be made. All faults are told at once, in the order of the file, as long as the
    text can be read or mended.
    """
    places = Places(path, line)
    if refused := too_large(text, path, line):
        return Outcome(in_file(FrontMatter(places=places), path), (refused,))
    lines = Lines.of(text, path, line)
    reading, findings = _reading(lines)
    tree = SettingsTree(reading.value or {}, replace(places, find=lambda: reading.places))
    source = validate(MATTER, tree)
    findings += [_with_quotes(diagnostic, lines) for diagnostic in source.diagnostics]
    if reading.value is not None:
        findings += _about_names(source.value, path, whole=all(d.rule != MATTER_SYNTAX for d in findings))
    found = sorted(dict.fromkeys(findings), key=lambda d: (d.at.line, d.at.column))
    if len(found) > MOST:
        rest = f"{len(found) - MOST:,} more faults stand in this front matter"
        found[MOST:] = [MATTER_INVALID.finding(rest, found[MOST].at)]
    return Outcome(in_file(source.value, path), tuple(found))


def _reading(lines: Lines) -> tuple[YamlReading, list[Diagnostic]]:
    """What the text says; where it is no YAML it is mended and read again, so that other faults are told too."""
    findings: list[Diagnostic] = []
    reading = read(lines, aliases=ALIASES)
    for _ in range(min(_MENDED, max(2, _READ_AGAIN // (len(lines.text) + 1)))):
        if reading.broken is None:
            break
        what = complaint(reading.broken, lines)
        findings.append(MATTER_SYNTAX.finding(what.message, lines.span(what.index), hint=what.hint))
        if what.mended is None:
            break
        lines = Lines.of(what.mended, lines.path, lines.first)
        reading = read(lines, aliases=ALIASES)
    return reading, findings + list(reading.diagnostics)


def _with_quotes(diagnostic: Diagnostic, lines: Lines) -> Diagnostic:
    """A text that YAML took for a list or a table gets the line as it should be quoted for a hint."""
    row = diagnostic.at.line - lines.first
    all_lines = lines.text.split("\n")
    if not diagnostic.message.endswith("a text is expected") or not 0 <= row < len(all_lines):
        return diagnostic
    if all_lines[row][diagnostic.at.column - 1 : diagnostic.at.column] not in {"[", "{"}:
        return diagnostic
    better = quoted_line(all_lines[row])
    return replace(diagnostic, hint=f"Write: {better.strip()}") if better else diagnostic


_UNREAD = (
    *("matter-fence", "matter-language", "matter-syntax", "matter-too-large", "matter-unclosed"),
    *("nesting-too-deep", "text-encoding", "text-too-large"),
)
"""Of a dispatch that cannot be read nobody knows what it lacks."""

HEADLINE_MISSING = Rule(
    "headline-missing",
    Severity.WARNING,
    "Contents, running heads and screen readers need a name for the dispatch; a generated label stands in.",
    "Write a headline.",
    follows=_UNREAD,
)


def _about_names(front: FrontMatter, path: str, *, whole: bool) -> Iterator[Diagnostic]:
    """Names that are missing, as far as that is certain: a line that could not be read may have held one."""
    given = front.places.table
    if (front.headline is None and "headline" in front.written) or (("headline",) not in given and whole):
        yield HEADLINE_MISSING.finding("the dispatch has no headline", front.places.key("headline"))
    silent = not front.slug and (("slug",) not in given or "slug" in front.written)
    if silent and whole and not slug_of_file(path):
        message = f"the file's name, {path.rsplit('/', 1)[-1]}, gives no slug"
        yield SLUG_INVALID.finding(message, front.places.whole, hint="Add slug: of letters a to z and digits.")


def in_file(front: FrontMatter, path: str) -> FrontMatter:
    """Front matter with a slug: as it says, or made from the file's name."""
    return replace(front, slug=front.slug or slug_of_file(path) or "dispatch")
