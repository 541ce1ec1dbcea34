"""What an editor is told and answered, through the protocol itself."""

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from tests.language_server.conftest import FERRY
from tests.language_server.editor import Editor

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

PATH = "content/editions/2026-11/ferry.md"


async def test_findings_follow_what_is_typed_and_not_saved(editor: Editor) -> None:
    editor.write(PATH, FERRY)
    assert await editor.findings(PATH) == []
    editor.write(PATH, FERRY.replace("harbour.md", "harbor.md"))
    (found,) = await editor.findings(PATH)
    assert (found.code, found.source, found.severity) == ("crossref-dead", "publish", types.DiagnosticSeverity.Error)
    assert found.message == "“harbor.md” leads to no dispatch of the book\nDid you mean harbour.md?"
    assert found.range.start == types.Position(6, 0)
    editor.write(PATH, FERRY)
    assert await editor.findings(PATH) == []


async def test_hovering_explains_findings_and_keys(editor: Editor) -> None:
    editor.write(PATH, FERRY.replace("harbour.md", "harbor.md"))
    await editor.findings(PATH)
    at = editor.at(PATH, "is closed")
    assert "leads nowhere, on paper and on screen" in await _hovered(editor, at)
    at = editor.at(PATH, "place: Sandbank")
    assert await _hovered(editor, at) == "**credits.place**\n\nWhere from."
    editor.write(PATH, FERRY)


async def _hovered(editor: Editor, at: types.Position) -> str:
    text = types.TextDocumentIdentifier(editor.uri(PATH))
    said = await editor.client.text_document_hover_async(types.HoverParams(text, at))
    assert said
    assert isinstance(said.contents, types.MarkupContent)
    return said.contents.value


async def test_headings_are_listed_one_inside_the_other(editor: Editor) -> None:
    editor.write(PATH, FERRY)
    text = types.TextDocumentIdentifier(editor.uri(PATH))
    symbols = await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(text))
    assert symbols
    (ferry,) = symbols
    assert isinstance(ferry, types.DocumentSymbol)
    assert (ferry.name, ferry.detail) == ("The ferry", "ferry")
    assert [(one.name, one.range.start.line, one.range.end.line) for one in ferry.children or ()] == [
        ("The crossing", 8, 15),
        ("The quay", 16, 19),
    ]
    assert [one.name for one in (ferry.children or ())[0].children or ()] == ["At night"]


async def test_a_name_leads_where_it_means(editor: Editor) -> None:
    editor.write(PATH, FERRY)
    await editor.findings(PATH)
    at = types.DefinitionParams(types.TextDocumentIdentifier(editor.uri(PATH)), editor.at(PATH, "harbour.md#ice"))
    found = await editor.client.text_document_definition_async(at)
    assert isinstance(found, types.Location)
    assert found.uri == editor.uri(PATH.replace("ferry", "harbour"))
    assert found.range.start == types.Position(8, 3)


async def test_what_can_stand_there_is_offered(editor: Editor) -> None:
    editor.write(PATH, FERRY.replace("(harbour.md#ice)", "(har"))
    at = editor.at(PATH, "](har", behind=True)
    params = types.CompletionParams(types.TextDocumentIdentifier(editor.uri(PATH)), at)
    found = await editor.client.text_document_completion_async(params)
    assert isinstance(found, types.CompletionList)
    assert [(one.label, one.detail) for one in found.items] == [("harbour.md", "The harbour")]
    edit = found.items[0].text_edit
    assert isinstance(edit, types.TextEdit)
    assert edit.range == types.Range(types.Position(at.line, at.character - 3), at)


async def test_a_slug_gets_another_name(editor: Editor) -> None:
    text = FERRY.replace("date:", "slug: ferry\ndate:")
    editor.write(PATH, text.replace("closed.", "closed. 🛳 [It](ferry) waits."))
    await editor.findings(PATH)
    identifier, at = types.TextDocumentIdentifier(editor.uri(PATH)), editor.at(PATH, "slug: fe", behind=True)
    asked = await editor.client.text_document_prepare_rename_async(types.PrepareRenameParams(identifier, at))
    assert isinstance(asked, types.PrepareRenamePlaceholder)
    assert asked.placeholder == "ferry"
    edit = await editor.client.text_document_rename_async(types.RenameParams(identifier, at, "boat"))
    assert edit
    assert edit.changes
    assert set(edit.changes) == {editor.uri(PATH)}
    assert [(one.new_text, one.range.start.line) for one in edit.changes[editor.uri(PATH)]] == [
        ("boat", 3),
        ("boat", 7),
    ]
    # The ship is one character, and two units of the protocol.
    assert edit.changes[editor.uri(PATH)][1].range.start.character == len(
        "It goes at six. The [harbour](harbour.md#ice) is closed. XX [It]("
    )
    with pytest.raises(JsonRpcInvalidParams, match="cannot stand in a link"):
        await editor.client.text_document_rename_async(types.RenameParams(identifier, at, "No Slug"))
    editor.write(PATH, FERRY)


async def test_what_a_hint_says_is_a_quick_fix(editor: Editor) -> None:
    editor.write(PATH, FERRY.replace("harbour.md", "harbor.md"))
    (told,) = await editor.findings(PATH)
    params = types.CodeActionParams(
        types.TextDocumentIdentifier(editor.uri(PATH)), told.range, types.CodeActionContext([told])
    )
    found = await editor.client.text_document_code_action_async(params)
    assert found
    (action,) = found
    assert isinstance(action, types.CodeAction)
    assert (action.title, action.kind) == ("Write harbour.md", "quickfix")
    assert [*(action.diagnostics or ())] == [told]
    assert action.edit
    assert action.edit.changes
    ((edit,),) = action.edit.changes.values()
    assert (edit.new_text, edit.range.start) == ("harbour.md", editor.at(PATH, "harbor.md"))
    editor.write(PATH, FERRY)
