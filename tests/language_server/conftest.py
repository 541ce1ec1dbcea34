"""A project, and an editor that works on it by the protocol."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
import pytest_lsp
from pytest_lsp import ClientServerConfig, LanguageClient

from publish.pipeline.starting import NewProject, start_project
from tests.language_server.editor import COMMAND, Editor, begin

IDENTIFIER = "urn:uuid:3d1b6f0a-2c57-4e8e-b1d5-9f6a70c4e821"

FERRY = """\
---
headline: The ferry
credits: [{name: Edda Quill, role: writer, place: Sandbank}]
date: 2026-11-20
---

It goes at six. The [harbour](harbour.md#ice) is closed.

## The crossing

Nobody crossed.

### At night

Nobody looked.

## The quay

It is wet.
"""
HARBOUR = """\
---
headline: The harbour
credits: [{name: Jon Wren, role: reporter}]
date: 2026-11-19
---

It froze.

## The ice {#ice}

It is thick.
"""


def write_project(root: Path) -> None:
    """A project of two dispatches that know each other."""
    start_project(root, NewProject("Letters", "Mill Street Press", "en", IDENTIFIER, date(2026, 11, 20)))
    for notice in (root / "content/notices").iterdir():
        notice.write_text(f"The words of {notice.stem}, at the desk on Mill Street.\n", encoding="utf-8")
    folder = root / "content/editions/2026-11"
    for name in ("01-window.md", "02-letter.md"):
        (folder / name).unlink()
    (folder / "ferry.md").write_text(FERRY, encoding="utf-8")
    (folder / "harbour.md").write_text(HARBOUR, encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a project."""
    root = tmp_path_factory.mktemp("letters")
    write_project(root / "letters")
    return root / "letters"


@pytest_lsp.fixture(scope="module", config=ClientServerConfig(server_command=COMMAND))  # type: ignore[untyped-decorator]
async def client(client: LanguageClient, project: Path) -> AsyncIterator[None]:
    """A client that has the project open as its folder."""
    await begin(client, project)
    yield
    await client.shutdown_session()


@pytest.fixture(scope="module")
def editor(client: LanguageClient, project: Path) -> Editor:
    """An editor with the project open."""
    return Editor(client, project)
