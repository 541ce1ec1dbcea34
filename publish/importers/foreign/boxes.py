"""Boxes of foreign pages: callouts, and recipes as h-recipe, schema.org and the usual plugins mark them."""

from dataclasses import replace
from typing import TYPE_CHECKING

from publish.importers.foreign.document import classes_of, name_of
from publish.importers.foreign.surroundings import holds
from publish.model.blocks import Aside, Heading
from publish.model.figures import Figure

if TYPE_CHECKING:
    from lxml.html import HtmlElement

RECIPE = "import-recipe-"
"""What the id of a box begins with that is a recipe."""
_BOXES = frozenset(["kg-callout-card", "callout", "callout-block", "wp-block-callout"])
"""Classes of boxes beside the text."""
_RECIPES = frozenset([
    "h-recipe", "hrecipe", "wprm-recipe-container", "tasty-recipes", "mv-create-card", "easyrecipe", "recipe-card",
    "wp-block-wpzoom-recipe-card-block-recipe-card", "wp-block-jetpack-recipe", "jetpack-recipe", "zlrecipe-container",
])  # fmt: skip
"""Classes of recipes: of microformats, and of plugins."""
_AROUND = ("div", "section", "aside")


def is_box(element: "HtmlElement") -> bool:
    """Whether an element is a box beside the text, or a recipe in it."""
    return bool(classes_of(element) & _BOXES) or is_recipe(element)


def is_recipe(element: "HtmlElement") -> bool:
    """Whether an element is a recipe in a text: one that is all of its page is the text itself."""
    if name_of(element) not in _AROUND or not holds(element, ("li",)):
        return False
    kind = element.get("itemtype", "").rstrip("/").rpartition("schema.org/")[2]
    return bool(classes_of(element) & _RECIPES) or kind == "Recipe"


def as_recipe(box: Aside) -> Aside:
    """The recipe of a box: its first heading, over which at most a picture stands, is its title."""
    place = next((number for number, block in enumerate(box.blocks) if not isinstance(block, Figure)), 0)
    first = box.blocks[place] if box.blocks else None
    if not isinstance(first, Heading):
        return replace(box, id="", kind="recipe")
    blocks = (*box.blocks[:place], *box.blocks[place + 1 :])
    return replace(box, id="", kind="recipe", title=first.inlines, blocks=blocks)
