"""The edition builder: one prepared edition, with all that its renderers are handed.

Heavy libraries are loaded here, late.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO

from publish.checks.makeup import CHECKS, MadeUpGalley
from publish.checks.parity.ebook import epub_parity
from publish.checks.parity.links import link_parity, set_codes, set_words
from publish.checks.parity.printed import print_parity
from publish.config.limits import LIMIT_EXCEEDED
from publish.config.printer import Printer
from publish.config.store import StoreMarks
from publish.config.theme import Theme
from publish.diagnostics import NOWHERE, Diagnostic, Outcome, Refused, Rule, Severity, Span
from publish.errors import Fault, UsageError
from publish.imaging.scale import EPUB, EPUB_COVER, Recipe, print_recipe
from publish.markup.attributes import Target
from publish.markup.theme_files import style_sheets, theme_templates
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.model.page_map import PageMap
from publish.model.pagination import Pagination
from publish.pipeline.cache import NO_CACHE
from publish.pipeline.covers import CoverStudio, cover_sheets, front_picture, paper_of
from publish.pipeline.crops import narrowest
from publish.pipeline.freshness import hash_of
from publish.pipeline.kept_galleys import KeptGalleys
from publish.pipeline.kept_pages import BookPages
from publish.pipeline.load import Project, read_picture
from publish.pipeline.page_map import page_map
from publish.pipeline.photo_cache import PhotoCache
from publish.pipeline.photos import EditionPhotos, develop
from publish.pipeline.picture_files import PictureFiles
from publish.pipeline.places import placed
from publish.pipeline.prepare import Prepared
from publish.pipeline.profiles import print_colour
from publish.pipeline.styles import printer_named
from publish.pipeline.typesetting import BoundedSetter
from publish.transforms.by_dispatch import only

if TYPE_CHECKING:
    from publish.epub import BuiltEpub
    from publish.epub.sample import BookFile, SampleDocument
    from publish.pdf.cover.build import PrintedCover
    from publish.pdf.record import PrintedBook
    from publish.pdf.style import PrintStyle
    from publish.pipeline.kept_documents import EditionDocuments

_WHOLE: Mapping[str, float] = MappingProxyType({})
"""No picture is cropped."""
_HEADS = "styles/print/heads.css"


CACHE_UNUSED = Rule(
    "cache-unused",
    Severity.NOTE,
    "Kept photos are sealed with a secret of the machine's user, so that nobody else's are believed. Without a "
    "folder that the user can write there is no secret, and every photo is made anew at each build.",
    "Set XDG_STATE_HOME to a folder that is yours alone, or let builds take longer.",
)


class EditionBuilder:
    """Makes the books of one edition."""

    def __init__(self, project: Project, prepared: Prepared, scratch: Path) -> None:
        self._project = project
        self._prepared = prepared
        self._scratch = scratch
        modified = prepared.edition.modified
        if modified is None:
            raise Fault(f"the edition {prepared.name} has no date, and was not refused")
        self._modified = modified
        self.findings: list[Diagnostic] = []
        """What was noticed besides what the renderers say."""

    def place(self, name: str) -> Path:
        """Where a book will be."""
        return self._project.root / "build" / name

    def printer(self, name: str) -> Outcome[Printer]:
        """A printer by the name of its file; the edition's own for an empty name or its own.

        :class:`publish.errors.UsageError` when there is none of that name.
        """
        own = self._prepared.loaded.printer
        if name in ("", own.name):
            return Outcome(own)
        found = printer_named(self._project.resources, name, NOWHERE)
        if (
            not found.ok
            and found.value.name == name
            and not self._project.resources.has(f"styles/printers/{name}.toml")
        ):
            raise UsageError(found.diagnostics[0].message, hint=found.diagnostics[0].hint)
        return found

    def print_edition(self, printer: Printer, sink: BinaryIO) -> "Outcome[PrintedBook]":
        """Set and bind the print edition for a printer; :class:`Refused` where content takes too long."""
        from publish.pdf.build import build
        from publish.pdf.flows import ListForms

        style = self._style(printer)
        edition, settings = self._prepared.printed, self._prepared.loaded.settings
        setter = self._setter(printer)
        printed = build(
            edition,
            self._prepared.matter,
            style=style,
            gallery=self._gallery("print", self._printed(printer), proportions=narrowest(edition, printer.name)),
            templates=self._templates,
            modified=self._modified,
            sink=sink,
            forms=ListForms(
                settings.contents_depth,
                settings.contents_standfirsts,
                settings.contents_columns,
                settings.credits_columns,
            ),
            starts=settings.dispatch_starts,
            setter=setter,
            head_setter=setter.heads,
            sources=self._sources,
        )
        galleys = printed.value.galleys
        findings = (
            *self._made_up(printed.value, style),
            *print_parity(edition, galleys),
            *link_parity(self._prepared.edition, settings.print_links, set_words(galleys), set_codes(galleys)),
        )
        # Notes of the house's have places in this edition alone.
        return Outcome(printed.value, placed((*printed.diagnostics, *findings), edition))

    def _setter(self, printer: Printer) -> KeptGalleys:
        """Sets flows in workers, those that no earlier build has set."""
        setter, inks = BoundedSetter(self._project.settings.limits, self._project.crew), repr(printer.colour)
        return KeptGalleys(self._project.reasons, self._prepared.name, printer.name, inks, setter)

    def pages_read(self, printer: Printer) -> BookPages:
        """What gates have read of the pages of the print edition for a printer."""
        return BookPages(self._project.cache, self._prepared.name, printer.name)

    def cover(self, printer: Printer, pages: int, sink: BinaryIO) -> "Outcome[PrintedCover | None]":
        """Make the cover in one piece of a book of so many pages; ``None`` when the printer wants none, or on an error.

        The book is bound by then: its pages and its paper make the spine.
        """
        from publish.pdf.cover.build import build
        from publish.pdf.cover.coding import Trade

        settings = self._prepared.loaded.settings
        paper = paper_of(settings, printer)
        if printer.cover is None or paper.value is None:
            return Outcome(None, paper.diagnostics if printer.cover else ())
        colour = print_colour(self._project.resources, printer).value
        made = build(
            self._prepared.edition,
            self._prepared.matter,
            style=self._style(printer),
            cover=printer.cover,
            paper=paper.value,
            pages=pages,
            trade=Trade(settings.price, settings.issn.issue),
            photo=front_picture(self._prepared.edition, self._read, wide=printer.trim.width / 72 * printer.ppi_min),
            studio=CoverStudio(self._read, self._scratch / "cover", printer.ppi_scale, colour),
            styles=cover_sheets(self._project.resources, self._theme),
            templates=self._templates,
            modified=self._modified,
            sink=sink,
            sources=self._sources,
        )
        return Outcome(made.value, (*paper.diagnostics, *made.diagnostics))

    def _style(self, printer: Printer) -> "PrintStyle":
        from publish.pdf.style import PrintStyle

        return PrintStyle(
            theme=self._theme,
            printer=printer,
            styles=self._styles(Target.PRINT),
            heads=self._css([_HEADS, f"{self._theme.folder}/heads.css"]),
            fonts=self._fonts,
            profile=self._project.resources.read_bytes(f"styles/{printer.icc}") if printer.icc else b"",
        )

    def _made_up(self, record: "PrintedBook", style: "PrintStyle") -> Iterator[Diagnostic]:
        """The findings of make-up, galley by galley."""
        for facts, start in zip(record.galleys, record.page_starts.starts, strict=True):
            if not facts.dispatches:
                continue
            setting = MadeUpGalley(facts, start, record.area, style.theme.makeup, style.measures.text_size)
            for check in (*CHECKS, *self._project.extensions.makeup):
                yield from check(setting)

    def page_map(self, record: "PrintedBook") -> PageMap:
        """Which lines the places on its pages come from."""
        return page_map(self._project, self._prepared, record, self._sources)

    def pagination(self, record: "PrintedBook") -> Pagination:
        """The pages of a print edition that was set."""
        from publish.pdf.record import pagination

        numbers = self._prepared.edition.numbers
        printer = self._prepared.loaded.page_printer.name
        source = (
            f"urn:isbn:{numbers.isbn_print}" if numbers.isbn_print else f"{self._prepared.edition.identifier}#{printer}"
        )
        return pagination(record, source)

    def page_list(self) -> Pagination:
        """The pages that the e-book names, set for it alone."""
        return self.pagination(self.print_edition(self._prepared.loaded.page_printer, BytesIO()).value)

    def e_book(
        self, sink: BinaryIO, pages: Pagination | None, *, marks: StoreMarks = StoreMarks.NONE, recipe: Recipe = EPUB
    ) -> "Outcome[BuiltEpub]":
        """Make the e-book, and read it back from the sink."""
        from publish import epub

        settings, documents = self._prepared.loaded.settings, self.documents
        made = epub.build(
            self._prepared.edition,
            self._prepared.matter,
            style=epub.EpubStyle(self._theme, self._styles(Target.EPUB), self._fonts),
            gallery=self.photos(recipe),
            templates=self._templates,
            modified=self._modified,
            sink=sink,
            pagination=pages,
            job=epub.EpubJob(settings.ebook, settings.evaluations, marks),
            front=self.photos(EPUB),
            sources=self._sources,
            kept=documents,
        )
        sink.seek(0)
        findings = tuple(epub_parity(self._prepared.edition, sink, documents.read, documents.compared))
        sink.seek(0, 2)
        return made.adding(findings)

    def sample(self, dispatch: Dispatch) -> "SampleDocument":
        """The document of one dispatch as the e-book has it."""
        from publish.epub.sample import sample

        edition = self._prepared.edition
        gallery = self._gallery("epub", EPUB, of=only(edition, dispatch))
        return sample(edition, dispatch, gallery=gallery, templates=self._templates)

    def sample_style(self) -> "Mapping[str, BookFile]":
        """What such documents are shown with, by paths beside them."""
        from publish.epub.sample import sample_style
        from publish.epub.style import EpubStyle

        return sample_style(EpubStyle(self._theme, self._styles(Target.EPUB), self._fonts))

    @cached_property
    def documents(self) -> "EditionDocuments":
        """Documents of earlier builds, and what their gates have read of them."""
        from publish.pipeline.kept_documents import EditionDocuments

        prepared = self._prepared
        dispatches, digests = prepared.edition.dispatches, prepared.digests
        return EditionDocuments(self._project.reasons, prepared.name, dispatches=dispatches, digests=digests)

    def photos(self, recipe: Recipe) -> EditionPhotos:
        """The pictures of the e-book by a recipe, its cover as large as a cover may be."""
        return self._gallery("epub", recipe, cover=EPUB_COVER)

    def _printed(self, printer: Printer) -> Recipe:
        """How the printer's pictures are made; what is wrong with its profile was told when it was read."""
        colour = print_colour(self._project.resources, printer).value
        recipe = print_recipe(printer.measure, printer.ppi_scale, colour=colour, line_ppi=printer.ppi_line)
        # The inks of a press, and its grey, are found for pixels: the colours of shapes are those of a screen.
        return replace(recipe, vectors=colour.policy == "rgb")

    @cached_property
    def _sources(self) -> str:
        return hash_of(self._project, self._prepared.edition)

    @property
    def _theme(self) -> Theme:
        return self._prepared.loaded.theme

    @property
    def _fonts(self) -> Mapping[str, bytes]:
        return self._prepared.loaded.fonts

    @cached_property
    def _templates(self) -> tuple[Mapping[str, str], ...]:
        """The theme's parts, then the project's; they count before the shipped ones."""
        return theme_templates(self._project.resources, self._theme)

    def _styles(self, target: Target) -> Mapping[str, str]:
        return style_sheets(self._project.resources, self._theme, target)

    def _css(self, names: list[str]) -> Mapping[str, str]:
        resources = self._project.resources
        return {name: resources.read_text(name) for name in names if resources.has(name)}

    def _read(self, source: str, at: Span) -> Outcome[bytes | None]:
        return read_picture(self._project, source, at)

    @cached_property
    def _cache(self) -> PhotoCache:
        """Cleaned photos of earlier builds; none where the user has no place for the secret that seals them."""
        cache = self._project.cache
        if cache is not NO_CACHE and not cache.keeps:
            warning = "photos are not kept for the next build: this machine's user has no folder to keep a secret in"
            self.findings.append(CACHE_UNUSED.finding(warning))
        return PhotoCache(self._project.reasons)

    def _gallery(
        self,
        target: str,
        recipe: Recipe,
        *,
        cover: Recipe | None = None,
        proportions: Mapping[str, float] = _WHOLE,
        of: Edition | None = None,
    ) -> EditionPhotos:
        """The pictures of ``of``, by default of the whole edition."""
        developed = develop(
            of or self._prepared.edition,
            PictureFiles(self._project),
            recipe=recipe,
            folder=self._scratch / target,
            cache=self._cache,
            cover=cover,
            proportions=proportions,
            limits=self._project.settings.limits,
            whole=self._prepared.whole,
            crew=self._project.crew,
        )
        if over := [found for found in developed.diagnostics if found.id == LIMIT_EXCEEDED.id]:
            raise Refused(over)
        if not developed.ok:
            raise Fault(f"a picture changed while the edition {self._prepared.name} was built")
        self.findings.extend(developed.diagnostics)
        return developed.value
