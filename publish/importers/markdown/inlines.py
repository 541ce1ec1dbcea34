"""From the parser's tokens of one line of text to inlines, with leaked markup found on the way."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from markdown_it.token import Token

from publish.config.addresses import scheme_of
from publish.config.scrub import CHARACTER_ILLEGAL
from publish.diagnostics import Diagnostic, Rule, Severity, Span
from publish.importers.addresses import PHOTO_REMOTE, link
from publish.importers.anchors import anchor_of
from publish.importers.doubts import doubt
from publish.importers.html import ACTIVE, Tag, element, judged_attributes, read_tag, removed, tidied
from publish.importers.html import picture as html_picture
from publish.importers.html.elements import print_way
from publish.importers.html.fragment import NESTING_TOO_DEEP
from publish.importers.html.players import source_of, title_of
from publish.importers.html.tables import BLOCK_UNSUPPORTED
from publish.importers.html.tags import HTML_REMOVED
from publish.importers.markdown.attributes import NONE, BraceAttributes
from publish.importers.markdown.foreign_marks import (
    MARKUP_LEAKED,
    MARKUP_LEFT_OUT,
    read_formula_mark,
    say_unknown,
    shown,
)
from publish.importers.markdown.leaks import ESCAPED, FOREIGN, PICTURE, leaks
from publish.importers.markdown.limits import NESTING, TAG
from publish.importers.markdown.phrases import PHRASE_CLASSES, PHRASE_KEYS, joined, phrase
from publish.importers.markdown.reading import MarkdownReading, PictureAmongWords
from publish.importers.markdown.signs import is_sign, named_among_words
from publish.importers.media import page_of
from publish.model.figures import Written
from publish.model.inlines import (
    Code,
    CrossReference,
    Deleted,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    NoteReference,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from publish.model.walk import blank

_WRAPS: dict[str, Callable[[Inlines], Inline]] = {
    "em": Emphasis,
    "strong": Strong,
    "s": Deleted,
    "sup": Superscript,
    "sub": Subscript,
}
_TEX_QUOTES = re.compile(r"(?<![\w`])(?:``(?=\w)([^`'\n]{1,80})''|`(?=\w)([^`'\n]{1,80})'(?!['\w]))")
"""Words that are quoted as in TeX, with the sign of code before them and an apostrophe behind."""
_REPORTED = 50
"""How many leaks of one line are listed."""
_MARK_ALONE = re.compile(r"!(?=\[[^\]\n]*\](?!\s?[(\[]))")
"""What opens a picture in Markdown, with words in brackets and no address behind them."""


def read_line(tokens: Sequence[Token], at: Span, reading: MarkdownReading) -> Inlines:
    """The inlines of one line of text, whose block stands at ``at``."""
    if any(token.level >= NESTING for token in tokens):
        reading.say(NESTING_TOO_DEEP, f"Markup is nested more than {NESTING} levels deep here", at)
    line = _Line(at, reading)
    for token in tokens:
        line.add(token)
    return line.finished()


@dataclass(slots=True)
class _Frame:
    """Something that was opened and not yet closed."""

    kind: str = ""
    """The type of the opening token without ``_open``; ``html`` for a tag; empty for the line itself."""
    children: list[Inline] = field(default_factory=list)
    """What it holds so far."""
    token: Token | None = None
    """The opening token of Markdown."""
    tag: Tag | None = None
    """The opening tag of HTML."""
    at: Span | None = None
    """Where the tag stands."""
    seen: int = 0
    """How many pieces of the line were seen before it."""


TEXT_TOO_LARGE = Rule(
    "text-too-large",
    Severity.ERROR,
    "A text of this size or shape is not a dispatch's; reading it could stop the machine.",
    "Cut it into several dispatches, or make its lists and tables shorter.",
    safety=True,
)

IMAGE_INLINE = Rule(
    "image-inline",
    Severity.WARNING,
    "A picture inside a line of text has no place for its caption and credit: it follows the words, where it can.",
    "Give the picture a paragraph of its own.",
)


class _Line:
    """A line of text on its way into the tree."""

    def __init__(self, at: Span, reading: MarkdownReading) -> None:
        self._at = at
        self._reading = reading
        self._frames = [_Frame()]
        self._seen: list[str] = []
        self._rows = 0
        self._pictures: list[PictureAmongWords] = []
        self._named: Text | None = None
        self._spaced = False

    def add(self, token: Token) -> None:
        """Take the next token."""
        kind = token.type
        if kind in ("text", "text_special"):
            self._text(token)
        elif kind == "softbreak":
            self._put(Text("\n"), "\n")
            self._rows += 1
        elif kind == "hardbreak":
            self._put(LineBreak(), "\n")
            self._rows += 1
        elif kind == "code_inline":
            self._put(Code(self._clean(token.content)))
        elif kind == "footnote_ref":
            self._note(token)
        elif kind == "image":
            self._picture(token)
        elif kind == "html_inline":
            self._html(token.content)
        elif kind in ("unknown", "left_out", "player", "elsewhere", "figure_reference", "formula"):
            self._foreign(kind, token)
        elif token.nesting == 1:
            self._frames.append(_Frame(kind.removesuffix("_open"), token=token, seen=len(self._seen)))
        elif token.nesting == -1:
            self._close(kind.removesuffix("_close"))
        else:
            self._reading.say(BLOCK_UNSUPPORTED, f"The tree has no place for {kind}", self._at)

    def finished(self) -> Inlines:
        """The inlines; what was left open is closed, and leaked markup reported."""
        while len(self._frames) > 1:
            self._unclosed(self._frames[-1])
        found = list(islice(leaks("".join(self._seen)), _REPORTED))
        for leak in found:
            place = self._reading.locate(leak.needle, self._at, skip=leak.row)
            self._reading.say(MARKUP_LEAKED, leak.message, place, hint=leak.hint)
        self._place_pictures(leaked=bool(found))
        children = self._frames[0].children
        if children and children[-1] is self._named:
            # Behind the words stands the picture itself.
            children.pop()
        inlines = joined(children)
        if blank(inlines):
            return ()
        return tidied(inlines) if self._spaced else inlines

    def _place_pictures(self, *, leaked: bool) -> None:
        waiting = self._reading.pictures
        for one in self._pictures:
            if waiting is not None:
                waiting.append(one)
            if leaked:
                # What leaked is most likely the picture's own, and where it is to stand is known when that is mended.
                continue
            if waiting is not None:
                self._reading.say(IMAGE_INLINE, "A picture among words stands behind them in the book", one.at)
            else:
                message = "A picture stands inside a line of text, where no picture can follow"
                self._reading.say(IMAGE_INLINE, message, one.at, severity=Severity.ERROR)

    def _put(self, inline: Inline, seen: str = ESCAPED) -> None:
        self._frames[-1].children.append(inline)
        self._seen.append(seen)

    def _clean(self, text: str) -> str:
        return self._reading.clean(text, self._at)

    def _text(self, token: Token) -> None:
        if token.info == "entity" and token.content == "\ufffd" and token.markup.lower() != "&#xfffd;":
            self._reading.say(
                CHARACTER_ILLEGAL,
                f"{token.markup} names no character that a book can hold",
                self._reading.locate(token.markup, self._at),
                severity=Severity.WARNING,
            )
        text = self._clean(token.content)
        text = _TEX_QUOTES.sub(lambda found: f"“{found[1]}”" if found[1] else f"‘{found[2]}’", text)
        # A backslash before a letter escapes nothing: it stands in a formula, most likely.
        escaped = token.type == "text_special" and not (len(text) == 2 and text[0] == "\\")
        self._put(Text(text), ESCAPED if escaped else self._seen_as(text))

    def _seen_as(self, text: str) -> str:
        """The text as leaks are looked for in it: a sign behind an opening bracket or mark begins no line."""
        first = len(self._frames) > 1 and (not self._seen or self._seen[-1].endswith("\n"))
        return f"{ESCAPED}{text[1:]}" if first and text.startswith((":", "|")) else text

    def _note(self, token: Token) -> None:
        label = token.meta.get("label") or inline_label(token.meta["id"])
        self._reading.references.append((label, self._reading.locate(f"[^{label}]", self._at, skip=self._rows)))
        self._put(NoteReference(label))

    def _foreign(self, kind: str, token: Token) -> None:
        """What another tool's text has beside Markdown."""
        first = token.content.partition("\n")[0]
        at = self._reading.locate(first, self._at, skip=self._rows)
        self._seen.append(FOREIGN if kind == "unknown" else ESCAPED)
        self._rows += token.content.count("\n")
        made: Inlines = ()
        if kind == "formula":
            made = read_formula_mark(token, at, self._reading)
        elif kind == "unknown":
            say_unknown(token.content, at, self._reading)
            made = (Text(self._clean(token.content)),)
        elif kind == "left_out":
            self._reading.say(MARKUP_LEFT_OUT, f"{shown(token.content)} was left out", at)
        elif kind == "figure_reference":
            made = (CrossReference((Text(token.content),), fragment=token.meta["id"]),)
        else:
            words = self._clean(token.meta["title"] or token.meta["address"])
            nowhere = kind == "player" and not scheme_of(token.meta["address"])
            linked = nowhere or any(
                frame.kind == "link" or (frame.tag and frame.tag.name == "a") for frame in self._frames
            )
            made = (
                (Text(words),)
                if linked
                else self._reading.take(link((Text(words),), self._clean(token.meta["address"]), at))
            )
        self._frames[-1].children.extend(made)

    def _picture(self, token: Token) -> None:
        at = self._reading.locate("![", self._at, skip=self._rows)
        outer = next((frame.token for frame in reversed(self._frames) if frame.kind == "link" and frame.token), None)
        href = str(outer.attrs.get("href", "")) if outer else ""
        attributes: BraceAttributes = token.meta.get("attributes", NONE)
        sizes = tuple(attributes.get(size) for size in ("width", "height"))
        self._among_words(PictureAmongWords(at, token, href), token.content, sizes)

    def _among_words(self, found: PictureAmongWords, alt: str, sizes: Sequence[str], *, seen: str = PICTURE) -> None:
        """A picture in a line: a sign among the words is what it says, any other stands behind the block."""
        alt = " ".join(self._clean(alt).split())
        sign = is_sign(alt, sizes)
        words = alt if sign or found.href else named_among_words(alt, "".join(self._seen))
        self._seen.append(seen)
        if sign:
            self._reading.say(MARKUP_LEFT_OUT, "A sign in the line was left out: its words stand for it", found.at)
        else:
            self._pictures.append(found)
        if words:
            named = Text(words)
            self._frames[-1].children.append(named)
            self._named = named if not sign and not found.href else None

    def _close(self, kind: str) -> None:
        while self._frames[-1].kind == "html":
            self._unclosed(self._frames[-1])
        frame = self._frames.pop()
        children = joined(frame.children)
        if kind in _WRAPS:
            made: Inlines = (_WRAPS[kind](children),) if children else ()
        else:
            attributes: BraceAttributes = frame.token.meta.get("attributes", NONE) if frame.token else NONE
            name = "a link" if kind == "link" else "words"
            keys = (*PHRASE_KEYS, "print") if kind == "link" else PHRASE_KEYS
            self._reading.judge(attributes, self._at, keys=keys, classes=PHRASE_CLASSES, of=name)
            made = phrase(children, attributes, self._at, self._reading)
            self._judge_note("".join(self._seen[frame.seen :]))
            if kind == "link" and self._seen and self._seen[-1] == "\n":
                # What follows goes on in the line, whatever the link ends with.
                self._seen.append(ESCAPED)
            if kind == "link" and frame.token is not None:
                made = self._link(made, frame.token, attributes)
                # The brackets of a link are understood: a mark of a picture among its words has no file behind it.
                self._seen[frame.seen :] = [_MARK_ALONE.sub(ESCAPED, "".join(self._seen[frame.seen :]))]
        self._frames[-1].children.extend(made)

    def _judge_note(self, seen: str) -> None:
        """Report a reference to a note that became a link or span because a bracket follows it at once."""
        if re.match(r"\^[^\s\x00]+$", seen):
            hint = f"Put a backslash or a space behind it: [{seen}]\\(."
            place = self._reading.locate(f"[{seen}]", self._at, skip=self._rows)
            self._reading.say(MARKUP_LEAKED, f"The bracket behind [{seen}] makes a link of the note", place, hint=hint)

    def _link(self, children: Inlines, token: Token, attributes: BraceAttributes) -> Inlines:
        if label := token.meta.get("label"):
            self._reading.definitions_used.add(label)
        href, title = str(token.attrs.get("href", "")), str(token.attrs.get("title", ""))
        at = self._reading.locate(href, self._at, skip=self._rows) if href else self._at
        way = self._reading.take(print_way(attributes.get("print"), self._reading.locate("print=", at)))
        made = self._reading.take(link(children, self._clean(href), at, title=self._clean(title), print=way))
        if written := token.meta.get("written"):
            return tuple(replace(x, written=written) if isinstance(x, CrossReference) else x for x in made)
        return made

    def _html(self, markup: str) -> None:
        self._seen.append(ESCAPED)
        at = self._reading.locate(markup.partition("\n")[0], self._at, skip=self._rows)
        self._rows += markup.count("\n")
        if len(markup) > TAG:
            self._reading.say(TEXT_TOO_LARGE, f"This tag has more than {TAG:,} characters", at)
            return
        tag = read_tag(markup)
        if tag is None:
            # A comment was never meant to be read; nothing is to be said of it, unless it is a mark of doubt.
            if left := doubt(markup, at):
                self._unmark(left)
            elif not markup.startswith("<!--"):
                self._reading.say(HTML_REMOVED, "A declaration was left out", at)
        elif tag.closing:
            self._end(tag, at)
        elif tag.name == "img":
            self._html_picture(tag, at)
        elif tag.void:
            made: Inlines = self._reading.take(element(tag.name, tag.attributes, (), at))
            self._frames[-1].children.extend(made)
        else:
            self._frames.append(_Frame("html", tag=tag, at=at))

    def _unmark(self, left: Diagnostic) -> None:
        """A mark of doubt is told, and goes with the space before it."""
        self._reading.say_all((left,))
        children = self._frames[-1].children
        if children and isinstance(last := children[-1], Text):
            children[-1:] = [Text(words)] if (words := last.value.rstrip(" ")) else []

    def _html_picture(self, tag: Tag, at: Span) -> None:
        self._reading.say_all(judged_attributes(tag.name, tag.attributes, at))
        found = html_picture(tag.attributes, at)
        if found.value is None:
            self._reading.say_all(found.diagnostics)
            return
        # Where it has no place, nothing has to be known of where it lies.
        placed = self._reading.pictures is not None
        self._reading.say_all(told for told in found.diagnostics if placed or told.rule != PHOTO_REMOTE)
        outer = next((frame.tag for frame in reversed(self._frames) if frame.tag and frame.tag.name == "a"), None)
        href = outer.attributes.get("href", "") if outer else ""
        sizes = [tag.attributes.get(size, "") for size in ("width", "height")]
        alt = found.value.alt.text if isinstance(found.value.alt, Written) else ""
        self._among_words(PictureAmongWords(at, None, href, found.value), alt, sizes, seen=ESCAPED)

    def _end(self, tag: Tag, at: Span) -> None:
        depth = len(self._frames) - 1
        while self._frames[depth].kind == "html":
            opened = self._frames[depth].tag
            if opened is not None and opened.name == tag.name:
                break
            depth -= 1
        else:
            if not tag.void:
                self._reading.say(HTML_REMOVED, f"</{tag.name}> closes nothing and was taken out", at)
            return
        while len(self._frames) - 1 > depth:
            self._unclosed(self._frames[-1])
        frame = self._frames.pop()
        assert frame.tag is not None
        address = page_of(source_of(frame.tag.name, frame.tag.attributes))
        if scheme_of(address):
            words = title_of(frame.tag.attributes) or (Text(self._clean(address)),)
            led: Inlines = self._reading.take(link(words, self._clean(address), frame.at or at))
            self._frames[-1].children.extend(led)
            return
        if not frame.children and (anchor := anchor_of(frame.tag.name, frame.tag.attributes)):
            self._reading.anchors.append(anchor)
            return
        made = element(frame.tag.name, frame.tag.attributes, joined(frame.children), frame.at or at)
        if frame.tag.name in ACTIVE:
            self._spaced = True
            made = replace(made, value=(Text(" "), *made.value, Text(" ")))
        inlines: Inlines = self._reading.take(made)
        self._frames[-1].children.extend(inlines)

    def _unclosed(self, frame: _Frame) -> None:
        """Close the innermost tag where what surrounds it ends; the words stand as if it were not there."""
        self._frames.pop()
        at = frame.at or self._at
        if frame.tag is not None:
            message = removed(frame.tag.name, at)
            self._reading.say(message.rule, f"<{frame.tag.name}> is never closed and was taken out", at)
        self._frames[-1].children.extend(frame.children)


def inline_label(number: int) -> str:
    """The label of a note that is written inside the text, by its place among them (from 0)."""
    return f"inline-{number + 1}"
