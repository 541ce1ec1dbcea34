"""Constructs of other tools that nothing understood: how each is known in running text, and what to do about it."""

import re
from dataclasses import dataclass
from types import MappingProxyType

_LONGEST = 80
"""How many characters of a construct a message shows."""


@dataclass(frozen=True, slots=True)
class Remains:
    """One kind of construct."""

    pattern: str
    """How it begins."""
    message: str
    """What is wrong; the construct stands in its braces."""
    hint: str
    """What to do."""
    closing: str = ""
    """How it ends on its line, where it is longer than the pattern."""

    def end(self, text: str, match: re.Match[str]) -> int:
        """The place behind what was found, or behind what of it a message shows."""
        if not self.closing:
            return match.end()
        line = text.find("\n", match.end())
        limit = min(line if line >= 0 else len(text), match.start() + _LONGEST)
        found = re.compile(self.closing).search(text, match.end(), limit)
        return found.end() if found else match.end()


_SHORTCODES = r"(?:caption|gallery|embed|youtube|audio|video)"
"""WordPress's. One with a value, an end, or a line to itself is a shortcode; ``[video]`` before a link is a word."""
_OPENING = r"(?<![^\s(\[“„«‘\"'—–-])"
REMAINS = MappingProxyType({
    "builder": Remains(
        r"\{\{(?!\s*\}\})|\{%|(?<!%)<%(?=[\s=@#-])|\{:(?=[\s.#:/\w])",
        "{} is of a site's builder and would be printed as it stands",
        "Write what it stands for; a tag that is meant as an example stands in `code`.",
        r"[%>]?\}\}|%\}|%>|\}",
    ),
    "element": Remains(
        r"<(?:div|iframe|img|span|table|script|figure|video|audio|section|p|a)\s+[a-z-]+=",
        "{} begins an element of HTML that is none, and would be printed",
        "Mend its quotation marks and its end; a sign that is meant is written &lt;.",
    ),
    "bracketed": Remains(
        rf"\[(?=/{_SHORTCODES}\]|{_SHORTCODES}(?:[ =]https?://|\s[^\]\n]*\w=)[^\]\n]*\](?!\())|^\[(?={_SHORTCODES}\]$)",
        "{} is of a site's builder and would be printed as it stands",
        "Write what it stands for; a bracket that is meant is \\[.",
        r"\]",
    ),
    "wiki": Remains(
        r"!?\[\[(?![\s\]])(?:[^\[\]\n]+\]\])?",
        "{} would be printed with its brackets",
        "Write [words](file.md), or ![what it shows](picture.jpg); brackets that are meant are \\[\\[.",
    ),
    "comment": Remains(
        r"(?<![\w%])%%(?!%)|%%(?![\w%])(?<!\d%%)",
        "The signs %% of a private comment would be printed, and its words with them",
        "Put %% at both ends of it, or take it out; signs that are meant are written \\%\\%.",
    ),
    "spaced": Remains(
        r"(?<![\w\])])\[[^\[\]\n]+\][ \t]+\((?=https?://|mailto:)",
        "A link that was not understood would be printed as it stands",
        "Take out the space between the brackets: [words](https://…) .",
    ),
    "admonition": Remains(
        r"^(?:!!!|\?\?\?\+?)[ \t]+[a-z][\w-]*",
        "{} begins a box of another tool, and would be printed",
        'A box is `::: aside {title="…"}` up to a line of `:::`; signs that are meant are written \\!!!.',
    ),
    "typesetter": Remains(
        r"\\(?:(?:new|clear)page\b|pagebreak\b|[vh]space\*?\{|(?:sub)*section\*?\{)"
        r"|\\(?:begin|end|text(?:bf|it|sc|tt)|emph|footnote|cite|ref|label)\{",
        "{} is a command of LaTeX and would be printed as it stands",
        "Write what it stands for in Markdown, or take it out; a backslash that is meant is \\\\.",
    ),
    "forum": Remains(
        r"\[/(?:b|i|u|s|url|img|quote|code|color|size|list|center)\]",
        "{} is of a forum and would be printed as it stands",
        "Write **words**, *words*, [words](https://…) or > words; a bracket that is meant is \\[.",
    ),
    "alert": Remains(
        r"^\[![A-Za-z]+\]",
        "{} would be printed with its brackets",
        'A box is `::: aside {title="…"}` up to a line of `:::`; a bracket that is meant is \\[.',
    ),
    "contents": Remains(
        r"^(?:\[\[?_?toc_?\]?\]|\{toc(?::[^{}\n]*)?\})$",
        "{} would be printed as it stands",
        "Take it out: a book has its contents.",
    ),
    "marked": Remains(
        _OPENING + r"==(?=[^\s=])[^\n]{0,300}?==(?!=)",
        "{} would be printed with its signs",
        "Stress words with *stars*; signs that are meant are written \\=\\=.",
    ),
    "citation": Remains(
        r"(?<!\w)\[-?@[\w:.-]+(?:[;,][^\]\n]*)?\]|(?<![\w.@/])@(?:fig|tbl|sec|eq|lst)-\w[\w-]*",
        "{} would be printed as it stands",
        "Write the source in words or in a note: ^[…]; a sign that is meant is \\@.",
    ),
    "tex": Remains(
        r"\$\$(?=[^\s$][^$]{0,400}\$\$)|^\$\$$|\$(?=[^\s$\d])(?=[^$\n]{0,200}[\\^_])[^$\n]{1,400}(?<!\s)\$(?![\w$])|\\frac\{",
        "{} of a formula would be printed as it stands",
        "Write the formula in words, or show it as a picture; signs that are meant get a backslash.",
    ),
    "rank": Remains(
        r"^\#{2,6}(?=[^\W\d_])",
        "{} without a space behind it is no heading and would be printed",
        "Put a space behind it; signs that are meant are written \\#.",
    ),
    "code": Remains(
        r"^(?:`{3}|~{3})|(?<![\w`])`(?=[\w{<$./-])",
        "{} opens code that is never closed, and would be printed",
        "Close it with the same sign; one that is meant is written \\`.",
    ),
    "last": Remains(
        r"(?<=[\w.,;:!?…)\]”’\"'])(?<!\d)\*\*(?!\w)",
        "{} closes nothing and would be printed",
        "Open it before a letter and behind a space; signs that are meant are written \\*\\*.",
    ),
})  # fmt: skip
"""The kinds, in the order in which they are looked for."""


def remains() -> str:
    """A pattern of all kinds, each a group of its name."""
    return "|".join(f"(?P<{name}>{kind.pattern})" for name, kind in REMAINS.items())
