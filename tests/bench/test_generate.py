"""The generated project: the same arguments give the same bytes, and what it holds is what it promises."""

import io
import random
import re
import tomllib
from pathlib import Path

import pytest
from PIL import Image

from publish.importers.frontmatter import matter, split
from publish.importers.markdown import read_blocks
from tests.bench.generate import main, write_project
from tests.bench.photos import Camera
from tests.bench.pieces import Plan, brief, dispatch, slug_of

MET = (
    r"^## ",
    r"^### ",
    r"^\{\.pullquote cite=",
    r"^::: figure \{#fig-1 \.lead ",
    r"^!\[.+\]\(.+ \".+\"\)\{",
    r"^\|:--\|",
    r"^- ",
    r"^1\. ",
    r"^> ",
    r"^\[\^n1\]: ",
    r"^byline: ",
    r"^corrections:",
    r"^updated: ",
    r"^dateline: \{place: ",
    r"^dateline: \"",
    r"\{lang=kk\}",
    r"\{lang=el\}",
    r"\{lang=ar dir=rtl\}",
    "[ҚӘҢӨҮҰІҒ]",
    "“",
    '," said',
)
"""What is met in forty dispatches, each as a pattern."""


def _files(project: Path) -> dict[str, bytes]:
    return {str(file.relative_to(project)): file.read_bytes() for file in sorted(project.rglob("*")) if file.is_file()}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("bench") / "project", dispatches=2)


def test_the_same_arguments_give_the_same_bytes(project: Path, tmp_path: Path) -> None:
    again = write_project(tmp_path / "again", dispatches=2)
    assert _files(again) == _files(project)


def test_another_seed_gives_another_text(project: Path, tmp_path: Path) -> None:
    other = _files(write_project(tmp_path / "other", dispatches=2, seed=2, photos=1))
    same = [name for name, data in other.items() if _files(project).get(name) == data]
    assert same == []


def test_a_project_is_whole(project: Path) -> None:
    content = project / "content"
    publication = tomllib.loads((content / "publication.toml").read_text(encoding="utf-8"))
    assert publication["identifier"].startswith("urn:uuid:")
    legal = next(notice for notice in publication["notices"] if notice["kind"] == "legal")
    assert legal["condition"] in legal["text"]
    edition = content / "editions" / "bench"
    assert tomllib.loads((edition / "edition.toml").read_text(encoding="utf-8"))["dispatches"] == ["*.md"]
    assert sorted(file.name for file in edition.glob("*.md")) == ["dispatch-0001.md", "dispatch-0002.md"]


def test_every_picture_that_is_named_is_there_and_every_link_leads_to_a_dispatch(project: Path) -> None:
    edition = project / "content" / "editions" / "bench"
    named: set[str] = set()
    for file in edition.glob("*.md"):
        text = file.read_text(encoding="utf-8")
        pictures = re.findall(r"!\[[^\]]+\]\(([^ )]+)", text)
        assert len(pictures) == 3
        named.update(pictures)
        links = re.findall(r"(?<!!)\[[^\]]+\]\(([^ )]+\.md)\)", text)
        assert links
        assert all((edition / link).is_file() for link in links)
    assert named == {f"images/{file.name}" for file in (edition / "images").iterdir()}


def test_a_project_is_read_without_a_finding(project: Path) -> None:
    for file in project.glob("content/editions/bench/*.md"):
        path = file.relative_to(project).as_posix()
        halves = split(file.read_text(encoding="utf-8"), path).value
        assert halves.matter is not None
        assert matter(halves.matter, path, line=halves.matter_line).diagnostics == ()
        assert read_blocks(halves.body, path, line=halves.body_line, language="en").diagnostics == ()


def test_a_photo_has_the_size_and_the_weight_of_a_real_one() -> None:
    data = Camera(1).photo(7)
    assert 200_000 < len(data) < 300_000
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
        assert image.size == (1600, 1067)
    assert Camera(1).photo(7) == data
    assert Camera(1).photo(8) != data


def _written(number: int, *, cjk: bool = False) -> str:
    files = tuple(f"images/{place}.jpg" for place in range(3))
    plan = Plan(number=number, slug=slug_of(number), photos=files, neighbours=("dispatch-0099.md",), cjk=cjk)
    return dispatch(plan, random.Random(f"test {number}"))


def test_dispatches_have_about_a_thousand_words() -> None:
    lengths = [len(_written(number).split("\n---\n", 1)[1].split()) for number in range(1, 41)]
    assert min(lengths) > 850
    assert max(lengths) < 1300
    assert 950 < sum(lengths) / len(lengths) < 1150


def test_what_a_letter_may_hold_is_met_in_some_dispatch() -> None:
    texts = [_written(number) for number in range(1, 41)]
    whole = "\n".join(texts)
    for pattern in MET:
        assert re.search(pattern, whole, re.MULTILINE), pattern
    assert not re.search("[一-鿿]", whole)
    assert re.search("[一-鿿]", "\n".join(_written(number, cjk=True) for number in range(1, 41)))


def test_every_note_is_referred_to_once() -> None:
    for number in range(1, 21):
        text = _written(number)
        notes = re.findall(r"^\[\^(n\d+)\]: ", text, re.MULTILINE)
        assert notes
        assert sorted(re.findall(r"\[\^(n\d+)\](?!:)", text)) == sorted(notes)


def test_a_caption_on_an_image_line_holds_no_straight_quote() -> None:
    for number in range(1, 41):
        for caption in re.findall(r'^!\[[^\]]*\]\(\S+ "(.*)"\)', _written(number), re.MULTILINE):
            assert '"' not in caption


def test_briefs_stand_behind_every_fifth_dispatch(tmp_path: Path) -> None:
    edition = write_project(tmp_path / "six", dispatches=6, photos=0) / "content" / "editions" / "bench"
    names = sorted(file.name for file in edition.glob("*.md"))
    assert names[4:8] == ["dispatch-0005.md", "dispatch-0005b1.md", "dispatch-0005b2.md", "dispatch-0006.md"]
    text = (edition / "dispatch-0005b1.md").read_text(encoding="utf-8")
    assert "\nrun_on: true\n" in text
    assert 70 <= len(text.split("\n---\n", 1)[1].split()) <= 220


def test_a_brief_has_its_own_slug() -> None:
    slugs = [
        re.findall(r"^slug: (.+)$", brief(place, of=5, rng=random.Random(place)), re.MULTILINE) for place in (1, 2)
    ]
    assert slugs == [["dispatch-0005b1"], ["dispatch-0005b2"]]


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("kept", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_project(tmp_path, dispatches=1)
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_no_dispatches_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--dispatches", "0", "--out", str(tmp_path / "none")])
    assert "at least one dispatch" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()
