"""Short addresses are made known to any server, and clean takes their folder away."""

from pathlib import Path

import pytest
from lxml import html

from publish.errors import ExitCode
from publish.model.blocks import Media
from publish.model.inlines import Link, Text
from publish.model.walk import plain
from publish.pipeline.redirects import redirects, short_links
from publish.transforms.paper import on_paper
from tests.cli.conftest import Shell, letters, shell
from tests.transforms.editions import edition, para, piece

__all__ = ["letters", "shell"]

BOARD, QUAY = "https://board.example/silt?a=1&b=$2", 'https://quay.example/%22"'
CONTENT = edition(
    piece("a", para(Link((Text("the board"),), BOARD), Link((Text("the desk"),), "mailto:desk@quay.example"))),
    piece(
        "b", para(Link((Text("the gate"),), QUAY), Link((Text("board"),), BOARD), Link((Text("x"),), "https://x.org"))
    ),
)


def test_a_target_has_one_short_address_in_an_edition() -> None:
    printed = on_paper(CONTENT, "qr", "https://go.example/s/")
    shown = [[(link.number, link.address) for link in dispatch.links] for dispatch in printed.dispatches]
    assert shown == [
        [(1, "go.example/s/1.1"), (2, "desk@quay.example")],
        [(1, "go.example/s/1.2"), (2, "go.example/s/1.1"), (3, "go.example/s/1.3")],
    ]
    assert short_links(printed) == {"1.1": BOARD, "1.2": QUAY, "1.3": "https://x.org"}


def test_without_a_beginning_or_a_code_none_has_one() -> None:
    assert redirects(on_paper(CONTENT, "qr")) == {}
    assert redirects(on_paper(CONTENT, "list", "https://go.example")) == {}


def test_an_address_that_no_code_holds_is_printed_in_full() -> None:
    long = f"https://quay.example/{'x' * 700}"
    content = edition(piece("a", para(Link((Text("x"),), long))))
    ((link,),) = (dispatch.links for dispatch in on_paper(content, "qr", "https://go.example").dispatches)
    assert (link.address, link.short) == (long, "")


def test_what_plays_has_a_short_address_too() -> None:
    film = "https://film.example/watch?v=1"
    media = Media("video", (Text("Ice"),), (Link((Text(film),), film),))
    content = edition(piece("a", para(Link((Text("x"),), BOARD)), media))
    (dispatch,) = on_paper(content, "notes", "https://go.example").dispatches
    (played,) = (block for block in dispatch.blocks if isinstance(block, Media))
    assert (plain(played.address), played.code) == ("go.example/1.1", film)
    assert short_links(on_paper(content, "qr", "https://go.example")) == {"1.1": BOARD, "1.2": film}
    (dispatch,) = on_paper(content, "none", "https://go.example").dispatches
    assert dispatch.blocks[1] == media


def test_the_files_lead_where_the_links_do() -> None:
    files = redirects(on_paper(CONTENT, "qr", "https://go.example"))
    assert sorted(files) == ["1.1/index.html", "1.2/index.html", "1.3/index.html", "1.map", "_redirects"]
    page = html.fromstring(files["1.2/index.html"])
    assert [a.get("href") for a in page.iter("a")] == [QUAY]
    (refresh,) = (meta.get("content") for meta in page.iter("meta") if meta.get("http-equiv") == "refresh")
    assert refresh == f"0; url={QUAY}"
    assert files["_redirects"].decode().splitlines()[0] == f"/1.1 {BOARD} 302"
    assert files["1.map"].decode().splitlines()[:2] == [
        '"/1.1" "https://board.example/silt?a=1&b=%242";',
        '"/1.2" "https://quay.example/%22%22";',
    ]


@pytest.mark.slow
def test_build_writes_the_folder_and_clean_takes_it_away(shell: Shell, letters: Path) -> None:
    settings = letters / "content/publication.toml"
    settings.write_text('print_links = "qr"\nlinks_base = "https://go.example"\n' + settings.read_text())
    dispatch = letters / "content/editions/2026-11/01-window.md"
    dispatch.write_text(dispatch.read_text() + "\nThe [chart](https://board.example/chart) hangs there.\n")
    folder = letters / "build/2026-11.links"
    assert shell("build", "-q", "-C", letters, "--format", "pdf").code is ExitCode.OK
    assert not folder.exists()
    built = shell("build", "-q", "-C", letters, "--links")
    assert built.code is ExitCode.OK
    assert [Path(line).name for line in built.lines] == ["2026-11.pdf", "2026-11.epub", "2026-11.links"]
    (page,) = folder.glob("*/index.html")
    assert "https://board.example/chart" in page.read_text()
    assert shell("verify", "-q", "-C", letters).code is ExitCode.OK
    assert shell("clean", "-q", "-C", letters).code is ExitCode.OK
    assert not folder.exists()
