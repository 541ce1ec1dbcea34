"""A file holds one idea: none is longer than a reader can keep in mind."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST = 400
"""Lines."""


def test_no_file_is_too_long() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "publish", "tests", "styles"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    kept = [ROOT / name for name in listed if name.endswith((".py", ".css", ".html", ".mjs", ".js"))]
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in kept if path.exists()}
    assert len(lengths) > 200
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}
