"""The glyphs of lines of two directions stand in print in the order in which Chromium puts them."""

import json
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

import publish.pdf.galley
from publish.pdf.galley import Typesetter
from publish.tools.run import misbehaved, run
from tests.pdf.flow import FACE, Pictures
from tests.readers import engines
from tests.readers.glyphs import lines

pytestmark = pytest.mark.slow

NAMES = ("NotoNaskhArabic", "NotoSerifHebrew")
NOTO = FACE.parents[4] / "shared/fonts/noto"
FACES = {path.stem.partition("-")[0]: path for path in (FACE, *(NOTO / f"{name}-Regular.ttf" for name in NAMES))}
LEADING = 30
STYLE = f"""
* {{ font: 12pt/{LEADING}pt {", ".join(FACES)}; margin: 0; padding: 0; hyphens: none; text-align: start }}
sub, sup {{ font-size: 8pt; line-height: 0 }}
"""
PARAGRAPHS = [
    f'<p lang="{language}" dir="{"ltr" if language == "en" else "rtl"}">{text}</p>'
    for language, texts in tomllib.loads((Path(__file__).parent / "right_to_left.toml").read_text("utf-8")).items()
    for text in texts
]
Line = list[tuple[str, int]]


def _faces(address: Callable[[str], str]) -> str:
    return "".join(f'@font-face {{ font-family: {name}; src: url("{address(name)}") }}' for name in FACES)


def _printed(folder: Path, width: int) -> tuple[list[Line], list[list[int]]]:
    """Our lines, and for each paragraph how many characters stand before each end of a line that is not forced."""
    css = _faces("font:{}".format) + STYLE + f"@page {{ size: {width}pt 9000pt; margin: 0 }}"
    fonts = {name: path.read_bytes() for name, path in FACES.items()}
    markup = f"<html><head><title>t</title></head><body>{''.join(PARAGRAPHS)}</body></html>"
    composition = Typesetter(css=css, fonts=fonts, gallery=Pictures()).compose(markup)
    (page,) = composition._document.pages
    (folder / "ours.pdf").write_bytes(composition.galley().pdf)
    blocks = [box for box in page._page_box.descendants() if box.element_tag == "p" and hasattr(box, "children")]
    blocks = [box for box in blocks if type(box).__name__ == "BlockBox"]
    return lines(folder / "ours.pdf", LEADING), [list(_ends(block)) for block in blocks]


def _ends(block: Any) -> Iterator[int]:
    texts = ["".join(box.text for box in line.descendants() if hasattr(box, "text")).strip() for line in block.children]
    said, at = "".join(block.element.itertext()), 0
    parted = {len("".join(block.element.text or "")) for child in block.element if child.tag == "br"}
    for text in texts[:-1]:
        at = said.index(text, at) + len(text)
        if at not in parted:
            yield at


def _shown(folder: Path, ends: list[list[int]]) -> list[Line]:
    """Chromium's lines, which end where ours do."""
    css = _faces(lambda name: FACES[name].as_uri()) + STYLE + "p { margin: 0 600px; width: 1px; white-space: nowrap }"
    page = folder / "page.html"
    page.write_text(f'<!doctype html><meta charset="utf-8"><style>{css}</style>{"".join(PARAGRAPHS)}', "utf-8")
    job = {"page": page.as_uri(), "pdf": str(folder / "theirs.pdf"), "ends": ends}
    job["chromium"] = str(engines.chromium().require())
    finished = run([engines.node().require(), engines.HERE / "order.mjs"], timeout=120, given=json.dumps(job).encode())
    if finished.status != 0:
        raise misbehaved("order.mjs", finished)
    return lines(folder / "theirs.pdf", LEADING * 0.75)


@pytest.fixture(autouse=True)
def _needs(require_tool: Callable[[str], Path]) -> None:
    for name in ("node", "readers", "chromium"):
        require_tool(name)


def _drawn(found: list[Line]) -> list[Line]:
    """Lines without their spaces, which are of one face here and of another there."""
    white = set()
    for name, path in FACES.items():
        font = TTFont(path)
        white |= {(name, font.getGlyphID(font.getBestCmap()[code])) for code in b" \xa0"}
    return [[glyph for glyph in line if glyph not in white] for line in found]


@pytest.mark.parametrize("width", [600, 190, 130])
def test_the_glyphs_of_each_line_stand_as_in_chromium(width: int, tmp_path: Path) -> None:
    ours, ends = _printed(tmp_path, width)
    theirs = _shown(tmp_path, ends)
    assert len(ours) == len(theirs) >= len(PARAGRAPHS) > 40
    wrong = [
        number for number, (one, other) in enumerate(zip(_drawn(ours), _drawn(theirs), strict=True)) if one != other
    ]
    assert wrong == []


def test_lines_that_are_not_reordered_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def nothing(inline: Any) -> Iterator[None]:
        yield

    monkeypatch.setattr(publish.pdf.galley, "lines_reordered", nothing)
    ours, ends = _printed(tmp_path, 600)
    theirs = _shown(tmp_path, ends)
    assert sum(one != other for one, other in zip(_drawn(ours), _drawn(theirs), strict=True)) > 20
