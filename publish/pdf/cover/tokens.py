"""The measures of a cover as style sheets name them."""

from collections.abc import Mapping

from publish.model.facts import Box
from publish.pdf.cover.coding import Coding
from publish.pdf.cover.geometry import LABEL, Wrap

_DIGIT = 0.71
"""How high digits are in most faces, of the type size."""


def tokens(on: Wrap, coded: Coding) -> Mapping[str, str]:
    """Tokens by name: lengths with their unit, places from the top left of the art."""
    along, margin, left = on.spine_room.width, on.margin, on.bound == "left"
    ground = coded.place.ground if coded.place else coded.reserved
    ground = ground or Box(on.folds[0] - margin if left else on.folds[1] + margin, on.bleed + on.height - margin, 0, 0)
    between = on.folds[0] - ground.x - ground.width if left else ground.x - on.folds[1]
    digit = coded.symbol.digits[0].box.height if coded.symbol else 0.0
    lengths = {
        "cover-art-width": on.art.width,
        "cover-art-height": on.art.height,
        "cover-width": on.trim.width,
        "cover-height": on.trim.height,
        "cover-bleed": on.bleed,
        "cover-margin": margin,
        "cover-size": on.base,
        "front-left": on.folds[1] if left else 0.0,
        "back-left": 0.0 if left else on.folds[1],
        "panel-width": on.trim.width + on.bleed,
        "spine-width": on.spine,
        "spine-length": along,
        # The corner about which the words on the spine are turned: they begin at its head, and read upright when the
        # book lies with its front up.
        "spine-left": on.folds[1] if left else on.folds[0],
        "spine-top": on.bleed + (on.height + (-along if left else along)) / 2,
        "barcode-left": ground.x,
        "barcode-top": ground.y,
        "barcode-width": ground.width,
        "barcode-height": ground.height,
        "barcode-main": coded.symbol.main if coded.symbol else 0.0,
        "barcode-label": LABEL,
        "barcode-digit": digit / _DIGIT,
        # On the back, from the margin to the bar code, with a little white before it.
        "beside-barcode": on.back.width - ground.width - between - margin - on.base,
    }
    turn = {"spine-turn": "90deg" if left else "-90deg"}
    return {name: f"{length:.3f}pt" for name, length in lengths.items()} | turn
