"""What an editor is told and answered, through the protocol itself."""

import pytest
from lsprotocol import types

from tests.language_server.conftest import FERRY, Editor

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
