"""The validators and readers of PDF pass the sound file, read what is in it, and catch each planted fault."""

from collections.abc import Callable
from pathlib import Path

import pytest

from publish.errors import ExitCode
from publish.tools import ghostscript, pdffonts, pdfimages, pdfinfo, pdftotext, qpdf, verapdf
from publish.tools.run import Unreadable
from publish.tools.verapdf import PdfStandard
from tests.tools import pdfs

Require = Callable[[str], Path]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sound PDF, and the faulty ones."""
    sound = pdfs.tagged()
    files = {
        "sound": sound,
        "untagged": pdfs.untagged(sound),
        "unembedded": pdfs.unembedded(sound),
        "broken": pdfs.broken_stream(sound),
        "cut": sound[: len(sound) // 2],
        "text": b"A letter, not a book.",
    }
    folder = tmp_path_factory.mktemp("pdfs")
    for name, content in files.items():
        (folder / f"{name}.pdf").write_bytes(content)
    return {name: folder / f"{name}.pdf" for name in files}


def test_verapdf_judges_many_files_in_one_call(require_tool: Require, made: dict[str, Path]) -> None:
    require_tool("verapdf")
    asked = [made[name] for name in ("sound", "untagged", "cut", "text", "sound")]
    verdicts = verapdf.check(asked, PdfStandard.UA1)
    assert [v.pdf for v in verdicts] == asked
    assert [v.conforms for v in verdicts] == [True, False, False, False, True]
    sound, untagged, cut, text, _ = verdicts
    assert sound.failures == ()
    assert ("7.1", 11) in [(f.clause, f.test) for f in untagged.failures]
    assert all(f.times > 0 and f.text for f in untagged.failures)
    assert not untagged.unreadable
    assert cut.unreadable
    assert text.unreadable


def test_verapdf_orders_clauses_by_number(require_tool: Require, made: dict[str, Path]) -> None:
    require_tool("verapdf")
    (verdict,) = verapdf.check([made["untagged"]], PdfStandard.A2A)
    clauses = [[int(part) for part in f.clause.split(".")] for f in verdict.failures]
    assert clauses == sorted(clauses)
    assert len(clauses) > 2


@pytest.mark.slow
@pytest.mark.parametrize("profile", PdfStandard)
def test_verapdf_knows_every_profile(profile: PdfStandard, require_tool: Require, made: dict[str, Path]) -> None:
    require_tool("verapdf")
    (verdict,) = verapdf.check([made["sound"]], profile)
    assert verdict.conforms == (profile is PdfStandard.UA1)
    assert not verdict.unreadable


def test_qpdf_reads_the_syntax(require_tool: Require, made: dict[str, Path]) -> None:
    require_tool("qpdf")
    assert qpdf.check(made["sound"]).problems == ()
    for name in ("cut", "text"):
        problems = qpdf.check(made[name]).problems
        assert "file is damaged" in problems
        assert not any(str(made[name]) in problem for problem in problems)


def test_ghostscript_runs_every_page(require_tool: Require, made: dict[str, Path]) -> None:
    require_tool("ghostscript")
    assert ghostscript.check(made["sound"]).problems == ()
    for name in ("broken", "cut", "text"):
        problems = ghostscript.check(made[name]).problems
        assert problems
        assert not any("stack" in problem for problem in problems)


def test_pdfinfo_reads_entries_and_boxes(require_tool: Require, made: dict[str, Path]) -> None:
    require_tool("pdfinfo")
    info = pdfinfo.read(made["sound"])
    assert (info.title, info.version, info.tagged, info.encrypted) == ("Tide tables: spring", "1.7", True, False)
    assert len(info.pages) == 2
    for page in info.pages:
        assert (page.trim.width, page.trim.height) == pytest.approx((419.53, 595.28), abs=0.02)
        assert page.media.width - page.trim.width == pytest.approx(2 * 8.504, abs=0.02)
        assert page.bleed == page.media
        assert page.rotation == 0


def test_pdffonts_tells_what_is_not_embedded(require_tool: Require, made: dict[str, Path]) -> None:
    require_tool("pdffonts")
    sound = pdffonts.read(made["sound"])
    assert sound
    assert all(font.embedded and font.subset and font.unicode and font.object for font in sound)
    assert {font.encoding for font in sound} == {"Identity-H"}
    loose = [font for font in pdffonts.read(made["unembedded"]) if not font.embedded]
    assert [(font.name, font.kind) for font in loose] == [("Times-Roman", "Type 1")]


def test_pdfimages_reads_size_colour_and_resolution(require_tool: Require, made: dict[str, Path]) -> None:
    require_tool("pdfimages")
    (image,) = pdfimages.read(made["sound"])
    assert (image.page, image.kind, image.width, image.height) == (1, "image", 60, 40)
    assert (image.colour, image.components, image.bits) == ("rgb", 3, 8)
    assert (image.x_ppi, image.y_ppi) == (60, 60)


def test_pdftotext_reads_pages_and_places(require_tool: Require, made: dict[str, Path]) -> None:
    require_tool("pdftotext")
    first, second = pdftotext.text(made["sound"])
    assert "Қыс and ebb at noon." in first
    assert second.strip() == "The second page"
    page = pdftotext.words(made["sound"])[1]
    assert [word.text for word in page.words] == ["The", "second", "page"]
    # The bleed is 3 mm, the margin 20 mm.
    assert page.words[0].left == pytest.approx(23 / 25.4 * 72, abs=1)
    assert all(a.right < b.left for a, b in zip(page.words, page.words[1:], strict=False))


@pytest.mark.parametrize("read", [pdfinfo.read, pdffonts.read, pdfimages.read, pdftotext.text, pdftotext.words])
@pytest.mark.parametrize("name", ["cut", "text"])
def test_a_file_that_cannot_be_read_is_named(
    read: Callable[[Path], object], name: str, require_tool: Require, made: dict[str, Path]
) -> None:
    require_tool("pdfinfo")
    with pytest.raises(Unreadable, match=rf"{name}\.pdf cannot be read: .*pdf\w+, exit \d") as caught:
        read(made[name])
    assert caught.value.exit_code is ExitCode.CONTENT
