"""Paper loses nothing: two hundred links and forty media of an edition are read back from its printed pages.

By its text, as a program reads the pages that knows nothing of this one, or by its QR code, off a picture of the page.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from publish.cli.app import run
from publish.errors import ExitCode
from publish.pipeline.starting import NewProject, start_project
from publish.tools import pdftotext

DPI = 150
_FRONT = "---\nheadline: {title} [{words}](https://head.example/{n})\nlang: {lang}\ndate: 2026-11-20\n---\n\n"
_PLACES = (
    "The keeper wrote it down in [{words}]({to}), and nobody read it until the ice came.\n",
    "- First the lamp, then [{words}]({to}).\n- Then the rope.\n",
    "> It was *cold, as [{words}]({to}) has it*.\n",
    "| Berth | What is said of it |\n|---|---|\n| North | [{words}]({to}) |\n",
    "## What [{words}]({to}) says\n\nNothing more was heard.\n",
    ':::: aside {{title="See also"}}\n[{words}]({to}) of the year before.\n::::\n',
)
_TO = (
    "https://quay{n}.example/",
    "https://harbour.example/soundings/{n}",
    "https://www.harbour.example/soundings/2026/11/{n}/the-north-basin/berths/index.html?view=table&berth={n}#row",
    "mailto:desk{n}@harbour.example",
    "https://harbour.example/a_b-c~d/({n})/%C3%BC",
    "tel:+49-30-{n:07}",
)
_PRINTED = {"mailto:": "", "tel:": "", "%C3%BC": "ü"}


_MEDIA = (
    ':::: media {{kind={kind} src="{to}" title="How the ice goes, {n}" length="4:10"}}\nFilmed from the mole.\n::::\n'
)


def _plays() -> tuple[str, ...]:
    return tuple(f"https://film.example/watch?v=ice-{n}&list={n * 7919}" for n in range(40))


def _targets() -> tuple[str, ...]:
    return tuple(_TO[n % len(_TO)].format(n=n) for n in range(190))


def _dispatches() -> Iterator[str]:
    """Ten dispatches of twenty links each, one of them in the headline; the last runs from the right."""
    for number in range(10):
        lang, words = ("fa", "گزارش بندر") if number == 9 else ("en", "the log of the harbour")
        text = _FRONT.format(title="By" if lang == "en" else "از", words=words, n=number, lang=lang)
        for place, to in enumerate(_targets()[19 * number : 19 * number + 19]):
            text += _PLACES[place % len(_PLACES)].format(words=words, to=to) + "\n"
        for n in range(4 * number, 4 * number + 4):
            text += _MEDIA.format(kind=("video", "audio")[n % 2], to=_plays()[n], n=n) + "\n"
        yield text


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("links") / "letter"
    identifier = "urn:uuid:3d1b6f0a-2c57-4e8e-b1d5-9f6a70c4e821"
    start_project(root, NewProject("The Low Water", "Sandbank Press", "en", identifier, date(2026, 11, 20)))
    edition = root / "content/editions/2026-11"
    for file in edition.glob("*.md"):
        file.unlink()
    for number, text in enumerate(_dispatches()):
        (edition / f"{number:02}-log.md").write_text(text, encoding="utf-8")
    return root


def _printed(project: Path, way: str, theme: str, printer: str = "office", base: str = "") -> Path:
    settings = project / "content/editions/2026-11/edition.toml"
    kept = [
        line
        for line in settings.read_text().splitlines()
        if not line.startswith(("print_links", "links_base", "theme"))
    ]
    settings.write_text(
        "\n".join([f'print_links = "{way}"', f'links_base = "{base}"', f'theme = "{theme}"', *kept, ""])
    )
    assert run(["build", "-q", "-C", str(project), "--printer", printer]) is ExitCode.OK
    return project / f"build/2026-11{'' if printer == 'office' else '.' + printer}.pdf"


def _codes(book: Path) -> set[str]:
    with pypdfium2.PdfDocument(book) as pdf:
        pages = [page.render(scale=DPI / 72, grayscale=True).to_pil() for page in pdf]
    return {found.text for page in pages for found in zxingcpp.read_barcodes(page)}


def _shown(target: str) -> str:
    for written, printed in _PRINTED.items():
        target = target.replace(written, printed)
    return target


@pytest.mark.slow
@pytest.mark.parametrize(
    ("way", "theme"), [("notes", "default"), ("notes", "broadsheet"), ("list", "broadsheet"), ("inline", "default")]
)
def test_every_target_is_read_as_text(way: str, theme: str, project: Path, require_tool: Callable[[str], Path]) -> None:
    require_tool("pdftotext")
    book = _printed(project, way, theme)
    # As lines stand, and as they were drawn: between two lines that run from the right one reading puts the number.
    text = "".join("".join(page.split()) for pages in (pdftotext.text(book), pdftotext.drawn(book)) for page in pages)
    heads = [f"https://head.example/{n}" for n in range(10)]
    assert [target for target in (*_targets(), *_plays(), *heads) if _shown(target) not in text] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("theme", "printer", "base"), [("default", "office", ""), ("broadsheet", "offset-x1a", "https://go.example")]
)
def test_every_target_is_read_by_a_camera(theme: str, printer: str, base: str, project: Path) -> None:
    codes = _codes(_printed(project, "qr", theme, printer, base))
    heads = {f"https://head.example/{n}" for n in range(10)}
    assert codes == {*_targets(), *_plays(), *heads}


@pytest.mark.slow
def test_what_plays_has_a_code_whatever_becomes_of_links(project: Path) -> None:
    assert _codes(_printed(project, "notes", "broadsheet")) == set(_plays())
