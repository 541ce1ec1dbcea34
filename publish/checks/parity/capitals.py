"""What a theme sets in capitals: such words are the same in small letters."""

import re
from collections.abc import Iterable

from publish.checks.parity.piece_kinds import STYLED_BY, PieceKind
from publish.markup.css import Declaration, declarations

_NAME = re.compile(r"[A-Za-z][\w-]*")


def capitals_of(sheets: Iterable[str]) -> frozenset[PieceKind]:
    """The kinds of pieces that some style sheets set in capitals, wholly or in part (``text-transform``)."""
    names = {
        name
        for css in sheets
        for each in declarations(css)
        if isinstance(each, Declaration) and each.property == "text-transform" and each.value.lower() != "none"
        for name in _NAME.findall(each.selector)
    }
    return frozenset(kind for kind, styled_by in STYLED_BY.items() if styled_by & names)
