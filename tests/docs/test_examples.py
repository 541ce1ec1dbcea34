"""Every example in the documents is true: commands run and print what is shown, Markdown and TOML read as is said."""

from collections.abc import Callable
from pathlib import Path

import pytest

from publish.config.edition import read_edition
from publish.config.printer import read_printer
from publish.config.publication import read_publication
from publish.config.theme import read_theme
from publish.diagnostics import Outcome
from publish.importers.markdown import read, read_blocks
from publish.pipeline.catalogue import rules
from tests.docs.documents import Block, blocks, documents, every_block, named
from tests.docs.session import Session, agrees

_TOML: dict[str, Callable[[str], Outcome[object]]] = {
    "publication": lambda text: read_publication(text, "publication.toml", rules=rules).then(Outcome),
    "edition": lambda text: read_edition(
        text, "edition.toml", publication=read_publication("", "publication.toml", rules=rules).value
    ).then(Outcome),
    "printer": lambda text: read_printer(text, "printer.toml", name="printer").then(Outcome),
    "theme": lambda text: read_theme(text, "theme.toml", name="theme").then(Outcome),
}


def _typed(path: Path) -> list[Block]:
    """What a reader of a document types, and what is printed then."""
    known = ("bash", "run"), ("text", "output"), ("python", "run")
    return [block for block in blocks(path) if block.words[:2] in known or block.option("file") or block.option("row")]


def _run(found: list[Block], session: Session, *, slow: bool) -> None:
    printed: str | None = None
    for block in found:
        if name := block.option("file"):
            session.write(name, block.text)
            continue
        if place := block.option("row"):
            session.add_row(place, block.text)
            continue
        if block.language == "text":
            if printed is not None:
                assert agrees(printed, block.text), f"{block} shows:\n{block.text}\nand this is printed:\n{printed}"
            continue
        if "slow" in block.words and not slow:
            printed = None
            continue
        done = (session.bash if block.language == "bash" else session.python)(block.text)
        assert done.code == int(block.option("exit", "0")), f"{block} ends in {done.code}:\n{done.printed}"
        printed = done.printed


def _session(path: Path, folder: Path) -> Session:
    return Session(folder, in_a_tree=any(block.option("row") for block in blocks(path)))


_SESSIONS = [path for path in documents() if _typed(path)]
_OTHERS = [pytest.param(path, marks=pytest.mark.slow) for path in _SESSIONS[1:]]
"""All but the README, which is tried in every run."""
_SLOW = [path for path in _SESSIONS if any("slow" in block.words for block in _typed(path))]


@pytest.mark.parametrize("path", [_SESSIONS[0], *_OTHERS], ids=named)
def test_what_is_typed_works_and_prints_what_is_shown(path: Path, tmp_path: Path) -> None:
    _run(_typed(path), _session(path, tmp_path), slow=False)


@pytest.mark.slow
@pytest.mark.parametrize("path", _SLOW, ids=named)
def test_what_takes_longer_works_too(path: Path, tmp_path: Path) -> None:
    _run(_typed(path), _session(path, tmp_path), slow=True)


@pytest.mark.parametrize("block", [*every_block("markdown", "body"), *every_block("markdown", "dispatch")], ids=str)
def test_an_example_in_markdown_reads(block: Block) -> None:
    found: Outcome[object]
    if block.words[1] == "dispatch":
        found = read(block.text, "example.md", folder="2026-11", language="en").then(Outcome)
    else:
        found = read_blocks(block.text, "content/editions/2026-11/example.md", language="en").then(Outcome)
    shown = block.option("finding")
    assert [str(said) for said in found.diagnostics if said.id != shown] == []
    assert not shown or found.diagnostics


@pytest.mark.parametrize("block", [each for kind in _TOML for each in every_block("toml", kind)], ids=str)
def test_an_example_in_toml_reads(block: Block) -> None:
    found = _TOML[block.words[1]](block.text).diagnostics
    shown = block.option("finding")
    assert [str(said) for said in found if said.id not in {shown, "setting-missing"}] == []
    assert not shown or any(said.id == shown for said in found)


def test_the_guides_have_examples_that_are_run() -> None:
    """The commands that everybody needs are typed in the guides, and so are tried here."""
    typed = "\n".join(block.text for path in _SESSIONS for block in _typed(path) if block.language == "bash")
    wanted = ("new letter", "new edition", "new dispatch", "import", "check", "build", "explain", "schema", "dump")
    assert [command for command in wanted if f"publish {command}" not in typed] == []


def test_output_that_differs_is_found() -> None:
    assert agrees("one\ntwo\nthree\n", "one\n…\nthree\n")
    assert agrees("one\n", "…\n")
    assert agrees("build/a.pdf in 3.2 s\n", "build/a.pdf in … s\n")
    assert not agrees("build/b.pdf in 3.2 s\n", "build/a.pdf in … s\n")
    assert not agrees("one\ntwo\n", "one\n")
    assert not agrees("one\n", "one\n…\ntwo\n")
    assert not agrees("", "one\n")
