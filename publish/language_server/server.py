"""The server: the projects of an editor's workspace, and the processes that work on them."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

import publish
from publish.config.limits import USUAL, WorkLimits
from publish.diagnostics import Diagnostic
from publish.errors import PublishError
from publish.language_server.findings import shown
from publish.language_server.open_project import OpenProject, OpenText, as_lines
from publish.language_server.positions import TextPositions
from publish.language_server.watch import Debounced
from publish.language_server.workers import AsyncWorker
from publish.pipeline.live import LiveCheck, LiveTerms, live_check
from publish.pipeline.project_root import nearest_project

_WHOLE = WorkLimits(seconds=3600, memory=100_000)
"""What the check of all content may take: what one dispatch may is limited in it."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What the editor was told of a file."""

    findings: tuple[Diagnostic, ...] = ()
    text: OpenText | None = None


class PublishServer(LanguageServer):
    """The projects of an editor's workspace, and the processes that work on them."""

    def __init__(self, today: Callable[[], date], packages: Sequence[str]) -> None:
        # Whole texts are sent: editors and pygls do not agree on which characters end a line.
        super().__init__("publish", publish.__version__, types.TextDocumentSyncKind.Full)
        self._today = today
        self._packages = tuple(packages)
        self._projects: dict[Path, OpenProject] = {}
        self._watches: dict[Path, Debounced] = {}
        self._told: defaultdict[Path, dict[str, _Told]] = defaultdict(dict)
        self._checker = AsyncWorker(_WHOLE)
        self.reader = AsyncWorker(USUAL)
        """Reads single texts."""

    def place(self, uri: str) -> tuple[OpenProject, str] | None:
        """The project that a file belongs to, and its path in it; ``None`` for files of no project."""
        name = to_fs_path(uri)
        root = nearest_project(Path(name).parent) if name else None
        if name is None or root is None:
            return None
        return self.project(root), Path(name).absolute().relative_to(root).as_posix()

    def project(self, root: Path) -> OpenProject:
        """The project in a folder, which is checked from here on."""
        if root not in self._projects:
            self._projects[root] = OpenProject(root)
            self._watches[root] = Debounced(partial(self._check, self._projects[root]))
            self._watches[root].change()
        return self._projects[root]

    def changed(self, uri: str, text: OpenText | None) -> None:
        """Take in what a file holds now; ``None``: what the disk says holds again."""
        if found := self.place(uri):
            project, path = found
            if text is None:
                project.open.pop(path, None)
            else:
                project.open[path] = text
            self._watches[project.root].change()

    def changed_on_disk(self) -> None:
        """Check all projects anew."""
        for watch in self._watches.values():
            watch.change()

    def watch_files(self, patterns: Sequence[str]) -> None:
        """Ask the editor to tell what changes on disk, if it can."""
        told = self.client_capabilities.workspace
        if (
            told is None
            or told.did_change_watched_files is None
            or not told.did_change_watched_files.dynamic_registration
        ):
            return
        watchers = [types.FileSystemWatcher(pattern) for pattern in patterns]
        asked = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        one = types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, asked)
        self.client_register_capability(types.RegistrationParams([one]))

    def text(self, project: OpenProject, path: str) -> TextPositions:
        """What a file holds, with its places."""
        return TextPositions(project.text(path), self.workspace.position_codec)

    def end(self) -> None:
        """End what works."""
        for watch in self._watches.values():
            watch.end()
        self._checker.end()
        self.reader.end()

    async def _check(self, project: OpenProject) -> None:
        texts = dict(project.open)
        unsaved = {path: text.data for path, text in texts.items()}
        terms = LiveTerms(project.root, self._today(), unsaved, self._packages)
        try:
            checked = await self._checker.run(live_check, terms)
        except PublishError as error:
            checked = LiveCheck(stopped=error.message)
        if checked.stopped:
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, checked.stopped))
            checked = replace(checked, editions=project.checked.editions)
        project.checked = checked
        self._tell(project, texts)

    def _tell(self, project: OpenProject, texts: Mapping[str, OpenText]) -> None:
        """Tell the editor the findings of each file whose findings, or whose text, are not as they were told.

        ``texts`` are those that were checked. The number of a text goes with its findings.
        """
        found = {path: tuple(each) for path, each in project.findings().items()}
        told = self._told[project.root]
        for path in sorted({*found, *told, *texts}):
            now = _Told(found.get(path, ()), texts.get(path))
            if told.get(path) == now:
                continue
            lines = TextPositions(_text(texts, path, project), self.workspace.position_codec)
            params = types.PublishDiagnosticsParams(uri(project, path), shown(now.findings, lines))
            params.version = now.text.version if now.text else None
            self.text_document_publish_diagnostics(params)
            told[path] = now
            if now == _Told():
                del told[path]


def _text(texts: Mapping[str, OpenText], path: str, project: OpenProject) -> str:
    """What a file held when it was checked."""
    return as_lines(texts[path].data) if path in texts else project.text(path)


def uri(project: OpenProject, path: str) -> str:
    """The address of a file of a project, as the editor has it where the file is open."""
    if path in project.open:
        return project.open[path].address
    return from_fs_path(str(project.root / path)) or ""
