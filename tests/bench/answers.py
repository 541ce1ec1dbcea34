"""How long an editor waits for ``publish lsp``: ``python -m tests.bench.answers --dispatches 500``.

An edition is edited again and again, and after each edit one thing of each kind is asked at a place of the text that
was edited, while the content is checked beside it. What is told is the time from a question to its answer, and from an
edit to its findings, as a client of the protocol sees it.
"""

import argparse
import asyncio
import random
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from statistics import quantiles
from time import monotonic

from lsprotocol import types

from tests.bench.generate import write_project
from tests.language_server.editor import Editor, connected
from tests.language_server.edits import Hands

_PAUSE = 0.3
"""Seconds between edits, as hands make them."""


def _questions(editor: Editor, path: str, at: types.Position) -> dict[str, Callable[[], Awaitable[object]]]:
    text, client = types.TextDocumentIdentifier(editor.uri(path)), editor.client
    return {
        "hover": lambda: client.text_document_hover_async(types.HoverParams(text, at)),
        "definition": lambda: client.text_document_definition_async(types.DefinitionParams(text, at)),
        "completion": lambda: client.text_document_completion_async(types.CompletionParams(text, at)),
        "symbols": lambda: client.text_document_document_symbol_async(types.DocumentSymbolParams(text)),
        "fixes": lambda: client.text_document_code_action_async(
            types.CodeActionParams(text, types.Range(at, at), types.CodeActionContext([]))
        ),
        "rename": lambda: client.text_document_prepare_rename_async(types.PrepareRenameParams(text, at)),
    }


def _place(text: str, chance: random.Random) -> types.Position:
    """A place of a text where something is to be known, or any other."""
    signs = [place for sign in ("](", "![", "slug", "role", "#") for place in _every(text, sign)]
    offset = chance.choice(signs) + 2 if signs and chance.random() < 0.7 else chance.randrange(len(text) + 1)
    before = text[:offset]
    return types.Position(before.count("\n"), len(before.rpartition("\n")[2].encode("utf-16-le")) // 2)


def _every(text: str, sign: str) -> list[int]:
    return [place for place in range(len(text)) if text.startswith(sign, place)]


async def _measured(root: Path, edits: int) -> dict[str, list[float]]:
    hands, chance = Hands(root, 2), random.Random(2)
    first = next(iter(hands.texts))
    took: dict[str, list[float]] = {}
    async with connected(root) as editor:
        editor.write(first, hands.texts[first])
        began = monotonic()
        await editor.findings(first)
        took["first findings"] = [monotonic() - began]
        for path, text in hands.edits(edits):
            editor.write(path, text)
            edited = monotonic()
            for name, ask in _questions(editor, path, _place(text, chance)).items():
                began = monotonic()
                await ask()
                took.setdefault(name, []).append(monotonic() - began)
            await asyncio.sleep(_PAUSE)
            if chance.random() < 0.2:
                await editor.findings(path)
                took.setdefault("findings", []).append(monotonic() - edited)
    return took


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.answers", description="How long an editor waits.")
    parser.add_argument(
        "--dispatches", type=int, default=500, help="how many dispatches the edition has (default: 500)"
    )
    parser.add_argument("--edits", type=int, default=200, help="how many edits are made (default: 200)")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        root = write_project(Path(scratch) / "bench", dispatches=given.dispatches, photos=1)
        took = asyncio.run(_measured(root, given.edits))
    answers = [seconds for name, every in took.items() if "findings" not in name for seconds in every]
    took["all answers"] = answers
    for name, every in took.items():
        cuts = quantiles(every, n=100, method="inclusive") if len(every) > 1 else every * 99
        half, most, longest = (f"{seconds * 1000:7.1f} ms" for seconds in (cuts[49], cuts[94], max(every)))
        print(f"{name:14}  {len(every):5}  median {half}  95 % {most}  longest {longest}")
    print(f"within 100 ms: {sum(seconds <= 0.1 for seconds in answers) / len(answers):.1%}")


if __name__ == "__main__":
    main()
