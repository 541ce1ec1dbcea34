"""Who is answered: this machine's own page, and nobody else."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from publish.preview.guard import Guard


def _here(request: Request) -> Response:
    return PlainTextResponse("here")


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Guard(Starlette(routes=[Route("/", _here)]), 8000), base_url="http://127.0.0.1:8000")


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LocalHost:8000", "[::1]:8000"])
def test_the_names_of_this_machine_are_answered(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host, "origin": f"http://{host}", "sec-fetch-site": "same-origin"})
    assert (answer.status_code, answer.text) == (200, "here")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    "host",
    [
        "rebound.example",
        "rebound.example:8000",
        "127.0.0.1",
        "127.0.0.1:8001",
        "127.0.0.1.nip.example:8000",
        "localhost:8000.example",
        "127.1:8000",
        "0.0.0.0:8000",
        "",
    ],
)
def test_a_name_that_leads_here_from_elsewhere_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "here" not in answer.text


@pytest.mark.parametrize(
    "origin", ["https://news.example", "null", "http://127.0.0.1:9000", "https://127.0.0.1:8000", "http://localhost"]
)
def test_another_site_is_refused(client: TestClient, origin: str) -> None:
    assert client.get("/", headers={"origin": origin}).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_page_shows_of_it_is_refused(client: TestClient, site: str) -> None:
    assert client.get("/", headers={"sec-fetch-site": site}).status_code == 403


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_but_reading_is_answered(client: TestClient, method: str) -> None:
    answer = client.request(method, "/")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")


def test_no_websocket_is_opened(client: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/"):
        pass
