"""Setting one flow in pages with WeasyPrint: the only door to it.

A galley is a flow set in pages, without folios, in neutral margins. Its contract:

* it depends on nothing outside its flow, the styles, the pictures and the fonts that it is given: not on its place
  in the book, nor on the pages of other galleys;
* its facts name every block by dispatch and path, and its tags are plain data, so that it can be kept, and set in
  any process;
* the number in "page N" is room for digits, with the ten digits set in it as a sample: the binding fills it in, so
  the number never changes a line;
* it begins on the next page of either side, and its type block is shifted sideways by the binding.

Private parts of WeasyPrint that this relies on (hence the exact pin): ``Page._page_box`` and ``Page.links``, the
``_tags`` of a page's stream, ``Document.fonts`` with each font's ``hash``, ``hb_face``, ``to_unicode`` and ``missing``,
the name ``weasyprint.pdf.add_tags``, in whose place the tags of the flow are taken down instead of being built
fragment by fragment, where lines end and begin, in ``weasyprint.layout.inline`` and ``weasyprint.layout.preferred``
(:mod:`publish.pdf.linebreaks`, :mod:`publish.pdf.rtl_indent`, :mod:`publish.pdf.galley.planned`,
:mod:`publish.pdf.galley.reordering`), and how high they are (:mod:`publish.pdf.galley.struts`), how wide blocks are
(:mod:`publish.pdf.rtl_margins`), Pango's measures of a run (:mod:`publish.pdf.galley.measuring`) and its levels
(:mod:`publish.pdf.galley.levels`), ``weasyprint.draw.text.draw_first_line`` with the text layout of a box and
WeasyPrint's view of Pango's runs (:mod:`publish.pdf.galley.letters`),
``weasyprint.draw.draw_inline_level`` and ``draw_text`` with what draws paths (:mod:`publish.pdf.galley.continued`,
:mod:`publish.pdf.galley.initials`), what a
``FontConfiguration`` holds (:mod:`publish.pdf.galley.fontmap`), what of the layout splits notes
(:mod:`publish.pdf.galley.splitting`), and that a document may take over pages of another one
(:mod:`publish.pdf.galley.apart`).
"""

import hashlib
import logging
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of machines without fonts, which are as good as any other
    import weasyprint
import weasyprint.draw
import weasyprint.draw.text
import weasyprint.pdf
from weasyprint.layout import block, inline, preferred
from weasyprint.text.fonts import get_hb_object_data
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from publish.errors import Fault, UsageError
from publish.model.assets import Gallery
from publish.model.facts import GalleyFacts, SetText
from publish.pdf.column import Column, read_column
from publish.pdf.facts import read, set_texts
from publish.pdf.galley.apart import set_round, with_apart
from publish.pdf.galley.continued import signed
from publish.pdf.galley.fontmap import OwnFonts
from publish.pdf.galley.initials import outlined
from publish.pdf.galley.letters import readable
from publish.pdf.galley.planned import lines_planned
from publish.pdf.galley.reordering import lines_reordered
from publish.pdf.galley.splitting import FlowTree, notes_split
from publish.pdf.galley.struts import lines_even
from publish.pdf.linebreaks import as_compositors_do
from publish.pdf.rtl_indent import indented
from publish.pdf.rtl_margins import centred
from publish.pdf.seams import replaced
from publish.pdf.spacing import Spacing, read_spacing
from publish.pdf.structure import Kid

_MARKS = "publish_marks"
_HAIR = 0.01
"""Pixels that are rounded away."""


@dataclass(frozen=True, slots=True)
class Galley:
    """One flow, set."""

    pdf: bytes
    """Its pages as a PDF: content, fonts and pictures; tags, links and metadata are the binding's."""
    facts: GalleyFacts
    """What stands where."""
    tags: tuple[Kid, ...]
    """The order in which it is read."""
    faces: Mapping[str, str]
    """For each font in its resources the name of its file."""
    missing: str = ""
    """Characters that no font has, each once; nothing stands in their place."""


def _take_down(pdf: Any, document: Any, version: Any, streams: Sequence[Any]) -> None:
    """Stands in for WeasyPrint's tag builder: keeps the number of each box drawn, page by page."""
    setattr(document, _MARKS, [{box: mark["mcid"] for box, mark in stream._tags.items()} for stream in streams])


@contextmanager
def _readable() -> Iterator[None]:
    """Inside, what is drawn can be read letter by letter, initials are drawn, and lines of code bear their signs."""
    text = weasyprint.draw.text
    with (
        replaced(text, draw_first_line=readable(text.draw_first_line)),
        replaced(
            weasyprint.draw,
            draw_text=outlined(weasyprint.draw.draw_text),
            draw_inline_level=signed(weasyprint.draw.draw_inline_level),
        ),
    ):
        yield


class _Shelf(URLFetcher):  # type: ignore[misc]
    """Knows the pictures and fonts of the edition, and nothing else: no file, no network."""

    def __init__(self, fonts: Mapping[str, bytes], gallery: Gallery) -> None:
        super().__init__(fail_on_errors=True)
        self._fonts = fonts
        self._gallery = gallery

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The bytes of ``asset:NAME`` or ``font:NAME``; content can name nothing else."""
        scheme, _, name = url.partition(":")
        try:
            if scheme not in ("asset", "font"):
                raise KeyError(url)
            return URLFetcherResponse(url, self._fonts[name] if scheme == "font" else self._gallery.data(name))
        except KeyError as error:
            raise Fault(f"the page asks for {url}, which is not in the book") from error


class Composition:
    """A flow that is set and can be measured, before it is written."""

    def __init__(
        self,
        root: ElementTree.Element,
        render: Callable[[ElementTree.Element, str], Any],
        files: Mapping[bytes, str],
        rules: str,
    ) -> None:
        self._root = root
        self._render = render
        self._document = set_round(root, lambda flow: render(flow, rules))
        self._files = files

    def measure(self) -> GalleyFacts:
        """The facts without words, tags and turned tables: where the blocks stand."""
        return read(self._root, self._document.pages, [{} for _ in self._document.pages])[0]

    def column(self, depth: float) -> Column:
        """The pieces of a flow that is set on one page, for pages that are so high, in points.

        Raises :class:`publish.pdf.column.Unplanned` where they do not stand one below the other.
        """
        return read_column(self._root, self._document.pages[0], depth)

    def spacing(self) -> Spacing:
        """How its blocks are spaced."""
        return read_spacing(self._root, self._document.pages)

    def crowded(self, name: str) -> tuple[bool, ...]:
        """For each page whether the words of an element of that class want more room than it has."""
        return tuple(any(_is_crowded(box) for box in _boxes(page, name)) for page in self._document.pages)

    def galley(self) -> Galley:
        """Write the pages, and read their facts and tags."""
        pages = with_apart(self._root, self._document.pages, lambda flow: self._render(flow, "").pages)
        self._document.pages = pages
        with replaced(weasyprint.pdf, add_tags=_take_down), _readable():
            data = self._document.write_pdf(pdf_tags=True)
        facts, tags = read(self._root, pages, getattr(self._document, _MARKS))
        return Galley(data, facts, tags, self._faces(), self.missing())

    def plain(self) -> tuple[bytes, Mapping[str, str]]:
        """Write the pages without tags, for what is no text: running heads; and the files of its fonts."""
        with _readable():
            return self._document.write_pdf(), self._faces()

    def texts(self) -> tuple[tuple[SetText, ...], ...]:
        """The characters on each page, box by box; known once the pages are written."""
        return tuple(
            set_texts(dict.fromkeys(page._page_box.descendants(placeholders=True), 0)) for page in self._document.pages
        )

    def _faces(self) -> Mapping[str, str]:
        # A font that is in none of the files would be the machine's, and there is none of those.
        files, used = self._files, self._document.fonts.values()
        return {font.hash: files[_digest(get_hb_object_data(font.hb_face))] for font in used}

    def missing(self) -> str:
        """As :attr:`Galley.missing`; known once the pages are written."""
        return "".join(sorted({chr(code) for font in self._document.fonts.values() for code in font.missing}))


def _boxes(page: Any, name: str) -> Iterator[Any]:
    """The boxes of a page that were set from elements of a class and have a width of their own."""
    for box in page._page_box.descendants(placeholders=True):
        if box.element is not None and box.element.get("class") == name and type(box).__name__.endswith("BlockBox"):
            yield box


def _is_crowded(box: Any) -> bool:
    lines = (inner for inner in box.descendants() if type(inner).__name__ == "LineBox")
    return any(sum(child.margin_width() for child in line.children) > box.width + _HAIR for line in lines)


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


class Typesetter:
    """Sets flows in the looks of one book; keeps its parsed styles and fonts."""

    def __init__(self, *, css: str, fonts: Mapping[str, bytes], gallery: Gallery) -> None:
        self._shelf = _Shelf(fonts, gallery)
        self._files = {_digest(data): name for name, data in fonts.items()}
        self._fonts = OwnFonts()
        self._styles = [self._parsed(css)]

    def _parsed(self, css: str) -> Any:
        with _strictly(logging.WARNING, _bad_style):
            return weasyprint.CSS(string=css, font_config=self._fonts, url_fetcher=self._shelf)

    def compose(self, flow: str, rules: str = "") -> Composition:
        """Set a flow: a whole HTML document, well-formed as XML; ``rules`` are those of its pages, as CSS has them.

        Raises :class:`publish.errors.Fault` when it asks for a picture or font that is not in the book.
        """
        return self.compose_tree(ElementTree.fromstring(flow), rules)

    def compose_tree(self, root: ElementTree.Element, rules: str = "") -> Composition:
        """As :meth:`compose`, a flow that was parsed.

        One that is set once more keeps the lines that have not changed.
        """
        return Composition(root, self._set, self._files, rules)

    def _set(self, root: ElementTree.Element, rules: str) -> Any:
        self._fonts.kept.begin(root)
        styles = [*self._styles, self._parsed(rules)] if rules else self._styles
        with (
            _strictly(logging.ERROR, _not_whole),
            as_compositors_do(inline, preferred),
            indented(inline),
            centred(block),
            lines_even(inline),
            lines_planned(inline),
            lines_reordered(inline),
            notes_split(),
        ):
            return FlowTree(root, self._shelf).render(font_config=self._fonts, stylesheets=styles)


class _Complaints(logging.Handler):
    """Keeps what WeasyPrint only logs."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self.lines.append(record.getMessage())


@contextmanager
def _strictly(level: int, complain: Callable[[str], Exception]) -> Iterator[None]:
    """Inside, what WeasyPrint logs at ``level`` and goes on without, and what it cannot fetch, stops the work."""
    complaints = _Complaints(level)
    logger = logging.getLogger("weasyprint")
    logger.addHandler(complaints)
    try:
        yield
    except FatalURLFetchingError as error:
        address = str(error).removeprefix("Error fetching ")
        if address.startswith(('"asset:', '"font:')):
            raise Fault(f"the page asks for {address}, which is not in the book") from error
        raise UsageError(
            f"a style sheet or a part of the theme asks for {address}, which is outside the book",
            hint="Take the address out: print has the pictures of the content and the fonts of the theme.",
        ) from error
    finally:
        logger.removeHandler(complaints)
    if complaints.lines:
        raise complain(complaints.lines[0])


def _not_whole(line: str) -> Exception:
    return Fault(f"the page could not be set whole: {line}")


def _bad_style(line: str) -> Exception:
    return UsageError(f"a style sheet of the theme cannot be used: {line}", hint="Mend the rule, or take it out.")
