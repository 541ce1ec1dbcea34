"""What is laid into a project that somebody meant ill: pictures that are none, links, pipes, journals."""

import os
import socket
import struct
import zlib
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.docs.promises import letter


def _png(width: int, height: int, data: bytes) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def _saved(kind: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (640, 400), (30, 90, 160)).save(out, kind)
    return out.getvalue()


def _svg(body: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400">{body}</svg>'.encode()


MAKERS: dict[str, Callable[[], bytes]] = {
    "photo": letter.photo,
    "empty": lambda: b"",
    "cut": lambda: letter.photo()[:900],
    "half": lambda: letter.photo()[: len(letter.photo()) // 2],
    "page": lambda: b"<html><script>alert(1)</script></html>",
    "program": lambda: b"\x7fELF" + bytes(400),
    "eps": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(x) run\n",
    "pdf": lambda: b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n",
    "bomb": lambda: _png(60_000, 60_000, zlib.compress(bytes(1_000_000))),
    "thin": lambda: _png(1, 2_000_000, zlib.compress(bytes(8_000_000))),
    "swapped": lambda: _png(640, 400, b"\x00\xff" * 400),
    "bmp": lambda: _saved("BMP"),
    "tiff": lambda: _saved("TIFF"),
    "ico": lambda: _saved("ICO"),
    "svg-script": lambda: _svg("<script>alert(1)</script><rect width='9' height='9'/>"),
    "svg-remote": lambda: _svg('<image href="http://127.0.0.1/a.png" width="9" height="9"/>'),
    "svg-entity": lambda: b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + _svg("<text>&x;</text>"),
    "latin": lambda: "---\nheadline: Caf\xe9\n---\n\nA word.\n".encode("latin-1"),
    "sixteen": lambda: "---\nheadline: One\n---\n\nA word.\n".encode("utf-16"),
    "secret": lambda: b"---\nheadline: Of the pilot\ndate: 2026-11-18\nstatus: withheld\n---\n\nKessport 54.7104.\n",
    "embargo": lambda: b"---\nheadline: Soon\ndate: 2026-11-18\nembargo: 2999-01-01\n---\n\nKessport 54.7104.\n",
}
"""Files by what they are."""


def _link(place: Path, to: str) -> None:
    place.symlink_to(to)


def _socket(place: Path) -> None:
    here = Path.cwd()
    os.chdir(place.parent)  # the name of a socket has to be short
    try:
        with closing(socket.socket(socket.AF_UNIX)) as made:
            made.bind(place.name)
    finally:
        os.chdir(here)


def _journal(place: Path, moves: str) -> None:
    place.write_text(f"{sha256(moves.encode()).hexdigest()}\n{moves}")


LAYS: dict[str, Callable[..., None]] = {
    "link": _link,
    "pipe": lambda place: os.mkfifo(place),
    "socket": _socket,
    "folder": lambda place: place.mkdir(),
    "file": lambda place, text: place.write_text(text) and None,
    "journal": _journal,
    "away": lambda place: place.rmdir(),
}
"""How something is laid out."""
