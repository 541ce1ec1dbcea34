"""A recipe that a page marks as one becomes a recipe, its first heading the title."""

import pytest

from publish.diagnostics import Span
from publish.importers.foreign.body import read_body
from publish.importers.foreign.document import parsed
from publish.model.blocks import Aside, Blocks, List, Paragraph
from publish.model.walk import plain

AT = Span("page.html", 1, 1)
_INSIDE = (
    "<h2>Ferry soup</h2><p>Serves four.</p><ul><li>2 onions</li><li>1 herring</li></ul>"
    "<ol><li>Cut the onions.</li><li>Add the herring.</li></ol>"
)

RECIPES = {
    "h-recipe": f'<section class="h-recipe">{_INSIDE}</section>',
    "schema.org": f'<div itemscope itemtype="https://schema.org/Recipe">{_INSIDE}</div>',
    "wordpress": f'<div id="r" class="wprm-recipe-container"><div class="wprm-recipe">{_INSIDE}</div></div>',
}


def _read(markup: str) -> Blocks:
    root = parsed(f"<html><body><p>Before.</p>{markup}<p>After.</p></body></html>", AT).value
    assert root is not None
    return read_body([next(iter(root.iter("body")))], AT).blocks


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_is_a_box_of_its_kind(name: str) -> None:
    before, recipe, after = _read(RECIPES[name])
    assert isinstance(recipe, Aside)
    assert (recipe.kind, recipe.id, plain(recipe.title)) == ("recipe", "", "Ferry soup")
    assert [type(block) for block in recipe.blocks] == [Paragraph, List, List]
    assert [block.ordered for block in recipe.blocks if isinstance(block, List)] == [False, True]
    assert isinstance(before, Paragraph)
    assert isinstance(after, Paragraph)


def test_a_picture_over_the_heading_stays_over_the_text() -> None:
    markup = RECIPES["h-recipe"].replace("<h2>", '<img src="https://ice.example/soup.jpg" alt="Soup"><h2>')
    (recipe,) = (block for block in _read(markup) if isinstance(block, Aside))
    assert plain(recipe.title) == "Ferry soup"
    assert [type(block).__name__ for block in recipe.blocks] == ["Figure", "Paragraph", "List", "List"]


@pytest.mark.parametrize(
    "markup",
    [
        f'<article class="h-recipe">{_INSIDE}</article>',
        '<div class="h-recipe"><h2>Soup</h2><p>See the next letter.</p></div>',
        f'<div itemtype="https://schema.org/RecipeBook">{_INSIDE}</div>',
    ],
    ids=["the text itself", "without a list", "another kind"],
)
def test_what_is_no_recipe_in_a_text_is_no_box(markup: str) -> None:
    assert not any(isinstance(block, Aside) for block in _read(markup))
