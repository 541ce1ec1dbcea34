"""Before parsing: private comments are removed, and Liquid, Jekyll and Hugo tags in the text are resolved.

Lines keep their numbers. Nothing happens in code, in comments of HTML and behind a backslash. Comments are taken out
here and not by the parser because they keep to none of its blocks, and no word of them may come near a book.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from urllib.parse import quote

from publish.config.dialects import Dialects
from publish.importers.markdown.dialects.jsx import tag_of
from publish.importers.markdown.dialects.meanings import PLAYERS, QUOTED
from publish.importers.markdown.dialects.rewriting import END_OF_LINE, REACH, UNCLOSED_LIMIT, Rewriting
from publish.importers.markdown.dialects.tags import BuilderTag, block_tag_at, shortcode_at

_STOP = re.compile(
    r"""(?P<escape>\\.)
      | (?P<fence>^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(?P<bars>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*$)
      | (?P<ticks>`+)
      | (?P<more><!--[ \t]*(?:more|truncate|excerpt|end[_-]?excerpt|read[_-]?more)[ \t]*-->(?=[^\n]*\S))
      | (?P<html><!--)
      | (?P<jsx><(?=[A-Za-z]))
      | (?P<percent>%%+)
      | (?P<shortcode>\{\{[<%])
      | (?P<output>\{\{)
      | (?P<tag>\{%)
      | (?P<remark>\{\#|\{[ \t]*/\*)
      | (?P<kramdown>\{::comment\})""",
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_BLANK_LINE = re.compile(r"\n[ \t>]*\n")
_STRING = re.compile(
    r"""\{\{-?\s*(?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)')\s*(?P<filters>(?:\|[^|}]*)*?)-?\}\}"""
)
_DATUM = re.compile(r"\{\{-?\s*(?P<name>[A-Za-z_][\w.-]*)\s*(?P<filters>(?:\|[^|}]*)*?)-?\}\}")
_BASE = re.compile(
    r"\{\{-?\s*(?:site|config|metadata|\.Site)\.(?:base_?url|url|BaseURL)\s*(?:\|[^}]*)?-?\}\}", re.IGNORECASE
)
_FILTER = re.compile(
    r"\|\s*(?:url_?encode|uri_escape|cgi_escape|encodeURIComponent|url|relative_url|absolute_url|relURL|absURL|safe|static|asset|asset_url|locale_url|htmlBaseUrl|escape"
    r"|prepend:\s*site\.(?:base)?url|markdownify|strip)\s*"
)
_CODED = re.compile(r"\|\s*(?:url_?encode|uri_escape|cgi_escape|encodeURIComponent)\b")
"""What makes words a part of an address."""
_SHOWN_BY = re.compile(
    r"""\s*\|\s*(?P<name>[A-Za-z_]\w*)\s*[:(]?\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')?\s*\)?\s*"""
)
"""A filter that makes a player of an address: ``{{ "https://…" | embed: "What plays" }}``."""
_NOTE = re.compile(r"\s*\|\s*fndetail:\s*(\w+)\s*")
"""A filter that makes a note of its words, as fastpages has it."""
_REMARK = re.compile(r"\{\{-?\s*/\*.*?\*/\s*-?\}\}", re.DOTALL)
_REMARK_END = re.compile(r"\*/[ \t]*\}")
_ADDRESS_BEFORE = re.compile(r"""(?:\]\(<?|["'=(<:][ \t]*|\][:][ \t]*)$""")
_WHOLE = re.compile(r"https?://[^\s<>()]+$", re.IGNORECASE)
_LINK_BEFORE = re.compile(
    r"(?<!!)\[(?:[^\[\]\n]|\\.|!\[[^\[\]\n]*\]\([^()\n]*\))+\]\(<?$|^ {0,3}\[[^\[\]\n^][^\[\]\n]*\]:[ \t]*<?$",
    re.MULTILINE,
)
_OUTPUT = 400
"""How many characters the words of a link and an output in its address may have."""
_POST_FOLDER = "postref"
"""What blogdown writes for the address of the post that it stands in."""
_REFERENCES = frozenset(["ref", "relref", "link", "post_url", "site_url", "url", "static", "asset", "baseurl", "doc"])


_NO_DATA: Mapping[str, str] = MappingProxyType({})
_MARKS = ("<!--", "%%", "{{", "{%", "{#", "{/*", "{ /*", "{::", "={", "/>", "</s", "</S")
"""What every text holds in which anything has to be done."""


def preprocess(text: str, dialects: Dialects, site: Mapping[str, str] = _NO_DATA) -> tuple[str, list[int]]:
    """The text as it is to be parsed, and the rows, from 0, in which a private comment was taken out.

    ``site`` is what the data of a site and of the page are, by the names that a template has for them.
    """
    if not any(mark in text for mark in _MARKS):
        return text, []
    state = Rewriting(text, dialects, site)
    while (stop := _STOP.search(text, state.at)) is not None:
        state.copy(stop.start())
        kind = next(name for name in _HANDLERS if stop[name] is not None)
        if not _HANDLERS[kind](state, stop):
            state.copy(stop.end())
    state.copy(len(text))
    return "".join(state.written), state.private


def _copied(state: Rewriting, stop: re.Match[str]) -> bool:
    return False


def _fence(state: Rewriting, stop: re.Match[str]) -> bool:
    bars = stop["bars"]
    closing = re.compile(rf"^[ \t>]*{re.escape(bars[0])}{{{len(bars)},}}[ \t]*$", re.MULTILINE)
    end = closing.search(state.source, stop.end())
    state.copy(end.end() if end else len(state.source))
    return True


def _ticks(state: Rewriting, stop: re.Match[str]) -> bool:
    limit = stop.end() + REACH // 4
    blank = _BLANK_LINE.search(state.source, stop.end(), limit)
    closing = re.compile(rf"(?<!`){stop[0]}(?!`)")
    end = closing.search(state.source, stop.end(), blank.start() if blank else limit)
    if end:
        state.copy(end.end())
    return end is not None


def _html(state: Rewriting, stop: re.Match[str]) -> bool:
    end = state.source.find("-->", stop.end())
    state.copy(end + 3 if end >= 0 else stop.end())
    return True


def _more(state: Rewriting, stop: re.Match[str]) -> bool:
    """Where a site cuts what it shows in a list: behind it stand words, which the comment would take with it."""
    state.drop(stop.end())
    return True


def _jsx(state: Rewriting, stop: re.Match[str]) -> bool:
    made = tag_of(state.source, stop.start(), jsx="docusaurus" in state.dialects)
    if made:
        state.put(*made)
    return made is not None


def _dropped_to(state: Rewriting, mark: str, start: int) -> bool:
    end = state.find(mark, start)
    if end < 0:
        return False
    state.drop(end + len(mark))
    return True


def _percent(state: Rewriting, stop: re.Match[str]) -> bool:
    if "obsidian" not in state.dialects or len(stop[0]) > 2:
        return False
    before = state.source[stop.start() - 1 : stop.start()]
    if before.isdecimal():
        # A share that is written as in a program, not a comment.
        return False
    text = state.source
    end = state.find("%%", stop.end())
    blank = _BLANK_LINE.search(text, stop.end(), end if end >= 0 else 0)
    alone = not text[text.rfind("\n", 0, stop.start()) + 1 : stop.start()].strip(" \t>-*+")
    # One among words ends with its paragraph: otherwise two slips would take all between them out of the book.
    if end < 0 or (blank and not alone):
        return False
    state.private.append(text.count("\n", 0, stop.start()))
    state.drop(end + 2)
    return True


def _remark(state: Rewriting, stop: re.Match[str]) -> bool:
    if stop[0] == "{#":
        # Nunjucks and Twig: an id in braces looks alike, and has no space behind its sign.
        known = "liquid" in state.dialects and state.source[stop.end() : stop.end() + 1] in (" ", "-", "\n")
        return known and _dropped_to(state, "#}", stop.end())
    # Headings have their ids in such a comment: links find them by their letters.
    end = _REMARK_END.search(state.source, stop.end(), stop.end() + REACH)
    if end is not None and "docusaurus" in state.dialects:
        state.drop(end.end())
        return True
    return False


def _kramdown(state: Rewriting, stop: re.Match[str]) -> bool:
    if "kramdown" not in state.dialects:
        return False
    return _dropped_to(state, "{:/comment}", stop.end()) or _dropped_to(state, "{:/}", stop.end())


def _shortcode(state: Rewriting, stop: re.Match[str]) -> bool:
    if "hugo" not in state.dialects:
        return False
    text = state.source
    remark = re.compile(r"\{\{[<%]\s*/\*(.*?)\*/\s*[>%]\}\}", re.DOTALL).match(text, stop.start(), stop.start() + 4000)
    if remark:
        # Hugo shows a shortcode that stands between such marks, and does not run it.
        sign = text[stop.start() + 2]
        state.put(f"\\{{\\{{{sign}{remark[1]}{'>' if sign == '<' else '%'}}}}}", remark.end())
        return True
    tag = shortcode_at(text, stop.start(), len(text))
    if tag is None:
        return False
    if tag.name == "comment" and not tag.closes:
        end = _ends(state, tag, shortcode_at, "{{")
        if end is not None:
            state.drop(end.end)
        return end is not None
    if tag.name == "highlight" and not tag.closes:
        return _code(state, tag, _ends(state, tag, shortcode_at, "{{"))
    return _address(state, tag) or _one_line(state, tag)


def _tag(state: Rewriting, stop: re.Match[str]) -> bool:
    if "liquid" not in state.dialects:
        return False
    text = state.source
    tag = block_tag_at(text, stop.start(), len(text))
    if tag is None or tag.closes:
        return False
    if named := [word for word in tag.words if word in state.site]:
        # A value that the front matter or the site has under this name.
        names = re.compile(rf"(?<![\w.\"'-])(?:{'|'.join(map(re.escape, named))})(?![\w.\"'=-])")
        source = names.sub(lambda found: f'"{state.site[found[0]]}"', text[tag.start : tag.end])
        state.put(" ".join(source.split("\n")), tag.end)
        return True
    if tag.name == "comment" and (end := _ends(state, tag, block_tag_at, "{%")):
        state.drop(end.end)
        return True
    if tag.name == "raw" and (end := _ends(state, tag, block_tag_at, "{%")):
        state.put("", tag.end)
        for piece in _shown(text[tag.end : end.start]):
            state.written.append(piece)
        state.at = end.start
        state.put("", end.end)
        return True
    if tag.name == "fn" and len(tag.words) == 1 and tag.words[0].isalnum():
        # Notes as fastpages has them.
        state.put(f"[^fn-{tag.words[0]}]", tag.end)
        return True
    if tag.name in ("highlight", "codeblock") and (end := _ends(state, tag, block_tag_at, "{%")):
        return _code(state, tag, end)
    return _address(state, tag) or _one_line(state, tag)


_At = Callable[[str, int, int], BuilderTag | None]


def _ends(state: Rewriting, tag: BuilderTag, read: _At, opening: str) -> BuilderTag | None:
    """The tag that closes one."""
    text = state.source
    at, limit = tag.end, min(len(text), tag.end + REACH)
    if state.unclosed >= UNCLOSED_LIMIT:
        return None
    while (at := text.find(opening, at, limit)) >= 0:
        other = read(text, at, len(text))
        if other is not None and other.closes and other.name == tag.name:
            return other
        at += 2
    state.unclosed += 1
    return None


def _code(state: Rewriting, tag: BuilderTag, end: BuilderTag | None) -> bool:
    """Highlighted code as Markdown has it: between lines of ticks, or in the line."""
    text = state.source
    if end is None:
        return False
    inside = text[tag.end : end.start]
    ticks = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", inside)), 3)
    if "\n" not in inside:
        state.put(f"{ticks} {inside.strip()} {ticks}", end.end)
        return True
    own_line = (
        not text[text.rfind("\n", 0, tag.start) + 1 : tag.start].strip(" \t>") and inside.lstrip(" \t")[0] == "\n"
    )
    behind = inside[inside.rfind("\n") + 1 :]
    if not own_line or behind.strip(" \t>") or END_OF_LINE.match(text, end.end) is None:
        return False
    state.put(f"{ticks}{tag.word(0)}", tag.end)
    state.copy(end.start)
    state.put(ticks, end.end)
    return True


def _shown(text: str) -> Iterable[str]:
    """A text in which tags are shown as they stand: outside of code their signs become references."""
    at = 0
    while (stop := _STOP.search(text, at)) is not None:
        inner = Rewriting(text, frozenset(), _NO_DATA, at=stop.start())
        yield text[at : stop.start()]
        if stop["fence"] is not None or stop["ticks"] is not None:
            handled = _fence(inner, stop) if stop["fence"] is not None else _ticks(inner, stop)
            at = inner.at if handled else stop.end()
            yield text[stop.start() : at]
        else:
            at = stop.end()
            tag = stop["output"] or stop["tag"] or stop["shortcode"] or stop["remark"]
            # A reference is read in text and in HTML; a backslash would stand in HTML.
            yield "".join(f"&#{ord(sign)};" for sign in stop[0]) if tag else stop[0]
    yield text[at:]


def _one_line(state: Rewriting, tag: BuilderTag) -> bool:
    """A tag over several lines on its first one: at the beginning of a line its end would look like a quotation's."""
    source = state.source[tag.start : tag.end]
    if "\n" not in source:
        return False
    state.put(re.sub(r"[ \t]*\n[ \t>]*(?!\}\})", " ", source), tag.end)
    return True


def _address(state: Rewriting, tag: BuilderTag) -> bool:
    """The page that a tag leads to: its name stands for it, and is looked up when links are."""
    if tag.name == _POST_FOLDER and state.source[tag.end : tag.end + 1] not in ("", "\n"):
        # What follows lies beside the post.
        state.put("", tag.end)
        return True
    if tag.name not in _REFERENCES or tag.closes or len(tag.words) < 1:
        return False
    if not _ADDRESS_BEFORE.search(state.source, max(0, tag.start - 20), tag.start) and not _joined(state, tag.start):
        return False
    path = tag.words[0] if tag.name != "post_url" else f"{tag.words[0].removesuffix('.md')}.md"
    state.put(path.strip().replace(" ", "%20"), tag.end)
    return True


def _joined(state: Rewriting, start: int) -> bool:
    """Whether a tag goes on an address that another one began."""
    return state.source[max(0, start - 2) : start] in ("}}", "%}") and bool(
        _ADDRESS_BEFORE.search("".join(state.written[-3:])[-20:])
    )


def _output(state: Rewriting, stop: re.Match[str]) -> bool:
    if "liquid" not in state.dialects and "hugo" not in state.dialects:
        return False
    if remark := _REMARK.match(state.source, stop.start(), stop.start() + REACH):
        state.drop(remark.end())
        return True
    datum = _DATUM.match(state.source, stop.start())
    if datum and datum["name"] in state.site and not _FILTER.sub("", datum["filters"]).strip():
        state.put(state.site[datum["name"]], datum.end())
        return True
    if base := _BASE.match(state.source, stop.start()):
        behind = state.source[base.end() : base.end() + 1]
        if behind == "/" or state.source.startswith(("{{", "{%"), base.end()):
            state.put("", base.end())
            return True
        return False
    found = _STRING.match(state.source, stop.start())
    if found is None:
        return _unknown_address(state, stop)
    words = found["double"] if found["double"] is not None else found["single"]
    # Whatever a house's own filter does to a whole address, the address as it is written leads there too.
    leads = bool(_WHOLE.match(words)) and bool(
        _ADDRESS_BEFORE.search(state.source, max(0, found.start() - 20), found.start())
    )
    if note := _NOTE.fullmatch(found["filters"]):
        state.put(f"[^fn-{note[1]}]: {words}", found.end())
        return True
    if (plays := _SHOWN_BY.fullmatch(found["filters"])) and plays["name"].lower() in PLAYERS | QUOTED.keys():
        title = next((one for one in plays.group("double", "single") if one), "")
        state.put(f'{{% {plays["name"]} "{words}" title="{" ".join(title.split())}" %}}', found.end())
        return True
    if not leads and _FILTER.sub("", found["filters"]).strip():
        return _unknown_address(state, stop)
    if _CODED.search(found["filters"]):
        words = quote(words, safe="")
    marks = any(mark in words for mark in ("{{", "{%", "%}", "}}"))
    state.put("".join(f"\\{c}" if c in "{}%" else c for c in words) if marks else words, found.end())
    return True


def _unknown_address(state: Rewriting, stop: re.Match[str]) -> bool:
    """The address of a link that only the builder knows, as one piece: the link is read, and told where links are."""
    end = state.source.find("}}", stop.end(), stop.end() + _OUTPUT)
    before = state.source[max(0, stop.start() - _OUTPUT) : stop.start()]
    link = _LINK_BEFORE.search(before)
    if end < 0 or link is None or "\n" in state.source[stop.start() : end]:
        return False
    state.put(quote(state.source[stop.start() : end + 2], safe=""), end + 2)
    return True


_HANDLERS: dict[str, Callable[[Rewriting, re.Match[str]], bool]] = {
    "escape": _copied,
    "fence": _fence,
    "ticks": _ticks,
    "more": _more,
    "html": _html,
    "jsx": _jsx,
    "percent": _percent,
    "shortcode": _shortcode,
    "output": _output,
    "tag": _tag,
    "remark": _remark,
    "kramdown": _kramdown,
}
