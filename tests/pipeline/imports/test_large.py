"""An export of a whole archive: it is read a post at a time, and tells how far it is."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from publish.pipeline.imports.run import import_sources
from tests.books.press import ROOT
from tests.pipeline.imports.test_cases import CAPTURED, PUBLICATION

HEAD = (
    '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Low Water</title>\n'
)
_MOST = 500_000
"""Kilobytes of memory."""
_MEASURED = """
import resource, sys
from publish.cli.app import main
from publish.pipeline.worker import WORKER
try:
    main()
finally:
    WORKER.close()  # only of a process that has ended is it known how much memory it took
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    print("kilobytes:", *(resource.getrusage(who).ru_maxrss for who in whose), file=sys.stderr)
"""


def export(posts: int, *, paragraphs: int, comments: int) -> Iterator[str]:
    """An export in parts; a paragraph has a thousand characters, and so has a comment, which no dispatch holds."""
    yield HEAD
    words = "The gate was painted on Monday, and it took four days. " * 18
    for number in range(posts):
        text = f"<!-- wp:paragraph --><p>{words}</p><!-- /wp:paragraph -->\n" * paragraphs
        said = f"<wp:comment><wp:comment_content><![CDATA[{words}]]></wp:comment_content></wp:comment>\n" * comments
        yield (
            f"<item><title>Day {number}</title><dc:creator>Edda Quill</dc:creator>"
            f"<content:encoded><![CDATA[{text}]]></content:encoded><wp:post_id>{number}</wp:post_id>"
            f"<wp:post_date>2026-11-20 08:00:00</wp:post_date><wp:post_name>day-{number}</wp:post_name>"
            f"<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>\n{said}</item>\n"
        )
    yield "</channel></rss>\n"


def project(folder: Path) -> Path:
    """A project in ``folder``."""
    (folder / "project/content").mkdir(parents=True)
    (folder / "project/content/publication.toml").write_text(PUBLICATION)
    return folder / "project"


def test_progress_is_told_after_every_twenty_posts(tmp_path: Path) -> None:
    source = tmp_path / "export.xml"
    source.write_text("".join(export(45, paragraphs=1, comments=1)))
    told: list[str] = []
    outcome = import_sources(
        [str(source)],
        Path("content/editions/page"),
        project=project(tmp_path),
        captured=CAPTURED,
        progress=told.append,
    )
    assert told == ["export.xml: 20 pieces read", "export.xml: 40 pieces read"]
    assert len([path for path in outcome.value.written if path.suffix == ".md"]) == 45


@pytest.mark.nightly
def test_five_hundred_posts_of_a_hundred_megabytes_stay_under_five_hundred(tmp_path: Path) -> None:
    source = tmp_path / "export.xml"
    with source.open("w") as file:
        file.writelines(export(500, paragraphs=40, comments=160))
    assert source.stat().st_size > 100_000_000
    command = ("import", str(source), "--into", "content/editions/page", "--captured", "2026-11-24")
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *command],
        cwd=project(tmp_path),
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "480 pieces read" in done.stderr
    [measured] = [line for line in done.stderr.splitlines() if line.startswith("kilobytes:")]
    assert all(0 < int(size) < _MOST for size in measured.split()[1:]), measured
