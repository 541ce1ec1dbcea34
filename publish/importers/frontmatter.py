"""The head of a dispatch's file: split off, read, and checked, with the line and column of everything.

Fields that hold Markdown stay the text that was written, with its place: the reader of Markdown, which stands on
this module, makes them words with emphasis and links.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from publish.config.characters import has_ink
from publish.config.positions import Places, SettingsTree
from publish.config.validate import MOST, validate
from publish.diagnostics import Diagnostic, Outcome, Replacement, Rule, Severity, Span
from publish.importers.fences import nearly_closes, spoiled
from publish.importers.matter.dates import of_file
from publish.importers.matter.formats import from_json, from_lines, from_toml, lines_end, remark_end
from publish.importers.matter.house import NO_HOUSE, HouseMatter
from publish.importers.matter.mapping import mapped
from publish.importers.matter_file import FIELDS, MATTER, MATTER_INVALID, SLUG_INVALID, FrontMatter
from publish.importers.plainyaml import (
    LARGEST,
    MATTER_COMMENT,
    MATTER_KEY_TWICE,
    MATTER_SYNTAX,
    MATTER_YAML_FEATURE,
    Lines,
    YamlReading,
    read,
    too_large,
)
from publish.importers.quoting import complaint, quoted_line
from publish.importers.slugs import slug_for_file, slug_of_file

_FENCE = re.compile(r"^(?:---[ \t]*(?P<named>ya?ml|toml|json)?|(?P<plus>\+\+\+))[ \t]*$", re.IGNORECASE)
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$")
_CLOSING_TOML = re.compile(r"^\+\+\+[ \t]*$")
_JSON = re.compile(r"^\{[ \t]*(?:$|\")")
_FOREIGN = re.compile(r"^(?:---[ \t]*[A-Za-z]\w*|;;;.*)[ \t]*$")
_KEY = re.compile(r"[A-Za-z_][\w-]*:(?:[ \t]|$)")
_HEADING = re.compile(r"#{1,6}[ \t]+\S")
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
    form: str = "yaml"
    """What the front matter is written in: ``yaml``, ``toml``, ``json``, or ``lines`` of ``Key: value``."""


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
    "Front matter in a language of programs could run code; only YAML, TOML and JSON are read, as plain values.",
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
    fence = _FENCE.match(lines[first])
    if not fence and _FOREIGN.match(lines[first]):
        message = f"front matter begins with {lines[first].strip()[:20]}, and only YAML, TOML and JSON are read"
        return Outcome(replace(whole, matter=""), (MATTER_LANGUAGE.finding(message, at),))
    if _JSON.match(lines[first]):
        return _json(lines, first, path)
    if not fence:
        if (end := lines_end(lines, first)) > first:
            return Outcome(_halves(lines, first, end, end, "lines"))
        if (end := remark_end(lines, first)) > first:
            return Outcome(_halves(lines, first + 1, end, end + 1, "lines"))
        if message := spoiled(lines, first):
            return Outcome(SplitFile("", first + 1, "", len(lines)), (MATTER_FENCE.finding(message, at),))
        return Outcome(whole)
    if _is_rule(lines, first):
        return Outcome(whole)
    form = "toml" if fence["plus"] else (fence["named"] or "yaml").lower().replace("yml", "yaml")
    closing = _CLOSING_TOML if fence["plus"] else _CLOSING
    unread = SplitFile("", first + 2, "", len(lines))
    for number in range(first + 1, len(lines)):
        if closing.match(lines[number]):
            return Outcome(_halves(lines, first + 1, number, number + 1, form))
        if form == "yaml" and nearly_closes(lines[number]):
            message = f"front matter ends in “{lines[number].strip()[:20]}”, which is no line of three hyphens"
            hint = "Close the front matter with a line of three hyphens."
            return Outcome(unread, (MATTER_FENCE.finding(message, Span(path, number + 1, 1), hint=hint),))
    message = "the front matter that begins here is never closed"
    hint = "Close the front matter with a line of three plus signs." if fence["plus"] else ""
    return Outcome(unread, (MATTER_UNCLOSED.finding(message, at, hint=hint),))


def _is_rule(lines: list[str], first: int) -> bool:
    """Whether the fence in row ``first`` is a rule over a text: a blank line, and then no key, but a heading of it."""
    below = next((row for row in range(first + 1, len(lines)) if lines[row].strip()), first + 1)
    if below == first + 1 or below == len(lines) or not _HEADING.match(lines[below]):
        return False
    # A comment of YAML begins as a heading does, and a key follows it.
    return not any(_KEY.match(line) for line in takewhile(lambda line: not _CLOSING.match(line), lines[below:]))


def _halves(lines: list[str], first: int, end: int, body: int, form: str) -> SplitFile:
    """A file whose front matter stands in the rows from ``first`` to ``end``, and whose body begins in row ``body``."""
    return SplitFile("\n".join(lines[first:end]), first + 1, "\n".join(lines[body:]), body + 1, form)


def _json(lines: list[str], first: int, path: str) -> Outcome[SplitFile]:
    """A file that begins with an object of JSON; what is broken in that is said when it is read."""
    text = "\n".join(lines[first:])
    try:
        _, length = json.JSONDecoder().raw_decode(text[: LARGEST + 1])
    except (ValueError, RecursionError):
        end = next((row for row in range(first + 1, len(lines)) if lines[row].rstrip() == "}"), None)
        if end is None:
            message = "the front matter that begins here is never closed"
            found = MATTER_UNCLOSED.finding(
                message, Span(path, first + 1, 1), hint="Close it with a line of one brace: }."
            )
            return Outcome(SplitFile("", first + 1, "", len(lines)), (found,))
        return Outcome(_halves(lines, first, end + 1, end + 1, "json"))
    end = first + text.count("\n", 0, length)
    return Outcome(replace(_halves(lines, first, end + 1, end + 1, "json"), matter=text[:length]))


def matter(
    text: str, path: str, *, line: int, form: str = "yaml", house: HouseMatter = NO_HOUSE, language: str = "en"
) -> Outcome[FrontMatter]:
    """What front matter says: ``text`` is what stands between the fences, and begins in ``line`` of the file.

    ``form`` is what it is written in; ``house`` adds the publication's own names and authors; ``language`` is the BCP
    47 tag of a dispatch that names none. With errors it is as good as could be made. All faults are told at once, in
    the order of the file, as long as the text can be read or mended.
    """
    if refused := too_large(text, path, line):
        return Outcome(in_file(FrontMatter(places=Places(path, line)), path), (refused,))
    read = _read(text, path, line, form)
    known = mapped(read.value, FIELDS, house, language)
    source = validate(MATTER, known.tree)
    findings = [*read.diagnostics, *known.diagnostics]
    found = source.diagnostics
    if form == "yaml":
        found = tuple(_with_quotes(each, Lines.of(text, path, line)) for each in found)
    findings += found
    said = {key: value for key, value in read.value.value.items() if isinstance(value, str) and "\n" not in value}
    front = replace(source.value, aside=known.aside, said=said)
    if read.value.value or all(each.rule in _READABLE for each in read.diagnostics):
        findings += _about_names(front, path, whole=all(each.rule != MATTER_SYNTAX for each in findings))
    in_order = sorted(dict.fromkeys(findings), key=lambda d: (d.at.line, d.at.column))
    if len(in_order) > MOST:
        rest = f"{len(in_order) - MOST:,} more faults stand in this front matter"
        in_order[MOST:] = [MATTER_INVALID.finding(rest, in_order[MOST].at)]
    return Outcome(in_file(front, path), tuple(in_order))


def written_tree(text: str, path: str) -> SettingsTree:
    """The front matter of a dispatch's file as it is written, keys of other tools under their own names."""
    parts = split(text, path).value
    if not parts.matter or too_large(parts.matter, path, parts.matter_line):
        return SettingsTree({}, Places(path, parts.matter_line))
    return _read(parts.matter, path, parts.matter_line, parts.form).value


_READABLE = (MATTER_COMMENT, MATTER_KEY_TWICE, MATTER_YAML_FEATURE)
"""What may be said of a text that could be read."""


def _read(text: str, path: str, line: int, form: str) -> Outcome[SettingsTree]:
    """The values of front matter with their places."""
    if form == "toml":
        return from_toml(text, path, line, syntax=MATTER_SYNTAX)
    if form == "json":
        return from_json(text, path, line, syntax=MATTER_SYNTAX)
    if form == "lines":
        return from_lines(text, path, line)
    reading, findings = _reading(Lines.of(text, path, line))
    return Outcome(SettingsTree(reading.value or {}, Places(path, line, find=lambda: reading.places)), tuple(findings))


def _reading(lines: Lines) -> tuple[YamlReading, list[Diagnostic]]:
    """What the text says; where it is no YAML it is mended and read again, so that other faults are told too."""
    findings: list[Diagnostic] = []
    reading = read(lines)
    for _ in range(min(_MENDED, max(2, _READ_AGAIN // (len(lines.text) + 1)))):
        if reading.broken is None:
            break
        what = complaint(reading.broken, lines)
        findings.append(MATTER_SYNTAX.finding(what.message, lines.span(what.index), hint=what.hint))
        if what.mended is None:
            break
        lines = Lines.of(what.mended, lines.path, lines.first)
        reading = read(lines)
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
    if not better:
        return diagnostic
    edit = Replacement(all_lines[row].strip(), better.strip())
    return replace(diagnostic, hint=f"Write: {better.strip()}", edit=edit)


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
        message = f"the file's name, {path.rsplit('/', 1)[-1]}, gives no slug: it is {slug_for_file(path)} in links"
        hint = "Add slug: of letters a to z and digits, if others link to it."
        yield SLUG_INVALID.finding(message, front.places.whole, hint=hint, severity=Severity.WARNING)


def in_file(front: FrontMatter, path: str) -> FrontMatter:
    """Front matter with slug and day: as it says, or as the file's name does."""
    return replace(
        front, slug=front.slug or slug_of_file(path) or slug_for_file(path), date=front.date or of_file(path)
    )
