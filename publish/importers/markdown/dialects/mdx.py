"""MDX: Markdown in which elements of JSX hold Markdown, braces hold expressions, and programs stand between the blocks.

It is written as plain Markdown before anything is parsed: an element that is known by its name as the tag of a site
builder that means the same, one that only says how something looks as nothing, an expression that is a text as that.
What is computed becomes a tag that nobody knows, and is told at its line.

After the grammar of MDX 3 (mdxjs.com/docs/what-is-mdx).
"""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape

from publish.importers.html.allowed import KNOWN, TRANSPARENT
from publish.importers.markdown.dialects.holders import is_known, means_holder
from publish.importers.markdown.dialects.jsx import JsxTag, balanced, html_of, imported, read_jsx, said_by
from publish.importers.markdown.dialects.meanings import HOLDERS, TITLED, box_of, shows_picture
from publish.importers.markdown.dialects.rewriting import LineRewriting
from publish.importers.markdown.dialects.tags import BuilderTag, shortcode_at

ENDING = ".mdx"
"""How the names of such files end."""
_STOP = re.compile(
    r"""(?P<escape>\\.)
      | (?P<fence>^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(?P<bars>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*$)
      | (?P<ticks>`+)
      | (?P<formula>\$\$.+?\$\$|(?<!\$)\$(?=[^$\n]{0,200}[\\^_])[^\s$][^$\n]{0,400}(?<!\s)\$(?![\w$]))
      | (?P<sheet><(?P<element>style|script|pre|textarea)\b)
      | (?P<program>(?:\A|(?<=\A\n)|(?<=\n\n))(?:import|export)(?=[ \t{*'"]))
      | (?P<fragment></?>)
      | (?P<closing></(?P<name>[A-Za-z][\w.-]*)[ \t]*>)
      | (?P<opening><(?=[A-Za-z]))
      | (?P<brace>\{(?![{%\#.:]|[ \t]*/\*))""",
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_SURE_TITLES = ("title", "label", "heading")
"""Attributes in which elements of a house's own have words for readers."""
_TITLES = (*_SURE_TITLES, "header", "summary", "caption", "question", "name", "description", "text")
"""Those, and others that may have a name there for programs."""
_LINK = "link"
"""How the names of elements end that are a link, whatever a house does with it."""
_REACH = 20_000
"""How many characters an expression or a program may have."""
_SHOWN = 60
"""How much of an expression is told."""
_UNCLOSED_LIMIT = 50
"""After how many things without an end none is looked for any more."""
_DEEPEST = 40
"""How many elements may be open at once."""
_COMPUTED = re.compile(r"[{}<>]|=>")
"""What an expression is not told with."""
_SIGNS = re.compile(r"[^\w\s]")
_HTML_BEHIND = re.compile(rf"\s*<(?!(?:img|br|{'|'.join(sorted(TRANSPARENT))})\b)[a-z]")
"""What makes an element one of HTML: another begins in it that is no picture, and not only there for its looks."""
_PROGRAM = re.compile(r"(?:import|export)(?=[ \t{*'\"])")
_KEY = re.compile(r"[A-Za-z_][\w.:-]*")
_QUOTES = re.compile(r'[\\"]')


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is open."""

    name: str
    """Its name."""
    closing: str
    """The tag that closes it now; empty where that stays as it is."""
    column: str
    """What stands before it on its line."""
    place: int
    """How many pieces were written before what it holds."""


@dataclass(slots=True)
class _Work(LineRewriting):
    """A text of MDX on its way."""

    names: Mapping[str, str]
    """Pictures that the text imports, by the names that it has for them."""
    open: list[_Open] = field(default_factory=list)
    """Elements that are not closed yet."""

    def before(self, start: int) -> str:
        """What stands before a place on its line."""
        return self.source[self.source.rfind("\n", 0, start) + 1 : start]

    def is_alone(self, start: int, end: int) -> bool:
        """Whether nothing else stands on the lines of a tag."""
        stop = self.source.find("\n", end)
        behind = self.source[end : stop if stop >= 0 else len(self.source)]
        return not self.before(start).strip(" \t>") and not behind.strip()


def plain_markdown(text: str) -> str:
    """A text of MDX as Markdown on the same lines."""
    work = _Work(text, imported(text))
    while (stop := _STOP.search(text, work.at)) is not None:
        work.copy(stop.start())
        kind = next(name for name in _HANDLERS if stop[name] is not None)
        if not _HANDLERS[kind](work, stop):
            work.copy(stop.end())
    work.copy(len(text))
    return "".join(work.written)


def _passed(work: _Work, stop: re.Match[str]) -> bool:
    return False


def _fence(work: _Work, stop: re.Match[str]) -> bool:
    bars = stop["bars"]
    closing = re.compile(rf"^[ \t>]*{re.escape(bars[0])}{{{len(bars)},}}[ \t]*$", re.MULTILINE)
    end = closing.search(work.source, stop.end())
    work.copy(end.end() if end else len(work.source))
    return True


def _ticks(work: _Work, stop: re.Match[str]) -> bool:
    """Code among words: what stands to the same sign again, in its paragraph."""
    blank = work.source.find("\n\n", stop.end())
    limit = blank if blank >= 0 else len(work.source)
    end = re.compile(rf"(?<!`){stop[0]}(?!`)").search(work.source, stop.end(), limit)
    if end:
        work.copy(end.end())
    return end is not None


def _sheet(work: _Work, stop: re.Match[str]) -> bool:
    end = work.source.find(f"</{stop['element']}", stop.end())
    if end >= 0:
        work.copy(end)
    return end >= 0


def _program(work: _Work, stop: re.Match[str]) -> bool:
    """Imports and exports, over lines: the first line of each is left, and is told as what was left out."""
    while _PROGRAM.match(work.source, work.at) and work.unclosed < _UNCLOSED_LIMIT:
        end = _end_of_program(work)
        piece = work.source[work.at : end]
        # What is imported goes on to its file; what is exported is code.
        work.put(" ".join(piece.split()) if piece.startswith("import") else piece.partition("\n")[0], end)
        if work.source[end : end + 1] == "\n":
            work.copy(end + 1)
    return work.at > stop.start()


def _end_of_program(work: _Work) -> int:
    text, at, depth = work.source, work.at, 0
    limit = min(len(text), at + _REACH)
    while at < limit:
        end = text.find("\n", at, limit)
        end = end if end >= 0 else limit
        line = text[at:end]
        depth += sum(map(line.count, "{([")) - sum(map(line.count, "})]"))
        if depth <= 0:
            return end
        at = end + 1
    work.unclosed += 1
    end = text.find("\n", work.at)
    return end if end >= 0 else len(text)


def _fragment(work: _Work, stop: re.Match[str]) -> bool:
    work.put("", stop.end())
    return True


def _opening(work: _Work, stop: re.Match[str]) -> bool:
    read = read_jsx(work.source, stop.start(), work.names) if len(work.open) < _DEEPEST else None
    if read is None:
        return False
    tag, end = read
    if not tag.ends_itself and (behind := re.compile(rf"\s*</{re.escape(tag.name)}>").match(work.source, end)):
        # One that holds nothing.
        tag.ends_itself, end = not tag.is_void, behind.end()
    alone = work.is_alone(stop.start(), end) and all(element.closing for element in work.open)
    words, closing = _as_builder_tag(tag, alone=alone and not _HTML_BEHIND.match(work.source, end))
    if words:
        work.put(words, end)
    elif made := html_of(work.source, stop.start(), work.names, always="\n" in work.source[stop.start() : read[1]]):
        # One that closes itself was given its end.
        work.put(made[0], end if "/>" in work.source[read[1] - 2 : read[1]] else made[1])
    else:
        work.copy(read[1])
    if not tag.ends_itself and not tag.is_void:
        work.open.append(_Open(tag.name, closing, work.before(stop.start()), len(work.written)))
    return True


def _as_builder_tag(tag: JsxTag, *, alone: bool) -> tuple[str, str]:
    """The tag of a site builder that an element is, and the one that closes it; both empty where it stays HTML."""
    name = tag.name.rpartition(".")[2]
    is_component = name[:1].isupper() or "-" in name
    if is_component and name.lower().endswith(_LINK) and (leads := tag.texts.get("href") or tag.texts.get("to")):
        return ("", "") if tag.ends_itself else (f'<a href="{escape(leads)}">', "</a>")
    known = _known(name, tag.texts) if is_component else None
    holds = known is not None and (means_holder(known[1]) or (shows_picture(known[1]) and not tag.ends_itself))
    if known is not None and not holds and tag.ends_itself and is_known(known[1]):
        return _on_lines(known[0], tag.rows), ""
    if not alone or tag.ends_itself:
        return "", ""
    if known is not None and holds:
        return _on_lines(known[0], tag.rows), f"{{{{< /{known[1].name} >}}}}"
    if name.lower() not in TRANSPARENT and not (is_component and name.lower() not in KNOWN):
        return "", ""
    if any(tag.texts.get(key) for key in ("id", "lang", "dir")):
        return "", ""
    title = _title(tag.texts) if is_component else ""
    name = "section" if title else "div"
    return _on_lines(_shortcode(name, {"title": title} if title else {}), tag.rows), f"{{{{< /{name} >}}}}"


def _known(name: str, texts: Mapping[str, str]) -> tuple[str, BuilderTag] | None:
    """An element of a house's own as the tag of a site builder, written and read; ``None`` where nobody knows it."""
    code = _shortcode(name, texts)
    tag = shortcode_at(code, 0, len(code))
    if tag is None or not (is_known(tag) or means_holder(tag)):
        return None
    if tag.name in TITLED - HOLDERS and not box_of(tag):
        # A tab is called as its value is.
        code = _shortcode(name, {"title": texts["value"]}) if texts.get("value") else _shortcode("div", {})
        tag = shortcode_at(code, 0, len(code))
    return None if tag is None else (code, tag)


def _title(texts: Mapping[str, str]) -> str:
    """The words for readers that an element of a house's own has in its attributes."""
    sure = (texts[key] for key in _SURE_TITLES if texts.get(key))
    return next(sure, next((texts[key] for key in _TITLES if " " in texts.get(key, "").strip()), ""))


def _shortcode(name: str, values: Mapping[str, str]) -> str:
    given = ((key, value) for key, value in values.items() if _KEY.fullmatch(key) and ">}}" not in value)
    coded = [f'{key}="{_QUOTES.sub(_with_backslash, value)}"' for key, value in given]
    return " ".join(["{{<", name, *coded, ">}}"])


def _with_backslash(sign: re.Match[str]) -> str:
    return f"\\{sign[0]}"


def _on_lines(code: str, rows: int) -> str:
    """A tag with as many lines in it as it stood on."""
    return code.replace(" >}}", "\n" * rows + " >}}") if rows else code


def _closing(work: _Work, stop: re.Match[str]) -> bool:
    name = stop["name"]
    place = next((place for place in range(len(work.open) - 1, -1, -1) if work.open[place].name == name), -1)
    if place < 0:
        return False
    element = work.open[place]
    del work.open[place:]
    if not element.closing:
        return False
    if not element.column.strip():
        held = "".join(work.written[element.place :])
        work.written[element.place :] = [_set_out(held, element.column)]
    work.put(element.closing, stop.end())
    return True


def _set_out(held: str, column: str) -> str:
    """What an element holds, set in no deeper than the element itself, which ``column`` stands before."""
    first, *lines = held.split("\n")
    common = posixpath.commonprefix([line[: len(line) - len(line.lstrip(" \t"))] for line in lines if line.strip()])
    if not common.startswith(column):
        return held
    return "\n".join([first, *(column + line[len(common) :] if line.strip() else line for line in lines)])


def _brace(work: _Work, stop: re.Match[str]) -> bool:
    if work.unclosed >= _UNCLOSED_LIMIT:
        return False
    end = balanced(work.source, stop.start(), min(len(work.source), stop.start() + _REACH))
    if end < 0:
        work.unclosed += 1
        return False
    said = said_by(work.source[stop.start() : end], work.names)
    inside = work.source[stop.start() + 1 : end - 1].strip()
    if said is not None:
        # A reference is read in Markdown and in HTML alike.
        work.put(_SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(said.split("\n"))), end)
    elif not inside:
        work.put("", end)
    else:
        shown = " ".join(_COMPUTED.split(inside)[0].split())[:_SHOWN].strip()
        work.put(f"{{{{ {shown}{'' if shown == inside else ' …'} }}}}", end)
    return True


_HANDLERS: dict[str, Callable[[_Work, re.Match[str]], bool]] = {
    "escape": _passed,
    "fence": _fence,
    "ticks": _ticks,
    "formula": _passed,
    "sheet": _sheet,
    "program": _program,
    "fragment": _fragment,
    "closing": _closing,
    "opening": _opening,
    "brace": _brace,
}
