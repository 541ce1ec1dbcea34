"""A text, the tree that it becomes and what is said about it: one folder a case, read like prose.

To write what a case expects anew, run with ``PUBLISH_GOLDEN=write`` and look at the difference.
"""

import os
from pathlib import Path

import pytest

from publish.importers.markdown import read_blocks
from publish.importers.writer import write_blocks
from tests.importers.dump import dumped

CASES = Path(__file__).parent / "cases"
PATH = "content/editions/2026-11/harbour.md"


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_case(case: str) -> None:
    folder = CASES / case
    outcome = read_blocks((folder / "text.md").read_text(), PATH, language="en")
    tree = dumped(*outcome.value)
    said = "".join(f"{diagnostic}\n" for diagnostic in outcome.diagnostics).replace(f"{PATH}:", "")
    if os.environ.get("PUBLISH_GOLDEN") == "write":
        (folder / "tree.txt").write_text(tree)
        (folder / "said.txt").write_text(said)
    assert said == (folder / "said.txt").read_text()
    assert tree == (folder / "tree.txt").read_text()


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_what_a_case_became_is_written_and_read_back(case: str) -> None:
    value = read_blocks((CASES / case / "text.md").read_text(), PATH, language="en").value
    assert read_blocks(write_blocks(*value, path=PATH), PATH, language="en").value == value
