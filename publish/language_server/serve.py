"""``publish lsp``: what an editor tells, each with the function that takes it."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from lsprotocol import types
from pygls.uris import to_fs_path

from publish.importers.reader import Source
from publish.language_server.answers import answer_reading, answer_renaming, answer_writing
from publish.language_server.key_places import key_at
from publish.language_server.open_project import OpenText
from publish.language_server.server import PublishServer
from publish.language_server.stdio import taken_streams
from publish.pipeline.gather import EDITIONS
from publish.pipeline.outlines import read_outlines
from publish.pipeline.project import EDITION
from publish.pipeline.project_root import PUBLICATION, nearest_project

_FIRST = (
    (PUBLICATION, "title = 1", 1),
    (f"{EDITIONS}/any/{EDITION}", "title = 1", 1),
    (f"{EDITIONS}/any/short.md", "---\nheadline: Short\n---\n", 2),
)
"""A key of each kind of file that is written most."""
_SHORT = b"---\nheadline: Short\n---\n\nWords.\n"
_WATCHED = ("**/content/**", "**/styles/**")
"""What may change beside the editor, and changes the findings."""


def serve(today: Callable[[], date], packages: Sequence[str] = ()) -> None:
    """Speak on standard input and output until the editor ends it.

    ``today`` says the day that licences are judged by; ``packages`` are installed ones that add to the program.
    """
    streams = taken_streams()
    server = made_server(today, packages)
    try:
        server.start_io(streams.incoming, streams.outgoing)
    finally:
        server.end()


def made_server(today: Callable[[], date], packages: Sequence[str] = ()) -> PublishServer:
    """A server that takes and answers all that it knows."""
    server = PublishServer(today, packages)
    _told(server)
    answer_reading(server)
    answer_writing(server)
    answer_renaming(server)
    return server


def _told(server: PublishServer) -> None:
    """What an editor tells."""

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        for folder in server.workspace.folders.values():
            name = to_fs_path(folder.uri)
            if name and (root := nearest_project(Path(name))):
                server.project(root)
        server.watch_files(_WATCHED)
        # What the first question would wait for is loaded before it comes.
        for path, text, line in _FIRST:
            key_at(path, text, line, 1)
        await server.reader.run(read_outlines, Source(_SHORT, "short.md", "", "en"))

    def _take(uri: str) -> None:
        document = server.workspace.get_text_document(uri)
        server.changed(uri, OpenText(document.source.encode("utf-8", "replace"), document.version, uri))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        _take(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        _take(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.changed(params.text_document.uri, None)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(_: types.DidSaveTextDocumentParams) -> None:
        server.changed_on_disk()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(_: types.DidChangeWatchedFilesParams) -> None:
        server.changed_on_disk()
