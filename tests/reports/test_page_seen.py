"""The page of a run in a real browser: accessible, whole without network, and no wider than the window."""

import base64
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from publish.model.results import PageResult
from publish.pipeline.page_pictures import PagePicture
from publish.reports.run_page import run_page
from tests.readers.page import look
from tests.reports.runs import a_run
from tests.reports.test_changes import written as changes_written
from tests.reports.test_runs import HOSTILE

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _needs(require_tool: Callable[[str], Path]) -> None:
    for name in ("node", "readers", "chromium"):
        require_tool(name)


def _written(folder: Path, words: str) -> Path:
    data = io.BytesIO()
    Image.new("RGB", (120, 180), "#dddddd").save(data, "JPEG")
    uri = f"data:image/jpeg;base64,{base64.b64encode(data.getvalue()).decode()}"
    pictures = tuple(
        PagePicture(str(number), uri, 120, 180, PageResult(str(number), "", "", "")) for number in range(1, 13)
    )
    path = folder / "report.html"
    path.write_text(run_page(a_run(words), {"build/2026-11.pdf": pictures}), encoding="utf-8")
    return path


@pytest.mark.parametrize(("dark", "width"), [(False, 1200), (True, 1200), (False, 380)])
def test_the_page_passes_axe_and_asks_nobody(tmp_path: Path, dark: bool, width: int) -> None:
    seen = look(_written(tmp_path, "The harbour freezes over"), dark=dark, width=width)
    assert seen.violations == ()
    assert seen.passes > 20
    assert (seen.remote, seen.console, seen.broken) == ((), (), ())
    assert seen.wide <= 0


@pytest.mark.parametrize("words", [" ".join(HOSTILE), "w" * 400])
def test_content_that_somebody_meant_ill_changes_nothing_of_it(tmp_path: Path, words: str) -> None:
    seen = look(_written(tmp_path, words), width=380)
    assert (seen.violations, seen.remote, seen.console, seen.broken) == ((), (), (), ())
    assert seen.wide <= 0


def test_a_page_with_faults_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "faulty.html"
    page.write_text("<!DOCTYPE html><html><body><img src='https://tracker.invalid/a.png'></body></html>")
    seen = look(page)
    assert {rule.partition(":")[0] for rule in seen.violations} >= {"image-alt", "html-has-lang", "document-title"}
    assert seen.remote == ("https://tracker.invalid/a.png",)


@pytest.mark.parametrize(("dark", "width"), [(False, 1200), (True, 1200), (False, 380)])
@pytest.mark.parametrize("words", ["The lamp is lit.", " ".join(HOSTILE), "w" * 400])
def test_the_page_of_changes_passes_axe_and_asks_nobody(tmp_path: Path, words: str, dark: bool, width: int) -> None:
    seen = look(changes_written(tmp_path, words), dark=dark, width=width)
    assert (seen.violations, seen.remote, seen.console, seen.broken) == ((), (), (), ())
    assert seen.wide <= 0
