"""Formulas between dollars or in environments of TeX, as nearly every tool's Markdown has them.

A dollar may be money: what stands between two is a formula where it can be nothing else, or where the text has such.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

from publish.importers.formulas import LONGEST

_ENVIRONMENTS = r"(?:align|aligned|equation|gather|gathered|multline|eqnarray|split|array|cases|[pbvBV]?matrix)\*?"
_WIDE = "⺀-〿぀-鿿ꀀ-꓏가-힯豈-﫿"
"""Letters of scripts that are written without spaces: they part a formula from its text as a space does."""
_SURE = re.compile(
    rf"(?<![\\$])\$\$(?=[^\s$])|^[ \t>]*\$\$[ \t]*$|\\begin\{{{_ENVIRONMENTS}\}}"
    rf"|(?<![^\W{_WIDE}])(?<![\\$])\$(?=[^\s$\d])(?=[^$\n]{{0,200}}[\\^_])[^$\n]{{1,400}}(?<!\s)\$(?![^\W{_WIDE}]|\$)"
    r"|(?<![\\$])\$\\[A-Za-z]{2,}[^$\n]{0,400}(?<!\s)\$(?![\w$])",
    re.MULTILINE,
)
"""What is a formula in any text."""
_CODE = re.compile(
    r"^[ \t>]*(`{3,}|~{3,})[^\n]*\n.*?^[ \t>]*\1[`~]*[ \t]*$|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\2(?!`)", re.M | re.S
)
_DOLLAR = re.compile(rf"\$(?![\s$])(?P<tex>(?:[^$\\]|\\.){{1,1000}}?)(?<!\s)\$(?![^\W{_WIDE}]|\$)", re.DOTALL)
_DOLLARS = re.compile(r"\$\$(?P<tex>(?:[^$\\]|\\.)+?)\$\$", re.DOTALL)
_ROUND = re.compile(r"(?P<slashes>\\{1,2})(?P<bracket>[(\[])")
_SIGNS = re.compile(r"[\\^_+=<>*/|]")
_TEX = re.compile(r"(?<!\\)\\(?:\\\\)*[A-Za-z]{2,}|[\^_]\{")
_NO_TEX = re.compile(r"`|</?[a-z]+>|\\[\[(]")
"""What no formula holds: code, elements of HTML, another formula."""
_ESCAPED = re.compile(r"\\([\\_*^\[\]{}|<>])")
_OPENING = re.compile(rf"`?(?:(?P<sign>\$\$|\\\[)|\\begin\{{(?P<name>{_ENVIRONMENTS})\}})")
_BLANK = re.compile(r"\n[ \t>]*\n")
_WHOLE = re.compile(rf"(?:\$\$|\\\[)\s*\\begin\{{{_ENVIRONMENTS}\}}")
"""The beginning of a formula that is an environment."""
INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
"""The blocks that a formula on lines of its own ends."""
_LINES = 60
"""Over how many lines a formula may go."""
_KNOWN = "formulas"


def add(md: MarkdownIt) -> None:
    """Teach a parser formulas."""
    md.core.ruler.after("normalize", "formulas", _look)
    md.inline.ruler.before("escape", "formula", _inline)
    md.block.ruler.before("fence", "formula_block", _block, INTERRUPTS)


def _look(state: StateCore) -> None:
    """Note whether a text has formulas without doubt, outside of its code."""
    state.env[_KNOWN] = "$" in state.src and _SURE.search(_CODE.sub(" ", state.src)) is not None


def _inline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    sign = state.src[state.pos]
    if sign not in "$\\" or not (sign == "$" or _ROUND.match(state.src, state.pos)):
        return False
    if sign == "$" and not state.env.get(_KNOWN):
        return False
    found = _between_dollars(state) if sign == "$" else _between_brackets(state)
    if found is None:
        return False
    tex, end = found
    if not silent:
        token = state.push("formula", "", 0)
        token.content, token.meta = state.src[state.pos : end], {"tex": tex}
    state.pos = end
    return True


def _between_dollars(state: StateInline) -> tuple[str, int] | None:
    double = state.src.startswith("$$", state.pos)
    before = state.src[state.pos - 1 : state.pos]
    if not double and before == "$":
        return None
    found = (_DOLLARS if double else _DOLLAR).match(state.src, state.pos, min(state.posMax, state.pos + LONGEST))
    if found is None or _BLANK.search(found["tex"]):
        return None
    if not double and before.isalnum() and not re.match(f"[{_WIDE}]", before) and not found["tex"].startswith("\\"):
        # Behind a letter or a figure a dollar is money, or a sign of a program, unless a command of TeX follows.
        return None
    tex = found["tex"].strip()
    # Two sums of money in one sentence stand between dollars, too.
    words = not double and not _SIGNS.search(tex) and (len(tex) > 12 or " " in tex)
    return None if words or not tex else (tex, found.end())


def _between_brackets(state: StateInline) -> tuple[str, int] | None:
    opened = _ROUND.match(state.src, state.pos)
    assert opened is not None
    closing = opened["slashes"] + {"(": ")", "[": "]"}[opened["bracket"]]
    end = state.src.find(closing, opened.end(), min(state.posMax, state.pos + LONGEST))
    if end < 0:
        return None
    tex = state.src[opened.end() : end].strip()
    if len(opened["slashes"]) == 2:
        # Markdown takes one backslash of two, and the script of the site sees the other.
        tex = _ESCAPED.sub(r"\1", tex)
    elif not _TEX.search(tex) or _NO_TEX.search(tex):
        # A backslash before a bracket is Markdown's, too.
        return None
    return (tex, end + len(closing)) if tex else None


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """A formula on lines of its own, whatever its lines begin with."""
    if state.is_code_block(start):
        return False
    first = state.bMarks[start] + state.tShift[start]
    opened = _OPENING.match(state.src, first, state.eMarks[start])
    if opened is None:
        return False
    last = min(end, start + _LINES)
    text = state.getLines(start, last, state.blkIndent, False).lstrip(" ")
    # Blogdown's texts have a formula between the signs of code, which keep its signs from Markdown.
    coded = "`" if opened[0].startswith("`") else ""
    closing = {"$$": "$$", "\\[": "\\]"}.get(opened["sign"], f"\\end{{{opened['name']}}}") + coded
    until = text.find(closing, len(opened[0]))
    if until < 0 or (closing.startswith("\\]") and not _TEX.search(text, 2, until)):
        return False
    if not opened["name"] and not _WHOLE.match(text, 0, until) and _BLANK.search(text, 0, until):
        # What an environment holds ends with it; anywhere else a blank line ends what is said.
        return False
    behind = text.find("\n", until)
    rest = text[until + len(closing) : behind if behind >= 0 else len(text)].strip()
    if rest and not re.fullmatch(r"\{#[\w-]+\}|[.,;]", rest):
        return False
    if silent:
        return True
    tex = text[len(coded) : until + len(closing) - len(coded)] if opened["name"] else text[len(opened[0]) : until]
    rows = text.count("\n", 0, until) + 1
    token = state.push("formula_block", "", 0)
    stop = rest if len(rest) == 1 else ""
    token.content = text[: until + len(closing)]
    token.meta, token.map = (
        {"tex": tex.strip(), "coded": bool(coded), "id": rest[2:-1] if len(rest) > 1 else "", "stop": stop},
        [start, start + rows],
    )
    state.line = start + rows
    return True
