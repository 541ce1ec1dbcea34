"""What an editor asked of a block, and its pages could not give."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from publish.checks.makeup.made_up_galley import MadeUpGalley
from publish.diagnostics import Diagnostic, Severity, check
from publish.model.facts import SetBlock

_Pieces: TypeAlias = Mapping[tuple[str, str], Sequence[tuple[str, SetBlock]]]
_HAIR = 0.01


@check(
    "wish-unkept",
    Severity.NOTE,
    why="What is asked of a block in braces is done where its pages allow it, and nothing is forced.",
    hint="Take the wish out, or change the words round it.",
)
def wish_unkept(galley: MadeUpGalley) -> Iterator[Diagnostic]:
    """Wishes that were not kept, each with what came of it; a picture that is to stay where it is always does."""
    pieces = galley.pieces()
    for own in pieces.values():
        for wish in own[0][1].asked:
            if said := _unkept(wish, own, pieces, galley):
                yield wish_unkept.finding(f"{wish} could not be kept: {said}", block=own[0][1].place)


def _unkept(wish: str, own: Sequence[tuple[str, SetBlock]], pieces: _Pieces, galley: MadeUpGalley) -> str:
    """Why a wish for a block was not kept; empty where it was."""
    (first, block), (last, _) = own[0], own[-1]
    if wish == ".new-page" and (above := _above(block, first, galley)):
        return f"“{above}” stands above it on page {first}"
    if wish == ".whole" and first != last:
        return f"it begins on page {first} and ends on page {last}"
    if wish == ".with-next" and (following := _following(block, pieces)) not in ("", last):
        return f"it ends on page {last}, and what follows begins on page {following}"
    if wish.startswith("lines="):
        if galley.facts.unplanned:
            return f"its pages are filled one after the other, for {galley.facts.unplanned}"
        if block.refused:
            return "its word spaces do not stand that number of lines"
    return ""


def _above(block: SetBlock, folio: str, galley: MadeUpGalley) -> str:
    """How the words begin that stand above a block on its page."""
    page = next(page for number, page in galley.pages() if number == folio)
    for other in page.blocks:
        is_inside = f"{other.path}.".startswith(f"{block.path}.") or f"{block.path}.".startswith(f"{other.path}.")
        same = other.dispatch == block.dispatch and is_inside
        if not same and other.text and other.box.y + other.box.height < block.box.y + _HAIR:
            return " ".join(other.text.split()[:4])
    return ""


def _following(block: SetBlock, pieces: _Pieces) -> str:
    """The page on which the block behind it begins; empty where none follows."""
    own = [key for key in pieces if key[0] == block.dispatch and key[1].startswith("b")]
    behind = own[own.index((block.dispatch, block.path)) + 1 :]
    return next((pieces[key][0][0] for key in behind if not f"{key[1]}.".startswith(f"{block.path}.")), "")
