"""Restoring a dump: the files read back to the same edition, a yearbook's too, and what is there is never changed."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from publish.errors import EnvironmentProblem, UsageError
from publish.model.blocks import Block
from publish.model.edition import BookNumbers, Edition
from publish.model.figures import Figure
from publish.model.inlines import Text
from publish.model.json import dump, load
from publish.model.walk import map_blocks
from publish.pipeline.load import load_edition
from publish.pipeline.locate import load_project
from publish.pipeline.restoring import restore

SAMPLES = Path(__file__).parents[2] / "content"
PUBLICATION = """title = "Another"
publisher = "Another Press"
language = "de"
identifier = "urn:uuid:8d0c2b6e-2f7a-4e5f-8a43-6cbb5a0a1f11"
"""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A project of another publication, in another language, without editions."""
    (tmp_path / "content/editions").mkdir(parents=True)
    (tmp_path / "content/publication.toml").write_text(PUBLICATION)
    return tmp_path


def sample(name: str) -> Edition:
    """A sample edition after a journey as JSON."""
    edition = load_edition(load_project(SAMPLES.parent).value, name).value.edition
    return load(dump(edition))


def restored(elsewhere: Path, edition: Edition, name: str) -> Edition:
    restore(edition, project=load_project(elsewhere).value, name=name)
    outcome = load_edition(load_project(elsewhere).value, name)
    assert [d for d in outcome.diagnostics if d.severity == "error"] == []
    return outcome.value.edition


@pytest.mark.parametrize("name", [path.name for path in sorted((SAMPLES / "editions").iterdir())])
def test_a_sample_edition_comes_back_whole(elsewhere: Path, name: str) -> None:
    edition = sample(name)
    for other in sorted({dispatch.folder for dispatch in edition.dispatches} - {name}):
        restored(elsewhere, sample(other), other)
    again = restored(elsewhere, edition, name)
    publication = replace(again.publication, title=edition.publication.title)
    assert replace(again, publication=publication) == replace(edition, publication=publication)
    assert again.publication.title == edition.publication.title


def test_everything_that_settings_say_comes_back(elsewhere: Path) -> None:
    edition = replace(
        sample("2026-11"),
        title='"No. 12" \\ \t &',
        region="KZ",
        rights="© nobody",
        cover="content/editions/2026-11/images/cover.jpg",
        numbers=BookNumbers("9783161484100", "9783161484100", "0378-5955"),
        subjects=('a "b"', "c, d"),
    )
    cover = elsewhere / edition.cover
    cover.parent.mkdir(parents=True)
    cover.write_bytes(b"x")
    again = restored(elsewhere, edition, "2026-11")
    for field in ("title", "region", "rights", "cover", "numbers", "subjects", "date", "number", "identifier"):
        assert getattr(again, field) == getattr(edition, field), field


def test_a_yearbook_takes_the_dispatches_that_are_there_and_say_the_same(elsewhere: Path) -> None:
    yearbook = sample("yearbook-2026")
    for issue in sorted({dispatch.folder for dispatch in yearbook.dispatches} - {"yearbook-2026"}):
        with pytest.raises(UsageError, match=f"editions/{issue}/.* from another edition, and it is not there"):
            restore(yearbook, project=load_project(elsewhere).value, name="yearbook-2026")
        restored(elsewhere, sample(issue), issue)
    before = {path: path.read_bytes() for path in (elsewhere / "content/editions/2026-11").glob("*.md")}
    assert restored(elsewhere, yearbook, "yearbook-2026").parts == yearbook.parts
    assert {path: path.read_bytes() for path in before} == before
    changed = next(iter(before))
    changed.write_text(re.sub(r"\. ", "! ", changed.read_text(), count=1))
    with pytest.raises(UsageError, match="says something else"):
        restore(yearbook, project=load_project(elsewhere).value, name="yearbook-again")
    assert not (elsewhere / "content/editions/yearbook-again").exists()


def test_pictures_that_are_not_there_are_named(elsewhere: Path) -> None:
    edition = sample("2026-10")
    first = restore(edition, project=load_project(elsewhere).value, name="2026-10")
    assert "content/editions/2026-10/images/quay.jpg" in first.pictures
    assert first.written
    assert all(path.is_file() for path in first.written)


def described_in(path: str) -> Edition:
    """A dump whose first picture has its long description in a file of this path."""
    edition = sample("2026-11")

    def block(old: Block) -> Block:
        if isinstance(old, Figure) and old.picture:
            return replace(old, picture=replace(old.picture, long=path), long=((Text("Five floors, and a lamp."),),))
        return old

    parts = tuple(
        replace(part, dispatches=tuple(replace(d, blocks=map_blocks(d.blocks, block)) for d in part.dispatches))
        for part in edition.parts
    )
    return replace(edition, parts=parts)


@pytest.mark.parametrize(
    "path",
    [
        "content/conftest.py",
        "content/notices/about.md",
        "content/editions/2026-11/sub/.git/config.md",
        "content/editions/2026-11/edition.toml",
        "content/editions/2026-12/other.md",
        "content/editions/2026-11/../../x.md",
        "content/editions/2026-11/a\nb.md",
        "/etc/motd.md",
    ],
)
def test_a_description_goes_into_the_editions_folder_alone(elsewhere: Path, path: str) -> None:
    before = sorted(elsewhere.rglob("*"))
    with pytest.raises(UsageError, match=r"not a place for a description|Markdown cannot say"):
        restore(described_in(path), project=load_project(elsewhere).value, name="2026-11")
    assert sorted(elsewhere.rglob("*")) == before


def test_a_description_never_takes_the_place_of_a_dispatch(elsewhere: Path) -> None:
    edition = sample("2026-11")
    path = next(d.span.path for d in edition.dispatches)
    with pytest.raises(UsageError, match="two texts of the dump would be"):
        restore(described_in(path), project=load_project(elsewhere).value, name="2026-11")


@pytest.mark.parametrize("name", [".hidden.md", "a\x1b.md"])
def test_a_dispatch_has_a_name_that_can_be_seen(elsewhere: Path, name: str) -> None:
    edition = sample("2026-11")
    (part, *rest) = edition.parts
    first = replace(part.dispatches[0], span=replace(part.dispatches[0].span, path=f"content/editions/2026-11/{name}"))
    hostile = replace(edition, parts=(replace(part, dispatches=(first, *part.dispatches[1:])), *rest))
    with pytest.raises(UsageError, match="not a place for a dispatch"):
        restore(hostile, project=load_project(elsewhere).value, name="2026-11")


def test_a_linked_folder_of_editions_is_not_followed(elsewhere: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    (elsewhere / "content/editions").rmdir()
    (elsewhere / "content/editions").symlink_to(other)
    with pytest.raises(EnvironmentProblem, match="content/editions is a symbolic link"):
        restore(sample("2026-10"), project=load_project(elsewhere).value, name="2026-10")
    assert list(other.iterdir()) == []
