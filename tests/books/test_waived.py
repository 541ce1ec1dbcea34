"""What pages show of a dispatch stands at its line, in a build and in ``verify``: one waiver lets it through.

The wild book of :mod:`tests.books.wild` finds none at the edition's settings either; here each fault is planted.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.books.press import publish

pytestmark = pytest.mark.slow

_PUBLICATION = """\
title = "The Low Letter"
publisher = "Ropewalk Press"
language = "en"
identifier = "urn:uuid:1c7f5e0e-2a55-4a39-8f61-6a1f1c1f5d20"
frequency = "quarterly"
rights = "© 2026 Ropewalk Press"
theme = "default"
printer = "offset-x4"
"""
_EDITION = """\
title = "One"
number = 1
date = 2026-11-28
description = "Two dispatches."
subjects = ["rivers"]
dispatches = ["*.md"]
"""
_NOTED = """\
---
headline: A note
date: 2026-11-20
byline: Ada Quill
---

Words with a note.[^a]

## A section

More words.

[^a]: A note with <sup>words, x^19^ and more</sup> in it.
"""
_DRAWN = """\
---
headline: A plank
date: 2026-11-20
byline: Ada Quill
---

Words before.

![Grey wood, near](images/plank.png){credit="E. Quill" .full}

Words behind.
"""
_SEEN = {("type-small", "01.md", 13), ("picture-coarse", "02.md", 9)}
_WAIVER = """
[[waivers]]
id = "{id}"
path = "editions/one/{file}"
reason = "there is no better one"
by = "desk"
expires = 2100-01-01
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("waived")
    edition = folder / "content/editions/one"
    (edition / "images").mkdir(parents=True)
    (folder / "content/publication.toml").write_text(_PUBLICATION)
    (edition / "edition.toml").write_text(_EDITION)
    (edition / "01.md").write_text(_NOTED)
    (edition / "02.md").write_text(_DRAWN)
    Image.linear_gradient("L").convert("RGB").save(edition / "images/plank.png")
    return folder


def _said(folder: Path, *arguments: str) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(publish(*arguments, "--json", folder=folder).stdout)
    return said


def _seen(said: dict[str, Any]) -> set[tuple[str, str, int]]:
    found = [it for it in said["findings"] if it["id"] in {id for id, _, _ in _SEEN}]
    return {(it["id"], Path(it["path"]).name, it["line"]) for it in found}


def test_a_waiver_of_the_build_counts_for_verify(project: Path) -> None:
    said = _said(project, "build", "--format", "pdf")
    assert _seen(said) == _SEEN
    settings = project / "content/publication.toml"
    waivers = [_WAIVER.format(id=id, file=file) for id, file, _ in sorted(_SEEN)]
    settings.write_text(_PUBLICATION + "".join(waivers))
    built, verified = _said(project, "build"), _said(project, "verify")
    assert (_seen(built), _seen(verified)) == (set(), set())
    for said in (built, verified):
        assert {(it["id"], Path(it["path"]).name) for it in said["waived"]} == {(id, file) for id, file, _ in _SEEN}
        assert not [it for it in said["findings"] if it["severity"] == "error" or it["id"].startswith("waiver")]
