"""The printer and the theme that an edition names, from the project's styles or the shipped ones."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from publish.config.edition import EditionSettings
from publish.config.geometry import Size, unfit
from publish.config.printer import Printer, read_printer
from publish.config.publication import PublicationSettings
from publish.config.schema import SETTING_INVALID
from publish.config.suggest import did_you_mean
from publish.config.theme import Theme, read_theme
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span
from publish.errors import UsageError
from publish.importers.source import TEXT_ENCODING
from publish.pipeline.files import Folder, Reason, Refusal
from publish.pipeline.profiles import print_colour
from publish.resources import NotUtf8, Resources

T = TypeVar("T")

_LARGEST = 32 * 1024 * 1024
"""The most bytes of one file of a project's styles: a font of many scripts has twenty million."""

PRINTERS, THEMES = "styles/printers", "styles/themes"
_OFFICE, _DEFAULT = "office", "default"


@dataclass(frozen=True)
class ProjectStyles:
    """A project's own styles, as :class:`publish.resources.Resources` asks for them. Themes are trusted, links not."""

    folder: Folder
    """The project."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, or ``None``; :class:`UsageError` for what is there and is no plain file."""
        data = self.folder.read(name, limit=_LARGEST)
        if isinstance(data, Refusal):
            if data.reason is not Reason.MISSING:
                raise UsageError(str(data), hint="Put the file itself in its place.")
            return None
        return data

    def names(self, folder: str) -> tuple[str, ...]:
        """The files and folders directly in a folder, folders with a slash behind."""
        found = ((entry.name, entry.kind) for entry in self.folder.entries(folder) if not entry.name.startswith("."))
        return tuple(sorted(name + ("/" if kind == "folder" else "") for name, kind in found))


@dataclass(frozen=True)
class EditionDesign:
    """What an edition is set by."""

    printer: Printer
    """The printer of the print edition, with the edition's own trim."""
    page_printer: Printer
    """The printer whose pages the EPUB names."""
    theme: Theme
    """The theme."""


def styles_of(resources: Resources, settings: EditionSettings, above: PublicationSettings) -> Outcome[EditionDesign]:
    """The printers and the theme of an edition; a shipped one stands in for what is not there."""

    def at(key: str) -> Span:
        own = settings.places
        return own.value(key) if (key,) in own.table else above.places.value(key)

    printer = printer_named(resources, settings.printer, at("printer"))
    theme = theme_named(resources, settings.theme, at("theme"))
    pages = printer
    findings = [*printer.diagnostics]
    if settings.page_source != settings.printer:
        pages = printer_named(resources, settings.page_source, at("page_source"))
        findings += pages.diagnostics
    cut = printer.value
    if settings.trim is not None:
        cut = replace(cut, trim=settings.trim)
        if what := unfit(cut.trim, cut.margins):
            findings.append(SETTING_INVALID.finding(f"{what} on this page", at("trim"), hint="Make the page larger."))
            cut = printer.value
        elif not printer.value.cuts(cut.trim):
            findings.append(_not_cut(printer.value, cut.trim, at("trim")))
    same = settings.page_source == settings.printer
    accent = {} if settings.accent is None else {"accent": settings.accent}
    own = replace(
        theme.value,
        colours={**theme.value.colours, **accent},
        hyphenation=settings.hyphenation.over(theme.value.hyphenation),
    )
    value = EditionDesign(cut, cut if same else pages.value, own)
    return Outcome(value, (*findings, *theme.diagnostics))


def _not_cut(printer: Printer, trim: Size, at: Span) -> Diagnostic:
    # Late: who prints nothing need not load preflight.
    from publish.preflight.rules.trim_size import trim_size

    available = ", ".join(dict.fromkeys(_millimetres(size) for size in (printer.trim, *printer.trims.values())))
    return trim_size.finding(f"{printer.name} cuts no pages of {_millimetres(trim)}", at, hint=f"It cuts {available}.")


def _millimetres(size: Size) -> str:
    return f"{size.width / 72 * 25.4:.4g} × {size.height / 72 * 25.4:.4g} mm"


def names_in(resources: Resources, folder: str) -> tuple[str, ...]:
    """The names that a folder of styles has files for (``styles/printers``), sorted."""
    return tuple(file.removesuffix(".toml") for file in resources.names(folder) if file.endswith(".toml"))


PRINTER_UNKNOWN = Rule(
    "printer-unknown",
    Severity.ERROR,
    "The page cannot be cut for a printer that nobody has described.",
    "Name a file in styles/printers/.",
    needed=True,
)


def printer_named(resources: Resources, name: str, at: Span) -> Outcome[Printer]:
    """A printer by the name of its file; ``printer-unknown`` when there is none, and the office's in its place.

    What is wrong with the profile that it names is told too.
    """
    known = names_in(resources, PRINTERS)
    path = f"{PRINTERS}/{name}.toml"

    def read(text: str) -> Outcome[Printer]:
        return read_printer(text, path, name=name)

    if name in known:
        printer = _read(resources, path, read)
        return Outcome(printer.value, (*printer.diagnostics, *print_colour(resources, printer.value).diagnostics))
    findings = PRINTER_UNKNOWN.finding(f"no printer is called “{name}”", at, hint=did_you_mean(name, known))
    stand_in = Resources().read_text(f"{PRINTERS}/{_OFFICE}.toml")
    return Outcome(read_printer(stand_in, path, name=name).value, (findings,))


THEME_UNKNOWN = Rule(
    "theme-unknown",
    Severity.ERROR,
    "The page has no looks without its theme.",
    "Name a folder in styles/themes/.",
    needed=True,
)


def theme_named(resources: Resources, name: str, at: Span) -> Outcome[Theme]:
    """A theme by the name of its folder; ``theme-unknown`` when there is none, and the default in its place."""
    known = [folder.removesuffix("/") for folder in resources.names(THEMES) if folder.endswith("/")]
    path = f"{THEMES}/{name}/theme.toml"

    def read(text: str) -> Outcome[Theme]:
        return read_theme(text, path, name=name)

    if name in known and resources.has(path):
        return _read(resources, path, read)
    findings = THEME_UNKNOWN.finding(f"no theme is called “{name}”", at, hint=did_you_mean(name, known))
    stand_in = Resources().read_text(f"{THEMES}/{_DEFAULT}/theme.toml")
    return Outcome(read_theme(stand_in, path, name=_DEFAULT).value, (findings,))


def _read(resources: Resources, path: str, read: Callable[[str], Outcome[T]]) -> Outcome[T]:
    try:
        return read(resources.read_text(path))
    except NotUtf8 as error:
        findings = TEXT_ENCODING.finding("the file is no UTF-8", Span(path, 1, 1), hint=f"Byte {error.byte} is none.")
        return Outcome(read("").value, (findings,))
