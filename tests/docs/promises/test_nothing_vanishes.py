"""No dispatch, word or photo vanishes without a line that says so."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.docs.promises import letter

pytestmark = pytest.mark.slow

_LEFT_OUT = {
    "02-draft.md": ("status: draft", "its status is draft"),
    "03-withheld.md": ("status: withheld", "its status is withheld"),
    "04-embargo.md": ("embargo: 2026-12-01T06:00Z", "it is under embargo until 2026-12-01 06:00 UTC"),
}
_READY = (
    "---\nheadline: High water\ndate: 2026-11-18\n---\n\nThe tide came in twice.[^1]\n\n"
    "![A boat on a wave.](images/boats.jpg)\n\nNobody saw the third.\n\n[^1]: At six, and at six.\n"
)


def _rewritten(book: Path, change: tuple[bytes, bytes]) -> None:
    """The book again, with words of its documents changed."""
    out = BytesIO()
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry, data.replace(*change) if entry.filename.endswith(".xhtml") else data)
    book.write_bytes(out.getvalue())


def test_what_is_left_out_is_named_and_the_rest_is_whole(tmp_path: Path) -> None:
    pieces: dict[str, str | bytes] = {
        name: f"---\nheadline: Not yet\n{line}\n---\n\nText of {name}.\n" for name, (line, _) in _LEFT_OUT.items()
    }
    files = {**pieces, "01-ready.md": _READY, "README.md": "Notes for us.\n", "images/boats.jpg": letter.photo()}
    project = letter.make(tmp_path / "letter", files)
    done = letter.publish("build", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "3 dispatches left out" in done.stderr
    done = letter.publish("build", "--verbose", cwd=project)
    for name, (_, reason) in _LEFT_OUT.items():
        assert re.search(rf"{name}:\d+:\d+: note\[dispatch-left-out\]: .*{reason}", done.stderr), done.stderr
    assert re.search(r"README\.md: note\[file-passed-over\]|README\.md:1:1: note\[file-passed-over\]", done.stderr)
    with zipfile.ZipFile(project / "build/2026-11.epub") as book:
        texts = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
        photos = [name for name in book.namelist() if name.endswith(".jpg") and "cover" not in name]
    assert len(photos) == 1
    assert "Nobody saw the third." in texts
    assert not [name for name in _LEFT_OUT if f"Text of {name}" in texts]

    # Without a path no validator is found: what is proved here is our own reading.
    verified = letter.publish("verify", cwd=project, PATH="")
    assert "text-lost" not in verified.stdout, verified.stdout
    _rewritten(project / "build/2026-11.epub", (b"Nobody saw the third.", b""))
    again = letter.publish("verify", cwd=project, PATH="")
    assert again.returncode == 1
    assert re.search(r"error\[text-lost\]: the EPUB has lost .*“Nobody saw the third\.”", again.stdout), again.stdout


@pytest.mark.parametrize(
    ("body", "id"),
    [
        ("![A boat.](images/boat.jpg)", "photo-missing"),
        ("::: figur\n![A boat.](images/boats.jpg)\n:::", "container-unknown"),
        ("A note.[^2]", "note-undefined"),
        ("Words ![ and more ](images/boats.jpg", "markup-leaked"),
        ("[too]: swallowed", "text-swallowed"),
    ],
)
def test_what_would_vanish_is_told_at_its_line(body: str, id: str, tmp_path: Path) -> None:
    dispatch = f"---\nheadline: A boat\ndate: 2026-11-18\n---\n\n{body}\n"
    project = letter.make(tmp_path / "letter", {"01-boat.md": dispatch, "images/boats.jpg": letter.photo()})
    done = letter.publish("check", cwd=project)
    assert re.search(rf"01-boat\.md:\d+:\d+: (?:error|warning)\[{id}\]", done.stdout), done.stdout
