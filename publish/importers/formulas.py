"""Formulas as a line of text has them: TeX becomes letters, signs, powers and indices; fractions are set on the line.

TeX is read by latex2mathml; of its MathML (MathML Core) every element that a line can hold is written out. What a line
cannot hold, or nobody knows, is no formula here.
"""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from publish.model.inlines import Emphasis, Inline, Inlines, LineBreak, Strong, Subscript, Superscript, Text
from publish.model.walk import plain, rewrite_inlines

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LONGEST = 2000
"""How many characters a formula may have: an author's never has more, and a hostile one must not cost time."""
_NUMBERED = re.compile(r"\\(begin|end)\{(align|gather|equation|multline)\}")
_SAME = (
    (re.compile(r"\\(begin|end)\{eqnarray\*?\}"), r"\\\1{align*}"),
    (re.compile(r"\\symbf\b"), r"\\mathbf"),
    (re.compile(r"\\arg\b"), r"\\operatorname{arg}"),
    (re.compile(r"(\\begin\{array\})\s+(?=\{)"), r"\1"),
    (re.compile(r"(?<!\\)((?:\\\\)*)\\(?=\n)"), r"\1"),
    (
        re.compile(r"(\\begin\{([pbvBV]?matrix)\}(?:(?!\\begin\b).)*?\\end\{\2\})(?=\s*[_^])", re.DOTALL),
        r"{\1}",
    ),
)
"""What the library does not know, with what it knows by another name."""
_INNER = re.compile(r"\\(begin|end)\{(?:aligned|gathered|alignedat)\}(?:\[[tbc]\])?(?:\{\d\})?")
"""Derivations inside of others, which the library has under one name of theirs."""
_NO_WORDS = re.compile(
    r"\\(?:label\{[^{}]*\}|nonumber\b|notag\b|displaystyle\b|limits\b|!)|(?<=\\\\)\[-?\d*\.?\d+\w\w\]"
)
_UNSHOWN = re.compile(
    r"\\(?:begin|end)\{\w+\*?\}(?:\{[|lcr\s]*\})?|\\(?:[hv]space|color|textcolor)\*?\{[^{}]*\}|\\[A-Za-z]+|\\[^A-Za-z]"
    r"|\[\d*\.?\d+(?:ex|em|pt|mm|cm)\]"
)
"""What of a formula's source is no sign of it: names of commands and environments, and sizes."""
_RELATIONS = frozenset("~=≠<>≤≥≈≃≅≡∼∝∈∉∋⊂⊃⊆⊇→←↔⇒⇐⇔↦:≪≫∣≔⟶⟵⟹⟸⟺⊥∥⊢⊨")
_BINARY = frozenset("+−±∓×⋅·∘∪∩∧∨⊕⊗∖∗⋆÷")
_OPENING, _CLOSING = frozenset("([{⟨⌊⌈|‖"), frozenset(")]}⟩⌋⌉|‖")
_LARGE = frozenset("∑∏∫∬∭∮⋃⋂⨁⨂∐")
_UNSEEN = frozenset("\u2061\u2062\u2063\u2064\u200b")
_ACCENTS: Final = {
    "^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303", "¯": "\u0304", "‾": "\u0304", "_": "\u0304",
    "→": "\u20d7", "˙": "\u0307", ".": "\u0307", "¨": "\u0308", "ˇ": "\u030c", "˘": "\u0306", "´": "\u0301",
    "`": "\u0300", "―": "\u0305",
}  # fmt: skip
_LINE = "\u0305"
_BRACES = frozenset("⏞⏟︷︸⏜⏝")
_FENCED = re.compile(r"\(.*\)", re.DOTALL)


class _UnknownError(Exception):
    """Something that a line of text cannot hold."""


@lru_cache(maxsize=2000)
def read_formula(tex: str) -> Inlines | None:
    """The inlines of a formula of TeX without the signs round it; ``None`` when a line of text cannot hold it."""
    from latex2mathml.converter import convert_to_element

    if len(tex) > LONGEST:
        return None
    for pattern, known in _SAME:
        tex = pattern.sub(known, tex)
    tex = _NO_WORDS.sub("", _INNER.sub(r"\\\1{split}", _NUMBERED.sub(r"\\\1{\2*}", tex))).strip()
    if tex[:1] in ("^", "_"):
        # A power or an index of the words before it.
        tex = f"{{}}{tex}"
    try:
        root = convert_to_element(tex)
        for element in root.iter():
            element.text = html.unescape(element.text or "")
        made = _trimmed(_joined(_written(root, top=True)))
    except (MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except Exception:
        return None
    shown = unicodedata.normalize("NFKD", plain(made))
    return made if shown.strip() and not _signs(tex) - Counter(shown) else None


def _signs(tex: str) -> Counter[str]:
    """The letters, figures and plain signs that a formula shows: what a reading has to hold, whatever it is made of."""
    seen = _UNSHOWN.sub(" ", tex)
    return Counter(c for c in unicodedata.normalize("NFKD", seen) if c.isalnum() or c in "+=<>/")


def _trimmed(made: Inlines) -> Inlines:
    """A formula without the spaces at its ends."""
    pieces = [*made]
    if pieces and isinstance(first := pieces[0], Text):
        pieces[0] = Text(first.value.lstrip())
    if pieces and isinstance(last := pieces[-1], Text):
        pieces[-1] = Text(last.value.rstrip())
    return _joined(pieces)


def _written(element: "Element", *, top: bool = False) -> list[Inline]:
    name = element.tag.rpartition("}")[2]
    if name in ("math", "mrow", "mstyle", "mpadded", "semantics"):
        return _row(list(element), top=top)
    if name in ("mphantom", "annotation", "none", "mprescripts"):
        return []
    if (write := _WRITERS.get(name)) is None:
        raise _UnknownError(name)
    return write(element)


def _row(parts: "Sequence[Element]", *, top: bool = False) -> list[Inline]:
    made: list[Inline] = []
    for place, part in enumerate(parts):
        name = part.tag.rpartition("}")[2]
        behind = next((other for other in parts[place + 1 :] if _says(other)), None)
        if name == "mo" or (part.text or "").strip() in _RELATIONS | _BINARY:
            made += _operator(part, leads=not _ended(made), last=behind is None)
        elif name == "mtable":
            made += _table(part, lines=top and len(parts) == 1)
        elif name in ("mrow", "mstyle", "mpadded"):
            made += _row(list(part), top=top and len(parts) == 1)
        else:
            inside = _written(part)
            if name == "mfrac" and behind is not None and not behind.tag.endswith("mo"):
                # Read along the line, what follows would belong to the denominator.
                inside = [Text("("), *inside, Text(")")]
            if _parted(made, inside):
                made.append(Text(" "))
            made += inside
    return made


def _says(element: "Element") -> bool:
    return element.tag.rpartition("}")[2] not in ("mspace", "mphantom") and (
        len(element) > 0 or bool((element.text or "").strip())
    )


def _ended(made: list[Inline]) -> bool:
    """Whether something stands before that an operator could join to what follows."""
    before = plain(_joined(made)).rstrip()
    return bool(before) and before[-1] not in (_RELATIONS | _BINARY | frozenset("([{⟨⌊⌈,;/"))


def _parted(made: list[Inline], inside: list[Inline]) -> bool:
    """Whether a space parts two neighbours: a word's letters and a letter beside it would read as one word."""
    before, behind = plain(_joined(made))[-2:], plain(_joined(inside))[:2]
    words = len(before) == 2 and before.isalpha() and isinstance(made[-1], Text)
    word = len(behind) == 2 and behind.isalpha() and isinstance(inside[0], Text)
    return (words and behind[:1].isalnum()) or (word and before[-1:].isalnum())


def _operator(element: "Element", *, leads: bool, last: bool) -> list[Inline]:
    if len(element):
        return _row(list(element))
    sign = (element.text or "").strip()
    if not sign or sign in _UNSEEN:
        return []
    sign = {"\\{": "{", "\\}": "}", "\\|": "‖"}.get(sign, sign)
    if sign.startswith("\\"):
        raise _UnknownError(sign)
    sign = {"-": "−", "*": "∗", "~": "∼"}.get(sign, sign)
    if sign in _RELATIONS and not last:
        return [Text(f"{'' if leads else ' '}{sign} ")]
    if sign in _BINARY and not leads and not last:
        return [Text(f" {sign} ")]
    if sign in (",", ";"):
        return [Text(sign if last else f"{sign} ")]
    if sign in _LARGE or (sign.isalpha() and len(sign) > 1):
        return [Text(f"{'' if leads or sign in _LARGE else ' '}{sign}{'' if last else ' '}")]
    return [Text(sign)]


def _letters(element: "Element") -> list[Inline]:
    text = element.text or ""
    if text.lstrip().startswith(("\\", "&")):
        raise _UnknownError(text)
    bold = italic = False
    shown = ""
    for character in text.replace("\u00a0", " "):
        if 0x1D400 <= ord(character) <= 0x1D7FF:
            # No face for text has these; what they are told apart by is how they are set.
            name = unicodedata.name(character, "")
            bold, italic = bold or "BOLD" in name, italic or "ITALIC" in name
            character = unicodedata.normalize("NFKC", character)
        shown += character
    variant = element.get("mathvariant", "")
    bold = bold or variant.startswith("bold")
    single = element.tag.endswith("mi") and len(shown.strip()) == 1 and variant not in ("normal", "bold")
    slanted = italic or (single and shown.strip().isalpha() and unicodedata.category(shown.strip()) != "Lo")
    upright = slanted and "GREEK CAPITAL" in unicodedata.name(shown.strip()[:1] or " ", "")
    made: Inline = Emphasis((Text(shown),)) if slanted and not upright and not bold else Text(shown)
    return [Strong((made,))] if bold else [made] if shown else []


def _texts(element: "Element") -> list[Inline]:
    return [Text(re.sub(r"\\([_%&#${}])", r"\1", element.text or "").replace("\u00a0", " "))]


def _space(element: "Element") -> list[Inline]:
    if element.get("linebreak") == "newline":
        return [LineBreak()]
    width = element.get("width", "")
    size = re.match(r"-?\d*\.?\d+", width)
    return [Text(" ")] if size and float(size[0]) > 0.2 else []


def _fraction(element: "Element") -> list[Inline]:
    above, below = element
    if element.get("linethickness") == "0":
        return [*_written(above), Text(" over "), *_written(below)]
    return [*_group(above), Text("/"), *_group(below)]


def _group(element: "Element") -> list[Inline]:
    """A part of a fraction or root, in brackets unless it is one thing."""
    made = _written(element)
    text = plain(_joined(made)).strip()
    parts = [part for part in element.iter() if not len(part) and (part.text or "").strip()]
    scripts = sum(part.tag.rpartition("}")[2] in ("msup", "msub", "msubsup") for part in element.iter())
    alone = len(parts) <= 1 or len(text) <= 1 or text.isdecimal() or (scripts == 1 and len(element) <= 1)
    differential = text[:1] == "∂" and " " not in text and len(text) <= 4
    if alone or differential or (_FENCED.fullmatch(text) and text.count("(") == 1):
        return made
    return [Text("("), *made, Text(")")]


def _root(element: "Element") -> list[Inline]:
    return [Text("√"), *(_group(element[0]) if len(element) == 1 else _grouped(list(element)))]


def _grouped(parts: "list[Element]") -> list[Inline]:
    return [Text("("), *_row(parts), Text(")")]


def _boxed(element: "Element") -> list[Inline]:
    """A result in a frame; what is struck out is no text."""
    if element.get("notation") != "box":
        raise _UnknownError(element.get("notation", ""))
    return _row(list(element))


def _numbered_root(element: "Element") -> list[Inline]:
    base, index = element
    return [Superscript(_joined(_written(index))), Text("√"), *_group(base)]


def _power(element: "Element") -> list[Inline]:
    *row, raised = element
    base = row[0] if len(row) == 1 else _as_row(row)
    above = _joined(_written(raised))
    if plain(above) and set(plain(above)) <= set("′″‴'"):
        return [*_written(base), Text(plain(above).replace("'", "′"))]
    return _large(base, [*_base(base), *_script(Superscript, above)])


def _as_row(parts: "list[Element]") -> "Element":
    """What the library leaves side by side where one thing belongs: brackets with what they hold."""
    row = parts[0].makeelement("mrow", {})
    row.extend(parts)
    return row


def _index(element: "Element") -> list[Inline]:
    base, below = element
    return _large(base, [*_base(base), *_script(Subscript, _joined(_written(below)))])


def _both(element: "Element") -> list[Inline]:
    base, below, above = element
    low, high = _joined(_written(below)), _joined(_written(above))
    return _large(base, [*_base(base), *_script(Subscript, low), *_script(Superscript, high)])


def _script(kind: Callable[[Inlines], Inline], inside: Inlines) -> list[Inline]:
    return [kind(inside)] if plain(inside).strip() else []


def _base(element: "Element") -> list[Inline]:
    """What an index or a power belongs to, in brackets if it is a row of things."""
    return [*_trimmed(tuple(_written(element)))]


def _large(base: "Element", made: list[Inline]) -> list[Inline]:
    """A sum with its bounds, or a limit, stands apart from what it is of."""
    sign = "".join(base.itertext()).strip()
    return [*made, Text(" ")] if sign in _LARGE or (len(sign) > 1 and sign.isalpha()) else made


def _above(element: "Element") -> list[Inline]:
    base, above = element
    sign = "".join(above.itertext()).strip()
    made = _written(base)
    if sign in _BRACES:
        return made
    if sign in _ACCENTS:
        return _accented(made, _ACCENTS[sign])
    return [*made, *_script(Superscript, _joined(_written(above)))]


def _accented(made: list[Inline], mark: str) -> list[Inline]:
    letters = plain(_joined(made)).strip()
    if len(made) > 1 and all(isinstance(piece, Subscript | Superscript) for piece in made[1:]):
        # Over a letter with an index the sign stands over the letter.
        return [*_accented(made[:1], mark), *made[1:]]
    if mark == _LINE and letters.isalnum():
        return [Text("".join(f"{letter}{mark}" for letter in letters))]
    if len(letters) != 1:
        raise _UnknownError("an accent over several letters")
    return [*rewrite_inlines(tuple(made), lambda piece: (_with_mark(piece, mark),))]


def _with_mark(piece: Inline, mark: str) -> Inline:
    return Text(unicodedata.normalize("NFC", piece.value.strip() + mark)) if isinstance(piece, Text) else piece


def _below(element: "Element") -> list[Inline]:
    base, below = element
    if "".join(below.itertext()).strip() in _BRACES:
        return _written(base)
    return _large(base, [*_base(base), *_script(Subscript, _joined(_written(below)))])


def _above_and_below(element: "Element") -> list[Inline]:
    base, below, above = element
    low, high = _joined(_written(below)), _joined(_written(above))
    return _large(base, [*_base(base), *_script(Subscript, low), *_script(Superscript, high)])


def _table(element: "Element", *, lines: bool = False) -> list[Inline]:
    """The lines of a derivation; inside of brackets the rows of a matrix or of cases, one behind the other."""
    rows: list[list[Inline]] = []
    for row in element:
        cells = [_row(list(cell)) for cell in row]
        filled = [cell for cell in cells if plain(_joined(cell)).strip()]
        line: list[Inline] = []
        for place, cell in enumerate(filled):
            line += ([Text(" ") if lines else Text(", ")] if place else []) + cell
        rows.append(line)
    made: list[Inline] = []
    for line in filter(None, rows):
        made += ([LineBreak() if lines else Text("; ")] if made else []) + line
    return made


def _joined(made: Sequence[Inline]) -> Inlines:
    """The pieces, with neighbouring text made one and no space twice."""
    result: list[Inline] = []
    for piece in made:
        if isinstance(piece, Text) and result and isinstance(last := result[-1], Text):
            result[-1] = Text(re.sub(r" {2,}", " ", last.value + piece.value))
        elif isinstance(piece, Emphasis) and result and isinstance(before := result[-1], Emphasis):
            result[-1] = Emphasis(_joined((*before.children, *piece.children)))
        elif not isinstance(piece, Text) or piece.value:
            result.append(piece)
    return tuple(result)


_WRITERS: "dict[str, Callable[[Element], list[Inline]]]" = {
    "mi": _letters,
    "mn": _letters,
    "mtext": _texts,
    "ms": _texts,
    "mspace": _space,
    "mo": lambda element: _operator(element, leads=True, last=True),
    "mfrac": _fraction,
    "msqrt": _root,
    "mroot": _numbered_root,
    "msup": _power,
    "msub": _index,
    "msubsup": _both,
    "mover": _above,
    "munder": _below,
    "munderover": _above_and_below,
    "mtable": _table,
    "menclose": _boxed,
}
"""What writes out each element of MathML that is no row."""
