"""Readers of text against the suites of CommonMark, its plugins, html5lib, DOMPurify, TOML and YAML."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from publish.config.toml import read_toml
from publish.diagnostics import Span
from publish.importers import plainyaml
from publish.importers.html.fragment import read_fragment
from publish.importers.source import decode
from publish.model.walk import each_block
from tests.suites import words
from tests.suites.attempts import Item, expect_none
from tests.suites.sources import COMMONMARK, DOMPURIFY, HTML5LIB, MDIT_PLUGINS, TOML, YAML, Suite

pytestmark = pytest.mark.suites

Pair = tuple[str, str]


def _files(suite: Suite, pattern: str) -> list[Path]:
    files = sorted(suite.folder.glob(pattern))
    assert files, f"no {pattern} of {suite.name}: make suites fetches it"
    return files


def _markdown(pair: Pair) -> Iterator[str]:
    source, html = pair
    outcome = words.read(source)
    yield from words.active(outcome.value)
    if not words.told(outcome.diagnostics) and (lost := words.seen(html) - words.words_of(outcome.value)):
        yield f"lost without a word: {''.join(sorted(lost.elements()))[:60]!r}"


def _examples() -> Iterator[Item[Pair]]:
    text = (COMMONMARK.folder / "spec.txt").read_text()
    fence = "`" * 32
    pattern = rf"^{fence} example\n(.*?)^\.\n(.*?)^{fence}$"
    for number, match in enumerate(re.finditer(pattern, text, re.DOTALL | re.MULTILINE), start=1):
        yield Item(f"example {number}", (match[1].replace("→", "\t"), match[2].replace("→", "\t")))


def test_examples_of_commonmark() -> None:
    items = list(_examples())
    assert len(items) > 600
    expect_none(items, _markdown)


def _fixtures() -> Iterator[Item[Pair]]:
    for path in _files(MDIT_PLUGINS, "tests/fixtures/*.md"):
        if path.stem == "wordcount":  # its pages are numbers
            continue
        for number, match in enumerate(
            re.finditer(r"^\.\n(.*?)^\.\n(.*?)^\.$", path.read_text(), re.DOTALL | re.MULTILINE)
        ):
            # Marks that a plugin's page makes (numbers of notes, captions of boxes) are words of that page alone.
            made = re.sub(r"<sup.*?</sup>|<p class=\"[\w-]*title\">.*?</p>", "", match[2])
            yield Item(f"{path.name} {number}", (match[1], made))


def test_fixtures_of_plugins() -> None:
    items = list(_fixtures())
    assert len(items) > 200
    expect_none(items, _markdown)


def _html(pair: Pair) -> Iterator[str]:
    markup, shown = pair
    outcome = read_fragment(markup, Span("content/editions/e/01.md", 1, 1))
    dispatch = words.read("").value
    kept = type(dispatch)(**{**{name: getattr(dispatch, name) for name in dispatch.__slots__}, "blocks": outcome.value})
    yield from words.active(kept)
    if not words.told(outcome.diagnostics) and (lost := words.counted(shown) - words.words_of(kept)):
        yield f"lost without a word: {''.join(sorted(lost.elements()))[:60]!r}"
    assert all(block is not None for _, block in each_block(outcome.value))


def _trees() -> Iterator[Item[Pair]]:
    for path in _files(HTML5LIB, "tree-construction/*.dat"):
        text = path.read_bytes().decode()
        for number, part in enumerate(re.split(r"(?:^|\n)#data\n", text)[1:]):
            data = re.split(r"\n#errors", part)[0]
            if "#document-fragment" in part or "#script-on" in part:
                continue
            tree = part.partition("#document\n")[2]
            yield Item(f"{path.name} {number}", (data, _shown(tree)))


def _shown(tree: str) -> str:
    """The text nodes of a tree that a browser shows."""
    shown, hidden = [], 99
    for match in re.finditer(r"^\| ( *)(?:\"(.*?)\"$|<(.*?)>$)", tree, re.DOTALL | re.MULTILINE):
        depth = len(match[1])
        if depth <= hidden:
            hidden = 99
        if match[3] is not None and match[3].split()[0] in words.UNSEEN and hidden == 99:
            hidden = depth
        elif match[2] is not None and hidden == 99:
            shown.append(match[2])
    return " ".join(shown)


def test_trees_of_html5lib() -> None:
    items = list(_trees())
    assert len(items) > 1000
    expect_none(items, _html)


def test_list_of_dompurify() -> None:
    (path,) = _files(DOMPURIFY, "test/fixtures/expect.mjs")
    text = path.read_text()
    payloads = [json.loads(match[1]) for match in re.finditer(r'"payload":\s*("(?:[^"\\\n]|\\["\\/bfnrtu])*")', text)]
    assert len(payloads) > 100
    items = [Item(repr(payload[:60]), payload) for payload in payloads]
    expect_none(items, _hostile)


def _hostile(payload: str) -> Iterator[str]:
    for text in (payload, f"<div>\n{payload}\n</div>", f"Words {payload} words"):
        yield from words.active(words.read(text).value)
    yield from _html((payload, ""))


def _toml(pair: tuple[bytes, bool]) -> Iterator[str]:
    data, valid = pair
    decoded = decode(data, "content/publication.toml")
    outcome = read_toml(decoded.value, "content/publication.toml")
    told = (*decoded.diagnostics, *outcome.diagnostics)
    if not valid and not told and _library_refuses(decoded.value):
        yield "read, and it is no TOML"
    if valid and not told and repr(outcome.value.value) != repr(tomllib.loads(decoded.value)):
        yield "read as something else"


def _library_refuses(text: str) -> bool:
    """TOML 1.1 allows what 1.0 forbade; the standard library of this Python decides which is read."""
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return True
    return False


def test_files_of_toml() -> None:
    paths = _files(TOML, "tests/*valid/**/*.toml")
    items = [Item(str(path.relative_to(TOML.folder)), (path.read_bytes(), "/valid/" in str(path))) for path in paths]
    assert len(items) > 500
    expect_none(items, _toml)


def _yaml(pair: tuple[str, str]) -> Iterator[str]:
    text, json_text = pair
    if plainyaml.too_large(text, "01.md", 2):
        return
    reading = plainyaml.read(plainyaml.Lines.of(text, "01.md", 2))
    if reading.value is None or reading.diagnostics or not json_text:
        return
    wanted = words.counted(" ".join(_scalars(json.loads(json_text))))
    if lost := wanted - words.counted(" ".join(_scalars(reading.value))):
        yield f"lost without a word: {''.join(sorted(lost.elements()))[:60]!r}"


def _scalars(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _scalars(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _scalars(inner)
    elif isinstance(value, str):
        yield value


_SIGNS = {"␣": " ", "↵": "", "∎\n": "", "←": "\r", "⇔": "\ufeff"}


def test_files_of_yaml() -> None:
    items = []
    for path in _files(YAML, "src/*.yaml"):
        for number, case in enumerate(yaml.safe_load(path.read_text())):
            text = re.sub("—*»", "\t", str(case.get("yaml", "")))
            for sign, meant in _SIGNS.items():
                text = text.replace(sign, meant)
            items.append(Item(f"{path.stem} {number}", (text, _json(case.get("json") or ""))))
    assert len(items) > 300
    expect_none(items, _yaml)


def _json(text: str) -> str:
    """The expected value, where there is one document of it."""
    try:
        json.loads(text)
    except ValueError:
        return ""
    return text
