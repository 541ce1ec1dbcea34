"""Printers and stores: on one line each, or one on a sheet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from publish.config.cover import Paper
from publish.config.geometry import Bleed
from publish.config.lengths import lengths_text
from publish.config.printer import Printer
from publish.config.sizes import shown
from publish.config.store import CoverLimits, PictureLimits, RuleLevel, Store, StoreLimits


def in_columns(rows: Iterable[Sequence[str]], *, indent: int = 0) -> Iterator[str]:
    """A line a row; two spaces between columns, none at the end of a line."""
    listed = [*rows]
    widths = [max(map(len, column)) for column in zip(*listed, strict=True)]
    for row in listed:
        cells = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"{' ' * indent}{cells}".rstrip()


_COLOURS = {"rgb": "sRGB", "cmyk": "CMYK", "grey": "black"}


def printer_lines(printers: Sequence[Printer]) -> Iterator[str]:
    """A heading and a line each, in columns."""
    rows = [("printer", "trim", "bleed", "PDF", "colours", "ppi", "pages"), *map(_printer_row, printers)]
    yield from in_columns(rows)


def printer_sheet(printer: Printer) -> Iterator[str]:
    """All that a printer asks for, a line a subject."""
    yield f"{printer.name}: {printer.description}" if printer.description else printer.name
    yield from in_columns((row for row in _printer_sheet(printer) if row[1]), indent=2)


def printer_entry(printer: Printer) -> dict[str, object]:
    """All that a printer asks for, for programs; lengths are points, and none stands for 0 where 0 means no limit."""
    entry = {**asdict(printer), "papers": {name: _paper_entry(paper) for name, paper in printer.papers.items()}}
    del entry["places"]
    return entry


def _paper_entry(paper: Paper) -> dict[str, object]:
    return {"name": paper.name, "page": paper.thickness, "description": paper.description}


def _printer_row(printer: Printer) -> tuple[str, ...]:
    return (
        printer.name,
        lengths_text(printer.trim.width, printer.trim.height),
        _bleed(printer.bleed),
        printer.standard or printer.pdf,
        _colours(printer),
        _range(printer.ppi_min, printer.ppi_max),
        _pages(printer),
    )


def _printer_sheet(printer: Printer) -> Iterator[tuple[str, str]]:
    margins = printer.margins
    yield "trim", lengths_text(printer.trim.width, printer.trim.height)
    yield (
        "margins",
        ", ".join(f"{side} {lengths_text(getattr(margins, side))}" for side in ("top", "bottom", "inner", "outer")),
    )
    for row in printer.inner_by_pages:
        yield f"up to {row.pages} pages", f"inner at least {lengths_text(row.inner)}"
    yield "bleed", _bleed(printer.bleed)
    yield "safe zone", lengths_text(printer.safe) if printer.safe else ""
    yield "marks", printer.marks + (f", in a slug of {lengths_text(printer.slug)}" if printer.slug else "")
    yield "PDF", ", ".join([printer.pdf, *_claims(printer)])
    yield "may hold", ", ".join(_held_to(printer)) or "pages alone"
    yield "colours", _colours(printer)
    yield "profile", f"styles/{printer.icc}, {printer.intent}" if printer.icc else ""
    yield "pictures", f"{_range(printer.ppi_min, printer.ppi_max)} ppi, scaled to {printer.ppi_scale}"
    yield "line art", f"from {printer.ppi_line} ppi" if printer.ppi_line else ""
    yield "rules", f"from {printer.rule_min:g} pt" if printer.rule_min else ""
    yield "type", ", ".join(_type(printer))
    yield "pages", _pages(printer)
    yield "file", f"up to {printer.file_max} MB" if printer.file_max else ""
    for name, size in printer.trims.items():
        yield "cuts", f"{name}: {lengths_text(size.width, size.height)}"
    for paper in printer.papers.values():
        yield "paper", f"{paper.name}: {paper.thickness / 72 * 25.4:.4f} mm a page. {paper.description}".rstrip()
    if printer.cover:
        spine = printer.cover.spine
        yield (
            "cover",
            f"bleed {lengths_text(printer.cover.bleed)}, text {lengths_text(printer.cover.safe)} from the edges",
        )
        yield (
            "spine",
            f"pages by paper + {lengths_text(spine.constant)}, "
            + (f"text from {spine.text_pages} pages" if spine.text_pages else "no text"),
        )


def _claims(printer: Printer) -> list[str]:
    return [claim for claim in (printer.standard, "PDF/UA-1" if printer.ua else "") if claim]


def _held_to(printer: Printer) -> list[str]:
    allowed = {
        "links": printer.links,
        "bookmarks": printer.outline,
        "metadata": printer.metadata,
        "transparency": printer.transparency,
    }
    return [name for name, may in allowed.items() if may]


def _colours(printer: Printer) -> str:
    phrases = [_COLOURS[printer.colour]]
    if printer.output_condition and printer.colour != "rgb":
        phrases.append(printer.output_condition)
    if printer.total_ink:
        phrases.append(f"{printer.total_ink} % ink")
    return " ".join(phrases)


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
        return ", ".join(f"{side} {lengths_text(width)}" for side, width in sides.items() if width)
    none = [side for side, width in sides.items() if not width]
    return lengths_text(widths.pop()) + (f", not {' or '.join(none)}" if none else "")


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


_HEADINGS = {RuleLevel.MUST: "refused beyond", RuleLevel.SHOULD: "shown badly beyond"}


def store_lines(stores: Sequence[Store]) -> Iterator[str]:
    """A heading and a line each, in columns."""
    rows = [("store", "book", "largest", "picture", "cover", "name"), *map(_store_row, stores)]
    yield from in_columns(rows)


def store_sheet(store: Store) -> Iterator[str]:
    """All that a store takes, a line a subject."""
    yield f"{store.name}: {store.title}. {store.description}".rstrip()
    yield from in_columns(_store_sheet(store), indent=2)
    for level in RuleLevel:
        rules = [(f"{rule.property}: {rule.value or 'any'}", rule.reason) for rule in store.css if rule.level is level]
        limits = [*_limits(store.limits(level))]
        if limits or rules:
            yield f"  {_HEADINGS[level]}:"
            yield from in_columns([*limits, *rules], indent=4)


def store_entry(store: Store) -> dict[str, object]:
    """All that a store takes, for programs; sizes are bytes, and 0 stands where there is no limit."""
    return asdict(store)


def _store_row(store: Store) -> tuple[str, ...]:
    least = store.must.cover
    pixels = max(store.must.pictures.pixels, store.should.pictures.pixels)
    return (
        store.name,
        store.book("EDITION"),
        shown(store.must.file),
        f"{pixels / 1e6:g} Mpx" if pixels else "any",
        f"from {least.short_side} px" if least.short_side else "any",
        store.title,
    )


def _store_sheet(store: Store) -> Iterator[tuple[str, str]]:
    yield "book", store.book("EDITION")
    if store.marks:
        yield "marks", f"of {store.marks} round every sentence"
    if store.fit:
        yield "pictures", "scaled until the book is no larger than it may be"


def _limits(limits: StoreLimits) -> Iterator[tuple[str, str]]:
    if limits.file:
        yield "file", shown(limits.file)
    if limits.document:
        yield "document", shown(limits.document)
    if pictures := ", ".join(_pictures(limits.pictures)):
        yield "pictures", pictures
    if cover := ", ".join(_cover(limits.cover)):
        yield "cover", cover
    if limits.metadata:
        yield "names", ", ".join(limits.metadata)


def _pictures(limits: PictureLimits) -> Iterator[str]:
    if limits.formats:
        yield " or ".join(limits.formats)
    if limits.spaces:
        yield " or ".join(limits.spaces)
    if limits.pixels:
        yield f"{limits.pixels / 1e6:g} million pixels"
    if limits.side:
        yield f"{limits.side} pixels a side"
    if limits.size:
        yield shown(limits.size)


def _cover(limits: CoverLimits) -> Iterator[str]:
    if limits.short_side:
        yield f"at least {limits.short_side} pixels on its shorter side"
    if limits.long_side:
        yield f"at least {limits.long_side} on its longer side"
    if limits.most_side:
        yield f"at most {limits.most_side} on its longer side"
    if limits.pixels:
        yield f"{limits.pixels / 1e6:g} million pixels"
    if limits.size:
        yield shown(limits.size)
    if limits.ratio:
        yield f"{limits.ratio[0]:g} to {limits.ratio[1]:g} times as high as wide"
