"""Galleries of other systems become groups of pictures, each picture with its own words."""

import json
from html import escape

import pytest

from publish.diagnostics import Span
from publish.importers.foreign.body import read_body
from publish.importers.foreign.document import parsed
from publish.model.blocks import Blocks, Paragraph, PictureGroup
from publish.model.figures import Figure
from publish.model.walk import plain

AT = Span("page.html", 1, 1)
_ICE = '<img src="https://ice.example/a.jpg" alt="Ice">'
_LAMP = '<img src="https://ice.example/b.jpg" alt="The lamp">'
_SUBSTACK = {
    "gallery": {
        "images": [{"src": "https://ice.example/a.jpg", "type": "image/jpeg"}, {"src": "https://ice.example/b.jpg"}],
        "caption": "Both days.",
        "alt": "",
    },
    "isEditorNode": True,
}
_TOLD = [("a.jpg", "At noon."), ("b.jpg", "By night.")]

GALLERIES = {
    "wordpress-blocks": (
        f'<figure class="wp-block-gallery has-nested-images"><figure class="wp-block-image">{_ICE}<figcaption>At noon.'
        f'</figcaption></figure><figure class="wp-block-image">{_LAMP}<figcaption>By night.</figcaption></figure>'
        '<figcaption class="blocks-gallery-caption">Both days.</figcaption></figure>',
        _TOLD,
    ),
    "wordpress-list": (
        f'<ul class="wp-block-gallery columns-2"><li class="blocks-gallery-item"><figure>{_ICE}<figcaption>At noon.'
        f'</figcaption></figure></li><li class="blocks-gallery-item"><figure>{_LAMP}<figcaption>By night.</figcaption>'
        "</figure></li></ul><p>Both days.</p>",
        _TOLD,
    ),
    "wordpress-classic": (
        f'<div id="gallery-1" class="gallery gallery-columns-2"><dl class="gallery-item"><dt class="icon">{_ICE}'
        f'</dt><dd class="wp-caption-text gallery-caption">At noon.</dd></dl><dl class="gallery-item"><dt>{_LAMP}</dt>'
        '<dd class="gallery-caption">By night.</dd></dl><br style="clear: both"></div><p>Both days.</p>',
        _TOLD,
    ),
    "ghost": (
        '<figure class="kg-card kg-gallery-card"><div class="kg-gallery-container"><div class="kg-gallery-row">'
        f'<div class="kg-gallery-image">{_ICE}</div><div class="kg-gallery-image">{_LAMP}</div></div></div>'
        "<figcaption>Both days.</figcaption></figure>",
        [("a.jpg", ""), ("b.jpg", "")],
    ),
    "substack": (
        f'<div class="image-gallery-embed" data-attrs="{escape(json.dumps(_SUBSTACK))}"></div>',
        [("a.jpg", ""), ("b.jpg", "")],
    ),
    "linked": (
        f'<div class="photo-gallery"><a href="https://ice.example/a">{_ICE}</a><a href="https://ice.example/b">{_LAMP}</a>'
        "<p>Both days.</p></div>",
        [("a.jpg", ""), ("b.jpg", "")],
    ),
}


def _read(markup: str) -> Blocks:
    root = parsed(f"<html><body><p>Before.</p>{markup}<p>After.</p></body></html>", AT).value
    assert root is not None
    return read_body([next(iter(root.iter("body")))], AT).blocks


def _shown(figure: object) -> tuple[str, str]:
    assert isinstance(figure, Figure)
    assert figure.picture
    return figure.picture.source.rpartition("/")[2], plain(figure.caption)


@pytest.mark.parametrize("name", GALLERIES)
def test_a_gallery_is_a_group(name: str) -> None:
    markup, told = GALLERIES[name]
    blocks = _read(markup)
    (group,) = (block for block in blocks if isinstance(block, PictureGroup))
    assert [_shown(figure) for figure in group.blocks] == told
    words = [plain(block.inlines) for block in blocks if isinstance(block, Paragraph)]
    assert [*words[:1], *filter(None, [plain(group.caption)]), *words[1:]] == ["Before.", "Both days.", "After."]


def test_one_picture_is_no_group_and_keeps_both_captions() -> None:
    inner = f"<figure>{_ICE}<figcaption>At noon.</figcaption></figure>"
    blocks = _read(f'<figure class="wp-block-gallery">{inner}<figcaption>Seen from the mole.</figcaption></figure>')
    (figure,) = (block for block in blocks if isinstance(block, Figure))
    assert _shown(figure) == ("a.jpg", "At noon. Seen from the mole.")


def test_a_gallery_without_two_pictures_stays_as_it_is() -> None:
    assert [type(block) for block in _read(f'<div class="gallery">{_ICE}<p>Words.</p></div>')] == [
        Paragraph,
        Figure,
        Paragraph,
        Paragraph,
    ]
    assert len(_read('<div class="gallery" data-attrs="[1]"><p>Words.</p></div>')) == 3
