"""After any edits an editor is told what ``publish check`` tells once the texts are saved."""

import asyncio
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.generate import write_project
from tests.language_server.editor import Editor, connected
from tests.language_server.edits import Hands

_CHECK = [sys.executable, "-c", "from publish.cli.app import main; main()", "check", "--json"]
_SEVERITIES = {"error": 1, "warning": 2, "note": 3}
_UNPLACED = "content/publication.toml"


def _told(root: Path) -> set[tuple[object, ...]]:
    """What ``publish check`` says of a project: where, in the units of the protocol, how bad, and what."""
    done = subprocess.run(_CHECK, cwd=root, capture_output=True, text=True, check=False)
    found: set[tuple[object, ...]] = set()
    for one in json.loads(done.stdout)["findings"]:
        path, line = one["path"] or _UNPLACED, one["line"] or 1
        lines = (root / path).read_bytes().decode().replace("\r\n", "\n").replace("\r", "\n").split("\n")
        line = min(line, len(lines))
        before = lines[line - 1][: (one["column"] or 1) - 1]
        units = len(before.encode("utf-16-le")) // 2
        said = f"{one['message']}\n{one['hint']}" if one["hint"] else one["message"]
        found.add((path, line - 1, units, _SEVERITIES[one["severity"]], one["id"], said))
    return found


def _shown(editor: Editor) -> set[tuple[object, ...]]:
    """What an editor shows."""
    return {
        (path, one.range.start.line, one.range.start.character, int(one.severity or 0), one.code, one.message)
        for path, params in ((editor.path(uri), told) for uri, told in editor.told.items())
        for one in params.diagnostics
    }


async def _same(root: Path, scratch: Path, *, edits: int, compared: int) -> None:
    """Edit a project so often, and compare as many times what is told on the way."""
    hands = Hands(root, 1)
    async with connected(root) as editor:
        for number in range(compared):
            for path, text in hands.edits(edits // compared):
                editor.write(path, text)
                await asyncio.sleep(0)
            await editor.findings(path)
            await editor.settled()
            saved = scratch / str(number)
            shutil.copytree(root, saved, ignore=shutil.ignore_patterns("build"))
            for changed, text in hands.texts.items():
                (saved / changed).write_bytes(text.encode())
            told = _told(saved)
            assert any(one[3] == _SEVERITIES["error"] for one in told)
            assert _shown(editor) == told
            shutil.rmtree(saved)


@pytest.mark.slow
def test_after_edits_the_findings_are_those_of_a_check(tmp_path: Path) -> None:
    write_project(tmp_path / "bench", dispatches=10, photos=1)
    asyncio.run(_same(tmp_path / "bench", tmp_path / "saved", edits=100, compared=5))


@pytest.mark.nightly
def test_after_a_thousand_edits_of_a_large_edition_the_findings_are_those_of_a_check(tmp_path: Path) -> None:
    write_project(tmp_path / "bench", dispatches=500, photos=1)
    asyncio.run(_same(tmp_path / "bench", tmp_path / "saved", edits=1000, compared=2))
