"""What the page is told and shown, and what is not to be had."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from starlette.testclient import TestClient

from publish.pipeline.cache import NO_CACHE
from publish.pipeline.drafts import DraftReading, read_draft
from publish.preview.session import Session
from tests.preview.conftest import EDITION, TEXT, StandIn

FERRY = "d0003.xhtml"


def test_the_state_names_dispatches_and_findings(client: TestClient) -> None:
    state = client.get("/state").json()
    assert [each["name"] for each in state["documents"]] == ["d0001.xhtml", "d0002.xhtml", FERRY]
    assert state["documents"][2]["headline"] == "The ferry is late"
    assert state["documents"][2]["path"] == f"{EDITION}/03-ferry.md"
    assert not state["stale"]
    lost = next(found for found in state["findings"] if found["path"] == f"{EDITION}/03-ferry.md")
    assert lost["line"] == 14
    assert any("Nobody rowed" in line["text"] for line in lost["excerpt"])


def test_a_document_is_that_of_the_book_and_can_do_nothing(client: TestClient) -> None:
    answer = client.get(f"/book/{FERRY}")
    policy = answer.headers["content-security-policy"]
    assert answer.headers["content-type"].startswith("application/xhtml+xml")
    assert "default-src 'none'" in policy
    assert "script-src" not in policy  # what has no source of its own has none
    assert "sandbox allow-same-origin" in policy
    assert "allow-scripts" not in policy
    root = etree.fromstring(answer.content)
    elements = list(root.iter("{*}*"))
    names = {str(element.tag).rpartition("}")[2] for element in elements}
    assert "script" not in names
    assert [element.text for element in root.iter("{*}h2")] == ["The second crossing"]
    assert root.find(".//{*}p[@data-path='headline']") is None
    assert {"headline", "b0", "b1", "b2", "b3"} <= {str(element.get("data-path")) for element in elements}
    for address in (each.get("src") or each.get("href") for each in root.iter("{*}img", "{*}link")):
        assert client.get(f"/book/{address}").status_code == 200, address


def test_fonts_and_style_are_those_of_the_theme(client: TestClient) -> None:
    css = client.get("/book/style.css").text
    fonts = re.findall(r'url\("([^"]+)"\)', css)
    assert fonts
    assert client.get(f"/book/{fonts[0]}").headers["content-type"] == "font/ttf"


def test_blocks_know_where_they_were_written(client: TestClient) -> None:
    found = client.get(f"/pages/{FERRY}").json()
    lines = TEXT.splitlines()
    for at, words in (("headline", "The ferry"), ("b0", "It was seen"), ("b2", "## The second"), ("b3", "Nobody")):
        path, line, _ = found["blocks"][at]
        assert path == f"{EDITION}/03-ferry.md"
        assert words in lines[line - 1]
    assert found["pages"] == []


def test_a_source_is_quoted_from_the_content_alone(client: TestClient) -> None:
    lines = client.get(f"/source/8/{EDITION}/03-ferry.md").json()
    assert [line["number"] for line in lines] == [7, 8, 9, 10]
    assert lines[1]["text"].startswith("It was seen")
    for path in ("build/.gitignore", "README.md", "content/../README.md", "%2e%2e/secret", "/etc/passwd"):
        assert client.get(f"/source/1/{path}").json() == []


@pytest.mark.parametrize(
    "path",
    ["/book/none.xhtml", "/book/img/none.jpg", "/pages/none", "/picture/none/0", "/preview.py", "/x"],
)
def test_what_there_is_not_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_page_loads_its_own_files_and_nothing_else(client: TestClient) -> None:
    answer = client.get("/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'; script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-src 'self'" in policy
    for name in re.findall(r'(?:src|href)="([^"]+)"', answer.text):
        assert client.get(f"/{name}").status_code == 200
    assert "<script>" not in answer.text
    assert "style=" not in answer.text


def test_the_last_good_edition_stays_and_what_is_wrong_is_told(
    client: TestClient, session: Session, desk: StandIn
) -> None:
    file = desk.terms.root / EDITION / "03-ferry.md"
    try:
        file.write_text(TEXT.replace("date: 2026-11-20", "date: [2026"), encoding="utf-8")
        session.take(desk.read())
        state = client.get("/state").json()
        assert state["stale"]
        assert [found["severity"] for found in state["findings"]][:1] == ["error"]
        assert b"<em>noon</em>" in client.get(f"/book/{FERRY}").content
    finally:
        file.write_text(TEXT, encoding="utf-8")
    session.take(desk.read())
    state = client.get("/state").json()
    assert not state["stale"]
    assert state["edits"] == 0


def test_what_was_edited_is_named(client: TestClient, session: Session, desk: StandIn) -> None:
    file = desk.terms.root / EDITION / "03-ferry.md"
    try:
        file.write_text(TEXT.replace("at *noon*", "at *two*"), encoding="utf-8")
        session.take(desk.read())
    finally:
        file.write_text(TEXT, encoding="utf-8")
    state = client.get("/state").json()
    assert (state["edited"], state["edits"]) == (FERRY, 1)
    assert "<em>two</em>" in client.get(f"/book/{FERRY}").text


def test_settings_that_cannot_be_read_stop_nothing(session: Session, desk: StandIn, tmp_path: Path) -> None:
    stopped = read_draft(replace(desk.terms, edition="none"), NO_CACHE, tmp_path)
    assert isinstance(stopped, DraftReading)
    session.take(stopped)
    assert session.shown.stale
    assert "no edition “none”" in session.shown.stopped
    assert session.document(FERRY)
