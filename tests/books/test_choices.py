"""What docs/designers.md says that an edition may choose, seen in its finished books."""

import re
import zipfile
from pathlib import Path

import pikepdf
import pytest

from tests.docs.documents import ROOT
from tests.docs.promises import letter

pytestmark = pytest.mark.slow

_DISPATCH = (
    "---\nheadline: Boats {0}\nkicker: Harbour\n---\n\nThe boats came in.\n\n## Nets of {0}\n\nThey were mended.\n"
)
_FILES: dict[str, str | bytes] = {f"{number}.md": _DISPATCH.format(number) for number in range(1, 5)}
_ACCENT = (0x1D / 255, 0x5C / 255, 0x63 / 255)
"""The accent for screens of the example, which a printer that takes RGB gets."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two builds of one letter: as it is in ``plain``, and with the document's choices in ``chosen``."""
    folder = tmp_path_factory.mktemp("choices")
    for name, settings in (("plain", letter.EDITION), ("chosen", f'{_example()}dispatches = ["*.md"]\n')):
        made = letter.make(folder / name, _FILES)
        (made / "content/editions/2026-11/edition.toml").write_text(settings)
        done = letter.publish("build", "--verbose", cwd=made, XDG_STATE_HOME="/dev/null/nowhere")
        assert done.returncode == 0, done.stderr
        (made / "said.txt").write_text(done.stderr)
    return folder


def _example() -> str:
    """The settings that the document shows."""
    text = (ROOT / "docs/designers.md").read_text()
    found: list[str] = re.findall(r"```toml edition\n(.*?)```", text, re.DOTALL)
    return next(block for block in found if "accent" in block)


def _begins(project: Path) -> list[int]:
    with pikepdf.open(project / "build/2026-11.pdf") as book, book.open_outline() as outline:
        numbers = {page.obj.objgen: number for number, page in enumerate(book.pages, start=1)}
        found = [item for item in outline.root if item.title.startswith("Boats")]
        return [numbers[item.destination[0].objgen] for item in found]  # type: ignore[index]


def _colours(project: Path) -> set[tuple[float, ...]]:
    with pikepdf.open(project / "build/2026-11.pdf") as book:
        operators = (each for page in book.pages for each in pikepdf.parse_content_stream(page))
        return {tuple(round(float(part), 2) for part in it.operands) for it in operators if str(it.operator) == "rg"}


def _listed(project: Path) -> int:
    """How many links the page of the contents has."""
    with pikepdf.open(project / "build/2026-11.pdf") as book:
        return len(book.pages[2].get("/Annots", ()))


def _sheets(project: Path) -> str:
    with zipfile.ZipFile(project / "build/2026-11.epub") as book:
        return "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".css"))


def test_dispatches_begin_on_right_pages_where_the_edition_says_so(project: Path) -> None:
    assert {page % 2 for page in _begins(project / "chosen")} == {1}
    assert {page % 2 for page in _begins(project / "plain")} == {0, 1}


def test_the_editions_own_accent_is_that_of_its_books(project: Path) -> None:
    accent = tuple(round(part, 2) for part in _ACCENT)
    assert accent in _colours(project / "chosen")
    assert accent not in _colours(project / "plain")
    assert "#7fc4c9" in _sheets(project / "chosen")
    assert "#7fc4c9" not in _sheets(project / "plain")


def test_printed_contents_go_as_deep_as_the_edition_says(project: Path) -> None:
    assert _listed(project / "chosen") > _listed(project / "plain") >= len(_FILES)


def test_photos_that_cannot_be_kept_are_told(project: Path) -> None:
    assert "note[cache-unused]: photos are not kept" in (project / "plain/said.txt").read_text()
