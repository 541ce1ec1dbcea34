"""A project, and an editor that works on it by the protocol."""

import asyncio
import sys
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

from publish.pipeline.starting import NewProject, start_project

IDENTIFIER = "urn:uuid:3d1b6f0a-2c57-4e8e-b1d5-9f6a70c4e821"
COMMAND = [sys.executable, "-c", "from publish.cli.app import main; main()", "lsp"]

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


class Editor:
    """What a person does in an editor: a client of the protocol, with the project that it is in."""

    def __init__(self, client: LanguageClient, root: Path) -> None:
        self.client = client
        self.root = root
        self.versions: dict[str, int] = {}
        self.texts: dict[str, str] = {}
        self.told: dict[str, types.PublishDiagnosticsParams] = {}
        client.protocol.fm._features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = self._tell

    def _tell(self, params: types.PublishDiagnosticsParams) -> None:
        self.told[params.uri] = params

    def uri(self, path: str) -> str:
        """The address of a file."""
        return (self.root / path).as_uri()

    def write(self, path: str, text: str) -> None:
        """Open a file, or go on writing in it."""
        version = self.versions[path] = self.versions.get(path, 0) + 1
        self.texts[path] = text
        if version == 1:
            item = types.TextDocumentItem(self.uri(path), "markdown", version, text)
            self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
            return
        named = types.VersionedTextDocumentIdentifier(version=version, uri=self.uri(path))
        changes = [types.TextDocumentContentChangeWholeDocument(text)]
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(named, changes))

    def close(self, path: str) -> None:
        """Close a file without saving it."""
        del self.versions[path]
        named = types.TextDocumentIdentifier(self.uri(path))
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(named))

    async def findings(self, path: str) -> list[types.Diagnostic]:
        """What is said of a file as it was written last."""
        while True:
            told = self.told.get(self.uri(path))
            if told is not None and told.version == self.versions.get(path):
                return list(told.diagnostics)
            await asyncio.sleep(0.02)

    def at(self, path: str, words: str, *, behind: bool = False) -> types.Position:
        """Where words stand in an open file; ``behind``: where they end."""
        before, found, _ = self.texts[path].partition(words)
        assert found, words
        before += words if behind else ""
        return types.Position(before.count("\n"), len(before.rpartition("\n")[2]))


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
    folder = types.WorkspaceFolder(project.as_uri(), "letters")
    await client.initialize_session(
        types.InitializeParams(capabilities=types.ClientCapabilities(), workspace_folders=[folder])
    )
    yield
    await client.shutdown_session()


@pytest.fixture(scope="module")
def editor(client: LanguageClient, project: Path) -> Editor:
    """An editor with the project open."""
    return Editor(client, project)
