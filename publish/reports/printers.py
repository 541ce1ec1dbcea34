"""Printers on one line each, or one on a sheet: what it cuts, in which colours, and where its limits are."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from publish.config.geometry import Bleed
from publish.config.lengths import told
from publish.config.printer import Printer
from publish.reports.tables import in_columns

_COLOURS = {"rgb": "sRGB", "cmyk": "CMYK", "grey": "black"}


def printer_lines(printers: Sequence[Printer]) -> Iterator[str]:
    """A heading and a line each, in columns."""
    rows = [("printer", "trim", "bleed", "PDF", "colours", "ppi", "pages"), *map(_row, printers)]
    yield from in_columns(rows)


def printer_sheet(printer: Printer) -> Iterator[str]:
    """All that a printer asks for, a line a subject."""
    yield f"{printer.name}: {printer.description}" if printer.description else printer.name
    yield from in_columns((row for row in _sheet(printer) if row[1]), indent=2)


def printer_entry(printer: Printer) -> dict[str, object]:
    """All that a printer asks for, for programs; lengths are points, and none stands for 0 where 0 means no limit."""
    entry = asdict(printer)
    del entry["icc_at"]
    return entry


def _row(printer: Printer) -> tuple[str, ...]:
    return (
        printer.name,
        told(printer.trim.width, printer.trim.height),
        _bleed(printer.bleed),
        printer.standard or printer.pdf,
        _colours(printer),
        _range(printer.ppi_min, printer.ppi_max),
        _pages(printer),
    )


def _sheet(printer: Printer) -> Iterator[tuple[str, str]]:
    margins = printer.margins
    yield "trim", told(printer.trim.width, printer.trim.height)
    yield "margins", ", ".join(f"{side} {told(getattr(margins, side))}" for side in ("top", "bottom", "inner", "outer"))
    for row in printer.inner_by_pages:
        yield f"up to {row.pages} pages", f"inner at least {told(row.inner)}"
    yield "bleed", _bleed(printer.bleed)
    yield "safe zone", told(printer.safe) if printer.safe else ""
    yield "marks", printer.marks + (f", in a slug of {told(printer.slug)}" if printer.slug else "")
    yield "PDF", ", ".join([printer.pdf, *_claims(printer)])
    yield "may hold", ", ".join(_held(printer)) or "pages alone"
    yield "colours", _colours(printer)
    yield "profile", f"styles/{printer.icc}, {printer.intent}" if printer.icc else ""
    yield "pictures", f"{_range(printer.ppi_min, printer.ppi_max)} ppi, scaled to {printer.ppi_scale}"
    yield "line art", f"from {printer.ppi_line} ppi" if printer.ppi_line else ""
    yield "rules", f"from {printer.rule_min:g} pt" if printer.rule_min else ""
    yield "type", ", ".join(_type(printer))
    yield "pages", _pages(printer)
    yield "file", f"up to {printer.file_max} MB" if printer.file_max else ""
    for name, size in printer.trims.items():
        yield "cuts", f"{name}: {told(size.width, size.height)}"
    for paper in printer.papers.values():
        yield "paper", f"{paper.name}: {paper.page / 72 * 25.4:.4f} mm a page. {paper.description}".rstrip()
    if printer.cover:
        spine = printer.cover.spine
        yield "cover", f"bleed {told(printer.cover.bleed)}, text {told(printer.cover.safe)} from the edges"
        yield (
            "spine",
            f"pages by paper + {told(spine.constant)}, "
            + (f"text from {spine.text_pages} pages" if spine.text_pages else "no text"),
        )


def _claims(printer: Printer) -> list[str]:
    return [claim for claim in (printer.standard, "PDF/UA-1" if printer.ua else "") if claim]


def _held(printer: Printer) -> list[str]:
    allowed = {
        "links": printer.links,
        "bookmarks": printer.outline,
        "metadata": printer.metadata,
        "transparency": printer.transparency,
    }
    return [name for name, may in allowed.items() if may]


def _colours(printer: Printer) -> str:
    said = [_COLOURS[printer.colour]]
    if printer.output_condition and printer.colour != "rgb":
        said.append(printer.output_condition)
    if printer.total_ink:
        said.append(f"{printer.total_ink} % ink")
    return " ".join(said)


def _type(printer: Printer) -> Iterator[str]:
    if printer.type_min:
        yield f"from {printer.type_min:g} pt"
    if printer.type.text_size:
        yield f"text in {printer.type.text_size:g} pt"
    if printer.type.ragged:
        yield "ragged"


def _bleed(bleed: Bleed) -> str:
    sides = {"top": bleed.top, "bottom": bleed.bottom, "inner": bleed.inner, "outer": bleed.outer}
    widths = {width for width in sides.values() if width}
    if not widths:
        return "none"
    if len(widths) > 1:
        return ", ".join(f"{side} {told(width)}" for side, width in sides.items() if width)
    none = [side for side, width in sides.items() if not width]
    return told(widths.pop()) + (f", not {' or '.join(none)}" if none else "")


def _range(least: int, most: int) -> str:
    return f"{least} to {most}" if most else f"from {least}"


def _pages(printer: Printer) -> str:
    limits = ""
    if printer.pages_max:
        limits = f"{printer.pages_min} to {printer.pages_max}"
    elif printer.pages_min > 1:
        limits = f"from {printer.pages_min}"
    if printer.page_multiple == 1:
        return limits or "any"
    return ", ".join(filter(None, (limits, f"in {printer.page_multiple}s")))
