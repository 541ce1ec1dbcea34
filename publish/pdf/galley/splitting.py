"""Where WeasyPrint is given :mod:`publish.pdf.galley.footnotes`: its book-keeping of notes, and four of its functions.

Relied on: ``LayoutContext`` with its footnotes, ``iter_line_boxes``, ``block_level_layout``, ``make_page``,
``create_anonymous_boxes`` and two methods of a box, ``process_whitespace`` and ``process_text_transform``; and what an
``HTML`` has beside its tree.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.etree.ElementTree import Element

import weasyprint
import weasyprint.document
import weasyprint.layout.block
import weasyprint.layout.page
from weasyprint.formatting_structure.boxes import FootnoteAreaBox
from weasyprint.formatting_structure.build import create_anonymous_boxes
from weasyprint.urls import URLFetcher

from publish.pdf.galley.footnotes import NoteLayout
from publish.pdf.seams import replaced


class FlowTree(weasyprint.HTML):  # type: ignore[misc]
    """A flow that is a tree already: a parser of HTML would take a list or a table out of the line that calls it."""

    def __init__(self, root: Element, fetcher: URLFetcher) -> None:
        self.base_url = None
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = weasyprint.cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = root


@contextmanager
def notes_split() -> Iterator[None]:
    """Inside, notes go over to the next page where one page cannot hold them; outside, WeasyPrint is as it was."""
    block, page = weasyprint.layout.block, weasyprint.layout.page
    lines, lay, make_page = block.iter_line_boxes, block.block_level_layout, page.make_page
    own = {"lay": staticmethod(lay), "boxed": staticmethod(_boxed)}
    context = type("Context", (NoteLayout, weasyprint.layout.LayoutContext), own)

    def area(resources: Any, box: Any, *rest: Any, **named: Any) -> Any:
        if isinstance(box, FootnoteAreaBox):
            return (resources.area(named["absolute_boxes"], named["fixed_boxes"]), None)
        return lay(resources, box, *rest, **named)

    def together(resources: Any, *rest: Any) -> Any:
        return resources.together(lay, *rest)

    def each_line(resources: Any, *rest: Any) -> Any:
        return resources.lines(lines, *rest)

    def one_page(resources: Any, *rest: Any) -> Any:
        return resources.page(make_page, *rest)

    with (
        replaced(weasyprint.document, LayoutContext=context),
        replaced(block, iter_line_boxes=each_line, block_level_layout=together),
        replaced(page, block_level_layout=area, make_page=one_page),
    ):
        yield


def _boxed(area: Any) -> Any:
    """What WeasyPrint does with the boxes of the text before it sets them, and leaves out for those of notes."""
    area.process_whitespace()
    area.process_text_transform()
    return create_anonymous_boxes(area)
