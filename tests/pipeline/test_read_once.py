"""What several editions of a run gather is read once, and again where it would read otherwise."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from publish.model.walk import plain
from publish.pipeline import dispatches, wall
from publish.pipeline.load import load_edition
from publish.pipeline.locate import load_project

EDITION = 'title = "One"\ndate = 2026-01-15\n'
PUBLICATION = """\
title = "The Harbour Letter"
publisher = "Harbour Press"
language = "en"
identifier = "urn:uuid:5b0f6c1e-7d43-4a86-9a57-2f1e8c6d9b10"
"""


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def test_a_dispatch_of_several_editions_is_read_once_in_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "content/publication.toml", PUBLICATION)
    write(tmp_path, "content/editions/one/edition.toml", EDITION)
    write(tmp_path, "content/editions/one/a.md", "---\nheadline: A\n---\n\nWords.\n")
    write(tmp_path, "content/editions/one/README.md", "# About these files\n\nWords.\n")
    write(tmp_path, "content/editions/all/edition.toml", f'{EDITION}dispatches = ["../one/*.md"]\n')
    read: list[str] = []
    real = wall.bounded_reading

    def noted(job: Callable[[], object], what: str, data: bytes, path: str, **terms: Any) -> Any:
        read.append(path)
        return real(job, what, data, path, **terms)

    alone = {name: load_edition(load_project(tmp_path).value, name) for name in ("one", "all")}
    monkeypatch.setattr(dispatches, "bounded_reading", noted)
    project, before = load_project(tmp_path).value, dispatches.ReadBefore()
    assert {name: load_edition(project, name, before) for name in ("one", "all")} == alone
    assert sorted(read) == ["content/editions/one/README.md", "content/editions/one/a.md"]
    write(tmp_path, "content/editions/one/a.md", "---\nheadline: B\n---\n\nWords.\n")
    assert [plain(one.headline) for one in load_edition(project, "one", before).value.edition.dispatches] == ["B"]
    # Where an edition names it, what looks like a file about the project is a dispatch.
    write(tmp_path, "content/editions/all/edition.toml", f'{EDITION}dispatches = ["../one/README.md", "../one/a.md"]\n')
    assert load_edition(load_project(tmp_path).value, "all", before) == load_edition(
        load_project(tmp_path).value, "all"
    )
