"""What settings files say, once they are read: every key has its effect, and silence means the publication's word."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from publish.config.edition import EditionSettings, read_edition
from publish.config.geometry import NO_BLEED, Bleed, Margins, Size
from publish.config.printer import read_printer
from publish.config.publication import PublicationSettings, read_publication
from publish.config.table import keys
from publish.config.theme import read_theme
from publish.model.edition import BookNumbers, NoticeKind
from publish.pipeline.catalogue import rules
from publish.resources import SHIPPED

CASES = Path(__file__).parent / "cases"


def _publication() -> PublicationSettings:
    text = (CASES / "publication" / "whole.toml").read_text(encoding="utf-8")
    outcome = read_publication(text, "content/publication.toml", rules=rules)
    assert outcome.diagnostics == ()
    return outcome.value


def _edition(text: str) -> EditionSettings:
    outcome = read_edition(text, "content/editions/x/edition.toml", publication=_publication())
    assert outcome.diagnostics == ()
    return outcome.value


def test_a_whole_publication() -> None:
    settings = _publication()
    assert settings.publication.title == "The Harbour Letter"
    assert settings.publication.description == "News from the quays."
    assert (settings.theme, settings.printer, settings.page_source) == ("default", "office", "trade")
    assert (settings.issn, settings.paper, settings.stores) == ("2049-3630", "Munken Pure 100", ("own shop",))
    assert (settings.typography, settings.page_list, settings.contents_depth) == (False, False, 2)
    assert (settings.print_links, settings.links_base) == ("list", "https://go.example/s")
    assert settings.remote_pictures == "placeholder"
    about, legal = settings.notices
    assert (about.kind, about.heading, about.text) == (
        NoticeKind.ABOUT,
        "About the newsletter",
        "A letter from the quays.\n",
    )
    assert str(about.at) == "content/publication.toml:34:1", "where the words of the text begin"
    assert (legal.file, legal.condition, legal.exclude_regions) == ("notices/legal.md", "in Orsa", ("EU", "KZ", "150"))
    assert (legal.span.line, legal.condition_at.line) == (37, 40)
    (waiver,) = settings.waivers
    assert waiver.path == "content/editions/2026-11/harbour.md"
    assert waiver.expires == date(2026, 12, 1)
    (pack,) = settings.fonts
    assert (pack.file, pack.face, pack.sha256) == ("NotoSerifCJK-Regular.ttc", "Noto Serif CJK JP", "0" * 64)
    assert pack.at.line == len((CASES / "publication/whole.toml").read_text(encoding="utf-8").splitlines()) - 2


def test_a_whole_edition() -> None:
    settings = _edition((CASES / "edition" / "whole.toml").read_text(encoding="utf-8"))
    assert settings.numbers == BookNumbers("9783161484100", "9780306406157", "2049-3630")
    assert (settings.issn.issue, settings.price) == ("12", "USD 18.99")
    assert settings.captured == datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert settings.trim == Size(396.0, 612.0)
    assert (settings.theme, settings.printer, settings.page_source) == ("broadsheet", "trade", "office")
    assert (settings.publication, settings.language, settings.rights) == ("The Old Letter", "kk", "© others")
    assert (settings.paper, settings.stores, settings.typography, settings.page_list) == ("cream", (), True, True)
    assert (settings.contents_depth, settings.print_links, settings.dialect) == (1, "qr", ("hugo", "gfm"))
    assert [(filler.picture, filler.line) for filler in settings.fillers] == [
        ("images/anchor.png", ""),
        ("", "Write to the desk."),
    ]
    assert (settings.opening, settings.dispatch_starts) == ("plain", "recto")
    assert settings.accent
    assert settings.accent.dark == "#7fc4c9"
    assert (settings.contents_standfirsts, settings.contents_columns, settings.credits_columns) == (False, 2, 3)
    winter, spring = settings.parts
    assert (winter.title, winter.by_date, spring.by_date) == ("Winter", True, False)
    assert [(p.glob, p.span.line, p.span.column) for p in winter.patterns] == [
        ("../2026-0[12]-*/*.md", 40, 15),
        ("*.md", 40, 39),
    ]
    assert settings.own_notices
    assert settings.remote_pictures == "refuse"
    assert settings.notices[0].kind is NoticeKind.CONTACT


def test_an_edition_that_says_little_takes_the_rest_from_its_publication() -> None:
    above = _publication()
    settings = _edition('title = "No. 1"')
    assert [(part.title, [p.glob for p in part.patterns]) for part in settings.gathers] == [("", ["*.md"])]
    assert (settings.theme, settings.printer, settings.page_source) == ("default", "office", "trade")
    assert (settings.language, settings.rights) == ("en", "© 2026 Harbour Press")
    assert settings.numbers == BookNumbers(issn="2049-3630")
    assert (settings.paper, settings.stores) == ("Munken Pure 100", ("own shop",))
    assert (settings.typography, settings.page_list, settings.contents_depth) == (False, False, 2)
    assert (settings.print_links, settings.links_base) == ("list", "https://go.example/s")
    assert settings.dialect == ("obsidian",)
    assert settings.remote_pictures == "placeholder"
    plain = replace(above, page_source="")
    other = read_edition('title = "T"\nprinter = "trade"', "e.toml", publication=plain).value
    assert other.page_source == "trade", "without another word the pages are those of the edition's own printer"


def test_the_cases_of_whole_files_use_every_key() -> None:
    """A key that no test sets could lose its effect and nobody would notice."""
    for name, model in (("publication", PublicationSettings), ("edition", EditionSettings)):
        text = "".join(case.read_text(encoding="utf-8") for case in sorted((CASES / name).glob("[sw]h*.toml")))
        tables = ("\n{} = ", "[[{}]]", "[{}]")
        unset = [key for key in keys(model) if not any(form.format(key) in text for form in tables)]
        assert [key for key in unset if f"{key} = " not in text] == [], name


def test_what_is_wrong_is_left_out_and_what_is_right_is_kept() -> None:
    text = (CASES / "publication" / "faults.toml").read_text(encoding="utf-8")
    settings = read_publication(text, "p.toml", rules=rules).value
    assert settings.publication.title == "Untitled"
    assert (settings.printer, settings.typography, settings.waivers) == ("Office", True, ())
    assert [notice.kind for notice in settings.notices] == [NoticeKind.CONTACT]
    assert settings.notices[0].span.line == 23, "places stay those of the file when entries before them are left out"


def test_shipped_printers() -> None:
    office = read_printer(SHIPPED.read_text("styles/printers/office.toml"), "office.toml", name="office")
    trade = read_printer(SHIPPED.read_text("styles/printers/trade.toml"), "trade.toml", name="trade")
    assert (office.diagnostics, trade.diagnostics) == ((), ())
    mm = 72 / 25.4
    assert office.value.trim.width == pytest.approx(148 * mm)
    assert office.value.trim.height == pytest.approx(210 * mm)
    assert office.value.bleed == NO_BLEED
    assert office.value.links
    assert (trade.value.trim, trade.value.bleed) == (Size(432.0, 648.0), Bleed(9.0, 9.0, 0.0, 9.0))
    assert (trade.value.links, trade.value.outline) == (False, False)
    for printer in (office.value, trade.value):
        assert 60 * 5 < printer.measure < 70 * 5.2, "60 to 70 characters of a text face of ten points"
        assert printer.depth > 440
        assert printer.description


def test_margins_and_measure() -> None:
    text = 'trim = {width="200pt", height="300pt"}\nmargins = {top="10pt", bottom="20pt", inner="30pt", outer="40pt"}'
    printer = read_printer(text, "p.toml", name="p").value
    assert printer.margins == Margins(10.0, 20.0, 30.0, 40.0)
    assert (printer.measure, printer.depth) == (130.0, 270.0)


@pytest.mark.parametrize("name", [folder.rstrip("/") for folder in SHIPPED.names("styles/themes")])
def test_shipped_themes(name: str) -> None:
    path = f"styles/themes/{name}/theme.toml"
    outcome = read_theme(SHIPPED.read_text(path), path, name=name)
    assert outcome.diagnostics == ()
    theme = outcome.value
    assert (theme.name, theme.folder) == (name, f"styles/themes/{name}")
    for family in theme.families:
        for file in (family.licence_file, *(face.file for face in family.faces)):
            assert SHIPPED.has(f"styles/{family.folder}/{file}"), file
    assert theme.family(theme.roles.text).generic == "serif"
    assert theme.colours["accent"].screen.startswith("#")
    assert theme.measures.leading > theme.measures.text_size
