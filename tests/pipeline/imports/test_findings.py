"""Each finding of an import is told where what it tells of stands; hostile files are refused or made harmless."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from publish.diagnostics import Severity, Span
from publish.errors import UsageError
from publish.model.blocks import Paragraph
from publish.model.inlines import Code
from publish.pipeline.imports.writing import dispatch_file
from tests.epub.samples import PORT
from tests.pipeline.imports.test_cases import bring

PARAGRAPH = "<p>The gate was painted on Monday, and it took four days.</p>"
RSS = '<rss version="2.0"><channel><title>The Low Water</title>{}</channel></rss>'


def archive(files: dict[str, bytes], change: Callable[[zipfile.ZipInfo], None] = lambda entry: None) -> bytes:
    """A zip archive of some files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            change(entry)
            made.writestr(entry, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("id", "line", "data"),
    [
        ("import-left-out", 2, f"<html><body>\n<nav>Home</nav>{PARAGRAPH}</body></html>"),
        ("import-unsure", 1, b"<html><head><meta charset=utf-8></head><body><p>Caf\xe9</p></body></html>"),
        ("import-missing", 1, f"<html><body>{PARAGRAPH}</body></html>"),
        ("import-link-lost", 3, f'<html><body>\n\n<p><a href="next.html">Next</a> comes this.</p>{PARAGRAPH}'),
        ("import-media-linked", 2, f'<html><body>\n<video src="https://a.example/v.mp4"></video>{PARAGRAPH}'),
        ("import-picture-remote", 2, f'<html><body>\n<img src="https://a.example/a.jpg">{PARAGRAPH}'),
        ("import-picture-missing", 2, f'<html><body>\n<img src="gone.jpg">{PARAGRAPH}'),
        ("import-picture-missing", 2, f'<html><body>\n<img src="../../../outside.jpg">{PARAGRAPH}'),
        ("import-summary-only", 1, RSS.format("<item><title>A</title><description>Cut …</description></item>")),
        ("headline-missing", 1, f"<html><body>{PARAGRAPH}</body></html>"),
    ],
)
def test_what_is_noticed_is_told_at_its_line(tmp_path: Path, id: str, line: int, data: str | bytes) -> None:
    source = tmp_path / "source"
    source.write_bytes(data if isinstance(data, bytes) else data.encode())
    outcome = bring(tmp_path, source)
    assert outcome.value.written, [str(found) for found in outcome.diagnostics]
    assert (id, "source", line) in [(found.id, found.at.path, found.at.line) for found in outcome.diagnostics]


_BOMB = (
    b"<?xml version='1.0'?>\n<!DOCTYPE rss [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><rss><channel>&b;</channel></rss>"
)
_FILE = b'<?xml version="1.0"?><!-- a -->\n\n<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed>&x;</feed>'


@pytest.mark.parametrize(
    ("words", "line", "data"),
    [
        ("entities of its own", 2, _BOMB),
        ("entities of its own", 3, _FILE),
        ("nested more than", 1, b"<html><body>" + b"<div>" * 300 + b"x"),
        ("is PDF", 1, b"%PDF-1.7\n"),
        ("is RTF", 1, b"{\\rtf1 a}"),
        ("XML of a kind", 1, b"<?xml version='1.0'?><tides><tide>3</tide></tides>"),
        ("JSON of a kind", 1, b'{"tides": [3]}'),
        ("holds no text", 1, b"<html><body><nav>Home</nav></body></html>"),
        ("no entries", 1, RSS.format("").encode()),
        ("no text", 1, b"\0\1\2\3"),
        ("leads out", 1, archive({"../outside.html": PARAGRAPH.encode()})),
        ("leads out", 1, archive({"/etc/passwd.html": PARAGRAPH.encode()})),
        ("far more", 1, archive({"bomb.html": b"<p>" + b" " * 5_000_000})),
        ("symbolic link", 1, archive({"a.html": b"/etc/passwd"}, lambda e: setattr(e, "external_attr", 0xA1FF << 16))),
        ("document of Pages", 1, archive({"Index/Document.iwa": b"\0\1", "preview.jpg": b"\xff\xd8\xff"})),
        ("document of Pages", 1, archive({"Index.zip": b"PK", "Metadata/Properties.plist": b"bplist00"})),
        ("cannot be read", 1, b"PK\x03\x04 and nothing that follows"),
    ],
)
def test_what_is_hostile_or_unknown_is_refused_and_nothing_is_written(
    tmp_path: Path, words: str, line: int, data: bytes
) -> None:
    source = tmp_path / "source"
    source.write_bytes(data)
    outcome = bring(tmp_path, source)
    errors = [found for found in outcome.diagnostics if found.severity is Severity.ERROR]
    assert [found for found in errors if found.id == "import-refused" and words in found.message], errors
    assert any(found.at.line == line and words in found.message for found in errors)
    assert outcome.value.written == ()
    assert not outcome.value.folder.exists()


def test_a_source_beside_the_project_is_named_by_its_file_from_wherever_it_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "page.html").write_text(f'<html><body>{PARAGRAPH}\n<img src="https://a.example/a.jpg" alt="A gate.">')
    monkeypatch.chdir(tmp_path / "project")
    outcome = bring(tmp_path, "../page.html")
    assert [found for found in outcome.diagnostics if found.severity is Severity.ERROR] == []
    assert {found.at.path for found in outcome.diagnostics} == {"page.html"}


def test_what_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no file"):
        bring(tmp_path, tmp_path / "nowhere.html")


def test_two_dispatches_without_a_headline_have_labels_of_their_own(tmp_path: Path) -> None:
    items = "".join(f"<item><description>Words of the {n}. item alone.</description></item>" for n in (1, 2))
    source = tmp_path / "feed"
    source.write_text(RSS.format(items))
    written = {path.name for path in bring(tmp_path, source).value.written}
    assert {"dispatch-1.md", "dispatch-2.md"} <= written


def test_standard_input_is_a_source(tmp_path: Path) -> None:
    outcome = bring(tmp_path, "-", given=f"<html><body><h1>The Gate</h1>{PARAGRAPH}</body></html>".encode())
    assert "the-gate.md" in {path.name for path in outcome.value.written}


def test_pictures_are_found_in_a_folder_of_media_in_whatever_size(tmp_path: Path) -> None:
    media = tmp_path / "uploads" / "2026" / "11"
    media.mkdir(parents=True)
    (media / "Gate.JPG").write_bytes(b"\xff\xd8\xff not a whole picture")
    (media.parent / "Gate.JPG").write_bytes(b"\xff\xd8\xff another")
    source = tmp_path / "page.html"
    source.write_text(f'<html><body><img src="https://a.example/uploads/2026/11/gate-300x200.jpg?x=1">{PARAGRAPH}')
    outcome = bring(tmp_path, source, media=(tmp_path / "uploads",))
    assert (outcome.value.folder / "images/gate-300x200.jpg").read_bytes() == b"\xff\xd8\xff not a whole picture"


def test_what_an_editor_changed_is_not_written_over(tmp_path: Path) -> None:
    source = tmp_path / "page.html"
    source.write_text(f"<html><body><h1>The Gate</h1>{PARAGRAPH}</body></html>")
    folder = bring(tmp_path, source).value.folder
    assert bring(tmp_path, source).value.written
    (folder / "the-gate.md").write_text("edited")
    again = bring(tmp_path, source)
    assert "capture-edited" in [found.id for found in again.diagnostics]
    assert (folder / "the-gate.md").read_text() == "edited"


def test_a_drawing_of_windows_is_named_with_its_kind_and_what_to_do(tmp_path: Path) -> None:
    document = {
        "one.html": b'<html><body><h1>The Gate</h1><p>It is wet.</p>\n<img src="gate.img" alt="A plan."></body></html>',
        "gate.img": b"\1\0\0\0" + b"\0" * 36 + b" EMF" + b"\0" * 40,
    }
    source = tmp_path / "page.zip"
    source.write_bytes(archive(document))
    outcome = bring(tmp_path, source)
    [found] = [found for found in outcome.diagnostics if found.id == "import-unsure"]
    assert "gate.emf is an EMF drawing" in found.message
    assert "PNG or SVG" in found.hint
    assert (found.at.path, found.at.line) == ("page.zip/one.html", 2)
    assert (outcome.value.folder / "images/gate.emf").is_file()


def test_what_markdown_cannot_say_is_kept_as_words_and_told() -> None:
    """The writer sets code in one line: what reads back otherwise must not go into a file unsaid."""
    block = Paragraph((Code("tide 4.2\nwind 6.1"),), span=Span("log.html", 7))
    outcome = dispatch_file(replace(PORT, blocks=(block,), notes=()), "content/editions/2026-11/log.md")
    assert [(found.id, found.at) for found in outcome.diagnostics] == [("import-simplified", block.span)]
    assert "tide 4.2 wind 6.1" in outcome.value[1].decode()
