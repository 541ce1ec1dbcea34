"""A picture that is named from the root of a site or a vault is found where it lies in the project."""

from pathlib import Path

import pytest

from publish.importers.markdown import read
from publish.model.edition import Part
from publish.model.figures import Figure
from publish.pipeline.files import Folder
from publish.pipeline.picture_places import with_places

EDITION = "content/editions/one"


def _found(root: Path, text: str, *files: str) -> list[str]:
    for file in files:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_bytes(b"x")
    source = f"---\nheadline: One\n---\n\n{text}\n"
    dispatch = read(source, f"{EDITION}/a.md", folder="one", language="en").value
    (part,) = with_places(Folder(root), (Part((dispatch,)),), EDITION).value
    blocks = (block for each in part.dispatches for block in each.blocks)
    return [block.picture.source for block in blocks if isinstance(block, Figure) and block.picture]


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("![A quay](/img/quay.png)", "content/img/quay.png"),
        ("![A quay](/img/quay.png)", f"{EDITION}/img/quay.png"),
        ("![A quay](/img/quay.png)", "content/static/img/quay.png"),
        ('{{< figure src="/img/quay.png" >}}', "content/assets/img/quay.png"),
        ('<img src="/quay.png" alt="A quay">', f"{EDITION}/images/quay.png"),
        ("![[quay.png]]", f"{EDITION}/attachments/quay.png"),
        ("![[attachments/quay.png|300]]", "content/attachments/quay.png"),
        ("![[attachments/quay.png|300]]", f"{EDITION}/attachments/quay.png"),
    ],
)
def test_it_is_found(tmp_path: Path, text: str, file: str) -> None:
    assert _found(tmp_path, text, file) == [file]


def test_of_two_of_one_name_neither_is_taken(tmp_path: Path) -> None:
    assert _found(tmp_path, "![[quay.png]]", f"{EDITION}/a/quay.png", f"{EDITION}/b/quay.png") == ["content/quay.png"]


def test_one_that_is_named_from_its_text_is_not_looked_for(tmp_path: Path) -> None:
    assert _found(tmp_path, "![A quay](quay.png)", f"{EDITION}/images/quay.png") == [f"{EDITION}/quay.png"]


@pytest.mark.parametrize("name", ["/../../secret.png", "/../editions/../../../secret.png", "/%2e%2e/%2e%2e/secret.png"])
def test_the_root_is_not_left(tmp_path: Path, name: str) -> None:
    assert _found(tmp_path, f"![A quay]({name})", "secret.png") == []
