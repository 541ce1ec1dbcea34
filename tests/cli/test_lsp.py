"""``publish lsp`` without what it needs, and what it asks of the machine."""

import json
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

import pytest

from tests.cli.conftest import Shell
from tests.docs.documents import ROOT


def test_without_pygls_it_says_what_to_install(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("publish.language_server")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pygls.workspace", None)
    monkeypatch.setitem(sys.modules, "lsprotocol", None)
    said = shell("lsp")
    assert said.code == 3
    assert "Type: pip install 'dispatch-press[lsp]'" in said.err
    assert said.out == ""


_WATCHED = """
import os, sys

def watch(event, arguments):
    # The event loop wakes itself by a pair of sockets without a name, which nobody else can reach.
    if event.startswith("socket.") and not (event == "socket.__new__" and arguments[1] == 1):
        with open(os.environ["SEEN"], "a") as seen:
            seen.write(f"{event} {arguments}\\\\n")

with open(os.environ["SEEN"] + ".watched", "a") as watched:
    watched.write("x")
sys.addaudithook(watch)
"""


def _message(**fields: object) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **fields}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


@pytest.mark.slow
def test_it_speaks_on_standard_input_and_output_and_opens_no_socket(letters: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(_WATCHED.replace("\\\\", "\\"))
    folder = {"uri": letters.as_uri(), "name": "letters"}
    asked = [
        _message(
            id=1, method="initialize", params={"capabilities": {}, "processId": None, "workspaceFolders": [folder]}
        ),
        _message(method="initialized", params={}),
    ]
    surroundings = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(tmp_path),
        "PYTHONPATH": f"{tmp_path}:{ROOT}",
        "SEEN": str(tmp_path / "seen"),
    }
    command = [sys.executable, "-c", "from publish.cli.app import program; program()", "lsp"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=surroundings, cwd=tmp_path
    ) as running:
        assert running.stdin
        assert running.stdout
        running.stdin.write(b"".join(asked))
        running.stdin.flush()
        answers = [_read(running.stdout)]
        while answers[-1].get("method") != "textDocument/publishDiagnostics":
            answers.append(_read(running.stdout))
        running.stdin.write(_message(id=2, method="shutdown") + _message(method="exit"))
        running.stdin.close()
        rest = running.stdout.read()
    assert answers[0]["result"]["serverInfo"]["name"] == "publish"
    assert rest.startswith(b"Content-Length: ")
    assert running.returncode == 0
    assert len((tmp_path / "seen.watched").read_text()) >= 2  # the server, and what works for it
    assert not (tmp_path / "seen").exists()


def _read(stream: IO[bytes]) -> dict[str, Any]:
    length = 0
    while (line := stream.readline()) != b"\r\n":
        if line.startswith(b"Content-Length: "):
            length = int(line.split()[1])
    message: dict[str, Any] = json.loads(stream.read(length))
    return message
