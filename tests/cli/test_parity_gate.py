"""A book that keeps words from its readers is not made: the gate of every build."""

from pathlib import Path

import pytest

from publish.errors import ExitCode
from publish.resources import SHIPPED
from tests.cli.conftest import Shell

_SHARED = "styles/shared/type.css"


@pytest.mark.slow
def test_words_that_a_style_sheet_hides_stop_both_books(shell: Shell, letters: Path) -> None:
    assert shell("build", "-q", "-C", letters).code is ExitCode.OK
    books = {path.name: path.read_bytes() for path in (letters / "build").iterdir() if path.is_file()}
    own = letters / _SHARED
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(f"{SHIPPED.read_text(_SHARED)}\n.standfirst {{ display: none }}\n")
    stopped = shell("build", "-q", "-C", letters)
    assert (stopped.code, stopped.out) == (ExitCode.CONTENT, "")
    lost = [line for line in stopped.err.splitlines() if "error[text-lost]" in line]
    assert any("the PDF has lost the standfirst" in line for line in lost)
    assert any("the EPUB has lost the standfirst" in line for line in lost)
    assert all(line.startswith("content/editions/2026-11/") for line in lost)
    assert books == {path.name: path.read_bytes() for path in (letters / "build").iterdir() if path.is_file()}
