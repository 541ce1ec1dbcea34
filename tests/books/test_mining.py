"""What a publication says of text and data mining stands in both books, where TDMRep looks for it."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from publish.tools import epubcheck, verapdf
from tests.books.press import LETTER, built, copied

pytestmark = pytest.mark.slow

PACKAGE = "{http://www.idpf.org/2007/opf}"
POLICY = "https://harbour.example/mining?for=machines&in=EU"


def books(folder: Path, setting: str) -> tuple[dict[str, str], str, dict[str, str], Path]:
    """What the package says and by which prefix, what the PDF says, and the folder, for a publication that sets so."""
    settings = copied(LETTER, folder) / "content/publication.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + setting, encoding="utf-8")
    edition = folder / "content/editions/spring/edition.toml"
    edition.write_text(f'printer = "screen"\n{edition.read_text(encoding="utf-8")}', encoding="utf-8")
    place = built(folder, "spring")
    with zipfile.ZipFile(place / "spring.epub") as archive:
        package = etree.fromstring(archive.read("EPUB/content.opf"))
    said = {meta.get("property", ""): meta.text or "" for meta in package.iter(f"{PACKAGE}meta")}
    with pikepdf.open(place / "spring.pdf") as pdf, pdf.open_metadata() as meta:
        xmp = {
            name: str(meta[f"{{http://www.w3.org/ns/tdmrep/}}{name}"])
            for name in ("reservation", "policy")
            if f"{{http://www.w3.org/ns/tdmrep/}}{name}" in meta
        }
    mining = {name.removeprefix("tdm:"): text for name, text in said.items() if name.startswith("tdm:")}
    return mining, package.get("prefix", ""), xmp, place


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("", {}),
        ("\n[mining]\nreserved = false\n", {"reservation": "0"}),
        ("\n[mining]\nreserved = true\n", {"reservation": "1"}),
        (f'\n[mining]\nreserved = true\npolicy = "{POLICY}"\n', {"reservation": "1", "policy": POLICY}),
    ],
    ids=["silent", "free", "reserved", "terms"],
)
def test_both_books_say_what_the_publication_says(
    tmp_path: Path, setting: str, expected: dict[str, str], require_tool: Callable[[str], Path]
) -> None:
    for tool in ("epubcheck", "verapdf"):
        require_tool(tool)
    package, prefix, xmp, folder = books(tmp_path, setting)
    assert package == xmp == expected
    assert ("tdm: http://www.w3.org/ns/tdmrep#" in prefix) is bool(expected)
    (verdict,) = epubcheck.check([folder / "spring.epub"])
    assert verdict.faults == ()
    for standard in (verapdf.PdfStandard.A2B, verapdf.PdfStandard.UA1):
        (judged,) = verapdf.check([folder / "spring.pdf"], standard)
        assert (judged.conforms, judged.failures) == (True, ())
