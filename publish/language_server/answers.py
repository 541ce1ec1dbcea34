"""What an editor asks, each question with the function that answers it."""

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from publish.errors import PublishError
from publish.language_server.completion import TRIGGERS, Offer, chosen, offers
from publish.language_server.definition import definition
from publish.language_server.fixes import fixes
from publish.language_server.hover import hover
from publish.language_server.open_project import OpenProject
from publish.language_server.positions import TextPositions
from publish.language_server.rename import NamedSlug, NoRename, TextEdit, renamed, slug_at
from publish.language_server.server import PublishServer, uri
from publish.language_server.symbols import symbols
from publish.pipeline.outlines import read_outlines


def answer_reading(server: PublishServer) -> None:
    """Have a server answer who reads: what something means, where it leads, what a text holds."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        if (found := server.place(params.text_document.uri)) is None:
            return None
        project, path = found
        return hover(path, server.text(project, path), project.findings().get(path, ()), params.position)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def listed(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        if (found := server.place(params.text_document.uri)) is None:
            return []
        project, path = found
        try:
            outlines = await server.reader.run(read_outlines, project.source(path))
        except PublishError:
            return []
        return symbols(outlines, server.text(project, path))

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def defined(params: types.DefinitionParams) -> types.Location | None:
        if (found := server.place(params.text_document.uri)) is None:
            return None
        project, path = found
        text = server.text(project, path)
        span = definition(project, path, text.text, text.offset(params.position))
        if span is None:
            return None
        start = server.text(project, span.path).of(span).start if span.line else types.Position(0, 0)
        return types.Location(uri(project, span.path), types.Range(start, start))


def answer_writing(server: PublishServer) -> None:
    """Have a server answer who writes: what can stand here, and what can be mended."""

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=list(TRIGGERS)))
    def completed(params: types.CompletionParams) -> types.CompletionList | None:
        if (found := server.place(params.text_document.uri)) is None:
            return None
        project, path = found
        text = server.text(project, path)
        line, column = text.place(params.position)
        if (offered := offers(project, path, text.text, line, column)) is None:
            return None
        every, whole = chosen(offered)
        start = text.position(line, column - len(offered.typed))
        over = types.Range(start, params.position)
        items = [_item(one, number, over, offered.typed) for number, one in enumerate(every)]
        return types.CompletionList(is_incomplete=not whole, items=items)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    def fixed(params: types.CodeActionParams) -> list[types.CodeAction]:
        address = params.text_document.uri
        if (found := server.place(address)) is None:
            return []
        project, path = found
        return [*fixes(address, server.text(project, path), project.findings().get(path, ()), params.range)]


def answer_renaming(server: PublishServer) -> None:
    """Have a server answer who gives a dispatch another slug."""

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepared(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        if (found := _slug_under(server, params)) is None:
            return None
        _, text, named = found
        return types.PrepareRenamePlaceholder(text.piece(named.start, named.end), named.outline.slug)

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def given_another_slug(params: types.RenameParams) -> types.WorkspaceEdit | None:
        if (found := _slug_under(server, params)) is None:
            return None
        project, _, named = found
        try:
            edits = renamed(project, named.outline, params.new_name)
        except NoRename as reason:
            raise JsonRpcInvalidParams(str(reason)) from reason
        return _workspace_edit(server, project, edits)


def _slug_under(
    server: PublishServer, params: types.PrepareRenameParams | types.RenameParams
) -> tuple[OpenProject, TextPositions, NamedSlug] | None:
    """The slug that an editor points at, with the text that it stands in; ``None`` where there is none."""
    if (found := server.place(params.text_document.uri)) is None:
        return None
    project, path = found
    text = server.text(project, path)
    named = slug_at(project, path, text.text, text.offset(params.position))
    return (project, text, named) if named else None


def _item(offer: Offer, number: int, over: types.Range, typed: str) -> types.CompletionItem:
    """An offer; who types a headline is offered the dispatch."""
    meaning = types.MarkupContent(types.MarkupKind.Markdown, offer.meaning) if offer.meaning else None
    return types.CompletionItem(
        label=offer.text.strip(" =:") or offer.text,
        detail=offer.detail or None,
        documentation=meaning,
        kind=offer.kind,
        sort_text=f"{number:05}",
        filter_text=typed if typed and typed.casefold() in offer.detail.casefold() else offer.text,
        text_edit=types.TextEdit(over, offer.text),
    )


def _workspace_edit(server: PublishServer, project: OpenProject, edits: tuple[TextEdit, ...]) -> types.WorkspaceEdit:
    texts: dict[str, TextPositions] = {}
    changes: dict[str, list[types.TextEdit]] = {}
    for edit in edits:
        text = texts.setdefault(edit.path, server.text(project, edit.path))
        changes.setdefault(uri(project, edit.path), []).append(
            types.TextEdit(text.piece(edit.start, edit.end), edit.text)
        )
    return types.WorkspaceEdit(changes=changes)
