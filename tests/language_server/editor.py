"""An editor for tests: a client of the protocol, and what a person does in it."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import unquote, urlparse

from lsprotocol import types
from pytest_lsp import LanguageClient
from pytest_lsp.client import make_test_lsp_client

COMMAND = [sys.executable, "-c", "from publish.cli.app import main; main()", "lsp"]


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

    def path(self, uri: str) -> str:
        """The path of a file by its address."""
        return Path(unquote(urlparse(uri).path)).relative_to(self.root).as_posix()

    async def settled(self) -> None:
        """Wait for all that the server has said: an answer comes behind it."""
        text = types.TextDocumentIdentifier(self.uri("content/publication.toml"))
        await self.client.text_document_hover_async(types.HoverParams(text, types.Position(0, 0)))

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


@asynccontextmanager
async def connected(root: Path) -> AsyncIterator[Editor]:
    """An editor whose folder is a project, from its start to its end."""
    client = make_test_lsp_client()
    await client.start_io(*COMMAND)
    await begin(client, root)
    yield Editor(client, root)
    await client.shutdown_session()
    await client.stop()  # type: ignore[no-untyped-call]


async def begin(client: LanguageClient, root: Path) -> None:
    """Tell a server what folder is open."""
    folder = types.WorkspaceFolder(root.as_uri(), root.name)
    await client.initialize_session(
        types.InitializeParams(capabilities=types.ClientCapabilities(), workspace_folders=[folder])
    )
