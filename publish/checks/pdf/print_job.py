"""A print job: what a finished PDF is held to."""

from dataclasses import dataclass

from publish.config.printer import Printer


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What was ordered."""

    printer: Printer
    """The printer's file, with the trim of the edition where there is one."""
    families: frozenset[str] = frozenset()
    """The families of the theme, where the edition is ours; empty for a file of somebody else's."""
    wrap: bool = False
    """Whether it is a cover in one piece, and no book: it has no running text and no folios."""

    @property
    def inks(self) -> bool:
        """Whether everything is to be in inks, or in black alone."""
        return self.printer.colour in ("cmyk", "grey")

    @property
    def is_exchange(self) -> bool:
        """Whether the file is to be one of PDF/X."""
        return self.printer.is_exchange

    @property
    def is_exchange_1a(self) -> bool:
        """Whether the file is to be one of PDF/X-1a: inks alone, no profiles on objects, no transparency."""
        return self.printer.is_exchange_1a

    @property
    def is_archive(self) -> bool:
        """Whether the file is to be one of PDF/A."""
        return self.printer.standard.startswith("PDF/A")
