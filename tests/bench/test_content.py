"""The sample content: read without a complaint, and as varied as the docs say that it is."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from publish.config.edition import read_edition
from publish.config.publication import read_publication
from publish.importers.frontmatter import matter, split
from publish.importers.markdown import read_blocks
from publish.importers.matter_file import FrontMatter
from publish.model.blocks import Blocks, DefinitionList, Heading, List, Note, PullQuote, Table
from publish.model.credits import Role
from publish.model.figures import Decorative, Figure, Written
from publish.pipeline.catalogue import rules

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
FILES = sorted(CONTENT.glob("editions/*/*.md"))
EDITIONS = ("2026-10", "2026-11", "yearbook-2026")


def _read(file: Path) -> tuple[FrontMatter, Blocks, tuple[Note, ...], str]:
    path = file.relative_to(ROOT).as_posix()
    halves = split(file.read_text(encoding="utf-8"), path)
    assert halves.value.matter is not None
    head = matter(halves.value.matter, path, line=halves.value.matter_line)
    body = read_blocks(halves.value.body, path, line=halves.value.body_line, language=head.value.lang)
    assert (*halves.diagnostics, *head.diagnostics, *body.diagnostics) == ()
    return head.value, *body.value, halves.value.body


def _words(body: str) -> int:
    """Words of the running text: without figures, tables, attributes and addresses."""
    text = re.sub(r"^(:::.*|!\[.*|\|.*)$", "", body, flags=re.MULTILINE)
    return len(re.sub(r"\{[^}]*\}|\]\([^)]*\)", " ", text).split())


def _all() -> Iterator[tuple[FrontMatter, Blocks, tuple[Note, ...], str]]:
    return (_read(file) for file in FILES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_dispatch_is_read_without_a_finding_and_is_as_long_as_its_kind(file: Path) -> None:
    head, _, notes, body = _read(file)
    least, most = (80, 200) if head.run_on else (600, 1500)
    assert least <= _words(body) <= most
    assert all(note.blocks for note in notes)


@pytest.mark.parametrize("file", sorted(CONTENT.glob("notices/*.md")), ids=lambda file: file.stem)
def test_a_notice_is_read_without_a_finding(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert read_blocks(text, file.relative_to(ROOT).as_posix(), language="en").diagnostics == ()


def test_settings_are_read_without_a_finding() -> None:
    publication = read_publication(
        (CONTENT / "publication.toml").read_text(encoding="utf-8"), "content/publication.toml", rules=rules
    )
    assert publication.diagnostics == ()
    for name in EDITIONS:
        path = f"content/editions/{name}/edition.toml"
        edition = read_edition((ROOT / path).read_text(encoding="utf-8"), path, publication=publication.value)
        assert edition.diagnostics == ()


def test_the_legal_notices_condition_is_a_quotation_from_it() -> None:
    settings = (CONTENT / "publication.toml").read_text(encoding="utf-8")
    condition = re.search(r'^condition = "(.+)"$', settings, re.MULTILINE)
    assert condition is not None
    assert condition[1] in (CONTENT / "notices" / "legal.md").read_text(encoding="utf-8")


def test_ten_dispatches_and_three_briefs_that_stand_together() -> None:
    briefs = [head.date for head, *_ in _all() if head.run_on]
    others = [head.date for head, *_ in _all() if not head.run_on]
    assert (len(others), len(briefs)) == (10, 3)
    assert len(set(briefs)) == 1, "a part in the order of dates keeps them together"
    assert briefs[0] not in others


def test_every_link_inside_leads_to_a_file() -> None:
    for file in FILES:
        for address in re.findall(r"(?<!!)\[[^\[\]]*\]\(([^)\s]+)\)", file.read_text(encoding="utf-8")):
            path = address.partition("#")[0]
            if path and not re.match(r"[a-z]+:", address):
                assert Path(posixpath.normpath(file.parent / path)).is_file(), (file.name, address)


def test_every_picture_is_used_and_described() -> None:
    used: list[str] = []
    decorative = 0
    for _, blocks, _, _ in _all():
        for figure in (block for block in blocks if isinstance(block, Figure)):
            assert figure.picture is not None
            used.append(figure.picture.source)
            if isinstance(figure.picture.alt, Decorative):
                decorative += 1
                continue
            assert isinstance(figure.picture.alt, Written)
            assert figure.caption
            assert figure.credit
            if figure.picture.long:
                assert (ROOT / figure.picture.long).is_file()
    assert decorative == 1
    there = {file.relative_to(ROOT).as_posix() for file in CONTENT.rglob("images/*")}
    assert sorted(used) == sorted(there)


def test_the_content_holds_what_the_outputs_must_show() -> None:
    kinds = {type(block) for _, blocks, _, _ in _all() for block in blocks}
    assert {DefinitionList, Figure, Heading, List, PullQuote, Table} <= kinds
    lists = {block.ordered for _, blocks, _, _ in _all() for block in blocks if isinstance(block, List)}
    assert lists == {True, False}
    levels = {block.level for _, blocks, _, _ in _all() for block in blocks if isinstance(block, Heading)}
    assert levels == {2, 3}
    heads = [head for head, *_ in _all()]
    roles = {role for head in heads for person in head.credits for role in person.credit.roles}
    assert roles == set(Role)
    assert {head.lang for head in heads} == {"en", "ru"}
    assert any(head.byline for head in heads)
    assert any(head.corrections and head.updated for head in heads)
    text = "\n".join(file.read_text(encoding="utf-8") for file in FILES)
    for needed in ("{lang=ar dir=rtl}", "{lang=kk}", "](#fig-", "](../2026-10/old-port.md#", "](https://", "“", '"'):
        assert needed in text
