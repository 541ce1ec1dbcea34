"""Printers: every shipped file reads without a finding, margins follow the pages, and what cannot be is told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.config.geometry import InnerMargin, Margins
from publish.config.lengths import lengths_text, points
from publish.config.printer import ROOM, VERSIONS, Printer, read_printer
from publish.imaging.press import profile_facts, profile_ink
from publish.pipeline.profiles import print_colour
from publish.resources import SHIPPED

MM = 72 / 25.4
SIZES = 'trim = {width="6in", height="9in"}\nmargins = {top="50pt", bottom="50pt", inner="54pt", outer="45pt"}\n'
NAMES = [file.removesuffix(".toml") for file in SHIPPED.names("styles/printers")]


def shipped(name: str) -> Printer:
    path = f"styles/printers/{name}.toml"
    outcome = read_printer(SHIPPED.read_text(path), path, name=name)
    assert outcome.diagnostics == ()
    return outcome.value


def said(text: str) -> list[str]:
    outcome = read_printer(SIZES + text, "p.toml", name="p")
    return [f"{diagnostic.at.line}:{diagnostic.at.column} {diagnostic.message}" for diagnostic in outcome.diagnostics]


def test_all_printers_that_are_promised_are_shipped() -> None:
    promised = {"office", "trade", "screen", "large-print", "offset-x4", "offset-x1a", "lulu", "kdp", "ingram"}
    assert promised == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_printer_is_whole(name: str) -> None:
    printer = shipped(name)
    assert printer.description.endswith(".")
    assert print_colour(SHIPPED, printer).diagnostics == ()
    assert printer.slug + 0.5 >= ROOM[printer.marks]
    assert printer.paper("") is not None or printer.cover is None, "a spine has a width by some paper"
    for pages in (1, 100, 500, 10_000):
        margins = printer.margins_for(pages)
        assert min(margins.inner, margins.outer, margins.top, margins.bottom) >= printer.safe
        assert printer.trim.width - margins.inner - margins.outer > 0.9 * printer.measure


@pytest.mark.parametrize("name", NAMES)
def test_what_a_shipped_printer_claims_it_can_claim(name: str) -> None:
    printer = shipped(name)
    if printer.standard:
        assert printer.pdf == VERSIONS[printer.standard]
        assert printer.icc
        assert printer.output_condition
    if printer.standard.startswith("PDF/X-1a"):
        assert (printer.colour, printer.transparency, printer.links, printer.ua) == ("cmyk", False, False, False)


def test_the_offset_house() -> None:
    printer = shipped("offset-x4")
    assert (printer.standard, printer.pdf, printer.output_condition) == ("PDF/X-4", "1.6", "FOGRA39")
    assert printer.bleed.inner == pytest.approx(3 * MM)
    line = printer.places.value("icc").line
    assert line == SHIPPED.read_text("styles/printers/offset-x4.toml").split("icc =")[0].count("\n") + 1
    assert printer.cover is not None
    cream, silk = printer.papers.values()
    # 80 g/m² of volume 1.5 are leaves of 0.12 mm; 160 pages are 80 leaves, and the board adds 0.6 mm.
    assert printer.cover.spine.width(160, cream) == pytest.approx((80 * 0.12 + 0.6) * MM)
    assert printer.cover.spine.width(160, silk) == pytest.approx((80 * 0.1 + 0.6) * MM)
    assert printer.paper("coated silk 115") is silk
    assert printer.paper("") is cream
    assert printer.paper("bible") is None


def test_print_on_demand_spines() -> None:
    kdp, lulu = shipped("kdp"), shipped("lulu")
    assert kdp.cover is not None
    assert lulu.cover is not None
    assert kdp.cover.spine.width(300, kdp.papers["white"]) / 72 == pytest.approx(0.6756)
    assert kdp.cover.spine.width(300, kdp.papers["cream"]) / 72 == pytest.approx(0.75)
    assert lulu.cover.spine.width(222, lulu.papers["60# cream"]) / 72 == pytest.approx(0.5 + 0.06)


@pytest.mark.parametrize(
    ("pages", "inner", "outer"),
    [(24, 54.0, 45.0), (700, 54.0, 45.0), (701, 63.0, 36.0), (828, 63.0, 36.0), (2000, 63.0, 36.0)],
)
def test_thick_books_have_wider_margins_at_the_spine_and_keep_their_measure(
    pages: int, inner: float, outer: float
) -> None:
    printer = shipped("kdp")
    margins = printer.margins_for(pages)
    assert (margins.inner, margins.outer) == (inner, outer)
    assert (margins.top, margins.bottom) == (printer.margins.top, printer.margins.bottom)
    assert printer.trim.width - margins.inner - margins.outer == pytest.approx(printer.measure)


def test_the_fore_edge_keeps_its_safe_zone() -> None:
    text = 'safe = "40pt"\ninner_by_pages = [{pages = 100, inner = "54pt"}, {pages = 400, inner = "80pt"}]'
    printer = read_printer(SIZES + text, "p.toml", name="p").value
    assert printer.inner_by_pages == (InnerMargin(100, 54.0), InnerMargin(400, 80.0))
    assert printer.margins_for(100) == printer.margins
    assert printer.margins_for(101) == Margins(50.0, 50.0, 80.0, 40.0)


@given(st.lists(st.integers(1, 900), min_size=1, max_size=6, unique=True), st.integers(1, 1000))
def test_margins_never_shrink_as_a_book_grows(limits: list[int], pages: int) -> None:
    rows = ", ".join(f'{{pages = {limit}, inner = "{40 + at * 9}pt"}}' for at, limit in enumerate(sorted(limits)))
    outcome = read_printer(f"{SIZES}inner_by_pages = [{rows}]", "p.toml", name="p")
    assert outcome.diagnostics == ()
    thin, thick = outcome.value.margins_for(pages), outcome.value.margins_for(pages + 1)
    assert thin.inner <= thick.inner
    assert thin.outer >= thick.outer >= 45 / 2
    assert thin.inner >= 54


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('standard = "PDF/X-4"\nlinks = false', ["3:12 the standard asks for a profile"]),
        (
            'colour = "cymk"',
            ["3:10 colour is “cymk”; one of rgb, cmyk, grey is expected"],
        ),
        ('standard = "PDF/A-2b"\nicc = "srgb"\npdf = "1.4"', ["5:7 the standard is written in another version of PDF"]),
        ('colour = "cmyk"', ["3:10 inks need the profile of a press"]),
        ("total_ink = 300", ["3:13 RGB has no inks that could be limited"]),
        ('colour = "cmyk"\nicc = "x"\ntotal_ink = 80', ["5:13 less than one ink in full prints no black text"]),
        ("total_ink = 500", ["3:13 total_ink is 500; at most 400 is expected"]),
        ('icc = "../x.icc"', ["3:7 “../x.icc” is not a path inside styles/"]),
        ('icc = "/etc/passwd"', ["3:7 “/etc/passwd” is not a path inside styles/"]),
        ('marks = "crop"\nslug = "2mm"', ["3:9 the slug has no room for these marks"]),
        ('marks = "corners"', ["3:9 marks is “corners”; one of none, crop, crop+registration+bars is expected"]),
        ("metadata = false", ["3:12 every standard that is claimed is claimed in the metadata"]),
        ("pages_min = 32\npages_max = 24", ["4:13 pages_max is less than pages_min"]),
        ("ppi_scale = 100", ["3:13 ppi_scale is less than ppi_min, which is 150 by default: all pictures fall short"]),
        ("ppi_max = 200", ["3:11 ppi_max is less than ppi_scale: large pictures are too fine"]),
        ('safe = "46pt"', ["3:8 the margins are less than the safe zone: text would be cut"]),
        (
            'inner_by_pages = [{pages = 300, inner = "60pt"}, {pages = 100, inner = "70pt"}]',
            ["3:18 the rows do not go from thin books with narrow margins to thick ones with wide margins"],
        ),
        (
            'inner_by_pages = [{pages = 300, inner = "300pt"}]',
            ["3:18 the widest margin leaves less than a third of the page for the text"],
        ),
        (
            '[papers.cream]\npage = "0.0025in"\nleaf = "0.1mm"',
            ["3:2 the thickness of a paper is given in one of three ways"],
        ),
        ("[papers.cream]\npages_per_inch = 4", ["4:18 papers.cream.pages_per_inch is 4; at least 50 is expected"]),
        ('[cover]\nspin = {constant = "1mm"}', ["4:1 cover.spin is not a known key"]),
        ('[trims]\nA5 = {width = "148mm"}', ["4:1 trims.A5.height is missing"]),
    ],
)
def test_what_cannot_be_is_told_at_its_place(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_everything_that_pdf_x1a_excludes_is_told_in_one_run_each_with_a_hint() -> None:
    outcome = read_printer(SIZES + 'standard = "PDF/X-1a:2003"\nicc = "srgb"\n', "p.toml", name="p")
    (first,) = outcome.diagnostics
    assert first.hint == 'Add output_condition, such as "FOGRA39".'
    settings = {"output_condition": '"FOGRA39"', "colour": '"cmyk"', "transparency": "false", "links": "false"}
    text = SIZES + 'standard = "PDF/X-1a:2003"\nicc = "fogra39-300"\n'
    for key, value in settings.items():
        (found,) = read_printer(text, "p.toml", name="p").diagnostics
        assert key in found.hint
        text += f"{key} = {value}\n"
    (last,) = read_printer(text, "p.toml", name="p").diagnostics
    assert last.hint == "Set ua = false."
    assert read_printer(text + "ua = false\n", "p.toml", name="p").diagnostics == ()


def test_words_of_other_programs_are_understood() -> None:
    hints = [
        d.hint for d in read_printer(SIZES + 'color = "rgb"\nTAC = 300\nannotations = true', "p", name="p").diagnostics
    ]
    assert hints == ["Did you mean colour?", "Did you mean total_ink?", "Did you mean links?"]


@pytest.mark.parametrize("key", ["name", "places"])
def test_what_stands_beside_the_settings_is_no_key(key: str) -> None:
    assert said(f'{key} = "x"') == [f"3:1 {key} is not a known key"]


def test_large_print_is_larger_in_all_its_sizes() -> None:
    from publish.config.theme import read_theme

    printer = shipped("large-print")
    for name in ("default", "broadsheet", "review"):
        path = f"styles/themes/{name}/theme.toml"
        theme = read_theme(SHIPPED.read_text(path), path, name=name).value.measures
        large = printer.type.measures(theme)
        assert (large.text_size, large.leading) == (18, 25)
        assert min(large.note_size, large.caption_size) >= 16
        assert large.note_leading >= 1.2 * large.note_size
        assert large.caption_leading >= 1.2 * large.caption_size
        assert (large.paragraph_indent, large.opening_drop) == (theme.paragraph_indent, theme.opening_drop)
        assert shipped("office").type.measures(theme) == theme
    assert printer.type.ragged
    assert 55 < printer.measure / (18 * 0.44) < 70, "characters a line"


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [
        (("148mm", "210mm"), "148 × 210 mm"),
        (("6in", "9in"), "6 × 9 in"),
        (("0.125in",), "0.125 in"),
        (("12.7mm",), "0.5 in"),
        (("3mm",), "3 mm"),
        (("0",), "0"),
        (("5in", "148mm"), "127 × 148 mm"),
    ],
)
def test_lengths_are_told_as_people_write_them(lengths: tuple[str, ...], expected: str) -> None:
    assert lengths_text(*map(points, lengths)) == expected


@given(st.floats(0, 14_400))
def test_a_length_that_is_told_is_that_length(length: float) -> None:
    assert points(lengths_text(length).replace(" ", "")) == pytest.approx(length, abs=0.006)


@pytest.mark.parametrize("limit", [300, 240])
def test_a_shipped_profile_keeps_its_limit(limit: int) -> None:
    printer = shipped("offset-x4" if limit == 300 else "ingram")
    colour = print_colour(SHIPPED, printer).value
    facts = profile_facts(colour.profile)
    assert (facts.space, facts.kind, facts.version) == ("CMYK", "prtr", "2.2")
    assert facts.description == f"FOGRA39 coated, {limit} % total ink"
    assert limit - 15 < profile_ink(colour) <= limit + 1


def test_the_provenance_of_the_profiles_is_theirs() -> None:
    import hashlib

    folder = "styles/shared/icc"
    text = SHIPPED.read_text(f"{folder}/PROVENANCE.md")
    profiles = SHIPPED.files(folder, ".icc")
    assert len(profiles) == 3
    for name in profiles:
        data = SHIPPED.read_bytes(name)
        row = f"| {len(data):,} | `{hashlib.sha256(data).hexdigest()}` |"
        assert row in text, Path(name).name
